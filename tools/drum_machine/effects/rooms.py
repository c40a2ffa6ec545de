"""Reverb and tempo delay, both circular: their tails continue at the bar's beginning."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from inference.arrays import Floats
from tools.drum_machine.clock import Clock
from tools.drum_machine.effects.filters import high_pass, low_pass


@dataclass(frozen=True)
class Room:
    """The ranges of a room: decay by 60 dB (s), predelay (s), and the frequency (Hz) above which walls absorb more."""

    decay: tuple[float, float]
    predelay: tuple[float, float]
    damping: tuple[float, float]


ROOMS = {
    "booth": Room((0.15, 0.3), (0.001, 0.005), (3000, 7000)),
    "studio": Room((0.3, 0.6), (0.004, 0.012), (2500, 6000)),
    "plate": Room((0.7, 1.4), (0.0, 0.004), (3500, 8000)),
    "warehouse": Room((1.0, 2.0), (0.01, 0.03), (1200, 3000)),
    "cavern": Room((1.6, 2.6), (0.015, 0.04), (700, 1800)),
}
TREBLE_DECAY = 0.4  # of the decay, above the room's damping frequency


def make_room_response(rng: Generator, clock: Clock, name: str) -> Floats:
    """Return an impulse response [shape=(2, samples), energy 1 a channel]: early reflections and a tail of noise."""
    room = ROOMS[name]
    decay, predelay, damping = (rng.uniform(*span) for span in (room.decay, room.predelay, room.damping))
    noise = np.fft.rfft(rng.standard_normal((2, clock.samples), dtype=np.float32))
    lows = low_pass(clock, damping)
    envelope = np.exp(np.float32(-6.91 / decay) * clock.bar)  # 6.91: 60 dB in nepers
    tail = np.fft.irfft(noise * lows, clock.samples) * envelope
    tail += np.fft.irfft(noise * (1 - lows) * low_pass(clock, 2 * damping), clock.samples) * envelope ** (
        1 / TREBLE_DECAY
    )
    response = np.roll(tail, int(predelay * clock.sample_rate), axis=1)
    loudest = np.abs(response).max()
    for channel in response:
        reflections = rng.uniform(predelay, predelay + 0.03, 5)
        channel[(reflections * clock.sample_rate).astype(int)] += (
            loudest * rng.choice((-1, 1), 5) * rng.uniform(0.3, 1, 5)
        )
    return (response / np.sqrt((response**2).sum(1, keepdims=True))).astype(np.float32)


def reverberate(rng: Generator, clock: Clock, bar: Floats, name: str, low: float = 250) -> Floats:
    """Return the reverb of a bar [shape=(2, samples)] without the bar itself and without lows below `low` (Hz)."""
    spectrum = np.fft.rfft(bar) * np.fft.rfft(make_room_response(rng, clock, name)) * high_pass(clock, low)
    return np.fft.irfft(spectrum, clock.samples).astype(np.float32)


def ping_pong_delay(clock: Clock, bar: Floats, steps: float, feedback: float, low: float, high: float) -> Floats:
    """Return the echoes of a bar [shape=(2, samples)]: one each `steps`, left and right in turn, each one band-limited.

    Two delay lines feed each other. The sum of all echoes is a geometric series, which has a closed form.
    low, high : corners of the filters in the loop (Hz).
    """
    seconds = np.float32(steps * clock.step)
    once = np.exp(-2j * np.pi * clock.frequencies * seconds).astype(np.complex64)
    once = once * low_pass(clock, high) * high_pass(clock, low)
    left = once * np.fft.rfft(bar.mean(0)) / (1 - (np.float32(feedback) * once) ** 2)
    return np.fft.irfft(np.stack([left, np.float32(feedback) * once * left]), clock.samples).astype(np.float32)
