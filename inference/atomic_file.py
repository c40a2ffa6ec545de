"""Files that are either complete or not there."""

import contextlib
import os
import secrets
import socket
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

HOST = f"{zlib.crc32(socket.gethostname().encode()):08x}"  # processes of other computers and containers are not known
_PROCESS = secrets.token_hex(4)  # an earlier process may have had the same number, as each first one of a container has
MAX_STEM = 48  # characters in a temporary file's name, which keeps it below the 255 bytes of a file system
RENAME_SECONDS, RENAME_PAUSE = 1.0, 0.02


def check_folder(path: Path) -> None:
    """Raise FileNotFoundError where a file cannot be written because its folder is not there."""
    if not path.parent.is_dir():
        raise FileNotFoundError(f"There is no folder {path.parent} to write {path.name} to.")


def check_target(path: Path, is_own: Callable[[Path], bool]) -> None:
    """Raise FileNotFoundError as check_folder does, or FileExistsError where `path` is a file that may be a person's.

    is_own : whether loopseed wrote the file that is there, and nobody changed it since: then it may be replaced.
    """
    check_folder(path)
    if os.path.lexists(path) and not is_own(path):
        raise FileExistsError(
            f"{path} is there already, and loopseed did not write it, or it was changed since; name another file, or "
            "move it."
        )


def replace_file(temporary: Path, path: Path) -> None:
    """Rename a file or folder; raises OSError.

    Windows refuses that while another program, such as a virus scanner, has one of them open. So it is tried again for
    RENAME_SECONDS.
    """
    until = time.monotonic() + RENAME_SECONDS
    while True:
        try:
            temporary.replace(path)
            return
        except PermissionError:
            if time.monotonic() >= until:
                raise
        time.sleep(RENAME_PAUSE)


@contextlib.contextmanager
def atomic_write(path: Path) -> Iterator[Path]:
    """Yield the path of a temporary file in the same folder; it is renamed to `path` where the block raises nothing.

    Otherwise it is deleted, and a file that `path` names stays as it was. Raises OSError where the rename fails; an
    OSError of the block names `path`, too. The temporary file's name says which process writes it.
    """
    token = f"{HOST}{os.getpid():08x}{_PROCESS}{secrets.token_hex(4)}"
    temporary = path.with_name(f".{path.stem[:MAX_STEM]}-{token}{path.suffix}")
    try:
        yield temporary
        replace_file(temporary, path)
    except OSError as error:
        if error.errno and str(error.filename) in (str(temporary), "None"):
            raise OSError(error.errno, error.strerror, str(path)) from error
        raise
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
