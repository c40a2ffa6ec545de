"""The basses, each one bar with a peak of 1 [shape=(samples,)], in the recipe's key and swing."""

from collections.abc import Callable

import numpy as np
from numpy.random import Generator

from tools.drum_machine.clock import STEPS, Clock, Floats, Hits, place
from tools.drum_machine.recipe import Recipe, minor_note
from tools.drum_machine.sounds import filtered_noise, held, saw_weights, struck, wave


def acid_note(clock: Clock, pitch: float, cutoff: float, resonance: float, sweep: float, decay: float) -> Floats:
    """A sawtooth through a resonant low-pass that closes: its harmonics, weighted by the filter, added up.

    sweep : how many times the cutoff the filter opens on top at the onset. The response is a two-pole filter's.
    """
    t = clock.times(0.95 * clock.step)
    order = np.arange(1, int(min(32, 0.45 * clock.sample_rate / pitch)) + 1, dtype=np.float32)[:, None]
    ratio = order * pitch / (cutoff * (1 + sweep * np.exp(-t / decay)))
    weight = 1 / (order * np.sqrt((1 - ratio**2) ** 2 + (ratio / resonance) ** 2))
    saw = (weight * np.sin(2 * np.pi * pitch * order * t)).sum(0)
    return (saw * held(clock, 0.95 * clock.step)).astype(np.float32)


def figure(rng: Generator, density: float) -> list[int]:
    """Steps of a figure of half a bar, played twice; never empty."""
    played = rng.random(STEPS // 2) < density
    played[int(rng.integers(STEPS // 2))] = True
    return [step for step in range(STEPS) if played[step % (STEPS // 2)]]


def melody(rng: Generator, root: float, steps: list[int]) -> dict[float, float]:
    """A pitch (Hz) a step over the root, its octave and one or two more notes, the same in both halves."""
    pitches = [root, root, 2 * root, minor_note(rng, root), minor_note(rng, root)]
    half = [pitches[rng.integers(len(pitches))] for _ in range(STEPS // 2)]
    return {step: half[step % (STEPS // 2)] for step in steps}


def acid(rng: Generator, clock: Clock, recipe: Recipe) -> Floats:
    """A line of sixteenths an octave over the root; accents are louder."""
    line = melody(rng, 2 * recipe.root, figure(rng, 0.35 + 0.6 * recipe.density))
    cutoff, resonance = rng.uniform(150, 350) * 3**recipe.brightness, rng.uniform(2, 7)
    sweep, decay = rng.uniform(1, 5), rng.uniform(0.03, 0.1)
    notes = {pitch: acid_note(clock, pitch, cutoff, resonance, sweep, decay) for pitch in set(line.values())}
    accents = rng.choice([0.6, 1.0], size=STEPS // 2)
    hits: Hits = {step: float(accents[int(step) % (STEPS // 2)]) for step in line}
    return place(clock, {step: notes[pitch] for step, pitch in line.items()}, hits)


def pluck(rng: Generator, clock: Clock, recipe: Recipe) -> Floats:
    """Struck FM notes, their brightness gone sooner than they are; often three sixteenths apart."""
    threes = rng.random() < 0.5
    line = melody(rng, 2 * recipe.root, [0, 3, 6, 8, 11, 14] if threes else figure(rng, 0.25 + 0.5 * recipe.density))
    t = clock.times(1.8 * clock.step)
    ratio, depth, decay = float(rng.choice([1, 2, 3])), rng.uniform(1, 2.5) * (0.5 + recipe.brightness), 0.06
    bend = {p: depth * np.exp(-t / decay) * np.sin(2 * np.pi * p * ratio * t) for p in set(line.values())}
    notes = {p: struck(np.sin(2 * np.pi * p * t + bend[p]) * np.exp(-t / 0.14)) for p in bend}
    return place(clock, {step: notes[pitch] for step, pitch in line.items()}, dict.fromkeys(line, 1.0))


def rumble(rng: Generator, clock: Clock, recipe: Recipe) -> Floats:
    """Low sines between the kicks, with the grain of a room."""
    t = clock.times(0.3)
    body = np.sin(2 * np.pi * recipe.root * t) + rng.uniform(0.1, 0.6) * np.sin(4 * np.pi * recipe.root * t)
    body += rng.uniform(0.05, 0.25) * filtered_noise(rng, clock, 0.3, 30, 120 * 4**recipe.brightness)
    note = struck(np.tanh(body * rng.uniform(0.8, 2)) * np.exp(-t / rng.uniform(0.07, 0.15)))
    shape = [(0, 0.7, 0.8, 0.9), (0, 0, 1, 0), (0, 0, 0.9, 0.9), (0, 1, 0.6, 0.8)][rng.integers(4)]
    return place(clock, note, {s: shape[s % 4] for s in range(STEPS) if shape[s % 4]})


def offbeat(rng: Generator, clock: Clock, recipe: Recipe) -> Floats:
    """One held note between the beats: a saw or a square behind a low-pass; now and then a sixteenth after it."""
    pitch, cutoff, odd = recipe.root, rng.uniform(200, 450) * 3**recipe.brightness, bool(rng.random() < 0.5)
    seconds = rng.uniform(0.9, 1.9) * clock.step
    weights = saw_weights(pitch, cutoff, rng.uniform(0.7, 2), odd)
    note = wave(clock, seconds, pitch, weights) * held(clock, seconds)
    hits: Hits = dict.fromkeys((2, 6, 10, 14), 1.0)
    if rng.random() < recipe.density:
        hits |= dict.fromkeys((3, 11), 0.7)
    return place(clock, note, hits)


def sustained(rng: Generator, clock: Clock, recipe: Recipe, note: Callable[[float, float], Floats]) -> Floats:
    """One note a bar, or two or three of the key; `note` makes one of a pitch (Hz) and a length (s)."""
    starts = [(0,), (0, 8), (0, 6, 12), (0, 12)][rng.integers(4)]
    ends = (*starts[1:], STEPS)
    pitches = [recipe.root, *(minor_note(rng, recipe.root) for _ in starts[1:])]
    sounds = {a: note(p, (b - a) * clock.step) for a, b, p in zip(starts, ends, pitches, strict=True)}
    return place(clock, sounds, dict.fromkeys(starts, 1.0))


def sub(rng: Generator, clock: Clock, recipe: Recipe) -> Floats:
    """A sine that stays, with a few quiet harmonics so that a small speaker shows it, too."""
    weights = np.array([1, rng.uniform(0.1, 0.5), rng.uniform(0.03, 0.3), 0.1 * recipe.brightness], np.float32)

    def note(pitch: float, seconds: float) -> Floats:
        return wave(clock, seconds, pitch, weights) * held(clock, seconds, 0.01, 0.03)

    return sustained(rng, clock, recipe, note)


def reese(rng: Generator, clock: Clock, recipe: Recipe) -> Floats:
    """Two saws that beat against each other behind a low-pass."""
    cutoff, beats = rng.uniform(250, 500) * 3**recipe.brightness, int(rng.integers(1, 4))
    apart = beats * clock.sample_rate / clock.samples  # Hz: whole beats a bar

    def note(pitch: float, seconds: float) -> Floats:
        weights = saw_weights(pitch, cutoff, 1)
        both = wave(clock, seconds, pitch, weights) + wave(clock, seconds, pitch + apart, weights)
        return both * held(clock, seconds, 0.01, 0.03)

    return sustained(rng, clock, recipe, note)


def none(rng: Generator, clock: Clock, recipe: Recipe) -> Floats:
    """No bass."""
    return np.zeros(clock.samples, np.float32)


PLAYERS = {f.__name__: f for f in (acid, rumble, offbeat, sub, reese, pluck, none)}


def bass(rng: Generator, clock: Clock, recipe: Recipe) -> Floats:
    """The recipe's bass, one bar [shape=(samples,), peak 1 or silent]."""
    bar = PLAYERS[recipe.bass](rng, clock, recipe)
    return bar / (np.abs(bar).max() + 1e-9)
