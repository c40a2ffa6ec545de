"""The drum machine's loops: exact, true, reproducible, and techno."""

import dataclasses
import subprocess
import sys

import numpy as np
import pytest
import soundfile

from inference.description import Description
from inference.dsp.powergram import powergram
from tools import drum_machine
from tools.demo_loops import demo_image, demo_loop
from tools.drum_machine import recipe
from tools.drum_machine.basses import PLAYERS, bass
from tools.drum_machine.clock import Clock, echoed, place
from tools.drum_machine.kits import CHARACTERS

NUMBERS = range(12)
GEOMETRY = Description()


@pytest.mark.parametrize("number", NUMBERS)
def test_a_loop_is_exact_and_true(number: int) -> None:
    loop = demo_loop(number)
    assert loop.shape == (GEOMETRY.samples,)
    assert np.abs(loop).max() == pytest.approx(0.9, abs=1e-3)
    assert abs(loop[0] - loop[-1]) <= np.abs(np.diff(loop)).max()


def test_tails_wrap_round() -> None:
    ends = [np.abs(demo_loop(number)[-256:]).max() for number in NUMBERS]
    assert max(ends) > 0.01, "no loop sounds across its end, so nothing is carried over to the beginning"


def test_a_loop_depends_on_its_number_alone() -> None:
    assert np.array_equal(demo_loop(3, rng=1), demo_loop(3, rng=1))
    assert not np.array_equal(demo_loop(3, rng=1), demo_loop(4, rng=1))
    assert not np.array_equal(demo_loop(3, rng=1), demo_loop(3, rng=2))


@pytest.fixture(scope="module")
def images() -> np.ndarray:
    """The powergrams [shape=(64, bins, frames)] of 64 loops."""
    return np.stack([powergram(demo_loop(number), GEOMETRY) for number in range(64)])


def rises(images: np.ndarray, low: float, high: float) -> np.ndarray:
    """How far the band `low` to `high` (Hz) rises at each step [shape=(loops, 16)], in image values."""
    hertz = GEOMETRY.sample_rate / GEOMETRY.n_fft
    band = images[:, round(low / hertz) : round(high / hertz)].mean(1)
    rise = np.roll(band - np.roll(band, 3, axis=1), 3, axis=1)  # a window reaches two frames ahead of an onset
    return rise.reshape(len(images), 16, 16).max(2)


def test_every_loop_kicks_on_the_beat(images) -> None:
    kicks = rises(images, 34, 270)
    assert kicks.max(1).min() > 0.1  # twice as loud as what it follows, and more
    assert kicks[:, ::4].mean() > 3 * np.delete(kicks, np.s_[::4], axis=1).mean()


def test_every_loop_has_hats(images) -> None:
    hats = np.sort(rises(images, 7500, 15_700), axis=1)
    assert hats[:, -4:].min() > 0.08, "a loop without four hats"
    assert hats[:, -1].min() > 0.1


def test_every_kit_bass_fill_and_swing_is_drawn_and_sounds() -> None:
    drawn = [drum_machine.draw(np.random.default_rng([0, number])) for number in range(200)]
    assert {one.kit for one in drawn} == set(recipe.KITS) == set(CHARACTERS)
    assert {one.bass for one in drawn} == set(recipe.BASSES) == set(PLAYERS)
    assert {one.fill for one in drawn} == set(recipe.FILLS)
    assert {one.swing for one in drawn} == set(recipe.SWINGS)
    assert {one.chords for one in drawn} == {False, True}
    assert len({one.root for one in drawn}) == 12


@pytest.mark.parametrize("name", ["acid", "sub", "reese", "pluck"])  # a short low note has no such sharp pitch
def test_a_bass_plays_its_key(name: str) -> None:
    """Its strongest partial is a harmonic of some note of the minor pentatonic scale."""
    rng = np.random.default_rng(0)
    one = dataclasses.replace(drum_machine.draw(rng), bass=name, root=55.0, swing=0.0, brightness=0.3)
    bar = bass(rng, Clock(GEOMETRY.samples, GEOMETRY.sample_rate), one)
    energy = np.abs(np.fft.rfft(bar)) ** 2
    strongest = np.argmax(energy) * GEOMETRY.sample_rate / GEOMETRY.samples
    notes = [55 * 2 ** (semitone / 12) * n for semitone in recipe.MINOR for n in (1, 2, 3, 4, 6, 8)]
    assert np.abs(np.log2(strongest / np.array(notes))).min() < 1 / 24
    assert np.abs(bar).max() == pytest.approx(1, abs=1e-3)


def test_swing_delays_every_second_step_and_echoes_go_round() -> None:
    clock = Clock(1600, 1600, swing=0.25)
    bar = place(clock, np.ones(1, np.float32), {0: 1.0, 1: 1.0, 15.5: 1.0})
    assert np.flatnonzero(bar).tolist() == [0, 125, 1550]
    assert echoed({14: 1.0}, 3, 0.5) == {14: 1.0, 1: 0.5, 4: 0.25, 7: 0.125, 10: 0.0625}


def test_the_image_is_rounded_and_never_wraps() -> None:
    image = demo_image(0)
    exact = powergram(demo_loop(0), GEOMETRY) * 255
    assert image.dtype == np.uint8
    assert np.abs(image - exact).max() <= 0.5 + 1e-3


def test_the_command_writes_what_the_folder_lacks(tmp_path) -> None:
    command = [sys.executable, "-m", "tools.demo_loops", "--count", "3", "--out", str(tmp_path)]
    subprocess.run([*command, "--processes", "2"], check=True)
    paths = sorted(tmp_path.iterdir())
    assert [soundfile.info(path).frames for path in paths] == [GEOMETRY.samples] * 3
    assert np.allclose(soundfile.read(paths[2])[0], demo_loop(2), atol=2**-22)
    kept = paths[0].stat().st_mtime_ns
    paths[1].write_bytes(paths[1].read_bytes()[:5000])
    told = subprocess.run([*command, "--processes", "1"], check=True, capture_output=True, text=True).stdout
    assert told.endswith("holds 3 loops, 1 of them new.\n")
    assert paths[0].stat().st_mtime_ns == kept
    assert soundfile.info(paths[1]).frames == GEOMETRY.samples
