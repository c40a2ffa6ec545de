"""From a recording's bars to a generator's latents: a search for each bar that is the same each time.

It takes a number of gradient steps and not a time (inference/search/seed_search.py), so that the same bars give the
same latents. A bar is searched from the encoder's guess and from the earlier bar that sounds most like it: many latents
sound nearly alike, and a bar that returns should come back to the same one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from inference.arrays import Floats
from inference.model.generator import Generator
from inference.search.encoder import encode
from inference.search.gradient import Gradient
from inference.search.index import read_index
from inference.search.measure import Levels, check_measurable, distance, levels, sound_powers
from inference.search.seed_search import RATE, Descent

STEPS = 10  # of a bar, each 0.045 s of one core: a demo loop is found at 4.3 dB on average, with 40 steps at 3.8 dB
FIRST_STEPS = 40  # of a recording's first bar: the others begin where it ended


@dataclass(frozen=True, slots=True, eq=False)
class FoundBar:
    """A bar's latent [shape=(latent_size,), standard deviations] and the distance of its loop from the bar [dB]."""

    latent: Floats
    distance: float


class BarSearch:
    """Finds the latents of a generator for bars of recordings. For one thread at a time."""

    def __init__(self, generator: Generator) -> None:
        """Raises MeasureError, and TableError for a generator without an index or with one that does not fit."""
        check_measurable(generator.description)
        self._generator = generator
        self._tables = read_index(generator)
        self._gradient = Gradient(generator, self._tables, threads=1)

    def find(self, bars: Iterable[Floats]) -> Iterator[FoundBar]:
        """The latents of a recording's bars [shape=(description.samples,), at the model's rate], in their order."""
        d = self._generator.description
        return self.find_levels(levels(sound_powers(bar, d), d) for bar in bars)

    def find_levels(self, bars: Iterable[Levels]) -> Iterator[FoundBar]:
        """As `find`, from the levels of the bars."""
        heard: list[tuple[Levels, FoundBar]] = []
        for target in bars:
            starts = [encode(self._generator, self._tables, target)]
            if heard:
                starts.append(min(heard, key=lambda pair: distance(pair[0], target))[1].latent)
            found = self._descend(target, [Descent(start) for start in starts], STEPS if heard else FIRST_STEPS)
            heard.append((target, found))
            yield found

    def _descend(self, target: Levels, descents: list[Descent], steps: int) -> FoundBar:
        for descent in descents:
            descent.step(self._gradient, target, RATE)
        best = min(descents, key=lambda descent: descent.distance)
        for step in range(len(descents), steps):
            best.step(self._gradient, target, RATE * (1 - step / steps))
        return FoundBar(best.best, best.distance)
