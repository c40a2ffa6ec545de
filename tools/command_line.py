"""What the command lines of the tools share: how they end, and where they write."""

import contextlib
import errno
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

from inference.sentences import lose_failed_prints
from inference.signals import describe_stop, ignore_stops, raise_at_stops

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
    raise_at_stops()
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
            ignore_stops()
            stopped, code = describe_stop(error)
            _exit(tool, f"{stopped}; the same command continues the work." if resumes else f"{stopped}.", code)


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
