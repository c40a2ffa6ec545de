"""The drums' patterns: hits on the sixteen steps, fuller where the recipe is denser, and the fills."""

from numpy.random import Generator

from tools.drum_machine.clock import STEPS, Hits
from tools.drum_machine.recipe import Recipe

OFFBEATS = (2, 6, 10, 14)
LAST_BEAT = 12  # where a fill begins


def kicks(rng: Generator, recipe: Recipe) -> Hits:
    """Four on the floor; now and then a ghost before the beat, or a broken beat; a drop leaves the last beat out."""
    if rng.random() < 0.1:
        hits: Hits = dict.fromkeys([(0, 3, 6, 10, 12), (0, 4, 7, 10, 14), (0, 6, 8, 14)][rng.integers(3)], 1.0)
    else:
        hits = dict.fromkeys((0, 4, 8, 12), 1.0)
        if rng.random() < 0.35 * recipe.density:
            hits[int(rng.choice([7, 11, 14, 15]))] = 0.6
    return {s: v for s, v in hits.items() if s < LAST_BEAT} if recipe.fill == "drop" else hits


def closed_hats(rng: Generator, recipe: Recipe) -> Hits:
    """Offbeats, eighths, a figure of eight steps played twice, or accented sixteenths, by density."""
    density = recipe.density + rng.normal(0, 0.1)
    if density < 0.25:
        hits: Hits = dict.fromkeys(OFFBEATS, 1.0)
    elif density < 0.45:
        hits = {step: 1.0 if step % 4 else 0.5 for step in range(0, STEPS, 2)}
    elif density < 0.65:
        played = rng.random(8) < 0.6
        hits = {step: 1.0 if step in OFFBEATS else 0.7 for step in range(STEPS) if played[step % 8] or step % 4 == 2}
    else:
        accents = [0.6, float(rng.uniform(0.3, 0.7)), 1.0, float(rng.uniform(0.3, 0.7))]
        hits = {step: accents[step % 4] for step in range(STEPS)}
    if recipe.fill == "hats":
        hits |= {LAST_BEAT + i / 2: 0.55 + 0.05 * i for i in range(8)}
    return hits


def top(rng: Generator, shaken: bool) -> Hits:
    """A shaker's sixteenths, or a ride on the offbeats or the beats."""
    if shaken:
        return {step: (0.5, 0.7, 1.0, 0.7)[step % 4] for step in range(STEPS)}
    return dict.fromkeys(OFFBEATS if rng.random() < 0.5 else (0, 4, 8, 12), 1.0)


def backbeat(rng: Generator, recipe: Recipe) -> Hits:
    """The second and fourth beat or the fourth alone, ghosts around them, and a roll where that is the fill."""
    hits: Hits = dict.fromkeys((4, 12) if rng.random() < 0.8 else (12,), 1.0)
    if rng.random() < 0.5 * recipe.density:
        hits |= dict.fromkeys([(7,), (7, 9), (15,), (3, 11)][rng.integers(4)], 0.35)
    if recipe.fill == "roll":
        halves = 8 if rng.random() < 0.5 else 4
        hits |= {LAST_BEAT + 4 * i / halves: 0.4 + 0.6 * i / (halves - 1) for i in range(halves)}
    return hits


def spread(rng: Generator, recipe: Recipe) -> Hits:
    """Between 2 and 7 hits spread as evenly as a bar allows, turned by some steps, one of them accented."""
    hits = int(rng.integers(2, 4 + round(4 * recipe.density)))
    turn = int(rng.integers(STEPS))
    return {(i * STEPS // hits + turn) % STEPS: 1.0 if i == 0 else 0.65 for i in range(hits)}


def tom_run() -> Hits:
    """A tom on each sixteenth of the last beat, louder and louder."""
    return {LAST_BEAT + i: 0.7 + 0.1 * i for i in range(4)}
