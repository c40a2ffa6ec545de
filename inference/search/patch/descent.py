"""Steps downhill: Gauss-Newton on the differences of the features, not on their mean alone.

A render gives thousands of differences. How each changes with each parameter is measured with one render a parameter;
least squares then says where all of them shrink together. The weights 1 / |difference| turn the squares into absolute
differences (iteratively reweighted least squares); the damping is that of Levenberg and Marquardt. After a step, the
slopes are corrected along it (C. G. Broyden, Mathematics of Computation 19, 1965) and serve for a second step.
"""

import numpy as np

from inference.arrays import Floats
from inference.search.patch.objective import Answer, Objective, choose_best
from inference.search.synth.parameters import CHOICE, PARAMETERS

PROBE = 0.02  # of a parameter's range: by so much each is moved to see what it changes
DAMPINGS = tuple(10.0**power for power in (-3, -2.25, -1.5, -0.75, 0, 0.75))  # times the mean curvature: tried together
MIN_DIFFERENCE = 0.5  # dB: a smaller one weighs no more
MIN_GAIN = 0.01  # share of the distance: where a step gains less, the slopes are measured anew, or the walk ends
MAX_REUSE = 3  # steps on slopes that were measured once


def descend(objective: Objective, start: Answer, probes: int) -> Answer:
    """Walk down from a patch, measuring the slopes so many times at most; returns the best patch.

    Raises SpentError as the objective does.
    """
    best = start
    moved = [i for i in objective.free if PARAMETERS[i].law != CHOICE]
    for _ in range(probes):
        before = best.distance
        offsets = np.where(best.position[moved] > 0.5, -PROBE, PROBE).astype(np.float32)
        probed = np.repeat(best.position[None], len(moved) + 1, axis=0)
        probed[np.arange(1, len(moved) + 1), moved] += offsets
        features, distances = objective.describe(probed)
        if len(features) <= len(moved):
            break
        slopes = ((features[1:] - features[0]) / offsets[:, None]).T
        here, place = features[0], best.position
        best = choose_best(best, probed, distances)
        for _ in range(MAX_REUSE):
            tried = _try_steps(place, moved, slopes, here - objective.fitness.target)
            features, distances = objective.describe(tried)
            first = int(distances.argmin())
            if distances[first] > (1 - MIN_GAIN) * best.distance:
                best = choose_best(best, tried, distances)
                break
            step = tried[first, moved] - place[moved]
            slopes += np.outer(features[first] - here - slopes @ step, step / (step @ step))
            here, place = features[first], tried[first]
            best = choose_best(best, tried, distances)
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
