"""How near generated loops are to the data: three numbers on one fixed embedding, measured without a network.

The embedding of an image is declared here and fitted to nothing but the first training loops: loudness in
BANDS x SLOTS (rhythm and colour), and in each band the roughness along frequency and along time (harmonic lines and
speckle, to which loudness is blind); standardised, then the PARTS strongest principal components in one common
scale, in which the training loops' variance adds up to PARTS.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]

BANDS = 16  # spaced like the bins' logarithm
SLOTS = 64  # a quarter of a sixteenth note each
PARTS = 64
CELLS = 50  # Voronoi cells of the count of different bins (Richardson and Weiss 2018)
SIGNIFICANT = 1.96  # deviations: 5 % of the cells differ by chance


def features(images: Floats) -> Floats:
    """Raw features [shape=(count, BANDS * (SLOTS + 2))] of images [shape=(count, frames, bins), 0..1]."""
    edges = _band_edges(images.shape[2])
    slots = images.reshape(len(images), SLOTS, -1, images.shape[2]).mean(2)
    loudness = np.add.reduceat(slots, edges[:-1], axis=2) / np.diff(edges)
    along_bins = np.abs(np.diff(images, axis=2, append=images[:, :, -1:])).mean(1)
    along_time = np.abs(images - np.roll(images, 1, axis=1)).mean(1)
    rough = [np.add.reduceat(r, edges[:-1], axis=1) / np.diff(edges) for r in (along_bins, along_time)]
    return np.concatenate([loudness.reshape(len(images), -1), *rough], axis=1)


def _band_edges(bins: int) -> NDArray[np.intp]:
    edges = np.geomspace(1, bins, BANDS + 1)
    return np.maximum(np.rint(edges - 1).astype(int), np.arange(BANDS + 1)) + (np.arange(BANDS + 1) == BANDS)


@dataclass(frozen=True)
class Scores:
    """Distances of a sample from held-out loops; `frechet` and `different` are better low, `spread` like the data's."""

    frechet: float
    different: float
    spread: float


class Embedding:
    """The fixed embedding, with the cells that its training loops fall into."""

    def __init__(self, images: Floats) -> None:
        raw = features(images)
        self.mean, self.deviation = raw.mean(0), np.maximum(raw.std(0), 1e-3)
        _, _, axes = np.linalg.svd((raw - self.mean) / self.deviation, full_matrices=False)
        self.axes = axes[:PARTS].T
        self.axes *= np.sqrt(PARTS / self(images).var(0).sum())
        self.centres = _k_means(self(images), CELLS)

    def __call__(self, images: Floats) -> Floats:
        """Embed images [shape=(count, frames, bins), 0..1] as points [shape=(count, PARTS)]."""
        return (features(images) - self.mean) / self.deviation @ self.axes

    def scores(self, images: Floats, reference: Floats) -> Scores:
        """Compare generated images with real ones."""
        sample, real = self(images), self(reference)
        return Scores(
            round(frechet(sample, real), 3),
            different_bins(_cells(sample, self.centres), _cells(real, self.centres)),
            round(spread(sample), 3),
        )


def frechet(sample: Floats, real: Floats) -> float:
    """Square of the Frechet distance of the Gaussians fitted to two clouds of points (Heusel et al. 2017)."""
    a, b = np.cov(sample.T), np.cov(real.T)
    values, vectors = np.linalg.eigh(a)
    root = vectors * np.sqrt(np.maximum(values, 0)) @ vectors.T
    cross = np.sqrt(np.maximum(np.linalg.eigvalsh(root @ b @ root), 0)).sum()
    return float(((sample.mean(0) - real.mean(0)) ** 2).sum() + np.trace(a) + np.trace(b) - 2 * cross)


def different_bins(sample: NDArray[np.intp], real: NDArray[np.intp]) -> float:
    """The part of the cells, 0..1, that hold significantly more or fewer points of the one than of the other."""
    p = np.bincount(sample, minlength=CELLS) / len(sample)
    q = np.bincount(real, minlength=CELLS) / len(real)
    both = (p * len(sample) + q * len(real)) / (len(sample) + len(real))
    error = np.sqrt(both * (1 - both) * (1 / len(sample) + 1 / len(real))) + 1e-9
    return float((np.abs(p - q) / error > SIGNIFICANT).mean())


def spread(points: Floats) -> float:
    """Mean distance between two of the points: how diverse they are."""
    return float(np.sqrt(_squared_distances(points, points)).sum() / (len(points) * (len(points) - 1)))


def _squared_distances(points: Floats, others: Floats) -> Floats:
    squares = (points**2).sum(1)[:, None] + (others**2).sum(1) - 2 * points @ others.T
    return np.maximum(squares, 0)


def _cells(points: Floats, centres: Floats) -> NDArray[np.intp]:
    return _squared_distances(points, centres).argmin(1)


def _k_means(points: Floats, count: int, rounds: int = 20) -> Floats:
    centres = points[np.random.default_rng(0).permutation(len(points))[:count]]
    for _ in range(rounds):
        cells = _cells(points, centres)
        for i in np.unique(cells):
            centres[i] = points[cells == i].mean(0)
    return centres
