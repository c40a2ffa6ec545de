"""A folder of slices: list its sound files, read its manifest slices.json, read one sound."""

import contextlib
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import soundfile

from inference.arrays import Floats
from inference.files.gaps import MIN_MISSING, find_usable
from inference.files.wav import native_path

MANIFEST = "slices.json"
DECODED = (".m4a", ".aac", ".wma")  # by ffmpeg, since libsndfile cannot read them
SOUNDS = (".wav", ".flac", ".aif", ".aiff", ".ogg", ".opus", ".mp3", ".caf", *DECODED)
BLOCK = 1 << 18  # samples read at once: 1 MB a channel
FULL_SCALE = 1 - 2.0**-12  # samples from this magnitude up are at full scale, whatever the bit depth of the file
CLIPPED_RUN = 3  # samples in a row
MAX_SAMPLE = 4096.0  # of full scale, 72 dB: above it, low_band.npy and the features of a slice overflow
MAX_STEM = 190  # bytes: with a number and the hash in the name of an unfinished file, the 255 of a file system are kept
MIN_RATE, MAX_RATE = 1000, 1_000_000  # Hz: a header outside is damaged, and nothing below holds a beat

_REASONS = {  # sentences of libsndfile, and what they mean of a file that is there
    "File does not exist or is not a regular file (possibly a pipe?)": "it is no sound file.",
    "Format not recognised": "it is no sound file.",
    "SF_INFO struct incomplete": "its header says no sample rate, or no channels.",
}


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
    names = [path.relative_to(folder).as_posix() for path in find_sounds(folder)]
    if not names:
        raise SliceError(f"{folder} holds no sounds ({', '.join(SOUNDS)}).")
    return names


def find_sounds(folder: Path) -> list[Path]:
    """Return the sorted paths of the sound files in a folder and its subfolders; hidden files are none.

    Whether they can be read is not known: a link can lead nowhere.
    """
    paths = (path for path in folder.rglob("*") if path.suffix.lower() in SOUNDS and not path.name.startswith("."))
    return sorted(path for path in paths if not path.is_dir())


def read_manifest(folder: Path) -> dict[str, Any] | None:
    """Return what tools.slice wrote into slices.json: `beats`, and `songs`, each with its `bpm` and `slices`.

    tools.slice_folder lists what else is in it.

    Returns None if there is no such file; raises SliceError if it is damaged.
    """
    path = folder / MANIFEST
    try:
        manifest = json.loads(path.read_text(encoding="utf-8-sig"))
        _check_manifest(manifest)
    except FileNotFoundError:
        if path.is_symlink():
            raise SliceError(f"{path} is a link to nothing; delete it, or choose another folder.") from None
        return None
    except (OSError, ValueError, RecursionError) as error:
        reason = (
            "it is no JSON" if isinstance(error, UnicodeError | json.JSONDecodeError | RecursionError) else str(error)
        )
        raise SliceError(
            f"{path} is damaged, or tools.slice did not write it ({reason}); move it, or choose another folder."
        ) from None
    return manifest


_SONG = {"song": str, "bpm": int | float, "slices": dict | list}
_SINCE = {  # keys of a song that earlier versions did not write, or that only tools.slice reads
    "path": str, "stem": str, "settings": dict, "song_bpm": int | float, "estimate": int | float | None,
    "confidence": int | float | None, "second": list | None, "offset": int | float | None,
    "downbeat_confidence": int | float | None, "warning": str, "sample_rate": int, "length": int, "silent": int,
    "files": dict,
}  # fmt: skip


def _check_manifest(manifest: object) -> None:
    """Raise ValueError unless slices.json is as tools.slice writes it."""
    found = _check_keys(manifest, "it", {"songs": list, "beats": int})
    for song in found["songs"]:
        _check_keys(song, "a song", _SONG)
        _check_keys(song, "a song", {key: kind for key, kind in _SINCE.items() if key in song})
        if not song["bpm"] > 0 or not song["slices"]:
            raise ValueError("a song has no tempo or no slices")
        for name in (*song["slices"], *song.get("files", {})):
            check_slice_name(name)
        for known in song.get("files", {}).values():
            if not isinstance(known, list) or [type(value) for value in known] != [int, str]:
                raise ValueError("a file has no size and hash")


def _check_keys(found: Any, what: str, kinds: dict[str, Any]) -> dict[str, Any]:
    if not isinstance(found, dict):
        raise ValueError(f"{what} is no object with names")
    for key, kind in kinds.items():
        if key not in found:
            raise ValueError(f"{what} has no {key!r}")
        if not isinstance(found[key], kind):
            raise ValueError(f"{key!r} of {what} has a value of another type")
    return found


def check_slice_name(name: object) -> None:
    """Raise ValueError unless this is the path of a WAV file below its folder: a record's files may be deleted."""
    if not isinstance(name, str) or not name.endswith(".wav") or "\0" in name:
        raise ValueError(f"{name!r} is not the name of a slice")
    if ".." in Path(name).parts or Path(name).is_absolute():
        raise ValueError(f"{name!r} is not in the folder")


def choose_stem(stem: str, taken: Iterable[str]) -> str:
    """Return a beginning for the names of files that is not taken yet, even where case does not count: stem or stem_2.

    Bytes that are no UTF-8 become _, and a name of more than MAX_STEM bytes is shortened.
    """
    folder, slash, name = "".join("_" if "\ud800" <= char <= "\udfff" else char for char in stem).rpartition("/")
    chosen = stem = folder + slash + name.encode()[:MAX_STEM].decode(errors="ignore")
    used, number = {other.casefold() for other in taken}, 1
    while chosen.casefold() in used:
        number += 1
        chosen = f"{stem}_{number}"
    return chosen


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


class SoundFile(soundfile.SoundFile):
    """A file that is read in one go. Otherwise soundfile seeks after each block, and a seek jumps over a gap."""

    def seekable(self) -> bool:
        """Whether soundfile may seek."""
        return False

    def read_block(self, samples: int = BLOCK) -> Floats:
        """Read the next samples [shape=(at most `samples`, channels)], none at the end."""
        with _mute_library() if self.format == "MP3" else contextlib.nullcontext():
            return np.asarray(self.read(samples, dtype="float32", always_2d=True), np.float32)


@contextlib.contextmanager
def _mute_library() -> Iterator[None]:
    """Lose what libmpg123 prints of a damaged MP3 during the block; what it means for the song is said elsewhere."""
    with contextlib.ExitStack() as stack, open(os.devnull, "wb") as null:
        with contextlib.suppress(OSError):  # a program without a terminal can have no error output
            output = os.dup(2)
            stack.callback(os.close, output)
            stack.callback(os.dup2, output, 2)
            os.dup2(null.fileno(), 2)
        yield


@contextlib.contextmanager
def open_sound(path: Path) -> Iterator[SoundFile]:
    """Give a sound file to read from; raises SliceError, also where the block fails to read."""
    try:
        if not path.is_file():  # to open a pipe would block until something writes to it
            raise SliceError(f"{path} cannot be read as sound: it is no file, or a link to none.")
        path.open("rb").close()  # for the system's message: libsndfile's is "System error"
        with contextlib.ExitStack() as stack:
            source = stack.enter_context(_decode(path)) if _needs_ffmpeg(path) else native_path(path)
            with _mute_library():
                file = stack.enter_context(SoundFile(source))
            if not MIN_RATE <= file.samplerate <= MAX_RATE:
                raise SliceError(
                    f"{path} cannot be read as sound: its sample rate is {file.samplerate} Hz, outside {MIN_RATE} to "
                    f"{MAX_RATE}."
                )
            yield file
    except OSError as error:
        raise SliceError(f"{path} cannot be read: {error.strerror or error}.") from None
    except soundfile.SoundFileError as error:
        raise SliceError(f"{path} cannot be read as sound: {_say_fault(path, error)}") from None


def _say_fault(path: Path, error: soundfile.SoundFileError) -> str:
    """Return why a file is no sound; of an empty or unknown file, libsndfile says that it does not exist."""
    if not path.stat().st_size:
        return "it is empty."
    reason = str(getattr(error, "error_string", error))
    return _REASONS.get(reason.split(" : ")[-1].strip().rstrip("."), reason)


def _needs_ffmpeg(path: Path) -> bool:
    """Whether libsndfile cannot read a file: by its name, but a CAF is tried, since it can hold PCM or AAC."""
    if path.suffix.lower() != ".caf":
        return path.suffix.lower() in DECODED
    try:
        SoundFile(native_path(path)).close()
    except soundfile.SoundFileError:
        return True
    return False


@contextlib.contextmanager
def _decode(path: Path) -> Iterator[BinaryIO]:
    """Give the WAV that ffmpeg makes of a sound file; raises SliceError."""
    program = shutil.which("ffmpeg")
    if program is None:
        raise SliceError(f"{path} cannot be read as sound: that needs the program ffmpeg, which is not installed.")
    source = f"file:{path}"  # so that a name with a colon is no protocol
    command = [program, "-v", "error", "-nostdin", "-i", source, "-f", "wav", "-c:a", "pcm_f32le", "-"]
    with tempfile.TemporaryFile() as sound:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sound, stderr=subprocess.PIPE)
        if done.returncode:
            reason = done.stderr.decode(errors="replace").strip().splitlines() or [f"it ended with {done.returncode}"]
            raise SliceError(f"{path} cannot be read as sound by ffmpeg: {reason[-1].rstrip('.')}.")
        sound.seek(0)
        yield sound


def _read_channels(path: Path) -> tuple[Floats, int]:
    """Return a sound's samples [shape=(samples, channels)] and its sample rate in Hz; raises SliceError."""
    with open_sound(path) as file:
        rate, blocks = file.samplerate, [file.read_block()]
        while len(blocks[-1]):
            blocks.append(file.read_block())
        sound = np.concatenate(blocks)
        promised, usable = find_usable(file, len(sound), path.read_bytes)
    if promised - usable > MIN_MISSING * rate:
        raise SliceError(f"{path} is damaged: it holds {usable / rate:.2f} of {promised / rate:.2f} s.")
    if not len(sound):
        raise SliceError(f"{path} holds no samples.")
    check_samples(path, sound)
    return sound, rate


def check_samples(path: Path, samples: Floats) -> None:
    """Raise SliceError where samples [any shape] of a file are no numbers, or far above full scale.

    Such are those of damaged float files, and of float files whose samples are 16- or 32-bit integers.
    """
    if not np.isfinite(samples).all():
        raise SliceError(f"{path} holds samples that are not finite numbers.")
    if (loudest := float(np.abs(samples).max(initial=0))) > MAX_SAMPLE:
        raise SliceError(
            f"{path} holds a sample of {loudest:.3g}, where full scale is 1; if its samples are scaled as integers, "
            "divide them, or else it is damaged."
        )


def is_clipped(sound: Floats) -> bool:
    """Whether a sound [shape=(samples,)] stays at full scale for CLIPPED_RUN samples in a row."""
    runs = np.convolve(np.abs(sound) >= FULL_SCALE, np.ones(CLIPPED_RUN, int), "valid")
    return bool((runs == CLIPPED_RUN).any())
