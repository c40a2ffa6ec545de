"""Transients: near a hit, each band of a sound follows the levels that say when the hit begins and how loud it is.

A hit lies in every transform window that reaches it, so found phases spread it over a window's length, before and after
its start. Where a band's levels rise steeply, its envelope is set to them; elsewhere the sound stays as it is.
"""

import numpy as np
from numpy.typing import NDArray

from inference.arrays import Floats
from inference.parts.bands import split_bands

RISE = 14.0  # dB within REACH steps: a smaller rise is a swell and is left alone
REACH = 4  # steps
REGION = 0.0293  # s on each side of a hit, one window of techno's geometry, in which the envelope is set
FADE_IN, FADE_OUT = 0.007, 0.0114  # s: how the change begins before a hit and ends after it
STEP_EDGE = 2.0  # a level that grows by more from step to step begins at once and not gradually
MAX_GAIN = 4.0  # of a band
_TINY = 1e-6  # of full scale: keeps 0/0 out where a band is silent


def shape_transients(loop: Floats, levels: Floats, sample_rate: float, strength: float = 1.0) -> Floats:
    """`loop` [shape=(samples,), circular] with the envelopes of its hits set to `levels`.

    levels : RMS of each band in each step [shape=(BANDS, steps)], of equal parts of the loop. sample_rate : Hz.
    strength : 0 leaves the loop as it is, 1 sets the envelopes.
    """
    hits = find_hits(levels)
    if strength <= 0 or not hits.any():
        return loop
    result = loop.copy()
    for band, level, rows in zip(split_bands(loop, sample_rate), levels, hits, strict=True):
        if rows.any():
            weight = strength * _near_hits(np.nonzero(rows)[0] * len(loop) / len(level), len(loop), sample_rate)
            target = _envelope(level, len(loop))
            own = _measure_rms(band, round(len(loop) / len(level)))
            gain = np.clip(target / (own + _TINY), 0, MAX_GAIN)
            result += (band * (gain - 1) * weight).astype(np.float32)
    return result


def find_hits(levels: Floats) -> NDArray[np.bool_]:
    """Whether a hit begins in a step [shape=(BANDS, steps)]: the steepest step of a rise by RISE within REACH steps."""
    decibels = 20 * np.log10(levels + _TINY)
    before = np.roll(decibels, 1, axis=1)
    step = decibels - before
    reached = np.max([np.roll(decibels, -ahead, axis=1) for ahead in range(REACH)], axis=0)
    steepest = (step >= np.roll(step, 1, axis=1)) & (step > np.roll(step, -1, axis=1))
    return (reached - before >= RISE) & steepest


def _envelope(level: Floats, samples: int) -> Floats:
    """The levels [shape=(steps,)] as an envelope [shape=(samples,)]: lines, but for rises, which begin at once."""
    before, after = np.roll(level, 1), np.roll(level, -1)
    left = np.where(level > STEP_EDGE * before, level, (level + before) / 2)
    right = np.where(after > STEP_EDGE * level, level, (level + after) / 2)
    points = np.stack([left, level, right], axis=1).ravel()
    position = np.arange(samples) * (len(level) / samples)
    step = position.astype(int)
    half = 2 * (position - step)
    first = 3 * step + (half >= 1)
    return points[first] + (points[first + 1] - points[first]) * (half % 1)


def _near_hits(starts: Floats, samples: int, sample_rate: float) -> Floats:
    """How far each sample belongs to the region of a hit [shape=(samples,), 0..1]."""
    size = round(REGION * sample_rate)
    around = np.arange(-size, size)
    rise = (around + size) / (FADE_IN * sample_rate)
    fall = (size - around) / (FADE_OUT * sample_rate)
    shape = np.clip(np.minimum(rise, fall), 0, 1)
    weight = np.zeros(samples)
    for start in starts:
        places = (round(start) + around) % samples
        weight[places] = np.maximum(weight[places], shape)
    return weight


def _measure_rms(band: Floats, size: int) -> Floats:
    """The RMS of a band [shape=(samples,), circular] over `size` samples around each sample."""
    sums = np.cumsum(np.pad(np.square(band, dtype=np.float64), (size // 2 + 1, size - 1 - size // 2), mode="wrap"))
    return np.sqrt(np.maximum(sums[size:] - sums[:-size], 0) / size)
