"""The page of the model's directions: by their names, as sliders."""

from tools.max_builder.conditions import NO_NAME
from tools.max_builder.parameter import FLOAT, INT, button, number
from tools.max_builder.patch import Box, Patch

DIRECTIONS_FACE = (272, 161)
DIRECTIONS = 8
ROW = 17.5  # pixels


def build_directions() -> Patch:
    patch = Patch(DIRECTIONS_FACE, (1240, 700))
    about = (
        "The first eight directions of the model: they move the dials. Render makes the same move inside the network, "
        "from where the dials were."
    )
    patch.comment(about, 20, 10, 620)
    shown = patch.box("route amounts directions", 620, 90, 180)
    patch.cord(patch.box("r ---ls-show", 620, 50), 0, shown)
    to_script = patch.box("s ---ls-do", 20, 660)
    _add_buttons(patch, to_script)
    amounts = patch.cord(shown, 0, patch.box(f"unpack {' '.join(['0.'] * DIRECTIONS)}", 620, 430, 560))
    rest = patch.cord(shown, 1, patch.box("t l b", 700, 130, 60))
    blank = patch.cord(rest, 1, patch.message(f"set {NO_NAME}", 900, 130))
    for place in range(DIRECTIONS):
        n, x, top = place + 1, 20 + 150 * place, 21 + ROW * place
        rest = patch.cord(rest, int(place > 0), patch.box("zl.slice 1", x, 190 + 24 * place, 100))
        show = (1, top + 1, 126, 13)
        name = patch.ui("live.comment", x, 400, show, text=NO_NAME, textjustification=0)
        patch.chain(rest, patch.box("prepend set", x, 375), name)
        patch.cord(blank, 0, name)
        hint = f"Move the dials along direction {n} of the model, in standard deviations."
        parameter = number(f"Direction {n}", f"Dir {n}", -3, 3, 0.0, FLOAT, hint)
        looks = {"orientation": 1, "showname": 0, "shownumber": 0}
        slider = patch.ui("live.slider", x, 510, (130, top, 140, 16), **looks, **parameter)
        patch.chain(amounts, patch.box("prepend set", x, 470, 66), slider, outlet=place)
        patch.chain(slider, patch.box(f"prepend direction {n}", x, 560), to_script)
    return patch


def _add_buttons(patch: Patch, to_script: Box) -> None:
    hint = "Take the dials from before the directions were moved, and make the same move inside the network."
    pressed = patch.ui("live.text", 20, 60, (1, 0, 70, 18), **button("Render Directed", "Render", "Render", hint))
    patch.label("into", (76, 2, 28, 14), 100, 60, 2)
    parameter = number(
        "Directed Into", "Into", 1, 8, 5, INT, "The slot that gets the rendered move.", whole=True, stored=True
    )
    into = patch.ui("live.numbox", 140, 60, (106, 1, 36, 16), **parameter)
    held = patch.cord(pressed, 0, patch.box("i 5", 20, 110, 60))
    patch.cord(into, 0, held, 1)
    patch.chain(held, patch.box("prepend directed", 20, 140), to_script)
    parameter = button("Zero Directions", "Zero", "Zero", "Back to the dials before the directions were moved.")
    zero = patch.ui("live.text", 300, 60, (210, 0, 60, 18), **parameter)
    patch.chain(zero, patch.message("directions zero", 300, 110), to_script)
