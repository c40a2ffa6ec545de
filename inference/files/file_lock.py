"""A lock on a file, which other processes and threads wait for. The system gives up that of a dead process."""

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PAUSE = 0.01  # seconds between two tries


def lock(descriptor: int) -> None:
    """Lock an open file until it is closed; raises BlockingIOError or PermissionError where another one has it."""
    if sys.platform == "win32":
        os.lseek(descriptor, 1 << 30, os.SEEK_SET)  # others cannot read the byte that is locked
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextlib.contextmanager
def hold_lock(path: Path, seconds: float) -> Iterator[None]:
    """Hold the lock on a file, which is made and stays, during the block; on a file system without locks, just run it.

    Raises TimeoutError where others hold it for so many seconds, and OSError where the file cannot be made.
    """
    until = time.monotonic() + seconds
    with path.open("ab") as file:
        while True:
            try:
                lock(file.fileno())
                break
            except (BlockingIOError, PermissionError):
                if time.monotonic() >= until:
                    raise TimeoutError(f"{path} is locked by another program.") from None
            except OSError:
                break
            time.sleep(PAUSE)
        yield
