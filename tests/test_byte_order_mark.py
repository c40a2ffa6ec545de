"""Text that people edit may begin with a byte order mark, which some editors under Windows write."""

import dataclasses
import json
from pathlib import Path

import soundfile

import loopseed
from inference.model.generator import Generator
from models.dataset import LoopSet
from models.settings import load_preset, read_settings
from tiny_model import TINY, write_model
from tiny_set import tiny_settings, write_set
from tools.slices import read_tempo


def add_mark(path: Path) -> Path:
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    return path


def test_of_a_seed(tmp_path: Path, models_folder: Path) -> None:
    (tmp_path / "seed.txt").write_text("1 " * 64)
    seed, out = add_mark(tmp_path / "seed.txt"), tmp_path / "a.wav"
    assert loopseed.main(["render", "--seed", str(seed), "--model", str(models_folder / "tiny.onnx"), str(out)]) == 0
    assert soundfile.info(out).frames > 0


def test_of_a_models_description(tmp_path: Path) -> None:
    model = write_model(tmp_path / "plain.onnx", TINY, metadata=False)
    fields = {name: value for name, value in dataclasses.asdict(TINY).items() if type(value) in (str, int, float)}
    model.with_suffix(".toml").write_text("".join(f"{name} = {json.dumps(value)}\n" for name, value in fields.items()))
    add_mark(model.with_suffix(".toml"))
    assert Generator(model).description == TINY


def test_of_a_preset_and_of_a_runs_settings(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('recipe = "technogan"\nbatch = 5\n')
    assert load_preset(str(add_mark(tmp_path / "mine.toml"))).batch == 5
    (tmp_path / "settings.json").write_text(tiny_settings().to_json())
    assert read_settings(add_mark(tmp_path / "settings.json")) == tiny_settings()


def test_of_a_set(tmp_path: Path) -> None:
    data = write_set(tmp_path / "set")
    before = LoopSet(data, 2).description
    add_mark(data / "description.json")
    assert LoopSet(data, 2).description == before


def test_of_a_list_of_slices(tmp_path: Path) -> None:
    songs = [{"song": "one", "bpm": 120.0, "slices": {"one-0000.wav": 0}}]
    (tmp_path / "slices.json").write_text(json.dumps({"beats": 4, "songs": songs}))
    add_mark(tmp_path / "slices.json")
    tempo = read_tempo(tmp_path)
    assert tempo is not None
    assert tempo.bpm == 120
