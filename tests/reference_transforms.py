"""The circular transforms, Griffin-Lim and the shaping of hits in plain float64: what the fast ones must agree with."""

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


def reference_split(loop: np.ndarray, gains: np.ndarray) -> np.ndarray:
    """Each row of gains [shape=(bands, n_fft // 2 + 1)] on the spectra of the loop's frames."""
    n_fft = 2 * (gains.shape[1] - 1)
    spectra = reference_stft(loop.astype(float), n_fft)
    return np.array([reference_istft(spectra * row, n_fft) for row in gains])


def reference_shape(band: np.ndarray, points: np.ndarray, hits: list[int], shaping: object) -> np.ndarray:
    """The band with its envelope set around hits: every mean by itself, every hit with the turns of the circle."""
    samples = len(band)
    places = np.arange(samples)
    around = places[:, None] + np.arange(shaping.window) - shaping.window // 2
    own = np.sqrt(np.mean(band.astype(float)[around % samples] ** 2, axis=1))
    target = np.interp(places * len(points) / samples, np.arange(len(points)), points, period=len(points))
    weight = np.zeros(samples)
    for distance in (places - hit - turn * samples for hit in hits for turn in (-1, 0, 1)):
        near = np.minimum((distance + shaping.region) / shaping.fade_in, (shaping.region - distance) / shaping.fade_out)
        weight = np.maximum(weight, np.clip(near, 0, 1))
    return band * (1 + shaping.strength * weight * (np.minimum(target / (own + 1e-6), shaping.max_gain) - 1))
