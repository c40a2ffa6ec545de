"""The circular transforms and Griffin-Lim in plain float64, frame by frame: what the fast ones must agree with."""

import numpy as np


def reference_stft(loop: np.ndarray, n_fft: int) -> np.ndarray:
    """Frame by frame in float64: frame t is centred on sample t * hop, and wraps round."""
    hop = n_fft // 4
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(n_fft) / n_fft)
    frames = [np.take(loop, np.arange(n_fft) + t * hop - n_fft // 2, mode="wrap") for t in range(len(loop) // hop)]
    return np.fft.rfft(np.array(frames) * window)


def reference_istft(spectra: np.ndarray, n_fft: int) -> np.ndarray:
    hop = n_fft // 4
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(n_fft) / n_fft)
    total, weight = np.zeros(len(spectra) * hop), np.zeros(len(spectra) * hop)
    for t, piece in enumerate(np.fft.irfft(spectra, n_fft) * window):
        places = (np.arange(n_fft) + t * hop - n_fft // 2) % len(total)
        np.add.at(total, places, piece)
        np.add.at(weight, places, window**2)
    return total / weight


def reference_griffinlim(magnitudes: np.ndarray, iterations: int, momentum: float) -> np.ndarray:
    """Perraudin et al. 2013, algorithm 2, in float64."""
    targets = magnitudes.T.astype(float)
    n_fft = 2 * (len(magnitudes) - 1)
    phases, previous = np.ones(targets.shape, complex), np.zeros(targets.shape, complex)
    for _ in range(iterations):
        consistent = reference_stft(reference_istft(targets * phases, n_fft), n_fft)
        phases = consistent - momentum / (1 + momentum) * previous
        phases /= np.maximum(np.abs(phases), 1e-16)
        previous = consistent
    return reference_istft(targets * phases, n_fft)
