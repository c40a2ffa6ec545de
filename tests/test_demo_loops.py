"""The drum machine's loops: exact, true, reproducible, and techno."""

import json
import subprocess
import sys

import numpy as np
import pytest
import soundfile

from inference.description import Description
from inference.powergram import powergram
from tools.demo_loops import demo_image, demo_loop

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


def test_kicks_fall_on_the_beat() -> None:
    low = np.stack([powergram(demo_loop(number), GEOMETRY)[:4].mean(0) for number in NUMBERS])
    rises = np.maximum(low - np.roll(low, 1, axis=1), 0).mean(0)
    steps = np.roll(rises, 4).reshape(16, 16).sum(1)  # a window reaches two frames ahead of an onset
    assert steps[::4].mean() > 1.5 * np.delete(steps, np.s_[::4]).mean()


def test_the_image_is_rounded_and_never_wraps() -> None:
    image = demo_image(0)
    exact = powergram(demo_loop(0), GEOMETRY) * 255
    assert image.dtype == np.uint8
    assert np.abs(image - exact).max() <= 0.5 + 1e-3


def test_the_command_writes_a_set_and_loops(tmp_path) -> None:
    command = [sys.executable, "-m", "tools.demo_loops", "--count", "3", "--processes", "2"]
    subprocess.run([*command, "--set", str(tmp_path / "set.npy")], check=True)
    subprocess.run([*command, "--out", str(tmp_path / "loops")], check=True)
    images = np.load(tmp_path / "set.npy", mmap_mode="r")
    assert images.shape == (3, 512, 256)
    assert np.array_equal(images[2], demo_image(2))
    assert json.loads((tmp_path / "set.json").read_text())["name"] == "techno"
    paths = sorted((tmp_path / "loops").iterdir())
    assert [soundfile.info(path).frames for path in paths] == [GEOMETRY.samples] * 3
