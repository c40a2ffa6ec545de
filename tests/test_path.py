"""From three songs of an independent synthesiser to a set, by the README's commands."""

import json
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from models.data import LoopSet
from songs import soundfont, write_song

BARS = 32
SONGS = {"acid/one": (128.0, 36), "acid/two": (126.0, 33), "dub/three": (130.0, 40)}

pytestmark = pytest.mark.skipif(soundfont() is None, reason="needs FluidSynth and a soundfont")


def run(*flags: str | Path) -> str:
    done = subprocess.run([sys.executable, "-m", *flags], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def songs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("songs")
    for name, (bpm, root) in SONGS.items():
        (folder / name).parent.mkdir(exist_ok=True)
        write_song(folder / f"{name}.wav", bpm, BARS, root)
    return folder


@pytest.fixture(scope="module")
def slices(songs: Path) -> Path:
    run("tools.slice", songs, "--beats", "4", "--out", songs.parent / "slices")
    return songs.parent / "slices"


@pytest.fixture(scope="module")
def data(slices: Path) -> LoopSet:
    out = slices.parent / "set"
    run("tools.powergrams", slices, "--preset", "tiny", "--labels", "both", "--processes", "1", "--out", out)
    return LoopSet(out, held_out=8)


def test_the_tempo_of_each_song_is_heard(slices: Path) -> None:
    found = {song["song"]: song["bpm"] for song in json.loads((slices / "slices.json").read_text())["songs"]}
    assert found == {f"{name}.wav": pytest.approx(bpm, abs=0.02) for name, (bpm, _) in SONGS.items()}


def test_each_slice_begins_with_a_kick(slices: Path) -> None:
    """The song's 30th bar is as much on the beat as its first: the kick's onset is in the first 20 ms."""
    for number in (0, 29):
        slice, rate = soundfile.read(slices / "acid" / f"two-{number:04d}.wav")
        assert len(slice) == round(240 / 126 * rate)
        assert np.abs(slice[: rate // 50]).max() > 3 * np.abs(slice[-rate // 50 :]).max()


def test_the_set_holds_all_bars_and_its_labels(data: LoopSet) -> None:
    assert 3 * BARS <= len(data.images) <= 3 * (BARS + 2)  # the last notes ring on
    assert data.description.bpm == pytest.approx(128, abs=0.02)
    assert data.names == ("onset_density", "brightness", "bass_level", "kick_presence", "acid", "dub")
    assert data.labels[:, 4].sum() == pytest.approx(2 * data.labels[:, 5].sum(), rel=0.1)
    assert data.head(8).max() > 0.5


def test_the_set_is_told_and_played(data: LoopSet) -> None:
    told = run("tools.inspect", data.path)
    levels = re.search(r"levels \(RMS\): (\S+) to (\S+) dBFS", told)
    assert levels
    assert float(levels[1]) < float(levels[2]) < 0
    assert "the sound of 3 images" in run("tools.invert", data.path, "--out", data.path / "wavs", "--count", "3")
