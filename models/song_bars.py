"""The songs of a set as runs of consecutive bars, for models that predict how music goes on."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.dataset import LoopSet, SetError, load_integers

Run = NDArray[np.intp]  # numbers of loops in the set, of consecutive bars of one song [shape=(bars,), at least 2 bars]


@dataclass(frozen=True)
class Songs:
    """The runs of each part of a set. A song with gaps, where bars were left out, has several runs or none."""

    training: list[Run]
    validation: list[Run]
    test: list[Run]


def read_songs(data: LoopSet) -> Songs:
    """Return the runs of consecutive bars of a set, as `data` has split it by song.

    Raises SetError where the set does not know its songs' order, or no song has two consecutive bars to train on.
    """
    path = data.path / "positions.npy"
    if not path.exists():
        raise SetError(
            f"{data.path} does not know the order of its songs' bars: there is no positions.npy in it; make the set "
            "anew, from slices of tools.slice or of tools.demo_loops --bars."
        )
    positions = load_integers(path, len(data.images))
    parts = (
        range(data.training),
        range(data.validation_start, data.validation_start + data.held_out),
        range(data.test_start, data.test_start + data.held_out),
    )
    songs = Songs(*(_find_runs(np.array(part, np.intp), data.songs, positions) for part in parts))
    if not songs.training:
        raise SetError(
            f"{data.path} holds no song of at least two consecutive bars to train on; cut whole songs with "
            "tools.slice, or make some with tools.demo_loops --bars."
        )
    return songs


def _find_runs(loops: Run, songs: NDArray[np.integer], positions: NDArray[np.integer]) -> list[Run]:
    """Sort loops by song and position, and split them where the song changes or a bar is missing."""
    loops = loops[np.lexsort((positions[loops], songs[loops]))]
    follows = (np.diff(songs[loops]) == 0) & (np.diff(positions[loops]) == 1)
    return [run for run in np.split(loops, np.flatnonzero(~follows) + 1) if len(run) > 1]
