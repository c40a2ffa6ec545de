"""What the command lines of the tools share: how they end, and where they write."""

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

from inference.sentences import lose_failed_prints
from inference.signals import describe_stop, ignore_stops, raise_at_stops

LEFT_OUT = 3  # exit code: the work is done, but some of the files could not be used
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
DENIED = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextlib.contextmanager
def report_end(tool: str, *mistakes: type[Exception], work: Path | None = None) -> Iterator[None]:
    """End the program with one sentence where the block raises: with code 1 for `mistakes`, with code 130 for Ctrl-C.

    SIGTERM and SIGHUP, of a terminal that is closed, end it as Ctrl-C does, with 128 and the signal's number.

    work : the folder with the files of a work that the same command continues. The sentence says so, and for an OSError
    whether anything was written there, and the way out of a full disk or a folder that is read-only.
    The block has time to clean up: a second signal, which a launcher such as uv sends by itself, does not interrupt
    that.
    """
    before = _list_files(work)
    raise_at_stops()
    with lose_failed_prints():
        try:
            yield
        except mistakes as error:
            _exit(tool, _say_cause(error) + "." if isinstance(error, OSError) else str(error), 1)
        except OSError as error:
            if work is None:
                raise
            _exit(tool, f"{_say_cause(error)}; {_say_way_on(error, work, bool(_list_files(work) - before))}.", 1)
        except KeyboardInterrupt as error:
            ignore_stops()
            stopped, code = describe_stop(error)
            _exit(tool, f"{stopped}; the same command continues the work." if work else f"{stopped}.", code)


def _list_files(folder: Path | None) -> set[tuple[str, int, int]]:
    """The name, time of change and size of each file in a folder that may not be there; hidden files are temporary."""
    found = set()
    if folder:
        with contextlib.suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                if not entry.name.startswith(".") and entry.is_file():
                    found.add((entry.name, entry.stat().st_mtime_ns, entry.stat().st_size))
    return found


def _say_cause(error: OSError) -> str:
    """What cannot be written, and why; in place of a hidden file, which is a lock or unfinished, its folder."""
    if error.errno not in NO_ROOM | DENIED or not error.filename:
        return str(error).rstrip(".")
    path = Path(os.fsdecode(error.filename))
    verb = "read" if path.is_file() and not os.access(path, os.R_OK) else "written"
    return f"{path.parent if path.name.startswith('.') else path} cannot be {verb}: {error.strerror}"


def _say_way_on(error: OSError, work: Path, has_grown: bool) -> str:
    """What is kept of a work that was stopped, and what to do next."""
    kept = "the work so far is kept" if has_grown else f"nothing was written into {work}"
    if error.errno in NO_ROOM:
        return f"{kept}; make room, and the same command {'continues it' if has_grown else 'begins again'}"
    return f"{kept}; allow writing there, or choose another place" if error.errno in DENIED else kept


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
