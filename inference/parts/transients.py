"""Transients: near a hit, each band of a sound follows the levels that say when the hit begins and how loud it is.

A hit lies in every transform window that reaches it, so found phases spread it over a window's length, before and after
its start. Where a band's levels rise steeply, its envelope is set to them; elsewhere the sound stays as it is.
"""

import numpy as np
from numpy.typing import NDArray

from inference.arrays import Floats
from inference.parts.bands import split_bands

RISE = 14.0  # dB within `reach` steps: a smaller rise is a swell and is left alone
REACH = 4  # steps of the levels, a frame of the picture
QUIET = 1e-4  # of full scale, -80 dB: levels below it count as equal, so there is no hit among them
REGION = 0.0293  # s on each side of a hit, one window of techno's geometry, in which the envelope is set
FADE_IN, FADE_OUT = 0.007, 0.0114  # s: how the change begins before a hit and ends after it
STEP_EDGE = 2.0  # a level that grows by more from step to step begins with its step
POINTS_PER_STEP = 4  # of the envelope: a hit rises in the last quarter before its step, 0.5 ms in techno's geometry
MAX_GAIN = 4.0  # of a band
_TINY = 1e-6  # of full scale: keeps 0/0 out where a band is silent

Doubles = NDArray[np.float64]


def shape_transients(loop: Floats, levels: Floats, sample_rate: float, strength: float = 1.0) -> Floats:
    """`loop` [shape=(samples,), circular] with the envelopes of its hits set to `levels`.

    levels : RMS of each band in each step [shape=(BANDS, steps)], of equal parts of the loop, which need not be a whole
    number of samples. sample_rate : Hz. strength : 0 leaves the loop as it is, 1 sets the envelopes.
    """
    if strength <= 0 or not find_hits(levels).any():
        return loop
    return shape_bands(loop, levels, sample_rate, strength)[0]


def shape_bands(loop: Floats, levels: Floats, sample_rate: float, strength: float = 1.0) -> tuple[Floats, Floats]:
    """What shape_transients returns, and its bands [shape=(BANDS, samples)], for whatever is made of these."""
    bands = split_bands(loop, sample_rate)
    result = loop.copy()
    for band, level, hits in zip(bands, levels, find_hits(levels), strict=True):
        if strength > 0 and hits.any():
            change = _find_change(band, level, np.nonzero(hits)[0], sample_rate, strength)
            band += change
            result += change
    return result, bands


def find_hits(levels: Floats, reach: int = REACH) -> NDArray[np.bool_]:
    """Whether a hit begins in a step [shape=(BANDS, steps)].

    levels : [shape=(BANDS, steps), full scale 1]. A hit is the steepest step within `reach` steps, where the next
    `reach` levels rise by RISE above the last `reach` levels: noise that falls for a moment and comes back is none.
    """
    decibels = 20 * np.log10(levels + QUIET)
    step = decibels - np.roll(decibels, 1, axis=1)
    before = np.max([np.roll(decibels, steps, axis=1) for steps in range(1, reach + 1)], axis=0)
    after = np.max([np.roll(decibels, -steps, axis=1) for steps in range(reach)], axis=0)
    hits = after - before >= RISE
    for steps in range(1, reach):
        hits &= (step >= np.roll(step, steps, axis=1)) & (step > np.roll(step, -steps, axis=1))
    return hits


def _find_change(band: Floats, level: Floats, hits: NDArray[np.intp], sample_rate: float, strength: float) -> Floats:
    """What to add to a band [shape=(samples,)], so that its RMS follows `level` [shape=(steps,)] around the hits."""
    samples, step = len(band), len(band) / len(level)
    target = _draw_envelope(_place_points(level), samples)
    own = _measure_rms(band, max(1, round(step)))
    gain = np.clip(target / (own + _TINY), 0, MAX_GAIN)
    weight = strength * _near_hits(np.rint(hits * step).astype(int), samples, sample_rate)
    return (band * (gain - 1) * weight).astype(np.float32)


def _place_points(level: Floats) -> Floats:
    """The envelope at POINTS_PER_STEP points of each step [shape=(POINTS_PER_STEP * steps,)]; lines connect them.

    A step begins and ends half-way to its neighbours, or at once with a hit: then the last quarter before it rises.
    """
    before, after = np.roll(level, 1), np.roll(level, -1)
    start = np.where(level > STEP_EDGE * before, level, (level + before) / 2)
    end = np.where(after > STEP_EDGE * level, level, (level + after) / 2)
    return np.stack([start, (start + level) / 2, level, (level + end) / 2], axis=1, dtype=np.float32).ravel()


def _draw_envelope(points: Floats, samples: int) -> Doubles:
    """Lines between points [any number, circular] as an envelope [shape=(samples,)]."""
    position = np.arange(samples) * (len(points) / samples)
    left = position.astype(int)
    low, high = points[left], points[(left + 1) % len(points)]
    return low + (high - low) * (position - left)


def _near_hits(starts: NDArray[np.intp], samples: int, sample_rate: float) -> Doubles:
    """How far each sample belongs to the region of a hit [shape=(samples,), 0..1]."""
    size = round(REGION * sample_rate)
    around = np.arange(-size, size)
    rise = (around + size) / (FADE_IN * sample_rate)
    fall = (size - around) / (FADE_OUT * sample_rate)
    shape = np.clip(np.minimum(rise, fall), 0, 1)
    weight = np.zeros(samples)
    for start in starts:
        places = (start + around) % samples
        np.maximum.at(weight, places, shape)
    return weight


def _measure_rms(band: Floats, size: int) -> Doubles:
    """The RMS of a band [shape=(samples,), circular] over `size` samples around each sample."""
    sums = np.cumsum(np.pad(np.square(band, dtype=np.float64), (size // 2 + 1, size - 1 - size // 2), mode="wrap"))
    return np.sqrt(np.maximum(sums[size:] - sums[:-size], 0) / size)
