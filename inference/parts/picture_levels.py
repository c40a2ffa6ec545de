"""The levels that a picture tells of: how loud each band is before a hit, when the hit begins and how it falls.

A window reaches a hit before its centre does, so a picture rises too early and too gently. Here the rise is undone.
"""

import numpy as np
from numpy.typing import NDArray

from inference.arrays import Floats
from inference.parts.bands import LEVELS_PER_FRAME, band_masks
from inference.parts.transients import find_hits

REACH = 3  # frames within which a hit rises in a picture
MIN_FALL = 0.2  # of the amplitude from frame to frame: an empty picture after a hit says nothing about its fall
HANN_POWER = 0.375  # mean square of the Hann window
_TINY = 1e-9  # of full scale: keeps 0/0 out where a band is silent

Indices = NDArray[np.intp]


def estimate_levels(magnitudes: Floats, sample_rate: float) -> Floats:
    """RMS of each band in each step [shape=(BANDS, LEVELS_PER_FRAME * frames)] of the loop that a picture stands for.

    magnitudes : [shape=(n_fft // 2 + 1, frames), non-negative] of a circular transform with a Hann window and a hop of
    n_fft / 4. sample_rate : Hz.
    A frame reaches two hops ahead, so the frame before the rise is the last that holds no hit: up to the hit the level
    is that frame's. The hit begins one hop after the frame of the steepest rise. In its first hop it is as loud as the
    loudest of the next three frames, and it falls as these do. Everywhere else the levels are those of the frames.
    """
    frames = _measure_frames(magnitudes, sample_rate)
    levels = _interpolate(frames)
    band, hit = np.nonzero(find_hits(frames, REACH))
    after = [frames[band, (hit + hops) % frames.shape[1]] for hops in (1, 2, 3, 4)]
    loudest = np.max(after[:3], axis=0)
    fall = np.clip(np.sqrt((after[3] + _TINY) / (after[1] + _TINY)), MIN_FALL, 1)  # of the amplitude in a hop
    hop = np.arange(LEVELS_PER_FRAME)
    first = loudest[:, None] * fall[:, None] ** ((hop + 0.5) / LEVELS_PER_FRAME - 0.5)
    start = (hit + 1) * LEVELS_PER_FRAME
    _set_steps(levels, band, start - 2 * LEVELS_PER_FRAME, np.repeat(frames[band, hit - 1, None], 2 * len(hop), axis=1))
    _set_steps(levels, band, start, first)
    return levels


def _measure_frames(magnitudes: Floats, sample_rate: float) -> Floats:
    """RMS of each band in each frame [shape=(BANDS, frames)], by Parseval's theorem."""
    n_fft = 2 * (len(magnitudes) - 1)
    energy = np.square(band_masks(n_fft, sample_rate)) @ np.square(magnitudes)
    return np.sqrt(energy * np.float32(2 / (HANN_POWER * n_fft * n_fft)))


def _interpolate(frames: Floats) -> Floats:
    """The levels of frames [shape=(BANDS, frames)] in LEVELS_PER_FRAME times as many steps, on lines between them."""
    position = (np.arange(LEVELS_PER_FRAME, dtype=np.float32) + np.float32(0.5)) / LEVELS_PER_FRAME
    steps = frames[:, :, None] * (1 - position) + np.roll(frames, -1, axis=1)[:, :, None] * position
    return steps.reshape(len(frames), -1).astype(np.float32, copy=False)


def _set_steps(levels: Floats, band: Indices, first: Indices, values: Floats) -> None:
    """Write `values` [shape=(hits, steps)] into the bands' levels, each row from its step `first` on, circularly."""
    steps = (first[:, None] + np.arange(values.shape[1])) % levels.shape[1]
    levels[band[:, None], steps] = values
