"""Drones, pads and noise that fill the gaps between the hits, one bar each [shape=(2, samples)].

A partial is three neighbouring bins of the bar's spectrum with random phases, different ones on each side. So it beats
slowly, is wide, and is seamless.
"""

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from inference.arrays import Floats
from tools.drum_machine.clock import STEPS, Clock
from tools.drum_machine.effects.filters import apply_filter, high_pass, low_pass
from tools.drum_machine.instruments.sounds import TURN
from tools.drum_machine.recipe import Recipe

WIDTH = 1.0  # level of what each side has alone, relative to what both share
FORMANTS = ((300, 870, 2240), (530, 1840, 2480), (660, 1720, 2410), (440, 1020, 2240))  # Hz: vowels oo, e, a, o


def beat_partials(rng: Generator, clock: Clock, pitches: NDArray[np.floating], weights: NDArray[np.floating]) -> Floats:
    """Return partials of these pitches (Hz) and weights that beat slowly [shape=(2, samples)]."""
    spectrum = np.zeros((2, len(clock.frequencies)), np.complex64)
    bins = np.rint(pitches * (clock.samples / clock.sample_rate)).astype(int)
    weights, bins = weights[bins < spectrum.shape[1] - 1], bins[bins < spectrum.shape[1] - 1]
    for offset, weight in ((-1, 0.3), (0, 1.0), (1, 0.3)):
        common, *own = (rng.normal(size=(3, len(bins), 2)) @ (1, 1j)) * (weights * weight)
        for side in (0, 1):
            np.add.at(spectrum[side], bins + offset, common + WIDTH * own[side])
    return np.fft.irfft(spectrum, clock.samples).astype(np.float32)


def draw_lfo(rng: Generator, clock: Clock, depth: float) -> Floats:
    """Draw a slow sine for a level, one or two periods a bar [shape=(samples,), 1 - depth..1]."""
    turns, start = int(rng.choice([1, 1, 2])), np.float32(rng.random())
    wave = np.sin(TURN * (turns * clock.bar / (clock.step * STEPS) + start))
    return (1 - depth * (0.5 + 0.5 * wave)).astype(np.float32)


def drone(rng: Generator, clock: Clock, recipe: Recipe) -> Floats:
    """One low note with beating harmonics."""
    pitch = recipe.root * float(rng.choice([3, 4, 6]))
    order = np.arange(1, 17)
    return beat_partials(rng, clock, pitch * order, order ** -rng.uniform(0.8, 1.6)) * draw_lfo(rng, clock, 0.8)


def pad(rng: Generator, clock: Clock, recipe: Recipe) -> Floats:
    """A minor chord whose low-pass opens and closes once or twice a bar."""
    order = np.arange(1, 9)
    notes = 4 * recipe.root * 2 ** (np.array([0, float(rng.choice([3, 7])), float(rng.choice([7, 10, 12, 15]))]) / 12)
    sound = beat_partials(rng, clock, np.outer(notes, order).ravel(), np.tile(order**-1.3, 3))
    dark = apply_filter(sound, low_pass(clock, rng.uniform(300, 600)))
    return (dark + (sound - dark) * draw_lfo(rng, clock, 1.0)).astype(np.float32)


def wind(rng: Generator, clock: Clock, recipe: Recipe) -> Floats:
    """Two bands of noise that alternate."""
    centre = rng.uniform(300, 700)
    sides = rng.standard_normal((3, clock.samples), dtype=np.float32)
    noise = sides[0] + np.float32(WIDTH) * sides[1:]
    low = apply_filter(noise, low_pass(clock, centre, 12) * high_pass(clock, centre, 8))
    high = apply_filter(noise, low_pass(clock, 2.2 * centre, 12) * high_pass(clock, 2.2 * centre, 8))
    share = draw_lfo(rng, clock, 1.0)
    return (low * share + high * (1 - share)).astype(np.float32)


def hum(rng: Generator, clock: Clock, recipe: Recipe) -> Floats:
    """Mains hum with its harmonics and a rattle of noise."""
    order = 2 * np.arange(2, 14)
    weights = rng.uniform(0.1, 1, len(order)) / order
    sound = beat_partials(rng, clock, float(rng.choice([50, 60])) * order, weights)
    noise = apply_filter(rng.standard_normal((2, clock.samples), dtype=np.float32), low_pass(clock, 900))
    rattle = noise * np.abs(np.sin(TURN * int(rng.integers(8, 40)) * clock.bar / (clock.step * STEPS)))
    return sound / sound.std() + np.float32(rng.uniform(0.1, 0.4)) * rattle / rattle.std()


def choir(rng: Generator, clock: Clock, recipe: Recipe) -> Floats:
    """Harmonics of two notes with the formants of a vowel."""
    pitches = np.outer(4 * recipe.root * np.array([1, 1.5]), np.arange(1, 20)).ravel()
    vowel = FORMANTS[rng.integers(len(FORMANTS))]
    weights = np.zeros(len(pitches))
    for formant, gain in zip(vowel, (1, 0.5, 0.2), strict=True):
        weights += gain / (1 + ((pitches - formant) / (60 + 0.08 * formant)) ** 2)
    return beat_partials(rng, clock, pitches, weights) * draw_lfo(rng, clock, 0.8)


PLAYERS = {f.__name__: f for f in (drone, pad, wind, hum, choir)}


def make_vinyl_noise(rng: Generator, clock: Clock) -> Floats:
    """Return the hiss and crackle of a record [shape=(2, samples), RMS 1]."""
    hiss = apply_filter(
        rng.standard_normal((2, clock.samples), dtype=np.float32), high_pass(clock, rng.uniform(800, 3000))
    )
    ticks = np.zeros((2, clock.samples), np.float32)
    at = rng.integers(clock.samples, size=int(rng.integers(0, 60)))
    ticks[rng.integers(2, size=len(at)), at] = rng.exponential(12, len(at))
    bed = hiss + apply_filter(ticks, low_pass(clock, 4000))
    return (bed / bed.std()).astype(np.float32)


def play_atmosphere(rng: Generator, clock: Clock, recipe: Recipe) -> Floats:
    """Return the recipe's atmosphere without lows and most highs, as from far away [shape=(2, samples), RMS 1]."""
    corner = rng.uniform(450, 700) * 1.6**recipe.brightness
    dark = low_pass(clock, corner) * low_pass(clock, corner)
    bar = apply_filter(
        PLAYERS[recipe.atmosphere](rng, clock, recipe), high_pass(clock, 230) * high_pass(clock, 230) * dark
    )
    return (bar / bar.std()).astype(np.float32)
