"""The low band as a waveform: what is below the crossover, at a rate that is just high enough for it."""

import functools
import math
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from inference.arrays import Floats
from inference.description import Description
from inference.dsp.time_stretch import resample

WIDTH = 20.0  # Hz: of the crossover's slope, a hyperbolic tangent
FINER = 4  # samples of a stretched low band for each of its own: its grains are shifted by 0.5 ms, 8 degrees at 50 Hz
GRAIN_STEP = 0.03  # s from grain to grain, about: a grain lasts twice as long, three cycles of 50 Hz
SEARCH = 0.01  # s: half a cycle of 50 Hz
NEARLY = 1e-3  # of the best correlation: differences below it are chance
QUIET = 1e-6  # of full scale: keeps 0/0 out in silence
JOINT = 0.025  # s: how long the low band of a loop goes on into the next loop of a row


def high_pass(frequencies: Floats, crossover: float) -> Floats:
    """The gain 0..1 of what is above the crossover, at frequencies [any shape, Hz]; the low band has the rest."""
    return (0.5 + 0.5 * np.tanh((frequencies - crossover) / WIDTH)).astype(np.float32)


def split_low_band(loop: Floats, sample_rate: float, crossover: float) -> Floats:
    """What a loop [shape=(samples,), circular] has below the crossover [Hz], at its own rate [shape=(samples,)]."""
    gain = _low_pass(len(loop), sample_rate, crossover)
    return np.fft.irfft(np.fft.rfft(loop) * gain, len(loop)).astype(np.float32, copy=False)


@functools.lru_cache(2)  # the loops of a row have one length, or two that differ by a sample
def _low_pass(samples: int, sample_rate: float, crossover: float) -> Floats:
    """The gain 0..1 of what is below the crossover, at the frequencies of a transform of `samples` samples."""
    gain = 1 - high_pass(np.fft.rfftfreq(samples, 1 / sample_rate), crossover)
    gain.flags.writeable = False  # callers share it
    return gain


def encode_low_band(loop: Floats, description: Description) -> Floats:
    """The low band [shape=(description.low_samples,)] of a loop [shape=(description.samples,)]."""
    d = description
    return resample(split_low_band(loop, d.sample_rate, d.crossover), d.low_samples)


def decode_low_band(low_band: Floats, samples: int) -> Floats:
    """The low band [shape=(low_samples,)] in `samples` samples [shape=(samples,)]."""
    return resample(low_band, samples)


def stretch_low_band(low_band: Floats, description: Description, samples: float) -> Floats:
    """The low band [shape=(low_samples,)] at another tempo and the same pitch [shape=(any number,)].

    samples : of the loop at the new tempo and the model's own rate, not a whole number. The result has another rate,
    but lasts as long. Grains of the low band overlap at the new tempo; each is shifted by up to SEARCH to where it
    continues the grain before it best (WSOLA; Verhelst and Roelands 1993). The grain of each beat is not shifted, so
    that a kick begins on its beat and is the same on all beats; a phase vocoder would make another kick of each.
    """
    d, size = description, FINER * len(low_band)
    rate = size / (d.samples / d.sample_rate)
    length = round(size * samples / d.samples)
    grains = max(2, round(length / rate / d.beats / GRAIN_STEP))  # of a beat
    step, reach = length / (d.beats * grains), round(SEARCH * rate)
    wave = np.tile(resample(low_band, size), 3)  # with its neighbours on the circle
    around = np.arange(-math.ceil(step), math.ceil(step) + 1)
    result, weights = np.zeros((2, length), np.float32)
    start = 0
    for number in range(d.beats * grains):
        last, place = start, round(number * step)
        start = size + round(number * size / (d.beats * grains))
        if number % grains:
            start += _find_shift(wave, start, last + place - round((number - 1) * step), around, reach)
        weight = 0.5 + 0.5 * np.cos(np.pi * np.clip((around + place - number * step) / step, -1, 1))
        places = (place + around) % length
        np.add.at(result, places, weight * wave[start + around])
        np.add.at(weights, places, weight)
    return result / weights


def _find_shift(wave: Floats, start: int, natural: int, around: NDArray[np.intp], reach: int) -> int:
    """By how many samples, at most `reach`, a grain at `start` is shifted to continue what is around `natural`.

    The best correlation of the first halves of both grains counts, the smallest shift of equally good ones.
    """
    half = around[around <= 0]
    wanted = wave[natural + half]
    shifts = np.array(sorted(range(-reach, reach + 1), key=abs))
    grains = wave[start + shifts[:, None] + half]
    scores = grains @ wanted / (np.linalg.norm(grains, axis=1) + QUIET)
    return int(shifts[np.argmax(scores > scores.max() - NEARLY * abs(scores.max()))])


def join_low_bands(loops: Iterable[Floats], sample_rate: float, crossover: float) -> Iterator[Floats]:
    """The loops of a row [each shape=(samples,) or (samples, 2)], without steps in the low band between them.

    A loop is circular, so its low band goes on with its own beginning. That fades into the low band of the next loop
    within JOINT. The first loop stays as it is. The crossover [Hz] is that of the rendered loops.
    """
    size = round(JOINT * sample_rate)
    fade = (0.5 + 0.5 * np.cos(np.pi * np.arange(size) / size)).astype(np.float32)
    before: Floats | None = None
    for loop in loops:
        middle = loop if loop.ndim == 1 else (loop[:, 0] + loop[:, 1]) * np.float32(0.5)  # mean: 30 times as long
        beginning = split_low_band(middle, sample_rate, crossover)[:size]
        if before is not None:
            change = fade * (before - beginning)
            loop = loop.copy()
            loop[:size] += change if loop.ndim == 1 else change[:, None]
        before = beginning
        yield loop
