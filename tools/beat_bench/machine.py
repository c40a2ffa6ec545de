"""Play songs with the drum machine: the drums of a composition, or whole bars that the machine draws itself."""

import numpy as np
from numpy.random import Generator

from inference.arrays import Floats
from tools.beat_bench.composition import SECONDS, Song
from tools.drum_machine.arrangement import play_parts
from tools.drum_machine.clock import Clock
from tools.drum_machine.instruments.atmospheres import play_atmosphere
from tools.drum_machine.instruments.basses import play_bass
from tools.drum_machine.instruments.kits import Kit, make_kit
from tools.drum_machine.instruments.sounds import make_noise
from tools.drum_machine.instruments.stabs import play_stab
from tools.drum_machine.mixer import db_to_gain
from tools.drum_machine.patterns import draw_groove
from tools.drum_machine.recipe import draw_recipe
from tools.drum_machine.song import OneBar

RATE = 44100
DRUM_LEVELS = {"kick": -3.0, "snare": -7.0, "clap": -7.0, "hat": -12.0, "pedal": -14.0, "open": -12.0, "ride": -14.0,
               "crash": -14.0, "tom": -8.0, "perc": -13.0}  # fmt: skip  # dB
TAIL = 1.0  # seconds after the last bar


def render_song(rng: Generator, song: Song) -> Floats:
    """Return a composition [shape=(samples,), 44.1 kHz] with a kit, basses and stabs of the drum machine."""
    bar = 240 / song.bpm * RATE
    clock = Clock(round(bar), RATE)
    recipe = draw_recipe(rng)
    kit = make_kit(rng, clock, recipe, {})
    sound = np.zeros(round(song.downbeat * RATE + song.bars * bar + TAIL * RATE), np.float32)
    for event in song.events:
        if event.instrument in DRUM_LEVELS:
            level = db_to_gain(DRUM_LEVELS[event.instrument]) * np.float32(event.velocity)
            _add(sound, level * _drum(kit, event.instrument), song.downbeat * RATE + event.beat / 4 * bar)
    bass = play_bass(rng, clock, recipe) * db_to_gain(rng.uniform(-16, -8))
    music = play_atmosphere(rng, clock, recipe).mean(0) * db_to_gain(rng.uniform(-40, -30))
    if recipe.stab != "none":
        music = music + play_stab(rng, clock, recipe).mean(0) * db_to_gain(rng.uniform(-16, -8))
    for number in range(song.bars):
        start = song.downbeat * RATE + number * bar
        parts = {event.instrument for event in song.events if 4 * number <= event.beat < 4 * number + 4}
        for part, layer in (("bass", bass), ("chord", music)):
            if part in parts:
                _add(sound, layer.astype(np.float32), start)
    return np.tanh(sound * np.float32(rng.uniform(0.7, 1.6))).astype(np.float32)


def render_bars(rng: Generator, bpm: float, downbeat: float) -> tuple[Floats, float]:
    """Return a song of the machine's own bars [shape=(samples,), 44.1 kHz] with parts that come and go, and its BPM."""
    samples = round(240 / bpm * RATE)
    bars = max(4 * round(SECONDS * RATE / samples / 4), 8)
    recipe = draw_recipe(rng)
    clocks = (Clock(samples, RATE, draw_groove(rng, recipe.swing)) for _ in range(2))
    variants = [play_parts(rng, clock, recipe, {}, OneBar()) for clock in clocks]
    layers = [{name: _mid(getattr(v, name)) for name in ("kick", "bass", "drums", "ambience")} for v in variants]
    first = round(downbeat * RATE)
    sound = np.zeros(first + bars * samples + round(TAIL * RATE), np.float32)
    for number in range(0, bars, 4):
        names = ["kick", "bass", "drums", "ambience"]
        muted = str(rng.choice(names)) if rng.random() < 0.4 else ""
        for bar in range(number, number + 4):
            for name in names:
                if name != muted:
                    _add(sound, layers[number // 8 % 2][name], first + bar * samples)
    return np.tanh(sound).astype(np.float32), 240 * RATE / samples


def render_no_beat(rng: Generator) -> Floats:
    """Return a sound without a steady beat [shape=(samples,), 44.1 kHz]: noise, a drone, or drums at random times."""
    clock = Clock(round(SECONDS * RATE), RATE)
    recipe = draw_recipe(rng)
    kind = int(rng.integers(4))
    if kind == 0:
        return make_noise(rng, clock, SECONDS, rng.uniform(20, 500), rng.uniform(1000, 16_000)) * np.float32(0.1)
    sound = _mid(play_atmosphere(rng, clock, recipe)) * db_to_gain(rng.uniform(-30, -10))
    if kind == 1:
        return sound
    kit = make_kit(rng, Clock(RATE, RATE), recipe, {})
    parts = list(DRUM_LEVELS) if kind == 2 else [str(rng.choice(list(DRUM_LEVELS)))]
    for time in np.cumsum(rng.exponential(1 / rng.uniform(1, 8), 400)):
        _add(sound, _drum(kit, str(rng.choice(parts))) * np.float32(rng.uniform(0.05, 0.5)), time * RATE)
    return np.tanh(sound).astype(np.float32)


def _drum(kit: Kit, instrument: str) -> Floats:
    sounds = {"kick": kit.kick, "snare": kit.backbeat, "clap": kit.backbeat, "hat": kit.closed_hats[0],
              "pedal": kit.closed_hats[1], "open": kit.open_hat, "ride": kit.top, "crash": kit.crash, "tom": kit.tom,
              "perc": kit.percussion[0]}  # fmt: skip
    return _mid(sounds[instrument])


def _mid(sound: Floats) -> Floats:
    return sound if sound.ndim == 1 else sound.mean(axis=0)


def _add(sound: Floats, layer: Floats, at: float) -> None:
    """Add a layer to a sound from the nearest sample on; what is beyond the ends is cut off."""
    start = round(at)
    layer = layer[max(-start, 0) : max(len(sound) - start, 0)]
    sound[max(start, 0) : max(start, 0) + len(layer)] += layer
