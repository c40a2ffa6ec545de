"""Seeds, and rows of seeds that lead from one to another.

A seed is a point of the generator's latent space in dial units [shape=(latent_size,)]: -128..127 stands for about -3..3
standard deviations.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from inference.arrays import Floats

Seed = NDArray[np.float64]
Interpolation = Callable[[Seed, Seed, float], Seed]  # start, end, position 0..1

DIAL_LOW, DIAL_HIGH = -128, 127
DEVIATIONS_PER_DIAL = 3 / 128
MAX_DIAL = 1e6  # larger numbers are clipped to it: every network is long saturated there, and nothing can overflow


def to_latent(seed: Seed) -> Floats:
    """The generator's input [shape=(latent_size,), in standard deviations] for a seed [in dial units]."""
    return (np.asarray(seed, np.float64) * DEVIATIONS_PER_DIAL).astype(np.float32)


def random_seed(rng: np.random.Generator, size: int) -> Seed:
    """Draw a seed [shape=(size,)] as in training: normal, and rounded to whole dials so that every client can hold it.

    Values beyond DIAL_LOW..DIAL_HIGH are clipped.
    """
    dials = np.rint(rng.standard_normal(size) / DEVIATIONS_PER_DIAL)
    return np.clip(dials, DIAL_LOW, DIAL_HIGH)


def lerp(start: Seed, end: Seed, position: float) -> Seed:
    """The point at `position` (0..1) on the straight line; 0 gives exactly `start` and 1 exactly `end`."""
    return start * (1 - position) + end * position


def slerp(start: Seed, end: Seed, position: float) -> Seed:
    """The point at `position` (0..1) on the arc (Shoemake 1985, section 3.3), which keeps the distance from the origin.

    Where there is no arc (one seed is all zeros, or both lie on one line through the origin), it is the straight line.
    """
    lengths = np.linalg.norm(start) * np.linalg.norm(end)
    cosine = np.dot(start, end) / lengths if lengths > 0 else 1.0
    angle = np.arccos(np.clip(cosine, -1, 1))
    if np.sin(angle) < 1e-6 or position in (0, 1):
        return lerp(start, end, position)
    return (np.sin((1 - position) * angle) * start + np.sin(position * angle) * end) / np.sin(angle)


INTERPOLATIONS: dict[str, Interpolation] = {"lerp": lerp, "slerp": slerp}


def fade(start: Seed, end: Seed, steps: int, interpolate: Interpolation) -> list[Seed]:
    """`steps` seeds from `start` to `end`, both included; one step is `start` alone."""
    return [interpolate(start, end, i / max(steps - 1, 1)) for i in range(steps)]


def pingpong(start: Seed, end: Seed, steps: int, interpolate: Interpolation) -> list[Seed]:
    """`steps` seeds from `start` to `end` and back, so that the row can be looped.

    `end` occurs once, at index steps // 2. The row stops one step before `start` would come again. One step is `start`
    alone.
    """
    turn = steps // 2
    there = [i / max(turn, 1) for i in range(turn + 1)]
    back = [(steps - i) / (steps - turn) for i in range(turn + 1, steps)]
    return [interpolate(start, end, position) for position in (there + back)]


def walk(start: Seed, steps: int, morph: float, rng: np.random.Generator) -> list[Seed]:
    """`steps` seeds of a random walk from `start`: each step adds a uniform number of -morph..morph to every dial.

    The dials' ends reflect the walk, since the network was trained between them; only `start` may lie outside.
    """
    strides = rng.uniform(-morph, morph, (steps - 1, len(start)))
    return [start, *reflect(start + np.cumsum(strides, axis=0))]


def reflect(dials: NDArray[np.float64]) -> NDArray[np.float64]:
    """Numbers [any shape, dial units] as a mirror at each of the dials' ends gives them: DIAL_LOW..DIAL_HIGH."""
    width = DIAL_HIGH - DIAL_LOW
    return DIAL_LOW + np.abs((dials - DIAL_LOW + width) % (2 * width) - width)
