"""Slow signals of the synthesiser: envelopes and the LFO, one value each STEP samples, and lines between them."""

import numpy as np
from numpy.typing import NDArray

from inference.arrays import Floats

Reals = NDArray[np.floating]  # float32, too, where numpy's type stubs say float64

STEP = 32  # samples from one value to the next, 1.5 ms at 22,050 Hz


def make_times(samples: int, sample_rate: int) -> Floats:
    """The times of the values in s [shape=(steps + 1,)], from 0 to the end of so many samples or a bit later."""
    return (np.arange(-(-samples // STEP) + 1) * (STEP / sample_rate)).astype(np.float32)


def make_envelope(times: Reals, gate: Reals, attack: Reals, decay: Reals, sustain: Reals, release: Reals) -> Reals:
    """An ADSR envelope [shape=(notes, times), 0..1]: a straight rise, then exponential falls, as a capacitor's.

    gate : s until the note ends. attack : s. decay, release : time constants in s. sustain : 0..1. Each of
    [shape=(notes,)].
    """
    gate, attack, decay, sustain, release = (
        np.asarray(x, np.float32)[:, None] for x in (gate, attack, decay, sustain, release)
    )

    def held(time: Reals) -> Reals:
        fall = sustain + (1 - sustain) * np.exp(-np.maximum(time - attack, 0) / decay)
        return np.where(time < attack, time / attack, fall)

    return held(np.minimum(times, gate)) * np.exp(-np.maximum(times - gate, 0) / release)


def make_lfo(times: Floats, rate: Floats) -> Floats:
    """A sine that starts at 0 with each note [shape=(notes, times), -1..1]; rate in Hz [shape=(notes,)]."""
    return np.sin(np.float32(2 * np.pi) * np.asarray(rate, np.float32)[:, None] * times)


def draw_lines(values: Reals) -> Floats:
    """Straight lines through values [shape=(notes, steps + 1)], sample by sample [shape=(notes, steps * STEP)]."""
    ramp = np.arange(STEP, dtype=np.float32) / STEP
    lines = values[:, :-1, None] + (values[:, 1:] - values[:, :-1])[:, :, None] * ramp
    return lines.reshape(len(values), -1).astype(np.float32, copy=False)
