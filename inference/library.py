"""The generators at hand: .onnx files in a few folders, known by their names."""

from collections.abc import Sequence
from pathlib import Path

from inference.generator import Generator


class NoSuchModelError(LookupError):
    """A name that no model has; its text is one sentence that lists the names that there are."""


class Library:
    """Folders of models, looked at anew each time, so that a file dropped in is there at once."""

    def __init__(self, folders: Sequence[Path]) -> None:
        """Where two folders hold the same name, the earlier one counts."""
        self._folders = tuple(folders)

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
        return Generator(paths[name])
