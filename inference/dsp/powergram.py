"""Powergrams: the image of a loop is the root of its magnitudes, so that quiet partials stay visible next to a kick."""

import numpy as np

from inference.arrays import Floats
from inference.description import Description
from inference.dsp import constantq
from inference.dsp.stft import hann, stft


def powergram(loop: Floats, description: Description) -> Floats:
    """The image [shape=(bins, frames), 0..1] of a loop [shape=(description.samples,), at the model's own rate].

    Row 0 is the lowest frequency. Magnitudes are clipped to the description's peak.
    Raises ValueError for a loop of another length, and NoLibrosaError for a constant-Q description without librosa.
    """
    if len(loop) != description.samples:
        raise ValueError(f"the loop has {len(loop)} samples, not the {description.samples} of {description.name}.")
    if description.transform == "cqt":
        return constantq.loop_to_image(loop, description)
    magnitudes = np.abs(stft(loop.astype(np.float32, copy=False), hann(description.n_fft)))
    image = np.minimum(magnitudes[:, : description.bins] / description.peak, 1) ** (1 / description.power)
    return np.ascontiguousarray(image.T, dtype=np.float32)


def powergram_to_magnitudes(image: Floats, description: Description) -> Floats:
    """The magnitudes [shape=(n_fft // 2 + 1, frames)] of a powergram [shape=(bins, frames), 0..1] of an stft.

    Values outside 0..1 are clipped.
    """
    magnitudes = np.zeros((description.n_fft // 2 + 1, image.shape[1]), np.float32)
    magnitudes[: description.bins] = description.peak * np.clip(image, 0, 1) ** description.power
    return magnitudes
