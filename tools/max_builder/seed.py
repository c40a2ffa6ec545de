"""ls.seed: the 64 dials that a sound is made of."""

from tools.max_builder.controls import add_menu, add_pattr
from tools.max_builder.parameter import CUSTOM, INT, MORPH, button, number
from tools.max_builder.patch import Box, Patch

SEED_FACE = (272, 161)
SIGNED = (-128.0, 127.0)  # dial units


def build_seed() -> Patch:
    patch = Patch(SEED_FACE, (1100, 700))
    about = "ls.seed NAME: 64 dials: draw them, set them at random, morph, undo, store them by name and in files."
    patch.comment(about, 20, 10)
    takes = (
        "64 numbers, random, morph AMOUNT, undo, redo, store NAME, recall NAME, next, dice NUMBER; see the reference"
    )
    messages = patch.inlet(20, 50, takes)
    script = patch.box("js ls.seeds.js", 20, 330, 1000, ports=(2, "......"))
    patch.cord(messages, 0, script)
    patch.cord(patch.box("r #1-reply", 1006, 280), 0, script, 1)
    shown = [patch.box("r #1-show", 64, 44), patch.box("route dials moved", 64, 74), patch.box("prepend set", 64, 104)]
    patch.chain(*shown, script)
    patch.cord(shown[1], 1, script)
    about = "Dials that ls.slots.js sets: the seed of a slot, or one along a direction."
    patch.comment(about, 170, 60, 300)
    patch.cord(script, 0, patch.outlet(20, 640, "64 numbers, whenever the dials change"))
    patch.cord(script, 4, patch.box("s #1-ask", 812, 380))
    patch.cord(script, 5, patch.outlet(1006, 640, "says TEXT"))
    patch.cord(script, 5, patch.box("s #1-show", 1006, 380))  # the line of the device's face
    _add_dials(patch, script)
    _add_buttons(patch, script)
    _add_names(patch, script)
    _add_stored(patch, script)
    return patch


def _add_dials(patch: Patch, script: Box) -> None:
    patch.comment("A drawing goes back to the script as a list when the mouse is released.", 50, 545, 260)
    drawn = patch.ui(
        "multislider", 20, 450, (8, 8, 256, 82), size=64, setminmax=list(SIGNED), settype=1, setstyle=1, signed=1,
        parameter_enable=0, contdata=2, spacing=1, listresize=0,
        annotation="64 dials from -128 to 127: draw across them.", annotation_name="Dials",
    )  # fmt: skip
    patch.cord(script, 1, drawn)
    patch.cord(drawn, 0, script)


def _add_buttons(patch: Patch, script: Box) -> None:
    patch.comment("Each button sends a message to the script.", 200, 140)
    buttons = (
        ("Random", "random", (8, 96, 52, 18), "Set all 64 dials at random."),
        ("Undo", "undo", (172, 96, 44, 18), "Go back to the dials before the last change."),
        ("Redo", "redo", (220, 96, 44, 18), "Take the last undo back."),
        ("Next Seed", "next", (116, 118, 36, 18), "Recall the next of the kept seeds."),
    )
    for place, (name, word, show, hint) in enumerate(buttons):
        x = 60 + 70 * place
        pressed = patch.ui("live.text", x, 170, show, **button(name, name, word.capitalize(), hint))
        patch.chain(pressed, patch.message(word, x, 210), script)
    hint = "The most that Morph moves a dial, in dial units."
    parameter = number("Morph Amount", "Amount", 0, 128, 10, CUSTOM, hint, **MORPH)
    amount = patch.ui("live.numbox", 440, 170, (120, 97, 44, 16), **parameter)
    parameter = button("Morph", "Morph", "Morph", "Move each dial a little, by up to the amount.")
    morph = patch.ui("live.text", 350, 170, (64, 96, 52, 18), **parameter)
    _add_value(patch, "f 10.", morph, amount, "morph", script)
    hint = "Ask the daemon for the seed of this number: the same number gives the same seed."
    dice = patch.ui("live.text", 540, 170, (188, 140, 34, 18), **button("Dice", "Dice", "Dice", hint))
    parameter = number("Dice Number", "Number", 0, 255, 1, INT, "The number whose seed Dice asks for.", whole=True)
    which = patch.ui("live.numbox", 610, 170, (224, 141, 40, 16), **parameter)
    _add_value(patch, "i 1", dice, which, "dice", script)


def _add_value(patch: Patch, text: str, pressed: Box, value: Box, word: str, script: Box) -> None:
    """A press sends `word` and the value."""
    x = pressed.raw["patching_rect"][0]
    held = patch.box(text, x, 210, 60)
    patch.cord(value, 0, held, 1)
    patch.chain(pressed, held, patch.box(f"prepend {word}", x, 250), script)


def _add_names(patch: Patch, script: Box) -> None:
    patch.comment("Named seeds, also in a text file that the Pd client can read.", 680, 100, 330)
    menu = add_menu(patch, 420, 450, (8, 118, 104, 18), "kept seeds", "Kept seeds", "Recall a kept seed.")
    patch.cord(script, 2, menu)
    patch.chain(menu, patch.box("prepend recallat", 420, 490), script)
    name = patch.ui(
        "textedit", 680, 170, (156, 118, 64, 18), text="kick", keymode=1, outputmode=1, fontsize=9.5, lines=1,
        wordwrap=0, parameter_enable=0, annotation="The name that Keep gives.", annotation_name="Name",
    )  # fmt: skip
    parameter = button("Keep Seed", "Keep", "Keep", "Keep the dials under the name in the box.")
    keep = patch.ui("live.text", 680, 140, (224, 118, 40, 18), **parameter)
    symbol = [patch.box("route text", 680, 210), patch.box("tosymbol", 680, 235)]
    patch.chain(keep, name, *symbol, patch.box("prepend store", 680, 260), script)
    for word, text, x, show, dialog, hint in (
        ("writeto", "Save …", 800, (8, 140, 48, 18), "savedialog", "Save all kept seeds as text."),
        ("readfrom", "Open …", 920, (60, 140, 48, 18), "opendialog", "Open a text file of seeds."),
    ):
        pressed = patch.ui("live.text", x, 140, show, **button(f"{text[:4]} Seeds", text[:4], text, hint, True))
        patch.chain(pressed, patch.box(dialog, x, 180), patch.box(f"prepend {word}", x, 220), script)


def _add_stored(patch: Patch, script: Box) -> None:
    about = "Saved with the Live set: the dials and the named seeds. They return as `recalled`."
    patch.comment(about, 650, 400, 300)
    parts = patch.cord(script, 3, patch.box("route dials seeds", 580, 450, 160))
    back = patch.box("prepend recalled", 580, 580)
    for outlet, name, long, hint in (
        (0, "dials", "Dials", "The 64 dials; saved with the set."),
        (1, "seeds", "Kept Seeds", "The named seeds; saved with the set."),
    ):
        x = 580 + 200 * outlet
        stored = add_pattr(patch, name, x, 490, long, name.capitalize(), hint)
        patch.cord(parts, outlet, stored)
        patch.chain(stored, patch.box(f"prepend {name}", x, 530), back)
    patch.cord(back, 0, script)
