"""Files that are either complete or not there."""

import contextlib
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

MAX_STEM = 48  # characters in a temporary file's name, which keeps it below the 255 bytes of a file system
RENAME_SECONDS, RENAME_PAUSE = 1.0, 0.02


def check_folder(path: Path) -> None:
    """Raise FileNotFoundError where a file cannot be written because its folder is not there."""
    if not path.parent.is_dir():
        raise FileNotFoundError(f"There is no folder {path.parent} to write {path.name} to.")


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
    OSError of the block names `path`, too.
    """
    temporary = path.with_name(f".{path.stem[:MAX_STEM]}-{uuid.uuid4().hex}{path.suffix}")
    try:
        yield temporary
        replace_file(temporary, path)
    except OSError as error:
        if error.errno and str(error.filename) in (str(temporary), "None"):
            raise OSError(error.errno, error.strerror, str(path)) from error
        raise
    finally:
        temporary.unlink(missing_ok=True)
