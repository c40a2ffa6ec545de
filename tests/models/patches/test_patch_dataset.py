"""The patches that an estimator learns from."""

import numpy as np
import pytest

from inference.search.patch.estimator import BANDS, FRAMES
from inference.search.synth.parameters import draw_positions
from inference.search.synth.synth import render_patches
from models.patches import dataset
from models.patches.dataset import is_duplicate, make_set


@pytest.fixture
def small_parts(monkeypatch) -> None:
    monkeypatch.setattr(dataset, "PART", 10)


def test_a_set_has_loud_tones_and_goes_on_where_it_was_interrupted(tmp_path, small_parts) -> None:
    whole = make_set(tmp_path / "whole", 20)
    assert whole.levels.shape == (20, FRAMES, BANDS)
    assert (whole.levels.max(axis=(1, 2)) == 1).all()
    make_set(tmp_path / "stopped", 10)
    first = tmp_path / "stopped" / "patches_00000.npz"
    before = first.read_bytes()
    again = make_set(tmp_path / "stopped", 20)
    assert first.read_bytes() == before
    assert np.array_equal(again.levels, whole.levels)
    assert np.array_equal(again.positions, whole.positions)


def test_silent_and_repeated_patches_are_drawn_again(tmp_path, small_parts, monkeypatch) -> None:
    """Each draw is one patch again and again, and every second tone is silent."""

    def draw(rng, patches):
        return np.repeat(draw_positions(rng, 1), patches, axis=0)

    def render(positions, note, samples):
        sounds = render_patches(positions, note, samples)
        sounds[::2] = 0
        return sounds

    monkeypatch.setattr(dataset, "draw_positions", draw)
    monkeypatch.setattr(dataset, "render_patches", render)
    made = make_set(tmp_path, 10)
    assert len({position.tobytes() for position in made.positions}) == 10
    assert (made.levels.min(axis=(1, 2)) < 1).all()  # the levels of silence are all alike


def test_a_tone_like_an_earlier_one_is_a_duplicate() -> None:
    rng = np.random.default_rng(0)
    earlier, other = rng.random((3, FRAMES, BANDS), np.float32), rng.random((FRAMES, BANDS), np.float32)
    slightly = np.clip(earlier[1] + np.float32(0.3 / 60), 0, 1)  # 0.3 dB louder
    assert is_duplicate(slightly, earlier, dataset._pool(earlier))
    assert not is_duplicate(other, earlier, dataset._pool(earlier))
