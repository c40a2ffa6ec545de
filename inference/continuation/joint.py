"""The joint between a recording and its continuation: no step, and no silence."""

import numpy as np

from inference.arrays import Floats

SECONDS = 0.005  # in which the recording's end fades into the continuation: short enough for a hit on the downbeat


def join(sound: Floats, sample_rate: int, end: Floats, end_rate: int) -> Floats:
    """The continuation [shape=(samples, channels)] with a beginning that goes on from the recording's end.

    end : the recording's last samples [shape=(n, channels)] at `end_rate` [Hz]. They are mirrored at their last sample
    in time and in value, which keeps the value and the slope of the wave there, and faded out.
    """
    size = min(round(SECONDS * sample_rate), len(sound), int((len(end) - 1) * sample_rate / end_rate))
    if size < 2:
        return sound
    places = len(end) - 1 - np.arange(1, size + 1) * (end_rate / sample_rate)
    mirrored = np.stack([np.interp(places, np.arange(len(end)), channel) for channel in end.T], axis=1)
    fade = 0.5 + 0.5 * np.cos(np.pi * np.arange(1, size + 1) / (size + 1))[:, None]
    joined = sound.copy()
    joined[:size] = (1 - fade) * sound[:size] + fade * (2 * end[-1] - mirrored)
    return joined
