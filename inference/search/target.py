"""A recorded loop as the target of a search: one bar of it, at the tempo and the rate of the model."""

import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from inference.arrays import Floats
from inference.description import Description
from inference.dsp.time_stretch import resample
from inference.search.measure import Levels, check_measurable, levels, sound_powers
from inference.search.sound_file import TargetError, read_middle, say_time

MAX_SECONDS = 60.0  # of a file: 32 bars at 128 BPM
MIN_SECONDS = 0.2  # half a beat at 150 BPM
QUIET = 0.5  # of the loudest bar's RMS: the first bar that is as loud is taken
_ADVICE = f"give a loop of {MIN_SECONDS:g} to {MAX_SECONDS:g} s"
COUNTS = (0.25, 0.5, 1, 2, 4, 8, 16, 32)  # loops in a file; a part of a loop is repeated


@dataclass(frozen=True, slots=True, eq=False)
class Target:
    """One loop of a recording.

    loop : its middle [shape=(description.samples,)] as the model would make it. levels : how it sounds.
    bpm : the recording's tempo. loops : how many loops of it the recording holds.
    """

    loop: Floats
    levels: Levels
    bpm: float
    loops: float


def read_target(path: Path, description: Description, bpm: float = 0.0, descriptor: int | None = None) -> Target:
    """Read the target from a file that libsndfile reads; raises TargetError, or MeasureError.

    bpm : the file's tempo; 0: it holds a quarter, a half, 1, 2, 4, 8, 16 or 32 loops, whichever comes nearest to the
    model's tempo. descriptor : of the file, where it is open already. The first loop is taken that is not far below the
    loudest one. It is played at the model's tempo, which changes its pitch as `set_bpm` does.
    """
    check_measurable(description)
    middle, rate = read_middle(path, MAX_SECONDS, _ADVICE, descriptor)
    if len(middle) < MIN_SECONDS * rate:
        raise TargetError(f"{path.name} lasts {say_time(len(middle) / rate)}; {_ADVICE}.")
    if bpm:
        length = description.beats * 60 / bpm * rate
        count = len(middle) / length
        if count < 1:
            raise TargetError(
                f"{path.name} lasts {len(middle) / rate:.2f} s, less than one loop at {bpm:g} BPM; give another tempo."
            )
    else:
        count = _count_loops(len(middle) / rate, description)
        length = len(middle) / count
        bpm = description.beats * 60 * rate / length
    loop = _take_loop(middle, length)
    loop = resample(loop, description.samples)
    return Target(loop, levels(sound_powers(loop, description), description), bpm, count)


def _count_loops(seconds: float, description: Description) -> float:
    """How many loops a file holds, by the count whose tempo is nearest to the model's."""
    loop = description.beats * 60 / description.bpm
    return min(COUNTS, key=lambda count: abs(math.log(count * loop / seconds)))


def _take_loop(sound: Floats, length: float) -> Floats:
    """The first loop of `length` samples that is not quiet; a shorter sound is repeated."""
    if len(sound) < length:
        return np.resize(sound, round(length))
    starts = [round(i * length) for i in range(max(1, int(len(sound) / length + 1e-6)))]
    loops = [sound[start : start + round(length)] for start in starts]
    powers = [float(np.square(loop).mean()) for loop in loops]
    return next(loop for loop, power in zip(loops, powers, strict=True) if power >= QUIET**2 * max(powers))
