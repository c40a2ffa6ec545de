"""The device loopseed performance: eight loops on the bar, mixed, arranged, and led from one to another."""

from tools.max_builder import device, labels, ways
from tools.max_builder.mixing import ARRANGE_FACE, MIXER_FACE, SLOTS, STRIP
from tools.max_builder.parameter import OWN, number, press
from tools.max_builder.patch import Box, Patch
from tools.max_builder.seed import FACE as SEED_FACE

MIX = 284  # pixels: where each group of the face begins
ARRANGE = MIX + MIXER_FACE[0] + 12
WAYS = ARRANGE + ARRANGE_FACE[0] + 12
LATENT = WAYS + ways.WAYS_FACE[0] + 12
LABELS = LATENT + ways.LATENT_FACE[0] + 12
HOUSE = LABELS + labels.LABELS_FACE[0] + 12
WIDTH = HOUSE + 188
NUMBERS = " ".join(map(str, range(1, SLOTS + 1)))


def performance() -> Patch:
    patch = device.device(
        WIDTH,
        (1900, 1120),
        "loopseed performance: eight loops on the bar, a mixer, an arrangement, ways between seeds.",
    )
    for x in (MIX, ARRANGE, WAYS, LATENT, LABELS, HOUSE):
        device.rule(patch, x - 9)
    seed = patch.part("ls.seed", 20, 60, (0, 4, *SEED_FACE), [device.NAME], (1, ".."))
    script = device.slots(patch, SLOTS, 20, 500, 1300)
    device.recipes(patch, script, SLOTS, 890, 550)
    live = device.live(patch, script, 760, 430)
    device.house(patch, 1480, 60, HOUSE)
    shown = device.reading(patch, SLOTS, live, 1240, 640, (ARRANGE + 122, 138, 156, 26))
    patch.cord(patch.cord(seed, 0, patch.box("prepend dials", 20, 240)), 0, script)
    _strips(patch)
    _pages(patch)
    device.follow(patch, 1000, 60, (ARRANGE + 4, 142, 112, 18))
    device.clip(patch, shown, live, 680, 60, WAYS + 4, 144)
    _sound(patch, script)
    return patch


def _strips(patch: Patch) -> None:
    """Above the mixer: each slot's number, lit while its sound is made, and its buttons."""
    inner = Patch((SLOTS * STRIP, 62), (2060, 560))
    inner.note("The buttons of the slots. Words for the script, with the slot's number.", 20, 10)
    numbers = inner.box(f"route {NUMBERS}", 20, 90, 1900)
    inner.chain(inner.box("r ---ls-show", 20, 44), numbers)
    asks = inner.box("s ---ls-do", 20, 400)
    for place in range(SLOTS):
        _strip(inner, place, numbers, asks)
    box = patch.face_of(inner, 300, 240, (MIX, 2, SLOTS * STRIP, 62))
    box.raw["patching_rect"][2:] = [384.0, 62.0]
    left = MIX + SLOTS * STRIP + 4
    patch.label("vary by", (left, 4, 40, 13), 300, 350, 1, 9.0)
    amount = patch.ui(
        "live.numbox",
        300,
        370,
        (left, 18, 40, 15),
        fontsize=9.0,
        **number(
            "Slot Morph Amount",
            "Vary By",
            0,
            128,
            20,
            OWN,
            "How far Mrf moves each dial of a slot's seed.",
            units="± %.0f",
        ),
    )
    patch.cord(amount, 0, patch.box("s ---ls-amount", 300, 400))
    do = patch.box("s ---ls-do", 420, 420)
    for place, (name, text, said, hint) in enumerate(
        (
            (
                "Random All",
                "All",
                ", ".join(f"random {n}" for n in range(1, SLOTS + 1)),
                "A random loop for every slot.",
            ),
            ("Call Off", "Off", "stop all", "Call off all sounds that are being made."),
        )
    ):
        button = patch.ui(
            "live.text",
            420,
            340 + 40 * place,
            (left, 36 + 14 * place, 40, 14),
            fontsize=8.0,
            **press(name, name, text, hint),
        )
        patch.cord(patch.cord(button, 0, patch.say(said, 480, 340 + 40 * place)), 0, do)


def _strip(inner: Patch, place: int, numbers: Box, asks: Box) -> None:
    x, left, n = 20 + 250 * place, STRIP * place, place + 1
    light = inner.ui(
        "panel",
        x + 100,
        250,
        (left + 4, 2, 40, 14),
        size_here=(40, 14),
        mode=0,
        rounded=3,
        background=1,
        bgcolor=[0.5, 0.5, 0.5, 0.25],
    )
    inner.label(str(n), (left + 4, 1, 40, 14), x + 150, 250, 1)
    busy = inner.cord(
        inner.cord(numbers, place, inner.box("route busy", x + 80, 130)), 0, inner.box("sel 0 1", x + 80, 160)
    )
    for outlet, colour in ((0, "0.5 0.5 0.5 0.25"), (1, "0.95 0.65 0.2 1.")):
        inner.cord(
            inner.cord(busy, outlet, inner.say(f"bgcolor {colour}", x + 40 * outlet, 190 + 26 * outlet, 130)),
            0,
            light,
        )
    for at, (word, text, hint, show) in enumerate(
        (
            ("generate", "Gen", "Make the loop of the dials for slot", (4, 18, 20, 14)),
            ("random", "Rnd", "A random loop for slot", (24, 18, 20, 14)),
            ("morph", "Mrf", "A loop near the one of slot", (4, 32, 20, 14)),
            ("undo", "Und", "The loop before, of slot", (24, 32, 20, 14)),
            ("edit", "Edit", "Show the seed on the dials, of slot", (4, 46, 20, 14)),
            ("clear", "Clr", "Silence, on the bar, for slot", (24, 46, 20, 14)),
        )
    ):
        name = f"Slot {n} {word.capitalize()}"
        show = (left + show[0], *show[1:])
        button = inner.ui(
            "live.text",
            x + 40 * at,
            290,
            show,
            size_here=(36, 16),
            fontsize=8.0,
            **press(name, f"{text} {n}", text, f"{hint} {n}."),
        )
        if word == "morph":
            amount = inner.cord(button, 0, inner.box("f 20.", x + 40 * at, 320, 40))
            inner.cord(inner.box("r ---ls-amount", x + 130, 300), 0, amount, 1)
            inner.cord(inner.cord(amount, 0, inner.box(f"prepend morph {n}", x + 40 * at, 350)), 0, asks)
        else:
            inner.cord(inner.cord(button, 0, inner.say(f"{word} {n}", x + 40 * at, 320)), 0, asks)


def _pages(patch: Patch) -> None:
    """The ways between slots, the latent space, the labels: each a page of its own."""
    patch.note("Pages: they send to ---ls-do, and hear ---ls-show.", 740, 210)
    pages = (
        (ways.ways(), WAYS, ways.WAYS_FACE),
        (ways.latent(), LATENT, ways.LATENT_FACE),
        (labels.labels(), LABELS, labels.LABELS_FACE),
    )
    for place, (page, left, (width, height)) in enumerate(pages):
        patch.face_of(page, 740 + 245 * place, 240, (left, 4, width, height))


def _sound(patch: Patch, script: Box) -> None:
    patch.note("The sound: eight slots, through the arrangement, into the mixer.", 20, 560, 330)
    orders = patch.cord(script, 1, patch.box(f"route {NUMBERS}", 453, 610, 400))
    song = patch.part("ls.arrange~", 20, 740, (ARRANGE, 4, *ARRANGE_FACE), [device.NAME], (SLOTS, "s" * SLOTS))
    mixer = patch.part("ls.mixer~", 20, 900, (MIX, 66, *MIXER_FACE), [device.NAME], (SLOTS, "ss"))
    for place in range(SLOTS):
        slot = patch.box(f"ls.slot~ ---ls-{place + 1}", 20 + 150 * place, 680, 140, ports=(1, "s.s"))
        patch.cord(orders, place, slot)
        patch.cord(slot, 0, song, place)
        patch.cord(song, place, mixer, place)
    out = patch.box("plugout~", 20, 1040, 420)
    for side in (0, 1):
        patch.cord(mixer, side, out, side)
