"""Distances between two clouds of points: how a sample lies to the data, in whatever space both were put."""

import numpy as np
from numpy.typing import NDArray

from inference.arrays import Floats

Cells = NDArray[np.intp]

CELLS = 50  # Voronoi cells of the count of different bins (Richardson and Weiss 2018)
SIGNIFICANT = 1.96  # deviations: 5 % of the cells differ by chance


def frechet(sample: Floats, real: Floats) -> float:
    """Square of the Frechet distance of the Gaussians fitted to two clouds of points (Heusel et al. 2017)."""
    a, b = np.cov(sample.T), np.cov(real.T)
    values, vectors = np.linalg.eigh(a)
    root = vectors * np.sqrt(np.maximum(values, 0)) @ vectors.T
    cross = np.sqrt(np.maximum(np.linalg.eigvalsh(root @ b @ root), 0)).sum()
    return float(((sample.mean(0) - real.mean(0)) ** 2).sum() + np.trace(a) + np.trace(b) - 2 * cross)


def spread(points: Floats) -> float:
    """Mean distance between two of the points: how diverse they are."""
    return float(np.sqrt(squared_distances(points, points)).sum() / (len(points) * (len(points) - 1)))


def squared_distances(points: Floats, others: Floats) -> Floats:
    """Squares of the distances [shape=(points, others)] between two clouds [shape=(count, dimensions) each]."""
    squares = (points**2).sum(1)[:, None] + (others**2).sum(1) - 2 * points @ others.T
    return np.maximum(squares, 0)


def k_means(points: Floats, count: int = CELLS, rounds: int = 20) -> Floats:
    """Centres [shape=(count, dimensions)] of the cells that points fall into; always the same for the same points."""
    centres = points[np.random.default_rng(0).permutation(len(points))[:count]]
    for _ in range(rounds):
        cells = cells_of(points, centres)
        for i in np.unique(cells):
            centres[i] = points[cells == i].mean(0)
    return centres


def cells_of(points: Floats, centres: Floats) -> Cells:
    """The number of each point's nearest centre."""
    return squared_distances(points, centres).argmin(1)


def different_bins(sample: Cells, real: Cells) -> float:
    """The part of the cells, 0..1, that hold significantly more or fewer points of the one than of the other."""
    p, q = _shares(sample), _shares(real)
    both = (p * len(sample) + q * len(real)) / (len(sample) + len(real))
    error = np.sqrt(both * (1 - both) * (1 / len(sample) + 1 / len(real))) + 1e-9
    return float((np.abs(p - q) / error > SIGNIFICANT).mean())


def jensen_shannon(sample: Cells, real: Cells) -> float:
    """Jensen-Shannon divergence, 0..1 bits, of the shares that the cells hold (Lin 1991)."""
    p, q = _shares(sample), _shares(real)
    return float(_entropy((p + q) / 2) - (_entropy(p) + _entropy(q)) / 2)


def _shares(cells: Cells) -> Floats:
    return np.bincount(cells, minlength=CELLS) / len(cells)


def _entropy(shares: Floats) -> float:
    some = shares[shares > 0]
    return float(-(some * np.log2(some)).sum())
