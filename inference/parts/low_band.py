"""The low band as a waveform: what is below the crossover, at a rate that is just high enough for it."""

from collections.abc import Iterable, Iterator

import numpy as np

from inference.arrays import Floats
from inference.description import Description
from inference.dsp.time_stretch import resample

WIDTH = 20.0  # Hz: of the crossover's slope, a hyperbolic tangent
JOINT = 0.025  # s: how long the low band of a loop goes on into the next loop of a row


def high_pass(frequencies: Floats, crossover: float) -> Floats:
    """The gain 0..1 of what is above the crossover, at frequencies [any shape, Hz]; the low band has the rest."""
    return (0.5 + 0.5 * np.tanh((frequencies - crossover) / WIDTH)).astype(np.float32)


def split_low_band(loop: Floats, sample_rate: float, crossover: float) -> Floats:
    """What a loop [shape=(samples,), circular] has below the crossover [Hz], at its own rate [shape=(samples,)]."""
    gain = 1 - high_pass(np.fft.rfftfreq(len(loop), 1 / sample_rate), crossover)
    return np.fft.irfft(np.fft.rfft(loop) * gain, len(loop)).astype(np.float32, copy=False)


def encode_low_band(loop: Floats, description: Description) -> Floats:
    """The low band [shape=(description.low_samples,)] of a loop [shape=(description.samples,)]."""
    d = description
    return resample(split_low_band(loop, d.sample_rate, d.crossover), d.low_samples)


def decode_low_band(low_band: Floats, samples: int) -> Floats:
    """The low band [shape=(low_samples,)] in `samples` samples [shape=(samples,)]."""
    return resample(low_band, samples)


def join_low_bands(loops: Iterable[Floats], sample_rate: float, crossover: float) -> Iterator[Floats]:
    """The loops of a row [each shape=(samples,) or (samples, channels)], without steps in the low band between them.

    A loop is circular, so its low band goes on with its own beginning. That fades into the low band of the next loop
    within JOINT. The first loop stays as it is. The crossover [Hz] is that of the rendered loops.
    """
    size = round(JOINT * sample_rate)
    fade = (0.5 + 0.5 * np.cos(np.pi * np.arange(size) / size)).astype(np.float32)
    before: Floats | None = None
    for loop in loops:
        middle = loop if loop.ndim == 1 else loop.mean(axis=1)
        beginning = split_low_band(middle, sample_rate, crossover)[:size]
        if before is not None:
            change = fade * (before - beginning)
            loop = loop.copy()
            loop[:size] += change if loop.ndim == 1 else change[:, None]
        before = beginning
        yield loop
