"""Songs of short bars, as slices and as a set of pictures, in the geometry of the tiny experimental presets."""

from pathlib import Path

import numpy as np
import soundfile

from inference.dsp.powergram import powergram
from models.settings import load_preset

SONGS, BARS = 12, 4
GEOMETRY = load_preset("tiny-recurrent-gan").geometry


def make_bars(song: int, bars: int = BARS) -> np.ndarray:
    """The bars [shape=(bars, GEOMETRY.samples)] of a song: a tone that fades, and a little noise."""
    rng = np.random.default_rng(song)
    time = np.arange(GEOMETRY.samples) / GEOMETRY.sample_rate
    tone = np.sin(2 * np.pi * rng.uniform(60, 200) * time) * np.exp(-6 * time)
    return (0.4 * tone + 0.02 * rng.standard_normal((bars, len(time)))).astype(np.float32)


def write_slices(folder: Path) -> Path:
    """Write all songs, a file a bar."""
    for song in range(SONGS):
        for number, bar in enumerate(make_bars(song)):
            soundfile.write(folder / f"song_{song:02d}_{number:02d}.wav", bar, GEOMETRY.sample_rate)
    return folder


def write_pictures(folder: Path) -> Path:
    """Write the same songs as a set."""
    bars = np.concatenate([make_bars(song) for song in range(SONGS)])
    images = np.stack([powergram(bar, GEOMETRY) for bar in bars])
    np.save(folder / "images.npy", np.rint(255 * images / images.max()).astype(np.uint8))
    np.save(folder / "songs.npy", np.repeat(np.arange(SONGS), BARS).astype(np.int32))
    np.save(folder / "positions.npy", np.tile(np.arange(BARS), SONGS).astype(np.int32))
    (folder / "description.json").write_text(GEOMETRY.to_json(), encoding="utf-8")
    return folder
