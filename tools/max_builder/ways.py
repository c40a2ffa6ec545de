"""Pages of the performance: ways from slot to slot, and the latent space."""

from tools.max_builder.device import own_sound
from tools.max_builder.parameter import FLOAT, INT, OWN, PERCENT, number, press
from tools.max_builder.patch import Box, Patch

WAYS_FACE = (236, 138)
LATENT_FACE = (176, 161)
ROWS = 8


def ways() -> Patch:
    patch = Patch(WAYS_FACE, (1000, 820))
    patch.note("From one slot's seed to another's, and where the result goes.", 20, 10)
    asks = patch.box("s ---ls-do", 20, 460)
    patch.note("A press asks each number in turn, from the right: so every word has all it needs.", 500, 10, 330)
    for place, (name, low, high, first, unit, hint) in enumerate(
        (
            ("From", 1, 8, 1, INT, "The slot whose seed a way begins at."),
            ("To", 1, 8, 2, INT, "The slot whose seed a way leads to."),
            ("Into", 1, 8, 3, INT, "The slot that takes the result."),
            ("Steps", 2, 32, 8, INT, "How many loops a way has."),
        )
    ):
        patch.label(name.lower(), (4 + 58 * place, 2, 52, 13), 20 + 110 * place, 40, 1)
        box = patch.ui(
            "live.numbox",
            20 + 110 * place,
            60,
            (4 + 58 * place, 16, 52, 16),
            **number(f"Way {name}", name, low, high, first, unit, hint, whole=True),
        )
        patch.cord(box, 0, patch.box(f"s ---way-{name.lower()}", 20 + 110 * place, 90))
    for name, short, low, high, first, unit, show, x, hint in (
        (
            "Walk By",
            "Walk By",
            0,
            128,
            20,
            OWN,
            (120, 65, 52, 16),
            480,
            "How far each step of a walk moves each dial at the most.",
        ),
        (
            "Blend Position",
            "Blend",
            0,
            100,
            50,
            PERCENT,
            (120, 89, 52, 16),
            620,
            "Where between the two seeds a blend lies.",
        ),
    ):
        more = {"units": "± %.0f"} if unit == OWN else {}
        box = patch.ui("live.numbox", x, 60, show, **number(name, short, low, high, first, unit, hint, **more))
        patch.cord(box, 0, patch.box(f"s ---way-{short.split()[0].lower()}", x, 90))
    for word, x, show, parts, hint in (
        ("fade", 20, (4, 40, 110, 18), "into from to steps", "A row of loops that leads from one seed to the other."),
        (
            "pingpong",
            260,
            (120, 40, 110, 18),
            "into from to steps",
            "A row of loops to the other seed and back, which goes round.",
        ),
        (
            "walk",
            500,
            (4, 64, 110, 18),
            "into from steps walk",
            "A row of loops that walks away from a seed by chance.",
        ),
        ("blend", 740, (4, 88, 110, 18), "into from to blend", "The loop of the seed between two others."),
    ):
        button = patch.ui(
            "live.text",
            x,
            150,
            show,
            **press(f"Make {word.capitalize()}", word.capitalize(), {"pingpong": "ping-pong"}.get(word, word), hint),
        )
        _asked(patch, word, parts.split(), button, x, asks, "way")
    own_sound(patch, "slot", 20, 560, 4, 112)
    return patch


def _asked(patch: Patch, word: str, parts: list[str], button: Box, x: float, asks: Box, group: str) -> None:
    """A press, and the message of its numbers: WORD then one number for each part."""
    press_it = patch.cord(button, 0, patch.box(f"t {' '.join('b' * len(parts))}", x, 190, 200))
    whole = patch.box(
        f"pack {' '.join('0.' if part in ('walk', 'blend', 'overlap') else '0' for part in parts)}", x, 330, 200
    )
    first = {"from": 1, "to": 2, "into": 3, "steps": 8, "walk": 20, "blend": 50}
    for place, part in enumerate(parts):
        decimal = part in ("walk", "blend", "overlap")
        value = patch.box(
            f"{'f' if decimal else 'i'} {first.get(part, 1)}{'.' if decimal else ''}", x + 54 * place, 250, 46
        )
        patch.cord(press_it, place, value, 0)
        patch.cord(patch.box(f"r ---{group}-{part}", x + 54 * place, 220, 52), 0, value, 1)
        last = (
            patch.cord(value, 0, patch.box("* 0.01", x + 54 * place, 290, 46))
            if part in ("blend", "overlap")
            else value
        )
        patch.cord(last, 0, whole, place)
    patch.cord(patch.cord(whole, 0, patch.box(f"prepend {word}", x, 370)), 0, asks)


def latent() -> Patch:
    patch = Patch(LATENT_FACE, (1200, 640))
    patch.note("Hallucinations (the daemon's own walk through its space) and the model's principal directions.", 20, 10)
    shown = patch.box("r ---ls-show", 620, 50)
    asks = patch.box("s ---ls-do", 20, 600)
    names = ("into", "points", "between", "overlap", "rng")
    ranges = ((1, 8, 4), (2, 16, 4), (0, 16, 3), (0, 100, 10), (0, 255, 1))
    hints = (
        "The slot that takes the hallucination.",
        "How many seeds it passes.",
        "Loops between two seeds.",
        "How much of a loop is crossed with the next.",
        "The number that its chance begins with.",
    )
    for place, (name, (low, high, first), hint) in enumerate(zip(names, ranges, hints, strict=True)):
        patch.label(name if name != "rng" else "dice", (1 + 35 * place, 20, 34, 12), 20 + 110 * place, 40, 1, 8.5)
        box = patch.ui(
            "live.numbox",
            20 + 110 * place,
            60,
            (1 + 35 * place, 32, 34, 15),
            fontsize=9.0,
            **number(
                f"Hallucinate {name.capitalize()}",
                name.capitalize(),
                low,
                high,
                first,
                PERCENT if name == "overlap" else INT,
                hint,
                whole=True,
            ),
        )
        patch.cord(box, 0, patch.box(f"s ---hallu-{name}", 20 + 110 * place, 90))
    button = patch.ui(
        "live.text",
        20,
        150,
        (1, 0, 110, 18),
        **press("Hallucinate", "Hallu", "Hallucinate", "A long walk from seed to seed, made by the daemon."),
    )
    _asked(patch, "hallucinate", list(names), button, 20, asks, "hallu")
    _directions(patch, shown, asks)
    return patch


def _directions(patch: Patch, shown: Box, asks: Box) -> None:
    zero = patch.ui(
        "live.text",
        480,
        480,
        (115, 0, 60, 18),
        **press("Zero Directions", "Zero", "Zero", "Back to the dials before the directions were moved."),
    )
    patch.cord(patch.cord(zero, 0, patch.say("directions zero", 480, 510)), 0, asks)
    known = patch.cord(shown, 0, patch.box("route amounts", 620, 90, 180))
    amounts = patch.cord(known, 0, patch.box(f"unpack {' '.join(['0.'] * ROWS)}", 620, 130, 560))
    for place in range(ROWS):
        x, left, top = 620 + 70 * place, 1 + 44 * (place % 4), 49 + 56 * (place // 4)
        dial = patch.ui(
            "live.dial",
            x,
            250,
            (left, top, 43, 48),
            size_here=(43, 48),
            fontsize=8.5,
            **number(
                f"Direction {place + 1}",
                f"Dir {place + 1}",
                -3,
                3,
                0,
                FLOAT,
                f"Move the dials along principal direction {place + 1} of the model, in standard deviations.",
            ),
        )
        patch.cord(patch.cord(amounts, place, patch.box("prepend set", x, 200, 66)), 0, dial)
        patch.cord(patch.cord(dial, 0, patch.box(f"prepend direction {place + 1}", x, 320 + 26 * place, 130)), 0, asks)
