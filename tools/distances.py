"""How far a sound is from another, by their magnitudes: what a way through an image loses.

All transforms are circular, for the sounds are loops. Levels lie above a floor under the first sound's loudest.
"""

import numpy as np

from inference.arrays import Floats
from inference.dsp.stft import hann, stft

N_FFT = 1024  # of the log-spectral distance
RESOLUTIONS = (256, 512, 1024, 2048, 4096)  # n_fft; the hop is a quarter
FLOOR = 1e-4  # of the loudest magnitude: -80 dB


def spectral_convergence(original: Floats, other: Floats) -> float:
    """The Frobenius norm of the difference of magnitudes against the original's, in dB (Sturmel and Daudet 2011)."""
    return 20 * float(np.log10(_relative(original, other) + 1e-12))


def log_spectral_distance(original: Floats, other: Floats) -> float:
    """The root mean square over the bins of the difference of levels, in dB, averaged over the frames of two loops."""
    levels = [20 * np.log10(magnitudes) for magnitudes in _floored(original, other, N_FFT)]
    return float(np.sqrt(((levels[0] - levels[1]) ** 2).mean(axis=1)).mean())


def multi_resolution_distance(original: Floats, other: Floats) -> float:
    """Relative difference of magnitudes plus mean difference of their logarithms, averaged over RESOLUTIONS.

    Yamamoto et al. 2020, equation 6.
    """
    found = []
    for n_fft in RESOLUTIONS:
        before, after = _floored(original, other, n_fft)
        found.append(_relative(before, after) + float(np.abs(np.log(before / after)).mean()))
    return float(np.mean(found))


def _relative(original: Floats, other: Floats) -> float:
    return float(np.linalg.norm(original - other) / np.linalg.norm(original))


def _floored(original: Floats, other: Floats, n_fft: int) -> tuple[Floats, Floats]:
    """Both loops' magnitudes [shape=(frames, n_fft // 2 + 1)], no less than the floor."""
    before, after = (np.abs(stft(loop, hann(n_fft))) for loop in (original, other))
    floor = FLOOR * before.max()
    return np.maximum(before, floor), np.maximum(after, floor)
