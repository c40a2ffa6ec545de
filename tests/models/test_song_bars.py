"""The runs of consecutive bars in a set, by its songs and positions."""

from pathlib import Path

import numpy as np
import pytest

from models.dataset import LoopSet, SetError
from models.song_bars import read_songs
from tiny_set import COUNT, write_set

BARS = 10


def write_songs(path: Path, positions: np.ndarray | None = None) -> LoopSet:
    """Write a set of songs of BARS bars, those of the training shuffled, and open it."""
    write_set(path)
    songs = np.repeat(np.arange(COUNT // BARS), BARS)
    if positions is None:
        positions = np.tile(np.arange(BARS), COUNT // BARS)
    order = np.arange(COUNT)
    order[: COUNT - 4 * BARS] = np.random.default_rng(0).permutation(COUNT - 4 * BARS)
    np.save(path / "songs.npy", songs[order].astype(np.int32))
    np.save(path / "positions.npy", positions[order].astype(np.int32))
    return LoopSet(path, 2 * BARS)


def test_each_song_is_a_run_of_its_bars_in_order(tmp_path: Path) -> None:
    data = write_songs(tmp_path / "set")
    positions = np.load(data.path / "positions.npy")
    songs = read_songs(data)
    assert [len(part) for part in (songs.training, songs.validation, songs.test)] == [16, 2, 2]
    used = [number for part in (songs.training, songs.validation, songs.test) for run in part for number in run]
    assert sorted(used) == list(range(COUNT))
    for run in songs.training + songs.validation + songs.test:
        assert positions[run].tolist() == list(range(BARS))
        assert len(set(data.songs[run])) == 1
    assert all(data.training <= number < data.test_start for run in songs.validation for number in run)


def test_a_bar_that_was_left_out_parts_a_run(tmp_path: Path) -> None:
    positions = np.tile(np.arange(BARS), COUNT // BARS)
    positions[3:BARS] += 1  # of the first song, the bar 3 is missing
    positions[BARS : 2 * BARS] *= 2  # of the second, every other one
    runs = read_songs(write_songs(tmp_path / "set", positions)).training
    assert sorted(len(run) for run in runs) == [3, 7, *[BARS] * 14]


def test_a_set_without_the_order_of_its_bars_is_refused(tmp_path: Path) -> None:
    path = write_set(tmp_path / "old")
    with pytest.raises(SetError, match=r"there is no positions\.npy in it; make the set anew"):
        read_songs(LoopSet(path, 20))
    np.save(path / "positions.npy", np.zeros(COUNT, np.int32))
    with pytest.raises(SetError, match="holds no song of at least two consecutive bars"):
        read_songs(LoopSet(path, 20))
    np.save(path / "positions.npy", np.zeros(COUNT - 1, np.int32))
    with pytest.raises(SetError, match=r"positions\.npy holds int32 \(199,\), not 200 integers; make the set anew\."):
        read_songs(LoopSet(path, 20))
