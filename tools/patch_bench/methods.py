"""The ways to search that are compared; each is given an objective and spends its renders."""

from collections.abc import Callable, Iterator

import numpy as np

from inference.search.patch.objective import Objective, SpentError
from inference.search.patch.society import Progress, make_starts, search

POPULATION = 50
RIVALS = 3  # patches of a tournament
CROSSED = 0.9  # share of the children that have two parents
SPREAD = 0.1  # standard deviation of a mutation


def run_society(objective: Objective, rng: np.random.Generator) -> Iterator[Progress]:
    """The search of `loopseed match-patch`."""
    return search(objective, rng)


def run_ga(objective: Objective, rng: np.random.Generator) -> Iterator[Progress]:
    """One genetic algorithm over all parameters, from the same starts as the society.

    Tournaments, blended crossover, normal mutations of one parameter in the mean; the best of both generations live.
    """
    parents = make_starts(objective, rng)
    distances = objective.measure(parents)
    while True:
        kept = np.argsort(distances, kind="stable")[:POPULATION]
        parents, distances = parents[kept], distances[kept]
        yield Progress(objective.best, objective.renders, float(parents.std(axis=0).mean()))
        first, second = (rng.integers(len(parents), size=(POPULATION, RIVALS)).min(axis=1) for _ in range(2))
        share = rng.uniform(-0.25, 1.25, parents.shape) * (rng.random((len(parents), 1)) < CROSSED)
        children = parents[first] + share * (parents[second] - parents[first])
        moved = rng.random(parents.shape) < 1 / parents.shape[1]
        children += moved * SPREAD * rng.standard_normal(parents.shape)
        children = objective.lock(np.clip(children, 0, 1).astype(np.float32))
        try:
            found = objective.measure(children)
        except SpentError:
            return
        parents, distances = np.concatenate([parents, children]), np.concatenate([distances, found])


def run_random(objective: Objective, rng: np.random.Generator) -> Iterator[Progress]:
    """Random patches alone."""
    while True:
        drawn = objective.draw(rng, POPULATION)
        try:
            objective.measure(drawn)
        except SpentError:
            return
        yield Progress(objective.best, objective.renders, float(drawn.std(axis=0).mean()))


METHODS: dict[str, Callable[[Objective, np.random.Generator], Iterator[Progress]]] = {
    "society": run_society,
    "ga": run_ga,
    "random": run_random,
}
