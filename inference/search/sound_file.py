"""A sound file that a client or a user names as what is to be searched for."""

import math
from pathlib import Path

import numpy as np
import soundfile

from inference.arrays import Floats
from inference.files.atomic_file import check_readable
from inference.files.gaps import MIN_MISSING, find_usable
from inference.files.wav import native_path

MAX_CHANNELS = 2
SILENT = 1e-4  # of full scale, -80 dB: a file is silent that moves less to both sides; a constant is no sound


class TargetError(ValueError):
    """A file that cannot be searched for; the text is one sentence."""


def read_middle(path: Path, max_seconds: float, advice: str, descriptor: int | None = None) -> tuple[Floats, int]:
    """The mean of a file's channels [shape=(samples,)] and its rate, as of read_channels."""
    channels, rate = read_channels(path, max_seconds, advice, descriptor)
    return channels.mean(axis=1), rate


def read_channels(path: Path, max_seconds: float, advice: str, descriptor: int | None = None) -> tuple[Floats, int]:
    """A file's channels [shape=(samples, 1 or 2)] and its rate; raises TargetError, whose text names the file.

    What is above full scale is brought down to it. advice : what to give instead of a file that lasts longer than
    `max_seconds`. descriptor : of the file, where it is open already.
    """
    try:
        if descriptor is None:
            check_readable(path)
        with soundfile.SoundFile(native_path(path) if descriptor is None else descriptor) as file:
            if file.channels > MAX_CHANNELS:
                raise TargetError(f"{path.name} has {file.channels} channels; give a mono or stereo file.")
            if file.frames > max_seconds * file.samplerate:
                raise TargetError(f"{path.name} lasts {say_time(file.frames / file.samplerate)}; {advice}.")
            channels = file.read(dtype="float64", always_2d=True)
            rate = file.samplerate
            promised, usable = find_usable(file, len(channels), lambda: _read_bytes(path, descriptor))
    except OSError as error:
        reason = error.strerror or "it is a folder, a pipe or a device"
        raise TargetError(f"{path.name} cannot be read: {reason}; give the path of a sound file.") from error
    except soundfile.SoundFileError:
        raise TargetError(f"{path.name} is no sound; give a WAV, FLAC, AIFF, OGG or MP3 file.") from None
    if promised - usable > MIN_MISSING * rate:
        raise TargetError(
            f"{path.name} is damaged: only the first {usable / rate:.2f} of {promised / rate:.2f} s can be used; give "
            "a whole file."
        )
    if not np.isfinite(channels).all():
        raise TargetError(f"{path.name} is damaged: it holds samples that are no numbers; give another file.")
    middle = channels.mean(axis=1)
    peak = float(np.abs(middle).max(initial=0.0))
    if not _moves(middle) and _moves(channels):
        raise TargetError(f"{path.name} is silent in mono, because its channels cancel each other; give one of them.")
    if not _moves(middle):
        raise TargetError(f"{path.name} is silent; give a file with a sound.")
    return (channels / max(peak, 1.0)).astype(np.float32), rate  # squares of far louder sounds would overflow


def _read_bytes(path: Path, descriptor: int | None) -> bytes:
    with open(path if descriptor is None else descriptor, "rb", closefd=descriptor is None) as file:
        file.seek(0)
        return file.read()


def _moves(samples: np.ndarray) -> bool:
    """Whether a sound [shape=(samples, ...)] leaves its middle by SILENT in any channel."""
    return bool(len(samples)) and float(np.ptp(samples, axis=0).max()) >= 2 * SILENT


def say_time(seconds: float) -> str:
    """A length that is too long, rounded up: one of 10.001 s would be told as the 10.00 s that are allowed."""
    return f"{seconds / 3600:.1f} hours" if seconds > 3600 else f"{math.ceil(100 * seconds) / 100:.2f} s"
