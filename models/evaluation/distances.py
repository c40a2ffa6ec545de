"""Distances between two sets of points, and between the shares of two sets in the cells of a partition.

Points are the rows of an array [shape=(count, dimensions)]: images in an embedding, or their log-mel levels.
"""

import warnings

import numpy as np
from numpy.typing import NDArray
from scipy.spatial.distance import jensenshannon, pdist
from sklearn.cluster import KMeans
from sklearn.exceptions import ConvergenceWarning

from inference.arrays import Floats

Cells = NDArray[np.integer]  # [shape=(count,)]: the number of the cell that each point is in

CELLS = 50  # of the partition for the different bins
ROUNDS = 20  # of k-means
SIGNIFICANT = 1.96  # standard errors: 5 % of the cells differ by chance


def frechet(sample: Floats, real: Floats) -> float:
    """Squared Frechet distance of the Gaussians fitted to two sets of points, in squared units of the points.

    Heusel et al., "GANs Trained by a Two Time-Scale Update Rule Converge to a Local Nash Equilibrium", 2017,
    "Performance Measure" of the experiments: 0 for equal means and covariances.
    The trace of the root of a matrix is the sum of the roots of its eigenvalues; with fewer points than dimensions,
    where the covariances are singular, that is more exact than the trace of scipy.linalg.sqrtm.
    """
    a, b = np.cov(sample.T), np.cov(real.T)
    cross = np.sqrt(np.maximum(np.linalg.eigvals(a @ b).real, 0)).sum()
    return float(((sample.mean(0) - real.mean(0)) ** 2).sum() + np.trace(a) + np.trace(b) - 2 * cross)


def spread(points: Floats) -> float:
    """Mean Euclidean distance of two different points, in units of the points: 0 if all are equal."""
    return float(pdist(points).mean())


def fit_cells(points: Floats, count: int = CELLS) -> KMeans:
    """Fit `count` cells (at most one per point) to points by k-means; its `predict` gives the Cells of other points.

    The first centres are random points, the same ones whenever the points are the same. With fewer different points
    than cells, some cells stay empty.
    """
    centres = points[np.random.default_rng(0).permutation(len(points))[:count]]
    with warnings.catch_warnings(category=ConvergenceWarning, action="ignore"):  # about the empty cells
        return KMeans(len(centres), init=centres, n_init=1, max_iter=ROUNDS, tol=0).fit(points)


def different_bins(sample: Cells, real: Cells) -> float:
    """Number of statistically different bins: the part of the cells, 0..1, whose shares of two sets differ.

    Richardson and Weiss, "On GANs and GMMs", 2018, "A New Evaluation Method": a two-proportion z-test for each cell.
    """
    p, q = _shares(sample, real)
    both = (p * len(sample) + q * len(real)) / (len(sample) + len(real))
    error = np.sqrt(both * (1 - both) * (1 / len(sample) + 1 / len(real))) + 1e-9
    return float((np.abs(p - q) / error > SIGNIFICANT).mean())


def jensen_shannon(sample: Cells, real: Cells) -> float:
    """Jensen-Shannon divergence, 0..1 bits, of the shares that two sets have in the cells.

    Lin, "Divergence Measures Based on the Shannon Entropy", 1991; scipy gives its root.
    """
    return float(jensenshannon(*_shares(sample, real), base=2) ** 2)


def _shares(*sets: Cells) -> Floats:
    """The part of each set's points, 0..1, in each cell that has a point of one of them [shape=(sets, cells)]."""
    count = 1 + max(int(cells.max()) for cells in sets)
    shares = np.array([np.bincount(cells, minlength=count) / len(cells) for cells in sets])
    return shares[:, shares.any(axis=0)]
