"""The master bus: equaliser, compressor, overdrive and loudness."""

import numpy as np
from numpy.random import Generator

from inference.arrays import Floats
from tools.drum_machine.clock import Clock
from tools.drum_machine.effects.dynamics import compress, make_low_mono, overdrive, set_loudness
from tools.drum_machine.effects.filters import apply_filter, bell, high_pass, high_shelving, low_shelving
from tools.drum_machine.recipe import Recipe

LOUDNESS = -11.0  # dBFS: RMS of every loop's mid channel
PEAK = 0.99  # of full scale: the highest peak of a loop
TONE = 6.0  # dB: treble of the brightest loop up, of the darkest down


def master(rng: Generator, clock: Clock, recipe: Recipe, mix: Floats) -> Floats:
    """Master a mix [shape=(2, samples)]: equaliser, compressor, overdrive, loudness, and the low band in mono."""
    tone = high_shelving(clock, 1800, TONE * (2 * recipe.brightness - 1)) * low_shelving(clock, 90, rng.uniform(-2, 2))
    tone = tone * bell(clock, rng.uniform(250, 450), rng.uniform(-3, 1)) * high_pass(clock, 28)
    mix = apply_filter(mix, tone)
    mix = mix / np.abs(mix).max()
    mix = compress(clock, mix, -16, rng.uniform(1.5, 3), rng.uniform(0.01, 0.03), rng.uniform(0.06, 0.2))
    mix = overdrive(mix / np.abs(mix).max(), 0.3 + 1.5 * recipe.drive)
    for _ in range(2):  # clipping adds some low side; the second pass clips little, so little is left
        mix = make_low_mono(clock, set_loudness(mix, LOUDNESS))
    return mix * np.float32(min(1.0, PEAK / np.abs(mix).max()))
