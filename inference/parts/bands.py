"""The bands in which levels and widths are measured and set: four of them, from 300 Hz up."""

import functools

import numpy as np

from inference.arrays import Floats
from inference.dsp.phase_kernel import kernel_built, thread_kernel
from inference.dsp.stft import OVERLAP as FRAME_OVERLAP
from inference.dsp.stft import SQUARES, hann

EDGES = (300.0, 1000.0, 3000.0, 7000.0)  # Hz: the lower edge of each band
BANDS = len(EDGES)
OVERLAP = 0.5  # octaves over which two neighbours cross
LEVELS_PER_FRAME = 4  # steps of the levels in a frame of the picture: 1.8 ms in techno's geometry
WINDOW = 2048  # samples: the slopes of the bands are as fine as the bins of such a window
_LOWEST = 1e-9  # Hz, instead of 0, whose logarithm does not exist


@functools.lru_cache(8)
def band_masks(n_fft: int, sample_rate: float) -> Floats:
    """The bands' gains [shape=(BANDS, n_fft // 2 + 1), 0..1] for the spectrum of `n_fft` samples at `sample_rate` Hz.

    Neighbours cross as raised cosines and add up to 1; what is below the first edge belongs to no band.
    """
    octaves = np.log2(np.fft.rfftfreq(n_fft, 1 / sample_rate) + _LOWEST)
    above = [0.5 - 0.5 * np.cos(np.pi * np.clip((octaves - np.log2(edge)) / OVERLAP + 0.5, 0, 1)) for edge in EDGES]
    masks = np.array([low - high for low, high in zip(above, [*above[1:], 0], strict=True)], np.float32)
    masks.flags.writeable = False  # callers share it
    return masks


@functools.lru_cache(8)
def band_filters(samples: int, sample_rate: float) -> Floats:
    """The bands' gains [shape=(BANDS, samples // 2 + 1)] for the spectrum of a whole loop.

    They are what becomes of band_masks where each frame of a circular transform (inference.dsp.stft) of WINDOW samples
    is multiplied by them, as the phase kernel does: the masks' impulse response, periodic in WINDOW, times the
    autocorrelation of the Hann window.
    """
    window = hann(WINDOW).astype(np.float64)
    lags = np.arange(1 - WINDOW, WINDOW)
    overlap = np.correlate(window, window, "full") * (FRAME_OVERLAP / (SQUARES * WINDOW))
    responses = np.fft.irfft(band_masks(WINDOW, sample_rate), WINDOW)[:, lags % WINDOW] * overlap
    circle = np.zeros((samples, BANDS))
    np.add.at(circle, lags % samples, responses.T)
    filters = np.ascontiguousarray(np.fft.rfft(circle.T).real, np.float32)
    filters.flags.writeable = False
    return filters


def split_bands(loop: Floats, sample_rate: float, *, plain: bool = False) -> Floats:
    """The bands [shape=(BANDS, samples)] of a loop [shape=(samples,)] at `sample_rate` Hz, without delay.

    `plain` uses numpy instead of the phase kernel, which takes a multiple of a quarter of WINDOW only.
    """
    hop = WINDOW // FRAME_OVERLAP
    if not plain and kernel_built() and len(loop) % hop == 0:
        return thread_kernel(WINDOW, len(loop) // hop).split(loop, band_masks(WINDOW, sample_rate))
    spectrum = np.fft.rfft(loop) * band_filters(len(loop), sample_rate)
    return np.fft.irfft(spectrum, len(loop), axis=1).astype(np.float32, copy=False)


def measure_levels(loop: Floats, sample_rate: float, steps: int) -> Floats:
    """The RMS of each band in each step [shape=(BANDS, steps)] of a loop [shape=(samples,), a multiple of `steps`]."""
    blocks = split_bands(loop, sample_rate).reshape(BANDS, steps, -1)
    return np.sqrt(np.square(blocks).mean(axis=2))
