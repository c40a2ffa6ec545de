"""A bar or a song: which parts play, how loud, where in the stereo image, and how much goes to room and delay."""

import dataclasses
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from inference.arrays import Floats
from tools.drum_machine import patterns
from tools.drum_machine.clock import STEPS, Clock, Hits, place
from tools.drum_machine.effects.bus import master
from tools.drum_machine.effects.dynamics import duck, duck_before_hits
from tools.drum_machine.effects.filters import apply_filter, bell
from tools.drum_machine.instruments import cymbals
from tools.drum_machine.instruments.atmospheres import make_vinyl_noise, play_atmosphere
from tools.drum_machine.instruments.basses import LOW_BASSES, play_bass
from tools.drum_machine.instruments.kits import Kit, OneShots, make_kit
from tools.drum_machine.instruments.stabs import play_stab
from tools.drum_machine.mixer import Mixer, db_to_gain
from tools.drum_machine.recipe import Recipe, draw_recipe
from tools.drum_machine.song import OneBar, Song

CRASH_BARS = 8  # from one crash of a song to the next
MAX_LATE = 0.0008  # seconds by which one part may come after the groove
CHOKE_GAP = 0.012  # seconds before the next hat at which an open hat is closed
CHOKE_FADE = 0.004  # seconds


@dataclass(frozen=True)
class Parts:
    """The parts before the master bus [shape=(samples,) or (2, samples)], and the hits that they follow."""

    kick: Floats
    bass: Floats
    drums: Floats  # drums and cymbals without their room
    ambience: Floats  # stabs and atmosphere, and what all rooms and delays return
    kicks: Hits
    hit_times: list[float]  # seconds, of the kicks and of all drums that are louder than a ghost note


def make_loop(rng: Generator, samples: int, sample_rate: int, one_shots: OneShots | None = None) -> NDArray[np.float32]:
    """Return one bar of techno [shape=(samples, 2), peak below 1], seamless, from a recipe that is drawn first.

    one_shots : sounds by kind [shape=(n,) each, peak 1, at the sample rate] that replace the synthesised ones.
    """
    return _make(rng, draw_recipe(rng), OneBar(), samples, sample_rate, one_shots or {})


def make_song(
    rng: Generator, bars: int, samples: int, sample_rate: int, one_shots: OneShots | None = None
) -> NDArray[np.float32]:
    """Return a song [shape=(bars, samples, 2), peak below 1] with the tempo, kit and mix of one recipe.

    bars : at least 2. The tails of a bar, rooms and delays go on in the next one, those of the last in the first, so
    that the song is seamless, too.
    """
    recipe = dataclasses.replace(draw_recipe(rng), fill="none")  # the song has fills of its own
    return _make(rng, recipe, Song(rng.spawn(1)[0], bars), samples, sample_rate, one_shots or {}).reshape(bars, -1, 2)


def _make(
    rng: Generator, recipe: Recipe, song: OneBar, samples: int, sample_rate: int, one_shots: OneShots
) -> NDArray[np.float32]:
    clock = Clock(song.bars * samples, sample_rate, patterns.draw_groove(rng, recipe.swing), song.bars)
    parts = play_parts(rng, clock, recipe, one_shots, song)
    mix = parts.kick + parts.drums + duck_before_hits(clock, parts.bass + parts.ambience, parts.hit_times)
    return np.ascontiguousarray(master(rng, clock, recipe, mix).T, np.float32)


def play_parts(rng: Generator, clock: Clock, recipe: Recipe, one_shots: OneShots, song: OneBar) -> Parts:
    """Return the parts of a recipe in all bars of the song, each at its level."""
    kit = make_kit(rng, clock.one_bar, recipe, one_shots)
    kicks = song.spread_kicks(patterns.draw_kicks(rng, recipe))
    drum_mixer, music_mixer = (Mixer(rng, clock, recipe.space, song) for _ in range(2))
    add_drums(drum_mixer, recipe, kit)
    for bar, fill in song.fills.items():
        add_fill(drum_mixer, recipe, kit, fill, bar)
    add_cymbals(drum_mixer, recipe, kit)
    add_music(music_mixer, recipe)
    drums, drum_room = drum_mixer.mix()
    music, echoes = music_mixer.mix()
    music = duck(clock, music + echoes, kicks, rng.uniform(0.3, 0.95), rng.uniform(0.1, 0.3))
    kick, bass = play_low_end(rng, clock, recipe, kit, kicks, song)
    presence = bell(clock, rng.uniform(2500, 4500), rng.uniform(2, 6), 1.5)
    times = [clock.position(step) * clock.step for step in kicks] + drum_mixer.hits
    return Parts(kick, bass, apply_filter(drums, presence), drum_room + music, kicks, times)


def add_drums(mixer: Mixer, recipe: Recipe, kit: Kit) -> None:
    """Add the backbeat, the percussion and the fills; a denser recipe has more of them."""
    rng = mixer.rng
    if recipe.fill in ("roll", "stutter") or rng.random() < 0.8:
        hits = patterns.draw_backbeat(rng, recipe)
        level, late, room = rng.uniform(-10, -5), rng.uniform(0, MAX_LATE), rng.uniform(-22, -10)
        mixer.add_hits(kit.backbeat, hits, level, late=late, room=room, delay=-20)
    for sound in kit.percussion:
        if rng.random() < 0.15 + 0.6 * recipe.density:
            hits = patterns.humanize(rng, patterns.draw_percussion(rng, recipe))
            level, late = rng.uniform(-17, -10), rng.uniform(0, MAX_LATE)
            room, delay = rng.uniform(-20, -8), rng.uniform(-28, -10)
            mixer.add_hits(sound, hits, level, mixer.draw_pan(), late=late, room=room, delay=delay)
    if recipe.fill in ("toms", "swell"):
        add_fill(mixer, recipe, kit, recipe.fill, 0)


def add_fill(mixer: Mixer, recipe: Recipe, kit: Kit, fill: str, bar: int) -> None:
    """Add a fill (of song.SONG_FILLS) at the end of a bar of the song, from 0."""
    rng, clock, end = mixer.rng, mixer.clock, (bar + 1) * STEPS
    if fill == "swell":
        swell = cymbals.swell(rng, clock.one_bar, recipe.root)
        length = swell.shape[-1] / clock.sample_rate / clock.step  # steps: the swell ends where the bar does
        mixer.add(place(clock, swell, {end - length: 1.0}), -26)
        return
    sound, hits, level = {
        "toms": lambda: (kit.tom, patterns.draw_tom_run(rng), -10),
        "roll": lambda: (kit.backbeat, patterns.draw_roll(rng), -8),
        "stutter": lambda: (kit.backbeat, patterns.STUTTER, -8),
        "hats": lambda: (kit.closed_hats[0], patterns.HAT_RUN, -9),
    }[fill]()
    mixer.add_fill(sound, {end - STEPS + step: v for step, v in hits.items()}, level, mixer.draw_pan(), room=-10)


def add_cymbals(mixer: Mixer, recipe: Recipe, kit: Kit) -> None:
    """Add the hats, in denser recipes a ride or shaker, and sometimes a crash on the first beat."""
    rng, clock = mixer.rng, mixer.clock
    hats, late = patterns.draw_closed_hats(rng, recipe), rng.uniform(0, MAX_LATE)
    level, pan = rng.uniform(-11, -6), mixer.draw_pan()
    if rng.random() < 0.55:
        hats = {step: velocity for step, velocity in hats.items() if step not in patterns.OFFBEATS}
        opened: dict[float, Floats] = {
            step: choke(clock, kit.open_hat, 1 if step + 1 in hats else 2) for step in patterns.OFFBEATS
        }
        mixer.add_hits(opened, dict.fromkeys(patterns.OFFBEATS, 1.0), level, pan, late=late, room=-20, varies=False)
    hits = patterns.humanize(rng, hats)
    alternating: dict[float, Floats] = {step: kit.closed_hats[i % 2] for i, step in enumerate(sorted(hits))}
    mixer.add_hits(alternating, hits, level, pan, late=late, room=-18)
    if rng.random() < 0.15 + 0.5 * recipe.density:
        hits = patterns.humanize(rng, patterns.draw_top(rng))
        mixer.add_hits(kit.top, hits, rng.uniform(-24, -16), mixer.draw_pan(), late=late, room=-16)
    if rng.random() < 0.12:
        crashes: Hits = dict.fromkeys(range(0, clock.steps, CRASH_BARS * STEPS), 1.0)
        mixer.add(place(clock, kit.crash, crashes), rng.uniform(-20, -14), room=-16)


def choke(clock: Clock, sound: Floats, steps: float) -> Floats:
    """Cut an open hat [shape=(n,)] shortly before the next hat, which is struck `steps` later."""
    length = clock.times(steps * clock.step - CHOKE_GAP)
    cut = sound[: len(length)].copy()
    fade = min(int(CHOKE_FADE * clock.sample_rate), len(cut))
    cut[len(cut) - fade :] *= np.linspace(1, 0, fade, dtype=np.float32)
    return cut


def add_music(mixer: Mixer, recipe: Recipe) -> None:
    """Add the stab, the atmosphere, and sometimes the noise of a record."""
    rng, clock, song = mixer.rng, mixer.clock, mixer.song
    if recipe.stab != "none":
        level, room, delay = rng.uniform(-8, -2), rng.uniform(-17, -6), rng.uniform(-12, -3)
        mixer.add(song.play_line(play_stab, rng, clock, recipe), level, room=room, delay=delay)
    mixer.add(song.play_line(play_atmosphere, rng, clock, recipe), rng.uniform(-44, -37) + 8 * recipe.space, room=-20)
    if rng.random() < 0.4:
        mixer.add(np.tile(make_vinyl_noise(rng, clock.one_bar), clock.bars), rng.uniform(-66, -54))


def play_low_end(
    rng: Generator, clock: Clock, recipe: Recipe, kit: Kit, kicks: Hits, song: OneBar
) -> tuple[Floats, Floats]:
    """Return the kick and the bass [shape=(samples,) each]; the kick ducks the bass, a low bass shortens the kick."""
    kick = place(clock, kit.kick, kicks) * db_to_gain(-4 + 4 * recipe.kick_level)
    hold, release = rng.uniform(0.13, 0.18), rng.uniform(0.06, 0.12)
    gain = duck(clock, np.ones(clock.samples, np.float32), kicks, rng.uniform(0.95, 1), release, hold)
    bass = song.play_line(play_bass, rng, clock, recipe) * db_to_gain(-18 + 13 * recipe.bass_level**0.6)
    shortened = np.float32(0.9 if recipe.bass in LOW_BASSES else 0)
    return (kick * (1 - shortened * gain)).astype(np.float32), bass * gain
