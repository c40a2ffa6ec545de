"""Distances between the magnitudes of two loops. They measure what is lost between a sound and its image.

All transforms are circular, because the sounds are loops. Magnitudes have a floor below the largest of the first loop.
"""

import numpy as np

from inference.arrays import Floats
from inference.dsp.stft import hann, stft

N_FFT = 1024  # of the log-spectral distance
RESOLUTIONS = (256, 512, 1024, 2048, 4096)  # n_fft; the hop is a quarter
FLOOR = 1e-4  # of the largest magnitude: -80 dB


def spectral_convergence(original: Floats, other: Floats) -> float:
    """Return the norm of the difference of magnitudes, relative to the original's, in dB (Sturmel and Daudet 2011)."""
    return 20 * float(np.log10(_relative_error(original, other) + 1e-12))


def log_spectral_distance(original: Floats, other: Floats) -> float:
    """Return the RMS difference of two loops' levels over the bins, averaged over the frames, in dB."""
    levels = [20 * np.log10(magnitudes) for magnitudes in _magnitudes(original, other, N_FFT)]
    return float(np.sqrt(((levels[0] - levels[1]) ** 2).mean(axis=1)).mean())


def multi_resolution_distance(original: Floats, other: Floats) -> float:
    """Return the relative error of the magnitudes plus the mean difference of their logarithms, over RESOLUTIONS.

    The formula is equation 6 of Yamamoto et al. 2020.
    """
    found = []
    for n_fft in RESOLUTIONS:
        before, after = _magnitudes(original, other, n_fft)
        found.append(_relative_error(before, after) + float(np.abs(np.log(before / after)).mean()))
    return float(np.mean(found))


def _relative_error(original: Floats, other: Floats) -> float:
    return float(np.linalg.norm(original - other) / np.linalg.norm(original))


def _magnitudes(original: Floats, other: Floats, n_fft: int) -> tuple[Floats, Floats]:
    """Return both loops' magnitudes [shape=(frames, n_fft // 2 + 1)], with the floor as their minimum."""
    before, after = (np.abs(stft(loop, hann(n_fft))) for loop in (original, other))
    floor = FLOOR * before.max()
    return np.maximum(before, floor), np.maximum(after, floor)
