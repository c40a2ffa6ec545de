"""The page of hallucinations: walks through random seeds, or through the seeds of slots as steps."""

from tools.max_builder.parameter import FLOAT, INT, PERCENT, button, number
from tools.max_builder.patch import Box, Patch
from tools.max_builder.transitions import add_message, add_number

WALKS_FACE = (276, 161)
STEPS = 8
MAX_PART = 16  # beats of a part of the envelope, on its dial

# name, lowest, highest, first, what it is
NUMBERS = (
    ("Into", 1, 8, 4, "The slot that gets the hallucination."),
    ("Points", 1, 16, 4, "How many random seeds a hallucination goes through."),
    ("Between", 0, 16, 3, "Loops between two seeds."),
    ("Overlap", 0, 90, 10, "How much of a loop lies over the next."),
    ("Rng", 0, 255, 1, "The number that the random seeds are drawn from."),
)
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
    for place, (name, low, high, first, hint) in enumerate(NUMBERS):
        x, left, word = 20 + 110 * place, 1 + 55 * place, name.lower()
        patch.label("dice" if word == "rng" else word, (left, 20, 52, 13), x, 40, 1)
        unit = PERCENT if word == "overlap" else INT
        parameter = number(f"Hallucinate {name}", name, low, high, first, unit, hint, whole=True, stored=True)
        add_number(patch, x, (left, 33, 52, 16), parameter, f"hallu-{word}")
    _add_steps(patch)
    for name, text, word, x, left, numbers, hint in (
        ("Hallucinate", "Hallucinate", "hallucinate", 20, 1, [name.lower() for name, *_ in NUMBERS],
         "A walk through random seeds, made by the daemon."),
        ("Through Steps", "Through Steps", "through", 320, 140,
         ["into", "between", "overlap", *(f"step{n}" for n in range(1, STEPS + 1))],
         "A walk through the seeds of the slots that the steps name."),
    ):  # fmt: skip
        pressed = patch.ui("live.text", x, 150, (left, 0, 134, 18), **button(name, name.split()[0], text, hint))
        add_message(patch, word, numbers, pressed, to_script, "hallu")
    _add_envelope(patch, to_script)
    _add_truncation(patch, to_script)
    return patch


def _add_steps(patch: Patch) -> None:
    patch.label("steps: slots to walk through (0: none)", (1, 52, 270, 13), 620, 40, 0)
    for n in range(1, STEPS + 1):
        hint = f"The slot whose seed is key point {n} of a walk through steps; 0: none."
        parameter = number(f"Step {n}", f"Step {n}", 0, 8, n if n <= 2 else 0, INT, hint, whole=True, stored=True)
        show = (1 + 34 * (n - 1), 65, 32, 16)
        add_number(patch, 620 + 100 * (n - 1), show, parameter, f"hallu-step{n}")


def _add_envelope(patch: Patch, to_script: Box) -> None:
    patch.label("envelope of each loop, in beats", (1, 86, 200, 13), 1000, 150, 0)
    parts = patch.box("pak 0. 0. 0. 0.", 1000, 320, 240)
    for place, (name, hint) in enumerate(ENVELOPE):
        parameter = number(f"Envelope {name}", name, 0, MAX_PART, 0.0, FLOAT, hint, exponent=2.0)
        show = (1 + 54 * place, 102, 52, 48)
        dial = patch.ui("live.dial", 1000 + 70 * place, 190, show, **parameter)
        patch.cord(dial, 0, parts, place)
    patch.chain(parts, patch.box("prepend envelope", 1000, 350), to_script)


def _add_truncation(patch: Patch, to_script: Box) -> None:
    hint = "How far all sounds go from the middle of the latent space: 0 is the middle, 1 as trained, 2 wild."
    parameter = number("Truncation", "Trunc", 0, 2, 1.0, FLOAT, hint)
    dial = patch.ui("live.dial", 1320, 190, (221, 102, 52, 48), **parameter)
    patch.chain(patch.box("r ---ls-show", 1320, 120), patch.box("route truncation", 1320, 150), dial)
    patch.chain(dial, patch.box("prepend truncation", 1320, 350), to_script)
