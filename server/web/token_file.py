"""The secret part of the page's address. It is kept, so that an open page finds the daemon that was started again."""

import contextlib
import os
import re
import secrets
from pathlib import Path

from inference.files.atomic_file import OpenFolder, atomic_write

BYTES = 24  # of chance
_TOKEN = re.compile(r"[A-Za-z0-9_-]{32}")


def read_token(path: Path | None) -> str:
    """The token in a file that only the user may read, made now if it is missing; a passing one where there is none."""
    if path is None:
        return _make()
    with contextlib.suppress(OSError, UnicodeDecodeError):
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            with atomic_write(path, OpenFolder()) as temporary, open(temporary, "w", opener=_open_private) as file:
                file.write(_make())
        if found := _TOKEN.fullmatch(path.read_text(encoding="ascii").strip()):
            return found[0]
    return _make()


def _make() -> str:
    return secrets.token_urlsafe(BYTES)


def _open_private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
