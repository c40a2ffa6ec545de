"""The bar, or the bars of a song: their sixteenth steps, and sounds placed on them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from inference.arrays import Floats

Hits = dict[float, float]  # step, from 0, halves are thirty-seconds -> velocity 0..1

STEPS = 16  # sixteenth notes in a bar of four beats


@dataclass(frozen=True)
class Clock:
    """The grid of a bar, or of a song of several bars: its length, its steps and their groove."""

    samples: int
    sample_rate: int  # Hz
    groove: tuple[float, ...] = (0.0,) * STEPS  # delay of each sixteenth of a bar in steps: swing and feel
    bars: int = 1

    @property
    def steps(self) -> int:
        """Sixteenth notes in all bars."""
        return STEPS * self.bars

    @property
    def step(self) -> float:
        """Seconds in one sixteenth note."""
        return self.samples / self.steps / self.sample_rate

    @cached_property
    def one_bar(self) -> "Clock":
        """The clock of one of the bars."""
        return self if self.bars == 1 else Clock(self.samples // self.bars, self.sample_rate, self.groove)

    @cached_property
    def bar(self) -> Floats:
        """The time of each sample [shape=(samples,), s]."""
        return np.arange(self.samples, dtype=np.float32) / np.float32(self.sample_rate)

    @cached_property
    def frequencies(self) -> Floats:
        """The frequency of each bin of a bar's spectrum [shape=(samples // 2 + 1,), Hz]."""
        return np.fft.rfftfreq(self.samples, 1 / self.sample_rate).astype(np.float32)

    def times(self, seconds: float) -> Floats:
        """Return the sample times [shape=(n,), s] of a sound, which is at least one sample and at most a bar long."""
        return self.bar[: max(int(seconds * self.sample_rate), 1)]

    def position(self, step: float) -> float:
        """Return when a step is played, in steps; a step between two sixteenths is interpolated."""
        before, part = divmod(step, 1)
        late, next_late = (self.groove[int(before + i) % STEPS] for i in (0, 1))
        return step + late + (next_late - late) * part

    def since(self, step: float, early: float = 0.0) -> Floats:
        """Return the seconds since a step was played [shape=(samples,)], circular, from `early` seconds before it."""
        start = np.float32(self.position(step) * self.step - early)
        return np.mod(self.bar - start, np.float32(self.samples / self.sample_rate))


def place(clock: Clock, sounds: Floats | Mapping[float, Floats], hits: Hits, late: float = 0.0) -> Floats:
    """Return a bar [shape=(samples,), (2, samples) for stereo sounds] with a sound at each hit, `late` seconds later.

    sounds : one sound, or one for each step. A tail that outlasts the bar continues at its beginning.
    """
    sides = next(iter(sounds.values()), np.zeros(0)) if isinstance(sounds, Mapping) else sounds
    bar = np.zeros((*sides.shape[:-1], clock.samples), np.float32)
    for step, velocity in hits.items():
        sound = sounds[step] if isinstance(sounds, Mapping) else sounds
        start = round(clock.position(step) * clock.samples / clock.steps + late * clock.sample_rate) % clock.samples
        head = min(sound.shape[-1], clock.samples - start)
        bar[..., start : start + head] += velocity * sound[..., :head]
        bar[..., : sound.shape[-1] - head] += velocity * sound[..., head:]
    return bar
