"""The way of an experimental model, from its run (models/experiments)."""

from pathlib import Path

import numpy as np

from inference.arrays import Floats
from inference.description import Description
from models.experiments.sampling import load_sampler
from models.settings import SettingsError
from tools.continuation_bench.songs import HEARD
from tools.continuation_bench.ways import Way


class ExperimentalWay(Way):
    """A trained raw network or recurrent GAN, as `tools.experimental_sequence` uses it."""

    def __init__(self, run: Path, description: Description) -> None:
        """Raises SettingsError where the run cannot be used, or not for bars of this geometry."""
        self._sampler = load_sampler(run)
        own = self._sampler.description
        if (own.samples, own.sample_rate) != (description.samples, description.sample_rate):
            raise SettingsError(
                f"{run} plays bars of {own.samples} samples at {own.sample_rate} Hz, where {description.samples} at "
                f"{description.sample_rate} Hz are needed; train it with the geometry of the model."
            )
        self._bars = np.zeros((0, own.samples), np.float32)

    def hear(self, bars: Floats) -> None:
        """Keep bars [shape=(n, samples)]: the network hears them when it plays."""
        self._bars = bars

    def play(self, count: int, temperature: float, rng_seed: int) -> Floats:
        """The next bars [shape=(count, samples)]."""
        return self._sampler.continue_bars(self._bars, count, temperature, np.random.default_rng(rng_seed))

    def imitate(self) -> Floats:
        """The bars after the first HEARD ones as the model hears them [shape=(n, samples)]."""
        return self._sampler.imitate(self._bars)[HEARD:]

    def predict(self) -> Floats:
        """The bars after the first HEARD ones as it expects each after those before it [shape=(n, samples)]."""
        rng, counts = np.random.default_rng(0), range(HEARD, len(self._bars))
        return np.concatenate([self._sampler.continue_bars(self._bars[:count], 1, 0.0, rng) for count in counts])
