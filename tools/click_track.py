"""Write a song with a click on each beat, so that its tempo and its downbeat can be heard."""

import re
import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inference.arrays import Floats
from inference.files.atomic_file import atomic_write
from tools.recording import Recording
from tools.slice_folder import Entry, stem_of

CLICK_SECONDS = 0.03
DOWNBEAT_HZ, BEAT_HZ = 2000.0, 1000.0
BEATS_IN_BAR = 4
GAIN = 0.5  # of the song and of the clicks, so that their sum stays below full scale

_NAME = re.compile(r".+-\d+\.\d\dbpm-\d+\.\d{3}s\.wav")


def is_click_track(path: Path) -> bool:
    """Whether a file has the name of a click track: it is no song, also where it is in the folder of the songs."""
    return bool(_NAME.fullmatch(path.name))


def write_click_track(folder: Path, recording: Recording, entry: Entry, beats: int) -> Path:
    """Write a song and clicks as one WAV, named by tempo and downbeat, unless it is there; raises OSError.

    The module wave reports a full disk as the system does; libsndfile does not.

    entry : the song's entry of slices.json, for slices of so many `beats`.
    """
    path = folder / f"{stem_of(entry)}-{entry['song_bpm']:.2f}bpm-{entry['offset']:.3f}s.wav"
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    times = _find_beats(entry, beats, recording)
    with atomic_write(path) as temporary, temporary.open("wb") as file, wave.open(file) as track:
        track.setparams((recording.channels, 2, recording.sample_rate, 0, "NONE", ""))
        for block in _mix(recording, times):
            track.writeframesraw(np.rint(np.clip(block, -1, 1) * 32767).astype("<i2").tobytes())
    return path


def _find_beats(entry: Entry, beats: int, recording: Recording) -> NDArray[np.intp]:
    """Return the sample of each beat from the first downbeat on; where the tempo drifts, between its slices."""
    if entry["drifts"]:
        slices = entry["slices"]
        numbers = [beats * int(name.removesuffix(".wav").rpartition("-")[2]) for name in slices]
        places = np.interp(np.arange(numbers[0], numbers[-1] + 1), numbers, list(slices.values()))
        return np.rint(places).astype(int)
    beat = 60 / entry["song_bpm"]
    times = np.arange(entry["offset"], recording.seconds, beat)
    return np.rint(times * recording.sample_rate).astype(int)


def _mix(recording: Recording, beats: NDArray[np.intp]) -> Iterator[Floats]:
    """Yield the song with clicks on the samples `beats`, block by block [shape=(samples, channels)]."""
    clicks = [_make_click(hertz, recording.sample_rate) for hertz in (DOWNBEAT_HZ, BEAT_HZ)]
    at = 0
    for block in recording.read_blocks():
        out = GAIN * block
        for number in np.flatnonzero((beats > at - len(clicks[0])) & (beats < at + len(block))):
            click = clicks[int(number % BEATS_IN_BAR != 0)]
            start = int(beats[number]) - at
            low, high = max(start, 0), min(start + len(click), len(out))
            out[low:high] += GAIN * click[low - start : high - start, None]
        at += len(block)
        yield out


def _make_click(hertz: float, rate: int) -> Floats:
    time = np.arange(round(CLICK_SECONDS * rate)) / rate
    return (np.sin(2 * np.pi * hertz * time) * np.exp(-time / (CLICK_SECONDS / 5))).astype(np.float32)
