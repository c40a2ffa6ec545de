"""Arrangements: what each part of a loop plays in the bars of a song, and the loop itself as a song of one bar.

A song has phrases of four bars. A part enters with a phrase, varies the last bar of each, and may rest for a phrase;
lines answer in another pitch in some of the bars. In the last bar of a phrase there can be a fill, and a drop, in which
the kick rests for a beat, half a bar or all of it; each song has at least one of both.
"""

import copy
import dataclasses
from collections.abc import Callable

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from inference.arrays import Floats
from tools.drum_machine.clock import STEPS, Clock, Hits
from tools.drum_machine.recipe import MINOR, Recipe

Player = Callable[[Generator, Clock, Recipe], Floats]  # gives one bar [shape=(samples,) or (2, samples)]

PHRASE = 4  # bars
FADE = 0.004  # seconds, from one line to the next at a bar line
SONG_FILLS = ("roll", "toms", "hats", "swell", "stutter")
FILL_SHARE = 0.7  # of the phrases that end with a fill
DROPS = (0, 4, 8, STEPS)  # steps at the end of a phrase without kicks
DROP_SHARES = (0.45, 0.25, 0.15, 0.15)
ENTRY_SHARE = 0.45  # of the parts that are not there from the beginning
REST_SHARE = 0.15  # of the phrases in which a part that has entered rests
VARY_SHARE = 0.7  # of the parts whose phrases end with a variation
LEFT_OUT, MOVED = 0.25, 0.2  # of the hits of a varied second half bar


class OneBar:
    """The arrangement of a loop: every part plays its bar."""

    def __init__(self) -> None:
        self.bars = 1
        self.fills: dict[int, str] = {}  # by bar, beside the recipe's own

    def spread(self, hits: Hits, varies: bool = True) -> dict[float, float]:
        """Return the steps of the song at which a part plays, and for each the step of the bar whose hit it plays."""
        return {step: step for step in hits}

    def spread_kicks(self, kicks: Hits) -> Hits:
        """Return the kicks of the song."""
        return kicks

    def play_line(self, player: Player, rng: Generator, clock: Clock, recipe: Recipe) -> Floats:
        """Return a line of the song [shape=(..., clock.samples)]."""
        return player(rng, clock, recipe)


class Song(OneBar):
    """The arrangement of a song of at least two bars."""

    def __init__(self, rng: Generator, bars: int) -> None:
        super().__init__()
        self.rng, self.bars = rng, bars
        self.ends = [*range(PHRASE - 1, bars - 1, PHRASE), bars - 1]  # last bars of phrases
        filled = rng.random(len(self.ends)) < FILL_SHARE
        filled[int(rng.integers(len(filled)))] = True
        self.fills = {bar: str(rng.choice(SONG_FILLS)) for bar, fills in zip(self.ends, filled, strict=True) if fills}
        drops = rng.choice(DROPS, size=len(self.ends), p=DROP_SHARES)
        drops[int(rng.integers(len(drops)))] = DROPS[-1]
        self.drops = dict(zip(self.ends, drops.tolist(), strict=True))

    def spread(self, hits: Hits, varies: bool = True) -> dict[float, float]:
        """Return the steps of the song at which a part plays, and for each the step of the bar whose hit it plays."""
        varies = varies and bool(self.rng.random() < VARY_SHARE)
        source: dict[float, float] = {}
        for bar in np.flatnonzero(self._draw_bars()).tolist():
            for step in hits:
                moved = self._vary(step) if varies and bar in self.ends else step
                if moved is not None:
                    source[STEPS * bar + moved] = step
        return source

    def spread_kicks(self, kicks: Hits) -> Hits:
        """Return the kicks of the song."""
        return {
            STEPS * bar + step: velocity
            for bar in range(self.bars)
            for step, velocity in kicks.items()
            if step < STEPS - self.drops.get(bar, 0)
        }

    def play_line(self, player: Player, rng: Generator, clock: Clock, recipe: Recipe) -> Floats:
        """Return a line of the song [shape=(..., clock.samples)]: a bar, and in some bars the same in another pitch."""
        again = copy.deepcopy(rng)
        bar = player(rng, clock.one_bar, recipe)
        interval = int(self.rng.choice(MINOR[1:])) - 12 * int(self.rng.integers(2))  # semitones
        other = player(again, clock.one_bar, dataclasses.replace(recipe, root=recipe.root * 2 ** (interval / 12)))
        answers = np.resize(self.rng.permutation(PHRASE) < self.rng.integers(1, 3), self.bars)
        plays = self._draw_bars()
        gains = self._fade(clock, plays & ~answers), self._fade(clock, plays & answers)
        return (np.tile(bar, self.bars) * gains[0] + np.tile(other, self.bars) * gains[1]).astype(np.float32)

    def _draw_bars(self) -> NDArray[np.bool_]:
        """Draw the bars in which a part plays [shape=(bars,)]; from its entry on, it rests for a phrase at times."""
        phrases = len(self.ends)
        plays = self.rng.random(phrases) >= REST_SHARE
        late = phrases > 1 and self.rng.random() < ENTRY_SHARE
        entry = int(self.rng.integers(1, phrases)) if late else 0
        plays[:entry], plays[entry] = False, True
        return np.repeat(plays, PHRASE)[: self.bars]

    def _fade(self, clock: Clock, plays: NDArray[np.bool_]) -> Floats:
        """Return the gain of a line [shape=(clock.samples,)], which fades at the bar lines around the bars it plays."""
        width = round(FADE * clock.sample_rate)
        gain = np.repeat(plays.astype(np.float32), clock.samples // self.bars)
        for bar in np.flatnonzero(plays != np.roll(plays, 1)).tolist():
            place = np.arange(-width, width) + bar * clock.samples // self.bars
            before, after = np.float32(plays[bar - 1]), np.float32(plays[bar])
            gain[place % clock.samples] = np.linspace(before, after, 2 * width, dtype=np.float32)
        return gain

    def _vary(self, step: float) -> float | None:
        """Return where a hit of a bar's second half is played in a varied bar, or None where it is left out."""
        choice = self.rng.random() if step >= STEPS // 2 else 1.0
        if choice < LEFT_OUT:
            return None
        return step + 1 if choice < LEFT_OUT + MOVED and step + 1 < STEPS else step
