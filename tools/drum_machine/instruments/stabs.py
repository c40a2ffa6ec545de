"""Chords, sequences and effects above the bass, one bar each [shape=(2, samples)], in the recipe's key."""

from collections.abc import Callable

import numpy as np
from numpy.random import Generator

from inference.arrays import Floats
from tools.drum_machine.clock import STEPS, Clock, Hits, place
from tools.drum_machine.effects.dynamics import overdrive
from tools.drum_machine.instruments.lines import Note, draw_figure, draw_melody, play, render_voice
from tools.drum_machine.instruments.sounds import TURN, decay, make_envelope, make_wave, normalize, saw_weights, sine
from tools.drum_machine.recipe import MINOR, Recipe

CHORDS = ((0, 3, 7), (0, 3, 7, 10), (0, 7, 15), (0, 5, 10), (0, 3, 10, 14))  # semitones: minor, sevenths, open, fourths
RHYTHMS: tuple[Hits, ...] = (
    {3: 1}, {2: 1}, {2: 1, 10: 1}, {6: 1}, {3: 1, 6: 0.8}, {2: 1, 6: 1, 10: 1, 14: 1}, {3: 1, 6: 0.8, 11: 1},
    {0: 1, 3: 0.9, 6: 1, 10: 0.8, 13: 0.9}, {2: 1, 7: 0.8, 15: 0.7}, {11: 1}, {14: 1, 15: 0.7},
)  # fmt: skip
DETUNE = 0.004  # of a pitch: at most 7 cents up on the left and down on the right


def play_chords(rng: Generator, clock: Clock, recipe: Recipe, note: Callable[[float], Floats]) -> Floats:
    """Place a rhythm of chords, often with another chord in the second half; `note` returns one of a pitch (Hz)."""
    chord = CHORDS[rng.integers(len(CHORDS))]
    move = 2 ** (int(rng.choice(MINOR)) / 12) if rng.random() < 0.8 else 1.0
    hits = RHYTHMS[rng.integers(len(RHYTHMS))]
    pitches = [[4 * recipe.root * shift * 2 ** (semitone / 12) for semitone in chord] for shift in (1, move)]
    halves = [np.sum([note(pitch) for pitch in half], axis=0) for half in pitches]
    return place(clock, {step: halves[step >= STEPS // 2] for step in hits}, hits)


def chord(rng: Generator, clock: Clock, recipe: Recipe) -> Floats:
    """A dub chord: detuned saws whose filter closes after the hit."""
    seconds, detune = rng.uniform(0.9, 3.5) * clock.step, rng.uniform(0.001, DETUNE)
    dark, bright = rng.uniform(400, 700), rng.uniform(800, 1400) * 3**recipe.brightness
    closing = decay(clock.times(seconds), rng.uniform(0.03, 0.12))
    envelope = make_envelope(clock, seconds, rng.uniform(0.001, 0.006), 0.05)

    def note(pitch: float) -> Floats:
        sides = []
        for tuned in (pitch * (1 + detune), pitch * (1 - detune)):
            closed, opened = (make_wave(clock, seconds, tuned, saw_weights(tuned, c, 1.2)) for c in (dark, bright))
            sides.append(closed + (opened - closed) * closing)
        return np.stack(sides) * envelope

    return play_chords(rng, clock, recipe, note)


def organ(rng: Generator, clock: Clock, recipe: Recipe) -> Floats:
    """A house organ: drawbars with a key click."""
    seconds = rng.uniform(0.8, 3) * clock.step
    drawbars = np.zeros(9, np.float32)
    drawbars[[0, 1, 2, 3, 5, 7]] = rng.uniform(0.1, 1, 6)
    envelope = make_envelope(clock, seconds, 0.001, 0.03) * (1 + decay(clock.times(seconds), 0.006))

    def note(pitch: float) -> Floats:
        sides = np.stack([make_wave(clock, seconds, pitch, drawbars, start) for start in (0.0, 0.15)])
        return (sides * envelope).astype(np.float32)

    return play_chords(rng, clock, recipe, note)


def metal(rng: Generator, clock: Clock, recipe: Recipe) -> Floats:
    """An FM chord with an inharmonic ratio, a little different on each side."""
    t = clock.times(rng.uniform(0.2, 0.45))
    ratio, depth = float(rng.choice([1.41, 2.24, 3.53])), rng.uniform(1, 3) * (0.4 + recipe.brightness)
    fall, envelope = decay(t, rng.uniform(0.03, 0.1)), decay(t, rng.uniform(0.06, 0.16))

    def note(pitch: float) -> Floats:
        bends = [np.float32(depth) * fall * sine(t, pitch * ratio * side) for side in (1, 1.003)]
        return normalize(np.stack([np.sin(np.float32(2 * np.pi * pitch) * t + bend) for bend in bends]) * envelope)

    return play_chords(rng, clock, recipe, note)


def siren(rng: Generator, clock: Clock, recipe: Recipe) -> Floats:
    """A hoover: three detuned saws that slide up to their note."""
    first, second = (int(step) for step in sorted(rng.choice(np.arange(0, STEPS, 2), 2, replace=False)))
    pitch = 4 * recipe.root
    low, high = pitch * float(rng.choice([0.75, 2 / 3, 1.5])), pitch * 2 ** (int(rng.choice(MINOR)) / 12)
    notes = [Note(first, 1.5, low), Note(first + 1, rng.uniform(1, 3), high, slide=True)]
    if second > first + 3:
        notes.append(Note(second, rng.uniform(1, 2), high))
    cutoff = np.full(clock.samples, 700 * 4**recipe.brightness, np.float32)
    voices = []
    for cents in (-12, 0, 12):
        bent = [Note(n.step, n.length, n.pitch * 2 ** (cents / 1200), n.accent, n.slide) for n in notes]
        voices.append(render_voice(clock, play(clock, bent), cutoff, 1.5, odd=cents == 0))
    return overdrive(np.stack([voices[1] + voices[0], voices[1] + voices[2]]) / 4, 1.5)


def sequence(rng: Generator, clock: Clock, recipe: Recipe) -> Floats:
    """A sequence of short notes in the key that pans from side to side."""
    line = draw_melody(rng, 4 * recipe.root, draw_figure(rng, 0.3 + 0.5 * recipe.density))
    voice = play(clock, [Note(step, 0.9, pitch, float(rng.uniform(0.5, 1))) for step, pitch in line.items()])
    cutoff = rng.uniform(500, 900) * 3**recipe.brightness * (1 + 3 * decay(voice.since, rng.uniform(0.03, 0.1)))
    sound = render_voice(clock, voice, cutoff.astype(np.float32), rng.uniform(1, 4), bool(rng.random() < 0.5))
    sound = sound * decay(voice.since, rng.uniform(0.06, 0.2))
    pan = np.float32(0.6) * np.sin(TURN * int(rng.integers(1, 4)) * clock.bar / (clock.step * STEPS))
    return np.stack([sound * (1 + pan), sound * (1 - pan)])


PLAYERS = {f.__name__: f for f in (chord, organ, metal, siren, sequence)}


def play_stab(rng: Generator, clock: Clock, recipe: Recipe) -> Floats:
    """Return the recipe's stab [shape=(2, samples), peak 1]; its name is not "none"."""
    bar = PLAYERS[recipe.stab](rng, clock, recipe)
    return (bar / (np.abs(bar).max() + 1e-9)).astype(np.float32)
