"""Loops as a WAV, FLAC or AIFF file, and what a WAV file says about itself."""

import contextlib
import json
import math
import os
import struct
import sys
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import soundfile

from inference.arrays import Floats
from inference.dsp.loudness import MAX_TRUE_PEAK, set_loudness, true_peak
from inference.files.atomic_file import OpenFolder, atomic_write, check_readable

FORMATS = {".wav": "WAV", ".flac": "FLAC", ".aiff": "AIFF", ".aif": "AIFF"}  # without losses, by the ending of the name
SUBTYPES = {16: "PCM_16", 24: "PCM_24"}
MIDDLE_C = 60  # MIDI note at which a sampler plays the file as it is
ONE_SHOT = 1  # flag of the acid chunk: no loop
STRETCH = 4  # flag of the acid chunk: a loop that follows the tempo; its key is not known, so no root note is set
CHECKSUM = "crc32"  # in the origin: of the file's bytes from the first chunk up to the one with the origin
BLOCK = 2**20  # bytes that are read at once
MAX_CHUNKS = 1000  # that are looked at: a file of zeros has no end of empty ones
MAX_TEXT = 2**20  # bytes of a chunk that is read: far more than the longest text that is written


class NoOriginError(ValueError):
    """A file that does not say how it was made; the text is one sentence."""


@dataclass(frozen=True)
class Tags:
    """What a WAV file says about itself: its tempo in BPM, its beats in all, and as JSON how to render it again."""

    bpm: float
    beats: int  # 0: the file is no whole number of beats, and no loop
    origin: dict[str, Any]


def write_wav(
    path: Path,
    loops: Iterable[Floats],
    sample_rate: int,
    bits: int = 24,
    loudness: float = 0.0,
    tags: Tags | None = None,
    folder: OpenFolder | None = None,
    check: Callable[[], None] = lambda: None,
) -> float:
    """Write loops one after the other and return the one gain [dB] that all of them got.

    path : its ending is a key of FORMATS, which says the format.
    loops : each [shape=(samples,) or (samples, channels), full scale +-1, may exceed it]; at least one. sample_rate :
    in Hz. bits : a key of SUBTYPES. loudness : RMS of the row's middle in dB of full scale; the peaks are rounded off
    (set_loudness). 0 leaves the loops as they are: then the gain is at most 0 dB, and the true peak of each channel at
    most MAX_TRUE_PEAK.
    tags : are written into a WAV file, after the sound; a FLAC or AIFF file gets the origin alone, as its comment.
    folder : as of atomic_write. check : is called when the level is set, before the sound is written; what it raises
    ends that. Raises OSError where the file cannot be written.
    """
    waiting = iter(loops)
    row = [next(waiting)]
    channels = 1 if row[0].ndim == 1 else row[0].shape[1]
    kind = FORMATS[path.suffix.lower()]
    with atomic_write(path, folder) as temporary:
        memory = BytesIO()  # libsndfile does not report a full disk at the end of a FLAC
        target = native_path(temporary) if kind == "WAV" else memory
        try:
            with soundfile.SoundFile(target, "w", sample_rate, channels, SUBTYPES[bits], format=kind) as file:
                if tags and kind != "WAV":
                    file.comment = json.dumps(tags.origin)
                row.extend(waiting)
                row, gain = _set_level(row, loudness)
                check()
                for loop in row:
                    file.write(loop)
                samples = file.frames
            if tags and kind == "WAV":
                append_tags(temporary, samples, sample_rate, tags)
            if kind != "WAV":
                temporary.write_bytes(memory.getvalue())
        except soundfile.SoundFileError as error:
            raise OSError(f"{path} cannot be written: {_reason(temporary, error)}.") from error
    return 20 * math.log10(gain)


def read_origin(path: Path) -> dict[str, Any]:
    """Return how a file was made (Tags.origin); raises NoOriginError, or OSError where it cannot be read."""
    check_readable(path)
    with path.open("rb") as file:
        origin, _ = _find_origin(file)
    if origin is None and FORMATS.get(path.suffix.lower(), "WAV") != "WAV":
        with (
            contextlib.suppress(soundfile.SoundFileError, ValueError, TypeError, RecursionError),  # another's comment
            soundfile.SoundFile(native_path(path)) as sound,
        ):
            origin = dict(json.loads(sound.comment))
    if origin is None:
        raise NoOriginError(f"{path} does not say how it was made: it is no sound of loopseed's, or was changed since.")
    return {name: value for name, value in origin.items() if name != CHECKSUM}


def is_own_sound(path: Path) -> bool:
    """Whether write_wav wrote a WAV file with tags, and nothing in it was changed since.

    A FLAC or AIFF file has no checksum that would show a change, so none of them is known as own.
    """
    if not path.is_file() or FORMATS.get(path.suffix.lower(), "WAV") != "WAV":
        return False
    try:
        with path.open("rb") as file:
            origin, at = _find_origin(file)
            checksum = _check(file, at)
            return origin is not None and origin.get(CHECKSUM) == checksum and file.read() == _make_list(origin)
    except OSError:
        return False


def has_origin(path: Path, origin: dict[str, Any]) -> bool:
    """Whether write_wav wrote a WAV file with this origin, and nothing in it was changed since."""
    return is_own_sound(path) and read_origin(path) == origin


def native_path(path: Path) -> Any:  # soundfile takes bytes, but its type hints do not say so
    """The path in the form that soundfile opens whatever the name is: as text, it has to be UTF-8 (but on Windows)."""
    return str(path) if sys.platform == "win32" else os.fsencode(path)


def _set_level(row: list[Floats], loudness: float) -> tuple[list[Floats], float]:
    """The row at its level, and the gain that does it."""
    if loudness < 0:
        sound, gain = set_loudness(np.concatenate(row), loudness)
        return [sound], gain
    channels = zip(*(np.atleast_2d(loop.T) for loop in row), strict=True)
    peak = max(true_peak(np.concatenate(channel)) for channel in channels)
    gain = min(1.0, MAX_TRUE_PEAK / peak) if peak > 0 else 1.0
    return [loop * np.float32(gain) for loop in row] if gain < 1 else row, gain


def _reason(path: Path, error: Exception) -> str:
    """Why a sound file could not be written: libsndfile says "System error" alone, the system itself says more."""
    try:
        with path.open("ab") as file:
            file.write(bytes(2**16))  # as much as a full disk refuses, too
    except OSError as cause:
        return cause.strerror or str(cause)
    return str(error).rstrip(".")


def append_tags(path: Path, samples: int, sample_rate: int, tags: Tags) -> None:
    """Append the chunks smpl, acid and LIST to a WAV file; no time is in them, so equal loops give equal files.

    Raises OSError.

    smpl : one loop without an end over the whole file, if it is one (Multimedia Data Standards Update, Microsoft 1994).
    acid : beats and tempo, as libsndfile's wav.c describes it. LIST : the software and, as a comment, the origin and a
    checksum.
    """
    loop = (0, 0, 0, samples - 1, 0, 0) if tags.beats else ()  # name, forwards, first, last, fraction, without an end
    head = (0, 0, round(1e9 / sample_rate), MIDDLE_C, 0, 0, 0, int(tags.beats > 0), 0)
    smpl = struct.pack(f"<{len(head) + len(loop)}I", *head, *loop)
    kind = STRETCH if tags.beats else ONE_SHOT
    acid = struct.pack("<IHHfIHHf", kind, MIDDLE_C, 0x8000, 0.0, tags.beats, 4, 4, tags.bpm)
    with path.open("r+b") as file:
        file.write(b"\0" * (file.seek(0, os.SEEK_END) % 2))
        file.write(_chunk(b"smpl", smpl) + _chunk(b"acid", acid))
        file.write(_make_list({**tags.origin, CHECKSUM: _check(file, file.tell())}))
        size = file.tell()
        file.seek(4)
        file.write(struct.pack("<I", size - 8))


def _make_list(origin: dict[str, Any]) -> bytes:
    comment = json.dumps(origin).encode() + b"\0"
    return _chunk(b"LIST", b"INFO" + _chunk(b"ISFT", b"loopseed\0") + _chunk(b"ICMT", comment))


def _chunk(name: bytes, data: bytes) -> bytes:
    return name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)


def _find_origin(file: BinaryIO) -> tuple[dict[str, Any] | None, int]:
    """The origin in a WAV file, or None, and the first byte of the chunk that holds it."""
    form = file.read(12)
    at = 12
    for _ in range(MAX_CHUNKS):
        if form[:4] != b"RIFF" or form[8:] != b"WAVE" or len(head := file.read(8)) < 8:
            break
        name, size = struct.unpack("<4sI", head)
        if name == b"LIST" and size < MAX_TEXT:
            with contextlib.suppress(ValueError, TypeError, RecursionError):  # another program's comment
                return dict(json.loads(_find_comment(file.read(size)))), at
        at = file.seek(at + 8 + size + size % 2)
    return None, at


def _check(file: BinaryIO, end: int) -> str:
    """The CRC-32 of a WAV file's bytes from the first chunk up to `end`, in 8 digits; the file is left at `end`."""
    checksum, at = 0, file.seek(12)  # behind RIFF, the size of the file, and WAVE
    while at < end and (block := file.read(min(BLOCK, end - at))):
        checksum = zlib.crc32(block, checksum)
        at += len(block)
    return f"{checksum:08x}"


def _find_comment(data: bytes) -> bytes:
    """The text of the chunk ICMT in the data of a LIST chunk, or nothing."""
    at = 4
    while data[:4] == b"INFO" and at + 8 <= len(data):
        name, size = struct.unpack_from("<4sI", data, at)
        if name == b"ICMT":
            return data[at + 8 : at + 8 + size].rstrip(b"\0")
        at += 8 + size + size % 2
    return b""
