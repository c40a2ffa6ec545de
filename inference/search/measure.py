"""How alike two loops sound: the mean difference of their spectra on a mel scale, in decibels.

A loop is measured in powers [shape=(n_fft // 2 + 1, frames)], those of a circular transform of its middle. Of a
generator's parts they are expected values: its noise is another one in each seed, and a search must not follow it.
"""

import functools
import math

import numpy as np

from inference.arrays import Floats
from inference.description import Description
from inference.dsp.stft import hann, stft
from inference.parts.low_band import high_pass
from inference.parts.parts import Parts

FINE_BANDS, COARSE_BANDS = 32, 64  # on the mel scale: of each frame, and of each POOL frames together
POOL = 4
LOWEST, HIGHEST = 30.0, 16_000.0  # Hz: the edges of the bands
FLOOR = 1e-5  # of the mean power, which is added: what is 50 dB below it hardly counts
NODES = 4  # of the Gauss-Laguerre quadrature over the power of a noise's bin, which is distributed exponentially
DECIBELS = 10 / math.log(10)  # of a natural logarithm of powers

Levels = tuple[Floats, Floats]  # dB of the mean [shape=(FINE_BANDS, frames) and (COARSE_BANDS, frames / POOL)]


class MeasureError(ValueError):
    """A model that this measure cannot hear; the text is one sentence."""


def check_measurable(description: Description) -> None:
    """Raise MeasureError for a model of another transform, or with a low band whose frames are not whole."""
    d = description
    if d.transform != "stft" or d.frames % POOL:
        raise MeasureError(f"{d.name} has a {d.transform} of {d.frames} frames; the search needs an stft of 4 x n.")
    if "low_band" in d.parts and (d.samples % d.low_samples or d.low_samples % (4 * d.frames)):
        raise MeasureError(f"{d.name} has a low band of {d.low_samples} samples, no multiple of 4 x {d.frames} frames.")


def sound_powers(loop: Floats, description: Description) -> Floats:
    """The powers [shape=(n_fft // 2 + 1, frames)] of a loop [shape=(description.samples,), at the model's rate]."""
    return np.square(np.abs(stft(loop.astype(np.float32, copy=False), hann(description.n_fft)))).T


def part_powers(parts: Parts, description: Description) -> Floats:
    """The expected powers [shape=(n_fft // 2 + 1, frames)] of a loop in parts.

    A pixel is picture + noise * speckle, and its power (peak * pixel**power)**2. What the picture has and what the low
    band has are added, each by its share at the crossover.
    """
    d = description
    values, weights = speckle_nodes(d.power)
    noise = np.float32(0) if parts.noise is None else parts.noise
    pixels = sum(
        weight * np.maximum(parts.picture + noise * value, 0) ** np.float32(2 * d.power)
        for value, weight in zip(values, weights, strict=True)
    )
    powers = np.zeros((d.n_fft // 2 + 1, d.frames), np.float32)
    powers[: d.bins] = np.float32(d.peak**2) * pixels
    if parts.low_band is not None:
        powers *= above_crossover(d)[:, None]
        window = low_window(d)
        low = np.square(np.abs(stft(parts.low_band, window))).T
        powers[: len(low)] += low * low_scale(d)
    return powers


@functools.lru_cache(4)
def speckle_nodes(power: float) -> tuple[Floats, Floats]:
    """Values of the speckle (inference/parts/speckle.py) and their weights, which add up to 1 [both shape=(NODES,)]."""
    nodes, weights = np.polynomial.laguerre.laggauss(NODES)
    q = 1 / (2 * power)
    mean = math.gamma(1 + q)
    deviation = math.sqrt(math.gamma(1 + 2 * q) - mean**2)
    return ((nodes**q - mean) / deviation).astype(np.float32), weights.astype(np.float32)


def above_crossover(description: Description) -> Floats:
    """The share of the picture's power in each bin [shape=(n_fft // 2 + 1,)], where there is a low band."""
    d = description
    return np.square(high_pass(np.fft.rfftfreq(d.n_fft, 1 / d.sample_rate), d.crossover))


def low_window(description: Description) -> Floats:
    """The window for the low band's frames, as long as the picture's: its bins are the picture's lowest ones."""
    d = description
    return hann(d.n_fft * d.low_samples // d.samples)


def low_scale(description: Description) -> float:
    """By how much the low band's powers fall short of the picture's, since its window has fewer samples."""
    return (description.samples / description.low_samples) ** 2


@functools.lru_cache(8)
def mel_bands(bands: int, n_fft: int, sample_rate: float) -> Floats:
    """Weights of the bins in each band [shape=(bands, n_fft // 2 + 1)], which add up to 1 in a band.

    Triangles that are evenly spaced in mel, 2595 log10(1 + f / 700), and at least two bins wide.
    """
    frequencies = np.fft.rfftfreq(n_fft, 1 / sample_rate)
    low, high = (2595 * math.log10(1 + f / 700) for f in (LOWEST, min(HIGHEST, sample_rate / 2)))
    edges = 700 * (10 ** (np.linspace(low, high, bands + 2) / 2595) - 1)
    below, centre, above = (edges[i : i + bands, None] for i in range(3))
    width = sample_rate / n_fft
    rise = (frequencies - centre) / np.maximum(centre - below, width)
    fall = (centre - frequencies) / np.maximum(above - centre, width)
    weights = np.maximum(1 + np.minimum(rise, fall), 0)
    weights = (weights / weights.sum(axis=1, keepdims=True)).astype(np.float32)
    weights.flags.writeable = False
    return weights


def levels(powers: Floats, description: Description) -> Levels:
    """The levels of powers [shape=(n_fft // 2 + 1, frames)], whatever the loop's own level is."""
    d = description
    fine = mel_bands(FINE_BANDS, d.n_fft, d.sample_rate) @ powers
    pooled = powers.reshape(len(powers), -1, POOL).mean(axis=2)
    return _decibels(fine), _decibels(mel_bands(COARSE_BANDS, d.n_fft, d.sample_rate) @ pooled)


def distance(a: Levels, b: Levels) -> float:
    """The distance of two loops [dB]: the mean of those of their fine and their coarse levels."""
    return float(np.mean([np.abs(one - other).mean() for one, other in zip(a, b, strict=True)]))


def _decibels(bands: Floats) -> Floats:
    return np.float32(DECIBELS) * np.log(bands / (bands.mean() + np.float32(1e-20)) + np.float32(FLOOR))
