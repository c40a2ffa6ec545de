"""A set of songs, a tiny generator, and a listening that knows the latents."""

import dataclasses
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from inference.continuation.bars import FoundBar
from models.settings import LatentSequenceSettings, load_preset
from tiny_model import TINY, write_model

pytest.importorskip("keras")

SONGS, BARS = 40, 8


def write_songs(path: Path) -> Path:
    """Write a set of songs into a new folder: each bar is one grey, by which the search below knows it."""
    path.mkdir()
    greys = (np.arange(SONGS * BARS) % 200 + 40).astype(np.uint8)
    np.save(path / "images.npy", np.broadcast_to(greys[:, None, None], (SONGS * BARS, TINY.bins, TINY.frames)))
    np.save(path / "songs.npy", np.repeat(np.arange(SONGS), BARS).astype(np.int32))
    np.save(path / "positions.npy", np.tile(np.arange(BARS), SONGS).astype(np.int32))
    (path / "description.json").write_text(TINY.to_json(), encoding="utf-8")
    return path


class KnownSearch:
    """Instead of BarSearch: a song is a random latent that every fourth bar changes. Counts the songs it is given."""

    heard = 0
    fails_at: int | None = None  # number of the song at which it is killed

    def __init__(self, generator: object) -> None:
        pass

    def find_levels(self, bars: Iterable[object]) -> Iterator[FoundBar]:
        number = KnownSearch.heard
        if number == KnownSearch.fails_at:
            raise KeyboardInterrupt
        KnownSearch.heard += 1
        one, other = np.random.default_rng(number).standard_normal((2, TINY.latent_size), dtype=np.float32)
        noise = np.random.default_rng([number, 1])
        for position, _ in enumerate(bars):
            shift = 0.05 * noise.standard_normal(TINY.latent_size)
            yield FoundBar((other if position % 4 == 3 else one) + shift.astype(np.float32), 1.0)


@pytest.fixture
def search(monkeypatch: pytest.MonkeyPatch) -> type[KnownSearch]:
    """The search that knows the latents, in place of the one that needs a trained generator."""
    monkeypatch.setattr("models.sequence.listening.BarSearch", KnownSearch)
    monkeypatch.setattr(KnownSearch, "heard", 0)
    monkeypatch.setattr(KnownSearch, "fails_at", None)
    return KnownSearch


@pytest.fixture(scope="module")
def songs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_songs(tmp_path_factory.mktemp("songs") / "set")


@pytest.fixture(scope="module")
def generator(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_model(tmp_path_factory.mktemp("generator") / "tiny.onnx", TINY)


@pytest.fixture
def settings(generator: Path) -> LatentSequenceSettings:
    preset: Any = load_preset("tiny-latent-sequence")
    return dataclasses.replace(preset, generator=str(generator), steps=12, evaluate_every=4, held_out=32)
