"""How far a generator's sound follows its conditions: the rank correlation of each with the feature it is named for."""

from collections.abc import Callable

import numpy as np
from scipy.stats import spearmanr

from inference.arrays import Floats
from inference.description import Condition, Description
from inference.dsp.inversion import powergram_to_loop
from inference.model.generator import Generator
from models.dataset import unset_conditions
from models.evaluation.features import FEATURES, measure

VALUES = 11  # of a condition, from low to high
SEEDS = 16


def find_measurable(description: Description) -> list[Condition]:
    """The conditions of a model that are named for one of the FEATURES, which can be measured in its sound."""
    return [condition for condition in description.conditions if condition.name in FEATURES]


def measure_responses(generator: Generator, done: Callable[[int], object] = int) -> dict[str, dict[str, float]]:
    """Spearman's rank correlations, -1..1, of each measurable condition and its feature, by name and kind.

    "seed by seed" is the mean of SEEDS correlations, of one seed each, while the condition takes VALUES values;
    "together" is one correlation over the loops of all seeds. The other conditions are not set. `done` is called with
    the number of loops that have been measured since its last call.
    """
    description = generator.description
    latents = np.random.default_rng(3).standard_normal((SEEDS, description.latent_size), dtype=np.float32)
    found = {}
    for condition in find_measurable(description):
        values = np.linspace(condition.low, condition.high, VALUES)
        measured = np.empty((SEEDS, VALUES))
        for column, value in enumerate(values):
            conditions = unset_conditions(SEEDS, len(description.conditions))
            conditions[:, description.conditions.index(condition)] = value
            measured[:, column] = _measure_loops(generator, latents, conditions)[:, FEATURES.index(condition.name)]
            done(SEEDS)
        found[condition.name] = {
            "seed by seed": float(np.mean([spearman(values, row) for row in measured])),
            "together": spearman(np.tile(values, SEEDS), measured.ravel()),
        }
    return found


def spearman(a: Floats, b: Floats) -> float:
    """Spearman's rank correlation, -1..1, of two rows [shape=(count,)]; 0 if all numbers of one are equal."""
    return float(spearmanr(a, b).statistic) if np.ptp(a) and np.ptp(b) else 0.0


def _measure_loops(generator: Generator, latents: Floats, conditions: Floats) -> Floats:
    """The FEATURES [shape=(count, 4)] of the loops of latents [shape=(count, latent_size)] and their conditions."""
    description = generator.description
    images = generator.images(latents, conditions)
    loops = (powergram_to_loop(image, description) for image in images)
    return np.stack([measure(loop, description.sample_rate, description.beats) for loop in loops])
