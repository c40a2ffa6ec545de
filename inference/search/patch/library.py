"""A library of patches whose sounds were described beforehand: which of them are a bit like the target?

A description is coarse, so that it fits notes of any pitch: levels in half-octave bands that begin below the pitch of
the note, in stretches of time that begin at its onset and at its end. A patch of the library is played at another pitch
with its filter as far from the pitch as it was. To look a target up needs no render.
"""

import itertools
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inference.arrays import Floats
from inference.search.synth.parameters import INDEX, PARAMETERS, draw_positions
from inference.search.synth.synth import REST_PITCH, SAMPLE_RATE, Note, render_patches

FILE = Path(__file__).with_name("library.npz")
PATCHES, RNG_SEED = 12_000, 18
NOTE, SECONDS = Note(0.6, 60.0), 1.0  # that the library was played with
HELD = (0.0, 0.015, 0.04, 0.08, 0.15, 0.25, 0.4, 0.6)  # s after the onset: the edges of stretches
LET_GO = (0.0, 0.05, 0.12, 0.3)  # s after the end of the note
_TRANSPOSE = PARAMETERS[INDEX["transpose"]]
BANDS = 13
SIZE, HOP = 1024, 128  # of the transforms; a stretch has at least one
RANGE = 60.0  # dB below the loudest value


def draw_library() -> Floats:
    """The patches [shape=(PATCHES, parameters), 0..1]: half of them uniform, half of them plainer tones."""
    positions = draw_positions(np.random.default_rng(RNG_SEED), PATCHES)
    plain = positions[::2]
    for name, share in (("lfo_pitch", 0.5), ("lfo_filter", 0.5), ("lfo_amp", 0.3), ("fm", 0.6), ("attack", 0.5)):
        plain[:, INDEX[name]] *= share
    for name, share in (("pitch_env", 0.4), ("osc2_detune", 0.6)):
        plain[:, INDEX[name]] = 0.5 + share * (plain[:, INDEX[name]] - 0.5)
    positions[:, INDEX["tune"]] = 0.5
    positions[:, INDEX["transpose"]] = _TRANSPOSE.position(0)
    return positions


def describe_library() -> NDArray[np.uint8]:
    """The descriptions of all patches [shape=(PATCHES, values)], in steps of RANGE / 255; needs minutes."""
    rows = []
    for part in np.array_split(draw_library(), PATCHES // 100):
        sounds = render_patches(part, NOTE, round(SECONDS * SAMPLE_RATE))
        rows += [describe_coarsely(sound, NOTE, 0.0)[0] for sound in sounds]
    return np.round(np.stack(rows) * (255 / RANGE)).astype(np.uint8)


def describe_coarsely(sound: Floats, note: Note, tune: float) -> tuple[Floats, NDArray[np.bool_]]:
    """The description of a sound [shape=(values,), 0..RANGE dB], and which of its values the sound has.

    tune : cents from the note's pitch to the sound's.
    """
    pitch = 440 * 2 ** ((note.pitch - REST_PITCH + tune / 100) / 12)
    frames = np.lib.stride_tricks.sliding_window_view(np.pad(sound, SIZE // 2), SIZE)[::HOP]
    powers = np.square(np.abs(np.fft.rfft(frames * np.hanning(SIZE).astype(np.float32))))
    edges = pitch * 2 ** ((np.arange(BANDS + 1) - 2.5) / 2) * SIZE / SAMPLE_RATE
    bins = np.arange(SIZE // 2 + 1)[:, None]
    weights = np.clip(np.minimum(bins + 0.5, edges[1:]) - np.maximum(bins - 0.5, edges[:-1]), 0, 1)
    levels = powers @ weights.astype(np.float32)
    times = np.arange(len(levels)) * HOP / SAMPLE_RATE
    parts, known = [], []
    for begin, stretches, limit in ((0.0, HELD, note.length), (note.length, LET_GO, len(sound) / SAMPLE_RATE)):
        for start, end in itertools.pairwise(stretches):
            inside = (times >= begin + start) & (times < min(begin + end, limit))
            known.append(np.full(BANDS, inside.any()) & (edges[1:] < SIZE / 2))
            parts.append(levels[inside].mean(axis=0) if inside.any() else np.zeros(BANDS))
    decibels = 10 * np.log10(np.maximum(np.stack(parts), 1e-12))
    return np.clip(decibels - decibels.max() + RANGE, 0, RANGE).ravel().astype(np.float32), np.concatenate(known)


@cache
def _read() -> tuple[Floats, NDArray[np.uint8]]:
    with np.load(FILE) as file:
        return draw_library(), file["descriptions"]


def find_nearest(sound: Floats, note: Note, tune: float, count: int) -> Floats:
    """The patches whose descriptions are nearest to a sound's [shape=(count, parameters), 0..1], at its pitch.

    Each transposition is tried: the pitch that was found may be that of oscillator 2 or of the sub-oscillator.
    tune : cents from the note's pitch to the sound's.
    """
    positions, rows = _read()
    distances = []
    for interval in _TRANSPOSE.choices:
        wanted, known = describe_coarsely(sound, note, tune + 100 * interval)
        distances.append(np.abs(rows[:, known] * np.float32(RANGE / 255) - wanted[known]).mean(axis=1))
    order = np.argsort(np.stack(distances), axis=None, kind="stable")[:count]
    intervals = np.array(_TRANSPOSE.choices)[order // PATCHES]
    found = positions[order % PATCHES]
    found[:, INDEX["transpose"]] = [_TRANSPOSE.position(interval) for interval in intervals]
    found[:, INDEX["tune"]] = PARAMETERS[INDEX["tune"]].position(tune)
    cutoff = PARAMETERS[INDEX["cutoff"]]
    octaves = (note.pitch + intervals - NOTE.pitch) / 12 / np.log2(cutoff.high / cutoff.low)
    found[:, INDEX["cutoff"]] = np.clip(found[:, INDEX["cutoff"]] + octaves, 0, 1)
    return found
