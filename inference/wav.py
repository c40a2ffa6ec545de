"""Loops as a WAV file."""

import math
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import soundfile

from inference.arrays import Floats
from inference.atomic_file import atomic_write

CEILING = 0.999  # of full scale: just below it, so that rounding to 16 bits cannot exceed the largest sample value
SUBTYPES = {16: "PCM_16", 24: "PCM_24"}


def write_wav(path: Path, loops: Iterable[Floats], sample_rate: int, bits: int = 24) -> float:
    """Write mono loops one after the other and return the gain [dB, at most 0] that keeps all of them from clipping.

    loops : each [shape=(samples,), full scale +-1, may exceed it]; sample_rate : in Hz; bits : a key of SUBTYPES.
    Each loop is written as soon as it arrives, while the next one is rendered. All are kept in memory: if one exceeds
    the ceiling, the whole file is written again with the gain. Raises OSError where the file cannot be written.
    """
    row: list[Floats] = []
    peak = 0.0
    with atomic_write(path) as temporary:
        try:
            with soundfile.SoundFile(temporary, "w", sample_rate, 1, SUBTYPES[bits], format="WAV") as file:
                for loop in loops:
                    row.append(loop)
                    peak = max(peak, float(np.max(np.abs(loop))))
                    if peak <= CEILING:
                        file.write(loop)
                gain = min(1.0, CEILING / peak) if peak > 0 else 1.0
                if gain < 1:
                    file.seek(0)
                    for loop in row:
                        file.write(loop * np.float32(gain))
        except soundfile.SoundFileError as error:
            raise OSError(f"{path} cannot be written: {_reason(temporary, error)}.") from error
    return 20 * math.log10(gain)


def _reason(path: Path, error: Exception) -> str:
    """Why a sound file could not be written: libsndfile says "System error" alone, the system itself says more."""
    try:
        with path.open("ab") as file:
            file.write(bytes(2**16))  # as much as a full disk refuses, too
    except OSError as cause:
        return cause.strerror or str(cause)
    return str(error).rstrip(".")
