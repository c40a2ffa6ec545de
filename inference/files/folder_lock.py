"""One process at a time writes into a folder: a file that is locked there holds the process's number."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from inference.files.file_lock import lock

MAX_TRIES = 100  # to lock a file that other processes delete


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
    held = path / name
    with _open_locked(held) as file:
        try:
            file.truncate(0)
            file.write(str(os.getpid()))
            file.flush()
            yield
        finally:
            with contextlib.suppress(OSError):  # Windows deletes no open file
                held.unlink()
            for folder in made:
                with contextlib.suppress(OSError):  # it stays unless it is empty
                    folder.rmdir()


def _open_locked(path: Path) -> TextIO:
    """Open and lock the file, and make its folder; raises FolderInUseError, and OSError.

    The process that had the lock deletes the file, perhaps after it was opened here: then others would lock a new one.
    """
    for _ in range(MAX_TRIES):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            file = path.open("a+", encoding="ascii")
        except FileNotFoundError:  # its folder was deleted, too
            continue
        with contextlib.ExitStack() as stack:
            stack.enter_context(file)
            try:
                lock(file.fileno())
            except (BlockingIOError, PermissionError):
                file.seek(0)
                raise FolderInUseError(file.read()) from None
            except OSError:  # there are no locks
                pass
            if _is_at(file, path):
                stack.pop_all()
                return file
    raise FolderInUseError("whose number is not known")


def _is_at(file: TextIO, path: Path) -> bool:
    """Whether an open file is still the one that the path names; Windows deletes no open file."""
    try:
        return sys.platform == "win32" or os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False
