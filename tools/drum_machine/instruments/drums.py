"""Snares, claps, toms and percussion [shape=(n,) or (2, n), peak 1]; `root` is the key, Hz."""

import numpy as np
from numpy.random import Generator

from inference.arrays import Floats
from tools.drum_machine.clock import Clock
from tools.drum_machine.instruments.sounds import decay, make_noise, normalize, ring_partials, sine, sweep_sine
from tools.drum_machine.recipe import draw_note


def clap(rng: Generator, clock: Clock, root: float) -> Floats:
    """Four hands about 10 ms apart, then the room; the sides have different noise [shape=(2, n)]."""
    t = clock.times(0.3)
    centre, spacing = rng.uniform(900, 1900), rng.uniform(0.007, 0.013)
    late = [0, *(np.cumsum(rng.uniform(0.8, 1.2, 3)) * spacing)]
    envelope = np.float32(0.6) * decay(t, rng.uniform(0.025, 0.06)) * (t > late[-1])
    for start, hand in zip(late, (2.2, 1.1, 1.0, 0.9), strict=True):
        after = t - np.float32(start)
        envelope += np.float32(hand) * decay(np.abs(after), 0.004) * ((after >= 0) & (after < spacing))
    both, *sides = (make_noise(rng, clock, 0.3, centre * 0.6, centre * 2.6) for _ in range(3))
    wide = np.float32(rng.uniform(0.3, 0.8))
    return normalize((both + wide * np.stack(sides)) * envelope)


def snare(rng: Generator, clock: Clock, root: float) -> Floats:
    """A drum machine's snare: two modes of the skin and the noise of the wires."""
    t = clock.times(0.25)
    pitch = rng.uniform(165, 240)
    skin = sweep_sine(t, pitch, 60, 0.01) + np.float32(0.6) * sine(t, 1.83 * pitch)
    wires = make_noise(rng, clock, 0.25, 1200, 11_000) * decay(t, rng.uniform(0.04, 0.1))
    return normalize(skin * decay(t, rng.uniform(0.02, 0.045)) + np.float32(rng.uniform(0.4, 1.1)) * wires)


def crack(rng: Generator, clock: Clock, root: float) -> Floats:
    """A tight, bright, ringing snare, hit near the rim, as in breakbeats."""
    t = clock.times(0.2)
    pitches = rng.uniform(210, 330) * np.array([1, 1.59, 2.14, 2.92])
    ring = ring_partials(t, pitches, (0.05, 0.03, 0.03, 0.02))
    wires = make_noise(rng, clock, 0.2, 2000, 14_000) * decay(t, rng.uniform(0.025, 0.06))
    return normalize(np.tanh(np.float32(2) * (2 * ring + np.float32(rng.uniform(0.5, 0.9)) * wires)))


def snap(rng: Generator, clock: Clock, root: float) -> Floats:
    """A finger snap: a click and a short band of noise [shape=(2, n)]."""
    t = clock.times(0.12)
    sides = [make_noise(rng, clock, 0.12, 1800, 5000) * decay(t, 0.015) for _ in range(2)]
    return normalize(np.stack(sides) + sine(t, rng.uniform(1700, 2600)) * decay(t, 0.006))


def rim(rng: Generator, clock: Clock, root: float) -> Floats:
    """A rimshot: two short sines, distorted."""
    t = clock.times(0.07)
    pitch = rng.uniform(400, 560)
    stick = (sine(t, pitch) + sine(t, 3.7 * pitch)) * decay(t, rng.uniform(0.007, 0.014))
    return normalize(np.tanh(2 * stick))


def tom(rng: Generator, clock: Clock, root: float, octave: int = 2) -> Floats:
    """A tuned drum whose pitch falls a little; it is a tom in octave 2 and a conga in octave 3."""
    t = clock.times(0.36)
    pitch = draw_note(rng, root) * 2**octave
    body = sweep_sine(t, pitch, 0.3 * pitch, 0.02) * decay(t, rng.uniform(0.05, 0.12))
    stick = make_noise(rng, clock, 0.36, 800, 5000) * decay(t, 0.004)
    return normalize(np.tanh(np.float32(rng.uniform(0.8, 2)) * (body + np.float32(0.15) * stick)))


def conga(rng: Generator, clock: Clock, root: float) -> Floats:
    """A tom one octave higher."""
    return tom(rng, clock, root, octave=3)


def cowbell(rng: Generator, clock: Clock, root: float) -> Floats:
    """The two detuned squares of an 808's cowbell, at 540 and 800 Hz."""
    t = clock.times(0.25)
    squares = np.tanh(4 * sine(t, 540)) + np.tanh(4 * sine(t, 800))
    return normalize(squares * (decay(t, rng.uniform(0.03, 0.07)) + decay(t, 0.01)))


def wood(rng: Generator, clock: Clock, root: float) -> Floats:
    """A wood block or clave: three short partials."""
    t = clock.times(0.12)
    pitch = rng.uniform(700, 2400)
    return normalize(ring_partials(t, (pitch, 2.57 * pitch, 4.9 * pitch), (rng.uniform(0.01, 0.025), 0.008, 0.004)))


def blip(rng: Generator, clock: Clock, root: float) -> Floats:
    """A short high sine in the key."""
    t = clock.times(0.18)
    pitch = draw_note(rng, root) * 2 ** int(rng.integers(4, 6))
    return normalize(sine(t, pitch) * decay(t, rng.uniform(0.015, 0.04)))


def clang(rng: Generator, clock: Clock, root: float) -> Floats:
    """Struck metal: FM with an inharmonic ratio."""
    t = clock.times(0.4)
    pitch = draw_note(rng, root) * float(rng.choice([4, 8]))
    bend = np.float32(rng.uniform(1.5, 4)) * decay(t, 0.06) * sine(t, pitch * float(rng.choice([1.41, 2.76])))
    return normalize(np.sin(np.float32(2 * np.pi * pitch) * t + bend) * decay(t, rng.uniform(0.04, 0.12)))


def burst(rng: Generator, clock: Clock, root: float) -> Floats:
    """A short burst of distorted noise in a narrow band [shape=(2, n)]."""
    t = clock.times(0.2)
    centre, fall = rng.uniform(600, 3500), rng.uniform(0.015, 0.06)
    sides = [make_noise(rng, clock, 0.2, centre * 0.7, centre * 1.4) for _ in range(2)]
    return normalize(np.tanh(2 * np.stack(sides) * decay(t, fall)))


def zap(rng: Generator, clock: Clock, root: float) -> Floats:
    """A laser: a sine that falls from several kHz within milliseconds."""
    t = clock.times(0.15)
    return normalize(
        sweep_sine(t, rng.uniform(150, 500), rng.uniform(2000, 6000), rng.uniform(0.008, 0.03)) * decay(t, 0.03)
    )


def bottle(rng: Generator, clock: Clock, root: float) -> Floats:
    """Glass: high inharmonic partials with a long decay."""
    t = clock.times(0.4)
    pitches = draw_note(rng, root) * 16 * np.array([1, 2.32, 4.25, 6.63])
    return normalize(ring_partials(t, pitches, rng.uniform(0.03, 0.1, 4)))
