"""Sounds that are dropped on the page: each goes into a file, so that the daemon can search for its seed."""

import collections
import contextlib
import json
import re
import secrets
import tempfile
import threading
import time
from pathlib import Path
from typing import BinaryIO

from websockets.frames import CloseCode

from inference.files.atomic_file import OpenFolder, atomic_write
from inference.files.file_lock import lock
from server.web.connection import SLOW, Connection

MAX_SIZE = 64 * 10**6  # bytes of a file
KEPT = 16  # files of a session that stay
MAX_STEM = 40  # characters
LOCK = ".loopseed-dropped"  # is locked while the session lives; the system gives up the lock of a killed process
_OWN = re.compile(r".+-([0-9a-f]{8}|[0-9a-f]{32})\.[A-Za-z0-9]{1,8}")  # a file that was dropped, or was coming
_NAME = re.compile(r"(?:.*[/\\])?(.*?)(\.[A-Za-z0-9]{1,8})?", re.DOTALL)  # of a file, perhaps with its folder


class _UploadError(Exception):
    """A file that is not taken; the text is one sentence."""


class Uploads:
    """The files of one session, in a folder of their own that is deleted at its end, or when the next one begins."""

    def __init__(self, parent: Path) -> None:
        self._parent = parent
        self._folder: Path | None = None
        self._lock: BinaryIO | None = None
        self._making = threading.Lock()  # files come at the same time
        self._files: collections.deque[Path] = collections.deque()
        for held in parent.glob(f"dropped-*/{LOCK}"):
            _delete_left(held)

    def receive(self, page: Connection, name: str, size: str) -> None:
        """Take one file of `size` bytes, and answer in JSON: its path, or an error in a sentence."""
        try:
            answer = {"path": self._write(page, name, size).as_posix()}
        except _UploadError as error:
            answer = {"error": str(error)}
        except OSError as error:
            if not page.is_open:
                raise
            answer = {"error": f"{name!r:.80} cannot be kept: {error.strerror or error}."}
        page.send(json.dumps(answer))
        page.close(CloseCode.NORMAL_CLOSURE, "")

    def close(self) -> None:
        """Delete what was dropped."""
        if self._lock:
            self._lock.close()
        if self._folder:
            _delete(self._folder)

    def _write(self, page: Connection, name: str, size: str) -> Path:
        length = int(size) if re.fullmatch("[0-9]{1,9}", size) else 0
        if not 0 < length <= MAX_SIZE:
            raise _UploadError(f"{name!r:.80} has {size:.20} bytes; 1 to {MAX_SIZE} can be dropped.")
        path = self._name(name)
        with atomic_write(path, OpenFolder()) as temporary, temporary.open("wb") as file:
            quiet_since = time.monotonic()
            while (left := length - file.tell()) > 0:
                for message in page.receive() if page.wait() else ():
                    if isinstance(message, str) or len(message) > left:
                        raise _UploadError(f"What came of {name!r:.80} is not {length} bytes in binary messages.")
                    file.write(message)
                    left -= len(message)
                    quiet_since = time.monotonic()
                if not page.is_open or time.monotonic() - quiet_since > SLOW:
                    raise _UploadError(f"{left} bytes of {name!r:.80} did not come.")
        self._files.append(path)
        if len(self._files) > KEPT:
            self._files.popleft().unlink(missing_ok=True)
        return path

    def _name(self, name: str) -> Path:
        """A path with a new name that resembles the given one, and its ending."""
        with self._making:
            if not (self._folder and self._folder.is_dir()):  # the first one, or somebody has deleted it
                self._make_folder()
        stem, suffix = _NAME.fullmatch(name).groups()  # pyright: ignore[reportOptionalMemberAccess]
        stem = re.sub("[^A-Za-z0-9]+", "-", stem)[:MAX_STEM].strip("-") or "sound"
        return self._folder / f"{stem}-{secrets.token_hex(4)}{suffix or '.wav'}"  # pyright: ignore[reportOptionalOperand]

    def _make_folder(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="dropped-", dir=self._parent))
        if self._lock:
            self._lock.close()
        self._lock = (self._folder / LOCK).open("xb")
        with contextlib.suppress(OSError):  # a file system without locks: no later session deletes the folder
            lock(self._lock.fileno())


def _delete_left(held: Path) -> None:
    """Delete the folder of a session that was killed: nothing locks its file LOCK any more."""
    with contextlib.suppress(OSError):  # it lives, or there are no locks
        if held.is_file() and not held.parent.is_symlink():
            with held.open("r+b") as file:
                lock(file.fileno())
            _delete(held.parent)


def _delete(folder: Path) -> None:
    """Delete what a session wrote into its folder, and the folder unless another program has put something there."""
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if _OWN.fullmatch(path.name):
                path.unlink()
        (folder / LOCK).unlink(missing_ok=True)
        folder.rmdir()
