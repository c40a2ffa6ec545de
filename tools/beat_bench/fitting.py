"""Fit the coefficients of tools.beats to songs of known tempo and downbeat: a conditional logit, by Newton's method."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tools.beats.candidates import find_tempos
from tools.beats.estimate import TEMPO_RANGE
from tools.beats.meter import NAMES, STEPS, Meter
from tools.beats.onsets import Numbers, Onsets

RIGHT = 0.005  # relative error of a tempo that counts as right
STEP_TOLERANCE = 0.5  # steps by which a right downbeat may be off
PENALTY = 2.0  # of the squared coefficients of standardised measurements; chosen by cross-validation

Example = tuple[Numbers, NDArray[np.bool_]]  # measurements of each candidate, and which candidates are right


def measure_song(onsets: Onsets, truth: dict[str, Any]) -> Example:
    """Return the measurements of all candidates of a song [shape=(candidates, NAMES)], and which of them are right."""
    meter = Meter(onsets)
    rows, right = [], []
    for bpm in find_tempos(meter, *TEMPO_RANGE):
        candidate = meter.measure(bpm)
        rows.append(candidate.features)
        near = np.zeros(STEPS, bool)
        if abs(bpm - truth["bpm"]) < RIGHT * truth["bpm"]:
            period = truth["beats"] * 60 / truth["bpm"]
            off = (candidate.downbeats - truth["downbeat"] + period / 2) % period - period / 2
            near = np.abs(off) < STEP_TOLERANCE * 15 / bpm
        right.append(near)
    return np.concatenate([np.zeros((0, len(NAMES))), *rows]), np.concatenate([np.zeros(0, bool), *right])


def fit(examples: list[Example]) -> tuple[Numbers, float]:
    """Return the coefficients of the measurements, and the score of the answer that there is no beat."""
    every = np.concatenate([features for features, _ in examples])
    mean, scale = every.mean(axis=0), every.std(axis=0) + 1e-9
    rows = [np.concatenate([(f - mean) / scale, np.zeros((len(f), 1))], axis=1) for f, _ in examples]
    none = np.zeros((1, len(NAMES) + 1))
    none[0, -1] = 1
    rows = [np.concatenate([f, none]) for f in rows]
    goals = [np.append(right, not right.any()) / max(right.sum(), 1) for _, right in examples]
    weights = np.zeros(len(NAMES) + 1)
    loss = _loss(weights, rows, goals)
    for _ in range(40):
        gradient, curvature = PENALTY * weights, PENALTY * np.eye(len(weights))
        for features, goal in zip(rows, goals, strict=True):
            share = softmax(features @ weights)
            centred = features - share @ features
            gradient += features.T @ (share - goal)
            curvature += centred.T @ (share[:, None] * centred)
        move = np.linalg.solve(curvature, gradient)
        while (shorter := _loss(weights - move, rows, goals)) > loss + 1e-9:
            move = move / 2
        weights, before, loss = weights - move, loss, shorter
        if before - loss < 1e-6:
            break
    coefficients = weights[:-1] / scale
    return coefficients, float(weights[-1] + mean @ coefficients)


def _loss(weights: Numbers, rows: Sequence[Numbers], goals: Sequence[Numbers]) -> float:
    """Return the negative log likelihood of the right answers, and the penalty."""
    likelihood = 0.0
    for features, goal in zip(rows, goals, strict=True):
        scores = features @ weights
        likelihood += float(goal @ scores - scores.max() - np.log(np.exp(scores - scores.max()).sum()))
    return 0.5 * PENALTY * float(weights @ weights) - likelihood


def softmax(scores: Numbers) -> Numbers:
    """Return the probabilities of scores [shape=(n,)]."""
    share = np.exp(scores - scores.max())
    return share / share.sum()
