"""Hallucinations: a walk through key points of the latent space, its loops under an envelope and overlapping.

n key points with m seeds between neighbours are n + (n - 1) m loops. Each is cut to L samples; the next one begins
round(L (1 - overlap)) samples after it.
"""

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from inference.arrays import Floats
from inference.renderer import SettingError
from inference.seeds import Seed, slerp

MAX_KEY_POINTS, MAX_BETWEEN, MAX_OVERLAP = 64, 64, 0.9
MAX_BEATS = 256  # of each part of an envelope: the longest loop
MIN_ATTACK, MIN_RELEASE = 0.002, 0.01  # beats, 1 and 5 ms at 120 BPM: shorter ones click


def walk_through(key_points: Sequence[Seed], between: int) -> list[Seed]:
    """The key points in their order, with `between` seeds on the arc from each to the next.

    Where there is no arc (two equal or opposite points, or one of all zeros), they lie on the straight line, as slerp
    says. One key point is itself alone.
    """
    row = [
        slerp(start, end, number / (between + 1))
        for start, end in itertools.pairwise(key_points)
        for number in range(between + 1)
    ]
    return [*row, key_points[-1]]


@dataclass(frozen=True, slots=True)
class Envelope:
    """What each loop of a hallucination is shaped by, in beats; all 0: nothing is changed.

    trim : is cut from the loop's start. attack : the gain rises from 0 to 1. sustain : it stays. release : it falls to
    0, and the loop ends. Where that is more than the loop has left, first the sustain is shortened, then attack and
    release by the same factor. The gain rises and falls for at least MIN_ATTACK and MIN_RELEASE, within the sustain.
    """

    trim: float = 0.0
    attack: float = 0.0
    sustain: float = 0.0
    release: float = 0.0

    @property
    def is_off(self) -> bool:
        return not (self.trim or self.attack or self.sustain or self.release)

    def cut_length(self, length: int, beats: int) -> int:
        """Samples of a loop [of `length` samples and so many beats] after this; raises SettingError where none is left.

        round(length * min(beats - trim, attack + sustain + release) / beats), or `length` where all is 0.
        """
        if self.is_off:
            return length
        samples = round(length * min(beats - self.trim, self.attack + self.sustain + self.release) / beats)
        if samples < 1:
            whole = say_beats(self.attack + self.sustain + self.release)
            raise SettingError(
                f"The envelope leaves nothing of a loop of {say_beats(beats)}: it trims {say_beats(self.trim)}, and "
                f"attack, sustain and release are {whole} in all; let the sustain be what is left."
            )
        return samples

    def apply(self, loop: Floats, beats: int) -> Floats:
        """A loop [shape=(samples,) or (samples, channels)], cut and shaped; raises as cut_length."""
        if self.is_off:
            return loop
        samples = self.cut_length(len(loop), beats)
        start = min(round(len(loop) * self.trim / beats), len(loop) - samples)
        part = loop[start : start + samples]
        return _times(part, self.gain(len(part), len(loop) / beats))

    def gain(self, samples: int, beat: float) -> Floats:
        """The gain 0..1 of each of so many samples; `beat` is how many of them a beat has."""
        rise, fall = max(self.attack, MIN_ATTACK) * beat, max(self.release, MIN_RELEASE) * beat
        shorter = min(1.0, samples / (rise + fall))
        time = np.arange(samples) + 0.5
        gain = np.minimum(time / (rise * shorter), (samples - time) / (fall * shorter))
        return np.clip(gain, 0, 1).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Merge:
    """How loops of one length become one sound: each cut and shaped by the envelope, neighbours overlapping.

    The sound is (count - 1) * hop + cut samples long.
    """

    count: int  # loops
    length: int  # samples of a loop
    beats: int  # of a loop
    envelope: Envelope
    overlap: float  # 0..MAX_OVERLAP, of a loop that was cut

    @property
    def cut(self) -> int:
        return self.envelope.cut_length(self.length, self.beats)

    @property
    def hop(self) -> int:
        """Samples from the start of one loop to that of the next one; at least 1."""
        return max(1, round(self.cut * (1 - self.overlap)))

    @property
    def samples(self) -> int:
        """Of the whole sound."""
        return (self.count - 1) * self.hop + self.cut

    def merge(self, loops: Iterable[Floats]) -> Floats:
        """The sound [shape=(samples,) or (samples, channels)] of the loops [shape=(length,) or (length, channels)].

        An envelope is the whole fade: the shaped loops are added. Without one, neighbours cross-fade with constant
        power: weights w give the power (1 - r) sum(w^2) + r sum(w)^2 where r is the correlation of what overlaps, and
        the sound is divided by its root. r is measured, from 0 (unlike) to 1 (equal). The last loop is faded out in
        MIN_RELEASE.
        """
        fade, (plain, squares) = self._fade(), np.zeros((2, self.samples), np.float32)
        sound = before = np.zeros(0, np.float32)
        alike = Correlation()
        for number, loop in enumerate(loops):
            shaped = self.envelope.apply(loop, self.beats)
            if not number:
                sound = np.zeros((self.samples, *loop.shape[1:]), np.float32)
            elif self.hop < self.cut:
                alike.add(before[self.hop :], shaped[: self.cut - self.hop])
            place = slice(number * self.hop, number * self.hop + self.cut)
            sound[place] += _times(shaped, fade)
            plain[place] += fade
            squares[place] += fade**2
            before = shaped
        if not self.envelope.is_off:
            return sound
        r = np.float32(alike.value)
        even = np.sqrt((1 - r) * squares + r * plain**2) ** -1
        return _times(sound, even * self._ending())

    def _ending(self) -> Floats:
        """The gain that the end of the sound is faded out by [shape=(samples,), 0..1]."""
        left = np.arange(self.samples, 0, -1, dtype=np.float32) - 0.5
        return np.minimum(1, left / max(1, MIN_RELEASE * self.length / self.beats))

    def _fade(self) -> Floats:
        """The weight of each sample of a loop [shape=(cut,), 0..1]: a sine up and down over what overlaps."""
        overlapped = self.cut - self.hop
        if not self.envelope.is_off or not overlapped:
            return np.ones(self.cut, np.float32)
        time = np.arange(self.cut) + 0.5
        nearest = np.minimum(time, self.cut - time)
        return np.sin(np.pi / 2 * np.clip(nearest / overlapped, 0, 1)).astype(np.float32)


class Correlation:
    """The correlation of pairs of sounds, all together."""

    def __init__(self) -> None:
        self._products, self._first, self._second = 0.0, 0.0, 0.0

    def add(self, first: Floats, second: Floats) -> None:
        """Add a pair of one shape."""
        self._products += float(np.vdot(first, second))
        self._first += float(np.vdot(first, first))
        self._second += float(np.vdot(second, second))

    @property
    def value(self) -> float:
        """From 0 (no or a negative correlation, or no sound) to 1."""
        energy = math.sqrt(self._first * self._second)
        return min(max(self._products / energy, 0.0), 1.0) if energy > 0 else 0.0


def say_beats(beats: float) -> str:
    """A number of beats in a sentence."""
    return f"{beats:g} beat{'' if beats == 1 else 's'}"


def _times(sound: Floats, gain: Floats) -> Floats:
    """A sound [shape=(samples,) or (samples, channels)] with the gain of each sample [shape=(samples,)]."""
    return sound * (gain if sound.ndim == 1 else gain[:, None])
