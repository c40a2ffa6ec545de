"""Pages of the performance: transitions from slot to slot, and the latent space."""

from tools.max_builder.device import add_user_sound
from tools.max_builder.parameter import CUSTOM, FLOAT, INT, MORPH, PERCENT, Attributes, button, number
from tools.max_builder.patch import Box, Patch, Rect

TRANSITIONS_FACE = (236, 138)
LATENT_FACE = (220, 161)
DIRECTIONS = 8

# name, lowest, highest, first, what it is
TRANSITION_NUMBERS = (
    ("From", 1, 8, 1, "The slot whose seed a transition starts from."),
    ("To", 1, 8, 2, "The slot whose seed a transition leads to."),
    ("Into", 1, 8, 3, "The slot that gets the result."),
    ("Steps", 2, 32, 8, "How many loops a transition has."),
)
HALLUCINATION_NUMBERS = (
    ("Into", 1, 8, 4, "The slot that gets the hallucination."),
    ("Points", 2, 16, 4, "How many seeds it goes through."),
    ("Between", 0, 16, 3, "Loops between two seeds."),
    ("Overlap", 0, 100, 10, "How much of a loop is crossfaded with the next."),
    ("Rng", 0, 255, 1, "The seed of its random generator."),
)
# word, text, x, place on the face, the numbers of its message, what it makes
TRANSITIONS = (
    ("fade", "fade", 20, (4, 40, 110, 18), "into from to steps",
     "A series of loops from one seed to the other."),
    ("pingpong", "ping-pong", 260, (120, 40, 110, 18), "into from to steps",
     "A series of loops to the other seed and back."),
    ("walk", "walk", 500, (4, 64, 110, 18), "into from steps walk",
     "A series of loops that moves away from a seed at random."),
    ("blend", "blend", 740, (4, 88, 110, 18), "into from to blend", "The loop of a seed between the two."),
)  # fmt: skip
# The object that holds each number of a message until the first one arrives; 1 for those that are not listed.
HELD = {"to": "i 2", "into": "i 3", "steps": "i 8", "walk": "f 20.", "blend": "f 50.", "overlap": "f 1."}


def build_transitions() -> Patch:
    patch = Patch(TRANSITIONS_FACE, (1000, 820))
    patch.comment("From one slot's seed to another's, and where the result goes.", 20, 10)
    to_script = patch.box("s ---ls-do", 20, 460)
    about = "A press outputs the numbers from right to left, so that every message is complete."
    patch.comment(about, 500, 10, 330)
    for place, (name, low, high, first, hint) in enumerate(TRANSITION_NUMBERS):
        x, left, word = 20 + 110 * place, 4 + 58 * place, name.lower()
        patch.label(word, (left, 2, 52, 13), x, 40, 1)
        parameter = number(f"Way {name}", name, low, high, first, INT, hint, whole=True)
        _add_number(patch, x, (left, 16, 52, 16), parameter, f"way-{word}")
    hint = "The most that a step of a walk moves a dial."
    parameter = number("Walk By", "Walk By", 0, 128, 20, CUSTOM, hint, **MORPH)
    _add_number(patch, 480, (120, 65, 52, 16), parameter, "way-walk")
    hint = "The position of a blend between the two seeds."
    parameter = number("Blend Position", "Blend", 0, 100, 50, PERCENT, hint)
    _add_number(patch, 620, (120, 89, 52, 16), parameter, "way-blend")
    for word, text, x, show, numbers, hint in TRANSITIONS:
        name = word.capitalize()
        pressed = patch.ui("live.text", x, 150, show, **button(f"Make {name}", name, text, hint))
        _add_message(patch, word, numbers.split(), pressed, to_script, "way")
    add_user_sound(patch, "slot", 20, 560, 4, 112)
    return patch


def _add_number(patch: Patch, x: float, show: Rect, parameter: Attributes, name: str, **more: float) -> None:
    """A number box that sends to ---NAME."""
    patch.cord(patch.ui("live.numbox", x, 60, show, **more, **parameter), 0, patch.box(f"s ---{name}", x, 90))


def _add_message(patch: Patch, word: str, numbers: list[str], pressed: Box, to_script: Box, group: str) -> None:
    """A press, and the message of its numbers: WORD then one number for each."""
    x = pressed.raw["patching_rect"][0]
    held = [HELD.get(name, "i 1") for name in numbers]
    bangs = patch.cord(pressed, 0, patch.box(f"t {' '.join('b' * len(numbers))}", x, 190, 200))
    message = patch.box(f"pack {' '.join('0.' if text[0] == 'f' else '0' for text in held)}", x, 330, 200)
    for place, (name, text) in enumerate(zip(numbers, held, strict=True)):
        x_here = x + 54 * place
        value = patch.cord(bangs, place, patch.box(text, x_here, 250, 46))
        patch.cord(patch.box(f"r ---{group}-{name}", x_here, 220, 52), 0, value, 1)
        if name in ("blend", "overlap"):  # per cent
            value = patch.cord(value, 0, patch.box("* 0.01", x_here, 290, 46))
        patch.cord(value, 0, message, place)
    patch.chain(message, patch.box(f"prepend {word}", x, 370), to_script)


def build_latent() -> Patch:
    patch = Patch(LATENT_FACE, (1200, 900))
    about = "Hallucinations (the daemon's own walk through the latent space), the model's directions and its map."
    patch.comment(about, 20, 10)
    shown = patch.box("r ---ls-show", 620, 50)
    to_script = patch.box("s ---ls-do", 20, 600)
    for place, (name, low, high, first, hint) in enumerate(HALLUCINATION_NUMBERS):
        x, left, word = 20 + 110 * place, 1 + 35 * place, name.lower()
        patch.label("dice" if word == "rng" else word, (left, 20, 34, 12), x, 40, 1, 8.5)
        unit = PERCENT if word == "overlap" else INT
        parameter = number(f"Hallucinate {name}", name, low, high, first, unit, hint, whole=True)
        _add_number(patch, x, (left, 32, 34, 15), parameter, f"hallu-{word}", fontsize=9.0)
    hint = "A long walk from seed to seed, made by the daemon."
    parameter = button("Hallucinate", "Hallu", "Hallucinate", hint)
    pressed = patch.ui("live.text", 20, 150, (1, 0, 110, 18), **parameter)
    words = [name.lower() for name, *_ in HALLUCINATION_NUMBERS]
    _add_message(patch, "hallucinate", words, pressed, to_script, "hallu")
    _add_directions(patch, shown, to_script)
    _add_inside(patch, to_script)
    _add_map(patch, to_script)
    return patch


def _add_inside(patch: Patch, to_script: Box) -> None:
    hint = "The loop of the seed, moved by these directions inside the network, into the slot of Hallucinate."
    pressed = patch.ui("live.text", 20, 640, (177, 0, 42, 18), **button("Inside", "Inside", "Inside", hint))
    held = patch.cord(pressed, 0, patch.box("i 4", 20, 700))
    patch.cord(patch.box("r ---hallu-into", 80, 670), 0, held, 1)
    patch.chain(held, patch.box("prepend inside", 20, 730), to_script)


def _add_map(patch: Patch, to_script: Box) -> None:
    hint = "The seed that is nearest to this place of the model's map."
    pressed = patch.ui("live.text", 620, 560, (177, 26, 42, 18), **button("Place", "Place", "Place", hint))
    for place, (name, hint) in enumerate((
        ("Across", "How far to the right on the model's map."),
        ("Up", "How far up on the model's map."),
    )):  # fmt: skip
        parameter = number(f"Map {name}", name, 0, 1, 0.5, FLOAT, hint)
        show = (177, 49 + 56 * place, 43, 48)
        dial = patch.ui("live.dial", 800 + 100 * place, 560, show, fontsize=8.5, **parameter)
        patch.cord(dial, 0, patch.box(f"s ---map-{name.lower()}", 800 + 100 * place, 630))
    bangs = patch.cord(pressed, 0, patch.box("t b b", 620, 640))
    message = patch.box("pack 0. 0.", 620, 730)
    for place, name in enumerate(("across", "up")):
        held = patch.cord(bangs, place, patch.box("f 0.5", 620 + 100 * place, 700))
        patch.cord(patch.box(f"r ---map-{name}", 620 + 100 * place, 670), 0, held, 1)
        patch.cord(held, 0, message, place)
    patch.chain(message, patch.box("prepend place", 620, 760), to_script)


def _add_directions(patch: Patch, shown: Box, to_script: Box) -> None:
    parameter = button("Zero Directions", "Zero", "Zero", "Back to the dials before the directions were moved.")
    zero = patch.ui("live.text", 480, 480, (115, 0, 60, 18), **parameter)
    patch.chain(zero, patch.message("directions zero", 480, 510), to_script)
    route = patch.box("route amounts", 620, 90, 180)
    amounts = patch.chain(shown, route, patch.box(f"unpack {' '.join(['0.'] * DIRECTIONS)}", 620, 130, 560))
    for place in range(DIRECTIONS):
        n, x, show = place + 1, 620 + 70 * place, (1 + 44 * (place % 4), 49 + 56 * (place // 4), 43, 48)
        hint = f"Move the dials along principal direction {n} of the model, in standard deviations."
        parameter = number(f"Direction {n}", f"Dir {n}", -3, 3, 0, FLOAT, hint)
        dial = patch.ui("live.dial", x, 250, show, fontsize=8.5, **parameter)
        patch.chain(amounts, patch.box("prepend set", x, 200, 66), dial, outlet=place)
        patch.chain(dial, patch.box(f"prepend direction {n}", x, 320 + 26 * place, 130), to_script)
