"""The page of transitions from slot to slot, and how a press sends a message of several numbers."""

from tools.max_builder.parameter import CUSTOM, INT, MORPH, PERCENT, Attributes, button, number
from tools.max_builder.patch import Box, Patch, Rect
from tools.max_builder.search import add_offered

TRANSITIONS_FACE = (276, 116)

# name, lowest, highest, first, what it is
TRANSITION_NUMBERS = (
    ("Into", 1, 8, 3, "The slot that gets the result."),
    ("From", 1, 8, 1, "The slot whose seed a transition starts from."),
    ("To", 1, 8, 2, "The slot whose seed a transition leads to."),
    ("Steps", 2, 32, 8, "How many loops a transition has."),
)
# word, text (as in clients/pd/performance.pd), x, place on the face, the numbers of its message, what it makes
TRANSITIONS = (
    ("fade", "fade", 20, (4, 62, 86, 18), "into from to steps",
     "A series of loops from one seed to the other."),
    ("pingpong", "ping-pong", 260, (94, 62, 86, 18), "into from to steps",
     "A series of loops to the other seed and back."),
    ("walk", "walk", 500, (184, 62, 86, 18), "into from steps walk",
     "A series of loops that moves away from a seed at random."),
    ("blend", "blend at", 740, (4, 86, 86, 18), "into from to blend", "The loop of a seed between the two."),
)  # fmt: skip
# The object that holds each number of a message until the first one arrives; 1 for those that are not listed.
HELD = {"to": "i 2", "into": "i 3", "steps": "i 8", "walk": "f 20.", "blend": "f 50.", "overlap": "f 10."}


def build_transitions() -> Patch:
    patch = Patch(TRANSITIONS_FACE, (1300, 820))
    patch.comment("From one slot's seed to another's, and where the result goes.", 20, 10)
    to_script = patch.box("s ---ls-do", 20, 460)
    about = "A press outputs the numbers from right to left, so that every message is complete."
    patch.comment(about, 500, 10, 330)
    for place, (name, low, high, first, hint) in enumerate(TRANSITION_NUMBERS):
        x, left, word = 20 + 110 * place, 4 + 54 * place, name.lower()
        patch.label("into slot" if word == "into" else word, (left, 2, 50, 13), x, 40, 1)
        parameter = number(f"Way {name}", name, low, high, first, INT, hint, whole=True, stored=True)
        add_number(patch, x, (left, 16, 50, 16), parameter, f"way-{word}")
    patch.label("walk by", (220, 2, 50, 13), 460, 40, 1)
    hint = "The most that a step of a walk moves a dial."
    parameter = number("Walk By", "Walk By", 0, 128, 20, CUSTOM, hint, **MORPH)
    add_number(patch, 480, (220, 16, 50, 16), parameter, "way-walk")
    hint = "The position of a blend between the two seeds."
    parameter = number("Blend Position", "Blend", 0, 100, 50, PERCENT, hint)
    add_number(patch, 620, (94, 87, 86, 16), parameter, "way-blend")
    patch.label("position", (184, 88, 86, 13), 620, 40)
    for word, text, x, show, numbers, hint in TRANSITIONS:
        name = word.capitalize()
        pressed = patch.ui("live.text", x, 150, show, **button(f"Make {name}", name, text, hint))
        add_message(patch, word, numbers.split(), pressed, to_script, "way")
    _add_continue(patch, to_script)
    return patch


def _add_continue(patch: Patch, to_script: Box) -> None:
    hint = "The bars that follow the loop of the slot `from`; `steps` says how many."
    parameter = button("Make Continue", "Continue", "continue", hint)
    pressed = add_offered(patch, "continue", "continue", "continue_seed", 1000, 0, (94, 38, 176, 18), parameter)
    add_message(patch, "continueseed", ["into", "from", "steps"], pressed, to_script, "way")


def add_number(patch: Patch, x: float, show: Rect, parameter: Attributes, name: str, **more: float) -> None:
    """A number box that sends to ---NAME."""
    patch.cord(patch.ui("live.numbox", x, 60, show, **more, **parameter), 0, patch.box(f"s ---{name}", x, 90))


def add_message(patch: Patch, word: str, numbers: list[str], pressed: Box, to_script: Box, group: str) -> None:
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
