"""Sound as one of LEVELS levels a sample, finer near zero (the mu-law of ITU-T G.711 with more levels)."""

import math

import numpy as np
from numpy.typing import NDArray

from inference.arrays import Floats

LEVELS = 1024
MU = 255.0
STEP = 2 / (LEVELS - 1)  # between two levels on -1..1


def compress(sound: Floats) -> NDArray[np.int16]:
    """The nearest levels, 0..LEVELS - 1, of a sound [full scale +-1; what is above it is clipped]."""
    clipped = np.clip(sound, -1, 1)
    curved = np.sign(clipped) * np.log1p(MU * np.abs(clipped)) / math.log1p(MU)
    return np.rint((curved + 1) / STEP).astype(np.int16)


def to_curve(levels: NDArray) -> Floats:
    """Levels on the compressed scale, -1..1, on which the network works."""
    return (levels * np.float32(STEP) - 1).astype(np.float32)


def expand(curved: Floats) -> Floats:
    """The sound of values on the compressed scale, -1..1."""
    return (np.sign(curved) * np.expm1(np.abs(curved) * math.log1p(MU)) / MU).astype(np.float32)
