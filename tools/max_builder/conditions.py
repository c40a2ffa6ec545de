"""The page of a model's conditions."""

from tools.max_builder.parameter import PERCENT, number, toggle
from tools.max_builder.patch import Box, Patch

CONDITIONS_FACE = (272, 161)
CONDITIONS = 8
NO_NAME = "\N{EN DASH}"


def build_conditions() -> Patch:
    patch = Patch(CONDITIONS_FACE, (1560, 520))
    about = (
        "The conditions of a model that has some. Lit: set to the dial's position between lowest and highest. "
        "Dark: free, so that the seed decides."
    )
    patch.comment(about, 20, 10, 620)
    patch.label("conditions of the model", (1, 0, 174, 13), 300, 40)
    shown = patch.box("r ---ls-show", 20, 50)
    to_script = patch.box("s ---ls-do", 20, 500)
    routed = patch.cord(shown, 0, patch.box("route conditions positions", 20, 80, 700))
    positions = patch.cord(routed, 1, patch.box(f"unpack {' '.join(['0. 0'] * CONDITIONS)}", 700, 105, 840))
    rest = patch.cord(routed, 0, patch.box("t l b", 20, 105, 60))
    blank = patch.cord(rest, 1, patch.message(f"set {NO_NAME}", 300, 105))
    patch.comment("Five atoms a condition: name, lowest, highest, value, set.", 370, 105)
    for place in range(CONDITIONS):
        x, left, top = 20 + 190 * place, 1 + 68 * (place % 4), 15 + 73 * (place // 4)
        rest = patch.cord(rest, int(place > 0), patch.box("zl.slice 5", x, 130, 120))
        show = (left, top, 66, 13)
        name = patch.ui("live.comment", x, 210, show, text=NO_NAME, textjustification=1)
        patch.chain(rest, patch.box("zl.slice 1", x, 160, 80), patch.box("prepend set", x, 185), name)
        patch.cord(blank, 0, name)
        _add_condition(patch, place + 1, x, left, top + 13, to_script, positions)
    return patch


def _add_condition(patch: Patch, n: int, x: float, left: float, top: float, to_script: Box, positions: Box) -> None:
    """A dial for the value, which is sent while the toggle is on; `positions` gives both for a recalled seed."""
    hint = f"The value of condition {n} of the model, between its lowest and its highest."
    parameter = number(f"Label {n}", f"Label {n}", 0, 100, 50, PERCENT, hint)
    dial = patch.ui("live.dial", x, 250, (left + 10, top, 46, 36), showname=0, **parameter)
    hint = f"Set condition {n}, or leave it to the seed."
    parameter = toggle(f"Label {n} Set", f"Set {n}", "free", "set", hint)
    on = patch.ui("live.text", x + 80, 250, (left + 10, top + 38, 46, 17), **parameter)
    patch.cord(positions, 2 * n - 1, on)
    patch.chain(positions, patch.box("* 100.", x, 225, 60), dial, outlet=2 * n - 2)
    which = patch.cord(on, 0, patch.box("t i i", x + 80, 290, 50))
    passes = patch.box("gate 1 0", x, 370, 70)
    held = patch.chain(dial, patch.box("* 0.01", x, 310, 50), patch.box("f 0.5", x, 340, 50))
    patch.cord(which, 1, passes)
    patch.cord(held, 0, passes, 1)
    change = patch.cord(which, 0, patch.box("sel 0 1", x + 80, 330, 60))
    patch.cord(change, 1, held)
    patch.chain(change, patch.message(f"condition {n} free", x + 60, 400, 120), to_script)
    patch.chain(passes, patch.box(f"prepend condition {n}", x, 430, 130), to_script)
