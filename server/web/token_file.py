"""The secret part of the page's address. It is kept, so that an open page finds the daemon that was started again."""

import logging
import os
import re
import secrets
import stat
import sys
from pathlib import Path

from inference.files.atomic_file import atomic_write, check_readable

log = logging.getLogger("loopseed")

BYTES = 24  # of chance
_TOKEN = re.compile(rb"\s*([A-Za-z0-9_-]{32})\s*")


def read_token(path: Path | None) -> str:
    """The token in a file that only the user may read; a passing one where there can be no such file.

    It is made now if it is missing, is no token, or is one that others may have read.
    """
    if path is None:
        return _make()
    try:
        path = path.resolve()
        return _read(path) or _write(path)
    except OSError as error:
        reason = error.strerror or error
        log.warning(
            "the page's token cannot be kept in %s, so open pages will not find the next start: %s", path, reason
        )
        return _make()


def _read(path: Path) -> str | None:
    """The token, or None where a new one is to be written; raises OSError where the path is no regular file."""
    try:
        check_readable(path)
    except FileNotFoundError:
        return None
    if sys.platform != "win32" and stat.S_IMODE(path.stat().st_mode) & 0o077:
        log.warning("others may read %s: the page gets a new token, and its address changes", path)
        path.chmod(0o600)  # the new file has the permissions of the old one
        return None
    if found := _TOKEN.fullmatch(path.read_bytes()):
        return found[1].decode()
    log.warning("%s holds no token: the page gets a new one, and its address changes", path)
    return None


def _write(path: Path) -> str:
    token = _make()
    path.parent.mkdir(parents=True, exist_ok=True)
    with atomic_write(path) as temporary, open(temporary, "w", opener=_open_private) as file:
        file.write(token)
    return token


def _make() -> str:
    return secrets.token_urlsafe(BYTES)


def _open_private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
