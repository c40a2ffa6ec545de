"""Files that are either complete or not there."""

import contextlib
import os
import secrets
import socket
import zlib
from collections.abc import Iterator
from pathlib import Path

HOST = f"{zlib.crc32(socket.gethostname().encode()):08x}"  # processes of other computers and containers are not known
_PROCESS = secrets.token_hex(4)  # an earlier process may have had the same number, as each first one of a container has


@contextlib.contextmanager
def atomic_write(path: Path) -> Iterator[Path]:
    """Yield the path of a temporary file in the same folder; it is renamed to `path` where the block raises nothing.

    Otherwise it is deleted, and a file that `path` names stays as it was. Raises OSError where the rename fails.
    The temporary file's name says which process writes it.
    """
    temporary = path.with_name(f".{path.stem}-{HOST}{os.getpid():08x}{_PROCESS}{secrets.token_hex(4)}{path.suffix}")
    try:
        yield temporary
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def find_writer(temporary: Path) -> int | None:
    """The number of the process that writes a temporary file: None where it is not one of this computer.

    0 : a process that has ended, whose number is this one's now.
    """
    token = temporary.stem[-32:]
    host, pid, process = token[:8], int(token[8:16], 16), token[16:24]
    if host != HOST:
        return None
    return 0 if pid == os.getpid() and process != _PROCESS else pid
