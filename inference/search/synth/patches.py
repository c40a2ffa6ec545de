"""Patches as .json: every parameter by its name, in its unit."""

import contextlib
import hashlib
import json
import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from inference.arrays import Floats
from inference.files.atomic_file import OpenFolder, atomic_write, check_readable
from inference.search.synth.parameters import NAMES, PARAMETERS, to_values

SYNTH, VERSION = "built-in", 1
MAX_BYTES = 2**20  # of a file: a patch has about one kilobyte


class PatchError(ValueError):
    """A file that holds no patch; the text is one sentence."""


def to_parameters(position: Floats) -> dict[str, float]:
    """A patch [shape=(parameters,), 0..1] as values by name, in the units of the table, with nine digits."""
    return {name: float(f"{value[0]:.9g}") for name, value in to_values(position[None]).items()}


def to_position(parameters: Mapping[str, float]) -> Floats:
    """The other way; raises ValueError where a parameter is missing, unknown, or outside its range."""
    if missing := [name for name in NAMES if name not in parameters]:
        raise ValueError(f"lacks {', '.join(missing)}.")
    if unknown := [name for name in parameters if name not in NAMES]:
        raise ValueError(f"has {', '.join(unknown)}, which the synthesiser does not know.")
    return np.array([parameter.position(parameters[parameter.name]) for parameter in PARAMETERS], np.float32)


@contextlib.contextmanager
def write_patch(path: Path, position: Floats, folder: OpenFolder | None = None) -> Iterator[None]:
    """Write a patch [shape=(parameters,), 0..1], which gets its name when the block has raised nothing.

    folder : as of atomic_write. Raises OSError where the file cannot be written.
    """
    with atomic_write(path, folder) as temporary:
        temporary.write_text(_format(to_parameters(position)), encoding="utf-8")
        yield


def is_own_patch(path: Path) -> bool:
    """Whether write_patch wrote a file, and nobody has edited it since."""
    try:
        parameters = _read(path)["parameters"]
        return path.read_text(encoding="utf-8") == _format(parameters)
    except (OSError, ValueError):
        return False


def read_patch(path: Path) -> Floats:
    """The patch in a file [shape=(parameters,), 0..1]; raises PatchError, or OSError where it cannot be read."""
    try:
        return to_position(_read(path)["parameters"])
    except PatchError:
        raise
    except ValueError as error:
        raise PatchError(f"{path} cannot be played: {error}") from None


def _read(path: Path) -> dict[str, Any]:
    check_readable(path)
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    try:
        content = json.loads(data.decode("utf-8")) if len(data) <= MAX_BYTES else None
    except (ValueError, RecursionError):
        content = None
    if not isinstance(content, dict) or content.get("synth") != SYNTH or content.get("version") != VERSION:
        raise PatchError(f"{path} is no patch of loopseed's synthesiser, version {VERSION}.")
    parameters = content.get("parameters")
    if not isinstance(parameters, dict) or not all(_is_number(value) for value in parameters.values()):
        raise PatchError(f"{path} holds parameters that are no numbers.")
    return content


def _format(parameters: Mapping[str, float]) -> str:
    checksum = hashlib.sha256(json.dumps(parameters, sort_keys=True).encode()).hexdigest()
    content = {"synth": SYNTH, "version": VERSION, "parameters": parameters, "checksum": checksum}
    return json.dumps(content, indent=2) + "\n"


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
