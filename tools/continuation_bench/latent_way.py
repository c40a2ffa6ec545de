"""The latent way: a generator's latents of the bars, and how the latent sequence model goes on from them."""

import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from inference.continuation.bars import BarSearch

from inference.arrays import Floats
from inference.continuation.latent_model import LatentModel
from inference.continuation.sequence_file import read_sequence
from inference.model.generator import Generator
from inference.parts.render import draw_noise, render_middle
from tools.continuation_bench.songs import HEARD


class LatentWay:
    """A generator with its sequence model. Its bars have the level of the heard ones."""

    def __init__(self, generator: Generator, sequence: Path) -> None:
        """Raises SequenceError, MeasureError or TableError where one of both cannot be used, or not with the other."""
        file = read_sequence(sequence)
        file.check_generator(generator)
        self._generator, self._model, self._search = generator, LatentModel(file), BarSearch(generator)
        self._bars = np.zeros((0, generator.description.samples), np.float32)  # heard last, with their latents
        self._latents: list[Floats] = []
        self._found = self._search.find(self._next_bars())
        self._gain = 1.0

    def continue_bars(self, bars: Floats, count: int, temperature: float, rng: np.random.Generator) -> Iterator[Floats]:
        """Hear bars [shape=(n, samples)], then give so many more [shape=(samples,) each]."""
        self._hear(bars)
        self._model.begin(np.stack(self._latents[: len(bars)]))
        return self._play((self._model.step(rng, temperature) for _ in range(count)), rng)

    def predict(self, bars: Floats) -> Iterator[Floats]:
        """Each bar after the first HEARD ones as it is most likely after all bars before it [shape=(samples,) each]."""
        self._hear(bars)
        rng = np.random.default_rng(0)
        return self._play((self._predict_latent(n, rng) for n in range(HEARD, len(bars))), rng)

    def imitate(self, bars: Floats) -> Iterator[Floats]:
        """The bars as the generator plays them [shape=(samples,) each]."""
        self._hear(bars)
        return self._play(self._latents[: len(bars)], np.random.default_rng(0))

    def _predict_latent(self, count: int, rng: np.random.Generator) -> Floats:
        self._model.begin(np.stack(self._latents[:count]))
        return self._model.step(rng, 0.0)

    def _hear(self, bars: Floats) -> None:
        """Find the latents of bars, and the gain that gives the generator's loops the level of the first of them.

        Where the bars go on from those heard last, or are their beginning, only the new ones are searched.
        """
        known = min(len(bars), len(self._latents))
        if not known or not np.array_equal(bars[:known], self._bars[:known]):
            self._latents, known, self._found = [], 0, self._search.find(self._next_bars())
        if len(bars) > len(self._latents):
            self._bars = bars
            self._latents += [next(self._found).latent for _ in bars[known:]]
        if not known:
            self._gain = 1.0
            played = np.stack(list(self._play(self._latents[:HEARD], np.random.default_rng(0))))
            self._gain = float(np.sqrt(np.square(bars[:HEARD]).mean() / np.square(played).mean()))

    def _next_bars(self) -> Iterator[Floats]:
        """The bars that the search has not found yet."""
        for place in itertools.count():
            yield self._bars[place]

    def _play(self, latents: Iterable[Floats], rng: np.random.Generator) -> Iterator[Floats]:
        for latent in latents:
            [parts] = self._generator.parts(latent[None])
            parts = draw_noise(parts, self._generator.description, rng)
            yield np.float32(self._gain) * render_middle(parts, self._generator.description, transients=1.0)
