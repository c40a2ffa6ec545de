"""What every sound is made of: noise in a band, waves of weighted harmonics, envelopes."""

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from tools.drum_machine.clock import Clock, Floats

TABLE = 4096  # points in one cycle of a wave; between them a line: harmonics up to the 16th err by less than -80 dB


def filtered_noise(rng: Generator, clock: Clock, seconds: float, low: float, high: float, order: int = 4) -> Floats:
    """White noise through a Butterworth-shaped band from `low` to `high` (Hz), with a standard deviation of 1."""
    n = len(clock.times(seconds))
    spectrum = np.fft.rfft(rng.standard_normal(n, dtype=np.float32))
    f = (np.fft.rfftfreq(n, 1 / clock.sample_rate) + 1).astype(np.float32)
    spectrum *= 1 / np.sqrt((1 + (low / f) ** order) * (1 + (f / high) ** order))
    noise = np.fft.irfft(spectrum, n).astype(np.float32)
    return noise / (noise.std() + 1e-9)


def struck(sound: NDArray[np.floating]) -> Floats:
    """The sound with a peak of 1 and its last 5 % faded, so that a cut tail does not click."""
    n = max(len(sound) // 20, 1)
    sound[-n:] *= np.linspace(1, 0, n, dtype=np.float32)
    return (sound / (np.abs(sound).max() + 1e-9)).astype(np.float32)


def held(clock: Clock, seconds: float, attack: float = 0.004, release: float = 0.02) -> Floats:
    """An envelope of 1 [shape=(n,)] with a short rise and fall: a note that stays as loud as it began."""
    t = clock.times(seconds)
    envelope = np.minimum(1, np.minimum(t / attack, (t[-1] - t) / release))
    return envelope.astype(np.float32)


def saw_weights(pitch: float, cutoff: float, resonance: float, odd: bool = False) -> Floats:
    """Weights [shape=(up to 40,)] of a sawtooth's harmonics behind a two-pole low-pass; `odd` makes it a square."""
    order = np.arange(1, int(min(40, 15_000 / pitch)) + 1, dtype=np.float32)
    ratio = order * pitch / cutoff
    weights = 1 / (order * np.sqrt((1 - ratio**2) ** 2 + (ratio / resonance) ** 2))
    return (weights * (order % 2) if odd else weights).astype(np.float32)


def wave(clock: Clock, seconds: float, pitch: float, weights: Floats) -> Floats:
    """A steady wave [shape=(n,)] of `pitch` (Hz) whose harmonics have these weights, read off one cycle."""
    spectrum = np.zeros(TABLE // 2 + 1, np.complex64)
    spectrum[1 : len(weights) + 1] = -0.5j * TABLE * weights
    cycle = np.fft.irfft(spectrum, TABLE)
    position = np.mod(np.arange(len(clock.times(seconds))) * (pitch / clock.sample_rate), 1) * TABLE
    return np.interp(position, np.arange(TABLE + 1), np.append(cycle, cycle[0])).astype(np.float32)
