"""A set of powergrams on disk, split by loop number and handed out in batches of standardised bins.

A set is a folder: images.npy [shape=(count, bins, frames), uint8: 0..255 stands for 0..1], in an order that was
shuffled when it was written; description.json, the loops' geometry and the names of their conditions; conditions.npy
[shape=(count, conditions), float32, in the conditions' ranges] where it has some; names.txt, the slice of each image.

The networks see every bin with a mean of 0 and a deviation of 1 over the training loops: low bins would otherwise
outweigh hats and claps. Inside models/ an image is [shape=(frames, bins)]: bins are the channels of time.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inference import old_names
from inference.arrays import Floats
from inference.description import Description, DescriptionError

MIN_DEVIATION = 0.02  # of a bin's values 0..1: a bin that is always dark is not blown up
STATISTICS_LOOPS = 1024  # loops that the bins' means and deviations are taken from
MIN_LOOPS = 20  # of a set: a tenth is held out twice


class SetError(ValueError):
    """A folder that is no set to train on; its text is one sentence that says why."""


@dataclass(frozen=True)
class BinStatistics:
    """Mean and deviation of each bin's values 0..1 [shape=(bins,)]."""

    mean: Floats
    deviation: Floats

    def standardise(self, values: Floats) -> Floats:
        """Values 0..1 [shape=(..., bins)] in deviations from each bin's mean."""
        return (values - self.mean) / self.deviation

    def values(self, standardised: Floats) -> Floats:
        """The inverse of `standardise`, held in 0..1."""
        return np.clip(standardised * self.deviation + self.mean, 0, 1)


class LoopSet:
    """The folder that tools.powergrams writes: training loops, then validation loops, then test loops."""

    def __init__(self, path: Path, held_out: int) -> None:
        """Open the set in folder `path`; `held_out` loops are for validation and as many for the test, but at most
        a tenth of the set each. Raises SetError.
        """
        self.path = path
        self.images, self.description = _read(path)
        self.names = tuple(condition.name for condition in self.description.conditions)
        self.held_out = min(held_out, len(self.images) // 10)
        self.training = len(self.images) - 2 * self.held_out
        self.conditions = self._read_conditions()

    def statistics(self) -> BinStatistics:
        """Per-bin statistics of the first training loops."""
        sample = self.head(STATISTICS_LOOPS)
        deviation = np.maximum(sample.std((0, 1)), MIN_DEVIATION)
        return BinStatistics(sample.mean((0, 1)), deviation.astype(np.float32))

    def batch(self, rng: np.random.Generator, count: int, augment: bool = True) -> tuple[Floats, Floats]:
        """Random training loops [shape=(count, frames, bins), 0..1] and their conditions [shape=(count, conditions)].

        `augment` turns half of them by half their beats: a bar turned by half is as good a bar.
        """
        numbers = np.sort(rng.integers(self.training, size=count))
        values = self._values(numbers)
        turned = rng.random(count) < 0.5
        if augment and self.description.beats % 2 == 0:
            values[turned] = np.roll(values[turned], self.description.frames // 2, axis=1)
        return values, self.conditions[numbers]

    def validation(self, count: int) -> Floats:
        """The first `count` validation loops [shape=(count, frames, bins), 0..1]."""
        return self._values(np.arange(self.training, self.training + min(count, self.held_out)))

    def test(self, count: int) -> Floats:
        """The first `count` test loops [shape=(count, frames, bins), 0..1], which no choice was made on."""
        start = self.training + self.held_out
        return self._values(np.arange(start, start + min(count, self.held_out)))

    def head(self, count: int) -> Floats:
        """The first `count` training loops [shape=(count, frames, bins), 0..1]."""
        return self._values(np.arange(min(count, self.training)))

    def _values(self, numbers: NDArray[np.intp]) -> Floats:
        return self.images[numbers].transpose(0, 2, 1).astype(np.float32) / 255

    def _read_conditions(self) -> Floats:
        shape = (len(self.images), len(self.names))
        if not self.names:
            return np.zeros(shape, np.float32)
        path = old_names.find(self.path / "conditions.npy")
        conditions = _load(path)
        if conditions.shape != shape or not np.isfinite(conditions).all():
            raise SetError(f"{path} holds {conditions.shape}, where numbers {shape} are needed.")
        return conditions.astype(np.float32)


def unset_conditions(count: int, conditions: int) -> Floats:
    """Conditions [shape=(count, conditions)] of which none is set: the seed decides everything."""
    return np.full((count, conditions), np.nan, np.float32)


def _read(path: Path) -> tuple[NDArray[np.uint8], Description]:
    try:
        text = (path / "description.json").read_text(encoding="utf-8")
        description = Description.from_json(text)
    except OSError:
        raise SetError(
            f"{path} is no set: there is no description.json in it; python -m tools.powergrams makes sets."
        ) from None
    except DescriptionError as error:
        raise SetError(f"{path / 'description.json'} is wrong: {error}") from None
    images = _load(path / "images.npy", mmap=True)
    expected = (description.bins, description.frames)
    if images.shape[1:] != expected or images.dtype != np.uint8:
        raise SetError(f"{path / 'images.npy'} holds {images.dtype} {images.shape[1:]}, not uint8 {expected}.")
    if len(images) < MIN_LOOPS:
        raise SetError(f"{path} holds {len(images)} loops, where at least {MIN_LOOPS} are needed; add slices.")
    return images, description


def _load(path: Path, mmap: bool = False) -> NDArray:
    try:
        return np.load(path, mmap_mode="r" if mmap else None)
    except (OSError, ValueError, EOFError) as error:
        raise SetError(f"{path} cannot be read: {error}.") from None
