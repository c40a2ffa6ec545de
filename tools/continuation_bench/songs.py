"""Read songs from a folder that has one sound file a bar."""

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from inference.arrays import Floats
from inference.description import Description
from inference.dsp.time_stretch import resample
from inference.sentences import say_count
from tools.imaging import MAX_SPEED_CHANGE
from tools.slices import SliceError, list_sounds, read_sound

HEARD, CONTINUED = 8, 16  # bars: what a model hears of a song, and what it plays then
MIN_SONGS = 4  # of a folder: two in each half
LEVEL = 0.16  # RMS of the heard bars, -16 dB of full scale, to which each song is brought
_NAME = re.compile(
    r"(?P<song>.+)[-_](?P<bar>\d+)\.\w+"
)  # song_0_00003_07.wav of tools.demo_loops, x-0007.wav of slices


@dataclass(frozen=True, eq=False)
class Song:
    """The first bars [shape=(HEARD + CONTINUED, description.samples), mid channel] of a song."""

    name: str
    bars: Floats

    @property
    def heard(self) -> Floats:
        """The recording that is continued."""
        return self.bars[:HEARD]

    @property
    def rest(self) -> Floats:
        """The real continuation."""
        return self.bars[HEARD:]


def read_songs(folder: Path, description: Description) -> list[Song]:
    """Read the songs of a folder at the geometry of a model; raises SliceError where there are fewer than MIN_SONGS.

    A song that has fewer bars before its first gap is left out. The file of a bar is named by its song and its number
    in it, as tools.demo_loops --bars and tools.slice name them.
    """
    names: dict[str, dict[int, str]] = {}
    for name in list_sounds(folder):
        if found := _NAME.fullmatch(name):
            names.setdefault(found["song"], {})[int(found["bar"])] = name
    songs = []
    for song, files in names.items():
        wanted = range(min(files), min(files) + HEARD + CONTINUED)
        if all(number in files for number in wanted):
            bars = np.stack([_read_bar(folder / files[number], description) for number in wanted])
            songs.append(Song(song, _even_level(bars)))
    if len(songs) < MIN_SONGS:
        raise SliceError(
            f"{folder} holds {say_count(len(songs), 'song')} of {HEARD + CONTINUED} bars in a row, and the bench needs "
            f"{MIN_SONGS}; the name of a bar's file must end with its number, as in song_0_00001_07.wav."
        )
    return songs


def _read_bar(path: Path, description: Description) -> Floats:
    sound, rate = read_sound(path)
    seconds, bar = len(sound) / rate, description.samples / description.sample_rate
    if abs(seconds / bar - 1) > MAX_SPEED_CHANGE:
        raise SliceError(
            f"{path} lasts {seconds:.3f} s, where a bar of the model lasts {bar:.3f} s; cut it with --to-bpm."
        )
    return resample(sound, description.samples)


def _even_level(bars: Floats) -> Floats:
    return bars * np.float32(LEVEL / max(float(np.sqrt(np.square(bars[:HEARD]).mean())), 1e-6))
