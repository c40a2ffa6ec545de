"""When a tone begins, and when its key was let go."""

import numpy as np

from inference.arrays import Floats

SILENCE = -60.0  # dB below the peak
FRAME = 0.01  # s
MIN_BEND = 6.0  # dB/s by which the level falls faster after the key is let go
MIN_PART = 3  # frames before and after the bend


def find_start(sound: Floats) -> int:
    """The first sample of a sound [shape=(samples,)] that is louder than SILENCE; 0 where the sound is silent."""
    loud = np.abs(sound) > np.abs(sound).max() * 10 ** (SILENCE / 20)
    return int(loud.argmax())


def find_end(sound: Floats) -> int:
    """The sample behind the last one of a sound [shape=(samples,)] that is louder than SILENCE; its end if silent."""
    return len(sound) - find_start(sound[::-1])


def find_gate(sound: Floats, sample_rate: int) -> float:
    """The length of a note in s, as a synthesiser counts it: until its level begins to fall faster.

    Two lines through the level in dB, from its loudest frame to the first silent one, meet there. Where one line does
    nearly as well, or the level does not fall faster, nothing says that the key was let go, and the note lasts until
    the sound is silent.
    """
    size = max(1, round(FRAME * sample_rate))
    frames = len(sound) // size
    power = np.square(sound[: frames * size].astype(np.float64)).reshape(frames, size).mean(axis=1)
    level = 10 * np.log10(np.maximum(power, 1e-30))
    first = int(level.argmax())
    audible = np.flatnonzero(level > level.max() + SILENCE)
    level = level[first : audible[-1] + 1]
    count = len(level)
    whole = len(sound) / sample_rate
    end = (first + count) * FRAME if first + count < frames - MIN_PART else whole
    if count < 2 * MIN_PART + 1:
        return end
    error = np.full(count, np.inf)
    bend = np.zeros(count)
    for place in range(MIN_PART, count - MIN_PART + 1):
        (slope, lost), (later, more) = _fit(level[:place]), _fit(level[place:])
        error[place], bend[place] = lost + more, (slope - later) / FRAME
    place = int(error.argmin())
    if bend[place] < MIN_BEND or error[place] > 0.5 * _fit(level)[1]:
        return end
    return (first + place) * FRAME


def _fit(level: np.ndarray) -> tuple[float, float]:
    """The slope of the line through levels, and the squared error that it leaves."""
    time = np.arange(len(level)) - (len(level) - 1) / 2
    centred = level - level.mean()
    slope = float(time @ centred / (time @ time)) if len(level) > 1 else 0.0
    return slope, float(np.square(centred - slope * time).sum())
