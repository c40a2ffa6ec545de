"""The sound that is to be matched: read, its leading silence removed, its pitch and the length of its note found."""

from dataclasses import dataclass
from math import gcd
from pathlib import Path

import numpy as np

from inference.arrays import Floats
from inference.dsp.time_stretch import resample
from inference.search.patch.gate import find_end, find_gate, find_start
from inference.search.patch.pitch import find_pitch
from inference.search.sound_file import TargetError, read_middle, say_time
from inference.search.synth.synth import REST_PITCH, SAMPLE_RATE, Note

MAX_SECONDS = 10.0
MIN_SECONDS = 0.02
MAX_SILENCE = 60.0  # s around it that are read
MAX_TAIL = 0.4  # s of silence behind a sound that are compared: frames that are silent in both lower the mean distance
NO_PITCH = 60.0  # MIDI note of a sound without a pitch


@dataclass(frozen=True, slots=True)
class Target:
    """sound : [shape=(samples,), at SAMPLE_RATE] from its first sound on, with MAX_TAIL of silence behind it at most.

    tune : cents that its pitch is above the note's, -50..50. has_pitch : False where the note is NO_PITCH for want of
    one.
    """

    sound: Floats
    note: Note
    tune: float
    has_pitch: bool

    @property
    def seconds(self) -> float:
        return len(self.sound) / SAMPLE_RATE


def read_target(path: Path, descriptor: int | None = None) -> Target:
    """The tone in a sound file of one or two channels, which may be open already; raises TargetError."""
    sound, rate = read_middle(path, MAX_SECONDS + MAX_SILENCE, _ADVICE, descriptor)
    try:
        return prepare(sound, rate)
    except TargetError as error:
        raise TargetError(f"{path.name} {error}") from None


def prepare(sound: Floats, sample_rate: int) -> Target:
    """The target of a sound [shape=(samples,), finite, not silent].

    Raises TargetError, whose text goes on after the name of the sound.
    """
    start, end = find_start(sound), find_end(sound)
    if end - start > MAX_SECONDS * sample_rate:
        length = say_time((end - start) / sample_rate)
        raise TargetError(f"lasts {length} without the silence around it; {_ADVICE}.")
    sound = sound[start : end + round(MAX_TAIL * sample_rate)]
    seconds = len(sound) / sample_rate
    if seconds < MIN_SECONDS:
        raise TargetError(f"lasts {1000 * seconds:.0f} ms; give at least {1000 * MIN_SECONDS:.0f} ms of sound.")
    hertz = find_pitch(sound, sample_rate)
    pitch = NO_PITCH if hertz is None else REST_PITCH + 12 * float(np.log2(hertz / 440))
    note = Note(find_gate(sound, sample_rate), float(round(pitch)))
    return Target(_resample(sound, sample_rate), note, 100 * (pitch - round(pitch)), hertz is not None)


def _resample(sound: Floats, sample_rate: int) -> Floats:
    """The sound at SAMPLE_RATE, through its spectrum; silence behind it keeps its end from its start."""
    if sample_rate == SAMPLE_RATE:
        return sound
    part = gcd(sample_rate, SAMPLE_RATE)
    parts = -(-(len(sound) + sample_rate // 10) // (sample_rate // part))
    padded = np.zeros(parts * (sample_rate // part), np.float32)
    padded[: len(sound)] = sound
    return resample(padded, parts * (SAMPLE_RATE // part))[: round(len(sound) * SAMPLE_RATE / sample_rate)]


_ADVICE = f"cut a tone of at most {MAX_SECONDS:g} s out of it"
