"""A search runs in a process of its own, so that it takes nothing from the sounds that are made meanwhile.

The process is this program with the name of a search in SEARCHES, that of the sound, whose file is its input, and what
the search is given. It writes a line of JSON for each answer, the last line being the end; or what is wrong. Between
them it writes empty lines: where nobody reads any more, since the daemon was killed, the process ends.
"""

import contextlib
import json
import os
import subprocess
import threading
from collections import abc
from dataclasses import dataclass
from io import RawIOBase
from pathlib import Path
from typing import Any, BinaryIO, Self

import numpy as np

from inference.continuation.continuation import Beginning, Continuation, continue_recording
from inference.continuation.recording import read_recording
from inference.continuation.sequence_file import SequenceError
from inference.directions.table_file import TableError
from inference.model.generator import Generator, ModelError
from inference.model.trial import ROOT, program
from inference.search.answers import Found
from inference.search.measure import MeasureError
from inference.search.patch import target as tone
from inference.search.patch.match import Match
from inference.search.patch.objective import Answer
from inference.search.seed_search import search_seeds
from inference.search.sound_file import TargetError
from inference.search.synth.synth import Note
from inference.search.target import read_target

SEED, PATCH, CONTINUE = "search-seed", "search-patch", "continue-recording"
NICENESS = 10  # of POSIX: sounds come first
PATIENCE = 60.0  # seconds that a search for seeds, or for a bar, has besides its own, to start and to read
BEAT = 0.5  # seconds from one empty line to the next
GENERATION = 300.0  # seconds that a generation of patches may take; one of 10 s sounds takes 3 s of CPU time


INPUT = 0  # the descriptor of the process's input
SOUND, MODEL, FILE, END = "sound", "model", "file", "end"
FAULTS: dict[type[Exception], str] = {
    TargetError: SOUND,
    ModelError: MODEL,
    TableError: MODEL,
    MeasureError: MODEL,
    SequenceError: MODEL,
    OSError: FILE,
}

# Gets a function that ends the process at once, from any thread.
AtStart = abc.Callable[[abc.Callable[[], None]], None]


class SearchError(ValueError):
    """A search that has no answer; the text is one sentence. kind : what is at fault, of FAULTS, or END."""

    def __init__(self, kind: str, text: str) -> None:
        super().__init__(text)
        self.kind = kind


@dataclass(frozen=True, slots=True, eq=False)
class FoundPatch:
    """The best patch so far, and the note that it plays: it is compared for so many seconds."""

    best: Answer
    note: Note
    seconds: float


def run_seed_search(model: Path, sound: BinaryIO, seconds: float, at_start: AtStart) -> abc.Generator[list[Found]]:
    """Yield the answers of search_seeds in another process; closing the iterator ends it.

    sound : the open file: its path may lead elsewhere by now. Raises SearchError, or OSError where no process can be
    started.
    """
    with _start(at_start, seconds + PATIENCE, SEED, sound, str(model.absolute()), str(seconds)) as answers:
        for answer in answers:
            yield [Found(distance, np.array(seed)) for distance, seed in answer]


def run_patch_search(sound: BinaryIO, renders: int, at_start: AtStart) -> abc.Generator[FoundPatch]:
    """Yield what a Match has found after each generation, in another process; otherwise as run_seed_search."""
    with _start(at_start, GENERATION, PATCH, sound, str(renders)) as answers:
        for distance, position, length, pitch, seconds in answers:
            yield FoundPatch(Answer(np.array(position, np.float32), distance), Note(length, pitch), seconds)


def run_continuation(
    model: Path,
    sound: BinaryIO,
    bars: int,
    temperature: float,
    rng_seed: int,
    bpm: float,
    way: str,
    at_start: AtStart,
) -> abc.Generator[float | Continuation]:
    """Yield what continue_recording does, in another process; otherwise as run_seed_search."""  # fmt: skip
    given = [str(model.absolute()), *(json.dumps(value) for value in (bars, temperature, rng_seed, bpm, way))]
    with _start(at_start, PATIENCE, CONTINUE, sound, *given) as answers:
        for answer in answers:
            if isinstance(answer, float):
                yield answer
            else:
                seeds, beginning = answer
                yield Continuation([np.array(seed) for seed in seeds], Beginning.from_fields(beginning))


@contextlib.contextmanager
def _start(
    at_start: AtStart, limit: float, search: str, sound: BinaryIO, *given: str
) -> abc.Iterator[abc.Iterator[Any]]:
    """Yield what the process of a search writes; the process is ended after the block, or when it is silent too long.

    limit : seconds from its start to its first answer, and from one to the next.
    """
    with subprocess.Popen(
        [*program(), search, Path(sound.name).name, *given],
        cwd=ROOT,
        stdin=sound,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},  # a second thread of numpy's gains nothing, and takes a core
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0)
        | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
    ) as process:
        try:
            _lower_priority(process.pid)
            at_start(process.kill)
            yield _read(process, Path(sound.name).name, limit)
        finally:
            process.kill()


def _lower_priority(pid: int) -> None:
    """At its very start, so that each of its threads inherits it; under Windows, creationflags do it."""
    if hasattr(os, "setpriority"):
        with contextlib.suppress(ProcessLookupError):  # it has ended already
            os.setpriority(os.PRIO_PROCESS, pid, NICENESS)


def _read(process: subprocess.Popen[bytes], sound: str, limit: float) -> abc.Iterator[Any]:
    is_answered = False
    while line := _read_line(process, limit):
        if not line.endswith(b"\n"):  # the process was ended while it wrote
            break
        answer = json.loads(line)
        if isinstance(answer, dict):
            raise SearchError(**answer)
        yield answer
        is_answered = True
    if not is_answered or process.wait():
        raise SearchError(END, f"The search for {sound} ended without an answer; ask again.")


def _read_line(process: subprocess.Popen[bytes], limit: float) -> bytes:
    """The next line, or nothing at the end; a process that takes more than `limit` seconds for it is killed."""
    assert process.stdout
    timer = threading.Timer(limit, process.kill)
    timer.daemon = True
    timer.start()
    try:
        while (line := process.stdout.readline()) == b"\n":
            pass
        return line
    finally:
        timer.cancel()


def work(search: str, sound: str, *given: str) -> int:
    """Search in this process, which is there for that alone, and write the answers to its output."""
    with os.fdopen(os.dup(1), "wb", buffering=0) as output, open(os.devnull, "w") as null:
        os.dup2(null.fileno(), 1)  # what a library prints does not reach the answers
        with _Writer(output) as writer:
            try:
                for answer in SEARCHES[search](Path(sound), *given):
                    writer.write(answer)
            except tuple(FAULTS) as error:
                kind = next(kind for fault, kind in FAULTS.items() if isinstance(error, fault))
                writer.write({"kind": kind, "text": str(error)})
    return 0


class _Writer:
    """Writes lines for the process that has started this one, and ends this one where nobody reads them.

    During the block, an empty line every BEAT seconds tells whether somebody does.
    """

    def __init__(self, output: RawIOBase) -> None:
        self._output, self._lock, self._ended = output, threading.Lock(), threading.Event()
        self._beats = threading.Thread(target=self._beat, daemon=True)

    def __enter__(self) -> Self:
        self._beats.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._ended.set()
        self._beats.join()

    def write(self, answer: object) -> None:
        self._write(json.dumps(answer).encode() + b"\n")

    def _beat(self) -> None:
        while not self._ended.wait(BEAT):
            self._write(b"\n")

    def _write(self, line: bytes) -> None:
        try:
            with self._lock:
                while line:
                    line = line[self._output.write(line) :]
        except OSError:
            os._exit(1)


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


def _continue(sound: Path, model: str, *given: str) -> abc.Iterator[object]:
    bars, temperature, rng_seed, bpm, way = map(json.loads, given)
    generator = Generator(Path(model))
    recording = read_recording(sound, generator.description, bpm, INPUT)
    for answer in continue_recording(generator, recording, bars, temperature, rng_seed, way):
        if isinstance(answer, Continuation):
            assert answer.beginning
            yield [seed.tolist() for seed in answer.seeds], answer.beginning.to_fields()
        else:
            yield answer


SEARCHES: dict[str, abc.Callable[..., abc.Iterator[object]]] = {
    SEED: _search_seed,
    PATCH: _search_patch,
    CONTINUE: _continue,
}
