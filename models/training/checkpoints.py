"""The numbered checkpoints of a run: all variables of its networks and optimizers after a step.

A training continues from the newest one that can be read. The last KEPT and that of the best evaluation are kept.
"""

import re
import zipfile
from pathlib import Path
from typing import Any

import keras
import numpy as np
from numpy.typing import NDArray

from inference.files.atomic_file import atomic_write
from models.settings import SettingsError

KEPT = 3
_NAME = re.compile(r"checkpoint_(\d+)\.npz")
_OLD = "checkpoint.npz"  # the only one of an earlier version
_UNREADABLE = (OSError, EOFError, KeyError, ValueError, NotImplementedError, zipfile.BadZipFile)


class CheckpointError(ValueError):
    """A checkpoint is damaged; the text is one sentence that says how."""


def find_checkpoints(folder: Path) -> dict[int, Path]:
    """Return the checkpoints in a run's folder by their steps, the first one first."""
    found = {int(name[1]): path for path in folder.glob("checkpoint_*.npz") if (name := _NAME.fullmatch(path.name))}
    if (folder / _OLD).exists():
        found.setdefault(_read_step(folder / _OLD), folder / _OLD)
    return dict(sorted(found.items()))


def _read_step(path: Path) -> int:
    try:
        with np.load(path) as saved:
            return int(saved["step"])
    except _UNREADABLE:
        return 0


def save_checkpoint(folder: Path, step: int, variables: list[Any], best: int | None) -> None:
    """Write the variables after a step, in their order; then delete the checkpoints that are not kept.

    best : the step of the best evaluation.
    """
    values = {f"{number:04d}": _to_numpy(variable) for number, variable in enumerate(variables)}
    with atomic_write(folder / f"checkpoint_{step:07d}.npz") as temporary, temporary.open("wb") as file:
        np.savez(file, step=np.int64(step), **values)
    found = find_checkpoints(folder)
    for other in [step for step in found if step != best][:-KEPT]:
        found[other].unlink()


def load_checkpoint(path: Path, variables: list[Any]) -> None:
    """Load a checkpoint into the variables, but for the learning rates, which are those of the settings.

    Raises CheckpointError if it is damaged, and SettingsError if it is of other networks. After an error, some of the
    variables are loaded.
    """
    try:
        with np.load(path) as saved:
            fits = len(saved.files) == len(variables) + 1
            for number, variable in enumerate(variables if fits else []):
                values = saved[f"{number:04d}"]
                fits = fits and values.shape == tuple(variable.shape)
                if not is_finite(values):
                    raise CheckpointError(f"{path} is damaged: {variable.path} is not finite.")
                if fits and variable.name != "learning_rate":
                    variable.assign(values)
    except CheckpointError:
        raise
    except _UNREADABLE:
        raise CheckpointError(f"{path} is damaged: it cannot be read to its end.") from None
    if not fits:
        raise SettingsError(f"{path} belongs to other networks; name a new folder.")


def is_finite(values: NDArray) -> bool:
    """Whether all values of a variable are finite."""
    return values.dtype.kind in "iub" or bool(np.isfinite(values.astype(np.float32)).all())


def _to_numpy(variable: Any) -> NDArray:
    values = np.asarray(keras.ops.convert_to_numpy(variable.value))
    return values.astype(np.float32) if values.dtype.kind == "V" else values  # numpy has no bfloat16 in its files
