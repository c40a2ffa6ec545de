"""Speckle: how the pixels of noise vary in a powergram. It is drawn from the numbers of the seed, once for a row."""

import math

import numpy as np

from inference.arrays import Complexes, Floats
from inference.description import Description
from inference.dsp.phase_kernel import kernel_built, thread_kernel
from inference.dsp.stft import polar
from inference.seeds import Seed

_TINY = np.float32(1e-16)  # keeps the logarithm of 0 out


def noise_rng(seed: Seed) -> np.random.Generator:
    """The random numbers for a row whose first seed [shape=(latent_size,), dial units] is given.

    They depend on the seed's numbers as float32, so that a client that sends them as OSC floats gets the same noise.
    """
    words = (np.asarray(seed, "<f4") + np.float32(0)).view("<u4")  # -0 and 0 are the same dial
    return np.random.default_rng(np.random.SeedSequence(words.tolist(), spawn_key=(0,)))


def draw_speckle(
    rng: np.random.Generator, description: Description, *, plain: bool = False
) -> tuple[Floats, Complexes]:
    """The powergram of white noise [shape=(bins, frames)], and the noise's phases.

    The powergram is scaled to a mean of 0 and a standard deviation of 1. The phases [shape=(n_fft // 2 + 1, frames),
    complex, modulus 1] are a start for Griffin-Lim: those of a sound that is known to have this speckle. `plain` uses
    numpy instead of the phase kernel.
    A bin of a noise's transform is complex Gaussian, so its squared magnitude x is exponentially distributed and the
    powergram's value is x**q with q = 1 / (2 power): its mean is gamma(1 + q), that of its square gamma(1 + 2 q).
    """
    d = description
    noise = rng.standard_normal(d.samples, dtype=np.float32)
    if plain or not kernel_built():
        magnitudes, phases = polar(noise, d.n_fft)
    else:
        magnitudes, phases = thread_kernel(d.n_fft, d.frames).polar(noise)
    q = 1 / (2 * d.power)
    mean = math.gamma(1 + q)
    deviation = math.sqrt(math.gamma(1 + 2 * q) - mean**2)
    scale = math.sqrt(0.375 * d.n_fft)  # RMS of a bin: the squares of the Hann window add up to 3/8 n_fft
    logarithms = np.log(magnitudes[: d.bins] / np.float32(scale) + _TINY)  # exp and log are faster than a power
    return (np.exp(np.float32(2 * q) * logarithms) - np.float32(mean)) / np.float32(deviation), phases
