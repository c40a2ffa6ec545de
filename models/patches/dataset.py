"""The data set of the networks that estimate patches: random patches of the synthesiser, and how their tones sound.

It is a folder of parts, each a file of its own that depends on its number and on the parts before it. A set that was
interrupted goes on with the first part that it lacks.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tqdm import tqdm

from inference.arrays import Floats
from inference.files.atomic_file import atomic_write
from inference.search.patch.estimator import BANDS, FRAMES, RANGE, SAMPLES, describe_tones
from inference.search.synth.parameters import PARAMETERS, draw_positions
from inference.search.synth.synth import Note, render_patches

PART = 500  # tones of a file
PITCHES = (36, 97)  # MIDI notes: from, and below
LENGTHS = (0.15, 0.9)  # s
MIN_LEVEL = -40.0  # dB: a tone whose RMS over the note is lower counts as silent
MIN_DIFFERENCE = 0.5  # dB: the mean difference of the levels of two tones, below which the later one is a duplicate
POOL = 4  # frames and bands that are averaged to find duplicates fast
BATCH = 25  # tones that share a note


@dataclass(frozen=True, slots=True)
class PatchSet:
    """Tones and their patches.

    levels : [shape=(tones, FRAMES, BANDS), 0..1]. notes : [shape=(tones, 2)].
    positions : [shape=(tones, parameters), 0..1].
    """

    levels: Floats
    notes: Floats
    positions: Floats


def make_set(folder: Path, count: int) -> PatchSet:
    """Read the set in a folder, and make the parts that it lacks of `count` tones; raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = -(-count // PART)
    shapes = ((FRAMES, BANDS), (2,), (len(PARAMETERS),))
    tones = PatchSet(*(np.zeros((parts * PART, *shape), np.float32) for shape in shapes))
    pooled = _pool(tones.levels)
    for number in tqdm(range(parts), unit=" parts", desc="rendering"):
        path = folder / f"patches_{number:05d}.npz"
        if path.exists():
            _read_part(path, tones, number)
        else:
            _make_part(number, tones, pooled)
            _write_part(path, tones, number)
        part = _slice(number)
        pooled[part] = _pool(tones.levels[part])
    return PatchSet(tones.levels[:count], tones.notes[:count], tones.positions[:count])


def is_duplicate(levels: Floats, earlier: Floats, pooled: Floats) -> bool:
    """Whether a tone [shape=(FRAMES, BANDS)] sounds like one of the earlier ones [shape=(tones, FRAMES, BANDS)].

    pooled : what `_pool` makes of the earlier ones. The mean difference of means is never more than that of the levels.
    """
    near = np.abs(pooled - _pool(levels[None])).mean(axis=1) * RANGE < MIN_DIFFERENCE
    return bool((np.abs(earlier[near] - levels).mean(axis=(1, 2)) * RANGE < MIN_DIFFERENCE).any())


def _make_part(number: int, tones: PatchSet, pooled: Floats) -> None:
    """Draw a part behind those before it: what is silent or a duplicate is drawn again."""
    rng = np.random.default_rng([PART, number])
    place = number * PART
    while place < (number + 1) * PART:
        drawn, note = draw_positions(rng, BATCH), Note(rng.uniform(*LENGTHS), float(rng.integers(*PITCHES)))
        sounds = render_patches(drawn, note, SAMPLES)
        held = sounds[:, : round(note.length * SAMPLES)]
        loud = np.square(held).mean(axis=1) > 10 ** (MIN_LEVEL / 10)
        described = describe_tones(sounds[loud], np.full(loud.sum(), note.pitch), np.full(loud.sum(), note.length))
        rounded = np.round(described[0] * 255) / np.float32(255)  # as the file keeps them
        for levels, note_heard, position in zip(rounded, described[1], drawn[loud], strict=True):
            if place < (number + 1) * PART and not is_duplicate(levels, tones.levels[:place], pooled[:place]):
                tones.levels[place], tones.notes[place], tones.positions[place] = levels, note_heard, position
                pooled[place] = _pool(levels[None])
                place += 1


def _pool(levels: Floats) -> Floats:
    """Means of POOL frames and POOL bands [shape=(tones, values)]."""
    frames, bands = FRAMES // POOL, BANDS // POOL
    return (
        levels[:, : frames * POOL].reshape(-1, frames, POOL, bands, POOL).mean(axis=(2, 4)).reshape(-1, frames * bands)
    )


def _slice(number: int) -> slice:
    return slice(number * PART, (number + 1) * PART)


def _read_part(path: Path, tones: PatchSet, number: int) -> None:
    with np.load(path) as file:
        tones.levels[_slice(number)] = file["levels"] / np.float32(255)
        tones.notes[_slice(number)], tones.positions[_slice(number)] = file["notes"], file["positions"]


def _write_part(path: Path, tones: PatchSet, number: int) -> None:
    part = _slice(number)
    levels = np.round(tones.levels[part] * 255).astype(np.uint8)
    with atomic_write(path) as temporary, temporary.open("wb") as file:
        np.savez_compressed(file, levels=levels, notes=tones.notes[part], positions=tones.positions[part])
