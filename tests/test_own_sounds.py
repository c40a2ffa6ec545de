"""By the commands of docs/own-sounds.md from mixed records to a served model, on a small preset."""

import csv
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
from osc_client import Client
from songs import soundfont, write_song

LOSSY = "mp3" if "MP3" in soundfile.available_formats() else "ogg"  # libsndfile writes MP3 from 1.1 on
# Name -> tempo in BPM, root note, lead-in in s.
SONGS = {"one.flac": (128.0, 36, 0.0), f"two.{LOSSY}": (120.0, 33, 0.4), "more/three.wav": (136.0, 40, 0.0)}
BARS = 12
BPM = 128  # of --to-bpm
SHIPPED = " --from models/pretrained/techno.onnx"  # whose size is not that of the tiny preset

pytestmark = [
    pytest.mark.skipif(soundfont() is None, reason="needs FluidSynth and a soundfont"),
    pytest.mark.skipif(importlib.util.find_spec("tensorflow") is None, reason="needs the train extra"),
]


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """Songs as FLAC, MP3 (or OGG) and WAV, each at a tempo of its own, one of them with a lead-in."""
    folder = tmp_path / "records"
    for name, (bpm, root, lead_in) in SONGS.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_song(tmp_path / "song.wav", bpm, BARS, root)
        song, rate = soundfile.read(tmp_path / "song.wav")
        soundfile.write(path, np.pad(song, ((round(lead_in * rate), 0), (0, 0))), rate)
    return folder


def read_commands() -> list[str]:
    """The commands of the page in their order."""
    page = (ROOT / "docs" / "own-sounds.md").read_text(encoding="utf-8")
    blocks = re.findall(r"<!-- own -->\n```\n(.*?)```", page, re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def test_the_pages_commands_lead_from_records_to_a_served_model(records: Path, tmp_path: Path, serve, seed) -> None:
    """The commands are those of the page, but with a small preset, 2 steps and an evaluation of 64 loops.

    The first training starts from random numbers, because the shipped model has another size; the second one starts
    from the first.
    """
    commands = read_commands()
    assert SHIPPED in "".join(commands)
    assert any("--from runs/mine" in command for command in commands)
    commands.remove("loopseed serve --model mine.onnx")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    write_mini(tmp_path)
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "TF_CPP_MIN_LOG_LEVEL": "3"}
    for command in commands:
        command = command.replace(SHIPPED, "").replace("--preset techno", "--preset mini.toml")
        command = re.sub(r"--steps \d+", "--steps 2", command)
        command += " --count 64" if command.startswith("loopseed evaluate") else ""
        done = subprocess.run(command, shell=True, cwd=tmp_path, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, f"{command}: {done.stderr[-2000:]}"
    with (tmp_path / "songs.csv").open(newline="", encoding="utf-8") as file:
        found = {row["song"]: (float(row["bpm"]), float(row["downbeat"])) for row in csv.DictReader(file)}
    assert found == {
        name: (pytest.approx(bpm, abs=0.02), pytest.approx(lead_in, abs=0.02))
        for name, (bpm, _, lead_in) in SONGS.items()
    }
    slices = [soundfile.info(path) for path in (tmp_path / "slices").rglob("*.wav")]
    assert len(slices) >= len(SONGS) * BARS
    assert all(each.duration == pytest.approx(4 * 60 / BPM, abs=1e-4) for each in slices)
    assert len(list((tmp_path / "clicks").rglob("*.wav"))) == len(SONGS)
    assert json.loads((tmp_path / "mine.json").read_text())["columns"]["mine"]
    assert json.loads((tmp_path / "runs" / "later" / "settings.json").read_text())["start"] == "mine"
    assert (tmp_path / "set" / "sheet.png").exists()
    assert len(list((tmp_path / "heard").glob("*.wav"))) == 8
    assert (tmp_path / "runs" / "later" / "watch" / "step_0000000.png").exists()
    client = Client(serve("--model", str(tmp_path / "mine.onnx")).port)
    name, (slot, file, _) = client.query("generate_single_wav_id", 3, *seed)
    assert (name, slot) == ("wav_id", 3)
    assert np.abs(soundfile.read(file)[0]).max() > 0.01
