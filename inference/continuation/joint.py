"""The joints of a continuation: no step and no silence where it follows a recording, or a bar the one before it."""

import numpy as np

from inference.arrays import Floats

SECONDS = 0.005  # in which what was before fades into what follows: short enough for a hit on the downbeat


def join(sound: Floats, sample_rate: int, end: Floats, end_rate: int) -> Floats:
    """The continuation [shape=(samples, channels)] with a beginning that goes on from the recording's end.

    end : the recording's last samples [shape=(n, channels)] at `end_rate` [Hz]. They are mirrored at their last sample
    in time and in value, which keeps the value and the slope of the wave there, and faded out.
    """
    size = min(round(SECONDS * sample_rate), int((len(end) - 1) * sample_rate / end_rate))
    if size < 2:
        return sound
    places = len(end) - 1 - np.arange(1, size + 1) * (end_rate / sample_rate)
    mirrored = np.stack([np.interp(places, np.arange(len(end)), channel) for channel in end.T], axis=1)
    return fade_in(sound, 2 * end[-1] - mirrored)


def fade_in(sound: Floats, before: Floats) -> Floats:
    """A sound [shape=(samples, ...)] into which its beginning fades from `before` [shape=(fewer samples, ...)]."""
    size = min(len(before), len(sound))
    fade = 0.5 + 0.5 * np.cos(np.pi * np.arange(1, size + 1) / (size + 1))
    fade = fade.reshape(size, *[1] * (sound.ndim - 1))
    joined = sound.copy()
    joined[:size] = (1 - fade) * sound[:size] + fade * before[:size]
    return joined
