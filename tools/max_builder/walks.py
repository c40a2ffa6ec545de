"""The page of walks: through random seeds, through the seeds of slots as steps, and what follows a sound file."""

from tools.max_builder.parameter import FLOAT, INT, PERCENT, button, number
from tools.max_builder.patch import Box, Patch
from tools.max_builder.search import add_continue, add_drop, add_find
from tools.max_builder.transitions import add_message, add_number

WALKS_FACE = (276, 161)
STEPS = 8
MAX_PART = 16  # beats of a part of the envelope, on its dial

# name, words on the face (those of clients/pd/hallu.pd), lowest, highest, first, what it is
NUMBERS = (
    ("Points", "key points", 1, 16, 4, "How many random seeds a hallucination goes through."),
    ("Between", "in between", 0, 16, 3, "Loops between two seeds."),
    ("Overlap", "overlap", 0, 90, 10, "How much of a loop lies over the next."),
    ("Rng", "rng", 0, 255, 1, "The number that random seeds and continuations are drawn from."),
    ("Into", "into slot", 1, 8, 4, "The slot that gets the hallucination, or the result of find and continue."),
)
# the numbers of the messages `hallucinate` and `through`
RANDOM = ("into", "points", "between", "overlap", "rng")
THROUGH = ("into", "between", "overlap", *(f"step{n}" for n in range(1, STEPS + 1)))
# name on the face, what each loop of a walk gets
ENVELOPE = (
    ("Trim", "How much is cut from the start of each loop of a hallucination, in beats."),
    ("Attack", "How long each loop of a hallucination fades in, in beats."),
    ("Sustain", "How long each loop of a hallucination stays at full level, in beats."),
    ("Release", "How long each loop of a hallucination fades out, in beats; then it ends."),
)


def build_walks() -> Patch:
    patch = Patch(WALKS_FACE, (1500, 640))
    about = "Hallucinations: the daemon's walks through the latent space, each loop under the envelope."
    patch.comment(about, 20, 10)
    to_script = patch.box("s ---ls-do", 20, 600)
    for place, (name, words, low, high, first, hint) in enumerate(NUMBERS):
        x, left, word = 20 + 110 * place, 1 + 55 * place, name.lower()
        patch.label(words, (left, 0, 53, 13), x, 40, 1)
        unit = PERCENT if word == "overlap" else INT
        parameter = number(f"Hallucinate {name}", name, low, high, first, unit, hint, whole=True, stored=True)
        add_number(patch, x, (left, 13, 52, 16), parameter, f"hallu-{word}")
    _add_steps(patch)
    _add_search(patch)
    for name, text, word, x, left, numbers, hint in (
        ("Hallucinate", "random key points", "hallucinate", 20, 1, RANDOM,
         "A walk through random seeds, made by the daemon."),
        ("Through Steps", "the key points below", "through", 320, 140, THROUGH,
         "A walk through the seeds of the slots that the steps name."),
    ):  # fmt: skip
        pressed = patch.ui("live.text", x, 150, (left, 32, 134, 18), **button(name, name.split()[0], text, hint))
        add_message(patch, word, list(numbers), pressed, to_script, "hallu")
    _add_envelope(patch, to_script)
    _add_truncation(patch, to_script)
    return patch


def _add_steps(patch: Patch) -> None:
    patch.label("slots", (1, 53, 32, 13), 620, 40, 0)
    for n in range(1, STEPS + 1):
        hint = f"The slot whose seed is key point {n} of a walk through steps; 0: none."
        parameter = number(f"Step {n}", f"Step {n}", 0, 8, n if n <= 2 else 0, INT, hint, whole=True, stored=True)
        show = (35 + 30 * (n - 1), 52, 28, 16)
        add_number(patch, 620 + 100 * (n - 1), show, parameter, f"hallu-step{n}")


def _add_search(patch: Patch) -> None:
    """What the daemon makes of a sound file, chosen or dropped: the seed nearest to it, and the bars that follow it."""
    to_script = patch.box("s ---ls-do", 20, 1000)
    hint = "Find the seed that sounds most like a sound file of yours, and put its loop into the slot."
    found = add_find(patch, "Find Seed", 20, 660, (1, 71, 92, 18), hint)
    hint = "Drop a sound file here: the loop of the seed that sounds most like it goes into the slot."
    dropped = add_drop(patch, 320, 810, (226, 92, 50, 48), "drop: find", hint)
    hint = "Put the bars that follow a sound file of yours into the slot."
    followed = add_continue(patch, "Continue File", 460, 660, (96, 71, 112, 18), hint)
    patch.label("bars", (209, 73, 26, 13), 760, 660, 2)
    parameter = number("Continue Bars", "Bars", 1, 64, 4, INT, "How many bars follow.", whole=True, stored=True)
    bars = patch.ui("live.numbox", 800, 810, (237, 72, 36, 16), **parameter)
    _add_request(patch, "find", "pack 4 s", 20, to_script, found, dropped)
    message = _add_request(patch, "continue", "pack 4 s 4 1", 460, to_script, followed)
    patch.cord(bars, 0, message, 2)
    patch.cord(patch.box("r ---hallu-rng", 680, 880), 0, message, 3)


def _add_request(patch: Patch, word: str, pack: str, x: float, to_script: Box, *paths: Box) -> Box:
    """WORD, the slot, a path; `pack` may hold more numbers. Returns the [pack]."""
    path = patch.box("t b s", x, 880, 80)
    for box in paths:
        patch.cord(box, 0, path)
    message = patch.cord(path, 1, patch.box(pack, x, 940, 240), 1)
    into = patch.cord(path, 0, patch.box("i 4", x, 910, 40))
    patch.cord(patch.box("r ---hallu-into", x + 100, 880), 0, into, 1)
    patch.chain(into, message, patch.box(f"prepend {word}", x, 970), to_script)
    return message


def _add_envelope(patch: Patch, to_script: Box) -> None:
    patch.label("trim, attack, sustain, release of each loop: beats", (1, 143, 270, 13), 1000, 150, 0)
    parts = patch.box("pak 0. 0. 0. 0.", 1000, 320, 240)
    for place, (name, hint) in enumerate(ENVELOPE):
        parameter = number(f"Envelope {name}", name, 0, MAX_PART, 0.0, FLOAT, hint, exponent=2.0)
        show = (1 + 45 * place, 92, 44, 48)
        dial = patch.ui("live.dial", 1000 + 70 * place, 190, show, **parameter)
        patch.cord(dial, 0, parts, place)
    patch.chain(parts, patch.box("prepend envelope", 1000, 350), to_script)


def _add_truncation(patch: Patch, to_script: Box) -> None:
    hint = "How far all sounds go from the middle of the latent space: 0 is the middle, 1 as trained, 2 wild."
    parameter = number("Truncation", "Trunc", 0, 2, 1.0, FLOAT, hint)
    dial = patch.ui("live.dial", 1320, 190, (181, 92, 44, 48), **parameter)
    patch.chain(patch.box("r ---ls-show", 1320, 120), patch.box("route truncation", 1320, 150), dial)
    patch.chain(dial, patch.box("prepend truncation", 1320, 350), to_script)
