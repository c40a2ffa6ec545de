"""The recipe of a loop, drawn before any sound: its instruments, key, swing, fill, density, tone and levels."""

from dataclasses import dataclass

from numpy.random import Generator

KITS = ("boom", "club", "industrial", "dub", "warehouse", "electro", "minimal", "dusty")
BASSES = ("acid", "rumble", "offbeat", "sub", "reese", "pluck", "rolling", "growl", "none")
BASS_SHARES = (0.2, 0.15, 0.12, 0.1, 0.1, 0.1, 0.1, 0.08, 0.05)
STABS = ("none", "chord", "organ", "metal", "siren", "sequence")
STAB_SHARES = (0.22, 0.28, 0.14, 0.1, 0.1, 0.16)
ATMOSPHERES = ("drone", "pad", "wind", "hum", "choir")
FILLS = ("none", "roll", "toms", "hats", "drop", "swell", "stutter")
FILL_SHARES = (0.4, 0.12, 0.1, 0.1, 0.1, 0.1, 0.08)
STRAIGHT = 0.45  # share of loops with so little swing (at most 5 ms) that they count as straight
LOWEST = 43.65  # Hz: F1, the lowest of twelve keys
MINOR = (0, 3, 5, 7, 10)  # semitones: the minor pentatonic scale of lines and percussion


@dataclass(frozen=True)
class Recipe:
    """What is drawn for one loop. The last six are 0..1 and independent, so that a condition can learn each."""

    kit: str
    bass: str
    stab: str
    atmosphere: str
    fill: str
    swing: float  # of a step
    root: float  # Hz
    density: float
    brightness: float
    bass_level: float
    kick_level: float
    space: float  # level of rooms, echoes and atmosphere
    drive: float  # gain before the overdrive of the bus


def draw_recipe(rng: Generator) -> Recipe:
    """Draw a recipe: the first numbers that a loop takes from its generator."""
    return Recipe(
        kit=str(rng.choice(KITS)),
        bass=str(rng.choice(BASSES, p=BASS_SHARES)),
        stab=str(rng.choice(STABS, p=STAB_SHARES)),
        atmosphere=str(rng.choice(ATMOSPHERES)),
        fill=str(rng.choice(FILLS, p=FILL_SHARES)),
        swing=float(rng.uniform(0, 0.04) if rng.random() < STRAIGHT else rng.uniform(0.06, 0.33)),
        root=LOWEST * 2 ** (int(rng.integers(12)) / 12),
        density=float(rng.random()),
        brightness=float(rng.random()),
        bass_level=float(rng.random()),
        kick_level=float(rng.random()),
        space=float(rng.random()),
        drive=float(rng.random()),
    )


def draw_note(rng: Generator, root: float) -> float:
    """Draw a pitch (Hz) of the minor pentatonic scale, within the octave above `root` (Hz)."""
    return root * 2 ** (int(rng.choice(MINOR)) / 12)
