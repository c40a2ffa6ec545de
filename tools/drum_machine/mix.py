"""One bar: the recipe's instruments at their levels, its tone and its drive."""

import numpy as np
from numpy.random import Generator

from tools.drum_machine import patterns
from tools.drum_machine.basses import bass
from tools.drum_machine.chords import chord
from tools.drum_machine.clock import Clock, Floats, ducked, place
from tools.drum_machine.kits import Kit, make_kit
from tools.drum_machine.recipe import Recipe, draw

PEAK = 0.9  # of every finished loop
SHELF = 1800.0  # Hz: the tone's middle
TONE = 7.0  # decibels: how far a bright loop's treble is lifted and a dark one's lowered


def drums(rng: Generator, clock: Clock, recipe: Recipe, kit: Kit) -> Floats:
    """All but the kick, one bar. The hats are in every loop; the rest comes with the density."""
    hats = patterns.closed_hats(rng, recipe)
    loudness = rng.uniform(0.3, 0.5)
    opened = rng.random() < 0.55
    if opened:  # an open hat chokes the closed one
        hats = {step: v for step, v in hats.items() if step not in patterns.OFFBEATS}
    mix = place(clock, kit.closed_hat, hats) * loudness
    if opened:
        mix += place(clock, kit.open_hat, dict.fromkeys(patterns.OFFBEATS, 1.0)) * loudness
    if rng.random() < 0.1 + 0.5 * recipe.density:
        mix += place(clock, kit.top, patterns.top(rng, kit.shaken)) * rng.uniform(0.1, 0.25)
    if recipe.fill == "roll" or rng.random() < 0.75:
        mix += place(clock, kit.backbeat, patterns.backbeat(rng, recipe)) * rng.uniform(0.3, 0.65)
    for sound in kit.percussion:
        if rng.random() < 0.15 + 0.6 * recipe.density:
            mix += place(clock, sound, patterns.spread(rng, recipe)) * rng.uniform(0.15, 0.4)
    if recipe.fill == "toms":
        mix += place(clock, kit.tom, patterns.tom_run()) * 0.5
    return mix


def toned(clock: Clock, bar: Floats, decibels: float) -> Floats:
    """The bar with everything well above SHELF turned up by `decibels`, round the bar's end."""
    f = np.fft.rfftfreq(clock.samples, 1 / clock.sample_rate).astype(np.float32)
    gain = 1 + (10 ** (decibels / 20) - 1) * f**2 / (f**2 + np.float32(SHELF**2))
    return np.fft.irfft(np.fft.rfft(bar) * gain, clock.samples).astype(np.float32)


def loop(rng: Generator, samples: int, sample_rate: int) -> Floats:
    """One bar of techno [shape=(samples,), peak 0.9], a true loop, from a recipe drawn first."""
    recipe = draw(rng)
    clock = Clock(samples, sample_rate, recipe.swing)
    kit = make_kit(rng, clock, recipe)
    kicks = patterns.kicks(rng, recipe)
    mix = drums(rng, clock, recipe, kit) + place(clock, kit.kick, kicks) * (0.6 + 0.4 * recipe.kick_level)
    mix += ducked(clock, bass(rng, clock, recipe), kicks, 0.8) * 0.55 * (0.1 + 0.9 * recipe.bass_level**1.5)
    if recipe.chords:
        mix += ducked(clock, chord(rng, clock, recipe), kicks, 0.4) * rng.uniform(0.12, 0.35)
    mix = toned(clock, mix, TONE * (2 * recipe.brightness - 1))
    mix = np.tanh(mix * rng.uniform(0.6, 1.3))
    return (PEAK / np.abs(mix).max() * mix).astype(np.float32)
