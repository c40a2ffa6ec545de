"""The anchor of the adversarial training: what it ties to the real loop, and what it leaves to the critics."""

import numpy as np
import pytest

keras = pytest.importorskip("keras")


def anchor(parts: list[np.ndarray], other: list[np.ndarray]) -> dict[str, float]:
    from models.recipes.losses import anchor_errors

    return {name: float(error) for name, error in anchor_errors(parts, other).items()}


def make_parts() -> list[np.ndarray]:
    rng = np.random.default_rng(0)
    shapes = ((2, 64, 1), (2, 64, 4), (2, 16, 4))  # low band, levels, side
    return [rng.standard_normal(shape).astype(np.float32) for shape in shapes]


def test_equal_parts_have_no_error():
    parts = make_parts()
    assert anchor(parts, parts) == {"low_band": 0, "levels": 0, "side": 0}


def test_each_error_is_a_mean_square_by_its_weight():
    from models.recipes.losses import ANCHOR_WEIGHTS

    parts = make_parts()
    moved = anchor([part + 2 for part in parts], parts)
    assert moved == {name: pytest.approx(4 * weight, rel=1e-4) for name, weight in ANCHOR_WEIGHTS.items()}


def test_how_a_hit_rises_within_the_pool_is_left_to_the_critics():
    from models.recipes.losses import LEVELS_POOL

    soft, sharp = np.zeros((1, 64, 4), np.float32), np.zeros((1, 64, 4), np.float32)
    soft[:, :LEVELS_POOL], sharp[:, 0] = 1, LEVELS_POOL
    low_band, _, side = make_parts()
    assert anchor([low_band, soft, side], [low_band, sharp, side])["levels"] == pytest.approx(0, abs=1e-6)
    late = np.roll(sharp, LEVELS_POOL, axis=1)
    assert anchor([low_band, late, side], [low_band, sharp, side])["levels"] > 0.01
