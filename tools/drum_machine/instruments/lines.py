"""A monophonic line: notes with slides, played by one oscillator, circular in the bar."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from inference.arrays import Floats
from tools.drum_machine.clock import STEPS, Clock
from tools.drum_machine.instruments.sounds import TURN
from tools.drum_machine.recipe import draw_note

GLIDE = 0.06  # seconds of a slide
ATTACK, RELEASE = 0.003, 0.012  # seconds of a note's envelope


@dataclass(frozen=True)
class Note:
    """One note. With `slide` the pitch glides from the note before, which is held until then."""

    step: float
    length: float  # steps
    pitch: float  # Hz
    accent: float = 1.0  # 0..1
    slide: bool = False


@dataclass(frozen=True)
class Voice:
    """What the oscillator plays at each sample [shape=(samples,) each]."""

    cycles: Floats  # phase 0..1 of the oscillator, a whole number of cycles in the bar, so that it is seamless
    pitch: Floats  # Hz
    gate: Floats  # 0..1
    since: Floats  # seconds since the last attack
    accent: Floats  # 0..1


def play(clock: Clock, notes: Sequence[Note]) -> Voice:
    """Return the voice of some notes; at least one of them has no slide."""
    notes = sorted(notes, key=lambda note: note.step)
    starts = np.array([clock.position(note.step) * clock.step for note in notes])
    slides = [note.slide for note in notes]
    now = np.searchsorted(starts, clock.bar, side="right") - 1  # -1: the last note continues at the bar's beginning
    since = _seconds_since(clock, starts[now])
    glide = np.where(np.array(slides)[now], np.minimum(since / np.float32(GLIDE), 1), 1)
    pitch = _glide([note.pitch for note in notes], now, glide)
    accent = _glide([note.accent for note in notes], now, np.minimum(since / np.float32(ATTACK), 1))
    attacks = [max(i for i in range(-len(notes), n + 1) if not slides[i]) for n in range(len(notes))]
    since_attack = _seconds_since(clock, starts[np.array(attacks)[now]])
    ends = np.array([note.length * clock.step for note in notes])[now]
    held = np.array([*slides[1:], slides[0]])[now]
    close = np.where(held, 1, np.clip((ends - since) / RELEASE, 0, 1))
    gate = (np.minimum(since_attack / np.float32(ATTACK), 1) * close).astype(np.float32)
    cycles = np.cumsum(pitch, dtype=np.float64) / clock.sample_rate
    cycles *= max(round(cycles[-1]), 1) / cycles[-1]
    return Voice(np.mod(cycles, 1).astype(np.float32), pitch, gate, since_attack, accent)


def render_voice(clock: Clock, voice: Voice, cutoff: Floats, resonance: float, odd: bool = False) -> Floats:
    """Return a voice's sawtooth (`odd`: square) after a resonant low-pass whose cutoff (Hz) [shape=(samples,)] moves.

    The harmonics are added with the filter's weights. Each follows from the two before it:
    sin(n x) = 2 cos(x) sin((n - 1) x) - sin((n - 2) x).
    """
    angle = TURN * voice.cycles
    before, sine, twice = np.zeros_like(angle), np.sin(angle), 2 * np.cos(angle)
    base, total = voice.pitch / cutoff, np.zeros_like(angle)
    for order in range(1, min(int(0.46 * clock.sample_rate / voice.pitch.max()), 40) + 1):
        if order % 2 or not odd:
            ratio = (np.float32(order) * base) ** 2
            total += sine / (np.float32(order) * np.sqrt((1 - ratio) ** 2 + ratio / np.float32(resonance**2)))
        before, sine = sine, twice * sine - before
    return total * voice.gate * voice.accent


def draw_figure(rng: Generator, density: float) -> list[int]:
    """Draw the steps of a bar, at least one: a half bar, then the same, a variation of it, or another figure."""
    half = STEPS // 2
    call = rng.random(half) < density
    call[int(rng.integers(half))] = True
    answer, kind = call.copy(), rng.random()
    if kind > 0.1:
        others = rng.random(half) < (0.4 if kind < 0.5 else 1.0)
        answer[others] = rng.random(int(others.sum())) < density
    return [step for step, played in enumerate((*call, *answer)) if played]


def draw_melody(rng: Generator, root: float, steps: Sequence[int]) -> dict[int, float]:
    """Draw a pitch (Hz) for each step: mostly the root, else its octave or a note of the key; half bars differ."""
    pitches = [root, root, root, 2 * root, draw_note(rng, root), draw_note(rng, root)]
    call = [pitches[rng.integers(len(pitches))] for _ in range(STEPS // 2)]
    answer = [pitches[rng.integers(len(pitches))] if rng.random() < 0.7 else pitch for pitch in call]
    both = call + answer
    return {step: both[step] for step in steps}


def _seconds_since(clock: Clock, starts: Floats) -> Floats:
    return np.mod(clock.bar - starts, clock.samples / clock.sample_rate).astype(np.float32)


def _glide(values: Sequence[float], now: NDArray[np.intp], part: Floats) -> Floats:
    """Return each sample's value: the note before's at part 0, this note's at part 1, in equal ratios between."""
    each = np.array(values)
    before = np.roll(each, 1)[now]  # a line may have one note alone, which is then its own predecessor
    return (before * (each[now] / before) ** part).astype(np.float32)
