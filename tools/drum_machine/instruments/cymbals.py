"""Cymbals, shakers and tambourines [shape=(n,) or (2, n), peak 1]."""

import numpy as np
from numpy.random import Generator

from inference.arrays import Floats
from tools.drum_machine.clock import Clock
from tools.drum_machine.instruments.sounds import decay, make_noise, normalize, ring_partials, sine

SQUARES = (
    1.0,
    1.342,
    1.486,
    1.736,
    2.197,
    2.632,
)  # frequencies of the six oscillators of an analogue machine's cymbals, relative to the lowest
MAX_HAT = 0.2  # seconds


def ring_metal(clock: Clock, seconds: float, lowest: float) -> Floats:
    """Return six high-passed squares at inharmonic ratios [shape=(n,), standard deviation 1], as in analogue cymbals.

    Only the odd harmonics up to the ninth that lie between 4 and 16 kHz are added, so nothing aliases.
    """
    t, ringing = clock.times(seconds), np.zeros(len(clock.times(seconds)), np.float32)
    for ratio in SQUARES:
        for order in (1, 3, 5, 7, 9):
            if 4000 < order * ratio * lowest < min(16_000, 0.46 * clock.sample_rate):
                ringing += sine(t, order * ratio * lowest) / np.float32(order)
    return ringing / (ringing.std() + np.float32(1e-9))


def hat(rng: Generator, clock: Clock, seconds: float, low: float, ring: float, lowest: float) -> Floats:
    """Return a hat: noise above `low` (Hz) and a share `ring` (0..1) of metal; `seconds` is its decay."""
    length = min(5 * seconds, MAX_HAT)
    t = clock.times(length)
    noise = make_noise(rng, clock, length, low, 16_500, order=8)
    body = (np.float32(1 - 0.6 * ring) * noise + np.float32(ring) * ring_metal(clock, length, lowest)) * decay(
        t, seconds
    )
    return normalize(body * (1 + np.float32(rng.uniform(0.5, 2)) * decay(t, 0.002)))


def ride(rng: Generator, clock: Clock, root: float) -> Floats:
    """A ride: inharmonic partials over noise."""
    t = clock.times(0.4)
    pitches = rng.uniform(2300, 3800) * np.array([1.0, 1.41, 1.83, 2.27, 2.71, 3.16]) * rng.uniform(0.97, 1.03, 6)
    ping = ring_partials(t, pitches, rng.uniform(0.04, 0.15, 6))
    wash = make_noise(rng, clock, 0.4, 5500, 15_000) * decay(t, rng.uniform(0.05, 0.12))
    stick = make_noise(rng, clock, 0.4, 3000, 12_000) * decay(t, 0.003)
    return normalize(3 * ping + np.float32(rng.uniform(0.3, 0.8)) * wash + np.float32(1.5) * stick)


def crash(rng: Generator, clock: Clock, root: float) -> Floats:
    """A wide crash that lasts 1.2 s [shape=(2, n)]."""
    t = clock.times(1.2)
    fall, bright = rng.uniform(0.2, 0.4), rng.uniform(0.05, 0.12)
    sides = []
    for _ in range(2):
        low, high = make_noise(rng, clock, 1.2, 3000, 9000), make_noise(rng, clock, 1.2, 8000, 16_500)
        sides.append(np.float32(0.6) * low * decay(t, fall) + high * decay(t, bright))
    ring = ring_metal(clock, 1.2, rng.uniform(900, 1600)) * decay(t, fall)
    return normalize(np.stack(sides) + np.float32(0.4) * ring)


def swell(rng: Generator, clock: Clock, root: float) -> Floats:
    """A reversed crash [shape=(2, n)]."""
    return normalize(np.ascontiguousarray(crash(rng, clock, root)[:, ::-1]))


def shaker(rng: Generator, clock: Clock, root: float) -> Floats:
    """A shaker: noise that rises for about 10 ms and decays."""
    t = clock.times(0.1)
    noise = make_noise(rng, clock, 0.1, rng.uniform(3500, 6000), rng.uniform(9000, 13_000), order=8)
    grains = 1 + np.float32(0.5) * np.sign(make_noise(rng, clock, 0.1, 20, 300))
    rise = np.float32(rng.uniform(0.006, 0.014))
    return normalize(noise * grains * np.minimum(t / rise, decay(t - rise, rng.uniform(0.01, 0.03))))


def tambourine(rng: Generator, clock: Clock, root: float) -> Floats:
    """A tambourine: jingles that strike shortly one after the other."""
    t = clock.times(0.2)
    jingles = np.zeros_like(t)
    for start in (0, *rng.uniform(0, 0.018, 4)):
        after = np.maximum(t - np.float32(start), 0)
        envelope = decay(after, rng.uniform(0.02, 0.05)) * (t >= start)
        jingles += sine(after, rng.uniform(5500, 12_000)) * envelope
    return normalize(jingles + 2 * make_noise(rng, clock, 0.2, 6000, 15_000) * decay(t, 0.02))
