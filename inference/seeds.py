"""Seeds, and the ways from one to another.

A seed is a point of the generator's latent space in dial units: -128..127 stands for about -3..3 standard deviations.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from inference.arrays import Floats

Seed = NDArray[np.float64]
Interpolation = Callable[[Seed, Seed, float], Seed]

DIAL_LOW, DIAL_HIGH = -128, 127
DEVIATIONS_PER_DIAL = 3 / 128
MAX_DIAL = 1e6  # numbers past it are held there: every network is long saturated, and nothing can overflow


def to_latent(seed: Seed) -> Floats:
    """The generator's input [shape=(latent_size,), in standard deviations] of a seed [in dial units]."""
    return (np.asarray(seed, np.float64) * DEVIATIONS_PER_DIAL).astype(np.float32)


def random_seed(rng: np.random.Generator, size: int) -> Seed:
    """A seed as the generator was trained on: normal, rounded to whole dials so that every client can hold it."""
    dials = np.rint(rng.standard_normal(size) / DEVIATIONS_PER_DIAL)
    return np.clip(dials, DIAL_LOW, DIAL_HIGH)


def lerp(start: Seed, end: Seed, position: float) -> Seed:
    """The point at `position` (0..1) of the straight line; 0 gives `start` and 1 gives `end`, exactly."""
    return start * (1 - position) + end * position


def slerp(start: Seed, end: Seed, position: float) -> Seed:
    """The point at `position` (0..1) of the arc (Shoemake 1985, section 3.3), which keeps its distance from the middle.

    Where the arc is not defined (a seed of zeros, seeds in one line), it is the straight line.
    """
    lengths = np.linalg.norm(start) * np.linalg.norm(end)
    cosine = np.dot(start, end) / lengths if lengths > 0 else 1.0
    angle = np.arccos(np.clip(cosine, -1, 1))
    if np.sin(angle) < 1e-6 or position in (0, 1):
        return lerp(start, end, position)
    return (np.sin((1 - position) * angle) * start + np.sin(position * angle) * end) / np.sin(angle)


INTERPOLATIONS: dict[str, Interpolation] = {"lerp": lerp, "slerp": slerp}


def fade(start: Seed, end: Seed, steps: int, between: Interpolation) -> list[Seed]:
    """`steps` seeds from `start` to `end`, both included; one step is the start alone."""
    return [between(start, end, i / max(steps - 1, 1)) for i in range(steps)]


def pingpong(start: Seed, end: Seed, steps: int, between: Interpolation) -> list[Seed]:
    """`steps` seeds from `start` to `end` and back, so that the row loops.

    The end comes once, as step steps // 2 + 1; the way back stops short of the start. One step is the start alone.
    """
    turn = steps // 2
    there = [i / max(turn, 1) for i in range(turn + 1)]
    back = [(steps - i) / (steps - turn) for i in range(turn + 1, steps)]
    return [between(start, end, position) for position in (there + back)]


def walk(start: Seed, steps: int, morph: float, rng: np.random.Generator) -> list[Seed]:
    """`steps` seeds of a drunken walk: each adds a uniform step within +-morph dial units to every dial."""
    strides = rng.uniform(-morph, morph, (steps - 1, len(start)))
    return list(np.vstack([start, start + np.cumsum(strides, axis=0)]))
