"""Steps downhill: Gauss-Newton on the differences of the features, not on their mean alone.

A render gives thousands of differences. How each changes with each parameter is measured with one render a parameter;
least squares then says where all of them shrink together. The weights 1 / |difference| turn the squares into absolute
differences (iteratively reweighted least squares); the damping is that of Levenberg and Marquardt.
"""

import numpy as np

from inference.arrays import Floats
from inference.search.patch.objective import Answer, Objective
from inference.search.synth.parameters import CHOICE, PARAMETERS

PROBE = 0.02  # of a parameter's range: by so much each is moved to see what it changes
DAMPINGS = tuple(10.0**power for power in (-3, -2.25, -1.5, -0.75, 0, 0.75))  # times the mean curvature: tried together
MIN_DIFFERENCE = 0.5  # dB: a smaller one weighs no more
MIN_GAIN = 0.004  # share of the distance: a smaller gain ends the steps


def descend(objective: Objective, start: Answer, steps: int) -> Answer:
    """Walk down from a patch; returns the best one. Raises SpentError as the objective does."""
    best = start
    moved = [i for i in objective.free if PARAMETERS[i].law != CHOICE]
    for _ in range(steps):
        probes = np.repeat(best.position[None], len(moved) + 1, axis=0)
        offsets = np.where(best.position[moved] > 0.5, -PROBE, PROBE)
        probes[np.arange(1, len(moved) + 1), moved] += offsets.astype(np.float32)
        features, distances = objective.describe(probes)
        if len(features) <= len(moved):
            break
        slopes = ((features[1:] - features[0]) / offsets[:, None]).T
        tried = _try_steps(best.position, moved, slopes, features[0] - objective.fitness.target)
        found = objective.measure(tried)
        before = best.distance
        everything, all_distances = np.concatenate([probes, tried]), np.concatenate([distances, found])
        first = int(all_distances.argmin())
        if all_distances[first] < best.distance:
            best = Answer(everything[first], float(all_distances[first]))
        if best.distance > (1 - MIN_GAIN) * before:
            break
    return best


def _try_steps(position: Floats, moved: list[int], slopes: Floats, difference: Floats) -> Floats:
    """Where the least squares lead, one patch for each of the DAMPINGS."""
    weights = 1 / np.maximum(np.abs(difference), MIN_DIFFERENCE)
    curvature = (slopes.T * weights) @ slopes
    gradient = slopes.T @ (weights * difference)
    scale = np.diag(np.diag(curvature) + 1e-3 * np.diag(curvature).mean() + 1e-9)
    tried = np.repeat(position[None], len(DAMPINGS), axis=0)
    for patch, damping in zip(tried, DAMPINGS, strict=True):
        patch[moved] = np.clip(patch[moved] - np.linalg.solve(curvature + damping * scale, gradient), 0, 1)
    return tried
