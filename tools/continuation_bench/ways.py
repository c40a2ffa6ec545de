"""Ways to continue a song: what the bench asks of a sequence model, and the rows of bars that it is compared with."""

from typing import Protocol

import numpy as np

from inference.arrays import Floats
from tools.continuation_bench.songs import CONTINUED, Song


class Way(Protocol):
    """A sequence model and what it needs to hear and play bars, each [shape=(samples,)]."""

    def hear(self, bars: Floats) -> None:
        """Hear bars [shape=(n, samples)] from a song's beginning on; all else is about the bars heard last."""
        ...

    def play(self, count: int, temperature: float, rng_seed: int) -> Floats:
        """The next bars [shape=(count, samples)]."""
        ...

    def imitate(self) -> Floats:
        """The heard bars after the first HEARD ones as the way hears them: what is lost before any prediction."""
        ...

    def predict(self) -> Floats:
        """The heard bars after the first HEARD ones, each as it is most likely after all bars before it."""
        ...

    def surprise(self) -> dict[str, float]:
        """Nats a code of the heard bars after the first HEARD ones, by column; nothing where the way has no codes."""
        return {}


def repeat_bar(song: Song) -> Floats:
    """The last heard bar, again and again [shape=(CONTINUED, samples)]."""
    return np.repeat(song.heard[-1:], CONTINUED, axis=0)
