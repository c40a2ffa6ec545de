"""Search for a seed by the sound alone: CMA-ES over the numbers of a model that has no index."""

from collections.abc import Callable, Iterator

import numpy as np

from inference.arrays import Floats
from inference.model.generator import Generator
from inference.search.answers import Found, choose_answers
from inference.search.cma import CmaEs
from inference.search.measure import Levels, distance, levels, part_powers
from inference.seeds import DEVIATIONS_PER_DIAL, DIAL_HIGH, DIAL_LOW

LOW, HIGH = DIAL_LOW * DEVIATIONS_PER_DIAL, DIAL_HIGH * DEVIATIONS_PER_DIAL  # standard deviations: ends of the box
STEP = 0.5  # standard deviations of the first seeds, around the seed of zeros: nearer to it, more seeds sound alike
POPULATION = 8  # seeds of a generation: the 150 that 2 s allow are 18 generations


def evolve(generator: Generator, target: Levels, left: Callable[[], float]) -> Iterator[list[Found]]:
    """Yield answers as search_seeds does while anything is `left`; one seed is heard in any case.

    Raises ModelError.
    """
    size = generator.description.latent_size
    search = CmaEs(np.full(size, 0.5), STEP / (HIGH - LOW), np.random.default_rng(0), POPULATION)
    heard: list[tuple[float, Floats]] = []  # distances and latents
    best = np.inf
    while True:
        asked = search.ask()
        for latent in (LOW + (HIGH - LOW) * asked).astype(np.float32):  # one by one: a model may be slow
            heard.append((_hear(generator, latent, target), latent))
            if heard[-1][0] < best:
                best = heard[-1][0]
                yield choose_answers(heard)
            if not left():
                yield choose_answers(heard)
                return
        search.tell(asked, np.array([distance for distance, _ in heard[-len(asked) :]]))


def _hear(generator: Generator, latent: Floats, target: Levels) -> float:
    [parts] = generator.parts(latent[None])
    return distance(levels(part_powers(parts, generator.description), generator.description), target)
