"""Distances of sets of points, shares of cells and rank correlations, against what they are defined as."""

import numpy as np
import pytest

from models.evaluation.condition_response import spearman
from models.evaluation.distances import different_bins, fit_cells, frechet, jensen_shannon, spread


def test_distances_are_zero_for_equal_points_and_grow_with_the_difference() -> None:
    rng = np.random.default_rng(0)
    points = rng.standard_normal((400, 5))
    assert frechet(points, points) == pytest.approx(0, abs=1e-6)
    assert frechet(points + 2, points) == pytest.approx(20, rel=1e-3)
    assert spread(points * 3) == pytest.approx(3 * spread(points), rel=1e-3)
    cells = rng.integers(50, size=400)
    assert different_bins(cells, cells) == 0
    assert different_bins(np.zeros(400, int), cells) > 0.5
    assert jensen_shannon(cells, cells) == pytest.approx(0)
    assert jensen_shannon(np.zeros(400, int), np.ones(400, int)) == pytest.approx(1)


def test_the_frechet_distance_of_fewer_points_than_dimensions_is_exact() -> None:
    """Singular covariances, as of a small set; centred points give the trace of the root as a nuclear norm."""
    rng = np.random.default_rng(0)
    a, b = rng.standard_normal((25, 64)) @ np.diag(np.geomspace(1, 1e-3, 64)), rng.standard_normal((20, 64))
    x, y = a - a.mean(0), b - b.mean(0)
    cross = np.linalg.norm(x @ y.T, "nuc") / np.sqrt(24 * 19)
    expected = ((a.mean(0) - b.mean(0)) ** 2).sum() + (x**2).sum() / 24 + (y**2).sum() / 19 - 2 * cross
    assert frechet(a, b) == pytest.approx(expected, abs=1e-5)


def test_cells_are_those_of_k_means_from_the_same_random_points() -> None:
    """Lloyd's rounds, written out: what scikit-learn is set to compute."""
    points = np.random.default_rng(1).standard_normal((300, 4)).astype(np.float32)
    centres = points[np.random.default_rng(0).permutation(300)[:50]]
    for _ in range(20):
        cells = ((points[:, None] - centres) ** 2).sum(2).argmin(1)
        centres = np.stack([points[cells == i].mean(0) for i in range(50)])
    fitted = fit_cells(points)
    assert np.allclose(fitted.cluster_centers_, centres, atol=1e-5)
    assert np.array_equal(fitted.predict(points), ((points[:, None] - centres) ** 2).sum(2).argmin(1))


@pytest.mark.filterwarnings("error")
def test_a_set_of_few_different_loops_has_empty_cells() -> None:
    points = np.repeat(np.random.default_rng(0).standard_normal((10, 4)), 20, axis=0)
    assert len(np.unique(fit_cells(points).predict(points))) == 10


def test_ranks_correlate() -> None:
    x = np.arange(10.0)
    assert spearman(x, np.exp(x)) == pytest.approx(1)
    assert spearman(x, -x) == pytest.approx(-1)
    assert spearman(np.array([1, 2, 2, 3]), np.array([1, 2, 3, 4])) == pytest.approx(0.9487, abs=1e-4)
    assert spearman(x, np.ones(10)) == spearman(np.ones(10), x) == 0
