"""A circular short-time Fourier transform: the loop has neither a first nor a last frame.

Frame t is centred on sample t * hop and wraps around at both ends, so `frames` frames cover exactly `frames * hop`
samples. The hop is a quarter of n_fft: the squares of the periodic Hann window then add up to 3/2 everywhere, and the
inverse (Griffin and Lim 1984, equation 6) needs no division that varies along the loop.
"""

import numpy as np

from inference.arrays import Complexes, Floats

OVERLAP = 4  # n_fft / hop
SQUARES = 1.5  # sum of the squared windows at every sample
_SILENT = np.float32(1e-16)  # avoids 0/0 where a bin is silent


def hann(n_fft: int) -> Floats:
    """The periodic Hann window [shape=(n_fft,)]."""
    return (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(n_fft) / n_fft)).astype(np.float32)


def stft(loop: Floats, window: Floats) -> Complexes:
    """The spectra [shape=(frames, n_fft // 2 + 1)] of a loop [shape=(frames * hop,)].

    window : [shape=(n_fft,)]. Raises ValueError where the loop's length is not a multiple of the hop, n_fft // 4.
    """
    hop = len(window) // OVERLAP
    if len(loop) % hop:
        raise ValueError(f"the loop has {len(loop)} samples, which is not a multiple of the hop of {hop}.")
    blocks = loop.reshape(-1, hop)
    pieces = [np.roll(blocks, OVERLAP // 2 - j, axis=0) for j in range(OVERLAP)]
    return np.fft.rfft(np.concatenate(pieces, axis=1) * window, axis=1)


def istft(spectra: Complexes, window: Floats) -> Floats:
    """The loop [shape=(frames * hop,)] whose transform is nearest to `spectra` [shape=(frames, n_fft // 2 + 1)].

    window : [shape=(n_fft,)].
    """
    hop = len(window) // OVERLAP
    pieces = np.fft.irfft(spectra, len(window), axis=1) * (window * np.float32(1 / SQUARES))
    loop = np.zeros((len(spectra), hop), np.float32)
    for j in range(OVERLAP):
        loop += np.roll(pieces[:, j * hop : (j + 1) * hop], j - OVERLAP // 2, axis=0)
    return loop.reshape(-1)


def polar(loop: Floats, n_fft: int) -> tuple[Floats, Complexes]:
    """Magnitudes and phases of a loop's transform, both [shape=(n_fft // 2 + 1, frames)].

    The phases are complex numbers of modulus 1, or 0 in a silent bin.
    """
    spectra = np.ascontiguousarray(stft(loop, hann(n_fft)).T)
    magnitudes = np.abs(spectra)
    return magnitudes, spectra / (magnitudes + _SILENT)


def filter_frames(loop: Floats, gains: Floats) -> Floats:
    """A loop [shape=(samples,)] with its transform multiplied by `gains` [shape=(n_fft // 2 + 1, frames)]."""
    window = hann(2 * (len(gains) - 1))
    return istft(stft(loop, window) * gains.T, window)
