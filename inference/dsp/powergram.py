"""The image of a loop: magnitudes bent by a root, so that quiet partials keep their place beside a kick."""

import numpy as np

from inference.arrays import Floats
from inference.description import Description
from inference.dsp import constantq
from inference.dsp.stft import hann, stft


def powergram(loop: Floats, description: Description) -> Floats:
    """The image [shape=(bins, frames), 0..1] of a loop [shape=(description.samples,), at its native rate].

    Row 0 is the lowest frequency. Magnitudes above the description's peak are held at 1. Raises NoLibrosaError.
    """
    if len(loop) != description.samples:
        raise ValueError(f"the loop has {len(loop)} samples, not the {description.samples} of {description.name}.")
    if description.transform == "cqt":
        return constantq.image(loop, description)
    magnitudes = np.abs(stft(loop.astype(np.float32, copy=False), hann(description.n_fft)))
    image = np.minimum(magnitudes[:, : description.bins] / description.peak, 1) ** (1 / description.power)
    return np.ascontiguousarray(image.T, dtype=np.float32)


def magnitudes(image: Floats, description: Description) -> Floats:
    """The magnitudes [shape=(n_fft // 2 + 1, frames), non-negative] that an stft's image [(bins, frames)] stands for.

    Values outside 0..1 are held at the nearest end.
    """
    spectrum = np.zeros((description.n_fft // 2 + 1, image.shape[1]), np.float32)
    spectrum[: description.bins] = description.peak * np.clip(image, 0, 1) ** description.power
    return spectrum
