"""The daemon's own folder does not fill the disk: over all sessions, clients and slots, its oldest files go first."""

import contextlib
import errno
import functools
import os
import re
import stat
import time
from collections.abc import Callable
from pathlib import Path

from inference.files.png import is_own_png
from inference.files.wav import is_own_sound
from inference.search.synth.patches import is_own_patch
from server.files.opened_folder import delete_file

SESSIONS = "loopseed-sessions.txt"  # in the folder: who wrote its files; a name alone could be that of a recording
HOUR = 3600.0  # seconds until the folder is read again where too little could be deleted
DAY = 24 * HOUR  # seconds in which a file stays, whatever the limit
SPARE = 0.05  # of the limit, is made free at once, since the whole folder is read for it

# By the ending of its name: whether a file is loopseed's, and nobody changed it since.
_IS_OWN: dict[str, Callable[[Path], bool]] = {"wav": is_own_sound, "png": is_own_png, "json": is_own_patch}
_NAME = re.compile(r"[a-z]+\d*-([0-9a-f]{6})-\d{5,}\.(wav|png|json)")  # as OutputFolder makes them
_HEADER = "Sessions of loopseed that wrote sounds into this folder. It deletes only their files (see serve --keep-gb)."


def _open_no_link(path: str, flags: int, dir_fd: int | None = None) -> int:
    """Open the list itself: a link of its name would lead to a file of somebody else. Windows has no such flag.

    A pipe of that name would wait for its other end, so it is opened without waiting, and refused.
    """
    flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    file = os.open(path if dir_fd is None else SESSIONS, flags, 0o666, dir_fd=dir_fd)
    if stat.S_ISREG(os.fstat(file).st_mode):
        return file
    os.close(file)
    raise OSError(errno.EINVAL, "It is no file; move it away", path)


class DiskLimit:
    """The files that daemons wrote into one folder, and how many bytes of them stay.

    A file that was changed or replaced since is somebody's work: it is not deleted, and counts no more once that is
    seen. size : bytes of them. removed : how many of them this daemon has deleted for the limit.
    """

    def __init__(self, folder: Path, session: str, limit: float) -> None:
        """limit : bytes; 0 deletes nothing. session : six hexadecimal digits, in the names of this daemon's files."""
        self.folder = folder
        self.removed = 0
        self._session = session
        self._limit = limit
        self._is_listed = False
        self._pause_until = 0.0  # seconds of the monotonic clock: until then nothing more can be deleted
        self.size = sum(size for _, size, _ in self._find())

    def begin(self, dir_fd: int | None = None) -> None:
        """Put this session on the folder's list, before its first file; raises OSError where that fails.

        dir_fd : a descriptor of the folder.
        """
        path = self.folder / SESSIONS
        if self._is_listed and path.exists():
            return
        opener = functools.partial(_open_no_link, dir_fd=dir_fd)
        with open(path, "ab+", opener=opener) as file:
            if file.seek(0, os.SEEK_END):
                file.seek(-1, os.SEEK_END)
                before = b"" if file.read() == b"\n" else b"\n"  # an editor may have left out the last one
            else:
                before = f"{_HEADER}\n".encode()
            file.write(before + f"{self._session}\n".encode())
        self._is_listed = True

    def add(self, size: int) -> None:
        """Count bytes that came into the folder, and delete the oldest files where these are too many."""
        self.size += size
        if 0 < self._limit < self.size and time.monotonic() >= self._pause_until:
            self._delete_oldest()

    def _delete_oldest(self) -> None:
        files = sorted(self._find())
        self.size = sum(size for _, size, _ in files)  # others may have deleted some, or written
        if self.size <= self._limit:
            return
        for changed, size, path in files:
            if self.size <= (1 - SPARE) * self._limit:
                return
            if (left := changed + DAY - time.time()) > 0:
                self._pause_until = time.monotonic() + min(left, DAY)
                return
            if not _IS_OWN[path.suffix[1:]](path):
                self.size -= size
                continue
            with contextlib.suppress(OSError):  # it is open under Windows
                delete_file(path)
                self.size -= size
                self.removed += 1
        if self.size > self._limit:
            self._pause_until = time.monotonic() + HOUR

    def _find(self) -> list[tuple[float, int, Path]]:
        """When each file of a listed session was changed (seconds of the system's clock), its bytes and its path."""
        try:
            with open(self.folder / SESSIONS, encoding="utf-8", errors="replace", opener=_open_no_link) as file:
                listed = file.read().split()
        except OSError:
            return []  # no daemon has written here
        sessions, files = set(listed), []
        with contextlib.suppress(OSError), os.scandir(self.folder) as entries:
            for entry in entries:
                name = _NAME.fullmatch(entry.name)
                if name and name[1] in sessions and entry.is_file(follow_symlinks=False):
                    with contextlib.suppress(OSError):  # another daemon has just deleted it
                        status = entry.stat(follow_symlinks=False)
                        files.append((status.st_mtime, status.st_size, Path(entry.path)))
        return files
