"""Read the files of a run: one that is missing or damaged is named in one sentence, with the way out."""

import json
from pathlib import Path
from typing import Any

import numpy as np

from inference.description import Description, DescriptionError
from inference.parts.bands import BANDS
from models.dataset import ChannelStatistics, Statistics
from models.settings import SettingsError, read_json

WAY_OUT = "restore it from a copy, or train in a new folder"
SCORES = ("frechet", "different", "spread", "nll")


def read_history(path: Path) -> list[dict[str, Any]]:
    """Read all entries of a history; a line that was not written to its end is left out. Raises SettingsError."""
    lines = _read_text(path).splitlines() if path.exists() else []
    return [_read_entry(path, number, line) for number, line in enumerate(lines, 1) if line.endswith("}")]


def _read_entry(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        entry = None
    entry = entry if isinstance(entry, dict) else {}
    steps = [entry.get("step"), entry.get("best_step", 0)]
    scores = [entry.get(name, 0.0) for name in SCORES]
    if not all(type(step) is int for step in steps) or not all(type(score) in (int, float) for score in scores):
        raise SettingsError(f"{path} is damaged: line {number} is no entry of a step and its scores; delete that line.")
    return entry


def read_set_note(path: Path) -> dict[str, Any]:
    """Read which set a run is trained on; empty if an earlier version kept no note. Raises SettingsError."""
    if not path.exists():
        return {}
    note = read_json(path)
    if not isinstance(note, dict) or not isinstance(note.get("name"), str) or type(note.get("loops")) is not int:
        raise SettingsError(
            f"{path} is damaged: it does not say the name and the loops of a set; delete it, and the run knows its set "
            "by its statistics."
        )
    return note


def read_description(path: Path) -> Description:
    """Read the geometry and the conditions of a run's loops; raises SettingsError."""
    _check_exists(path)
    try:
        return Description.from_json(_read_text(path))
    except DescriptionError as error:
        raise _damaged(path, str(error).rstrip(".")) from None


def read_statistics(folder: Path, description: Description) -> Statistics:
    """Read the statistics of a run's loops; an earlier version kept the picture's alone. Raises SettingsError."""
    path, old = folder / "statistics.npz", folder / "statistics.npy"
    if old.exists() and not path.exists():
        path = old
    _check_exists(path)
    try:
        with path.open("rb") as file:
            saved = np.load(file)
            arrays = {"picture": saved} if isinstance(saved, np.ndarray) else dict(saved)
    except Exception:  # NumPy has many for a damaged file
        raise _damaged(path, "it cannot be read to its end") from None
    channels = {"picture": description.bins, "low_band": 1, "levels": BANDS, "side": BANDS}
    for name in ["picture", *(name for name in description.parts if name != "noise")]:
        if name not in arrays:
            raise _damaged(path, f"there is no {name} in it")
    for name, array in arrays.items():
        if array.shape != (2, channels.get(name)) or array.dtype.kind != "f" or not np.isfinite(array).all():
            raise _damaged(path, f"{name} holds no mean and deviation of each channel")
    return {name: ChannelStatistics(*array) for name, array in arrays.items()}


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise _damaged(path, "it is not text in UTF-8") from None


def _check_exists(path: Path) -> None:
    if not path.exists():
        raise SettingsError(f"{path.parent} is no complete run: there is no {path.name} in it; {WAY_OUT}.")


def _damaged(path: Path, how: str) -> SettingsError:
    return SettingsError(f"{path} is damaged: {how}; {WAY_OUT}.")
