"""A folder of slices: which sound files it holds, what slices.json says of them, and one of them as numbers."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from inference.arrays import Floats
from inference.atomic_file import atomic_write

NOTE = "slices.json"
SOUNDS = (".wav", ".flac", ".aif", ".aiff", ".ogg", ".mp3")
FULL_SCALE = 1 - 2.0**-12  # at which a run of samples counts as clipped, in whatever depth it was written
CLIPPED_RUN = 3  # samples in a row


class SliceError(ValueError):
    """A sound or a folder that cannot be used; its text is one sentence that names it."""


@dataclass(frozen=True)
class Tempo:
    """What is known of a folder's slices: `beats` beats at `bpm` (BPM)."""

    bpm: float
    beats: int

    @property
    def seconds(self) -> float:
        """How long a slice lasts."""
        return self.beats * 60 / self.bpm


def sounds_in(folder: Path) -> list[str]:
    """The sound files in a folder and the folders below it, as sorted paths from it; raises SliceError."""
    if not folder.is_dir():
        raise SliceError(f"there is no folder {folder}.")
    paths = (path for path in folder.rglob("*") if path.suffix.lower() in SOUNDS and not path.name.startswith("."))
    names = sorted(path.relative_to(folder).as_posix() for path in paths)
    if not names:
        raise SliceError(f"{folder} holds no sounds ({', '.join(SOUNDS)}).")
    return names


def read_note(folder: Path) -> dict[str, Any] | None:
    """What tools.slice wrote into slices.json: `beats`, and `songs` with their `bpm` and `slices` each.

    None where there is none; raises SliceError.
    """
    path = folder / NOTE
    try:
        note = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(note["beats"], int) or not all(song["bpm"] > 0 and song["slices"] for song in note["songs"]):
            raise ValueError("a song without tempo or slices")
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SliceError(f"{path} is damaged ({error!r}); delete it and slice again.") from None
    return note


def write_note(folder: Path, note: dict[str, Any]) -> None:
    """Write slices.json; raises OSError."""
    with atomic_write(folder / NOTE) as temporary:
        temporary.write_text(json.dumps(note, indent=1) + "\n", encoding="utf-8")


def noted_tempo(folder: Path) -> Tempo | None:
    """The slices' beats and the median of their songs' tempos; None where no slices.json is; raises SliceError."""
    note = read_note(folder)
    if not note or not note["songs"]:
        return None
    return Tempo(float(np.median([song["bpm"] for song in note["songs"] for _ in song["slices"]])), note["beats"])


def read_sound(path: Path) -> tuple[Floats, int]:
    """A sound's samples, its channels mixed [shape=(samples,)], and its rate in Hz; raises SliceError."""
    try:
        sound, rate = soundfile.read(path, dtype="float32", always_2d=True)
    except (soundfile.SoundFileError, OSError) as error:
        raise SliceError(f"{path} is no sound that can be read: {error}") from None
    mono: Floats = (sound[:, 0] if sound.shape[1] == 1 else sound.mean(axis=1)).astype(np.float32, copy=False)
    if not len(mono) or not np.isfinite(mono).all():
        raise SliceError(f"{path} holds {'no samples' if not len(mono) else 'samples that are no numbers'}.")
    return mono, rate


def is_clipped(sound: Floats) -> bool:
    """Whether a sound [shape=(samples,)] stays at full scale for CLIPPED_RUN samples in a row."""
    loud = np.abs(sound) >= FULL_SCALE
    if not loud.any():
        return False
    row = loud[: len(loud) - CLIPPED_RUN + 1].copy()
    for shift in range(1, CLIPPED_RUN):
        row &= loud[shift : len(row) + shift]
    return bool(row.any())
