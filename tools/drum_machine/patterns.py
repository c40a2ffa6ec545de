"""Patterns of hits on the sixteen steps of a bar, with groove and fills; denser recipes have more hits."""

import numpy as np
from numpy.random import Generator

from tools.drum_machine.clock import STEPS, Hits
from tools.drum_machine.recipe import Recipe

HALF = STEPS // 2
OFFBEATS = (2, 6, 10, 14)
BEATS = (0, 4, 8, 12)
LAST_BEAT = 12  # step at which a fill begins
BROKEN_KICKS = ((0, 3, 6, 10, 12), (0, 4, 7, 10, 14), (0, 6, 8, 14), (0, 7, 10), (0, 3, 8, 11))  # not on every beat
GHOSTS = ((7,), (7, 9), (15,), (3, 11), (10,), (14, 15))  # of the backbeat
HAT_RUN: Hits = {LAST_BEAT + i / 2: 0.55 + 0.05 * i for i in range(8)}
STUTTER: Hits = {LAST_BEAT + i * 2 / 3: 0.9 - 0.1 * i for i in range(6)}
FEEL = 0.03  # of a step: standard deviation of the groove between the beats, 3.5 ms at 128 BPM
JITTER = 0.003  # of a step: standard deviation of a single hit from the groove, 0.35 ms at 128 BPM


def draw_groove(rng: Generator, swing: float) -> tuple[float, ...]:
    """Draw the delay of each sixteenth, in steps: beats are on time, odd steps are swung, the others vary a little.

    All parts share it, as in a sequencer, so that hits on the same step stay together.
    """
    feel = rng.normal(0, FEEL, STEPS) + swing * (np.arange(STEPS) % 2)
    return tuple(float(late) if step % 4 else 0.0 for step, late in enumerate(feel))


def draw_kicks(rng: Generator, recipe: Recipe) -> Hits:
    """Draw four kicks on the floor, sometimes with a ghost note, or a broken beat; a drop leaves out the last beat."""
    broken = 0.3 if recipe.kit in ("electro", "dusty") else 0.06
    if rng.random() < broken:
        hits: Hits = dict.fromkeys(BROKEN_KICKS[rng.integers(len(BROKEN_KICKS))], 1.0)
    else:
        hits = dict.fromkeys(BEATS, 1.0)
        if rng.random() < 0.35 * recipe.density:
            hits[int(rng.choice([7, 11, 14, 15]))] = 0.6
    return {s: v for s, v in hits.items() if s < LAST_BEAT} if recipe.fill == "drop" else hits


def humanize(rng: Generator, hits: Hits) -> Hits:
    """Vary the times and velocities of hits a little, as a drummer does."""
    return {step + rng.normal(0, JITTER): velocity * rng.uniform(0.85, 1) for step, velocity in hits.items()}


def vary_second_half(rng: Generator, hits: Hits) -> Hits:
    """Vary the second half bar: one hit in four is left out, one in five moves, and half the time one is added."""
    varied: Hits = {step: velocity for step, velocity in hits.items() if step < HALF}
    for step, velocity in hits.items():
        if step >= HALF:
            choice = rng.random()
            if choice > 0.25:
                varied[(step + 1 if choice > 0.8 else step) % STEPS] = velocity
    if rng.random() < 0.5:
        varied[int(rng.integers(HALF, STEPS))] = 0.6
    return varied


def draw_closed_hats(rng: Generator, recipe: Recipe) -> Hits:
    """Draw offbeats, eighths, a figure and its variation, or accented sixteenths, and the fill `hats`."""
    density = recipe.density + rng.normal(0, 0.1)
    if density < 0.25:
        hits: Hits = dict.fromkeys(OFFBEATS, 1.0)
    elif density < 0.4:
        hits = {step: 1.0 if step % 4 else 0.5 for step in range(0, STEPS, 2)}
    elif density < 0.65:
        played = rng.random(HALF) < 0.6
        figure = [step for step in range(STEPS) if played[step % HALF] or step in OFFBEATS]
        hits = {step: 1.0 if step in OFFBEATS else float(rng.uniform(0.5, 0.8)) for step in figure}
        hits = vary_second_half(rng, hits) | dict.fromkeys(OFFBEATS, 1.0)
    else:
        accents = [float(rng.uniform(0.4, 0.7)), float(rng.uniform(0.3, 0.7)), 1.0, float(rng.uniform(0.3, 0.7))]
        hits = {step: accents[step % 4] for step in range(STEPS)}
    if rng.random() < 0.3 * recipe.density:
        first = float(rng.choice([5, 7, 11, 13]))
        hits |= {first: 0.7, first + 0.5: 0.5}
    if recipe.fill == "hats":
        hits |= HAT_RUN
    return hits


def draw_top(rng: Generator) -> Hits:
    """Draw a ride or shaker: sixteenths with accented offbeats, offbeats, beats, or every third sixteenth."""
    sixteenths: Hits = {step: (0.5, 0.65, 1.0, 0.65)[step % 4] for step in range(STEPS)}
    threes: Hits = {step: 1.0 if step % 6 == 0 else 0.7 for step in range(0, STEPS, 3)}
    offbeats: Hits = dict.fromkeys(OFFBEATS, 1.0)
    beats: Hits = dict.fromkeys(BEATS, 1.0)
    choices = (sixteenths, offbeats, beats, threes)
    return choices[int(rng.choice(4, p=(0.4, 0.25, 0.15, 0.2)))]


def draw_backbeat(rng: Generator, recipe: Recipe) -> Hits:
    """Draw the second and fourth beat or the fourth alone, with ghost notes, and the fills `roll` and `stutter`."""
    hits: Hits = dict.fromkeys((4, 12) if rng.random() < 0.7 else (12,), 1.0)
    if rng.random() < 0.6 * recipe.density:
        hits |= dict.fromkeys(GHOSTS[rng.integers(len(GHOSTS))], 0.35)
    if recipe.fill == "roll":
        hits |= draw_roll(rng)
    if recipe.fill == "stutter":
        hits |= STUTTER
    return hits


def draw_roll(rng: Generator) -> Hits:
    """Draw a roll that gets louder in the last beat: sixteenths or thirty-seconds."""
    count = 8 if rng.random() < 0.5 else 4
    return {LAST_BEAT + 4 * i / count: 0.4 + 0.6 * i / (count - 1) for i in range(count)}


def draw_percussion(rng: Generator, recipe: Recipe) -> Hits:
    """Draw 2 to 7 hits, spread as evenly as the steps allow from a random step on; the first is accented."""
    count = int(rng.integers(2, 4 + round(4 * recipe.density)))
    first = int(rng.integers(STEPS))
    hits: Hits = {(i * STEPS // count + first) % STEPS: 1.0 if i == 0 else 0.65 for i in range(count)}
    return vary_second_half(rng, hits) if rng.random() < 0.85 else hits


def draw_tom_run(rng: Generator) -> Hits:
    """Draw toms that get louder: sixteenths in the last beat, or eighths in the last two."""
    first, gap = (LAST_BEAT, 1) if rng.random() < 0.6 else (LAST_BEAT - 4, 2)
    return {step: 0.6 + 0.1 * i for i, step in enumerate(range(first, STEPS, gap))}
