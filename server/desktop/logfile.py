"""The log, on the standard output if there is one, and in a rotated file in the user's log folder."""

import contextlib
import logging
import os
import sys
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

import platformdirs

log = logging.getLogger("loopseed")

SIZE = 1_000_000  # bytes of one file
OLDER = 2  # older files that are kept


def path() -> Path:
    """The path of the log file; raises OSError where the user has no home."""
    try:
        return platformdirs.user_log_path("loopseed", appauthor=False) / "loopseed.log"
    except RuntimeError as error:
        raise OSError(str(error)) from error


@contextlib.contextmanager
def write_log() -> Iterator[None]:
    """Log during the block. A file that cannot be written is one warning."""
    handlers: list[logging.Handler] = []
    if sys.stdout is not None:  # a window program under Windows has none
        handlers.append(_formatted(logging.StreamHandler(sys.stdout), "%H:%M:%S"))
        handlers[0].addFilter(
            lambda record: record.levelno < logging.CRITICAL
        )  # they are printed on the error output, at the end
    trouble = None
    try:
        file = path()
        file.parent.mkdir(parents=True, exist_ok=True)
        writer = _File(file, maxBytes=SIZE, backupCount=OLDER, encoding="utf-8", errors="backslashreplace")
        handlers.append(_formatted(writer, "%Y-%m-%d %H:%M:%S"))
    except OSError as error:
        trouble = error
    root = logging.getLogger()
    before = root.level
    root.setLevel(logging.INFO)
    for handler in handlers:
        root.addHandler(handler)
    if trouble is not None:
        log.warning("there is no log file: %s", trouble)
    try:
        yield
    finally:
        root.setLevel(before)
        for handler in handlers:
            root.removeHandler(handler)
            handler.close()


class _File(RotatingFileHandler):
    """A log file that goes on growing where it cannot be rotated: under Windows while another loopseed writes to it."""

    def doRollover(self) -> None:  # noqa: N802
        if self.stream:
            self.stream.close()
        self.stream = None  # the next log line opens it again
        with contextlib.suppress(OSError):
            os.rename(self.baseFilename, self.baseFilename)  # a trial: it is refused where the rotation would be
            super().doRollover()


def _formatted(handler: logging.Handler, times: str) -> logging.Handler:
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", times))
    return handler
