"""Named axes: for each feature of the sound the direction that moves it and holds the others.

As in InterFaceGAN (Shen et al. 2020, arXiv 2005.10243, section 3.3), directions are made conditional on each other.
Here the generator is asked, not only watched: random moves in the span of the components are made in both directions,
and a regression finds how each feature follows each component. Axes solve that system: one feature moves by one
standard deviation, the others by none, with the shortest move. A loop's features saturate, so the axes are then
measured themselves, some deviations out, and corrected. An amount of 1 moves the feature by about its deviation over
random seeds.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from scipy.stats import rankdata

from inference.arrays import Floats
from inference.model.generator import Generator
from inference.parts.render import draw_noise, render_middle
from models.dataset import unset_conditions
from models.directions.components import COMPONENTS, Components
from models.directions.sound import measure

Done = Callable[[int], object]

BATCH = 8  # loops of one call of the network
PAIRS = 480  # random moves, each forwards and backwards
STEP = 0.6  # standard deviations of each component in a random move
RIDGE = 1.0  # of the regression, in moves: holds components that were hardly moved at 0
LEAK = 0.03  # ridge of the axes: a shorter axis may move the others a little
ROUNDS, REACH, SEEDS = 3, 2.0, 24  # corrections; how far out the axes are measured; seeds of each
DAMPING, MAX_LEAK = 0.7, 0.5  # of a correction, in deviations of the other feature
AIM, MAX_GAIN = 1.25, 1.5  # an axis is made longer up to MAX_GAIN times, until it moves its feature so far an amount


@dataclass(frozen=True, eq=False)
class Sounds:
    """A generator whose loops are measured, and how many threads do it."""

    generator: Generator
    threads: int
    done: Done

    def measure(self, latents: Floats, offsets: Floats | None = None) -> Floats:
        """The features [shape=(count, 8)] of latents [shape=(count, latent_size)], no condition set.

        offsets : of the layer [shape=(count or 1, *layer)]; None: the network may have none. The noise is the same in
        all loops.
        """
        count = len(latents)
        if offsets is not None:
            offsets = np.broadcast_to(offsets, (count, *offsets.shape[1:]))

        def measure_batch(start: int) -> Floats:
            rows = slice(start, start + BATCH)
            return self._measure_batch(latents[rows], None if offsets is None else offsets[rows])

        with ThreadPoolExecutor(self.threads) as pool:
            return np.concatenate(list(pool.map(measure_batch, range(0, count, BATCH))))

    def _measure_batch(self, latents: Floats, offsets: Floats | None) -> Floats:
        d = self.generator.description
        moved = self.generator if offsets is None else self.generator.with_offset(offsets)
        parts = moved.parts(latents, unset_conditions(len(latents), len(d.conditions)))
        drawn = (draw_noise(part, d, np.random.default_rng(0)) for part in parts)
        features = np.stack([measure(render_middle(part, d, 1.0), d) for part in drawn])
        self.done(len(latents))
        return features


def find_axes(sounds: Sounds, components: Components, spread: Floats) -> Floats:
    """Find the axes of NAMES [shape=(8, COMPONENTS)] as weights of the components.

    spread : standard deviations of the features over random seeds [shape=(8,)].
    """
    rng = np.random.default_rng(1)
    moves = STEP * rng.standard_normal((PAIRS, COMPONENTS))
    changes = _measure_changes(sounds, components, moves, rng) / spread
    response = np.linalg.solve(moves.T @ moves + RIDGE * np.eye(COMPONENTS), moves.T @ changes)
    shortest = np.linalg.solve(response.T @ response + LEAK * np.eye(len(spread)), response.T)
    axes = shortest
    for _ in range(ROUNDS):
        reached = _measure_axes(sounds, components, spread, axes, rng)
        leaks = reached - np.diag(np.diag(reached))
        axes = axes - DAMPING * np.clip(leaks, -MAX_LEAK, MAX_LEAK) @ shortest
    reached = np.diag(_measure_axes(sounds, components, spread, axes, rng))
    return axes * np.clip(AIM / np.maximum(reached, 1e-6), 1, MAX_GAIN)[:, None]


def _measure_axes(
    sounds: Sounds, components: Components, spread: Floats, axes: Floats, rng: np.random.Generator
) -> Floats:
    """How far each axis moves each feature for an amount of 1 [shape=(8, 8)], measured REACH deviations out."""
    changes = _measure_changes(sounds, components, np.repeat(REACH * axes, SEEDS, axis=0), rng) / spread
    return changes.reshape(len(axes), SEEDS, -1).mean(1) / REACH


def _measure_changes(sounds: Sounds, components: Components, moves: Floats, rng: np.random.Generator) -> Floats:
    """Half the difference of the features [shape=(count, 8)] after moves forwards and backwards, of random seeds."""
    latents = rng.standard_normal((len(moves), sounds.generator.description.latent_size), dtype=np.float32)
    after, before = (_measure_moves(sounds, components, latents, side * moves) for side in (1, -1))
    return (after - before) / 2


def _measure_moves(sounds: Sounds, components: Components, latents: Floats, moves: Floats) -> Floats:
    """The features after moves [shape=(count, COMPONENTS)], some at a time: offsets are large."""
    rows = [slice(i, i + 16 * BATCH) for i in range(0, len(moves), 16 * BATCH)]
    return np.concatenate([sounds.measure(latents[row], components.combine(moves[row])) for row in rows])


def correlate(sounds: Sounds, components: Components, directions: Floats, latents: Floats, amounts: Floats) -> Floats:
    """Rank correlations [shape=(count, 8)] of the amount and each feature, over all latents and amounts together.

    directions : [shape=(count, COMPONENTS)].
    """
    still = sounds.measure(latents)
    table = []
    for direction in directions:
        features = [
            sounds.measure(latents, components.combine(amount * direction[None])) if amount else still
            for amount in amounts
        ]
        table.append(rank_correlations(np.repeat(amounts, len(latents)), np.concatenate(features)))
    return np.array(table)


def rank_correlations(amounts: Floats, features: Floats) -> Floats:
    """Spearman's rank correlations, -1..1, of amounts [shape=(n,)] and features [shape=(n, m)]; 0 for a constant."""
    ranks = np.column_stack([rankdata(amounts), *(rankdata(column) for column in features.T)])
    ranks -= ranks.mean(0)
    lengths = np.sqrt(np.square(ranks).sum(0))
    return ranks[:, 0] @ ranks[:, 1:] / np.maximum(lengths[0] * lengths[1:], 1e-9)
