"""Hallucinations against an independent computation."""

import math

import numpy as np
import pytest

from inference.renderer import Renderer, Setting, SettingError, TooLongError
from inference.walks.arrangement import Arrangement, Overlapping
from inference.walks.hallucination import Envelope, Merge, walk_through

RNG = np.random.default_rng(4)
OFF = Envelope()
SHAPED = Envelope(0.5, 0.25, 1, 0.75)
BEATS, LENGTH = 4, 1001  # a length that no beat divides


def loops_of(count: int, channels: int = 1) -> list[np.ndarray]:
    shape = (count, LENGTH) if channels == 1 else (count, LENGTH, channels)
    return list(RNG.standard_normal(shape).astype(np.float32))


@pytest.mark.parametrize("between", [0, 1, 10])
@pytest.mark.parametrize("count", [1, 2, 10])
def test_the_walk_meets_its_key_points(count: int, between: int):
    points = [300 * point / np.linalg.norm(point) for point in RNG.normal(0, 40, (count, 64))]
    row = walk_through(points, between)
    assert len(row) == count + (count - 1) * between
    np.testing.assert_array_equal(row[:: between + 1], points)
    for first, second, step in zip(row, row[1:], range(len(row)), strict=False):  # equal angles within one arc
        start, end = points[step // (between + 1)], points[step // (between + 1) + 1]
        whole = math.acos(start @ end / np.linalg.norm(start) / np.linalg.norm(end))
        part = math.acos(first @ second / np.linalg.norm(first) / np.linalg.norm(second))
        assert part == pytest.approx(whole / (between + 1), abs=1e-6)


@pytest.mark.parametrize(
    ("start", "end", "middle"),
    [
        ([40.0, 30], [40.0, 30], [40, 30]),  # the same point
        ([40.0, 30], [-40.0, -30], [0, 0]),  # opposite points: through the middle
        ([0.0, 0], [40.0, 30], [20, 15]),
        ([0.0, 0], [0.0, 0], [0, 0]),
    ],
)
def test_points_without_an_arc(start: list, end: list, middle: list):
    row = walk_through([np.array(start), np.array(end)], 1)
    np.testing.assert_allclose(row[1], middle)


def reference_gain(envelope: Envelope, samples: int, beat: float) -> np.ndarray:
    """The envelope by hand, for one that fits into its loop."""
    gains = []
    for sample in range(samples):
        time = (sample + 0.5) / beat  # in beats
        if time < envelope.attack:
            gains.append(time / envelope.attack)
        elif time < envelope.attack + envelope.sustain:
            gains.append(1.0)
        else:
            gains.append((samples / beat - time) / envelope.release)
    return np.clip(gains, 0, 1)


@pytest.mark.parametrize("overlap", [0, 0.25, 0.5, 0.9])
@pytest.mark.parametrize("count", [1, 3, 21, 120])
def test_shaped_loops_are_added(count: int, overlap: float):
    loops = loops_of(count)
    merge = Merge(count, LENGTH, BEATS, SHAPED, overlap)
    cut = round(LENGTH * min(BEATS - 0.5, 2) / BEATS)
    hop = round(cut * (1 - overlap))
    expected = np.zeros((count - 1) * hop + cut)
    start = round(LENGTH * 0.5 / BEATS)
    for number, loop in enumerate(loops):
        gain = reference_gain(SHAPED, cut, LENGTH / BEATS)
        expected[number * hop : number * hop + cut] += loop[start : start + cut] * gain
    sound = merge.merge(loops)
    assert merge.samples == len(sound) == len(expected)
    np.testing.assert_allclose(sound, expected, atol=3e-3 * 2)  # the release begins on no whole sample


@pytest.mark.parametrize("envelope", [Envelope(0, 3, 4, 1), Envelope(1, 6, 0, 6), Envelope(3.5, 0.5, 9, 0.5)])
def test_an_envelope_that_is_too_long_is_shortened(envelope: Envelope):
    (loop,) = loops_of(1)
    samples = envelope.cut_length(LENGTH, BEATS)
    assert samples == round(LENGTH * (BEATS - envelope.trim) / BEATS)
    gain = envelope.gain(samples, LENGTH / BEATS)
    assert gain.max() > 0.98  # it still rises
    assert max(gain[0], gain[-1]) < 0.01  # and still falls
    assert len(envelope.apply(loop, BEATS)) == samples


@pytest.mark.parametrize("length", [9, 10, 11, 1000, 1001])
@pytest.mark.parametrize("trim", [0.5, 1.3, 2, 3.7])
def test_no_cut_goes_past_the_end(length: int, trim: float):
    envelope = Envelope(trim, 0, 9, 0)
    assert len(envelope.apply(np.ones(length, np.float32), BEATS)) == envelope.cut_length(length, BEATS)


@pytest.mark.parametrize("envelope", [Envelope(4, 1, 1, 1), Envelope(9, 0, 1, 0), Envelope(1, 0, 0, 0)])
def test_an_envelope_that_leaves_nothing(envelope: Envelope):
    with pytest.raises(SettingError, match="leaves nothing of a loop of 4 beats"):
        Merge(2, LENGTH, BEATS, envelope, 0).merge(loops_of(2))


@pytest.mark.parametrize("overlap", [0.1, 0.25, 0.5, 0.75, 0.9])
def test_what_is_alike_keeps_its_level(overlap: float):
    """Loops that repeat after their hop overlap in phase: nothing is heard of the crossfade."""
    hop = round(LENGTH * (1 - overlap))
    period = RNG.standard_normal(hop).astype(np.float32)
    loop = np.resize(period, LENGTH)
    merge = Merge(7, LENGTH, BEATS, OFF, overlap)
    np.testing.assert_allclose(merge.merge([loop] * 7), np.resize(loop[:hop], merge.samples), atol=2e-3)


@pytest.mark.parametrize("overlap", [0.1, 0.25, 0.5, 0.75, 0.9])
@pytest.mark.parametrize("shared", [0.0, 0.5, 0.9])
def test_what_is_half_alike_keeps_its_power(overlap: float, shared: float):
    """Noise of which neighbours share some: the power in the crossfade is that of the loops."""
    length = 40_000
    hop = round(length * (1 - overlap))
    common = np.resize(RNG.standard_normal(hop), length)  # in phase wherever two loops overlap
    loops = [
        (math.sqrt(shared) * common + math.sqrt(1 - shared) * RNG.standard_normal(length)).astype(np.float32)
        for _ in range(9)
    ]
    sound = Merge(9, length, BEATS, OFF, overlap).merge(loops)
    powers = [np.mean(np.square(part)) for part in np.array_split(sound[: len(sound) // 400 * 400], 25)]
    np.testing.assert_allclose(powers, 1, atol=0.12)  # of 1,600 samples and more each


def test_two_channels_are_shaped_alike():
    loops = loops_of(3, channels=2)
    for envelope in (OFF, SHAPED):
        both = Merge(3, LENGTH, BEATS, envelope, 0.5).merge(loops)
        if envelope is SHAPED:
            for channel in (0, 1):
                alone = Merge(3, LENGTH, BEATS, envelope, 0.5).merge([loop[:, channel] for loop in loops])
                np.testing.assert_array_equal(both[:, channel], alone)
        assert both.shape == (Merge(3, LENGTH, BEATS, envelope, 0.5).samples, 2)


def test_without_an_overlap_it_is_a_row(renderer: Renderer):
    seeds = tuple(walk_through(list(RNG.normal(0, 40, (3, 64))), 2))
    row = Arrangement(seeds, Setting(), None, renderer)
    walk = Arrangement(seeds, Setting(), Overlapping(2, 0.0, OFF), renderer)
    np.testing.assert_array_equal(np.concatenate(list(row.sounds())), np.concatenate(list(walk.sounds())))
    assert walk.tags().beats == row.tags().beats == 7 * renderer.generator.description.beats
    assert [len(x.tags().origin["seeds"]) for x in (row, walk)] == [2, 3]  # first and last; key points
    assert Arrangement(seeds, Setting(), Overlapping(2, 0.5, OFF), renderer).tags().beats == 0  # no loop


def test_limits(renderer: Renderer):
    seeds = tuple(walk_through([np.zeros(64)] * 64, 4))
    with pytest.raises(TooLongError, match="316 loops"):
        Arrangement(seeds, Setting(), Overlapping(4, 0.5, OFF), renderer).check()
    slow = Setting(192_000, 20)
    with pytest.raises(TooLongError, match="samples"):
        Arrangement(seeds[:200], slow, Overlapping(0, 0.1, OFF), renderer).check()
    Arrangement(seeds[:200], slow, Overlapping(0, 0.9, OFF), renderer).check()
    with pytest.raises(SettingError, match="leaves nothing"):
        Arrangement(seeds[:2], Setting(), Overlapping(0, 0, Envelope(99, 1, 1, 1)), renderer).check()
