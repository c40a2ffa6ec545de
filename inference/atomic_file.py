"""Files that are either complete or not there."""

import contextlib
import uuid
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def atomic_write(path: Path) -> Iterator[Path]:
    """Yield the path of a temporary file in the same folder; it is renamed to `path` where the block raises nothing.

    Otherwise it is deleted, and a file that `path` names stays as it was. Raises OSError where the rename fails.
    """
    temporary = path.with_name(f".{path.stem}-{uuid.uuid4().hex}{path.suffix}")
    try:
        yield temporary
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
