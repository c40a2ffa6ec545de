"""The low band as a waveform: what is below the crossover, at a rate that is just high enough for it."""

import numpy as np

from inference.arrays import Floats
from inference.description import Description
from inference.dsp.time_stretch import resample

WIDTH = 20.0  # Hz: of the crossover's slope, a hyperbolic tangent


def high_pass(frequencies: Floats, crossover: float) -> Floats:
    """The gain 0..1 of what is above the crossover, at frequencies [any shape, Hz]; the low band has the rest."""
    return (0.5 + 0.5 * np.tanh((frequencies - crossover) / WIDTH)).astype(np.float32)


def encode_low_band(loop: Floats, description: Description) -> Floats:
    """The low band [shape=(description.low_samples,)] of a loop [shape=(description.samples,)]."""
    d = description
    gain = 1 - high_pass(np.fft.rfftfreq(d.samples, 1 / d.sample_rate), d.crossover)
    low = np.fft.irfft(np.fft.rfft(loop) * gain, d.samples).astype(np.float32)
    return resample(low, d.low_samples)


def decode_low_band(low_band: Floats, samples: int) -> Floats:
    """The low band [shape=(low_samples,)] in `samples` samples [shape=(samples,)]."""
    return resample(low_band, samples)
