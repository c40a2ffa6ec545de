"""The models that can be loaded: the .onnx files in a few folders, by name."""

import logging
from collections.abc import Sequence
from pathlib import Path

from inference.model.generator import Generator, ModelError
from inference.sentences import list_choices

log = logging.getLogger("loopseed")


class NoSuchModelError(LookupError):
    """A name that no model has; the text is one sentence that lists the models."""


class Library:
    """Folders of models. They are read again at each call, so that a new file is found at once."""

    def __init__(self, folders: Sequence[Path]) -> None:
        """If two folders hold a model of the same name, the one in the earlier folder counts."""
        self._folders = tuple(folders)
        self._faults: dict[tuple[object, ...], str | None] = {}  # file state -> why it cannot be played; None: it can

    def paths(self) -> dict[str, Path]:
        """The path of every model by its name (the file's, without .onnx), sorted by name.

        Names that begin with a dot are no models: exports that are being written, and what macOS keeps on other disks.
        """
        found: dict[str, Path] = {}
        for folder in self._folders:
            for path in sorted(folder.glob("*.onnx")):
                if not path.name.startswith("."):
                    found.setdefault(path.stem, path)
        return dict(sorted(found.items()))

    def with_folder(self, folder: Path) -> "Library":
        """A library of the same folders and, after them, `folder`."""
        return Library([*self._folders, folder])

    def find(self, text: str) -> Path:
        """The path of a model, given by its name or its file; raises NoSuchModelError."""
        paths = self.paths()
        if text in paths:
            return paths[text]
        if Path(text).is_file():
            return Path(text).absolute()
        raise NoSuchModelError(f"There is no model or file {text!r}; {_list_names(paths)}.")

    def load(self, name: str) -> Generator:
        """Load a model by its name; raises NoSuchModelError, or ModelError where its file cannot be played."""
        paths = self.paths()
        if name not in paths:
            raise NoSuchModelError(f"There is no model {name!r:.80}; {_list_names(paths)}.")
        return self.open(paths[name])

    def open(self, path: Path) -> Generator:
        """Load a model from its file; raises ModelError. `fault` remembers the result until the file changes."""
        state = _file_state(path)
        try:
            generator = Generator(path)
        except ModelError as error:
            self._faults[state] = str(error)
            raise
        self._faults[state] = None
        return generator

    def fault(self, path: Path) -> str | None:
        """Why a file cannot be played, in one sentence, or None where it can. Loads a file that it does not know."""
        state = _file_state(path)
        if state not in self._faults:
            try:
                self.open(path)
            except ModelError as error:
                log.warning("the model %s cannot be played: %s", path.stem, error)
        return self._faults.get(state)

    def known_fault(self, path: Path) -> str | None:
        """As `fault`, but without loading: None also for a file that has not been loaded yet."""
        return self._faults.get(_file_state(path))


def _list_names(paths: dict[str, Path]) -> str:
    return list_choices("model", paths) if paths else "no folder holds a model"


def _file_state(path: Path) -> tuple[object, ...]:
    """Path, sizes and times of a model and its .toml: a tuple that changes when one of the files does."""
    state: list[object] = [path]
    for file in (path, path.with_suffix(".toml")):
        try:
            found = file.stat()
            state += [found.st_size, found.st_mtime_ns]
        except OSError:
            state += [None, None]
    return tuple(state)
