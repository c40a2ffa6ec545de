"""The search: a society of four small CMA-ES that share their best patch, and steps downhill between its generations.

The oscillators, the filter, the level and the modulation each have a CMA-ES of their own. Each asks for candidates that
are the shared best patch but for its own parameters. Half of the starts come from the library, half from a network (or
they are random, where there is none). The nearest of them that differ go downhill, each for itself. Half of these lines
get some generations of the society, half of those get more, and the best one gets all renders that are left.
"""

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from inference.arrays import Floats
from inference.search.cma import CmaEs
from inference.search.patch.descent import descend
from inference.search.patch.estimator import estimate_patches
from inference.search.patch.library import find_nearest
from inference.search.patch.objective import Answer, Objective, SpentError, choose_best
from inference.search.synth.parameters import GROUPS, list_group

STARTS = 100  # patches of the first generation
LINES = 8  # starts that go downhill
LINES_LEFT = (4, 2)  # how many of the lines are left for a round of the society, and for the next one
EXCHANGED = 8  # starts whose groups of parameters are tried in the best one
POPULATION = 6  # of each CMA-ES
GENERATIONS = 6  # of the society between two walks downhill
DESCENT = 2  # times that a walk downhill measures the slopes
MIN_GAIN = 0.03  # share of the distance: where a round gains less, it is stuck
FIRST_STEP, WIDE_STEP = 0.25, 0.3  # standard deviations that a CMA-ES begins with: first, and where a round was stuck
SHRINK = 0.7  # times the standard deviation, after a round that was not
APART = 0.06  # mean difference of the positions of two patches that count as different


@dataclass(frozen=True, slots=True)
class Progress:
    """After each generation: the best patch so far, how many were rendered, and how much the generation's patches
    differ (the mean standard deviation of their positions)."""

    best: Answer
    renders: int
    diversity: float


def search(objective: Objective, rng: np.random.Generator, network: Path | None = None) -> Iterator[Progress]:
    """Search until the renders of the objective are spent; yields after each generation. Close it to cancel.

    network : an estimator, from which half of the first generation comes.
    """
    return report(_search(objective, rng, network), objective)


def report(generations: Iterator[None], objective: Objective) -> Iterator[Progress]:
    """Run the generations of a search until they end or the renders are spent; yields after each, and at the end."""
    before = 0
    while True:
        try:
            next(generations)
        except (SpentError, StopIteration):
            break
        yield _report(objective, before)
        before = objective.renders
    yield _report(objective, before)


def choose_different(objective: Objective, count: int) -> list[Answer]:
    """The best patches so far of which any two differ by APART, nearest first; fewer where there are fewer."""
    chosen: list[int] = []
    for number in np.argsort(objective.distances, kind="stable"):
        position = objective.positions[number]
        if all(np.abs(position - objective.positions[other]).mean() > APART for other in chosen):
            chosen.append(int(number))
        if len(chosen) == count:
            break
    return [Answer(objective.positions[i], float(objective.distances[i])) for i in chosen]


def make_starts(objective: Objective, rng: np.random.Generator, network: Path | None, count: int = STARTS) -> Floats:
    """The first generation [shape=(count, parameters)]: half from the library, half from the network or at random."""
    starts, target, half = objective.draw(rng, count), objective.target, count // 2
    starts[:half] = find_nearest(target.sound, target.note, target.tune, half)
    if network:
        starts[half:] = estimate_patches(network, target, rng, count - half)
    return objective.lock(starts)


def _report(objective: Objective, before: int) -> Progress:
    newest = objective.positions[before:] if objective.renders > before else objective.positions[-1:]
    return Progress(objective.best, objective.renders, float(newest.std(axis=0).mean()))


def _search(objective: Objective, rng: np.random.Generator, network: Path | None) -> Iterator[None]:
    objective.measure(make_starts(objective, rng, network))
    yield
    starts = choose_different(objective, LINES)
    others = [answer.position for answer in choose_different(objective, EXCHANGED)]
    starts[0] = _exchange(objective, starts[0], others)
    yield
    lines = []
    for line in starts:
        lines.append(descend(objective, line, 1))
        yield
    for left in LINES_LEFT:
        lines = sorted(lines, key=lambda line: line.distance)[:left]
        for number, line in enumerate(lines):
            lines[number] = yield from _round(objective, rng, line, FIRST_STEP)
    best, step = min(lines, key=lambda line: line.distance), FIRST_STEP * SHRINK
    while True:
        before = best.distance
        best = yield from _round(objective, rng, best, step)
        step = step * SHRINK if best.distance < (1 - MIN_GAIN) * before else WIDE_STEP


def _exchange(objective: Objective, best: Answer, others: list[Floats]) -> Answer:
    """The best patch with the groups of other patches that suit it: each alone, then those that help together."""
    groups = _list_groups(objective)
    tried = np.repeat(best.position[None], len(groups) * len(others), axis=0)
    for number, (group, other) in enumerate((group, other) for group in groups for other in others):
        tried[number, group] = other[group]
    distances = objective.measure(tried).reshape(len(groups), len(others))
    together = best.position.copy()
    for group, row in zip(groups, distances, strict=True):
        if row.min() < best.distance:
            together[group] = others[int(row.argmin())][group]
    tried = np.concatenate([tried, together[None]])
    distances = np.append(distances, objective.measure(together[None]))
    return choose_best(best, tried, distances)


def _round(objective: Objective, rng: np.random.Generator, best: Answer, step: float) -> Generator[None, None, Answer]:
    """GENERATIONS of the society from a patch, then a walk downhill; returns the best one."""
    groups = _list_groups(objective)
    searches = [CmaEs(best.position[group], step, rng, POPULATION) for group in groups]
    for _ in range(GENERATIONS):
        asked = [search.ask() for search in searches]
        candidates = np.repeat(best.position[None], POPULATION * len(groups), axis=0)
        for number, (group, positions) in enumerate(zip(groups, asked, strict=True)):
            candidates[number * POPULATION : (number + 1) * POPULATION, group] = positions
        distances = objective.measure(candidates)
        for search, positions, row in zip(searches, asked, distances.reshape(len(groups), -1), strict=True):
            search.tell(positions, row)
        best = choose_best(best, candidates, distances)
        yield
    best = descend(objective, best, DESCENT)
    yield
    return best


def _list_groups(objective: Objective) -> list[list[int]]:
    """The free parameters of each group; a group that is locked as a whole is left out."""
    groups = [[number for number in list_group(name) if number in objective.free] for name in GROUPS]
    return [group for group in groups if group]
