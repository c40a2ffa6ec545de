"""Load a folder of one-shots for the drum machine; file names say which kind of drum each one is."""

import re
from pathlib import Path

import numpy as np

from inference.arrays import Floats
from inference.dsp.time_stretch import resample
from tools.slices import SliceError, list_sounds, read_sound

NAMES = {  # words of a file's or folder's name for each kind; the first kind that matches counts
    "kick": ("kick", "bassdrum", "bd"),
    "open": ("open", "opened", "openhat", "oh", "ohh"),
    "hat": ("hat", "hihat", "closedhat", "hh", "ch", "chh"),
    "clap": ("clap", "cp"),
    "snare": ("snare", "sd", "sn", "rim", "rimshot", "sidestick"),
    "ride": ("ride",),
    "crash": ("crash", "cymbal"),
    "shaker": ("shaker", "maraca", "cabasa"),
    "tom": ("tom",),
    "percussion": ("perc", "percussion", "conga", "bongo", "wood", "block", "clave", "cowbell", "tambourine", "zap"),
}  # fmt: skip
SILENT = 1e-5  # of full scale, -100 dB
QUIET = 10 ** (-40 / 20)  # of the peak, -40 dB: quieter samples before the attack are cut, so that it is on time
FADE = 0.01  # seconds of the fade at a sound's end
MAX_SECONDS = 1.8  # a one-shot is cut to less than a bar at 128 BPM


def find_kind(name: str) -> str | None:
    """Return the kind of drum in a path, or None; the file's name counts before its folders'. Plurals count, too."""
    for part in reversed(Path(name).with_suffix("").parts):
        words = {word.lower().rstrip("s") for word in re.findall("[A-Z]?[a-z]+|[A-Z]+", part)}
        for kind, names in NAMES.items():
            if words & set(names):
                return kind
    return None


def load_one_shots(folder: Path, sample_rate: int) -> tuple[dict[str, list[Floats]], list[str]]:
    """Return the sounds by kind [shape=(n,) each, peak 1, at `sample_rate` in Hz], and why other files are left out.

    Raises SliceError if there is no one-shot that can be used.
    """
    found: dict[str, list[Floats]] = {}
    faults = []
    for name in list_sounds(folder):
        kind = find_kind(name)
        if kind is None:
            faults.append(f"{folder / name} names no kind of drum.")
            continue
        try:
            sound, rate = read_sound(folder / name)
        except SliceError as error:
            faults.append(str(error))
            continue
        if np.abs(sound).max() < SILENT:
            faults.append(f"{folder / name} is silent.")
            continue
        found.setdefault(kind, []).append(trim(sound, rate, sample_rate))
    if not found:
        raise SliceError(f"{folder} holds no one-shot that can be used; the first: {faults[0]}")
    return found, faults


def trim(sound: Floats, rate: int, sample_rate: int) -> Floats:
    """Return a sound from its attack on [shape=(n,), peak 1], resampled from `rate` to `sample_rate` (Hz)."""
    start = int(np.argmax(np.abs(sound) > QUIET * np.abs(sound).max()))
    sound = sound[start : start + int(MAX_SECONDS * rate)].copy()
    fade = min(int(FADE * rate), len(sound))
    sound[len(sound) - fade :] *= np.linspace(1, 0, fade, dtype=np.float32)
    padded = np.pad(sound, (0, fade))  # resample is circular: the silence keeps the end apart from the beginning
    resampled = resample(padded, max(round(len(padded) * sample_rate / rate), 1))
    return (resampled / np.abs(resampled).max()).astype(np.float32)
