"""Basses, one bar each [shape=(samples,)], in the recipe's key and swing."""

import numpy as np
from numpy.random import Generator

from inference.arrays import Floats
from tools.drum_machine.clock import STEPS, Clock, Hits, place
from tools.drum_machine.effects.dynamics import overdrive
from tools.drum_machine.effects.filters import apply_filter, high_pass
from tools.drum_machine.instruments.lines import Note, Voice, draw_figure, draw_melody, play, render_voice
from tools.drum_machine.instruments.sounds import TURN, decay, make_noise, normalize, sine
from tools.drum_machine.recipe import Recipe, draw_note

RUMBLES = (
    (0, 0.7, 0.8, 0.9),
    (0, 0, 1, 0),
    (0, 0, 0.9, 0.9),
    (0, 1, 0.6, 0.8),
    (0, 0, 0, 1),
)  # velocities of a rumble in a beat
STARTS = ((0,), (0, 8), (0, 6, 12), (0, 12), (0, 10), (0, 3, 8, 14))  # steps at which long notes start


def cut_lows(clock: Clock, sound: Floats) -> Floats:
    """Cut a bass below 150 Hz, by 24 dB an octave, to leave the lowest octaves to the kick."""
    return apply_filter(sound, high_pass(clock, 150) * high_pass(clock, 150))


def add_sub(rng: Generator, clock: Clock, voice: Voice, sound: Floats) -> Floats:
    """Cut a bass below 150 Hz and add a clean sine of the same line under it."""
    low = np.float32(rng.uniform(0.5, 1)) * np.sin(TURN * voice.cycles) * voice.gate * voice.accent
    middle = cut_lows(clock, sound)
    return low + middle / (np.abs(middle).max() + np.float32(1e-9))


def acid(rng: Generator, clock: Clock, recipe: Recipe) -> Floats:
    """A 303: sixteenths with accents and slides, a resonant filter and distortion."""
    line = draw_melody(rng, 2 * recipe.root, draw_figure(rng, 0.4 + 0.5 * recipe.density))
    slides = [bool(rng.random() < 0.25) and i > 0 for i in range(len(line))]
    accents = rng.choice([0.55, 1.0], size=len(line), p=[0.65, 0.35])
    notes = [
        Note(step, float(rng.choice([0.5, 0.8, 0.95])), pitch, float(accent), slide)
        for (step, pitch), accent, slide in zip(line.items(), accents, slides, strict=True)
    ]
    voice = play(clock, notes)
    opens = rng.uniform(1, 6) * voice.accent**2 * decay(voice.since, rng.uniform(0.04, 0.15))
    sweep = 1 + 0.4 * np.sin(TURN * (clock.bar / (clock.step * STEPS) + np.float32(rng.random())))
    cutoff = rng.uniform(180, 420) * 3**recipe.brightness * sweep * (1 + opens)
    sound = render_voice(clock, voice, cutoff.astype(np.float32), rng.uniform(2, 9), bool(rng.random() < 0.4))
    return cut_lows(clock, overdrive(sound / np.abs(sound).max(), rng.uniform(0.5, 3.5)))


def pluck(rng: Generator, clock: Clock, recipe: Recipe) -> Floats:
    """Short FM notes whose brightness decays first, often three sixteenths apart."""
    threes = rng.random() < 0.4
    steps = [0, 3, 6, 9, 12, 14] if threes else draw_figure(rng, 0.25 + 0.5 * recipe.density)
    line = draw_melody(rng, 2 * recipe.root, steps)
    voice = play(clock, [Note(step, 1.9, pitch, float(rng.uniform(0.7, 1))) for step, pitch in line.items()])
    ratio, depth = np.float32(rng.choice([1, 2, 3, 5])), rng.uniform(1, 2.5) * (0.5 + recipe.brightness)
    bend = np.float32(depth) * decay(voice.since, rng.uniform(0.03, 0.08)) * np.sin(TURN * ratio * voice.cycles)
    sound = np.sin(TURN * voice.cycles + bend) * decay(voice.since, rng.uniform(0.1, 0.2))
    return cut_lows(clock, sound * voice.gate * voice.accent)


def rumble(rng: Generator, clock: Clock, recipe: Recipe) -> Floats:
    """Low distorted notes between the kicks, like the reverb of a kick."""
    t = clock.times(0.3)
    body = sine(t, recipe.root) + np.float32(rng.uniform(0.05, 0.2)) * sine(t, 2 * recipe.root)
    body += np.float32(rng.uniform(0.05, 0.3)) * make_noise(rng, clock, 0.3, 120, 200 * 3**recipe.brightness)
    note = normalize(np.tanh(body * np.float32(rng.uniform(0.8, 2))) * decay(t, rng.uniform(0.07, 0.15)))
    first, second = (RUMBLES[i] for i in rng.integers(len(RUMBLES), size=2))
    velocities = [(first if step < STEPS // 2 else second)[step % 4] for step in range(STEPS)]
    hits: Hits = {step: velocity for step, velocity in enumerate(velocities) if velocity}
    return place(clock, note, hits)


def offbeat(rng: Generator, clock: Clock, recipe: Recipe) -> Floats:
    """A saw or square note on each offbeat; the second half may have another pitch."""
    seconds = rng.uniform(0.9, 1.9)
    other = draw_note(rng, recipe.root) if rng.random() < 0.8 else recipe.root
    notes = [Note(s, seconds, recipe.root if s < 8 else other) for s in (2, 6, 10, 14)]
    if rng.random() < recipe.density:
        notes += [Note(s, 0.8, recipe.root, 0.7) for s in (1, 5, 9, 13)[:: int(rng.integers(1, 3))]]
    return _play_filtered(rng, clock, recipe, notes, bool(rng.random() < 0.5))


def rolling(rng: Generator, clock: Clock, recipe: Recipe) -> Floats:
    """Three sixteenths after each kick, as in psytrance."""
    moves = [recipe.root, recipe.root, draw_note(rng, recipe.root), draw_note(rng, recipe.root)]
    level = (0.75, 1.0, 0.85)
    notes = [Note(s, 0.75, moves[s // 4], level[s % 4 - 1]) for s in range(STEPS) if s % 4]
    return _play_filtered(rng, clock, recipe, notes, False)


def _play_filtered(rng: Generator, clock: Clock, recipe: Recipe, notes: list[Note], odd: bool) -> Floats:
    voice = play(clock, notes)
    opens = 1 + rng.uniform(0, 3) * decay(voice.since, rng.uniform(0.03, 0.1))
    cutoff = (rng.uniform(200, 450) * 3**recipe.brightness * opens).astype(np.float32)
    sound = render_voice(clock, voice, cutoff, rng.uniform(0.7, 2.5), odd)
    return add_sub(rng, clock, voice, overdrive(sound / np.abs(sound).max(), rng.uniform(0.3, 2)))


def play_long_notes(rng: Generator, clock: Clock, recipe: Recipe) -> Voice:
    """Draw one to four long notes of the key, some of them with slides, and return their voice."""
    starts = STARTS[rng.integers(len(STARTS))]
    lengths = np.diff((*starts, STEPS))
    pitches = [recipe.root, *(draw_note(rng, recipe.root) for _ in starts[1:])]
    slides = [i > 0 and bool(rng.random() < 0.4) for i in range(len(starts))]
    notes = zip(starts, lengths, pitches, slides, strict=True)
    return play(clock, [Note(step, float(length), pitch, slide=slide) for step, length, pitch, slide in notes])


def sub(rng: Generator, clock: Clock, recipe: Recipe) -> Floats:
    """A sine with slides and a few quiet harmonics, so that it is audible on small speakers."""
    voice = play_long_notes(rng, clock, recipe)
    weights = (1, rng.uniform(0.02, 0.15), rng.uniform(0.03, 0.3), 0.1 * recipe.brightness)
    return sum(np.float32(w) * np.sin(TURN * (i + 1) * voice.cycles) for i, w in enumerate(weights)) * voice.gate


def reese(rng: Generator, clock: Clock, recipe: Recipe) -> Floats:
    """Two saws that beat against each other behind a low-pass with an LFO."""
    voice, beats = play_long_notes(rng, clock, recipe), int(rng.integers(1, 4))
    turn = clock.bar / (clock.step * STEPS)
    other = Voice(np.mod(voice.cycles + beats * turn, 1), voice.pitch, voice.gate, voice.since, voice.accent)
    lfo = 1 + 0.5 * np.sin(TURN * (turn + np.float32(rng.random())))
    cutoff = (rng.uniform(250, 500) * 3**recipe.brightness * lfo).astype(np.float32)
    return add_sub(rng, clock, voice, render_voice(clock, voice, cutoff, 1) + render_voice(clock, other, cutoff, 1))


def growl(rng: Generator, clock: Clock, recipe: Recipe) -> Floats:
    """An FM bass whose brightness follows an LFO in eighths, triplets or sixteenths."""
    voice = play_long_notes(rng, clock, recipe)
    turn = clock.bar / (clock.step * STEPS)
    lfo = 0.5 - 0.5 * np.cos(TURN * int(rng.choice([4, 6, 8, 12, 16])) * turn)
    depth = np.float32(rng.uniform(1, 2.5) * (0.4 + recipe.brightness)) * lfo
    sound = np.sin(TURN * voice.cycles + depth * np.sin(TURN * int(rng.integers(1, 4)) * voice.cycles))
    return add_sub(rng, clock, voice, overdrive((0.3 + 0.7 * lfo) * sound * voice.gate, rng.uniform(0.8, 3)))


def none(rng: Generator, clock: Clock, recipe: Recipe) -> Floats:
    """No bass."""
    return np.zeros(clock.samples, np.float32)


LOW_BASSES = ("rumble", "offbeat", "sub", "reese", "rolling", "growl")  # those with energy below 100 Hz
PLAYERS = {f.__name__: f for f in (acid, rumble, offbeat, sub, reese, pluck, rolling, growl, none)}


def play_bass(rng: Generator, clock: Clock, recipe: Recipe) -> Floats:
    """Return the recipe's bass, one bar [shape=(samples,), peak 1 or silent]."""
    bar = PLAYERS[recipe.bass](rng, clock, recipe)
    return (bar / (np.abs(bar).max() + 1e-9)).astype(np.float32)
