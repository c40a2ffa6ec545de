"""Sounds that are dropped on the page: each goes into a file, so that the daemon can search for its seed."""

import collections
import json
import re
import secrets
import tempfile
import time
from pathlib import Path

from websockets.frames import CloseCode

from inference.files.atomic_file import OpenFolder, atomic_write
from server.web.connection import SLOW, Connection

MAX_SIZE = 64 * 10**6  # bytes of a file
KEPT = 16  # files of a session that stay
MAX_STEM = 40  # characters


class _UploadError(Exception):
    """A file that is not taken; the text is one sentence."""


class Uploads:
    """The files of one session, in a folder of their own that is deleted at its end."""

    def __init__(self, parent: Path) -> None:
        self._parent = parent
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._files: collections.deque[Path] = collections.deque()

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
        if self._folder:
            self._folder.cleanup()

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
        if not self._folder:
            self._folder = tempfile.TemporaryDirectory(prefix="dropped-", dir=self._parent, ignore_cleanup_errors=True)
        stem, _, suffix = name.rpartition(".")
        stem, suffix = (re.sub("[^A-Za-z0-9_]+", "-", part)[:MAX_STEM].strip("-") for part in (stem, suffix))
        return Path(self._folder.name) / f"{stem or 'sound'}-{secrets.token_hex(4)}.{suffix or 'wav'}"
