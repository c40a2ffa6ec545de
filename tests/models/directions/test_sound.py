"""The features that directions are named for follow what they are called."""

import dataclasses

import numpy as np
import pytest

from inference.description import Description
from models.directions.sound import NAMES, UNITS, measure
from models.evaluation.features import measure as measure_conditions

TECHNO = dataclasses.replace(Description(), sample_rate=34_952)
TIME = np.arange(TECHNO.samples) / TECHNO.sample_rate


def features(loop: np.ndarray) -> dict[str, float]:
    return dict(zip(NAMES, measure(loop.astype(np.float32), TECHNO).tolist(), strict=True))


def hits(seconds: float, count: int = 8, low: float = 1000.0) -> np.ndarray:
    """Bursts of noise above `low` Hz that fall by 60 dB in so many seconds."""
    rng = np.random.default_rng(0)
    spectrum = np.fft.rfft(rng.standard_normal(len(TIME)))
    spectrum[np.fft.rfftfreq(len(TIME), 1 / TECHNO.sample_rate) < low] = 0
    since = TIME % (TIME[-1] / count)
    return np.fft.irfft(spectrum, len(TIME)) * 10 ** (-3 * since / seconds)


def test_the_first_four_are_the_conditions() -> None:
    loop = hits(0.3)
    assert len(NAMES) == len(UNITS) == 8
    found = measure(loop.astype(np.float32), TECHNO)
    np.testing.assert_allclose(found[:4], measure_conditions(loop.astype(np.float32), TECHNO.sample_rate, 4), rtol=1e-5)


@pytest.mark.parametrize("seconds", [0.1, 0.2, 0.4])
def test_the_decay_is_that_of_the_hits(seconds: float) -> None:
    assert features(hits(seconds))["decay"] == pytest.approx(np.log2(seconds), abs=0.45)


def test_a_longer_decay_is_a_higher_number() -> None:
    found = [features(hits(seconds))["decay"] for seconds in (0.08, 0.15, 0.3, 0.6)]
    assert found == sorted(found)


def test_hats_stand_out_of_their_band() -> None:
    noise = np.random.default_rng(1).standard_normal(len(TIME))
    steady, struck = features(noise)["hats"], features(noise / 100 + 10 * hits(0.05, 16, 7000.0))["hats"]
    assert steady < 6
    assert struck > 20


def test_the_level_is_in_decibels_and_nothing_else_hears_it() -> None:
    loop = hits(0.2) + np.sin(2 * np.pi * 62.5 * TIME) / 4
    loud, soft = features(0.5 * loop), features(0.05 * loop)
    assert loud["level"] - soft["level"] == pytest.approx(20, abs=0.01)
    for name in NAMES[:-1]:
        assert loud[name] == pytest.approx(soft[name], abs=0.05), name


def test_tones_are_more_tonal_than_noise() -> None:
    tone = sum(np.sin(2 * np.pi * 220 * n * TIME) / n for n in range(1, 8))
    assert features(np.asarray(tone))["tonality"] > features(hits(2.0, 1, 100.0))["tonality"] + 0.3


def test_loops_of_any_length_are_measured() -> None:
    odd = dataclasses.replace(TECHNO, frames=250, sample_rate=44_100)
    loop = np.random.default_rng(0).standard_normal(odd.samples).astype(np.float32)
    assert np.isfinite(measure(loop, odd)).all()


def test_silence_is_measured_too() -> None:
    assert all(np.isfinite(list(features(np.zeros(len(TIME))).values())))
