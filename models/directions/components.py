"""Principal components of a layer's activations over random seeds.

Härkönen et al., "GANSpace: Discovering Interpretable GAN Controls", 2020 (arXiv 2004.02546), section 2: the components
of an early layer are directions that mean something; equation 1 carries them over to latents, by least squares.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from sklearn.decomposition import IncrementalPCA

from inference.arrays import Floats
from inference.description import Description
from models.directions.layers import Activations

COMPONENTS = 40  # that are kept
BATCH = 128  # seeds: an analysis of small batches is faster; their activations are all that is in memory
UNCONDITIONED = 0.5  # part of the samples with no condition set, as most loops are played


@dataclass(frozen=True, eq=False)
class Components:
    """Components of a layer, those with the most variance first.

    vectors : one standard deviation of the activations each [shape=(COMPONENTS, *layer)]. shares : parts of the whole
    variance [shape=(COMPONENTS,)]. moves : what they are for a latent [shape=(COMPONENTS, latent_size)].
    """

    vectors: Floats
    shares: Floats
    moves: Floats

    def combine(self, weights: Floats) -> Floats:
        """Sums of the components [shape=(count, *layer)] with weights [shape=(count, COMPONENTS)]."""
        return np.tensordot(weights, self.vectors, 1).astype(np.float32)


def find_components(
    activations: Activations, description: Description, samples: int, done: Callable[[int], object]
) -> Components:
    """Find the components over a number of seeds, at least BATCH, conditions drawn as in training.

    The seeds are run twice: once for the analysis, once for the moves. `done` is called with the number of seeds that
    have been run since its last call.
    """
    analysis = IncrementalPCA(COMPONENTS)
    for _, rows in _sample(activations, description, samples, done):
        analysis.partial_fit(rows)
    deviations = np.sqrt(analysis.explained_variance_)
    products = np.zeros((COMPONENTS, COMPONENTS + description.latent_size))
    for latents, rows in _sample(activations, description, samples, done):
        scores = analysis.transform(rows) / deviations
        products += scores.T @ np.hstack([scores, latents])
    moves = np.linalg.solve(products[:, :COMPONENTS], products[:, COMPONENTS:])
    vectors = (analysis.components_ * deviations[:, None]).reshape(COMPONENTS, *activations.shape)
    return Components(vectors.astype(np.float32), analysis.explained_variance_ratio_, moves.astype(np.float32))


def draw_conditions(description: Description, count: int, rng: np.random.Generator) -> Floats:
    """Conditions [shape=(count, conditions)] as in training, NaN where one is not set: in some rows, none is set."""
    low, high = np.array([(x.low, x.high) for x in description.conditions]).reshape(-1, 2).T
    values = rng.uniform(low, high, (count, len(low)))
    chance = rng.random((count, 1)) * (rng.random((count, 1)) >= UNCONDITIONED)
    return np.where(rng.random(values.shape) < chance, values, np.nan).astype(np.float32)


def _sample(
    activations: Activations, description: Description, samples: int, done: Callable[[int], object]
) -> Iterator[tuple[Floats, Floats]]:
    """Batches of latents [shape=(BATCH, latent_size)] and activations [shape=(BATCH, numbers)], the same each time."""
    rng = np.random.default_rng(0)
    for _ in range(max(1, samples // BATCH)):
        latents = rng.standard_normal((BATCH, description.latent_size), dtype=np.float32)
        rows = activations(latents, draw_conditions(description, BATCH, rng))
        yield latents, rows.reshape(BATCH, -1)
        done(BATCH)
