"""How a generator's sound follows its conditions: how far they move the features they are named for, and others.

The range of a feature in the data is that from its 10th to its 90th percentile in a set's held-out loops.
"""

from collections.abc import Callable, Iterable, Iterator

import numpy as np
from scipy.stats import spearmanr

from inference.arrays import Floats
from inference.description import Condition, Description
from inference.model.generator import Generator
from models.dataset import LoopSet, unset_conditions
from models.evaluation.features import FEATURES, measure
from models.evaluation.sounds import sounds_of_generator, sounds_of_set

VALUES = 11  # of a condition, from low to high
SEEDS = 48  # at most
LOOPS_PER_SEED = 8  # of an evaluation: one of few loops moves the conditions of few seeds
REACH_SEEDS = 24  # of `measure_reach`
DATA_LOOPS = 512  # held-out loops, at most, in which the features' ranges are measured


def find_measurable(description: Description) -> list[Condition]:
    """The conditions of a model that are named for one of the FEATURES, which can be measured in its sound."""
    return [condition for condition in description.conditions if condition.name in FEATURES]


def measure_responses(
    generator: Generator,
    ranges: Floats,
    done: Callable[[int], object] = int,
    form: Description | None = None,
    seeds: int = SEEDS,
) -> dict[str, dict[str, float]]:
    """Measure the response to each measurable condition while no other one is set, by its name and these kinds.

    "seed by seed" is the mean of rank correlations of the condition and its feature, -1..1, of one seed each,
    while the condition takes VALUES values; "together" is one correlation over the loops of all seeds. "reach" is how
    far its feature moves from the condition's low to its high end, the mean of the seeds, as a part of the feature's
    range in the data; "leakage" is the most that the feature of any other condition moves, up or down, likewise.

    ranges : of the FEATURES in the data [shape=(4,), in UNITS]. form : the data's description, to whose form the loops
    are brought (None: they have it). `done` is called with the number of loops that have been measured since its last
    call. seeds : how many are measured.
    """
    description = generator.description
    measurable = find_measurable(description)
    columns = [FEATURES.index(condition.name) for condition in measurable]
    latents = np.random.default_rng(3).standard_normal((seeds, description.latent_size), dtype=np.float32)
    found = {}
    for condition, column in zip(measurable, columns, strict=True):
        values = np.linspace(condition.low, condition.high, VALUES)
        measured = np.empty((VALUES, seeds, len(FEATURES)))
        for row, value in zip(measured, values, strict=True):
            conditions = unset_conditions(seeds, len(description.conditions))
            conditions[:, description.conditions.index(condition)] = value
            sounds = sounds_of_generator(generator, latents, conditions, form)
            row[:] = list(measure_sounds(sounds, form or description))
            done(seeds)
        named = measured[:, :, column].T
        moved = (measured[-1] - measured[0]).mean(0) / ranges
        others = [abs(moved[other]) for other in columns if other != column]
        found[condition.name] = {
            "seed by seed": float(np.mean([spearman(values, row) for row in named])),
            "together": spearman(np.tile(values, seeds), named.ravel()),
            "reach": float(moved[column]),
            "leakage": float(max(others, default=np.nan)),
        }
    return found


def measure_reach(
    play: Callable[[Floats, Floats], Iterable[Floats]], description: Description, ranges: Floats
) -> dict[str, float]:
    """The "reach" of `measure_responses` alone, over REACH_SEEDS seeds: quick enough for the end of a training.

    play : gives the sounds of latents and conditions, as `sounds_of_generator` does.
    """
    latents = np.random.default_rng(3).standard_normal((REACH_SEEDS, description.latent_size), dtype=np.float32)
    found = {}
    for condition in find_measurable(description):
        ends = []
        for value in (condition.low, condition.high):
            conditions = unset_conditions(REACH_SEEDS, len(description.conditions))
            conditions[:, description.conditions.index(condition)] = value
            ends.append(np.mean(list(measure_sounds(play(latents, conditions), description)), axis=0))
        column = FEATURES.index(condition.name)
        found[condition.name] = float((ends[1] - ends[0])[column] / ranges[column])
    return found


def measure_ranges(data: LoopSet, done: Callable[[int], object] = int, limit: int = DATA_LOOPS) -> Floats:
    """Measure the ranges of the FEATURES [shape=(4,), in UNITS] in the sounds of `limit` held-out loops at most.

    `done` is called with the number of loops that have been measured since its last call.
    """
    first = data.validation_start
    sounds = sounds_of_set(data, range(first, first + min(limit, count_data_loops(data))))
    features = []
    for row in measure_sounds(sounds, data.description):
        features.append(row)
        done(1)
    return np.maximum(np.ptp(np.quantile(features, [0.1, 0.9], axis=0), axis=0), 1e-6)


def count_seeds(loops: int) -> int:
    """Of how many seeds an evaluation of so many loops moves the conditions."""
    return min(SEEDS, loops // LOOPS_PER_SEED)


def count_data_loops(data: LoopSet) -> int:
    """How many loops of a set its ranges are measured in."""
    return min(DATA_LOOPS, 2 * data.held_out)


def measure_sounds(sounds: Iterable[Floats], description: Description) -> Iterator[Floats]:
    """The FEATURES [shape=(4,)] of each sound [shape=(samples,) or (samples, 2)], in its mid channel."""
    for sound in sounds:
        mid = sound.reshape(len(sound), -1).mean(1)
        yield measure(mid, description.sample_rate, description.beats)


def spearman(a: Floats, b: Floats) -> float:
    """Spearman's rank correlation, -1..1, of two rows [shape=(count,)]; 0 if all numbers of one are equal."""
    return float(spearmanr(a, b).statistic) if np.ptp(a) and np.ptp(b) else 0.0
