"""Search for the seed whose loop sounds like a target: starts from the index, then steps down the gradient.

A model without an index is searched by its sound alone (inference/search/evolution.py).
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np

from inference.arrays import Floats
from inference.directions.table_file import NoTableError
from inference.model.generator import Generator
from inference.search.answers import Found, choose_answers
from inference.search.encoder import encode
from inference.search.evolution import evolve
from inference.search.gradient import Gradient
from inference.search.index import find_nearest, read_index
from inference.search.measure import Levels
from inference.seeds import DEVIATIONS_PER_DIAL, DIAL_HIGH, DIAL_LOW, to_latent

MIN_SECONDS, MAX_SECONDS = 0.1, 60.0  # of a search
NEAREST = 6  # seeds of the index that are tried beside the encoder's guess
FIRST_STEPS = 3  # of each start, before the best of them goes on alone
RATE = 0.15  # standard deviations: the length of the first steps in each number; it falls to 0 with the time
MOMENTUM, MEMORY = 0.9, 0.99  # of Adam (Kingma and Ba 2015, algorithm 1)


@dataclass(slots=True, eq=False)
class Descent:
    """One start and its way down: the latent now, and the best so far [shape=(latent_size,), standard deviations]."""

    latent: Floats
    distance: float = np.inf
    best: Floats = field(init=False)
    steps: int = 0
    _mean: Floats = field(init=False)
    _square: Floats = field(init=False)

    def __post_init__(self) -> None:
        self.latent = np.clip(self.latent, *LIMITS)
        self.best = self.latent
        self._mean = np.zeros_like(self.latent)
        self._square = np.zeros_like(self.latent)

    def step(self, gradient: Gradient, target: Levels, rate: float) -> bool:
        """One step of Adam; returns whether the place that it leaves is the best so far."""
        slope = gradient.slope(self.latent, target)
        is_better = slope.distance < self.distance
        if is_better:
            self.distance, self.best = slope.distance, self.latent
        self.steps += 1
        self._mean += np.float32(1 - MOMENTUM) * (slope.seed - self._mean)
        self._square += np.float32(1 - MEMORY) * (slope.seed**2 - self._square)
        mean = self._mean / (1 - MOMENTUM**self.steps)
        deviation = np.sqrt(self._square / (1 - MEMORY**self.steps)) + 1e-8
        self.latent = np.clip(self.latent - np.float32(rate) * mean / deviation, *LIMITS).astype(np.float32)
        return is_better


LIMITS = DIAL_LOW * DEVIATIONS_PER_DIAL, DIAL_HIGH * DEVIATIONS_PER_DIAL


def search_seeds(
    generator: Generator,
    target: Levels,
    seconds: float,
    threads: int = 2,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[list[Found]]:
    """Yield up to ANSWERS different seeds, the best first, whenever the best gets better, and once at the end.

    It ends after `seconds` of the `clock`, in which the model's index is read, too; one seed is heard in any case.
    Without an index it takes one thread. Raises TableError for an index that does not fit the model, or ModelError.
    """
    began = clock()

    def left() -> float:
        return max(0.0, 1 - (clock() - began) / seconds)

    try:
        tables = read_index(generator)
    except NoTableError:
        yield from evolve(generator, target, left)
    else:
        starts = [encode(generator, tables, target)]
        starts += [to_latent(seed) for seed in find_nearest(tables, target, NEAREST)]
        yield from _descend(Gradient(generator, tables, threads), starts, target, left)


def _descend(
    gradient: Gradient, starts: list[Floats], target: Levels, left: Callable[[], float]
) -> Iterator[list[Found]]:
    """Starts go down the gradient; the first one is heard in any case."""
    descents = [Descent(start) for start in starts]
    descents[0].step(gradient, target, RATE)
    yield _answers(descents)
    for descent in descents:
        for _ in range(FIRST_STEPS):
            if left() and descent.step(gradient, target, RATE) and descent.distance <= _best(descents).distance:
                yield _answers(descents)
    best = _best(descents)
    while left():
        if best.step(gradient, target, RATE * left()):
            yield _answers(descents)
    yield _answers(descents)


def _best(descents: list[Descent]) -> Descent:
    return min(descents, key=lambda descent: descent.distance)


def _answers(descents: list[Descent]) -> list[Found]:
    return choose_answers([(descent.distance, descent.best) for descent in descents if descent.steps])
