"""Write a song with a click on each beat, so that its tempo and its downbeat can be heard."""

import glob
import hashlib
import os
import re
import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inference.arrays import Floats
from inference.files.atomic_file import atomic_write, delete_left, shorten
from inference.files.wav import Tags, append_tags, has_origin, is_own_sound, read_origin
from tools.recording import Recording
from tools.slice_folder import Entry, stem_of
from tools.slices import SliceError

CLICK_SECONDS = 0.03
DOWNBEAT_HZ, BEAT_HZ = 2000.0, 1000.0
BEATS_IN_BAR = 4
GAIN = 0.5  # of the song and of the clicks, so that their sum stays below full scale

SONG = "clicks_in"  # in the origin of a click track: the path of its song

_NAME = re.compile(r".+-\d+\.\d\dbpm-\d+\.\d{3}s\.wav")


def is_click_track(path: Path) -> bool:
    """Whether a file has the name of a click track: it is no song, also where it is in the folder of the songs."""
    return bool(_NAME.fullmatch(path.name))


def write_click_track(folder: Path, recording: Recording, entry: Entry, beats: int) -> None:
    """Write a song and clicks as one WAV, named by tempo and downbeat, in place of that of other values.

    It says how it was made, and stays if the song has not changed. Raises SliceError where another file has its name,
    and OSError. The module wave reports a full disk as the system does; libsndfile does not.

    entry : the song's entry of slices.json, for slices of so many `beats`.
    """
    stem = stem_of(entry)
    path = folder / f"{stem}-{entry['song_bpm']:.2f}bpm-{entry['offset']:.3f}s.wav"
    times = _find_beats(entry, beats, recording)
    places = hashlib.blake2b(times.astype("<i8").tobytes(), digest_size=16).hexdigest()
    origin = {SONG: str(recording.path.resolve()), "file": entry["settings"]["file"], "beats": places}
    if has_origin(path, origin):
        return
    if os.path.lexists(path) and not _is_of(path, recording):
        raise SliceError(
            f"{path} is in the way of the clicks of {recording.path}: tools.slice did not write it for this song, or "
            "it was changed since; move it, or choose another --check."
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    delete_left(path.parent, shorten(path).__eq__)
    with atomic_write(path) as temporary:
        with temporary.open("wb") as file, wave.open(file) as track:
            track.setparams((recording.channels, 2, recording.sample_rate, 0, "NONE", ""))
            for block in _mix(recording, times):
                track.writeframesraw(np.rint(np.clip(block, -1, 1) * 32767).astype("<i2").tobytes())
        append_tags(temporary, recording.samples, recording.sample_rate, Tags(entry["song_bpm"], 0, origin))
    for other in path.parent.glob(f"{glob.escape(Path(stem + '-').name)}*.wav"):
        if other != path and _NAME.fullmatch(other.name) and _is_of(other, recording):
            other.unlink()


def _is_of(path: Path, recording: Recording) -> bool:
    """Whether a file is a click track of a song, as it was written; a song that is gone was perhaps moved here."""
    if not is_own_sound(path) or not isinstance(song := read_origin(path).get(SONG), str):
        return False
    return song == str(recording.path.resolve()) or not Path(song).exists()


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
