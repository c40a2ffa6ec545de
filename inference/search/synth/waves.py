"""Band-limited waves: one period of each patch's oscillator, made of the harmonics that the sample rate can hold."""

import numpy as np
from numpy.typing import NDArray

from inference.arrays import Floats

Phases = NDArray[np.int32]
TABLE_BITS = 11
TABLE = 2**TABLE_BITS  # samples of a period
PERIOD = 2**32  # of a phase
HARMONICS = 512  # at most: of a note of 21 Hz at 22,050 Hz
_NUMBERS = np.arange(1, HARMONICS + 1)


def _list_harmonics() -> Floats:
    """Amplitudes of the sines of sine, triangle and saw, each with a peak of about 1 [shape=(3, HARMONICS)]."""
    sine = np.where(_NUMBERS == 1, 1.0, 0.0)
    odd = _NUMBERS % 2
    triangle = 8 / np.pi**2 * odd * (-1.0) ** ((_NUMBERS - 1) // 2) / _NUMBERS**2
    return np.stack([sine, triangle, 2 / np.pi / _NUMBERS]).astype(np.float32)


_SINE, _TRIANGLE, _SAW = _list_harmonics()


def make_tables(shape: Floats, width: Floats, harmonics: Floats) -> Floats:
    """One period of each oscillator [shape=(oscillators, TABLE + 1)]; the last sample is the first one again.

    shape : 0 sine, 1 triangle, 2 saw, 3 pulse, and the cross-fades between. width : 0..1 of a pulse, which is the
    saw less the saw a width later. harmonics : the first one that the wave has not.
    Each [shape=(oscillators,)].
    """
    shape, width, harmonics = (np.asarray(x, np.float32)[:, None] for x in (shape, width, harmonics))
    share = [np.clip(1 - np.abs(shape - i), 0, 1) for i in range(4)]
    straight = share[0] * _SINE + share[1] * _TRIANGLE + (share[2] + share[3]) * _SAW
    later = share[3] * _SAW
    angle = 2 * np.pi * width * _NUMBERS.astype(np.float32)
    held = np.clip(4 * (harmonics - _NUMBERS), 0, 1)  # the last harmonic fades, so that a tuning makes no step
    real, imaginary = later * np.sin(angle) * held, (later * np.cos(angle) - straight) * held
    spectrum = np.zeros((len(shape), TABLE // 2 + 1), np.complex64)
    spectrum[:, 1 : HARMONICS + 1] = TABLE / 2 * (real + 1j * imaginary)
    table = np.fft.irfft(spectrum, TABLE).astype(np.float32)
    return np.concatenate([table, table[:, :1]], axis=1)


def run_phase(frequency: Floats) -> Phases:
    """The phase at each sample of frequencies in periods a sample [shape=(oscillators, samples), 0 <= frequency < 0.5].

    A phase is an integer that overflows: 2**32 are one period. It begins at 0.
    """
    steps = (np.minimum(frequency, 0.4999) * np.float32(PERIOD)).astype(np.int32)
    phase = np.cumsum(steps, axis=1, dtype=np.int32)
    phase -= steps[:, :1]
    return phase


def move_phase(phase: Phases, radians: Floats) -> Phases:
    """Phases, moved by so many radians."""
    return phase + (radians * np.float32(PERIOD / (2 * np.pi))).astype(np.int64).astype(np.int32)


def play_sine(phase: Phases) -> Floats:
    """The sine of phases."""
    angle = phase.astype(np.float32)
    angle *= np.float32(2 * np.pi / PERIOD)
    return np.sin(angle, out=angle)


def play_tables(tables: Floats, phase: Phases) -> Floats:
    """The waves at phases [shape=(oscillators, samples)], between the samples of a table on a line."""
    place = (phase.view(np.uint32) >> np.uint32(32 - TABLE_BITS)).astype(np.int32)
    place += np.arange(len(tables), dtype=np.int32)[:, None] * (TABLE + 1)
    rest = (phase & np.int32(PERIOD // TABLE - 1)).astype(np.float32)
    rest *= np.float32(TABLE / PERIOD)
    flat = tables.ravel()
    low = flat.take(place)
    place += 1
    high = flat.take(place)
    high -= low
    high *= rest
    high += low
    return high


def draw_noise(samples: int) -> Floats:
    """White noise of RMS 0.5, the same at each call [shape=(samples,)]: a patch has one sound."""
    return 0.5 * np.random.default_rng(0).standard_normal(samples, np.float32)
