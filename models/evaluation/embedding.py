"""A fixed embedding of powergrams, made without a neural network, and three scores that are measured in it.

The features of an image are its mean values in BANDS x SLOTS cells (rhythm and spectrum) and, in each band, the mean
difference of neighbouring pixels along frequency and along time (harmonic lines and speckle, which mean values do not
show). They are standardised and projected onto their COMPONENTS strongest principal components; one common scale makes
the variances of the training loops add up to COMPONENTS. All statistics are those of the first training loops.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from inference.arrays import Floats
from models.evaluation.distances import different_bins, fit_cells, frechet, spread

EMBEDDING_LOOPS = 1024  # training loops that the embedding is fitted to
BANDS = 16  # of logarithmic width
SLOTS = 64  # a quarter of a sixteenth note each, in a bar of four beats
COMPONENTS = 64
CHUNK = 32  # images whose features are computed at once: 17 MB of them at 512 bins x 256 frames


def extract_features(images: Floats) -> Floats:
    """Raw features [shape=(count, BANDS * (SLOTS + 2))] of images [shape=(count, frames, bins), 0..1]."""
    return np.concatenate([_extract_chunk(images[i : i + CHUNK]) for i in range(0, len(images), CHUNK)])


def _extract_chunk(images: Floats) -> Floats:
    edges = _band_edges(images.shape[2])
    slots = slot_means(images, SLOTS)
    loudness = np.add.reduceat(slots, edges[:-1], axis=2) / np.diff(edges)
    along_bins = np.abs(np.diff(images, axis=2, append=images[:, :, -1:])).mean(1)
    along_time = np.abs(images - np.roll(images, 1, axis=1)).mean(1)
    rough = [np.add.reduceat(r, edges[:-1], axis=1) / np.diff(edges) for r in (along_bins, along_time)]
    return np.concatenate([loudness.reshape(len(images), -1), *rough], axis=1)


def slot_means(images: Floats, slots: int) -> Floats:
    """Means [shape=(count, slots, bins)] over equal parts of the frames of images [shape=(count, frames, bins)].

    With fewer frames than slots, each frame is a slot of its own.
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
    """Scores of generated loops against held-out ones; see models/evaluation/distances.py for each."""

    frechet: float  # squared units of the embedding; lower is better
    different: float  # part of the cells, 0..1; lower is better
    spread: float  # units of the embedding; best where that of real loops is


class Embedding:
    """The embedding, and the cells of k-means in it, fitted to training loops [shape=(count, frames, bins), 0..1]."""

    def __init__(self, images: Floats) -> None:
        raw = extract_features(images)
        self.mean, self.deviation = raw.mean(0), np.maximum(raw.std(0), 1e-3)
        _, _, axes = np.linalg.svd((raw - self.mean) / self.deviation, full_matrices=False)
        self.axes = axes[:COMPONENTS].T
        points = (raw - self.mean) / self.deviation @ self.axes
        scale = np.sqrt(COMPONENTS / points.var(0).sum())
        self.axes *= scale
        self.cells = fit_cells(points * scale)

    def __call__(self, images: Floats) -> Floats:
        """Embed images [shape=(count, frames, bins), 0..1] as points [shape=(count, COMPONENTS)]."""
        return (extract_features(images) - self.mean) / self.deviation @ self.axes

    def scores(self, images: Floats, reference: Floats) -> Scores:
        """Score generated images against real ones [shape=(count, frames, bins), 0..1 each]; at least 2 of each."""
        sample, real = self(images), self(reference)
        return Scores(
            round(frechet(sample, real), 3),
            different_bins(self.cells.predict(sample), self.cells.predict(real)),
            round(spread(sample), 3),
        )
