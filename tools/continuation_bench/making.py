"""Play songs with FluidSynth at one tempo, and cut them into bars with tools.slice."""

import dataclasses
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from tqdm import tqdm

from tools.beat_bench import midi
from tools.beat_bench.composition import draw_song
from tools.beat_bench.styles import DEVELOPMENT, HELD_OUT
from tools.continuation_bench.songs import CONTINUED, HEARD
from tools.cutting import Cut, find_songs
from tools.processes import share_work
from tools.slice import slice_songs
from tools.slice_folder import SliceFolder, lock_folder
from tools.slices import SliceError

STYLES = HELD_OUT | DEVELOPMENT  # four on the floor, broken beats, and music with a band
BEATS = 4  # of a bar
RNG_SEED = 19


def make_songs(folder: Path, count: int, bpm: float, processes: int) -> str:
    """Write the bars of `count` songs into a folder, one style after the other; return the summary of tools.slice.

    Raises SliceError where the folder holds something, and without FluidSynth.
    """
    if folder.exists() and any(folder.iterdir()):
        raise SliceError(f"{folder} is not empty; choose another folder.")
    soundfont = midi.find_soundfont()
    if soundfont is None:
        raise SliceError("FluidSynth or a soundfont is not installed.")
    with TemporaryDirectory() as temporary, lock_folder(folder):
        play = partial(_play_song, folder=Path(temporary), bpm=bpm, soundfont=soundfont)
        with share_work(play, range(count), processes) as played:
            list(tqdm(played, total=count, unit="song"))
        songs = find_songs(sorted(Path(temporary).glob("*.wav")), folder)
        return slice_songs(songs, Cut(bpm, BEATS, offset=0.0), SliceFolder(folder, BEATS))[0]


def _play_song(number: int, folder: Path, bpm: float, soundfont: Path) -> None:
    """Write song `number`, whose first downbeat is at 0 s."""
    rng = np.random.default_rng([RNG_SEED, number])
    style = list(STYLES)[number % len(STYLES)]
    name = f"{number:02d}-{style.replace(' ', '-')}"
    song = draw_song(rng, name, dataclasses.replace(STYLES[style], bpm=(bpm, bpm)), HEARD + CONTINUED)
    events = [event for event in song.events if event.beat >= 0]  # without a pickup
    song = dataclasses.replace(song, bpm=bpm, downbeat=0.0, events=events)
    midi.render_song(rng, song, folder / f"{name}.wav", soundfont)
