"""Long work in a process of its own, at a low priority, so that it takes nothing from the sounds made meanwhile.

The process is this program with the name of a task, the name of the file that is its input, and what the task is given.
It writes a line of JSON for each answer, the last line being the end; or an object that says what is wrong. Between
them it writes empty lines: where nobody reads any more, since the daemon was killed, the process ends.
"""

import contextlib
import json
import os
import subprocess
import threading
from collections import abc
from io import RawIOBase
from pathlib import Path
from typing import Any, BinaryIO, Self

from inference.model.trial import ROOT, program

NICENESS = 10  # of POSIX: sounds come first
BEAT = 0.5  # seconds from one empty line to the next

INPUT = 0  # the descriptor of the process's input
SOUND, MODEL, FILE, LONG, END = "sound", "model", "file", "long", "end"

# Gets a function that ends the process at once, from any thread.
AtStart = abc.Callable[[abc.Callable[[], None]], None]
# A task gets the name of its input's file and what it is given, and yields its answers.
Task = abc.Callable[..., abc.Iterator[object]]


class TaskError(ValueError):
    """A task that has no answer; the text is one sentence. kind : what is at fault: SOUND, MODEL, FILE, LONG or END."""

    def __init__(self, kind: str, text: str) -> None:
        super().__init__(text)
        self.kind = kind


@contextlib.contextmanager
def start_task(
    at_start: AtStart, limit: float, task: str, sound: BinaryIO, *given: str
) -> abc.Iterator[abc.Iterator[Any]]:
    """Yield what the process of a task writes; the process is ended after the block, or when it is silent too long.

    limit : seconds from its start to its first answer, and from one to the next. sound : the open file that is its
    input: the file's path may lead elsewhere by now. The answers raise TaskError; raises OSError where no process can
    be started.
    """
    with subprocess.Popen(
        [*program(), task, Path(sound.name).name, *given],
        cwd=ROOT,
        stdin=sound,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        process_group=0 if os.name == "posix" else None,  # Ctrl-C is for the daemon, which ends this process itself
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
            raise TaskError(**answer)
        yield answer
        is_answered = True
    if not is_answered or process.wait():
        raise TaskError(END, f"The work on {sound} ended without an answer; ask again.")


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


def work(task: Task, faults: abc.Mapping[type[Exception], str], sound: str, *given: str) -> int:
    """Do a task in this process, which is there for that alone, and write the answers to its output.

    faults : the kind of a TaskError for each exception that the task may raise.
    """
    with os.fdopen(os.dup(1), "wb", buffering=0) as output, open(os.devnull, "w") as null:
        os.dup2(null.fileno(), 1)  # what a library prints does not reach the answers
        with _Writer(output) as writer:
            try:
                for answer in task(Path(sound), *given):
                    writer.write(answer)
            except tuple(faults) as error:
                kind = next(kind for fault, kind in faults.items() if isinstance(error, fault))
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
