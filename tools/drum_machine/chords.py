"""A chord of the recipe's key, stabbed now and then, with echoes that go round the bar."""

import numpy as np
from numpy.random import Generator

from tools.drum_machine.clock import Clock, Floats, Hits, echoed, place
from tools.drum_machine.recipe import Recipe
from tools.drum_machine.sounds import held, saw_weights, wave

CHORDS = ((0, 3, 7), (0, 3, 7, 10), (0, 7, 15), (0, 5, 10))  # semitones: minor, its seventh, open, in fourths
RHYTHMS: tuple[Hits, ...] = ({3: 1}, {2: 1}, {2: 1, 10: 1}, {6: 1}, {3: 1, 6: 0.8}, {2: 1, 6: 1, 10: 1, 14: 1})


def chord(rng: Generator, clock: Clock, recipe: Recipe) -> Floats:
    """One bar [shape=(samples,), peak 1] of stabs two octaves over the root; a dub kit's echo most."""
    seconds = rng.uniform(0.8, 2.2) * clock.step
    cutoff = rng.uniform(500, 900) * 4**recipe.brightness
    stab = np.zeros(len(clock.times(seconds)), np.float32)
    for semitones in CHORDS[rng.integers(len(CHORDS))]:
        pitch = 4 * recipe.root * 2 ** (semitones / 12)
        stab += wave(clock, seconds, pitch, saw_weights(pitch, cutoff, 1.2))
    hits = RHYTHMS[rng.integers(len(RHYTHMS))]
    if recipe.kit == "dub" or rng.random() < 0.5:
        hits = echoed(hits, 3, rng.uniform(0.4, 0.65))
    bar = place(clock, stab * held(clock, seconds, release=0.05), hits)
    return bar / np.abs(bar).max()
