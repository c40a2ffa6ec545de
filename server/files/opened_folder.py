"""A folder that is opened once: files are written into it and deleted from it, even if its path becomes a link."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

# Whether files can be named relative to an open folder, and an open file by a path (see atomic_write).
HAS_DIR_FD = {os.open, os.link, os.rename, os.stat, os.unlink} <= os.supports_dir_fd and os.path.isdir("/dev/fd")
_FLAGS = sum(getattr(os, name, 0) for name in ("O_PATH", "O_DIRECTORY", "O_NOFOLLOW"))  # O_PATH: no right to list it


@contextlib.contextmanager
def open_folder(path: Path) -> Iterator[int | None]:
    """Yield a descriptor of the folder at a resolved path, or None where the platform has no such thing.

    Each part of the path is opened inside the one before it, and none may be a link. Raises OSError.
    """
    if not HAS_DIR_FD:
        yield None
        return
    descriptor = os.open(path.anchor, _FLAGS)
    try:
        for part in path.parts[1:]:
            inner = os.open(part, _FLAGS, dir_fd=descriptor)
            os.close(descriptor)
            descriptor = inner
        yield descriptor
    finally:
        os.close(descriptor)


def open_inside(path: Path, dir_fd: int | None) -> BinaryIO:
    """Open a file of an open folder to be read; a link in its place is not followed. Raises OSError."""

    def open_it(name: str, flags: int) -> int:
        return os.open(name, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0), dir_fd=dir_fd)

    return open(path if dir_fd is None else path.name, "rb", opener=open_it)


def is_at(path: Path, dir_fd: int | None) -> bool:
    """Whether a resolved path still leads to the folder that was opened there; without a descriptor, to no link."""
    try:
        if dir_fd is None:
            return path.resolve() == path
        return os.path.samestat(os.stat(path), os.fstat(dir_fd))
    except OSError:
        return False


def delete_file(path: Path, dir_fd: int | None = None) -> None:
    """Delete a file of an open folder, or of the folder at the resolved path of its parent; raises OSError."""
    if dir_fd is not None:
        os.unlink(path.name, dir_fd=dir_fd)
        return
    with open_folder(path.parent) as opened:
        os.unlink(path if opened is None else path.name, dir_fd=opened)
