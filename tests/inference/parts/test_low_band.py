"""The low band at another tempo: kicks stay what they are, on their beats, and a bass keeps its pitch and level."""

import dataclasses

import numpy as np
import pytest

from inference.description import PARTS, Description
from inference.dsp.time_stretch import resample
from inference.parts.low_band import stretch_low_band

FULL = dataclasses.replace(Description(), parts=PARTS)
TEMPOS = [64.0, 100.0, 127.3, 140.0, 190.0]  # BPM
SECONDS = FULL.samples / FULL.sample_rate


def sine(hz: float) -> np.ndarray:
    """A steady tone [shape=(low_samples,)] of a whole number of cycles near a frequency."""
    cycles = round(hz * SECONDS)
    return np.sin(2 * np.pi * cycles * np.arange(FULL.low_samples) / FULL.low_samples).astype(np.float32)


def kicks() -> np.ndarray:
    """Four equal kicks [shape=(low_samples,)] that fall from 90 to 45 Hz, with a bass of another note on each beat."""
    time = np.arange(FULL.low_samples // 4) * SECONDS / FULL.low_samples
    kick = np.sin(2 * np.pi * (45 * time + 45 * 0.03 * (1 - np.exp(-time / 0.03)))) * np.exp(-time / 0.08)
    basses = [np.sin(2 * np.pi * hz * time) * (time > 0.2) * 0.5 for hz in (41.2, 55, 49, 61.7)]
    return np.concatenate([kick + bass for bass in basses]).astype(np.float32)


def stretch(low_band: np.ndarray, bpm: float) -> tuple[np.ndarray, float]:
    """The stretched low band, and its samples a second."""
    samples = FULL.samples * FULL.bpm / bpm
    stretched = stretch_low_band(low_band, FULL, samples)
    return stretched, len(stretched) / (samples / FULL.sample_rate)


def likeness(a: np.ndarray, b: np.ndarray) -> float:
    return float(a @ b / np.linalg.norm(a) / np.linalg.norm(b))


@pytest.mark.parametrize("bpm", TEMPOS)
def test_kicks_are_alike_and_begin_on_their_beats(bpm: float):
    stretched, rate = stretch(kicks(), bpm)
    starts = [round(beat * len(stretched) / 4) for beat in range(4)]
    bars = [stretched[start : start + round(0.1 * rate)] for start in starts]
    attack = resample(kicks(), 4 * FULL.low_samples)[: round(0.02 * rate)]
    for bar in bars:
        assert likeness(bar, bars[0]) > 0.97
        assert likeness(bar[: len(attack)], attack) > 0.95
        assert np.linalg.norm(bar) == pytest.approx(np.linalg.norm(bars[0]), rel=0.1)


@pytest.mark.parametrize("bpm", TEMPOS)
@pytest.mark.parametrize("hz", [40.0, 62.0, 110.0])
def test_a_bass_keeps_its_pitch_and_its_level(bpm: float, hz: float):
    stretched, rate = stretch(sine(hz), bpm)
    rises = np.flatnonzero((stretched[:-1] < 0) & (stretched[1:] >= 0))
    places = rises - stretched[rises] / (stretched[rises + 1] - stretched[rises])
    cycles = rate / np.diff(places)  # Hz
    assert np.median(cycles) == pytest.approx(round(hz * SECONDS) / SECONDS, rel=0.01)
    assert np.sqrt(np.mean(stretched**2)) == pytest.approx(0.5**0.5, rel=0.12)
    largest_step = 2 * np.pi * hz / rate  # of a sine of full scale
    assert np.abs(np.diff(stretched, append=stretched[0])).max() < 1.5 * largest_step


def test_its_own_tempo_changes_nothing():
    stretched, _ = stretch(kicks(), FULL.bpm)
    np.testing.assert_allclose(stretched, resample(kicks(), len(stretched)), atol=1e-5)


def test_silence_stays_silent():
    stretched, _ = stretch(np.zeros(FULL.low_samples, np.float32), 100.0)
    assert not stretched.any()
