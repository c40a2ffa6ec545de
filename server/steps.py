"""Long work of a job, step by step: each step ends the work where its request was cancelled."""

import contextlib
from collections.abc import Generator, Iterable, Iterator
from typing import TypeVar

from inference.arrays import Floats
from inference.background import END, FILE, LONG, MODEL, SOUND, TaskError
from server.jobs import Step
from server.protocol.errors import CommandError

CODES = {
    SOUND: "bad_arguments",
    MODEL: "bad_model",
    FILE: "io",
    LONG: "too_long",
    END: "internal",
}  # of what is at fault
T = TypeVar("T")


def follow(answers: Generator[T], step: Step) -> Generator[T]:
    """The answers of a task in a process of its own, which ends where its request is cancelled.

    An answer that is a whole number says how many loops are done. Raises CommandError.
    """
    done = 0
    with contextlib.closing(answers):
        try:
            for answer in answers:
                done = answer if isinstance(answer, int) else done
                step(done)
                yield answer
        except TaskError as error:
            step(done)  # a cancel ends the process, which is no mistake
            raise CommandError(CODES[error.kind], str(error)) from error


def report_loops(loops: Iterable[Floats], step: Step) -> Iterator[Floats]:
    """The same loops; `step` gets their number after each, and may raise to stop."""
    for done, loop in enumerate(loops, 1):
        step(done)
        yield loop
