"""What one loop is made of, drawn before a sound is: its kit, bass, key, swing, fill, and how full and bright it is."""

from dataclasses import dataclass

from numpy.random import Generator

KITS = ("boom", "club", "industrial", "dub")  # like an 808, like a 909, distorted, minimal
BASSES = ("acid", "rumble", "offbeat", "sub", "reese", "pluck", "none")
BASS_SHARES = (0.2, 0.2, 0.16, 0.12, 0.12, 0.14, 0.06)
FILLS = ("none", "roll", "toms", "hats", "drop")
FILL_SHARES = (0.64, 0.1, 0.08, 0.09, 0.09)
SWINGS = (0.0, 2 / 16, 3 / 16, 5 / 16)  # of a step, in hops of the shipped geometry; a third would be a triplet
SWING_SHARES = (0.5, 0.2, 0.15, 0.15)
LOWEST = 43.65  # Hz: F1, from where the keys go up one octave
MINOR = (0, 3, 5, 7, 10)  # semitones: the pentatonic scale that lines and percussion are tuned to


@dataclass(frozen=True)
class Recipe:
    """One loop's draw; the last four are 0..1, independent of each other, so that a condition can learn each."""

    kit: str
    bass: str
    fill: str
    swing: float
    root: float  # Hz
    chords: bool
    density: float
    brightness: float
    bass_level: float
    kick_level: float


def draw(rng: Generator) -> Recipe:
    """A recipe at random: the first draws that a loop takes from its random numbers."""
    return Recipe(
        kit=str(rng.choice(KITS)),
        bass=str(rng.choice(BASSES, p=BASS_SHARES)),
        fill=str(rng.choice(FILLS, p=FILL_SHARES)),
        swing=float(rng.choice(SWINGS, p=SWING_SHARES)),
        root=LOWEST * 2 ** (int(rng.integers(12)) / 12),
        chords=bool(rng.random() < 0.35),
        density=float(rng.random()),
        brightness=float(rng.random()),
        bass_level=float(rng.random()),
        kick_level=float(rng.random()),
    )


def minor_note(rng: Generator, root: float) -> float:
    """A pitch (Hz) of the minor pentatonic scale on `root`, within its octave."""
    return root * 2 ** (int(rng.choice(MINOR)) / 12)
