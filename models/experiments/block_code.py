"""Blocks: a sixteenth of a bar's picture as some principal components, found in the training bars."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inference.arrays import Floats
from inference.description import Description
from inference.dsp.powergram import powergram_to_magnitudes
from inference.files.atomic_file import atomic_write
from models.dataset import LoopSet
from models.settings import SettingsError

BLOCKS = 16  # of a bar
FITTED = 256  # training bars in which the components are found
OVERSAMPLING, ROUNDS = 32, 3  # of the randomised search (Halko et al. 2011, algorithm 4.4)


@dataclass(frozen=True, eq=False)
class BlockCode:
    """A block's picture is `mean` + its numbers @ `axes` [shape=(bins * frames of a block,), (numbers, the same)].

    level : RMS of the training bars' magnitudes, to which a recording is brought.
    """

    mean: Floats
    axes: Floats
    level: Floats

    @classmethod
    def fit(cls, data: LoopSet, description: Description, size: int) -> "BlockCode":
        """Find the components. A number's deviation is the root of that of its component, and of the first one 1."""
        numbers = np.sort(np.random.default_rng(0).permutation(data.training)[:FITTED])
        pictures = data.read_stored(numbers)["picture"].astype(np.float32) / 255
        magnitudes = [powergram_to_magnitudes(picture, description) for picture in pictures]
        rows = _cut(pictures)
        mean, size = rows.mean(axis=0), min(size, *rows.shape)
        rows = rows - mean
        found = rows @ np.random.default_rng(1).standard_normal((rows.shape[1], size + OVERSAMPLING), dtype=np.float32)
        for _ in range(ROUNDS):
            found = rows @ np.linalg.qr(rows.T @ np.linalg.qr(found)[0])[0]
        basis = np.linalg.qr(found)[0]
        _, values, axes = np.linalg.svd(basis.T @ rows, full_matrices=False)
        deviations = np.maximum(values[:size], 1e-6 * values[0]) / np.sqrt(len(rows))
        scale = np.sqrt(deviations * deviations[0])
        level = np.sqrt(np.mean([np.square(magnitude).mean() for magnitude in magnitudes]))
        return cls(mean, (axes[:size] * scale[:, None]).astype(np.float32), np.float32([level]))

    def encode(self, pictures: NDArray) -> Floats:
        """The numbers [shape=(bars * BLOCKS, numbers)] of pictures [shape=(bars, bins, frames), 0..1]."""
        back = self.axes.T / np.square(self.axes).sum(axis=1)
        return ((_cut(pictures.astype(np.float32)) - self.mean) @ back).astype(np.float32)

    def decode(self, blocks: Floats, bins: int) -> Floats:
        """Pictures [shape=(bars, bins, frames), 0..1] of blocks [shape=(bars * BLOCKS, numbers)]."""
        rows = np.clip(self.mean + blocks @ self.axes, 0, 1).reshape(-1, BLOCKS, bins, self.mean.size // bins)
        return rows.transpose(0, 2, 1, 3).reshape(len(rows), bins, -1)

    def save(self, path: Path) -> None:
        """Write the code to a file of a run."""
        with atomic_write(path) as temporary, temporary.open("wb") as file:
            np.savez(file, mean=self.mean, axes=self.axes, level=self.level)

    @classmethod
    def load(cls, path: Path) -> "BlockCode":
        """Read the code from a file of a run; raises SettingsError."""
        try:
            with np.load(path) as saved:
                return cls(saved["mean"], saved["axes"], saved["level"])
        except FileNotFoundError:
            raise SettingsError(f"{path.parent} is no complete run: there is no {path.name} in it.") from None
        except Exception:  # NumPy has many for a damaged file
            raise SettingsError(f"{path} is damaged; train in a new folder.") from None


def _cut(pictures: Floats) -> Floats:
    """The blocks [shape=(bars * BLOCKS, bins * frames of a block)] of pictures [shape=(bars, bins, frames)]."""
    bars, bins, frames = pictures.shape
    return pictures.reshape(bars, bins, BLOCKS, frames // BLOCKS).transpose(0, 2, 1, 3).reshape(bars * BLOCKS, -1)
