"""A model is tried in a process of its own: one that does not end, takes all memory or crashes harms nobody else.

The process is this program with the argument COMMAND, so that it works in the standalone app, too.
"""

import contextlib
import faulthandler
import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from inference.model.generator import Generator, ModelError
from inference.model.metadata import MetadataError, read_locations

COMMAND = "try-model"  # the first argument of the process; the second one is the file
MAX_SECONDS = 60  # by the clock: a model of 500 MiB takes 17 s on two cores that are busy
MAX_CPU_SECONDS = 20  # of one core; only POSIX systems keep to it. A busy computer takes no time from a model that ends
MAX_MEMORY = 3 * 2**30  # bytes that a model may take while it is tried; only Linux keeps to such a limit
ROOT = Path(__file__).parents[2]  # where `python -m loopseed` finds the program


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of a trial.

    fault : why the model cannot be played, in one sentence; None where it can.
    weights : the files beside the model that hold weights of it.
    """

    fault: str | None
    weights: tuple[Path, ...] = ()


def program() -> list[str]:
    """How to start this program in a process of its own, in the folder ROOT."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "loopseed"]


def try_model(path: Path) -> Verdict:
    """Load a model in another process, for up to MAX_SECONDS; raises OSError where no process can be started."""
    with subprocess.Popen(
        [*program(), COMMAND, str(path.absolute())],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as process:
        output = _wait(process)
    if output is None:
        return Verdict(f"{path.name} does not end: it was tried for {MAX_SECONDS} s.")
    if process.returncode == -getattr(signal, "SIGXCPU", 0):
        return Verdict(f"{path.name} does not end: it was tried for {MAX_CPU_SECONDS} s of CPU time.")
    try:
        fault, weights = json.loads(output)
    except ValueError:
        return Verdict(f"{path.name} ended the process that tried it, with code {process.returncode}.")
    return Verdict(fault, tuple(map(Path, weights)))


def find_weights(path: Path) -> tuple[Path, ...]:
    """The files beside a model that hold weights of it; none of a file that is damaged."""
    with contextlib.suppress(MetadataError, OSError, RecursionError):
        return tuple(path.parent / location for location in read_locations(path))
    return ()


def _wait(process: subprocess.Popen[bytes]) -> bytes | None:
    """The output of a process; None where it does not end in MAX_SECONDS, and is killed.

    They are counted one by one: a time in which the computer sleeps, or this process is stopped, is only one of them.
    """
    try:
        for _ in range(MAX_SECONDS):
            with contextlib.suppress(subprocess.TimeoutExpired):
                return process.communicate(timeout=1)[0]
        return None
    finally:
        process.kill()


def run_trial(path: Path) -> int:
    """Load a model in this process, which is there for that alone, and write the verdict to its output.

    What a library prints does not reach the output.
    """
    with open(os.devnull, "w") as null, os.fdopen(os.dup(1), "wb") as output:
        os.dup2(null.fileno(), 1)
        faulthandler.dump_traceback_later(2 * MAX_SECONDS, exit=True, file=null)  # if nobody is left to end it
        _limit()
        fault = None
        try:
            Generator(path)
        except ModelError as error:
            fault = str(error)
        weights = [str(file) for file in find_weights(path)]
        output.write(json.dumps([fault, weights]).encode())  # a window program under Windows has no sys.stdout
        faulthandler.cancel_dump_traceback_later()
    return 0


def _limit() -> None:
    """Let this process take MAX_CPU_SECONDS, and MAX_MEMORY more address space than it has now."""
    if sys.platform == "win32":
        return
    import resource

    _set_limit(resource.RLIMIT_CPU, MAX_CPU_SECONDS)
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        _set_limit(resource.RLIMIT_AS, pages * resource.getpagesize() + MAX_MEMORY)


def _set_limit(kind: int, limit: int) -> None:
    """Set a limit of this process, but no higher than the one that it has."""
    import resource

    hard = resource.getrlimit(kind)[1]
    if hard == resource.RLIM_INFINITY or limit < hard:
        resource.setrlimit(kind, (limit, hard))
