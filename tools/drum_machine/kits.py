"""Four kits, each with a character: the ranges that its drums are drawn from, together."""

from collections.abc import Callable
from dataclasses import dataclass

from numpy.random import Generator

from tools.drum_machine import drums
from tools.drum_machine.clock import Clock, Floats
from tools.drum_machine.recipe import Recipe

Range = tuple[float, float]
Drum = Callable[[Generator, Clock, float], Floats]


@dataclass(frozen=True)
class Character:
    """What one kit's drums may be; Hz and seconds."""

    pitch: Range  # of the kick, as are the next four
    sweep: Range
    decay: Range
    drive: Range
    click: Range
    hat_low: float  # Hz: where the hats' noise begins; up to 3 kHz more where the loop is bright
    metal: Range
    circuit: float  # Hz: the lowest of the hats' oscillators
    closed: Range  # decay
    open: Range
    backbeats: tuple[Drum, ...]
    percussion: tuple[Drum, ...]
    shaken: float  # the part of its loops whose top is a shaker, not a ride


CHARACTERS = {
    "boom": Character(
        pitch=(44, 52), sweep=(60, 130), decay=(0.16, 0.26), drive=(1, 1.6), click=(0.02, 0.08),
        hat_low=5500, metal=(0.6, 1.2), circuit=2900, closed=(0.012, 0.022), open=(0.06, 0.11),
        backbeats=(drums.clap, drums.snare), percussion=(drums.conga, drums.cowbell, drums.rim), shaken=0.7,
    ),
    "club": Character(
        pitch=(48, 58), sweep=(180, 320), decay=(0.1, 0.17), drive=(1.5, 2.5), click=(0.08, 0.2),
        hat_low=6500, metal=(0.1, 0.5), circuit=4200, closed=(0.015, 0.03), open=(0.08, 0.13),
        backbeats=(drums.clap, drums.snare, drums.clap), percussion=(drums.tom, drums.rim, drums.blip), shaken=0.2,
    ),
    "industrial": Character(
        pitch=(42, 55), sweep=(150, 300), decay=(0.14, 0.24), drive=(4, 8), click=(0.1, 0.3),
        hat_low=4500, metal=(0.3, 1.0), circuit=3500, closed=(0.01, 0.02), open=(0.05, 0.09),
        backbeats=(drums.snare, drums.burst), percussion=(drums.clang, drums.burst, drums.tom), shaken=0.3,
    ),
    "dub": Character(
        pitch=(42, 50), sweep=(40, 110), decay=(0.1, 0.18), drive=(1, 1.3), click=(0.0, 0.04),
        hat_low=7500, metal=(0.0, 0.2), circuit=5000, closed=(0.008, 0.016), open=(0.04, 0.08),
        backbeats=(drums.rim, drums.clap), percussion=(drums.blip, drums.conga, drums.rim), shaken=0.8,
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Kit:
    """The sounds of one loop, each with a peak of 1."""

    kick: Floats
    closed_hat: Floats
    open_hat: Floats
    top: Floats  # a shaker or a ride
    shaken: bool
    backbeat: Floats
    percussion: tuple[Floats, Floats]
    tom: Floats


def make_kit(rng: Generator, clock: Clock, recipe: Recipe) -> Kit:
    """The recipe's kit, its percussion tuned to the recipe's key."""
    one = CHARACTERS[recipe.kit]
    kick = (rng.uniform(*span) for span in (one.pitch, one.sweep, one.decay, one.drive, one.click))
    low, metal = one.hat_low + 3000 * recipe.brightness, rng.uniform(*one.metal)
    shaken = rng.random() < one.shaken
    first, second = rng.permutation(len(one.percussion))[:2]
    return Kit(
        kick=drums.kick(rng, clock, *kick),
        closed_hat=drums.hat(rng, clock, rng.uniform(*one.closed), low, metal, one.circuit),
        open_hat=drums.hat(rng, clock, rng.uniform(*one.open), low, metal, one.circuit),
        top=drums.shaker(rng, clock) if shaken else drums.ride(rng, clock, one.circuit),
        shaken=shaken,
        backbeat=one.backbeats[rng.integers(len(one.backbeats))](rng, clock, recipe.root),
        percussion=(
            one.percussion[first](rng, clock, recipe.root),
            one.percussion[second](rng, clock, recipe.root),
        ),
        tom=drums.tom(rng, clock, recipe.root),
    )
