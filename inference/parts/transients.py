"""Transients: near a hit, each band of a sound follows the levels that say when the hit begins and how loud it is.

A hit lies in every transform window that reaches it, so found phases spread it over a window's length, before and after
its start. Where a band's levels rise steeply, its envelope is set to them; elsewhere the sound stays as it is.
"""

import numpy as np
from numpy.typing import NDArray

from inference.arrays import Floats
from inference.dsp import transient_kernel
from inference.dsp.phase_kernel import kernel_built
from inference.dsp.transient_kernel import Shaping
from inference.parts.bands import split_bands

RISE = 14.0  # dB within `reach` steps: a smaller rise is a swell and is left alone
REACH = 4  # steps of the levels, a frame of the picture
QUIET = 1e-4  # of full scale, -80 dB: levels below it count as equal, so there is no hit among them
REGION = 0.0293  # s on each side of a hit, one window of techno's geometry, in which the envelope is set
FADE_IN, FADE_OUT = 0.007, 0.0114  # s: how the change begins before a hit and ends after it
STEP_EDGE = 2.0  # a level that grows by more from step to step begins with its step
MAX_GAIN = 4.0  # of a band
_TINY = 1e-6  # of full scale: keeps 0/0 out where a band is silent

Doubles = NDArray[np.float64]


def shape_transients(
    loop: Floats, levels: Floats, sample_rate: float, strength: float = 1.0, *, plain: bool = False
) -> Floats:
    """`loop` [shape=(samples,), circular] with the envelopes of its hits set to `levels`.

    levels : RMS of each band in each step [shape=(BANDS, steps)], of equal parts of the loop, which need not be a whole
    number of samples. sample_rate : Hz. strength : 0 leaves the loop as it is, 1 sets the envelopes. `plain` uses numpy
    instead of the C code.
    """
    hits = find_hits(levels)
    if strength <= 0 or not hits.any():
        return loop
    bands = split_bands(loop, sample_rate, plain=plain)
    result = np.array(loop, np.float32)
    step = len(loop) / levels.shape[1]
    shaping = Shaping(
        window=max(1, round(step)),
        region=max(1, round(REGION * sample_rate)),
        fade_in=FADE_IN * sample_rate,
        fade_out=FADE_OUT * sample_rate,
        max_gain=MAX_GAIN,
        strength=strength,
    )
    shape_band = _shape_band if plain or not kernel_built() else transient_kernel.shape_band
    for number in np.nonzero(hits.any(axis=1))[0]:
        starts = np.unique(np.rint(np.nonzero(hits[number])[0] * step).astype(np.int32) % len(loop))
        shape_band(bands[number], _place_points(levels[number]), starts, shaping, result)
    return result


def find_hits(levels: Floats, reach: int = REACH) -> NDArray[np.bool_]:
    """Whether a hit begins in a step [shape=(BANDS, steps)].

    levels : [shape=(BANDS, steps), full scale 1]. A hit is the steepest step within `reach` steps, where the next
    `reach` levels rise by RISE above the last `reach` levels: noise that falls for a moment and comes back is none.
    """
    decibels = 20 * np.log10(levels + np.float32(QUIET))
    step = decibels - np.roll(decibels, 1, axis=1)
    before = np.max([np.roll(decibels, steps, axis=1) for steps in range(1, reach + 1)], axis=0)
    after = np.max([np.roll(decibels, -steps, axis=1) for steps in range(reach)], axis=0)
    hits = after - before >= RISE
    for steps in range(1, reach):
        hits &= (step >= np.roll(step, steps, axis=1)) & (step > np.roll(step, -steps, axis=1))
    return hits


def _shape_band(band: Floats, points: Floats, hits: NDArray[np.int32], shaping: Shaping, loop: Floats) -> None:
    """As inference.dsp.transient_kernel.shape_band."""
    gain = _draw_envelope(points, len(band)) / (_measure_rms(band, shaping.window) + _TINY)
    weight = shaping.strength * _near_hits(hits, len(band), shaping)
    loop += (band * (np.clip(gain, 0, shaping.max_gain) - 1) * weight).astype(np.float32)


def _place_points(level: Floats) -> Floats:
    """The envelope at four points of each step [shape=(4 * steps,)]; lines connect them.

    A step begins and ends half-way to its neighbours. A hit's step begins with its own level: the envelope rises to it
    in the last quarter of the step before, 0.5 ms in techno's geometry.
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


def _near_hits(hits: NDArray[np.int32], samples: int, shaping: Shaping) -> Doubles:
    """How far each sample belongs to the region of a hit [shape=(samples,), 0..1]."""
    around = np.arange(-shaping.region, shaping.region)
    rise = (around + shaping.region) / shaping.fade_in
    fall = (shaping.region - around) / shaping.fade_out
    shape = np.clip(np.minimum(rise, fall), 0, 1)
    weight = np.zeros(samples)
    for hit in hits:
        np.maximum.at(weight, (hit + around) % samples, shape)
    return weight


def _measure_rms(band: Floats, size: int) -> Doubles:
    """The RMS of a band [shape=(samples,), circular] over `size` samples around each sample."""
    sums = np.cumsum(np.pad(np.square(band, dtype=np.float64), (size // 2 + 1, size - 1 - size // 2), mode="wrap"))
    return np.sqrt(np.maximum(sums[size:] - sums[:-size], 0) / size)
