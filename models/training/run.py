"""The folder of a training run: settings, geometry, set, checkpoints, history, and the best weights.

Every file is written to a temporary file that is then renamed, so that a run can be killed at any moment and continues
from its last checkpoint.
"""

import contextlib
import dataclasses
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from inference.description import Description
from inference.files.atomic_file import atomic_write, delete_left, replace_file
from inference.files.folder_lock import FolderInUseError, lock_folder
from inference.model.reach import read_reach
from inference.sentences import list_choices
from models.dataset import Statistics
from models.settings import RATES, Settings, SettingsError, find_differences, read_settings, say_fields
from models.training import run_files
from models.training.checkpoints import CheckpointError, find_checkpoints, load_checkpoint, save_checkpoint

LOCK = ".training.lock"  # holds the number of the process that trains
# Files of a run; an export may be in the folder, too.
_WRITTEN = re.compile(
    r"(checkpoint_\d+|statistics|latents|blocks)\.npz|(set|description|settings|reach|level)\.json|history\.jsonl"
)
MEASURES = ("frechet", "nll")  # of an entry of the history, by which the best one is chosen: the least
CHANGEABLE = ("steps", "watch_minutes", "geometry", *RATES)  # by a run; its set decides its geometry


class TrainingData(Protocol):
    """What a run keeps of its set: a LoopSet, or songs as sound."""

    path: Path
    description: Description

    def __len__(self) -> int: ...
    def fingerprint(self) -> str: ...
    def statistics(self) -> Statistics: ...
    def rescale(self, peak: float) -> None: ...


class Run:
    """The folder of one run."""

    def __init__(self, path: Path, chief: bool = True) -> None:
        """The run in folder `path`; only the `chief` of several processes that share a training writes files."""
        self.path = path
        self.chief = chief
        self.history_path = path / "history.jsonl"
        self.best_path = path / "best.weights.h5"

    @property
    def is_begun(self) -> bool:
        """Whether there is a run in the folder."""
        return (self.path / "settings.json").exists()

    @contextlib.contextmanager
    def lock(self) -> Iterator[None]:
        """Keep other trainings out of the folder during the block; raises SettingsError where there is one."""
        with contextlib.ExitStack() as stack:
            try:
                if self.chief:
                    stack.enter_context(lock_folder(self.path, LOCK))
                    delete_left(self.path, lambda name: bool(_WRITTEN.fullmatch(name)))
                    delete_left(self.path / "watch", lambda name: True)
            except FolderInUseError as process:
                raise SettingsError(
                    f"{self.path} is being trained by another process, {process}; wait for its end, or name a new "
                    "folder."
                ) from None
            except (FileExistsError, NotADirectoryError):
                raise SettingsError(f"{self.path} is or lies in a file; name a new folder.") from None
            yield

    def open(self, settings: Settings, data: TrainingData, new_data: bool = False) -> bool:
        """Make the folder, or check that it holds a run with these settings, on this set; raises SettingsError.

        new_data : a set with other loops is accepted, and its pictures are brought to the peak of the run. Returns
        whether it has others; then `write_set_note` is still to be called. The statistics of a run never change.
        """
        changed = self.is_begun and self._compare(settings, data, new_data)
        if not self.chief:
            return changed
        if not self.is_begun:
            self._begin(settings, data)
        elif not changed:
            self.write_set_note(data)
        self._write("description.json", _make_description(settings, data))
        self._write("settings.json", settings.to_json())
        return changed

    def _begin(self, settings: Settings, data: TrainingData) -> None:
        """Write the files that come before settings.json; raises SettingsError where a person's files are.

        A run that was killed while it began has left some of them, which are the same to the byte.
        """
        statistics = io.BytesIO()
        values = {name: np.stack([part.mean, part.deviation]) for name, part in data.statistics().items()}
        np.savez(statistics, **values)  # pyright: ignore[reportArgumentType]: keywords are the names of arrays
        first = {
            "statistics.npz": statistics.getvalue(),
            "set.json": _make_set_note(data).encode(),
            "description.json": _make_description(settings, data).encode(),
        }
        self.path.mkdir(parents=True, exist_ok=True)
        for path in self.path.iterdir():
            is_own = path.name.startswith(".") or (path.is_file() and path.read_bytes() == first.get(path.name))
            if not is_own:
                raise SettingsError(
                    f"{self.path} is no run and not empty: there is {path.name} in it; name a new folder."
                )
        for name, content in first.items():
            self._write(name, content)

    def _compare(self, settings: Settings, data: TrainingData, new_data: bool) -> bool:
        """Whether the set has other loops than the run's; raises SettingsError unless the run can go on with it."""
        old = read_settings(self.path / "settings.json")
        for field in dataclasses.fields(old):
            before, now = getattr(old, field.name), getattr(settings, field.name, None)
            if before != now and field.name not in CHANGEABLE:
                raise SettingsError(
                    f"{self.path} is a run with {field.name} {_short(before)}, not {_short(now)}; "
                    "continue it with its own preset, or name a new folder."
                )
        note = self.read_set_note()
        own, description = self.read_description(), settings.describe_model(data.description)
        names = find_differences(own, description)
        if set(names) - {"peak"}:
            set_name = f" {note['name']}" if note else ""
            raise SettingsError(
                f"{self.path} is a run on the set{set_name} with {say_fields(own, names)}, and this set has "
                f"{say_fields(description, names)}; continue the run on its own set, or name a new folder."
            )
        is_same = self._is_same_set(note, data)
        if not is_same and not new_data:
            before = f"{note['name']} with {note['loops']} loops" if note else "another set"
            raise SettingsError(
                f"{self.path} is a run on {before}, and {data.path} has {len(data)} loops, not the same ones; "
                "continue with --new-data, which evaluates its best generator anew, or name a new folder."
            )
        data.rescale(own.peak)  # of a changed set that an earlier command went on with, too
        return not is_same

    def _is_same_set(self, note: dict[str, Any], data: TrainingData) -> bool:
        if "fingerprint" in note:
            return note["fingerprint"] == data.fingerprint()
        own = self.read_description()  # an earlier version kept no fingerprint
        if note.get("loops", len(data)) != len(data) or own.peak != data.description.peak:
            return False
        old, new = self.read_statistics(), data.statistics()
        return all(
            np.allclose(before, now, rtol=1e-3, atol=1e-4)
            for name in old
            for before, now in zip(vars(old[name]).values(), vars(new[name]).values(), strict=True)
        )

    def is_trained(self) -> bool:
        """Whether there is a checkpoint to go on from."""
        return bool(find_checkpoints(self.path))

    def find_start(self, start: Path | None) -> str:
        """The name of what the run starts from: of `start`, or of what it once started from, "" for random weights.

        Raises SettingsError if the run is trained already and started from something else.
        """
        name = start.resolve().name if start else ""
        if not self.is_trained():
            return name
        old = self.read_settings().start
        if start and name != old:
            began = f"from {old}" if old else "from random weights"
            raise SettingsError(f"{self.path} is a run that started {began}, not from {name}; name a new folder.")
        return old

    def write_reach(self, reach: dict[str, float]) -> None:
        """Keep how far each condition of the best weights moves the sound."""
        if self.chief:
            self._write("reach.json", json.dumps({name: round(value, 3) for name, value in reach.items()}) + "\n")

    def read_reach(self) -> dict[str, float]:
        """What `write_reach` kept; empty where nothing was measured of these weights."""
        path = self.path / "reach.json"
        return read_reach(path.read_text(encoding="utf-8", errors="replace")) if path.exists() else {}

    def write_set_note(self, data: TrainingData) -> None:
        """Keep which set the run is trained on: its name, number of loops and fingerprint, also for an export."""
        if self.chief:
            self._write("set.json", _make_set_note(data))

    def read_set_note(self) -> dict[str, Any]:
        """What `write_set_note` kept; empty if the run is of an earlier version."""
        return run_files.read_set_note(self.path / "set.json")

    def get_statistics(self, data: TrainingData) -> Statistics:
        """The statistics of the run, which are those of the set that it began with."""
        return self.read_statistics() if self.is_begun else data.statistics()

    def read_settings(self) -> Settings:
        """Read the run's settings; raises SettingsError if the folder is no run."""
        return read_settings(self.path / "settings.json")

    def read_description(self) -> Description:
        """Read the geometry and the conditions of the run's loops."""
        return run_files.read_description(self.path / "description.json")

    def read_statistics(self) -> Statistics:
        """Read the statistics by which the run standardises its loops."""
        return run_files.read_statistics(self.path, self.read_description())

    def save_checkpoint(self, step: int, variables: list[Any]) -> None:
        """Write the number of a step and the variables after it, in their order."""
        if self.chief:
            save_checkpoint(self.path, step, variables, self.find_best().get("best_step"))

    def load_checkpoint(self, variables: list[Any]) -> tuple[int, list[str]]:
        """Load the newest checkpoint that is not damaged into the variables, but for the learning rates.

        Returns its step, 0 if there is none, and a sentence for each damaged one; raises SettingsError if all are
        damaged, or if it is of other networks.
        """
        found = find_checkpoints(self.path)
        faults = []
        for step in reversed(found):
            try:
                load_checkpoint(found[step], variables)
                return step, faults
            except CheckpointError as error:
                faults.append(str(error))
        if faults:
            raise SettingsError(
                f"{' '.join(faults)} {self.path} has no other checkpoint to continue from; name a new folder."
            )
        return 0, []

    def find_checkpoint(self, step: int) -> Path:
        """The path of the checkpoint of a step; raises SettingsError if it is not there."""
        found = find_checkpoints(self.path)
        if step not in found:
            raise SettingsError(
                f"{self.path} has no checkpoint of step {step}; {list_choices('checkpoint', map(str, found))}."
            )
        return found[step]

    def load_step(self, step: int, variables: list[Any]) -> None:
        """Load the checkpoint of a step into the variables; raises SettingsError if it is not there or damaged."""
        try:
            load_checkpoint(self.find_checkpoint(step), variables)
        except CheckpointError as error:
            raise SettingsError(f"{error} Choose another --step.") from None

    def read_history(self) -> list[dict[str, Any]]:
        """Read all entries of the history; a last line that was not written to its end is left out."""
        return run_files.read_history(self.history_path)

    def find_best(self) -> dict[str, Any]:
        """The history's entry with the least of its measure since the set has changed; empty if there is none.

        The measure of a generator is the Frechet distance, that of a sequence model the held-out likelihood.

        Its `best_step` is the step of the generator that was evaluated.
        """
        evaluated: list[dict[str, Any]] = []
        for entry in self.read_history():
            evaluated = [] if "new_data" in entry else evaluated
            if any(name in entry for name in MEASURES):
                evaluated.append({"best_step": entry["step"], **entry})
        return min(evaluated, key=lambda entry: min(entry[name] for name in MEASURES if name in entry), default={})

    def find_entry(self, step: int) -> dict[str, Any]:
        """The history's last entry of a step; empty if that step was not evaluated."""
        return next((entry for entry in reversed(self.read_history()) if entry["step"] == step), {})

    def drop_history_after(self, step: int) -> list[dict[str, Any]]:
        """Drop the entries after a step, since these steps are trained again; returns the others."""
        entries = [entry for entry in self.read_history() if entry["step"] <= step]
        if self.chief:
            self._write("history.jsonl", "".join(json.dumps(entry) + "\n" for entry in entries))
        return entries

    def add_to_history(self, entry: dict[str, Any]) -> None:
        """Add one line to the history."""
        if not self.chief:
            return
        with self.history_path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(entry) + "\n")

    def save_best(self, player: Any) -> None:
        """Save the weights of a Keras model as the best so far."""
        if not self.chief:
            return
        (self.path / "reach.json").unlink(missing_ok=True)  # that of other weights
        temporary = self.path / "next.weights.h5"  # Keras takes no other ending
        player.save_weights(temporary)
        replace_file(temporary, self.best_path)

    def _write(self, name: str, content: str | bytes) -> None:
        with atomic_write(self.path / name) as temporary:
            temporary.write_bytes(content.encode() if isinstance(content, str) else content)


def _make_set_note(data: TrainingData) -> str:
    note = {"name": data.path.resolve().name, "loops": len(data), "fingerprint": data.fingerprint()}
    return json.dumps(note) + "\n"


def _make_description(settings: Settings, data: TrainingData) -> str:
    return settings.describe_model(data.description).to_json() + "\n"


def _short(value: Any) -> str:
    return f"{value!r:.60}"
