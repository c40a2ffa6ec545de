"""What the command lines of the tools share: how they end, and where they write."""

import contextlib
import errno
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import NoReturn

from inference.sentences import lose_failed_prints

STOPS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
LEFT_OUT = 3  # exit code: the work is done, but some of the files could not be used
TRANSIENT = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}  # once there is room again, the command can continue


@contextlib.contextmanager
def report_end(tool: str, *mistakes: type[Exception], resumes: bool = False) -> Iterator[None]:
    """End the program with one sentence where the block raises: with code 1 for `mistakes`, with code 130 for Ctrl-C.

    SIGTERM and SIGHUP, of a terminal that is closed, end it as Ctrl-C does, with 128 and the signal's number.

    resumes : the same command continues the work. The sentence says so, also for an OSError where that is true, as on
    a full disk.
    The block has time to clean up: a second signal, which a launcher such as uv sends by itself, does not interrupt
    that.
    """
    for number in STOPS:
        if signal.getsignal(number) in (signal.default_int_handler, signal.SIG_DFL):  # nohup has SIGHUP ignored
            signal.signal(number, _interrupt)
    with lose_failed_prints():
        try:
            yield
        except mistakes as error:
            _exit(tool, str(error), 1)
        except OSError as error:
            if not resumes:
                raise
            way_on = ", and the same command continues it" if error.errno in TRANSIENT else ""
            _exit(tool, f"stopped by {error}; the work so far is kept{way_on}.", 1)
        except KeyboardInterrupt as error:
            for stop in STOPS:  # those that still come do not interrupt the end of Python
                signal.signal(stop, signal.SIG_IGN)
            number = next(iter(error.args), signal.SIGINT)
            stopped = f"stopped by {'Ctrl-C' if number == signal.SIGINT else signal.Signals(number).name}"
            _exit(tool, f"{stopped}; the same command continues the work." if resumes else f"{stopped}.", 128 + number)


def _interrupt(number: int, frame: FrameType | None) -> None:
    """Raise KeyboardInterrupt, unless one is being handled.

    A flag would not do: an exception that is raised in a destructor or in a callback of C is lost, and the next signal
    has to be heard.
    """
    handled = sys.exc_info()[1]
    while handled is not None:
        if isinstance(handled, KeyboardInterrupt):
            return
        handled = handled.__context__
    raise KeyboardInterrupt(number)


def _exit(tool: str, sentence: str, code: int) -> NoReturn:
    print(f"{tool}: {sentence}", file=sys.stderr)
    sys.exit(code)


def check_new(*paths: Path) -> None:
    """Raise FileExistsError where one of the files is there already: it may be somebody's own."""
    for path in paths:
        if path.exists():
            raise FileExistsError(f"{path} exists already; choose another name, or delete it.")


def check_folder(path: Path, flag: str) -> None:
    """Raise NotADirectoryError where a file stands in the way of a folder to write."""
    for parent in (path, *path.parents):
        if (parent.exists() or parent.is_symlink()) and not parent.is_dir():
            kind = "a file" if parent.exists() else "a link to nothing"
            raise NotADirectoryError(f"{parent} is {kind}; {flag} needs a folder.")
