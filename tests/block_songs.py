"""Songs of a small geometry for block sequence models, and a set of them."""

import dataclasses
from pathlib import Path

import numpy as np

from inference.description import Description
from inference.dsp.powergram import powergram

SMALL = Description(name="small", bins=64, frames=64, n_fft=128, hop_length=32, sample_rate=1092)
SONGS, BARS = 20, 4


def play_bar(song: int, bar: int) -> np.ndarray:
    """A bar of four decaying tones of a song's own pitch; every other bar has a higher one."""
    beat = np.arange(SMALL.samples // 4)
    tone = np.sin(2 * np.pi * (4 + song % 8 + 3 * (bar % 2)) / 64 * beat) * np.exp(-beat / 120)
    return np.tile(0.5 * tone, 4).astype(np.float32)


def make_set(path: Path) -> Path:
    """A set of songs of SMALL's geometry."""
    path.mkdir()
    description = dataclasses.replace(SMALL, peak=64.0)
    pictures = [powergram(play_bar(song, bar), description) for song in range(SONGS) for bar in range(BARS)]
    np.save(path / "images.npy", np.rint(255 * np.stack(pictures)).astype(np.uint8))
    np.save(path / "songs.npy", np.repeat(np.arange(SONGS), BARS).astype(np.int32))
    np.save(path / "positions.npy", np.tile(np.arange(BARS), SONGS).astype(np.int32))
    (path / "description.json").write_text(description.to_json(), encoding="utf-8")
    return path
