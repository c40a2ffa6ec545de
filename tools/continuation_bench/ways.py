"""Ways to continue a song: what the bench asks of a sequence model, and the rows of bars that it is compared with."""

from collections.abc import Iterator
from typing import Protocol

import numpy as np

from inference.arrays import Floats
from tools.continuation_bench.songs import CONTINUED, Song


class Way(Protocol):
    """A sequence model and what it needs to hear and play bars."""

    def continue_bars(self, bars: Floats, count: int, temperature: float, rng: np.random.Generator) -> Iterator[Floats]:
        """Hear bars [shape=(n, samples)], then give so many more [shape=(samples,) each]."""
        ...

    def imitate(self, bars: Floats) -> Iterator[Floats]:
        """The bars as the way hears them [shape=(samples,) each]: what is lost before anything is predicted."""
        ...

    def predict(self, bars: Floats) -> Iterator[Floats]:
        """Each bar after the first HEARD ones as it is most likely after all bars before it [shape=(samples,) each]."""
        ...


def repeat_bar(song: Song) -> Floats:
    """The last heard bar, again and again [shape=(CONTINUED, samples)]."""
    return np.repeat(song.heard[-1:], CONTINUED, axis=0)
