"""Patches as .json: every parameter by its name, in its unit, and the note that was matched."""

import contextlib
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from inference.arrays import Floats
from inference.files.atomic_file import OpenFolder, atomic_write
from inference.files.json_file import JsonError, format_json, is_unedited, read_json
from inference.search.synth.parameters import NAMES, PARAMETERS, to_values
from inference.search.synth.synth import Note
from inference.sentences import say_value

SYNTH, VERSION = "built-in", 1
PRESETS = (".fxp", ".vstpreset")  # of plugins
MAX_MIDI = 127  # the highest note, and the velocity of a Note's 1
MAX_LENGTH = 60.0  # s of a note


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
def write_patch(
    path: Path, position: Floats, folder: OpenFolder | None = None, origin: Mapping[str, object] | None = None
) -> Iterator[None]:
    """Write a patch [shape=(parameters,), 0..1], which gets its name when the block has raised nothing.

    folder : as of atomic_write. origin : what it was made from: `sound` tells the sound from others, `note` is as of
    describe_note, `distance_db` says how far the patch is from the sound. Raises OSError where the file cannot be
    written.
    """
    content = {"synth": SYNTH, "version": VERSION, "parameters": to_parameters(position), **(origin or {})}
    with atomic_write(path, folder) as temporary:
        temporary.write_text(format_json(content), encoding="utf-8")
        yield


def is_own_patch(path: Path, of: str | None = None) -> bool:
    """Whether write_patch wrote a file, for this sound or for any, and nobody has edited it since."""
    try:
        return is_unedited(path) and of in (None, read_content(path).get("sound", ""))
    except (OSError, ValueError):
        return False


def read_patch(path: Path) -> Floats:
    """The patch in a file [shape=(parameters,), 0..1]; raises PatchError, or OSError where it cannot be read."""
    try:
        return to_position(read_content(path)["parameters"])
    except PatchError:
        raise
    except ValueError as error:
        raise PatchError(f"{path} cannot be played: {error}") from None


def describe_note(note: Note, velocity: int | None = None) -> dict[str, float]:
    """A note as patches and their sounds name it: pitch and velocity as of MIDI, and the length in s.

    velocity : where it is not the note's own.
    """
    own = round(MAX_MIDI * note.velocity) if velocity is None else velocity
    return {"pitch": note.pitch, "velocity": own, "length": round(note.length, 4)}


def parse_note(content: Mapping[str, Any], path: Path) -> Note | None:
    """The note in the content of a patch, None where there is none; raises PatchError, which names the file."""
    match content.get("note"):
        case None:
            return None
        case {"pitch": int() | float() as pitch, "length": int() | float() as length} if (
            0 <= pitch <= MAX_MIDI and 0 < length <= MAX_LENGTH
        ):
            return Note(float(length), float(pitch))
    raise PatchError(
        f"{path} has the note {say_value(content['note'])}, and can have a pitch of 0 to {MAX_MIDI} and a length of up "
        f"to {MAX_LENGTH:g} s."
    )


def read_content(path: Path) -> dict[str, Any]:
    """All that a patch says, its parameters being numbers; raises PatchError, or OSError where it cannot be read."""
    if path.suffix.lower() in PRESETS:
        raise PatchError(f"{path} is a preset of a plugin; name the plugin with --synth to play it.")
    try:
        content = read_json(path)
    except JsonError as error:
        raise PatchError(str(error)) from None
    if isinstance(plugin := content.get("plugin"), str):
        raise PatchError(f"{path} is a patch of the plugin {plugin}; name the plugin with --synth to play it.")
    if content.get("synth") != SYNTH or content.get("version") != VERSION:
        raise PatchError(f"{path} is no patch of loopseed's synthesiser, version {VERSION}.")
    parameters = content.get("parameters")
    if not isinstance(parameters, dict):
        raise PatchError(f"{path} holds no parameters.")
    if wrong := [name for name, value in parameters.items() if not _is_number(value)]:
        raise PatchError(f"{path} holds no number for {', '.join(wrong)}.")
    return content


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < sys.float_info.max
