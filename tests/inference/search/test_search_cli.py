"""`loopseed match`."""

import shutil
from pathlib import Path

import numpy as np
import pytest
import soundfile

import loopseed
from checkout import ROOT
from inference.files.wav import read_origin


@pytest.fixture
def loop(tmp_path: Path) -> Path:
    path = tmp_path / "loop.wav"
    sound = np.random.default_rng(0).standard_normal((8, 11_025)) * np.exp(-np.arange(11_025) / 1500) * 0.2
    soundfile.write(path, sound.ravel(), 44_100)
    return path


def test_the_best_seed_is_printed_and_its_loop_written(loop: Path, tmp_path: Path, capsys) -> None:
    out = tmp_path / "out.wav"
    assert loopseed.main(["match", str(loop), str(out), "--seconds", "2"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"{loop}: 1 loop at 120.00 BPM"
    assert lines[-1] == f"{out}: the loop of 1."
    rank, distance, unit, *dials = lines[1].split()
    assert (rank, unit, len(dials)) == ("1.", "dB:", 64)
    assert 0 < float(distance) < 20
    assert np.abs(np.array(read_origin(out)["seeds"][0]) - np.array(dials, float)).max() <= 0.051
    assert soundfile.info(out).frames == 96_000


def test_a_model_without_an_index_is_searched_and_says_so(loop: Path, tmp_path: Path, capsys) -> None:
    model = shutil.copy(ROOT / "models" / "pretrained" / "techno.onnx", tmp_path / "other.onnx")
    assert loopseed.main(["match", str(loop), "--model", str(model), "--seconds", "0.2"]) == 0
    said = "other.onnx has no index, so the search finds less; loopseed index other.onnx makes one.\n"
    assert capsys.readouterr().err == said


def test_mistakes_are_one_sentence(loop: Path, tmp_path: Path, capsys) -> None:
    assert loopseed.main(["match", str(tmp_path / "none.wav")]) == 1
    assert capsys.readouterr().err.startswith("loopseed: none.wav cannot be read: No such file")
    assert loopseed.main(["match", str(loop), "--bpm", "60"]) == 1
    assert "less than one loop at 60 BPM" in capsys.readouterr().err
