"""A loop at another rate or tempo, exact to the sample and still without a seam."""

import numpy as np

from inference.arrays import Complexes, Floats


def resample(loop: Floats, length: int) -> Floats:
    """The same loop in `length` samples: its Fourier series, read at other points.

    The loop is periodic and so is its series, hence there is no filter, no edge and no delay. Partials that the new
    length cannot hold fall silent.
    """
    if length == len(loop):
        return loop
    shorter = min(length, len(loop))
    held = (shorter + 1) // 2  # below the Nyquist frequency of the shorter one
    spectrum = np.zeros(length // 2 + 1, np.complex64)
    spectrum[:held] = np.fft.rfft(loop)[:held] * (length / len(loop))
    return np.fft.irfft(spectrum, length).astype(np.float32, copy=False)


def stretch(spectra: Complexes, frames: int, transpose: float) -> tuple[Floats, Complexes]:
    """Magnitudes and phases [shape=(n_fft // 2 + 1, frames)] of a loop made slower or faster, pitch kept.

    spectra : [shape=(frames before, n_fft // 2 + 1)], the loop's circular transform, hop n_fft / 4. Time is read
    circularly. `transpose` moves every frequency by that factor: it makes up for the last bit of tempo that a whole
    number of frames leaves over. The phases are a phase vocoder's (Flanagan and Golden 1966), closed to a circle by
    bending each partial to the nearest one that the new length holds: a start for Griffin-Lim, not yet a sound.
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

    centre = np.pi / 2 * np.arange(bins)  # a bin's own advance over one hop, in radians
    measured = np.angle(np.roll(spectra, -1, axis=0) * np.conj(spectra)) - centre
    advance = centre + (measured + np.pi) % (2 * np.pi) - np.pi
    advance = transpose * advance[left][:, np.rint(rows).astype(int)]
    total = advance.sum(axis=0)
    advance += (np.rint(total / (2 * np.pi)) * 2 * np.pi - total) / frames
    phases = np.cumsum(advance, axis=0) - advance + np.angle(spectra[0])
    return magnitudes, np.exp(1j * phases.T).astype(np.complex64)
