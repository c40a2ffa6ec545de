"""A set of powergrams on disk: its split into training, validation and test loops, and batches of it.

A set is a folder with images.npy [shape=(count, bins, frames), uint8, 0..255 for values 0..1] in random order,
description.json (the loops' geometry and the names and ranges of their conditions), conditions.npy [shape=(count,
conditions), float32, in the conditions' ranges] if it has conditions, and names.txt, the slice of each image.

The networks get every bin with a mean of 0 and a standard deviation of 1 over the training loops; without that, low
bins would outweigh hats and claps. In models/ an image is [shape=(frames, bins)]: the bins are channels.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inference import old_names
from inference.arrays import Floats
from inference.description import Description, DescriptionError

MIN_DEVIATION = 0.02  # of a bin's values 0..1: a bin that is always dark is not amplified more than this
STATISTICS_LOOPS = 1024  # loops that the bins' means and deviations are computed from
MIN_LOOPS = 20  # of a set: a tenth is for validation and a tenth for the test, at least two loops each


class SetError(ValueError):
    """A folder is no set to train on; the text is one sentence that says why."""


@dataclass(frozen=True)
class BinStatistics:
    """Mean and standard deviation of each bin's values 0..1 [shape=(bins,) each]."""

    mean: Floats
    deviation: Floats

    def standardise(self, values: Floats) -> Floats:
        """Turn values 0..1 [shape=(..., bins)] into standard deviations from each bin's mean."""
        return (values - self.mean) / self.deviation


class LoopSet:
    """A set from tools.powergrams; its first loops are for training, then come validation loops, then test loops."""

    def __init__(self, path: Path, held_out: int) -> None:
        """Open the set in folder `path`, without reading its images; raises SetError.

        `held_out` loops are for validation and as many for the test, but at most a tenth of the set each.
        """
        self.path = path
        self.images, self.description = _read(path)
        self.names = tuple(condition.name for condition in self.description.conditions)
        self.held_out = min(held_out, len(self.images) // 10)
        self.training = len(self.images) - 2 * self.held_out
        self.conditions = self._read_conditions()

    def statistics(self) -> BinStatistics:
        """Compute the bins' statistics over the first STATISTICS_LOOPS training loops."""
        sample = self.head(STATISTICS_LOOPS)
        deviation = np.maximum(sample.std((0, 1)), MIN_DEVIATION)
        return BinStatistics(sample.mean((0, 1)), deviation.astype(np.float32))

    def draw_batch(self, rng: np.random.Generator, count: int, augment: bool = True) -> tuple[Floats, Floats]:
        """Draw training loops [shape=(count, frames, bins), 0..1] and their conditions [shape=(count, conditions)].

        `augment` rotates half of them by half their beats, if that is a whole number: such a bar is as likely.
        """
        numbers = np.sort(rng.integers(self.training, size=count))
        values = self._read(numbers)
        rotated = rng.random(count) < 0.5
        if augment and self.description.beats % 2 == 0:
            values[rotated] = np.roll(values[rotated], self.description.frames // 2, axis=1)
        return values, self.conditions[numbers]

    def validation(self, count: int) -> Floats:
        """Read the first `count` validation loops [shape=(count, frames, bins), 0..1]."""
        return self._read(np.arange(self.training, self.training + min(count, self.held_out)))

    def test(self, count: int) -> Floats:
        """Read the first `count` test loops [shape=(count, frames, bins), 0..1], which decide nothing in training."""
        start = self.training + self.held_out
        return self._read(np.arange(start, start + min(count, self.held_out)))

    def head(self, count: int) -> Floats:
        """Read the first `count` training loops [shape=(count, frames, bins), 0..1]."""
        return self._read(np.arange(min(count, self.training)))

    def _read(self, numbers: NDArray[np.intp]) -> Floats:
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
    """Conditions [shape=(count, conditions)] of which none is set, NaN: the latent alone decides the loop."""
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
