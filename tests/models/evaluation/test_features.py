"""What is measured of a loop moves as its name says, and stands the way through an image."""

import numpy as np
import pytest

from demo import demo_mono
from inference.description import Description
from inference.dsp.inversion import powergram_to_loop
from inference.dsp.powergram import powergram
from models.evaluation.condition_response import spearman
from models.evaluation.features import FEATURES, UNITS, measure

RATE, BEATS, SAMPLES = 34952, 4, 65536
TIME = np.arange(SAMPLES) / RATE


def feature(name: str, loop: np.ndarray, rate: int = RATE) -> float:
    return float(measure(loop.astype(np.float32), rate, BEATS)[FEATURES.index(name)])


def hits(count: int, decay: float = 60.0) -> np.ndarray:
    """Bursts of noise, evenly spaced over the bar."""
    since = (np.arange(SAMPLES) % (SAMPLES // count)) / RATE
    return np.random.default_rng(0).standard_normal(SAMPLES) * np.exp(-decay * since) * 0.3


def kicks(depth: float) -> np.ndarray:
    """A 50 Hz tone that each beat starts anew and that fades by a factor until the next."""
    since = (np.arange(SAMPLES) % (SAMPLES // BEATS)) / (SAMPLES / BEATS)
    return np.sin(2 * np.pi * 50 * TIME) * depth ** (-since)


def rises(values: list[float]) -> bool:
    return bool((np.diff(values) > 0).all())


def test_each_feature_has_a_unit() -> None:
    assert len(FEATURES) == len(UNITS) == len(measure(hits(4).astype(np.float32), RATE, BEATS))


def test_onsets_are_counted_by_the_beat() -> None:
    counts = [4, 8, 16, 32]
    found = [feature("onset_density", hits(count)) for count in counts]
    assert found == pytest.approx([count / BEATS for count in counts], rel=0.25)


def test_higher_tones_are_brighter() -> None:
    tones = [np.sin(2 * np.pi * f * TIME) for f in (500, 1000, 2000, 8000)]
    assert [feature("brightness", tone) for tone in tones] == pytest.approx([-1, 0, 1, 3], abs=0.1)


def test_more_bass_is_more_bass() -> None:
    levels = [feature("bass_level", hits(16, 5) + gain * np.sin(2 * np.pi * 60 * TIME)) for gain in (0.03, 0.1, 0.3, 1)]
    assert rises(levels)


def test_deeper_kicks_are_more_of_a_kick() -> None:
    found = [feature("kick_presence", kicks(depth)) for depth in (1, 2, 4, 8, 16)]
    assert rises(found)
    assert found[0] < 1
    off_beat = np.roll(kicks(16), SAMPLES // BEATS // 2)
    assert feature("kick_presence", off_beat) < 0.5 * found[-1]


@pytest.mark.parametrize("name", FEATURES)
def test_a_turn_by_a_beat_changes_nothing(name: str) -> None:
    loop = demo_mono(0)
    assert feature(name, np.roll(loop, SAMPLES // BEATS)) == pytest.approx(feature(name, loop), rel=1e-3, abs=1e-3)


def test_level_changes_nothing_and_silence_is_no_mistake() -> None:
    loop = demo_mono(1)
    assert measure(loop / 10, RATE, BEATS) == pytest.approx(measure(loop, RATE, BEATS), abs=0.05)
    assert np.isfinite(measure(np.zeros(SAMPLES, np.float32), RATE, BEATS)).all()


def test_features_stand_the_way_through_an_image() -> None:
    loops = [demo_mono(number) for number in range(24)]
    images = [np.rint(powergram(loop, Description()) * 255) / 255 for loop in loops]
    before = np.array([measure(loop, RATE, BEATS) for loop in loops])
    after = np.array([measure(powergram_to_loop(i.astype(np.float32), Description()), RATE, BEATS) for i in images])
    assert min(spearman(a, b) for a, b in zip(before.T, after.T, strict=True)) > 0.95
