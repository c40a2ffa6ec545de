"""Kicks [shape=(n,), peak 1], each in layers: a low body, a knock or noise, and a click. `pitch` is the body's, Hz."""

import numpy as np
from numpy.random import Generator

from inference.arrays import Floats
from tools.drum_machine.clock import Clock
from tools.drum_machine.instruments.sounds import decay, make_noise, normalize, sine, smooth, sweep_sine

LENGTH = 0.46  # seconds: just under a beat at 128 BPM
LOW, HIGH = 42.0, 62.0  # Hz: range of a kick's pitch


def tune_kick(root: float) -> float:
    """Return the octave of the root (Hz) that lies in a kick's range."""
    while root > HIGH:
        root /= 2
    return max(root, LOW)


def click(rng: Generator, clock: Clock, low: float, high: float, seconds: float) -> Floats:
    """Return the noise of a beater [shape=(n,), peak 1] in a band (Hz) with a decay (s)."""
    t = clock.times(12 * seconds)
    return normalize(make_noise(rng, clock, 12 * seconds, low, high) * decay(t, seconds))


def layer(body: Floats, *tops: tuple[float, Floats]) -> Floats:
    """Add (level, layer) pairs to the beginning of a body."""
    sound = body.copy()
    for level, top in tops:
        sound[: len(top)] += np.float32(level) * top
    return normalize(sound)


def boom(rng: Generator, clock: Clock, pitch: float) -> Floats:
    """An 808: long, round, almost no click."""
    t = clock.times(LENGTH)
    body = sweep_sine(t, pitch, rng.uniform(50, 120), rng.uniform(0.015, 0.03)) * decay(t, rng.uniform(0.16, 0.28))
    body = np.tanh(np.float32(rng.uniform(1, 1.8)) * body)
    return layer(body, (rng.uniform(0.03, 0.12), click(rng, clock, 800, 5000, 0.002)))


def punch(rng: Generator, clock: Clock, pitch: float) -> Floats:
    """A 909: short, with a knock and a clear click."""
    t = clock.times(LENGTH)
    body = sweep_sine(t, pitch, rng.uniform(160, 320), rng.uniform(0.014, 0.03)) * decay(t, rng.uniform(0.1, 0.17))
    body = np.tanh(np.float32(rng.uniform(1.5, 2.6)) * body)
    knock = sine(t, rng.uniform(180, 320)) * decay(t, 0.012)
    return layer(body, (rng.uniform(0.1, 0.3), knock), (rng.uniform(0.1, 0.3), click(rng, clock, 1800, 12000, 0.002)))


def hard(rng: Generator, clock: Clock, pitch: float) -> Floats:
    """A distorted kick with noise on top, for industrial techno."""
    t = clock.times(LENGTH)
    body = sweep_sine(t, pitch, rng.uniform(150, 330), rng.uniform(0.018, 0.04)) * decay(t, rng.uniform(0.14, 0.24))
    grit = make_noise(rng, clock, LENGTH, 300, 3000) * decay(t, rng.uniform(0.02, 0.07))
    body += np.float32(rng.uniform(0.02, 0.08)) * grit
    body = np.tanh(np.float32(rng.uniform(2, 5)) * body + np.float32(0.2))
    body = smooth(clock, smooth(clock, body - body[-1], 1200), 1200)
    return layer(body, (rng.uniform(0.1, 0.35), click(rng, clock, 1500, 11000, 0.003)))


def felt(rng: Generator, clock: Clock, pitch: float) -> Floats:
    """A soft, deep kick with a felt beater, for dub techno."""
    t = clock.times(LENGTH)
    body = sweep_sine(t, pitch, rng.uniform(30, 80), rng.uniform(0.02, 0.04)) * decay(t, rng.uniform(0.1, 0.2))
    membrane = sine(t, 2.3 * pitch) * decay(t, 0.03)
    return layer(
        body, (rng.uniform(0.05, 0.2), membrane), (rng.uniform(0.02, 0.06), click(rng, clock, 400, 2500, 0.004))
    )


def worn(rng: Generator, clock: Clock, pitch: float) -> Floats:
    """A short kick as from an old record, at a low bit depth."""
    t = clock.times(0.3)
    body = sweep_sine(t, 1.1 * pitch, rng.uniform(90, 200), rng.uniform(0.02, 0.035)) * decay(
        t, rng.uniform(0.07, 0.12)
    )
    steps = np.float32(rng.integers(12, 40))
    body = smooth(clock, smooth(clock, np.round(body * steps) / steps, 900), 900)
    rustle = make_noise(rng, clock, 0.3, 200, 2500) * decay(t, rng.uniform(0.01, 0.03))
    return layer(body, (rng.uniform(0.03, 0.1), rustle), (rng.uniform(0.1, 0.2), click(rng, clock, 900, 6000, 0.003)))


def gut(rng: Generator, clock: Clock, pitch: float) -> Floats:
    """Two kicks in one: a short hard attack over a long low tail."""
    t = clock.times(LENGTH)
    back = sine(t, pitch) * np.minimum(t / np.float32(0.012), 1) * decay(t, rng.uniform(0.13, 0.22))
    front = sweep_sine(t, pitch, rng.uniform(250, 420), rng.uniform(0.01, 0.018)) * decay(t, rng.uniform(0.03, 0.06))
    body = np.tanh(np.float32(rng.uniform(1.2, 3)) * (back + front))
    return layer(body, (rng.uniform(0.1, 0.3), click(rng, clock, 2500, 14000, 0.0015)))
