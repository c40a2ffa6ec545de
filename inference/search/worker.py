"""The searches of a daemon, each in a process of its own (inference/background.py)."""

from collections import abc
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np

from inference import background
from inference.background import FILE, INPUT, MODEL, SOUND, AtStart, start_task
from inference.directions.table_file import TableError
from inference.model.generator import Generator, ModelError
from inference.search.answers import Found
from inference.search.measure import MeasureError
from inference.search.patch import target as tone
from inference.search.patch.match import Match
from inference.search.patch.objective import Answer
from inference.search.seed_search import search_seeds
from inference.search.sound_file import TargetError
from inference.search.synth.synth import Note
from inference.search.target import read_target

SEED, PATCH = "search-seed", "search-patch"
PATIENCE = 60.0  # seconds that a search for seeds has besides its own, to start and to read
GENERATION = 300.0  # seconds that a generation of patches may take; one of 10 s sounds takes 3 s of CPU time

FAULTS: dict[type[Exception], str] = {
    TargetError: SOUND,
    ModelError: MODEL,
    TableError: MODEL,
    MeasureError: MODEL,
    OSError: FILE,
}


@dataclass(frozen=True, slots=True, eq=False)
class FoundPatch:
    """The best patch so far, and the note that it plays: it is compared for so many seconds."""

    best: Answer
    note: Note
    seconds: float


def run_seed_search(model: Path, sound: BinaryIO, seconds: float, at_start: AtStart) -> abc.Generator[list[Found]]:
    """Yield the answers of search_seeds in another process; closing the iterator ends it.

    Arguments and errors as of start_task.
    """
    with start_task(at_start, seconds + PATIENCE, SEED, sound, str(model.absolute()), str(seconds)) as answers:
        for answer in answers:
            yield [Found(distance, np.array(seed)) for distance, seed in answer]


def run_patch_search(sound: BinaryIO, renders: int, at_start: AtStart) -> abc.Generator[FoundPatch]:
    """Yield what a Match has found after each generation, in another process; otherwise as run_seed_search."""
    with start_task(at_start, GENERATION, PATCH, sound, str(renders)) as answers:
        for distance, position, length, pitch, seconds in answers:
            yield FoundPatch(Answer(np.array(position, np.float32), distance), Note(length, pitch), seconds)


def work(search: str, sound: str, *given: str) -> int:
    """Search in this process, which is there for that alone, and write the answers to its output."""
    return background.work(SEARCHES[search], FAULTS, sound, *given)


def _search_seed(sound: Path, model: str, seconds: str) -> abc.Iterator[object]:
    generator = Generator(Path(model))
    target = read_target(sound, generator.description, descriptor=INPUT)
    for answers in search_seeds(generator, target.levels, float(seconds)):
        yield [(found.distance, found.seed.tolist()) for found in answers]


def _search_patch(sound: Path, renders: str) -> abc.Iterator[object]:
    target = tone.read_target(sound, INPUT)
    note, seconds = target.note, target.seconds
    for progress in Match(target, int(renders)).run():
        yield progress.best.distance, progress.best.position.tolist(), note.length, note.pitch, seconds


SEARCHES: dict[str, background.Task] = {SEED: _search_seed, PATCH: _search_patch}
