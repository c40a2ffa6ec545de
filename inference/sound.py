"""A loop as a WAV file."""

import math
from pathlib import Path

import numpy as np
import soundfile

from inference.files import replacing
from inference.stft import Floats

CEILING = 0.999  # of full scale; a hair below it, so that rounding to 16 bits cannot reach past the last step
SUBTYPES = {16: "PCM_16", 24: "PCM_24"}


def write_wav(path: Path, loop: Floats, sample_rate: int, bits: int = 24) -> float:
    """Write a mono loop and return the gain in decibels that kept it from clipping (0.0 where none was needed).

    The file has its name only once it is complete. Raises OSError where it cannot be written.
    """
    peak = float(np.max(np.abs(loop)))
    gain = min(1.0, CEILING / peak) if peak > 0 else 1.0
    with replacing(path) as beside:
        try:
            soundfile.write(beside, loop * np.float32(gain), sample_rate, SUBTYPES[bits], format="WAV")
        except soundfile.SoundFileError as error:
            raise OSError(f"{path} cannot be written: {error}") from error
    return 20 * math.log10(gain)
