"""Loops as a WAV, FLAC or AIFF file."""

import math
import os
import sys
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from inference.arrays import Floats
from inference.atomic_file import atomic_write
from inference.dsp.loudness import set_loudness

CEILING = 0.999  # of full scale: just below it, so that rounding to 16 bits cannot exceed the largest sample value
FORMATS = {".wav": "WAV", ".flac": "FLAC", ".aiff": "AIFF"}  # without losses, by the ending of the name
SUBTYPES = {16: "PCM_16", 24: "PCM_24"}


def write_wav(path: Path, loops: Iterable[Floats], sample_rate: int, bits: int = 24, loudness: float = 0.0) -> float:
    """Write loops one after the other and return the one gain [dB] that all of them got.

    path : its ending is a key of FORMATS, which says the format.
    loops : each [shape=(samples,) or (samples, channels), full scale +-1, may exceed it]; at least one. sample_rate :
    in Hz. bits : a key of SUBTYPES. loudness : RMS of the row's middle in dB of full scale; the peaks are rounded off
    (set_loudness). 0 leaves the loops as they are: then the gain is at most 0, and keeps all of them from clipping.
    Raises OSError where the file cannot be written.
    """
    waiting = iter(loops)
    row = [next(waiting)]
    channels = 1 if row[0].ndim == 1 else row[0].shape[1]
    kind = FORMATS[path.suffix.lower()]
    with atomic_write(path) as temporary:
        memory = BytesIO()  # libsndfile does not report a full disk at the end of a FLAC
        target = native_path(temporary) if kind == "WAV" else memory
        try:
            with soundfile.SoundFile(target, "w", sample_rate, channels, SUBTYPES[bits], format=kind) as file:
                row.extend(waiting)
                row, gain = _set_level(row, loudness)
                for loop in row:
                    file.write(loop)
            if kind != "WAV":
                temporary.write_bytes(memory.getvalue())
        except soundfile.SoundFileError as error:
            raise OSError(f"{path} cannot be written: {_reason(temporary, error)}.") from error
    return 20 * math.log10(gain)


def native_path(path: Path) -> Any:  # soundfile takes bytes, but its type hints do not say so
    """The path in the form that soundfile opens whatever the name is: as text, it has to be UTF-8 (but on Windows)."""
    return str(path) if sys.platform == "win32" else os.fsencode(path)


def _set_level(row: list[Floats], loudness: float) -> tuple[list[Floats], float]:
    """The row at its level, and the gain that does it."""
    if loudness < 0:
        sound, gain = set_loudness(np.concatenate(row), loudness)
        return [sound], gain
    peak = max(float(np.max(np.abs(loop))) for loop in row)
    gain = min(1.0, CEILING / peak) if peak > 0 else 1.0
    return [loop * np.float32(gain) for loop in row] if gain < 1 else row, gain


def _reason(path: Path, error: Exception) -> str:
    """Why a sound file could not be written: libsndfile says "System error" alone, the system itself says more."""
    try:
        with path.open("ab") as file:
            file.write(bytes(2**16))  # as much as a full disk refuses, too
    except OSError as cause:
        return cause.strerror or str(cause)
    return str(error).rstrip(".")
