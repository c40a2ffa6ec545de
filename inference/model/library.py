"""The models that can be loaded: the .onnx files in a few folders, by name."""

import importlib.util
import logging
from collections.abc import Sequence
from pathlib import Path

from inference.model.generator import SEQUENCE_SUFFIX, Generator, ModelError
from inference.model.trial import Verdict, find_weights, try_model
from inference.sentences import escape_controls, list_choices

log = logging.getLogger("loopseed")

State = tuple[object, ...]  # changes when a verdict may no longer be right


class NoSuchModelError(LookupError):
    """A name that no model has; the text is one sentence that lists the models."""


class Library:
    """Folders of models. They are read again at each call, so that a new file is found at once.

    `load` tries a model in a process of its own first, and the verdict is kept until its files change.
    """

    def __init__(self, folders: Sequence[Path], trusted: Path | None = None) -> None:
        """If two folders hold a model of the same name, the one in the earlier folder counts.

        trusted : the folder of the models that come with the program: they are loaded without a trial.
        """
        self._folders = tuple(folders)
        self._trusted = trusted
        self._verdicts: dict[Path, tuple[Verdict, State]] = {}

    def paths(self) -> dict[str, Path]:
        """The path of every model by its name (the file's, without .onnx), sorted by name.

        Names that begin with a dot are no models: exports that are being written, and what macOS keeps on other disks.
        Sequence models are no generators.
        """
        found: dict[str, Path] = {}
        for folder in self._folders:
            for path in sorted(folder.glob("*.onnx")):
                if not path.name.startswith(".") and not path.name.endswith(SEQUENCE_SUFFIX):
                    found.setdefault(path.stem, path)
        return dict(sorted(found.items()))

    def with_folder(self, folder: Path) -> "Library":
        """A library of `folder` and, after it, the same folders: a model that is there has its name."""
        return Library([folder, *self._folders], self._trusted)

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
        path = self._path(name)
        self._check(path)
        return self.open(path)

    def check(self, name: str) -> None:
        """Try a model that is not known yet, so that `load` does not have to; raises as `load` does."""
        self._check(self._path(name))

    def open(self, path: Path) -> Generator:
        """Load a model from its file without a trial: at the start of a daemon nothing plays that it could harm.

        Raises ModelError. The verdict is kept as after a trial.
        """
        state = _state(path)
        try:
            generator = Generator(path)
        except ModelError as error:
            self._remember(path, Verdict(str(error)), state)
            raise
        if path.parent != self._trusted:
            self._remember(path, Verdict(None, find_weights(path)), state)
        return generator

    def fault(self, path: Path) -> str | None:
        """Why a file cannot be played, in one sentence, or None where it can. Tries a file that it does not know."""
        is_new = self._verdict(path) is None
        fault = self._find_fault(path)
        if fault and is_new:
            log.warning("the model %s cannot be played: %s", path.stem, fault)
        return fault

    def known_fault(self, path: Path) -> str | None:
        """As `fault`, but without a trial: None also for a file that has not been tried yet."""
        verdict = self._verdict(path)
        return verdict and verdict.fault

    def _path(self, name: str) -> Path:
        paths = self.paths()
        if name not in paths:
            raise NoSuchModelError(f"There is no model {name!r:.80}; {_list_names(paths)}.")
        return paths[name]

    def _check(self, path: Path) -> None:
        if path.parent != self._trusted and (fault := self._find_fault(path)):
            raise ModelError(fault)

    def _find_fault(self, path: Path) -> str | None:
        """The fault of a file, by the verdict on it or by a trial."""
        verdict = self._verdict(path)
        if verdict is None:
            state = _state(path)
            try:
                verdict = try_model(path)
            except OSError as error:
                return f"{path.name} cannot be tried: {error}."  # the system's fault: it is not remembered
            self._remember(path, verdict, state)
        return verdict.fault

    def _remember(self, path: Path, verdict: Verdict, state: State) -> None:
        """Keep a verdict on a file whose state was `state`; a file that has changed since is tried again."""
        if _state(path) == state:
            self._verdicts[path] = verdict, _state(path, verdict.weights)

    def _verdict(self, path: Path) -> Verdict | None:
        """The verdict on a file as it is now."""
        if (name := escape_controls(path.name)) != path.name:
            return Verdict(f"{name} has a name that cannot be sent: give it one without control characters, in UTF-8.")
        verdict, state = self._verdicts.get(path, (None, None))
        return verdict if verdict and _state(path, verdict.weights) == state else None


def _list_names(paths: dict[str, Path]) -> str:
    return list_choices("model", paths) if paths else "no folder holds a model"


def _state(path: Path, weights: Sequence[Path] = ()) -> State:
    """What a verdict depends on: size and time of a model, its .toml and its weights, and whether librosa is there."""
    state: list[object] = [importlib.util.find_spec("librosa") is not None]
    for file in (path, path.with_suffix(".toml"), *weights):
        try:
            found = file.stat()
            state.append((found.st_size, found.st_mtime_ns))
        except (OSError, ValueError):  # ValueError: a name with a zero byte
            state.append(None)
    return tuple(state)
