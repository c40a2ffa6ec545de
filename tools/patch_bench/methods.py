"""The ways to search that are compared; each is given an objective and spends its renders."""

import importlib
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from inference.search.patch.estimator import estimate_patches
from inference.search.patch.objective import SpentError
from inference.search.patch.society import Progress, make_starts, search
from tools.patch_bench.aspects import AspectObjective

POPULATION = 50
RIVALS = 3  # patches of a tournament
CROSSED = 0.9  # share of the children that have two parents
SPREAD = 0.1  # standard deviation of a mutation

Method = Callable[[AspectObjective, np.random.Generator, Path | None], Iterator[Progress]]


def run_network(objective: AspectObjective, rng: np.random.Generator, network: Path | None) -> Iterator[Progress]:
    """The network alone: its estimate, and others around it."""
    assert network
    estimates = objective.lock(estimate_patches(network, objective.target, rng, POPULATION))
    objective.measure(estimates)
    yield Progress(objective.best, objective.renders, float(estimates.std(axis=0).mean()))


def run_society(objective: AspectObjective, rng: np.random.Generator, network: Path | None) -> Iterator[Progress]:
    """The search of `loopseed match-patch`."""
    return search(objective, rng, network)


def run_ga(objective: AspectObjective, rng: np.random.Generator, network: Path | None) -> Iterator[Progress]:
    """One genetic algorithm over all parameters, from the same starts as the society.

    Tournaments, blended crossover, normal mutations of one parameter in the mean; the best of both generations live.
    """
    parents = make_starts(objective, rng, network)
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


def run_random(objective: AspectObjective, rng: np.random.Generator, network: Path | None) -> Iterator[Progress]:
    """Random patches alone."""
    while True:
        drawn = objective.draw(rng, POPULATION)
        try:
            objective.measure(drawn)
        except SpentError:
            return
        yield Progress(objective.best, objective.renders, float(drawn.std(axis=0).mean()))


def _run_library(name: str) -> Method:
    """The way to search of that name in `libraries`, which is imported late: pymoo and cma are in the group bench."""

    def run(objective: AspectObjective, rng: np.random.Generator, network: Path | None) -> Iterator[Progress]:
        return getattr(importlib.import_module("tools.patch_bench.libraries"), name)(objective, rng, network)

    return run


SEARCHES: dict[str, Method] = {
    "society": run_society,
    "ga": run_ga,
    "de": _run_library("run_de"),
    "cma": _run_library("run_cma"),
    "nsga2": _run_library("run_nsga2"),
}
# A method with `network` in its name is given one, and draws half of its starts from it.
METHODS = {
    "network": run_network,
    **SEARCHES,
    **{f"network+{name}": run for name, run in SEARCHES.items()},
    "random": run_random,
}
