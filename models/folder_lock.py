"""One process at a time writes into a folder: a file that is locked there holds the process's number."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class FolderInUseError(ValueError):
    """Another process writes into the folder; the text is the number of that process."""


@contextlib.contextmanager
def lock_folder(path: Path, name: str) -> Iterator[None]:
    """Keep other processes out of a folder during the block, by a lock on the file `name` in it.

    A folder that is not there is made, and deleted at the end if nothing was written into it. The system gives up the
    lock of a process that was killed; on a file system without locks, the block runs all the same.

    Raises FolderInUseError, and OSError.
    """
    made = [folder for folder in (path, *path.parents) if not folder.exists()]
    path.mkdir(parents=True, exist_ok=True)
    lock = path / name
    with lock.open("a+", encoding="ascii") as file:
        try:
            _lock(file.fileno())
        except (BlockingIOError, PermissionError):
            file.seek(0)
            raise FolderInUseError(file.read()) from None
        except OSError:
            pass
        try:
            file.truncate(0)
            file.write(str(os.getpid()))
            file.flush()
            yield
        finally:
            with contextlib.suppress(OSError):  # Windows deletes no open file
                lock.unlink()
            for folder in made:
                with contextlib.suppress(OSError):  # it stays unless it is empty
                    folder.rmdir()


def _lock(descriptor: int) -> None:
    """Lock a file for this process; raises BlockingIOError or PermissionError where another one has it."""
    if sys.platform == "win32":
        os.lseek(descriptor, 1 << 30, os.SEEK_SET)  # others cannot read the byte that is locked
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
