"""Filters and equalisers as frequency responses [shape=(samples // 2 + 1,), complex].

The product of a bar's spectrum and a response is what the analogue filter gives when the loop repeats for ever, so no
filter has to settle. The responses are textbook prototypes (Zoelzer, DAFX, chapter 2) in s = j f / corner. All but
`zero_phase_high_pass` are causal, so a hit does not ring before its attack.
"""

import numpy as np
from numpy.typing import NDArray

from inference.arrays import Floats
from tools.drum_machine.clock import Clock

Response = NDArray[np.complexfloating]


def apply_filter(bar: Floats, response: Response | Floats) -> Floats:
    """Filter a bar [shape=(..., samples)]."""
    return np.fft.irfft(np.fft.rfft(bar) * response, bar.shape[-1]).astype(np.float32)


def low_pass(clock: Clock, corner: float, resonance: float = 0.707) -> Response:
    """Attenuate by 12 dB an octave above `corner` (Hz); a resonance over 0.707 gives a peak there."""
    s = _s(clock, corner)
    return 1 / (s * s + s / np.float32(resonance) + 1)


def high_pass(clock: Clock, corner: float, resonance: float = 0.707) -> Response:
    """Attenuate by 12 dB an octave below `corner` (Hz); a resonance over 0.707 gives a peak there."""
    s = _s(clock, corner)
    return s * s / (s * s + s / np.float32(resonance) + 1)


def bell(clock: Clock, centre: float, decibels: float, width: float = 1.0) -> Response:
    """Turn a band of `width` (1 / Q) around `centre` (Hz) up or down."""
    s, gain = _s(clock, centre), np.float32(10 ** (decibels / 40))
    return (s * s + s * np.float32(width) * gain + 1) / (s * s + s * np.float32(width) / gain + 1)


def high_shelving(clock: Clock, corner: float, decibels: float) -> Response:
    """Turn everything above `corner` (Hz) up or down, with a slope of 6 dB an octave."""
    s, gain = _s(clock, corner), np.float32(10 ** (decibels / 20))
    return (1 + gain * s) / (1 + s)


def low_shelving(clock: Clock, corner: float, decibels: float) -> Response:
    """Turn everything below `corner` (Hz) up or down, with a slope of 6 dB an octave."""
    s, gain = _s(clock, corner), np.float32(10 ** (decibels / 20))
    return (gain + s) / (1 + s)


def zero_phase_high_pass(clock: Clock, low: float, high: float) -> Floats:
    """Keep everything above `high` (Hz) and nothing below `low` (Hz); a bar minus the filtered bar is its low band."""
    part = np.clip((clock.frequencies - np.float32(low)) / np.float32(high - low), 0, 1)
    return (part * part * (3 - 2 * part)).astype(np.float32)


def _s(clock: Clock, corner: float) -> Response:
    return (1j * (clock.frequencies / np.float32(corner))).astype(np.complex64)
