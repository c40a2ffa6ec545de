import numpy as np
import pytest

from inference.seeds import (
    DIAL_HIGH,
    DIAL_LOW,
    INTERPOLATIONS,
    fade,
    lerp,
    pingpong,
    random_seed,
    reflect,
    slerp,
    to_latent,
    walk,
)

START, END = np.array([0.0, 100.0]), np.array([100.0, 0.0])


def positions(seeds: list[np.ndarray]) -> list[float]:
    return [round(float(seed[0]) / 100, 6) for seed in seeds]


def test_dials_are_deviations():
    np.testing.assert_array_equal(to_latent(np.array([-128.0, 0, 64])), np.array([-3, 0, 1.5], np.float32))


@pytest.mark.parametrize("interpolate", INTERPOLATIONS.values())
def test_ends_are_exact(interpolate):
    rng = np.random.default_rng(0)
    start, end = rng.normal(size=64), rng.normal(size=64)
    np.testing.assert_array_equal(interpolate(start, end, 0), start)
    np.testing.assert_array_equal(interpolate(start, end, 1), end)


def test_slerp_keeps_the_distance():
    assert np.linalg.norm(slerp(START, END, 0.3)) == pytest.approx(100)
    np.testing.assert_allclose(slerp(START, END, 0.5), [np.sqrt(0.5) * 100] * 2)


@pytest.mark.parametrize(("start", "end"), [(START, START * 0), (START, -START), (START, START * 2)])
def test_slerp_is_straight_where_there_is_no_arc(start, end):
    np.testing.assert_allclose(slerp(start, end, 0.25), lerp(start, end, 0.25))


def test_fade():
    assert positions(fade(START, END, 5, lerp)) == [0, 0.25, 0.5, 0.75, 1]
    assert positions(fade(START, END, 1, lerp)) == [0]
    assert positions(fade(START, END, 2, lerp)) == [0, 1]


@pytest.mark.parametrize("steps", range(1, 40))
def test_pingpong_reaches_the_end_once_and_leads_back(steps: int):
    there = positions(pingpong(START, END, steps, lerp))
    assert len(there) == steps
    assert there[0] == 0
    if steps > 1:
        turn = steps // 2
        assert there[turn] == 1
        assert there.count(1) == 1
        assert there.count(0) == 1
        assert there[: turn + 1] == sorted(there[: turn + 1])
        assert there[turn:] == sorted(there[turn:], reverse=True)


def test_walk_stays_within_morph():
    seeds = walk(START, 50, 4.0, np.random.default_rng(0))
    strides = np.diff(seeds, axis=0)
    assert len(seeds) == 50
    np.testing.assert_array_equal(seeds[0], START)
    assert np.abs(strides).max() <= 4
    assert len(np.unique(strides)) == strides.size
    assert len(walk(START, 1, 4.0, np.random.default_rng(0))) == 1


def test_random_seeds_are_what_the_generator_was_trained_on():
    seeds = np.array([random_seed(np.random.default_rng(n), 64) for n in range(100)])
    assert (seeds == np.rint(seeds)).all()
    assert seeds.min() >= -128
    assert seeds.max() <= 127
    assert seeds.std() * 3 / 128 == pytest.approx(1, abs=0.05)
    np.testing.assert_array_equal(seeds[3], random_seed(np.random.default_rng(3), 64))


def test_the_dials_ends_reflect_a_walk():
    row = walk(np.array([120.0, -120]), 200, 40, np.random.default_rng(0))
    dials = np.array(row)
    assert dials.min() >= DIAL_LOW
    assert dials.max() <= DIAL_HIGH
    assert np.abs(np.diff(dials, axis=0)).max() <= 40
    assert np.ptp(dials) > 200  # it goes far, but not out
    np.testing.assert_array_equal(walk(np.array([500.0]), 2, 0, np.random.default_rng(0))[0], [500])  # as given
    np.testing.assert_allclose(reflect(np.array([127.0, 128, -130, 0, 127 + 255 + 10])), [127, 126, -126, 0, -118])
