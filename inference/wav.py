"""Loops as a WAV file."""

import math
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import soundfile

from inference.arrays import Floats
from inference.atomic_file import atomic_write

CEILING = 0.999  # of full scale; a hair below it, so that rounding to 16 bits cannot reach past the last step
SUBTYPES = {16: "PCM_16", 24: "PCM_24"}


def write_wav(path: Path, loops: Iterable[Floats], sample_rate: int, bits: int = 24) -> float:
    """Write mono loops in a row and return the one gain (decibels) that kept them from clipping; 0.0: none was needed.

    Each loop is written when it comes, so that the next one can be made meanwhile, and kept; once one is too loud, all
    are written anew when the last has come and their gain is known. The file has its name only once it is complete.
    Raises OSError where it cannot be written.
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
            raise OSError(f"{path} cannot be written: {error}") from error
    return 20 * math.log10(gain)
