"""From three songs of another synthesizer to a set, and by the commands of the README to a loop over OSC."""

import importlib.util
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from checkout import ROOT
from mini_preset import write_mini
from models.dataset import LoopSet
from osc_client import Client
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
    folder = tmp_path_factory.mktemp("path") / "songs"
    folder.mkdir()
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
    run("tools.powergrams", slices, "--preset", "tiny", "--conditions", "both", "--processes", "1", "--out", out)
    return LoopSet(out, held_out=8)


def test_the_tempo_of_each_song_is_found(slices: Path) -> None:
    found = {song["song"]: song["bpm"] for song in json.loads((slices / "slices.json").read_text())["songs"]}
    assert found == {f"{name}.wav": pytest.approx(bpm, abs=0.02) for name, (bpm, _) in SONGS.items()}


def test_each_slice_begins_with_a_kick(slices: Path) -> None:
    """The song's 30th bar is as much on the beat as its first: the kick's onset is in the first 20 ms."""
    for number in (0, 29):
        slice, rate = soundfile.read(slices / "acid" / f"two-{number:04d}.wav")
        assert len(slice) == round(240 / 126 * rate)
        assert np.abs(slice[: rate // 50]).max() > 3 * np.abs(slice[-rate // 50 :]).max()


def test_the_set_holds_all_bars_and_its_conditions(data: LoopSet) -> None:
    assert 3 * BARS <= len(data.images) <= 3 * (BARS + 2)  # the last notes ring on
    assert data.description.bpm == pytest.approx(128, abs=0.02)
    assert data.names == ("onset_density", "brightness", "bass_level", "kick_presence", "acid", "dub")
    assert data.conditions[:, 4].sum() == pytest.approx(2 * data.conditions[:, 5].sum(), rel=0.1)
    assert data.head(8).max() > 0.5


def test_the_set_is_reported_and_turned_into_sound(data: LoopSet) -> None:
    text = run("tools.inspect", data.path)
    levels = re.search(r"levels \(RMS\): (\S+) to (\S+) dBFS", text)
    assert levels
    assert float(levels[1]) < float(levels[2]) < 0
    assert "the sound of 3 images" in run("tools.invert", data.path, "--out", data.path / "wavs", "--count", "3")


@pytest.fixture(scope="module")
def served(songs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the README's commands were run, but with a small preset, 12 steps and 64 loops to evaluate."""
    if importlib.util.find_spec("tensorflow") is None:
        pytest.skip("needs the train extra")
    folder = tmp_path_factory.mktemp("served")
    (folder / "songs").symlink_to(songs)
    write_mini(folder)
    commands = read_commands(ROOT / "README.md", "train")
    assert commands.pop() == "loopseed serve --model mine.onnx"
    for command in commands:
        command = command.replace("songs/*.wav", "songs/*/*.wav").replace("--preset techno", "--preset mini.toml")
        command += {"train": " --steps 12", "evaluate": " --count 64"}.get(command.split()[1], "")
        run_command(command, folder)
    return folder


def read_commands(page: Path, mark: str) -> list[str]:
    """The commands of a page's block with a mark."""
    found = re.search(rf"<!-- {mark} -->\n```\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    return found[1].splitlines()


def run_command(command: str, folder: Path) -> None:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "TF_CPP_MIN_LOG_LEVEL": "3"}
    done = subprocess.run(command, shell=True, cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, f"{command}: {done.stderr[-2000:]}"


def test_the_readmes_commands_lead_from_songs_to_a_served_loop(served: Path, serve, seed) -> None:
    assert json.loads((served / "mine.json").read_text())["columns"]["mine"]
    client = Client(serve("--model", str(served / "mine.onnx")).port)
    reply, values = client.query("conditions")
    if reply == "msg":  # after 12 steps, some do next to nothing
        reply, values = client.ending()
    assert (reply, values[0]) == ("conditions", 4)
    assert client.query("set_condition", "brightness", 0.9)[0] == "msg"
    name, (slot, file, _) = client.query("generate_single_wav_id", 3, *seed)
    assert (name, slot) == ("wav_id", 3)
    loop, rate = soundfile.read(file)
    assert len(loop) == round(4 * 60 / 128 * rate)
    assert np.abs(loop).max() > 0.01


def test_the_docs_commands_lead_from_songs_to_a_served_continuation(served: Path, songs: Path, serve) -> None:
    """Those of docs/own-sounds.md, but with the sizes of the tiny preset, and an index of 32 seeds."""
    preset = re.search(r"```toml\n(.*?)```", (ROOT / "docs" / "own-sounds.md").read_text(encoding="utf-8"), re.DOTALL)
    tiny = (ROOT / "models" / "presets" / "tiny-latent-sequence.toml").read_text(encoding="utf-8")
    assert preset
    sizes = tiny[tiny.index("batch") :]
    (served / "mine-sequence.toml").write_text(f"{preset[1]}{sizes}", encoding="utf-8")
    commands = read_commands(ROOT / "docs" / "own-sounds.md", "sequence")
    assert commands.pop() == "loopseed serve --model mine.onnx"
    for command in commands:
        command += {"index": " --count 32", "train": " --steps 20"}.get(command.split()[1], "")
        run_command(command, served)
    song, rate = soundfile.read(songs / "acid" / "one.wav")
    bar = 4 * 60 / SONGS["acid/one"][0]
    soundfile.write(served / "four bars.wav", song[: round(4 * bar * rate)], rate)
    client = Client(serve("--model", str(served / "mine.onnx"), "--allow-dir", str(served)).port)
    name, (slot, file, text) = client.query("continue_wav", 5, str(served / "four bars.wav"), 3, 1.0, 7)
    assert (name, slot) == ("wav_id", 5), text
    assert "; 4 bars at 128.00 BPM heard, " in text
    sound, rate = soundfile.read(file)
    assert len(sound) == round(3 * bar * rate)
    assert np.abs(sound).max() > 0.01
