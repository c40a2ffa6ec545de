"""ls.seed: the 64 dials that a sound is made of."""

from tools.max_builder.parameter import INT, OWN, kept, number, press
from tools.max_builder.patch import Box, Patch

FACE = (272, 161)
SIGNED = (-128.0, 127.0)  # dial units


def seed() -> Patch:
    patch = Patch(FACE, (1100, 700))
    patch.note("ls.seed NAME: 64 dials, drawn by hand, thrown, morphed, undone, kept under names and in files.", 20, 10)
    heard = patch.inlet(
        20,
        50,
        "64 numbers, random, morph AMOUNT, undo, redo, store NAME, recall NAME, next, dice RNG; see the reference",
    )
    script = patch.box("js ls.seeds.js", 20, 330, 1000, ports=(2, "......"))
    patch.cord(heard, 0, script, 0)
    patch.cord(patch.box("r #1-reply", 1006, 280), 0, script, 1)
    shown = patch.chain(
        patch.box("r #1-show", 64, 44), patch.box("route dials", 64, 74), patch.box("prepend set", 64, 104)
    )
    patch.cord(shown, 0, script, 0)
    patch.note("What ls.slots.js would have on the dials: the seed of a slot, or one along a direction.", 170, 60, 300)
    patch.cord(script, 0, patch.outlet(20, 640, "64 numbers, whenever the dials changed"))
    patch.cord(script, 4, patch.box("s #1-ask", 812, 380))
    patch.cord(script, 5, patch.outlet(1006, 640, "says TEXT"))
    _dials(patch, script)
    _throws(patch, script)
    _names(patch, script)
    _kept(patch, script)
    return patch


def _dials(patch: Patch, script: Box) -> None:
    patch.note("The dials as they are drawn: a list back into the script when the mouse is let go.", 50, 545, 260)
    drawn = patch.ui(
        "multislider",
        20,
        450,
        (8, 8, 256, 82),
        size=64,
        setminmax=list(SIGNED),
        settype=1,
        setstyle=1,
        signed=1,
        parameter_enable=0,
        contdata=2,
        spacing=1,
        listresize=0,
        annotation="64 dials from -128 to 127: draw across them.",
        annotation_name="Dials",
    )
    patch.cord(script, 1, drawn)
    patch.cord(drawn, 0, script)


def _throws(patch: Patch, script: Box) -> None:
    patch.note("Each press is a word for the script.", 200, 140)
    presses = (
        ("Random", "random", (8, 96, 52, 18), "Throw all 64 dials anew."),
        ("Undo", "undo", (172, 96, 44, 18), "Go back to the dials before the last change."),
        ("Redo", "redo", (220, 96, 44, 18), "Take the last undo back."),
        ("Next Seed", "next", (116, 118, 36, 18), "Recall the next of the kept seeds."),
    )
    for place, (name, word, show, hint) in enumerate(presses):
        button = patch.ui("live.text", 60 + 70 * place, 170, show, **press(name, name, word.capitalize(), hint))
        patch.cord(patch.cord(button, 0, patch.say(word, 60 + 70 * place, 210)), 0, script)
    amount = patch.ui(
        "live.numbox",
        440,
        170,
        (120, 97, 44, 16),
        **number(
            "Morph Amount",
            "Amount",
            0,
            128,
            10,
            OWN,
            "How far Morph moves each dial at the most, in dial units.",
            units="± %.0f",
        ),
    )
    morph = patch.ui(
        "live.text",
        350,
        170,
        (64, 96, 52, 18),
        **press("Morph", "Morph", "Morph", "Move each dial a little, by up to the amount."),
    )
    held = patch.box("f 10.", 350, 210, 60)
    patch.cord(amount, 0, held, 1)
    patch.chain(morph, held, patch.box("prepend morph", 350, 250), script)
    dice = patch.ui(
        "live.text",
        540,
        170,
        (188, 140, 34, 18),
        **press(
            "Dice", "Dice", "Dice", "Have the daemon draw the seed of this number: the same number gives the same seed."
        ),
    )
    which = patch.ui(
        "live.numbox",
        610,
        170,
        (224, 141, 40, 16),
        **number("Dice Number", "Number", 0, 255, 1, INT, "The number that Dice draws.", whole=True),
    )
    drawn = patch.box("i 1", 540, 210, 60)
    patch.cord(which, 0, drawn, 1)
    patch.chain(dice, drawn, patch.box("prepend dice", 540, 250), script)


def _names(patch: Patch, script: Box) -> None:
    patch.note("Seeds under names, and in a text file that the Pd client reads, too.", 680, 100, 330)
    menu = patch.ui(
        "umenu",
        420,
        450,
        (8, 118, 104, 18),
        items=["kept seeds"],
        parameter_enable=0,
        fontsize=9.5,
        annotation="Recall a kept seed.",
        annotation_name="Kept seeds",
    )
    patch.cord(script, 2, menu)
    patch.cord(patch.cord(menu, 1, patch.box("prepend recall", 420, 490)), 0, script)
    name = patch.ui(
        "textedit",
        680,
        170,
        (156, 118, 64, 18),
        text="kick",
        keymode=1,
        fontsize=9.5,
        lines=1,
        wordwrap=0,
        parameter_enable=0,
        annotation="The name that Keep gives, without spaces.",
        annotation_name="Name",
    )
    keep = patch.ui(
        "live.text",
        680,
        140,
        (224, 118, 40, 18),
        **press("Keep Seed", "Keep", "Keep", "Keep the dials under the name in the box."),
    )
    patch.chain(
        keep,
        name,
        patch.box("route text", 680, 210),
        patch.box("tosymbol", 680, 235),
        patch.box("prepend store", 680, 260),
        script,
    )
    for word, text, x, show, dialog, hint in (
        ("writeto", "Save …", 800, (8, 140, 48, 18), "savedialog", "Save all kept seeds as text."),
        ("readfrom", "Open …", 920, (60, 140, 48, 18), "opendialog", "Open a text file of seeds."),
    ):
        button = patch.ui("live.text", x, 140, show, **press(f"{text[:4]} Seeds", text[:4], text, hint, True))
        patch.chain(button, patch.box(dialog, x, 180), patch.box(f"prepend {word}", x, 220), script)


def _kept(patch: Patch, script: Box) -> None:
    patch.note("Kept with the Live set: the dials and the named seeds. They come back as `recalled`.", 650, 400, 300)
    parts = patch.box("route dials seeds", 580, 450, 160)
    patch.cord(script, 3, parts)
    back = patch.box("prepend recalled", 580, 580)
    for outlet, name, long, hint in (
        (0, "dials", "Dials", "The 64 dials; kept with the set."),
        (1, "seeds", "Kept Seeds", "The seeds under names; kept with the set."),
    ):
        x = 580 + 200 * outlet
        blob = patch.box(
            f"pattr {name} @thru 2",
            x,
            490,
            **kept(name, long, name.capitalize(), hint),
        )
        patch.cord(parts, outlet, blob)
        patch.chain(blob, patch.box(f"prepend {name}", x, 530), back)
    patch.cord(back, 0, script)
