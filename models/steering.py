"""Whether a labelled generator's controls do what they are called, measured in the sound that it makes."""

from collections.abc import Callable

import numpy as np

from inference.description import Description, Label
from inference.generator import Generator
from inference.sounding import loop_of
from models.clouds import Floats
from models.data import unset_labels
from models.features import FEATURES, measure

VALUES = 11  # of a control, from low to high
SEEDS = 16


def measured_labels(description: Description) -> list[Label]:
    """The labels that are named for a feature which can be measured."""
    return [label for label in description.labels if label.name in FEATURES]


def responses(generator: Generator, done: Callable[[int], object] = int) -> dict[str, dict[str, float]]:
    """Spearman's rank correlations, -1..1, of each of the measured labels with its feature; `done` counts loops.

    "seed by seed" is the mean over SEEDS seeds that are held while the control moves; "together" takes the loops of
    all seeds as one. The other controls are not set.
    """
    description = generator.description
    latents = np.random.default_rng(3).standard_normal((SEEDS, description.latent_size), dtype=np.float32)
    found = {}
    for label in measured_labels(description):
        values = np.linspace(label.low, label.high, VALUES)
        heard = np.empty((SEEDS, VALUES))
        for column, value in enumerate(values):
            labels = unset_labels(SEEDS, len(description.labels))
            labels[:, description.labels.index(label)] = value
            heard[:, column] = _measured(generator, latents, labels)[:, FEATURES.index(label.name)]
            done(SEEDS)
        found[label.name] = {
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


def _measured(generator: Generator, latents: Floats, labels: Floats) -> Floats:
    """The features [shape=(count, features)] of the loops of latents and labels."""
    description = generator.description
    images = generator.images(latents, labels)
    loops = (loop_of(image, description) for image in images)
    return np.stack([measure(loop, description.sample_rate, description.beats) for loop in loops])
