"""Sounds that a tool writes into a folder. Each says how it was made, so a later run knows what there is to do."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tqdm import tqdm

from inference.arrays import Floats
from inference.files.atomic_file import delete_left, name_failures, shorten
from inference.files.folder_lock import FolderInUseError, lock_folder
from inference.files.wav import Tags, has_origin, write_wav
from tools.command_line import check_new
from tools.slices import SliceError, Tempo

LOCK = ".sounds.lock"  # holds the number of the process that writes into the folder


@dataclass(frozen=True)
class Sound:
    """A WAV file to write: its path, how it is made, and how to render it. A file with this origin is that sound."""

    path: Path
    origin: dict[str, Any]
    render: Callable[[], Floats]


def write_sounds(sounds: list[Sound], out: Path, sample_rate: int, tempo: Tempo) -> int:
    """Write those sounds that are not there yet, in `out` or folders below it, and return their number.

    sample_rate : in Hz. tempo : of the sounds, which the files say; sounds of 0 beats are no loops.

    Raises FileExistsError, before anything is written, if another file has the name of one; raises SliceError where
    another process writes into the folder, and OSError.
    """
    new = [sound for sound in sounds if not has_origin(sound.path, sound.origin)]
    check_new(*(sound.path for sound in new))
    try:
        with name_failures(out), lock_folder(out, LOCK):
            for folder in {sound.path.parent for sound in sounds}:
                folder.mkdir(parents=True, exist_ok=True)
                delete_left(folder, {shorten(sound.path) for sound in sounds}.__contains__)
            for sound in tqdm(new, unit="sound", disable=not new):
                tags = Tags(tempo.bpm, tempo.beats, sound.origin)
                write_wav(sound.path, [sound.render()], sample_rate, tags=tags)
    except FolderInUseError as process:
        raise SliceError(
            f"{out} is being written by process {process}; wait for its end, or choose another --out."
        ) from None
    return len(new)
