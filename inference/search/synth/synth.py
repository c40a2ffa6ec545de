"""The synthesiser: notes of patches become sound.

Two oscillators, of which the second can move the phase of the first, a sub-oscillator and noise go through the filter,
a tanh and the envelope of the level. Every patch has one sound: oscillators, LFO and noise start with the note.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from inference.arrays import Floats
from inference.search.synth.controls import Reals, draw_lines, make_envelope, make_lfo, make_times
from inference.search.synth.filters import filter_notes
from inference.search.synth.parameters import to_values
from inference.search.synth.waves import (
    HARMONICS,
    draw_noise,
    make_tables,
    move_phase,
    play_sine,
    play_tables,
    run_phase,
)

SAMPLE_RATE = 22050  # Hz, at which a search compares
BATCH = 16
REST_PITCH = 69  # MIDI note of 440 Hz
Values = dict[str, Floats]


@dataclass(frozen=True, slots=True)
class Note:
    """A note: onset and length (until it is let go) in s, pitch as a MIDI note, velocity 0..1."""

    length: float
    pitch: float = 60.0
    onset: float = 0.0
    velocity: float = 1.0


def render_patches(positions: Floats, note: Note, samples: int, sample_rate: int = SAMPLE_RATE) -> Floats:
    """One note of each patch [shape=(patches, samples)]; its onset counts.

    positions : [shape=(patches, parameters), 0..1]. A patch's sound does not depend on the others of the batch,
    but for rounding.
    """
    sound = np.zeros((len(positions), samples), np.float32)
    start = round(note.onset * sample_rate)
    if start >= samples:
        return sound
    for first in range(0, len(positions), BATCH):
        part = slice(first, first + BATCH)
        values = to_values(positions[part])
        count = len(values["tune"])
        pitch, length = np.full(count, note.pitch, np.float32), np.full(count, note.length, np.float32)
        sound[part, start:] = note.velocity * _play(values, pitch, length, samples - start, sample_rate)
    return sound


def render_notes(position: Floats, notes: Sequence[Note], samples: int, sample_rate: int = SAMPLE_RATE) -> Floats:
    """Notes of one patch [shape=(parameters,)], all together [shape=(samples,)]: chords and phrases."""
    sound = np.zeros(samples, np.float32)
    for note in notes:
        sound += render_patches(position[None], note, samples, sample_rate)[0]
    return sound


def _play(values: Values, pitch: Floats, gate: Floats, samples: int, sample_rate: int) -> Floats:
    """Notes [shape=(notes, samples)] of patches, MIDI pitches and lengths in s [shape=(notes,)]."""
    times = make_times(samples, sample_rate)
    lfo = make_lfo(times, values["lfo_rate"])
    names = ("filter_attack", "filter_decay", "filter_sustain", "filter_release")
    envelope = make_envelope(times, gate, *(values[name] for name in names))
    sound = _oscillate(values, pitch, times, lfo, envelope, samples, sample_rate)
    octaves = values["filter_env"][:, None] * envelope + values["lfo_filter"][:, None] * lfo
    cutoff = np.clip(values["cutoff"][:, None] * np.exp2(octaves), 10, sample_rate / 2)
    sound = filter_notes(sound, cutoff[:, :-1], values["resonance"], values["filter_mode"], sample_rate)
    gain = 10 ** (values["drive"][:, None] / 20)
    sound *= gain
    np.tanh(sound, out=sound)
    sound *= draw_lines(_level(values, times, gate, lfo) / np.tanh(gain))[:, :samples]
    return sound


def _level(values: Values, times: Floats, gate: Floats, lfo: Floats) -> Reals:
    """The level at each of the times [shape=(notes, times), 0..1]."""
    sustain = 10 ** (values["sustain"] / 20)
    envelope = make_envelope(times, gate, values["attack"], values["decay"], sustain, values["release"])
    return envelope * (1 - values["lfo_amp"][:, None] * (0.5 + 0.5 * lfo))


def _oscillate(
    values: Values, pitch: Floats, times: Floats, lfo: Floats, envelope: Reals, samples: int, sample_rate: int
) -> Floats:
    """What goes into the filter [shape=(notes, samples)]."""
    cents = values["tune"][:, None] + values["lfo_pitch"][:, None] * lfo
    bend = values["pitch_env"][:, None] * np.exp(-times / values["pitch_decay"][:, None])
    rest = 440 * np.exp2((pitch - REST_PITCH + values["transpose"]) / 12)
    frequency = draw_lines(np.exp2(bend / 12 + cents / 1200) * (rest / sample_rate)[:, None])[:, :samples]
    ratio = values["osc2_ratio"] * np.exp2(values["osc2_detune"] / 1200)
    phase, second_phase = run_phase(frequency), run_phase(frequency * ratio[:, None])
    index = values["fm"][:, None] * (1 - values["fm_env"][:, None] * (1 - envelope))
    moved = move_phase(phase, draw_lines(index)[:, :samples] * play_sine(second_phase))
    # The rest of the note decides how many harmonics there are: while the pitch falls to it, some may alias.
    room = 0.5 * sample_rate / rest
    first = play_tables(make_tables(values["osc1_shape"], values["width"], np.minimum(room, HARMONICS)), moved)
    room = np.minimum(room / ratio, HARMONICS)
    second = play_tables(make_tables(values["osc2_shape"], values["width"], room), second_phase)
    balance = values["balance"][:, None]
    first *= 1 - balance
    second *= balance
    first += second
    sub, noise = (10 ** (values[name][:, None] / 20) for name in ("sub", "noise"))
    first += sub * play_sine(run_phase(frequency * np.float32(0.5)))
    first += noise * draw_noise(samples) * np.float32(np.sqrt(sample_rate / SAMPLE_RATE))  # one power in each Hz
    return first
