"""Seeds that have a name: one file for all clients, with what belongs to each seed."""

import contextlib
import errno
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from inference.files.atomic_file import atomic_write, check_readable
from inference.files.file_lock import hold_lock
from server.protocol.errors import CommandError

MAX_NAMED = 10_000  # seeds; each takes some 300 bytes
MAX_NAME = 100  # characters
MAX_BYTES = 2**25  # of the file
MAX_LOCKED = 5.0  # seconds for which another daemon may write


class NamedSeeds:
    """The seeds of a file of JSON, {"seeds": {name: origin}}; an origin is that of inference.files.wav.Tags.

    Each method reads the file again, since another daemon or a person may have changed it, and may raise CommandError:
    `io` where the file cannot be read or written; one that is damaged is never written to.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def names(self) -> list[str]:
        """All names, in alphabetical order."""
        return sorted(self._read(), key=lambda name: (name.casefold(), name))

    def get(self, name: str) -> dict[str, Any]:
        """The origin of a seed; raises CommandError where there is none of that name."""
        seeds = self._read()
        _check(name, seeds)
        return seeds[name]

    def set(self, name: str, origin: dict[str, Any]) -> bool:
        """Keep a seed's origin under a name; returns whether another one had it."""
        if not _is_name(name):
            raise CommandError("bad_arguments", f"A name is 1 to {MAX_NAME} printable characters, not {name!r:.120}.")
        with self._lock():
            seeds = self._read()
            if name not in seeds and len(seeds) >= MAX_NAMED:
                raise CommandError("bad_arguments", f"There are {MAX_NAMED} named seeds already; delete one first.")
            self._write(seeds | {name: origin})
        return name in seeds

    def delete(self, name: str) -> None:
        """Forget a seed; raises CommandError where there is none of that name."""
        with self._lock():
            seeds = self._read()
            _check(name, seeds)
            del seeds[name]
            self._write(seeds)

    @contextlib.contextmanager
    def _lock(self) -> Iterator[None]:
        """Keep other daemons from changing the file during the block: what one adds in between would be lost."""
        path = self.path.resolve()  # a link stays one
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with hold_lock(path.with_name(f".{path.name}.lock"), MAX_LOCKED):
                yield
        except OSError as error:
            text = f"{self.path.as_posix()} cannot be written: {error.strerror or str(error).rstrip('.')}."
            raise CommandError("io", text) from error

    def _read(self) -> dict[str, dict[str, Any]]:
        try:
            check_readable(self.path)
            with self.path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
            found = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_make_dict)
            seeds = found["seeds"]
            is_whole = len(data) <= MAX_BYTES and set(found) == {"seeds"} and isinstance(seeds, dict)
            if is_whole and all(_is_name(name) and isinstance(origin, dict) for name, origin in seeds.items()):
                return seeds
        except FileNotFoundError:
            return {}
        except OSError as error:
            reason = error.strerror or str(error).rstrip(".")
            raise CommandError("io", f"{self.path.as_posix()} cannot be read: {reason}.") from error
        except (ValueError, LookupError, TypeError, RecursionError):
            pass
        text = f"{self.path.as_posix()} is no list of named seeds; repair it, or move it away to begin a new one."
        raise CommandError("io", text)

    def _write(self, seeds: dict[str, dict[str, Any]]) -> None:
        lines = (f"{json.dumps(name)}: {json.dumps(origin)}" for name, origin in seeds.items())
        data = '{"seeds": {\n' + ",\n".join(lines) + "\n}}\n"
        if len(data) > MAX_BYTES:
            raise CommandError("bad_arguments", f"The named seeds take {MAX_BYTES} bytes already; delete one first.")
        path = self.path.resolve()
        if path.exists() and not path.stat().st_mode & 0o222:
            raise PermissionError(errno.EACCES, "It is write-protected")
        with atomic_write(path) as temporary:
            temporary.write_text(data, encoding="ascii")


def _is_name(name: str) -> bool:
    return 0 < len(name) <= MAX_NAME and name.isprintable()


def _make_dict(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object; raises ValueError where a name stands twice, since one of the two would be lost."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found


def _check(name: str, seeds: dict[str, dict[str, Any]]) -> None:
    if name not in seeds:
        raise CommandError("bad_arguments", f"There is no seed called {name!r:.120}; list_seeds names those that are.")
