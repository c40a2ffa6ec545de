"""The log, on the standard output if there is one, and in a rotated file in the user's log folder.

Each of the two has a bounded queue and a thread: an output that cannot be written, such as a pipe that nobody reads or
a paused terminal, never holds up the daemon.
"""

import contextlib
import logging
import os
import queue
import sys
import threading
from collections.abc import Iterator
from logging.handlers import QueueHandler, RotatingFileHandler
from pathlib import Path
from typing import Any

import platformdirs

log = logging.getLogger("loopseed")

SIZE = 1_000_000  # bytes of one file
OLDER = 2  # older files that are kept
MAX_LINES = 5_000  # lines that wait for one output; it may be stuck
FAREWELL = 1.0  # seconds that an output may take at the end for the lines that wait


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
        screen = _Waiting(logging.StreamHandler(_past_buffer(sys.stdout)), "%H:%M:%S")
        screen.addFilter(lambda record: record.levelno < logging.CRITICAL)  # the error output gets them, at the end
        handlers.append(screen)
    trouble = None
    try:
        file = path()
        file.parent.mkdir(parents=True, exist_ok=True)
        writer = _File(file, maxBytes=SIZE, backupCount=OLDER, encoding="utf-8", errors="backslashreplace")
        handlers.append(_Waiting(writer, "%Y-%m-%d %H:%M:%S"))
    except OSError as error:
        trouble = error
    root = logging.getLogger()
    before, raises = root.level, logging.raiseExceptions
    root.setLevel(logging.INFO)
    logging.raiseExceptions = False  # a line that cannot be written is no reason to print a trace for each
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
        logging.raiseExceptions = raises


class _Waiting(QueueHandler):
    """Hands lines to a thread that writes them to one output; where MAX_LINES wait, it drops lines and counts them."""

    def __init__(self, output: logging.Handler, times: str) -> None:
        self._lines: queue.Queue[logging.LogRecord | None] = queue.Queue(MAX_LINES)
        super().__init__(self._lines)
        self._output = output
        self._output.setFormatter(_Formatter("%(asctime)s %(message)s", times))
        self._dropped = 0
        self._thread = threading.Thread(target=self._write, name="log", daemon=True)
        self._thread.start()

    def prepare(self, record: logging.LogRecord) -> logging.LogRecord:
        """Put the arguments in, since they may change before the thread comes to them."""
        record = logging.makeLogRecord(record.__dict__)
        record.msg, record.args, record.exc_text = record.getMessage(), None, None
        return record

    def enqueue(self, record: logging.LogRecord) -> None:
        try:
            self._lines.put_nowait(record)
        except queue.Full:
            self._dropped += 1

    def close(self) -> None:
        """Write the lines that wait, as far as the output takes them in FAREWELL seconds."""
        super().close()
        with contextlib.suppress(queue.Full):
            self._lines.put(None, timeout=FAREWELL)
            self._thread.join(FAREWELL)
        if not self._thread.is_alive():
            self._output.close()

    def _write(self) -> None:
        """Call emit, not handle: a lock that a stuck write holds would keep logging from its end."""
        while record := self._lines.get():
            self._output.emit(record)
            if dropped := self._dropped:
                self._dropped -= dropped
                text = f"{dropped} lines are missing here: they came faster than they could be written"
                self._output.emit(logging.makeLogRecord({"msg": text}))


class _Formatter(logging.Formatter):
    """One line for a message, whatever a client put into it; a trace is further lines, which are indented."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        return _escape(super().formatMessage(record))

    def formatException(self, ei: Any) -> str:  # noqa: N802
        return "\n".join(f"    {_escape(line)}" for line in super().formatException(ei).splitlines())


def _escape(text: str) -> str:
    r"""The same text with \x1b and the like for characters that move the cursor, break the line or are not seen."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


class _File(RotatingFileHandler):
    """A log file that goes on growing where it cannot be rotated: under Windows while another loopseed writes to it."""

    def doRollover(self) -> None:  # noqa: N802
        if self.stream:
            self.stream.close()
        self.stream = None  # the next log line opens it again
        with contextlib.suppress(OSError):
            os.rename(self.baseFilename, self.baseFilename)  # a trial: it is refused where the rotation would be
            super().doRollover()


def _past_buffer(stream: Any) -> Any:
    """A stream past its buffer: a write that is stuck holds the buffer's lock, and Python waits for that at its end."""
    if not hasattr(stream, "buffer"):
        return stream
    stream.flush()
    return _Raw(getattr(stream.buffer, "raw", stream.buffer), stream.encoding)


class _Raw:
    """Text to a raw output; an encoding without a letter gets its number."""

    def __init__(self, raw: Any, encoding: str) -> None:
        self._raw = raw
        self._encoding = encoding

    def write(self, text: str) -> None:
        data = text.replace("\n", os.linesep).encode(self._encoding, "backslashreplace")
        while data:
            data = data[self._raw.write(data) or len(data) :]  # None: a non-blocking output is full

    def flush(self) -> None:
        """Nothing waits here."""
