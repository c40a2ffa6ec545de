"""The interface of a recipe, and the choice of the recipe that a run's settings name."""

from typing import Any, Protocol

import keras
import numpy as np
from numpy.typing import NDArray

from inference.description import Description
from models.dataset import Statistics, Stored
from models.recipes.techno import Techno
from models.recipes.technogan import Technogan
from models.settings import Settings


class Recipe(Protocol):
    """The networks of a run and their training step, as the training loop uses them."""

    average: keras.Model  # the generator with averaged weights
    player: keras.Model  # the same as it is exported: outputs by name, as inference/parts/parts.py has them

    phases: tuple[tuple[int, str], ...]  # the step at which each begins, and what it is in a few words for a producer

    @property
    def variables(self) -> list[keras.Variable]:
        """All variables of a checkpoint, always in the same order."""
        ...

    def step(
        self, step: int, loops: Stored, known: NDArray, conditions: NDArray, rng: np.random.Generator
    ) -> dict[str, Any]:
        """Train step number `step` on a batch of loops; returns the losses by name.

        `known` are the loops' conditions [shape=(batch, conditions)]; in `conditions` some of them are not set, NaN.
        """
        ...

    def rebuild(self, loops: Stored) -> dict[str, Any] | None:
        """Loops from the codes of real ones, as the outputs of `player`, no condition set; None without an encoder."""
        ...


def build(settings: Settings, description: Description, statistics: Statistics) -> Recipe:
    """Build the recipe's networks and optimizers for loops of this geometry, in the settings' precision."""
    keras.config.set_dtype_policy(settings.precision)
    recipes = {"techno": Techno, "technogan": Technogan}
    return recipes[settings.recipe](settings, description, statistics)
