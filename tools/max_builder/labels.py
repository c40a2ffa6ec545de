"""The page of a labelled model's labels."""

from tools.max_builder.parameter import PERCENT, number, switch
from tools.max_builder.patch import Patch

LABELS_FACE = (176, 161)
ROWS = 8
NO_NAME = "\N{EN DASH}"


def labels() -> Patch:
    patch = Patch(LABELS_FACE, (1560, 520))
    patch.note(
        "The labels of a model that takes some. Lit: set to the dial's place between lowest and highest. "
        "Dark: free, so that the seed decides.",
        20,
        10,
        620,
    )
    patch.label("labels of the model", (1, 0, 174, 13), 300, 40)
    shown = patch.box("r ---ls-show", 20, 50)
    asks = patch.box("s ---ls-do", 20, 500)
    fresh = patch.chain(shown, patch.box("route conditions", 20, 80), patch.box("t l b", 20, 105, 60))
    blank = patch.cord(fresh, 1, patch.say(f"set {NO_NAME}", 300, 105))
    patch.note("Five words a label: name, lowest, highest, value, set.", 370, 105)
    rest = fresh
    for place in range(ROWS):
        x, left, top = 20 + 190 * place, 1 + 44 * (place % 4), 15 + 73 * (place // 4)
        five = patch.cord(rest, int(place > 0), patch.box("zl.slice 5", x, 130, 120))
        rest = five
        name = patch.ui("live.comment", x, 210, (left, top, 43, 13), text=NO_NAME, textjustification=1, fontsize=8.5)
        first = patch.chain(five, patch.box("zl.slice 1", x, 160, 80), patch.box("prepend set", x, 185))
        patch.cord(first, 0, name)
        patch.cord(blank, 0, name)
        dial = patch.ui(
            "live.dial",
            x,
            250,
            (left, top + 13, 43, 36),
            size_here=(43, 36),
            showname=0,
            fontsize=8.5,
            **number(
                f"Label {place + 1}",
                f"Label {place + 1}",
                0,
                100,
                50,
                PERCENT,
                f"Where label {place + 1} of the model is, between its lowest and its highest.",
            ),
        )
        on = patch.ui(
            "live.text",
            x + 80,
            250,
            (left + 4, top + 52, 35, 15),
            size_here=(35, 15),
            fontsize=8.5,
            **switch(
                f"Label {place + 1} Set",
                f"Set {place + 1}",
                "free",
                "set",
                f"Set label {place + 1}, or leave it to the seed.",
            ),
        )
        which = patch.cord(on, 0, patch.box("t i i", x + 80, 290, 50))
        passes = patch.box("gate 1 0", x, 370, 70)
        held = patch.cord(patch.cord(dial, 0, patch.box("* 0.01", x, 310, 50)), 0, patch.box("f 0.5", x, 340, 50))
        patch.cord(which, 1, passes, 0)
        patch.cord(held, 0, passes, 1)
        change = patch.cord(which, 0, patch.box("sel 0 1", x + 80, 330, 60))
        patch.cord(change, 1, held, 0)
        patch.cord(patch.cord(change, 0, patch.say(f"condition {place + 1} free", x + 60, 400, 120)), 0, asks)
        patch.cord(patch.cord(passes, 0, patch.box(f"prepend condition {place + 1}", x, 430, 130)), 0, asks)
    return patch
