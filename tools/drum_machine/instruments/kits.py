"""Eight kits: each has its own choice of drums and ranges of their settings."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from inference.arrays import Floats
from tools.drum_machine.clock import Clock
from tools.drum_machine.instruments import cymbals, drums, kicks
from tools.drum_machine.recipe import Recipe

Range = tuple[float, float]
Drum = Callable[[Generator, Clock, float], Floats]
OneShots = Mapping[str, Sequence[Floats]]  # keys are of KINDS
KINDS = ("kick", "snare", "clap", "hat", "open", "ride", "shaker", "crash", "tom", "percussion")


@dataclass(frozen=True)
class Character:
    """The drums of a kit, and the ranges of their settings."""

    kicks: tuple[Drum, ...]
    hat_low: float  # Hz: lower edge of the hats' noise, up to 3 kHz higher in bright loops
    ring: Range  # share of metal in the hats, 0..1
    lowest: float  # Hz: lowest of the hats' oscillators
    closed: Range  # seconds, decay
    open: Range  # seconds, decay
    backbeats: tuple[Drum, ...]
    percussion: tuple[Drum, ...]
    tops: tuple[Drum, ...]


CHARACTERS = {
    "boom": Character(
        (kicks.boom,), 5500, (0.4, 0.9), 1100, (0.012, 0.022), (0.04, 0.08), (drums.clap, drums.snare),
        (drums.conga, drums.cowbell, drums.rim, drums.wood), (cymbals.shaker, cymbals.tambourine),
    ),
    "club": Character(
        (kicks.punch, kicks.gut), 6500, (0.1, 0.5), 1500, (0.015, 0.03), (0.05, 0.09), (drums.clap, drums.snare),
        (drums.tom, drums.rim, drums.blip), (cymbals.ride, cymbals.shaker, cymbals.tambourine),
    ),
    "industrial": Character(
        (kicks.hard,), 4500, (0.3, 0.8), 1300, (0.01, 0.02), (0.04, 0.07), (drums.snare, drums.burst, drums.crack),
        (drums.clang, drums.burst, drums.tom, drums.zap), (cymbals.ride, cymbals.shaker),
    ),
    "dub": Character(
        (kicks.felt, kicks.boom), 7500, (0.0, 0.2), 1800, (0.008, 0.016), (0.04, 0.08), (drums.rim, drums.snap),
        (drums.blip, drums.conga, drums.wood, drums.bottle), (cymbals.shaker,),
    ),
    "warehouse": Character(
        (kicks.gut, kicks.hard, kicks.punch), 5500, (0.2, 0.7), 1400, (0.012, 0.026), (0.05, 0.09),
        (drums.clap, drums.burst), (drums.tom, drums.clang, drums.rim), (cymbals.ride,),
    ),
    "electro": Character(
        (kicks.boom, kicks.punch), 6000, (0.5, 1.0), 1000, (0.008, 0.02), (0.04, 0.08), (drums.snare, drums.clap),
        (drums.cowbell, drums.zap, drums.blip, drums.tom), (cymbals.tambourine, cymbals.shaker),
    ),
    "minimal": Character(
        (kicks.felt, kicks.punch, kicks.worn), 8000, (0.0, 0.4), 2000, (0.006, 0.014), (0.03, 0.07),
        (drums.snap, drums.clap, drums.rim), (drums.wood, drums.blip, drums.bottle, drums.zap), (cymbals.shaker,),
    ),
    "dusty": Character(
        (kicks.worn,), 4500, (0.0, 0.4), 1600, (0.012, 0.03), (0.04, 0.08), (drums.crack, drums.clap, drums.snare),
        (drums.conga, drums.wood, drums.tom, drums.rim), (cymbals.ride, cymbals.shaker, cymbals.tambourine),
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Kit:
    """The sounds of one loop, each with a peak of 1."""

    kick: Floats
    closed_hats: tuple[Floats, Floats]  # alternate; the same sound twice in some kits
    open_hat: Floats
    top: Floats  # a ride, shaker or tambourine
    backbeat: Floats
    percussion: tuple[Floats, ...]
    tom: Floats
    crash: Floats


@dataclass(frozen=True)
class _SoundSource:
    """Draws one-shots where there are some of a kind, and synthesises the other sounds."""

    rng: Generator
    clock: Clock
    root: float
    one_shots: OneShots

    def draw(self, kind: str, make: Callable[[], Floats]) -> Floats:
        """Draw a one-shot of a kind, or call `make`."""
        own = self.one_shots.get(kind)
        return own[int(self.rng.integers(len(own)))] if own else make()

    def draw_drum(self, kind: str, choices: Sequence[Drum]) -> Floats:
        """Draw one of several drums; one-shots named like it replace it, else those of `kind`."""
        drum = choices[int(self.rng.integers(len(choices)))]
        kind = drum.__name__ if drum.__name__ in KINDS else kind
        return self.draw(kind, lambda: drum(self.rng, self.clock, self.root))


def make_kit(rng: Generator, clock: Clock, recipe: Recipe, one_shots: OneShots) -> Kit:
    """Return the recipe's kit, tuned to its key; one-shots replace the sounds of their kind."""
    character, source = CHARACTERS[recipe.kit], _SoundSource(rng, clock, recipe.root, one_shots)
    low, ring = character.hat_low + 3000 * recipe.brightness, rng.uniform(*character.ring)
    lowest = character.lowest * rng.uniform(0.85, 1.15)
    closed, opened = rng.uniform(*character.closed), rng.uniform(*character.open)
    pitch = kicks.tune_kick(recipe.root) if rng.random() < 0.6 else rng.uniform(kicks.LOW, 56)
    kick = character.kicks[int(rng.integers(len(character.kicks)))]
    first, second = (source.draw("hat", lambda: cymbals.hat(rng, clock, closed, low, ring, lowest)) for _ in range(2))
    order = rng.permutation(len(character.percussion))[:3]
    return Kit(
        kick=source.draw("kick", lambda: kick(rng, clock, pitch)),
        closed_hats=(first, second if rng.random() < 0.5 else first),
        open_hat=source.draw("open", lambda: cymbals.hat(rng, clock, opened, low, ring, lowest)),
        top=source.draw_drum("percussion", character.tops),
        backbeat=_draw_backbeat(source, character.backbeats),
        percussion=tuple(source.draw_drum("percussion", [character.percussion[i]]) for i in order),
        tom=source.draw_drum("tom", [drums.tom]),
        crash=source.draw_drum("crash", [cymbals.crash]),
    )


def _draw_backbeat(source: _SoundSource, choices: Sequence[Drum]) -> Floats:
    """Draw the sound of the second and fourth beat: one drum, or two in layers."""
    first = source.draw_drum("snare", choices)
    if source.rng.random() < 0.6:
        return first
    second = source.draw_drum("snare", choices)
    both = np.zeros((2, max(first.shape[-1], second.shape[-1])), np.float32)
    both[:, : first.shape[-1]] += first
    both[:, : second.shape[-1]] += np.float32(source.rng.uniform(0.3, 0.8)) * second
    return both / np.abs(both).max()
