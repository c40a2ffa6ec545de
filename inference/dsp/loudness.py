"""Level: a sound is brought to one loudness, and the peaks that would exceed full scale then are rounded off."""

import functools

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from inference.arrays import Floats
from inference.dsp.c_library import address, library

MAX_TRUE_PEAK = 10 ** (-0.1 / 20)  # -0.1 dBTP
KNEE = 10 ** (-2 / 20)  # of full scale: below it, nothing is changed
LIMIT = 10 ** (-0.4 / 20)  # what the rounding tends to
PASSES = 3  # of the rounding: noise that is filtered back to the samples exceeds LIMIT again, by less each time
MAX_BOOST = 12.0  # dB: a loop that is nearly silent is not all noise then
OVERSAMPLING = 4  # points from sample to sample; ITU-R BS.1770-5, annex 2, measures true peaks so
TAPS = 32  # samples that a point between two samples is interpolated from
BEFORE = TAPS // 2 - 1  # of them before the one on the point's left
BLOCK = 2**16  # samples that are interpolated at once, in 8 MiB of memory
NEAR = 0.7  # of a level: points above the level lie next to a sample above this, 3 dB below (a quarter of the rate)


def set_loudness(sound: Floats, loudness: float, *, plain: bool = False) -> tuple[Floats, float]:
    """`sound` [shape=(samples,) or (samples, channels)] at `loudness`, and the gain that it got.

    loudness : RMS of the middle (the mean of the channels), in dB of full scale. The gain is at most MAX_BOOST. Where
    the true peak would exceed MAX_TRUE_PEAK, the peaks are rounded off, each channel for itself, which takes a little
    of the loudness; what rounding cannot do, a lower gain does. `plain` uses numpy instead of the C code.
    """
    channels = np.ascontiguousarray(np.atleast_2d(sound.T))
    rms = float(np.sqrt(np.square(channels.mean(axis=0), dtype=np.float64).mean()))
    gain = min(10 ** (loudness / 20) / rms, 10 ** (MAX_BOOST / 20)) if rms > 0 else 1.0
    rounded = [_limit(channel * np.float32(gain), plain) for channel in channels]
    peak = max(peak for _, peak in rounded)
    trim = min(1.0, MAX_TRUE_PEAK / peak) if peak > 0 else 1.0
    return np.stack([channel * np.float32(trim) for channel, _ in rounded], axis=1).reshape(sound.shape), gain * trim


def _limit(channel: Floats, plain: bool) -> tuple[Floats, float]:
    """A channel [shape=(samples,)] that was rounded as often as it needs, and its true peak."""
    peak = true_peak(channel, plain=plain)
    for _ in range(PASSES):
        if peak > MAX_TRUE_PEAK:
            channel = round_peaks(channel, plain=plain)
            peak = true_peak(channel, plain=plain)
    return channel, peak


def true_peak(channel: Floats, *, plain: bool = False) -> float:
    """The largest absolute value of a channel [shape=(samples,), circular], between its samples, too.

    `plain` uses numpy instead of the C code.
    """
    largest = float(np.max(np.abs(channel)))
    if not plain and library is not None:
        channel, weights = np.ascontiguousarray(channel, np.float32), _interpolator()
        found = library.loopseed_true_peak(address(channel), len(channel), address(weights), NEAR * largest)
        return max(largest, found)
    return float(np.max(np.abs(_points(channel, _find_louder(channel, NEAR * largest))), initial=largest))


def round_peaks(channel: Floats, *, plain: bool = False) -> Floats:
    """A channel [shape=(samples,), circular] with what is above KNEE bent towards LIMIT, by a hyperbolic tangent.

    This is done at OVERSAMPLING times the rate, so that the bend's harmonics do not come back as other tones. What the
    bend takes away is small and rare: only that is filtered back to the samples. `plain` uses numpy instead of the C
    code.
    """
    if not plain and library is not None:
        channel, weights = np.ascontiguousarray(channel, np.float32), _interpolator()
        result = channel.copy()
        library.loopseed_round_peaks(
            address(channel), len(channel), address(weights), NEAR * KNEE, KNEE, LIMIT, address(result)
        )
        return result
    numbers = _find_louder(channel, NEAR * KNEE)
    points = _points(channel, numbers)
    above = (np.abs(points) > KNEE).any(axis=1)
    numbers, points = numbers[above], points[above]
    size = np.abs(points)
    bent = KNEE + (LIMIT - KNEE) * np.tanh((size - KNEE) / (LIMIT - KNEE))
    excess = np.where(size > KNEE, np.sign(points) * (size - bent), 0) / np.float32(OVERSAMPLING)
    result = channel.copy()
    for first in range(0, len(numbers), BLOCK):
        block = slice(first, first + BLOCK)
        around = (numbers[block, None] + np.arange(TAPS) - BEFORE) % len(channel)
        np.subtract.at(result, around, np.einsum("no,to->nt", excess[block], _interpolator()))
    return result


def _find_louder(channel: Floats, threshold: float) -> np.ndarray:
    """The numbers of the samples that are louder than `threshold`, or whose next one is."""
    loud = np.abs(channel) > threshold
    return np.flatnonzero(loud | np.roll(loud, -1))


def _points(channel: Floats, numbers: np.ndarray) -> Floats:
    """The points of a channel from each of these samples to the next [shape=(count, OVERSAMPLING)]."""
    windows = sliding_window_view(np.pad(channel, (BEFORE, TAPS - BEFORE - 1), mode="wrap"), TAPS)
    blocks = np.split(numbers, range(BLOCK, len(numbers), BLOCK))
    return np.concatenate([np.einsum("nt,to->no", windows[block], _interpolator()) for block in blocks])


@functools.lru_cache(1)
def _interpolator() -> Floats:
    """The weights of the samples around a point [shape=(TAPS, OVERSAMPLING)]: a sinc in a Kaiser window."""
    places = np.arange(TAPS)[:, None] - BEFORE - np.arange(OVERSAMPLING) / OVERSAMPLING
    window = np.i0(8 * np.sqrt(np.maximum(1 - (places / (TAPS / 2)) ** 2, 0))) / np.i0(8)
    weights = (np.sinc(places) * window).astype(np.float32)
    weights.flags.writeable = False  # callers share it
    return weights
