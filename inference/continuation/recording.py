"""A recording to continue: its whole bars at the model's tempo and rate, and the end that the continuation follows."""

import itertools
import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from inference.arrays import Floats
from inference.description import Description
from inference.dsp.time_stretch import resample
from inference.renderer import MAX_BPM, MIN_BPM
from inference.search.measure import check_measurable
from inference.search.sound_file import TargetError, read_channels, say_time

MAX_SECONDS = 600.0  # of a file
HEARD = 16  # bars before its end that are heard
LIKELY_BPM = 85.0, 175.0  # tempos that are taken where the length leaves a choice
MAX_FOUND_BPM = 200.0  # a shorter file holds no bar, but a beat or two
EXACT = 0.02  # BPM: a file that was cut in a DAW has a tempo of a whole number of BPM
END = 0.02  # seconds of the recording's end that are kept for the joint
_ADVICE = f"give up to {MAX_SECONDS:g} s"


@dataclass(frozen=True, slots=True, eq=False)
class Recording:
    """A recording that begins on a downbeat.

    sound : its whole bars [shape=(samples, 1 or 2)] at `rate` [Hz]. bpm : its tempo. count : how many bars it has.
    bars : the last ones, up to HEARD, as the model would make them [shape=(description.samples,) each].
    """

    sound: Floats
    rate: int
    bpm: float
    count: int
    bars: list[Floats]

    @property
    def heard(self) -> Floats:
        """The part of its sound that `bars` are made of [shape=(samples, channels)]."""
        return self.sound[-round(len(self.sound) * len(self.bars) / self.count) :]

    @property
    def loudness(self) -> float:
        """Its level: the RMS of all channels of the bars that are heard [dB of full scale]."""
        return 10 * math.log10(float(np.square(self.heard, dtype=np.float64).mean()) + 1e-12)

    @property
    def end(self) -> Floats:
        """Its last END seconds [shape=(samples, channels)]."""
        return self.sound[-round(END * self.rate) :]


def read_recording(path: Path, description: Description, bpm: float = 0.0, descriptor: int | None = None) -> Recording:
    """Read a recording from a file that libsndfile reads; raises TargetError, or MeasureError.

    bpm : its tempo; 0: it is found by the length, see find_bars. descriptor : of the file, where it is open already.
    What follows the last whole bar is left out.
    """
    check_measurable(description)
    sound, rate = read_channels(path, MAX_SECONDS, _ADVICE, descriptor)
    seconds = len(sound) / rate
    if bpm:
        count = int(seconds * bpm / 60 / description.beats + 1e-3)  # a file may lack a sample of its last bar
    else:
        count = find_bars(seconds, description)
        bpm = _find_bpm(len(sound), rate, count * description.beats) if count else max(MAX_FOUND_BPM, description.bpm)
    if not count:
        raise TargetError(
            f"{path.name} lasts {say_time(seconds)}, less than one bar at {bpm:g} BPM; give at least one bar, "
            "or its tempo."
        )
    if not MIN_BPM <= bpm <= MAX_BPM:
        raise TargetError(
            f"{path.name} lasts {say_time(seconds)}, a bar at {bpm:.1f} BPM, outside {MIN_BPM:g} to {MAX_BPM:g}; give "
            "its tempo."
        )
    length = description.beats * 60 / bpm * rate
    sound = sound[: round(count * length)]
    middle = sound.mean(axis=1)
    starts = [round(number * length) for number in range(max(0, count - HEARD), count + 1)]
    bars = [middle[start:end] for start, end in itertools.pairwise(starts)]
    if not any(np.ptp(bar) for bar in bars):
        raise TargetError(f"the last {len(bars)} bars of {path.name} are silent; give a file that ends with music.")
    return Recording(sound, rate, bpm, count, [resample(bar, description.samples) for bar in bars])


def _find_bpm(samples: int, rate: int, beats: int) -> float:
    """The tempo of so many beats [BPM]: a whole number where they have the length then, to a sample."""
    minutes = samples / rate / 60
    whole = max(round(beats / minutes), 1)
    return float(whole) if abs(beats * 60 / whole * rate - samples) <= 1 else beats / minutes


def find_bars(seconds: float, description: Description) -> int:
    """How many bars a file of this length holds, by the most likely tempo; 0 where it is too short for one.

    A bar is not faster than MAX_FOUND_BPM, or the model. Tempos inside LIKELY_BPM come first, then those of a whole
    number of BPM, then counts of 2, 4, 8 ... bars, then multiples of 4, then the tempo nearest to the model's.
    """
    fastest = int(seconds * max(MAX_FOUND_BPM, description.bpm) / 60 / description.beats + 1e-6)

    def cost(count: int) -> tuple[bool, bool, bool, bool, float]:
        bpm = count * description.beats * 60 / seconds
        return (
            not LIKELY_BPM[0] <= bpm <= LIKELY_BPM[1],
            abs(bpm - round(bpm)) > EXACT,
            bool(count & (count - 1)),
            count % 4 > 0,
            abs(math.log(bpm / description.bpm)),
        )

    return min(range(1, fastest + 1), key=cost, default=0)
