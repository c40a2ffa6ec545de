"""A search runs in a process of its own, so that it takes nothing from the sounds that are made meanwhile.

The process is this program with the argument COMMAND. It writes a line of JSON for each answer: [distance, seed] lists,
the best first, the last line being the end; or a text that says why there is none.
"""

import json
import os
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from inference.directions.table_file import TableError
from inference.model.generator import Generator, ModelError
from inference.model.trial import ROOT, program
from inference.search.answers import Found
from inference.search.measure import MeasureError
from inference.search.seed_search import search_seeds
from inference.search.sound_file import TargetError
from inference.search.target import read_target

COMMAND = "search-seed"  # the first argument of the process; then the model, the sound and the seconds
NICENESS = 10  # of POSIX: sounds come first
PATIENCE = 60.0  # seconds that the process has beside those of the search, to start and to read


class SearchError(ValueError):
    """A search that has no answer; the text is one sentence."""


def run_search(model: Path, sound: Path, seconds: float) -> Iterator[list[Found]]:
    """Yield the answers of search_seeds in another process; closing the iterator ends it.

    Raises SearchError, or OSError where no process can be started.
    """
    given = [COMMAND, str(model.absolute()), str(sound.absolute()), str(seconds)]
    with subprocess.Popen(
        [*program(), *given],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0)
        | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
    ) as process:
        limit = threading.Timer(seconds + PATIENCE, process.kill)
        limit.daemon = True
        limit.start()
        try:
            yield from _read(process, model)
        finally:
            limit.cancel()
            process.kill()


def _read(process: subprocess.Popen[bytes], model: Path) -> Iterator[list[Found]]:
    assert process.stdout
    is_answered = False
    for line in process.stdout:
        if not line.endswith(b"\n"):  # the process was ended while it wrote
            break
        answer = json.loads(line)
        if isinstance(answer, str):
            raise SearchError(answer)
        yield [Found(distance, np.array(seed)) for distance, seed in answer]
        is_answered = True
    if not is_answered or process.wait():
        raise SearchError(f"The search with {model.stem} ended without an answer; ask again.")


def work(model: Path, sound: Path, seconds: float) -> int:
    """Search in this process, which is there for that alone, and write the answers to its output."""
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as output, open(os.devnull, "w") as null:
        os.dup2(null.fileno(), 1)  # what a library prints does not reach the answers
        try:
            generator = Generator(model)
            target = read_target(sound, generator.description)
            for answers in search_seeds(generator, target.levels, seconds):
                print(json.dumps([(found.distance, found.seed.tolist()) for found in answers]), file=output, flush=True)
        except (ModelError, TableError, MeasureError, TargetError, OSError) as error:
            print(json.dumps(str(error)), file=output, flush=True)
    return 0
