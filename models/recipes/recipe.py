"""Which recipe a run's settings ask for."""

from collections.abc import Callable
from typing import Any, Protocol

import keras
import numpy as np
from numpy.typing import NDArray

from inference.description import Description
from models.dataset import BinStatistics
from models.recipes.techno import Techno
from models.recipes.technogan import Technogan
from models.settings import Settings


class Recipe(Protocol):
    """What the training loop knows of a recipe."""

    average: keras.Model  # the generator with averaged weights
    player: keras.Model  # the same as it is exported: to powergrams [shape=(batch, bins, frames), 0..1]

    @property
    def variables(self) -> list[keras.Variable]:
        """All that a resumed run needs, always in the same order."""
        ...

    def prepare(self, step: int, loops: Callable[[], tuple[NDArray, NDArray]]) -> None:
        """Before step number `step`: learn what needs many loops at once; `loops` gives them and their conditions."""
        ...

    def step(self, step: int, values: NDArray, conditions: NDArray, rng: np.random.Generator) -> dict[str, Any]:
        """Step number `step` on loops [shape=(batch, frames, bins), 0..1]; returns the losses by name."""
        ...


def build(settings: Settings, description: Description, statistics: BinStatistics) -> Recipe:
    """The recipe's networks and optimizers for these loops, in the settings' precision."""
    keras.config.set_dtype_policy(settings.precision)
    recipes = {"techno": Techno, "technogan": Technogan}
    return recipes[settings.recipe](settings, description, statistics)
