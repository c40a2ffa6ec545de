"""A loop at another rate or tempo, exact to the sample and still without a seam."""

import numpy as np

from inference.stft import Floats


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


def stretch(magnitudes: Floats, frames: int, transpose: float) -> Floats:
    """Magnitudes [shape=(n_fft // 2 + 1, frames)] as if the loop were slower or faster, pitch kept.

    Time is read circularly, so the result loops too. `transpose` moves every frequency by that factor: it makes up for
    the last bit of tempo that a whole number of frames leaves over.
    """
    bins, old_frames = magnitudes.shape
    columns = np.arange(frames) * (old_frames / frames)
    left = columns.astype(int)
    weight = (columns - left).astype(np.float32)
    in_time = magnitudes[:, left] * (1 - weight) + magnitudes[:, (left + 1) % old_frames] * weight
    rows = np.minimum(np.arange(bins) / transpose, bins - 1)
    low = np.minimum(rows.astype(int), bins - 2)
    weight = (rows - low).astype(np.float32)[:, None]
    return in_time[low] * (1 - weight) + in_time[low + 1] * weight
