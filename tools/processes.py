"""Work that several processes share."""

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.connection import Connection
from typing import Any, TypeVar

MAX_PROCESSES = 61  # of one pool under Windows

T = TypeVar("T")
R = TypeVar("R")


@contextlib.contextmanager
def share_work(work: Callable[[T], R], items: Sequence[T], processes: int) -> Iterator[Iterator[R]]:
    """Give an iterator over the results of `work`, in the order of the items; with one process, it is this one.

    At the end of the block all processes have ended; work that has not begun by then is left out. Ctrl-C interrupts
    this process alone, whose block ends the others. If this process is killed, the others end, too.
    """
    if processes == 1:
        yield map(work, items)
        return
    pool = ProcessPoolExecutor(processes, initializer=_begin_worker)
    try:
        with _hold_interrupts():
            results = pool.map(work, items)  # starts the processes
        yield results
    finally:
        pool.shutdown(cancel_futures=True)


@contextlib.contextmanager
def hold_workers() -> Iterator[dict[str, Any]]:
    """Give the arguments with which joblib.Parallel starts processes that end with the block, or if this one is killed.

    joblib's own processes wait for work that nobody will send. These wait for the end of a pipe, too, which the system
    closes with this process.
    """
    reader, writer = multiprocessing.Pipe(duplex=False)
    with reader, writer:
        yield {"initializer": _begin_held_worker, "initargs": (reader,)}


def _begin_held_worker(reader: Connection) -> None:
    threading.Thread(target=_end_with_pipe, args=(reader,), daemon=True).start()


def _end_with_pipe(reader: Connection) -> None:
    with contextlib.suppress(EOFError, OSError):
        reader.recv_bytes()  # nothing is sent
    os._exit(1)


def _begin_worker() -> None:
    """Leave the signals of a terminal to the parent process, which ends this one; end with it if it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Wait for the end of the parent process; it cannot end this one where it is killed itself."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextlib.contextmanager
def _hold_interrupts() -> Iterator[None]:
    """Put off Ctrl-C to the end of the block, since a pool that is interrupted while it starts leaves processes behind.

    The signal is blocked for the processes that start in the block, even before they run their initializer. That does
    not block it for this process, where a thread of numpy's can get it.
    """
    held: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, frame: held.append(number))
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if sys.platform != "win32" else set()
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if sys.platform != "win32":
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        if held:
            signal.raise_signal(signal.SIGINT)
