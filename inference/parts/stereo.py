"""The width of a sound: how strong its side (left minus right) is against its middle, by band and time."""

import numpy as np

from inference.arrays import Floats
from inference.parts.bands import split_bands

SMOOTHING = 8  # frames (59 ms in techno's geometry) that a width is measured over: an ear hears no faster change
_TINY = 1e-6  # of full scale, RMS: below -120 dB there is no width to measure


def measure_side(sound: Floats, sample_rate: float, frames: int) -> Floats:
    """The side's level against the middle's [shape=(BANDS, frames), 0..1] of a sound [shape=(samples, 2)].

    `samples` is a multiple of `frames`. Values above 1 (a side that is louder than the middle) are clipped.
    """
    middle, side = sound.mean(axis=1), (sound[:, 0] - sound[:, 1]) / 2
    levels = []
    for channel in (middle, side):
        bands = split_bands(channel, sample_rate)
        energy = np.square(bands).reshape(len(bands), frames, -1).mean(axis=2)
        shares = [np.roll(energy, step, axis=1) for step in range(-SMOOTHING // 2, SMOOTHING // 2 + 1)]
        levels.append(np.sqrt(np.mean(shares, axis=0)))
    return np.clip(levels[1] / (levels[0] + _TINY), 0, 1).astype(np.float32)
