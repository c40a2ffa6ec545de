"""The page of presets: the sounds of all slots, eight times, kept with the set."""

from tools.max_builder.controls import add_busy_colours, add_light, add_tab
from tools.max_builder.parameter import button, choice
from tools.max_builder.patch import Patch

PRESETS_FACE = (248, 116)
PRESETS = 8
FIRST = 101  # the number of preset 1 in what the script gives to be kept
CELL = 30  # pixels


def build_presets(what: str) -> Patch:
    """what: `loop`, or what is kept of all slots or pads."""
    patch = Patch(PRESETS_FACE, (1400, 560))
    patch.comment("Presets: the script keeps the recipes of all sounds, the set keeps what the script gives.", 20, 10)
    patch.label(f"presets: {what}, kept with the set", (4, 2, 240, 14), 20, 40)
    hint = "The preset that Store and Recall are for."
    names = [str(n) for n in range(1, PRESETS + 1)]
    parameter = choice("Chosen Preset", "Preset", names, 0, hint)
    tab = add_tab(patch, 20, 70, (4, 18, PRESETS * CELL, 20), parameter)
    chosen = patch.cord(tab, 0, patch.box("+ 1", 20, 110))
    to_script = patch.box("s ---ls-do", 260, 260)
    for place, (word, hint) in enumerate((
        ("Store", f"Keep {what} as the chosen preset; what it held before is lost."),
        ("Recall", "Bring the sounds of the chosen preset back; Undo of a slot goes back."),
    )):  # fmt: skip
        x, show = 260 + 160 * place, (4 + 122 * place, 52, 118, 20)
        pressed = patch.ui("live.text", x, 70, show, **button(f"{word} Preset", word, word, hint))
        held = patch.cord(pressed, 0, patch.box("i 1", x, 150, 50))
        patch.cord(chosen, 0, held, 1)
        patch.chain(held, patch.box(f"prepend preset {word.lower()}", x, 200), to_script)
    shown = patch.chain(patch.box("r ---ls-show", 20, 300), patch.box("route presets", 20, 330))
    filled = patch.cord(shown, 0, patch.box(f"unpack {' '.join(['0'] * PRESETS)}", 20, 360, 1200))
    for place in range(PRESETS):
        x = 20 + 170 * place
        light = add_light(patch, x, 480, (5 + CELL * place, 41, CELL - 3, 5))
        lit = patch.cord(filled, place, patch.box("sel 0 1", x, 390))
        add_busy_colours(patch, lit, light, (x, 420, 130), (x + 30, 450, 130))
    return patch
