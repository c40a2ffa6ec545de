"""The answers of a search for seeds: the best one, and others that differ from it and from each other."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from inference.arrays import Floats
from inference.seeds import DEVIATIONS_PER_DIAL, Seed

ANSWERS = 5  # the best and its alternatives
DIFFERENT = 1.0  # standard deviations: RMS difference of two seeds that count as two answers


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A seed [shape=(latent_size,), dial units] and the distance of its loop from the target [dB]."""

    distance: float
    seed: Seed


def choose_answers(heard: Sequence[tuple[float, Floats]]) -> list[Found]:
    """Up to ANSWERS different ones of distances and their latents [shape=(latent_size,)], the nearest first."""
    ordered = sorted(heard, key=lambda pair: pair[0])
    latents, chosen = np.stack([latent for _, latent in ordered]), list[Found]()
    left = np.arange(len(ordered))
    while len(left) and len(chosen) < ANSWERS:
        distance, latent = ordered[left[0]]
        chosen.append(Found(distance, latent.astype(np.float64) / DEVIATIONS_PER_DIAL))
        left = left[np.sqrt(np.square(latents[left] - latent).mean(axis=1)) > DIFFERENT]
    return chosen
