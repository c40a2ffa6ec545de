"""The device loopseed sampler: eight pads under the keys."""

from tools.max_builder import device
from tools.max_builder.mixing import gain
from tools.max_builder.pad_face import PAD_FACE, face
from tools.max_builder.parameter import NOTE, OWN, number, press
from tools.max_builder.patch import Box, Patch
from tools.max_builder.seed import FACE as SEED_FACE

PADS = 8
PITCH = 122  # pixels from pad to pad
RIGHT = 284 + PADS * PITCH  # pixels: where the right part of the face begins
WIDTH = RIGHT + 52 + 240 + 192


def sampler() -> Patch:
    patch = device.device(
        WIDTH, (1760, 1000), "loopseed sampler: eight pads under eight keys, each with a sound of its own."
    )
    device.rule(patch, 274)
    device.rule(patch, RIGHT - 2)
    seed = patch.part("ls.seed", 20, 60, (0, 4, *SEED_FACE), [device.NAME], (1, ".."))
    script = device.slots(patch, PADS, 20, 460, 1100)
    device.recipes(patch, script, PADS, 760, 510)
    live = device.live(patch, script, 760, 390)
    device.house(patch, 1460, 60, WIDTH - 188)
    shown = device.reading(patch, PADS, live, 1160, 600, (RIGHT + 56, 80, 232, 28))
    patch.cord(patch.cord(seed, 0, patch.box("prepend dials", 20, 240)), 0, script)
    amount = _global(patch, shown, live)
    pads = _pads(patch, script)
    patch.cord(amount, 0, patch.box("s ---ls-amount", 680, 330))
    patch.cord(live, 0, patch.box("s ---ls-time", 640, 440))
    _notes(patch, pads)
    _sound(patch, pads)
    return patch


def _pads(patch: Patch, script: Box) -> list[Box]:
    orders = patch.cord(script, 1, patch.box(f"route {' '.join(map(str, range(1, PADS + 1)))}", 386, 540, 340))
    patch.note(
        "Each pad holds its sound, [ls.pad~], and its face. It asks by ---ls-do, and hears ---ls-time.", 420, 800, 330
    )
    pads = []
    for place in range(PADS):
        pad = patch.face_of(face(place + 1), 20 + 130 * place, 860, (284 + PITCH * place, 2, *PAD_FACE))
        patch.cord(orders, place, pad, 0)
        pads.append(pad)
    return pads


def _global(patch: Patch, shown: Box, live: Box) -> Box:
    """What holds for all pads."""
    left = RIGHT + 56
    patch.label("vary by", (left, 10, 44, 14), 680, 270)
    amount = patch.ui(
        "live.numbox",
        680,
        300,
        (left + 44, 9, 44, 16),
        **number(
            "Pad Morph Amount",
            "Vary By",
            0,
            128,
            20,
            OWN,
            "How far Mrf moves each dial of a pad's seed.",
            units="± %.0f",
        ),
    )
    patch.label("first key", (left + 100, 10, 48, 14), 800, 270)
    patch.ui(
        "live.numbox",
        800,
        300,
        (left + 150, 9, 44, 16),
        **number("First Key", "Key", 0, 120, 36, NOTE, "The key of pad 1; the others follow upwards.", whole=True),
    )
    device.follow(patch, 1000, 60, (left, 34, 112, 18))
    every = patch.ui(
        "live.text",
        1120,
        60,
        (left + 120, 34, 80, 18),
        **press("Random All", "All", "Random all", "A random sound for every pad."),
    )
    words = ", ".join(f"random {n}" for n in range(1, PADS + 1))
    do = patch.box("s ---ls-do", 1120, 220)
    patch.cord(patch.cord(every, 0, patch.say(words, 1120, 100, 490)), 0, do)
    halt = patch.ui(
        "live.text",
        1120,
        140,
        (left + 120, 56, 80, 18),
        **press("Call Off", "Call Off", "Call off", "Call off all sounds that are being made."),
    )
    patch.cord(patch.cord(halt, 0, patch.say("stop all", 1120, 180)), 0, do)
    device.own_sound(patch, "pad", 1360, 260, left, 116)
    device.clip(patch, shown, live, 680, 60, left, 142)
    return amount


def _notes(patch: Patch, pads: list[Box]) -> None:
    patch.note("Keys from First Key upwards play the pads.", 20, 560)
    notes = patch.chain(
        patch.box("midiin", 20, 590), patch.box("midiparse", 20, 615, 120), patch.box("unpack 0 0", 20, 640, 90)
    )
    above = patch.box("- 36", 20, 670, 40)
    pair = patch.box("pack 0 0", 20, 700, 90)
    patch.cord(notes, 1, pair, 1)
    patch.cord(notes, 0, above, 0)
    patch.cord(above, 0, pair, 0)
    base = next(box for box in patch.boxes if box.raw.get("varname") == "First Key")
    patch.cord(base, 0, above, 1)
    keys = patch.cord(pair, 0, patch.box(f"route {' '.join(map(str, range(PADS)))}", 20, 730, 340))
    for place, pad in enumerate(pads):
        patch.cord(patch.cord(keys, place, patch.box("prepend note", 20 + 130 * place, 765, 90)), 0, pad, 0)


def _sound(patch: Patch, pads: list[Box]) -> None:
    fader = patch.ui(
        "live.gain~",
        20,
        1080,
        (RIGHT + 6, 6, 44, 156),
        size_here=(44, 120),
        channels=2,
        lastchannelcount=0,
        showname=1,
        shownumber=1,
        orientation=0,
        **gain("Master Gain", "Master", "The level of the whole device."),
    )
    for pad in pads:
        for inlet in (0, 1):
            patch.cord(pad, 0, fader, inlet)
    out = patch.box("plugout~", 20, 1220, 120)
    for side in (0, 1):
        patch.cord(fader, side, out, side)
