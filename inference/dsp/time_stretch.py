"""A loop at another sample rate or tempo: of an exact number of samples, and without a seam."""

import numpy as np

from inference.arrays import Complexes, Floats


def resample(loop: Floats, length: int) -> Floats:
    """The same loop in `length` samples [shape=(length,)]: its Fourier series, evaluated at other points.

    The loop is periodic and so is its series, hence there is no filter, no edge and no delay. Partials above the new
    Nyquist frequency are left out.
    """
    return loop if length == len(loop) else series_to_loop(np.fft.rfft(loop), len(loop), length)


def series_to_loop(spectrum: Complexes, samples: int, length: int) -> Floats:
    """A loop in `length` samples [shape=(length,)] from its transform in `samples` [shape=(samples // 2 + 1,)]."""
    shorter = min(length, samples)
    kept = (shorter + 1) // 2  # partials below the lower of the two Nyquist frequencies
    other = np.zeros(length // 2 + 1, np.complex64)
    other[:kept] = spectrum[:kept] * (length / samples)
    return np.fft.irfft(other, length).astype(np.float32, copy=False)


def stretch(spectra: Complexes, frames: int, transpose: float) -> tuple[Floats, Complexes]:
    """Magnitudes and phases of a loop at another tempo and the same pitch, both [shape=(n_fft // 2 + 1, frames)].

    spectra : [shape=(frames of the loop, n_fft // 2 + 1)], its circular transform with a hop of n_fft / 4.
    transpose : factor for every frequency, which makes up for the rounding of the tempo to a whole number of frames.
    The phases [complex, modulus 1] are those of a phase vocoder (Flanagan and Golden 1966); each partial is shifted to
    the nearest frequency that is periodic in the new length. They are a start for Griffin-Lim, not yet a sound.
    """
    old_frames, bins = spectra.shape
    columns = np.arange(frames) * (old_frames / frames)
    left = columns.astype(int)
    weight = (columns - left).astype(np.float32)
    rows = np.minimum(np.arange(bins) / transpose, bins - 1)
    magnitudes = np.abs(spectra).T
    magnitudes = magnitudes[:, left] * (1 - weight) + magnitudes[:, (left + 1) % old_frames] * weight
    low = np.minimum(rows.astype(int), bins - 2)
    weight = (rows - low).astype(np.float32)[:, None]
    magnitudes = magnitudes[low] * (1 - weight) + magnitudes[low + 1] * weight

    centre = np.pi / 2 * np.arange(bins)  # phase advance of a bin's centre frequency over one hop, in radians
    measured = np.angle(np.roll(spectra, -1, axis=0) * np.conj(spectra)) - centre
    advance = centre + (measured + np.pi) % (2 * np.pi) - np.pi
    advance = transpose * advance[left][:, np.rint(rows).astype(int)]
    total = advance.sum(axis=0)
    advance += (np.rint(total / (2 * np.pi)) * 2 * np.pi - total) / frames
    phases = np.cumsum(advance, axis=0) - advance + np.angle(spectra[0])
    return magnitudes, np.exp(1j * phases.T).astype(np.complex64)
