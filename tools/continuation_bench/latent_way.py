"""The latent way: a generator's latents of the bars, and how the latent sequence model goes on from them."""

import itertools
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from inference.arrays import Floats
from inference.continuation.bars import BarSearch
from inference.continuation.continuation import Beginning, continue_latents, load_model, render_after
from inference.continuation.recording import Recording
from inference.model.generator import Generator
from inference.renderer import Renderer, Setting
from inference.seeds import DEVIATIONS_PER_DIAL, Seed
from inference.walks.arrangement import Arrangement
from tools.continuation_bench.songs import HEARD
from tools.continuation_bench.ways import Way


class LatentWay(Way):
    """A generator with its sequence model, as `loopseed continue` uses them."""

    def __init__(self, generator: Generator) -> None:
        """Raises SequenceError, MeasureError or TableError where one of both cannot be used, or not with the other."""
        d = generator.description
        self._model, self._search, self._renderer = load_model(generator), BarSearch(generator), Renderer(generator)
        self._setting = Setting(d.sample_rate, bpm=d.beats * 60 * d.sample_rate / d.samples)  # whole bars
        self._bars = np.zeros((0, d.samples), np.float32)  # those heard of a song so far, and their latents
        self._latents: list[Floats] = []
        self._found = self._search.find(self._next_bars())
        self._count = 0  # of the bars heard last

    def hear(self, bars: Floats) -> None:
        """Find the latents of bars [shape=(n, samples)]; where some of them were heard before, of the others."""
        known = min(len(bars), len(self._latents))
        if not known or not np.array_equal(bars[:known], self._bars[:known]):
            self._latents, known, self._found = [], 0, self._search.find(self._next_bars())
        if len(bars) > len(self._latents):
            self._bars = bars
            self._latents += [next(self._found).latent for _ in bars[known:]]
        self._count = len(bars)

    def play(self, count: int, temperature: float, rng_seed: int) -> Floats:
        """The next bars [shape=(count, samples)]."""
        latents = np.stack(self._latents[: self._count])
        seeds = continue_latents(self._model, latents, count, temperature, rng_seed)
        return self._render(seeds)

    def imitate(self) -> Floats:
        """The bars after the first HEARD ones as the generator plays them [shape=(n, samples)]."""
        return self._render(_to_seeds(self._latents[HEARD : self._count]))

    def predict(self) -> Floats:
        """The bars after the first HEARD ones as the model expects each after those before it [shape=(n, samples)]."""
        rng, found = np.random.default_rng(0), []
        for count in range(HEARD, self._count):
            self._model.begin(np.stack(self._latents[:count]))
            found.append(self._model.step(rng, temperature=0.0))
        return self._render(_to_seeds(found))

    def _render(self, seeds: Sequence[Seed]) -> Floats:
        """The bars of seeds, with the level of the first heard bars, and the joint after the last of these."""
        heard = self._bars[:HEARD]
        bpm, rate = self._setting.bpm, self._setting.sample_rate
        recording = Recording(heard.reshape(-1, 1), rate, bpm, len(heard), list(heard))
        beginning = Beginning(bpm, len(heard), 0.0, recording.loudness, rate, recording.end)
        sound = render_after(beginning, Arrangement(tuple(seeds), self._setting, None, self._renderer))
        return sound.reshape(len(seeds), -1)

    def _next_bars(self) -> Iterator[Floats]:
        """The bars that the search has not found yet."""
        for place in itertools.count():
            yield self._bars[place]


def _to_seeds(latents: Iterable[Floats]) -> list[Seed]:
    """The seeds [dial units] of latents [standard deviations]."""
    return [(latent / DEVIATIONS_PER_DIAL).astype(np.float64) for latent in latents]
