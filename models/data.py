"""A set of powergrams on disk, split by loop number and handed out in batches of standardised bins.

The networks see every bin with a mean of 0 and a deviation of 1 over the training loops: low bins would otherwise
outweigh hats and claps. Inside models/ an image is [shape=(frames, bins)]: bins are the channels of time.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inference.description import Description

Floats = NDArray[np.float32]

LEAST_DEVIATION = 0.02  # of a bin's values 0..1: a bin that is always dark is not blown up
STATISTICS_LOOPS = 1024  # loops that the bins' means and deviations are taken from


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
    """The uint8 array of tools.demo_loops with the description that lies beside it."""

    def __init__(self, path: Path, held_out: int) -> None:
        self.images = np.load(path, mmap_mode="r")
        self.description = Description.from_json(path.with_suffix(".json").read_text(encoding="utf-8"))
        expected = (self.description.bins, self.description.frames)
        if self.images.shape[1:] != expected or self.images.dtype != np.uint8:
            raise ValueError(f"{path.name} holds {self.images.dtype} {self.images.shape[1:]}, not uint8 {expected}.")
        self.training = len(self.images) - 2 * held_out
        if self.training < 1:
            raise ValueError(f"{path.name} holds {len(self.images)} loops, too few to hold out two times {held_out}.")
        self.held_out = held_out

    def statistics(self) -> BinStatistics:
        """Per-bin statistics of the first training loops."""
        sample = self._values(np.arange(min(self.training, STATISTICS_LOOPS)))
        deviation = np.maximum(sample.std((0, 1)), LEAST_DEVIATION)
        return BinStatistics(sample.mean((0, 1)), deviation.astype(np.float32))

    def batch(self, rng: np.random.Generator, count: int) -> Floats:
        """Random training loops [shape=(count, frames, bins), 0..1], half of them turned by two beats.

        A bar turned by half is as good a bar: the clap stays on 2 and 4.
        """
        values = self._values(np.sort(rng.integers(self.training, size=count)))
        turned = rng.random(count) < 0.5
        values[turned] = np.roll(values[turned], self.description.frames // 2, axis=1)
        return values

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
