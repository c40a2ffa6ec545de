"""A sound file that a client or a user names as what is to be searched for."""

from pathlib import Path

import numpy as np
import soundfile

from inference.arrays import Floats
from inference.files.atomic_file import check_readable
from inference.files.wav import native_path

MAX_CHANNELS = 2
SILENT = 1e-4  # of full scale, -80 dB: a file whose peak is lower is silent


class TargetError(ValueError):
    """A file that cannot be searched for; the text is one sentence."""


def read_middle(path: Path, max_seconds: float, advice: str, descriptor: int | None = None) -> tuple[Floats, int]:
    """The mean of a file's channels [shape=(samples,)] and its rate; raises TargetError, whose text names the file.

    advice : what to give instead of a file that lasts longer than `max_seconds`. descriptor : of the file, where it is
    open already.
    """
    try:
        if descriptor is None:
            check_readable(path)
        with soundfile.SoundFile(native_path(path) if descriptor is None else descriptor) as file:
            if file.channels > MAX_CHANNELS:
                raise TargetError(f"{path.name} has {file.channels} channels; give a mono or stereo file.")
            if file.frames > max_seconds * file.samplerate:
                raise TargetError(f"{path.name} lasts {say_time(file.frames / file.samplerate)}; {advice}.")
            middle = file.read(dtype="float64", always_2d=True).mean(axis=1)
            rate = file.samplerate
    except OSError as error:
        reason = error.strerror or "it is a folder, a pipe or a device"
        raise TargetError(f"{path.name} cannot be read: {reason}.") from error
    except soundfile.SoundFileError:
        raise TargetError(f"{path.name} is no sound; give a WAV, FLAC, AIFF, OGG or MP3 file.") from None
    if not np.isfinite(middle).all():
        raise TargetError(f"{path.name} is damaged: it holds samples that are no numbers; give another file.")
    peak = float(np.abs(middle).max(initial=0.0))
    if peak < SILENT:
        raise TargetError(f"{path.name} is silent; give a file with a sound.")
    return (middle / max(peak, 1.0)).astype(np.float32), rate  # squares of what is far above full scale would overflow


def say_time(seconds: float) -> str:
    return f"{seconds / 3600:.1f} hours" if seconds > 3600 else f"{seconds:.2f} s"
