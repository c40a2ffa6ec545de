"""How near generated loops are to the data: three numbers on one fixed embedding, measured without a network.

The embedding of an image is declared here and fitted to nothing but the first training loops: loudness in
BANDS x SLOTS (rhythm and colour), and in each band the roughness along frequency and along time (harmonic lines and
speckle, to which loudness is blind); standardised, then the PARTS strongest principal components in one common
scale, in which the training loops' variance adds up to PARTS.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from inference.arrays import Floats
from models.evaluation.distances import cells_of, different_bins, frechet, k_means, spread

EMBEDDING_LOOPS = 1024  # training loops that the embedding is fitted to
BANDS = 16  # spaced like the bins' logarithm
SLOTS = 64  # of a bar of four beats, a quarter of a sixteenth note each
PARTS = 64
CHUNK = 32  # images whose features are taken at once: 17 MB each time


def features(images: Floats) -> Floats:
    """Raw features [shape=(count, BANDS * (SLOTS + 2))] of images [shape=(count, frames, bins), 0..1]."""
    return np.concatenate([_features(images[i : i + CHUNK]) for i in range(0, len(images), CHUNK)])


def _features(images: Floats) -> Floats:
    edges = _band_edges(images.shape[2])
    slots = slot_means(images, SLOTS)
    loudness = np.add.reduceat(slots, edges[:-1], axis=2) / np.diff(edges)
    along_bins = np.abs(np.diff(images, axis=2, append=images[:, :, -1:])).mean(1)
    along_time = np.abs(images - np.roll(images, 1, axis=1)).mean(1)
    rough = [np.add.reduceat(r, edges[:-1], axis=1) / np.diff(edges) for r in (along_bins, along_time)]
    return np.concatenate([loudness.reshape(len(images), -1), *rough], axis=1)


def slot_means(images: Floats, slots: int) -> Floats:
    """Means [shape=(count, slots, bins)] over equal parts of the frames of images [shape=(count, frames, bins)].

    Where there are fewer frames than slots, each frame is one.
    """
    count, frames, bins = images.shape
    if frames % slots == 0:  # four times as fast
        return images.reshape(count, slots, -1, bins).mean(2)
    edges = np.linspace(0, frames, min(slots, frames) + 1).astype(int)
    return np.add.reduceat(images, edges[:-1], axis=1) / np.diff(edges)[:, None].astype(np.float32)


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
        points = (raw - self.mean) / self.deviation @ self.axes
        scale = np.sqrt(PARTS / points.var(0).sum())
        self.axes *= scale
        self.centres = k_means(points * scale)

    def __call__(self, images: Floats) -> Floats:
        """Embed images [shape=(count, frames, bins), 0..1] as points [shape=(count, PARTS)]."""
        return (features(images) - self.mean) / self.deviation @ self.axes

    def scores(self, images: Floats, reference: Floats) -> Scores:
        """Compare generated images with real ones."""
        sample, real = self(images), self(reference)
        return Scores(
            round(frechet(sample, real), 3),
            different_bins(cells_of(sample, self.centres), cells_of(real, self.centres)),
            round(spread(sample), 3),
        )
