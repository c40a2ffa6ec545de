"""What a search minimises: patches are rendered and compared, each is counted and kept."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from inference.arrays import Floats
from inference.search.patch.fitness import FITNESS
from inference.search.patch.target import Target
from inference.search.synth.parameters import INDEX, NAMES, PARAMETERS, draw_positions
from inference.search.synth.synth import BATCH, render_patches


class SpentError(Exception):
    """All renders of the budget are used."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A patch [shape=(parameters,), 0..1], and its distance from the target in the unit of the fitness."""

    position: Floats
    distance: float


class Objective:
    """The distance of patches from a target; locked parameters stay at their positions in every patch.

    All patches so far, and their distances, are in `positions` and `distances`.
    """

    def __init__(
        self, target: Target, renders: int, locked: Mapping[int, float] | None = None, fitness: str = "log-mel"
    ) -> None:
        self.target, self.budget, self.locked = target, renders, dict(locked or {})
        self.fitness = FITNESS[fitness](target.sound)
        self.free = [i for i in range(len(PARAMETERS)) if i not in self.locked]
        self.positions = np.zeros((0, len(NAMES)), np.float32)
        self.distances = np.zeros(0, np.float32)
        self.best = Answer(np.zeros(len(NAMES), np.float32), np.inf)

    @property
    def renders(self) -> int:
        """How many patches were rendered."""
        return len(self.distances)

    def draw(self, rng: np.random.Generator, patches: int) -> Floats:
        """Random patches [shape=(patches, parameters)] at the pitch that was found."""
        drawn = draw_positions(rng, patches)
        drawn[:, INDEX["tune"]] = PARAMETERS[INDEX["tune"]].position(self.target.tune)
        return self.lock(drawn)

    def lock(self, positions: Floats) -> Floats:
        """Patches with the locked parameters at their place."""
        for index, position in self.locked.items():
            positions[:, index] = position
        return positions

    def describe(self, positions: Floats) -> tuple[Floats, Floats]:
        """Features of patches [shape=(patches, features)] and their distances [shape=(patches,)].

        Raises SpentError when the budget is used; as many patches as it allows are rendered before.
        """
        positions = self.lock(np.array(positions, np.float32)[: self.budget - self.renders])
        if not len(positions):
            raise SpentError
        starts = range(0, len(positions), BATCH)  # spectra of all at once would take 2 GB where a sound lasts 10 s
        features = np.concatenate([self._describe(positions[start : start + BATCH]) for start in starts])
        distances = self.fitness.compare(features)
        self.positions = np.concatenate([self.positions, positions])
        self.distances = np.concatenate([self.distances, distances])
        first = int(distances.argmin())
        if distances[first] < self.best.distance:
            self.best = Answer(positions[first], float(distances[first]))
        return features, distances

    def _describe(self, positions: Floats) -> Floats:
        return self.fitness.describe(render_patches(positions, self.target.note, len(self.target.sound)))

    def measure(self, positions: Floats) -> Floats:
        """The distances alone; raises as describe. The last ones of a budget are filled up with infinity."""
        _, distances = self.describe(positions)
        return np.concatenate([distances, np.full(len(positions) - len(distances), np.inf, np.float32)])


def choose_best(best: Answer, positions: Floats, distances: Floats) -> Answer:
    """The best of a patch and others [shape=(patches, parameters)] with their distances."""
    first = int(distances.argmin())
    return Answer(positions[first], float(distances[first])) if distances[first] < best.distance else best
