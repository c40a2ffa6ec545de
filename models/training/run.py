"""The folder of a training run: settings, geometry, checkpoint, history, and the best weights.

Every file is written to a temporary file that is then renamed, so that a run can be killed at any moment and continues
from its last checkpoint.
"""

import dataclasses
import json
from pathlib import Path
from typing import Any

import keras
import numpy as np

from inference.atomic_file import atomic_write, replace_file
from inference.description import Description
from inference.model.reach import read_reach
from models.dataset import ChannelStatistics, Statistics
from models.settings import RATES, Settings, SettingsError, find_differences, read_settings, say_fields

CHANGEABLE = ("steps", "watch_minutes", "geometry", *RATES)  # by a run; its set decides its geometry


class Run:
    """The folder of one run."""

    def __init__(self, path: Path, chief: bool = True) -> None:
        """The run in folder `path`; only the `chief` of several processes that share a training writes files."""
        self.path = path
        self.chief = chief
        self.history_path = path / "history.jsonl"
        self.best_path = path / "best.weights.h5"
        self.checkpoint_path = path / "checkpoint.npz"

    def open(self, settings: Settings, description: Description, statistics: Statistics) -> None:
        """Make the folder, or check that it holds a run with these settings and this geometry; raises SettingsError."""
        if not self.chief:
            return
        if (self.path / "settings.json").exists():
            self._compare(settings, description)
        elif self.path.exists() and any(self.path.iterdir()):
            raise SettingsError(f"{self.path} is no run and not empty; name a new folder.")
        self.path.mkdir(parents=True, exist_ok=True)
        self._write("description.json", description.to_json() + "\n")
        values = {name: np.stack([part.mean, part.deviation]) for name, part in statistics.items()}
        with atomic_write(self.path / "statistics.npz") as temporary, temporary.open("wb") as file:
            np.savez(file, **values)  # pyright: ignore[reportArgumentType]: keywords are the names of arrays
        self._write("settings.json", settings.to_json())

    def _compare(self, settings: Settings, description: Description) -> None:
        old = read_settings(self.path / "settings.json")
        for field in dataclasses.fields(old):
            before, now = getattr(old, field.name), getattr(settings, field.name, None)
            if before != now and field.name not in CHANGEABLE:
                raise SettingsError(
                    f"{self.path} is a run with {field.name} {_short(before)}, not {_short(now)}; "
                    "continue it with its own preset, or name a new folder."
                )
        own = self.read_description()
        if names := find_differences(own, description):
            note = self.read_set_note()
            set_name = f" {note['name']}" if note else ""
            raise SettingsError(
                f"{self.path} is a run on the set{set_name} with {say_fields(own, names)}, and this set has "
                f"{say_fields(description, names)}; continue the run on its own set, or name a new folder."
            )

    def is_trained(self) -> bool:
        """Whether there is a checkpoint to go on from."""
        return self.checkpoint_path.exists()

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
        return read_reach(path.read_text(encoding="utf-8")) if path.exists() else {}

    def write_set_note(self, path: Path, count: int) -> None:
        """Keep the name of the set's folder and its number of loops, for the training record of an export."""
        if self.chief:
            self._write("set.json", json.dumps({"name": path.resolve().name, "loops": count}) + "\n")

    def read_set_note(self) -> dict[str, Any]:
        """What `write_set_note` kept; empty if the run is of an earlier version."""
        path = self.path / "set.json"
        return json.loads(path.read_text(encoding="utf-8-sig")) if path.exists() else {}

    def read_settings(self) -> Settings:
        """Read the run's settings; raises SettingsError if the folder is no run."""
        return read_settings(self.path / "settings.json")

    def read_description(self) -> Description:
        """Read the geometry and the conditions of the run's loops."""
        return Description.from_json((self.path / "description.json").read_text(encoding="utf-8-sig"))

    def read_statistics(self) -> Statistics:
        """Read the statistics by which the run standardises its loops; an earlier version kept the picture's alone."""
        if not (self.path / "statistics.npz").exists():
            return {"picture": ChannelStatistics(*np.load(self.path / "statistics.npy"))}
        with np.load(self.path / "statistics.npz") as saved:
            return {name: ChannelStatistics(*saved[name]) for name in saved.files}

    def save_checkpoint(self, step: int, variables: list[Any]) -> None:
        """Write the number of a step and the variables after it, in their order."""
        if not self.chief:
            return
        values = {
            f"{number:04d}": keras.ops.convert_to_numpy(variable.value) for number, variable in enumerate(variables)
        }
        with atomic_write(self.checkpoint_path) as temporary, temporary.open("wb") as file:
            np.savez(file, step=np.int64(step), **values)

    def load_checkpoint(self, variables: list[Any]) -> int:
        """Load the checkpoint into the variables, but for the learning rates, which are those of the settings.

        Returns its step, 0 if there is none; raises SettingsError.
        """
        if not self.checkpoint_path.exists():
            return 0
        with np.load(self.checkpoint_path) as saved:
            if len(saved.files) != len(variables) + 1:
                raise SettingsError(f"{self.checkpoint_path} belongs to other networks; name a new folder.")
            for number, variable in enumerate(variables):
                if variable.name != "learning_rate":
                    variable.assign(saved[f"{number:04d}"])
            return int(saved["step"])

    def read_history(self) -> list[dict[str, Any]]:
        """Read all entries of the history; a last line that was not written to its end is left out."""
        if not self.history_path.exists():
            return []
        lines = self.history_path.read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines if line.endswith("}")]

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

    def _write(self, name: str, text: str) -> None:
        with atomic_write(self.path / name) as temporary:
            temporary.write_text(text, encoding="utf-8")


def _short(value: Any) -> str:
    return f"{value!r:.60}"
