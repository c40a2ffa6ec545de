"""Ways to search that are libraries' own: pymoo's differential evolution and NSGA-II, and cma's CMA-ES end to end."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cma
import numpy as np
from pymoo.algorithms.moo.nsga2 import NSGA2
from pymoo.algorithms.soo.nonconvex.de import DE
from pymoo.core.algorithm import Algorithm
from pymoo.core.evaluator import Evaluator
from pymoo.core.problem import Problem
from pymoo.operators.crossover.sbx import SBX
from pymoo.operators.mutation.pm import PM
from pymoo.problems.static import StaticProblem

from inference.arrays import Floats
from inference.search.patch.objective import SpentError
from inference.search.patch.society import Progress, make_starts
from tools.patch_bench.aspects import AspectObjective

POPULATION = 50
STEP = 0.2  # standard deviation that CMA-ES begins with
SPREAD = 20  # eta of NSGA-II's crossover and mutation: a higher one keeps children nearer to their parents


def run_de(objective: AspectObjective, rng: np.random.Generator, network: Path | None) -> Iterator[Progress]:
    """Differential evolution: the best patch and a difference of two others make a child."""
    starts: Any = make_starts(objective, rng, network, POPULATION)
    algorithm = DE(pop_size=POPULATION, sampling=starts, variant="DE/best/1/bin", CR=0.7)
    return _run_pymoo(algorithm, objective, rng)


def run_nsga2(objective: AspectObjective, rng: np.random.Generator, network: Path | None) -> Iterator[Progress]:
    """NSGA-II with the three aspects as its objectives: those that no other patch beats in all of them live."""
    starts: Any = make_starts(objective, rng, network, POPULATION)
    operators = {"crossover": SBX(eta=SPREAD, prob=0.9), "mutation": PM(eta=SPREAD)}
    return _run_pymoo(NSGA2(pop_size=POPULATION, sampling=starts, **operators), objective, rng)


def run_cma(objective: AspectObjective, rng: np.random.Generator, network: Path | None) -> Iterator[Progress]:
    """One CMA-ES over all parameters, from the best of the starts; one that ends begins again at the next of them."""
    starts = make_starts(objective, rng, network)
    order = np.argsort(objective.measure(starts), kind="stable")
    yield _report(objective, starts)
    for start in starts[order]:
        options = {"bounds": [0, 1], "verbose": -9, "seed": np.nan, "randn": lambda *size: rng.standard_normal(size)}
        strategy = cma.CMAEvolutionStrategy(np.clip(start, 0.001, 0.999), STEP, options)
        while not strategy.stop():
            asked = np.array(strategy.ask(), np.float32)
            try:
                found = objective.measure(asked)
            except SpentError:
                return
            strategy.tell(list(asked), found.tolist())
            yield _report(objective, asked)


def _run_pymoo(algorithm: Algorithm, objective: AspectObjective, rng: np.random.Generator) -> Iterator[Progress]:
    """Run an algorithm of pymoo's until the renders are spent."""
    goals = 3 if isinstance(algorithm, NSGA2) else 1
    problem = Problem(n_var=objective.positions.shape[1], n_obj=goals, xl=0.0, xu=1.0)
    algorithm.setup(problem, termination=("n_gen", objective.budget), seed=int(rng.integers(2**31)), verbose=False)
    while True:
        asked: Any = algorithm.ask()
        positions = np.asarray(asked.get("X"), np.float32)
        try:
            found = _measure(objective, positions, goals)
        except SpentError:
            return
        Evaluator().eval(StaticProblem(problem, F=found), asked)
        algorithm.tell(infills=asked)
        yield _report(objective, positions)


def _measure(objective: AspectObjective, positions: Floats, goals: int) -> Floats:
    """What is minimised [shape=(patches, goals)]; the last ones of a budget are far away."""
    distances = np.minimum(objective.measure(positions), 1e6)
    if goals == 1:
        return distances[:, None]
    found = np.full((len(positions), goals), 1e6)
    known = int((distances < 1e6).sum())
    found[:known] = objective.aspects[-known:]
    return found


def _report(objective: AspectObjective, generation: Floats) -> Progress:
    return Progress(objective.best, objective.renders, float(generation.std(axis=0).mean()))
