"""The generators at hand: .onnx files in a few folders, known by their names."""

import logging
from collections.abc import Sequence
from pathlib import Path

from inference.model.generator import Generator, ModelError

log = logging.getLogger("loopseed")


class NoSuchModelError(LookupError):
    """A name that no model has; its text is one sentence that lists the names that there are."""


class Library:
    """Folders of models, looked at anew each time, so that a file dropped in is there at once."""

    def __init__(self, folders: Sequence[Path]) -> None:
        """Where two folders hold the same name, the earlier one counts."""
        self._folders = tuple(folders)
        self._tried: dict[tuple[object, ...], str | None] = {}  # by the state of a file: why it cannot be played

    def paths(self) -> dict[str, Path]:
        """Every model's name (its file's, without .onnx) and path, in the order of the names."""
        found: dict[str, Path] = {}
        for folder in self._folders:
            for path in sorted(folder.glob("*.onnx")):
                found.setdefault(path.stem, path)
        return dict(sorted(found.items()))

    def with_folder(self, folder: Path) -> "Library":
        """The same library, with one folder more behind its own."""
        return Library([*self._folders, folder])

    def find(self, text: str) -> Path:
        """The path of a model that was named, or given as a file; raises NoSuchModelError."""
        paths = self.paths()
        if text in paths:
            return paths[text]
        if Path(text).is_file():
            return Path(text).absolute()
        raise NoSuchModelError(f"There is no model or file {text!r}; there are {', '.join(paths) or 'none at all'}.")

    def load(self, name: str) -> Generator:
        """The generator of that name; raises NoSuchModelError, or ModelError where its file cannot be played."""
        paths = self.paths()
        if name not in paths:
            raise NoSuchModelError(f"There is no model {name!r:.80}; there are {', '.join(paths) or 'none at all'}.")
        return self.open(paths[name])

    def open(self, path: Path) -> Generator:
        """The generator of a file; raises ModelError. What came of it is remembered until the file changes."""
        state = _state(path)
        try:
            generator = Generator(path)
        except ModelError as error:
            self._tried[state] = str(error)
            raise
        self._tried[state] = None
        return generator

    def fault(self, path: Path) -> str | None:
        """Why a file cannot be played, in one sentence; None where it can. A file that is new is loaded to find out."""
        state = _state(path)
        if state not in self._tried:
            try:
                self.open(path)
            except ModelError as error:
                log.warning("the model %s cannot be played: %s", path.stem, error)
        return self._tried.get(state)

    def known_fault(self, path: Path) -> str | None:
        """The same, at once: None also where a file has not been tried yet."""
        return self._tried.get(_state(path))


def _state(path: Path) -> tuple[object, ...]:
    """What changes when a model's file does, or the description beside it."""
    state: list[object] = [path]
    for file in (path, path.with_suffix(".toml")):
        try:
            found = file.stat()
            state += [found.st_size, found.st_mtime_ns]
        except OSError:
            state += [None, None]
    return tuple(state)
