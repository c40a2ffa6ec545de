"""Whether a conditional generator's controls do what they are called, measured in the sound that it makes."""

from collections.abc import Callable

import numpy as np

from inference.arrays import Floats
from inference.description import Condition, Description
from inference.dsp.inversion import powergram_to_loop
from inference.model.generator import Generator
from models.dataset import unset_conditions
from models.evaluation.features import FEATURES, measure

VALUES = 11  # of a control, from low to high
SEEDS = 16


def measured_conditions(description: Description) -> list[Condition]:
    """The conditions that are named for a feature which can be measured."""
    return [condition for condition in description.conditions if condition.name in FEATURES]


def responses(generator: Generator, done: Callable[[int], object] = int) -> dict[str, dict[str, float]]:
    """Spearman's rank correlations, -1..1, of each of the measured conditions with its feature; `done` counts loops.

    "seed by seed" is the mean over SEEDS seeds that are held while the control moves; "together" takes the loops of
    all seeds as one. The other controls are not set.
    """
    description = generator.description
    latents = np.random.default_rng(3).standard_normal((SEEDS, description.latent_size), dtype=np.float32)
    found = {}
    for condition in measured_conditions(description):
        values = np.linspace(condition.low, condition.high, VALUES)
        heard = np.empty((SEEDS, VALUES))
        for column, value in enumerate(values):
            conditions = unset_conditions(SEEDS, len(description.conditions))
            conditions[:, description.conditions.index(condition)] = value
            heard[:, column] = _measured(generator, latents, conditions)[:, FEATURES.index(condition.name)]
            done(SEEDS)
        found[condition.name] = {
            "seed by seed": float(np.mean([spearman(values, row) for row in heard])),
            "together": spearman(np.tile(values, SEEDS), heard.ravel()),
        }
    return found


def spearman(a: Floats, b: Floats) -> float:
    """Rank correlation of two rows of numbers; equal ones share their mean rank, and where all are equal it is 0."""
    x, y = _ranks(a), _ranks(b)
    x, y = x - x.mean(), y - y.mean()
    return float((x @ y) / max(np.sqrt((x @ x) * (y @ y)), 1e-12))


def _ranks(values: Floats) -> Floats:
    _, where, counts = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(counts) - (counts - 1) / 2)[where]


def _measured(generator: Generator, latents: Floats, conditions: Floats) -> Floats:
    """The features [shape=(count, features)] of the loops of latents and conditions."""
    description = generator.description
    images = generator.images(latents, conditions)
    loops = (powergram_to_loop(image, description) for image in images)
    return np.stack([measure(loop, description.sample_rate, description.beats) for loop in loops])
