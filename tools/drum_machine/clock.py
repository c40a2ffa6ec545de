"""The bar: its steps, and sounds placed on them."""

from dataclasses import dataclass

import numpy as np

from inference.arrays import Floats

Hits = dict[float, float]  # step 0..16, halves are thirty-seconds -> velocity 0..1

STEPS = 16  # sixteenth notes in a bar of four beats


@dataclass(frozen=True)
class Clock:
    """The bar that everything is placed in."""

    samples: int
    sample_rate: int  # Hz
    swing: float = 0.0  # the part of a step, 0..1, by which every second sixteenth comes late

    @property
    def step(self) -> float:
        """Seconds in one sixteenth note."""
        return self.samples / STEPS / self.sample_rate

    def times(self, seconds: float) -> Floats:
        """Sample times [shape=(n,), s] of a sound, never longer than the bar."""
        count = min(int(seconds * self.sample_rate), self.samples)
        return np.arange(count, dtype=np.float32) / np.float32(self.sample_rate)


def place(clock: Clock, sounds: Floats | dict[float, Floats], hits: Hits) -> Floats:
    """The bar [shape=(samples,)] with a sound at each hit, swung; `sounds` may name one a step."""
    bar = np.zeros(clock.samples, np.float32)
    for step, velocity in hits.items():
        sound = sounds[step] if isinstance(sounds, dict) else sounds
        late = clock.swing if step % 2 == 1 else 0
        start = int((step + late) * clock.samples / STEPS) % clock.samples
        head = min(len(sound), clock.samples - start)
        bar[start : start + head] += velocity * sound[:head]
        bar[: len(sound) - head] += velocity * sound[head:]
    return bar


def echoed(hits: Hits, steps: int, feedback: float) -> Hits:
    """The hits with four echoes each, `steps` apart and quieter by `feedback`, round the bar's end."""
    heard: Hits = {}
    for echo in range(5):
        for step, velocity in hits.items():
            late = (step + echo * steps) % STEPS
            heard[late] = max(heard.get(late, 0.0), velocity * feedback**echo)
    return heard


def ducked(clock: Clock, bar: Floats, kicks: Hits, depth: float) -> Floats:
    """The bar, pressed down after each kick as by a compressor's side chain."""
    t = np.arange(clock.samples, dtype=np.float32) / np.float32(clock.sample_rate)
    length = clock.samples / clock.sample_rate
    gain = np.ones(clock.samples, np.float32)
    for step in kicks:
        since = np.mod(t - np.float32(step * clock.step), np.float32(length))
        gain *= 1 - depth * np.exp(-((since / 0.09) ** 2))
    return bar * gain
