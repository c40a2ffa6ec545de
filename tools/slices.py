"""A folder of slices: list its sound files, read its manifest slices.json, read one sound."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from inference.arrays import Floats

MANIFEST = "slices.json"
SOUNDS = (".wav", ".flac", ".aif", ".aiff", ".ogg", ".mp3")
FULL_SCALE = 1 - 2.0**-12  # samples from this magnitude up are at full scale, whatever the bit depth of the file
CLIPPED_RUN = 3  # samples in a row


class SliceError(ValueError):
    """A sound or a folder that cannot be used; the text is one sentence that names it."""


@dataclass(frozen=True)
class Tempo:
    """The length of a folder's slices: `beats` beats at `bpm` (BPM)."""

    bpm: float
    beats: int

    @property
    def seconds(self) -> float:
        """The length of a slice in seconds."""
        return self.beats * 60 / self.bpm


def list_sounds(folder: Path) -> list[str]:
    """Return the sound files in a folder and its subfolders, as sorted paths relative to it; raises SliceError."""
    if not folder.is_dir():
        raise SliceError(f"there is no folder {folder}.")
    paths = (path for path in folder.rglob("*") if path.suffix.lower() in SOUNDS and not path.name.startswith("."))
    names = sorted(path.relative_to(folder).as_posix() for path in paths)
    if not names:
        raise SliceError(f"{folder} holds no sounds ({', '.join(SOUNDS)}).")
    return names


def read_manifest(folder: Path) -> dict[str, Any] | None:
    """Return what tools.slice wrote into slices.json: `beats`, and `songs`, each with its `bpm` and `slices`.

    tools.slice_folder lists what else is in it.

    Returns None if there is no such file; raises SliceError if it is damaged.
    """
    path = folder / MANIFEST
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
        songs = manifest["songs"]
        if not isinstance(manifest["beats"], int) or not all(song["bpm"] > 0 and song["slices"] for song in songs):
            raise ValueError("a song has no tempo or no slices")
        for song in songs:
            if not isinstance(song["song"], str) or not isinstance(song["slices"], dict | list):
                raise TypeError("a song has no name or no list of slices")
            for name in (*song["slices"], *song.get("files", {})):
                check_slice_name(name)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise SliceError(f"{path} is damaged ({error!r}); delete it with its slices and slice again.") from None
    return manifest


def check_slice_name(name: object) -> None:
    """Raise ValueError unless this is the path of a WAV file below its folder: a record's files may be deleted."""
    if not isinstance(name, str) or not name.endswith(".wav") or "\0" in name:
        raise ValueError(f"{name!r} is not the name of a slice")
    if ".." in Path(name).parts or Path(name).is_absolute():
        raise ValueError(f"{name!r} is not in the folder")


def read_tempo(folder: Path) -> Tempo | None:
    """Return the beats of a slice and the median tempo of all slices, from slices.json; None if there is no such file.

    Raises SliceError if the file is damaged.
    """
    manifest = read_manifest(folder)
    if not manifest or not manifest["songs"]:
        return None
    tempos = [song["bpm"] for song in manifest["songs"] for _ in song["slices"]]
    return Tempo(float(np.median(tempos)), manifest["beats"])


def read_sound(path: Path) -> tuple[Floats, int]:
    """Return a sound's samples, mixed to mono [shape=(samples,)], and its sample rate in Hz; raises SliceError."""
    sound, rate = _read_channels(path)
    mono: Floats = (sound[:, 0] if sound.shape[1] == 1 else sound.mean(axis=1)).astype(np.float32, copy=False)
    return mono, rate


def read_stereo(path: Path) -> tuple[Floats, int]:
    """Return a sound's first two channels [shape=(samples, 2)] and its rate in Hz; raises SliceError.

    A mono sound has two equal channels.
    """
    sound, rate = _read_channels(path)
    return (sound[:, [0, 0]] if sound.shape[1] == 1 else sound[:, :2]), rate


def _read_channels(path: Path) -> tuple[Floats, int]:
    """Return a sound's samples [shape=(samples, channels)] and its sample rate in Hz; raises SliceError."""
    try:
        read, rate = soundfile.read(path, dtype="float32", always_2d=True)
    except (soundfile.SoundFileError, OSError) as error:
        raise SliceError(f"{path} cannot be read as sound: {error}") from None
    sound = np.asarray(read, np.float32)
    if not len(sound) or not np.isfinite(sound).all():
        raise SliceError(f"{path} holds {'no samples' if not len(sound) else 'samples that are not finite numbers'}.")
    return sound, rate


def is_clipped(sound: Floats) -> bool:
    """Whether a sound [shape=(samples,)] stays at full scale for CLIPPED_RUN samples in a row."""
    runs = np.convolve(np.abs(sound) >= FULL_SCALE, np.ones(CLIPPED_RUN, int), "valid")
    return bool((runs == CLIPPED_RUN).any())
