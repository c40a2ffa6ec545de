"""Building blocks of sounds: noise bands, partials, waves with weighted harmonics, envelopes."""

from collections.abc import Sequence

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from inference.arrays import Floats
from tools.drum_machine.clock import Clock

TABLE = 4096  # points in a cycle; linear interpolation keeps harmonics up to the 16th within -80 dB
Numbers = Sequence[float] | NDArray[np.floating]
TURN = np.float32(2 * np.pi)


def make_noise(rng: Generator, clock: Clock, seconds: float, low: float, high: float, order: int = 4) -> Floats:
    """Return noise [shape=(n,), standard deviation 1] in a Butterworth-shaped band from `low` to `high` (Hz)."""
    n = len(clock.times(seconds))
    spectrum = np.fft.rfft(rng.standard_normal(n, dtype=np.float32))
    f = (np.fft.rfftfreq(n, 1 / clock.sample_rate) + 1).astype(np.float32)
    spectrum *= 1 / np.sqrt((1 + (low / f) ** order) * (1 + (f / high) ** order))
    noise = np.fft.irfft(spectrum, n).astype(np.float32)
    return noise / (noise.std() + np.float32(1e-9))


def decay(t: Floats, seconds: float) -> Floats:
    """Return an exponential decay to 1/e in `seconds` [shape as t]."""
    return np.exp(t * np.float32(-1 / seconds))


def sine(t: Floats, pitch: float) -> Floats:
    """Return a sine of `pitch` (Hz) that starts at 0."""
    return np.sin(t * np.float32(2 * np.pi * pitch))


def sweep_sine(t: Floats, pitch: float, sweep: float, fall: float) -> Floats:
    """Return a sine that falls to its pitch (Hz) from `sweep` Hz above it, with a time constant of `fall` seconds."""
    return np.sin(TURN * (np.float32(pitch) * t + np.float32(sweep * fall) * (1 - decay(t, fall))))


def smooth(clock: Clock, sound: Floats, corner: float) -> Floats:
    """Filter a sound [shape=(n,)] by a one-pole low-pass, 6 dB an octave above `corner` (Hz)."""
    fall = np.float32(np.exp(-2 * np.pi * corner / clock.sample_rate))
    kernel = (1 - fall) * fall ** np.arange(1 + int(-9 / np.log(fall)), dtype=np.float32)  # down to -78 dB
    return np.convolve(sound, kernel)[: len(sound)].astype(np.float32)


def ring_partials(t: Floats, pitches: Numbers, falls: Numbers) -> Floats:
    """Add sines of some pitches (Hz), each with its own decay (s), as struck metal rings."""
    ringing = np.zeros_like(t)
    for pitch, fall in zip(pitches, falls, strict=True):
        ringing += sine(t, pitch) * decay(t, fall)
    return ringing / np.float32(len(pitches))


def normalize(sound: NDArray[np.floating]) -> Floats:
    """Scale a sound [shape=(n,) or (2, n)] to a peak of 1 and fade its last 5 %, so that its end does not click."""
    n = max(sound.shape[-1] // 20, 1)
    sound[..., -n:] *= np.linspace(1, 0, n, dtype=np.float32)
    return (sound / (np.abs(sound).max() + 1e-9)).astype(np.float32)


def make_envelope(clock: Clock, seconds: float, attack: float = 0.004, release: float = 0.02) -> Floats:
    """Return a level of 1 [shape=(n,)] with linear attack and release (s)."""
    t = clock.times(seconds)
    envelope = np.minimum(1, np.minimum(t / attack, (t[-1] - t) / release))
    return envelope.astype(np.float32)


def saw_weights(pitch: float, cutoff: float, resonance: float, odd: bool = False) -> Floats:
    """Return the weights [shape=(up to 40,)] of a sawtooth's harmonics after a low-pass; `odd` keeps a square's."""
    order = np.arange(1, int(min(40, 15_000 / pitch)) + 1, dtype=np.float32)
    ratio = order * pitch / cutoff
    weights = 1 / (order * np.sqrt((1 - ratio**2) ** 2 + (ratio / resonance) ** 2))
    return (weights * (order % 2) if odd else weights).astype(np.float32)


def make_wave(clock: Clock, seconds: float, pitch: float, weights: Floats, start: float = 0.0) -> Floats:
    """Return a wave [shape=(n,)] of `pitch` (Hz) whose harmonics have these weights; `start` is its phase in cycles."""
    spectrum = np.zeros(TABLE // 2 + 1, np.complex64)
    spectrum[1 : len(weights) + 1] = -0.5j * TABLE * weights
    cycle = np.fft.irfft(spectrum, TABLE)
    position = np.mod(np.arange(len(clock.times(seconds))) * (pitch / clock.sample_rate) + start, 1) * TABLE
    return np.interp(position, np.arange(TABLE + 1), np.append(cycle, cycle[0])).astype(np.float32)
