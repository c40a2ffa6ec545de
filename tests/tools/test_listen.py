"""The page to listen to: each cell holds the whole loop, all are equally loud, and nothing is overwritten."""

import base64
import io
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from checkout import ROOT
from inference.model.generator import Generator
from inference.renderer import Renderer, Setting
from tiny_model import TINY, write_model
from tools.listen import RMS


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "tools.listen", *arguments], cwd=ROOT, capture_output=True, text=True)


def read_cells(page: Path) -> list[tuple[np.ndarray, int]]:
    sounds = re.findall(r'data-sound="([^"]+)"', page.read_text(encoding="utf-8"))
    return [soundfile.read(io.BytesIO(base64.b64decode(sound))) for sound in sounds]


@pytest.fixture
def loops(tmp_path: Path) -> Path:
    folder = tmp_path / "teacher"
    folder.mkdir()
    time = np.arange(48_000) / 48_000
    for number in range(3):
        tone = np.sin(2 * np.pi * (200 + 100 * number) * time) * 0.1 * (number + 1)
        soundfile.write(folder / f"{number}.wav", np.stack([tone, 0.5 * tone], axis=1), 48_000)
    return folder


def test_each_row_has_the_loops_of_one_seed_at_one_level(tmp_path: Path, loops: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_model(tmp_path / name / "tiny.onnx", TINY)
    page = tmp_path / "listen.html"
    done = run(page, tmp_path / "one" / "tiny.onnx", tmp_path / "two" / "tiny.onnx", "--loops", loops, "--count", "3")
    assert done.returncode == 0, done.stderr
    cells = read_cells(page)
    assert len(cells) == 3 * 3
    assert "<th>one/tiny</th><th>two/tiny</th><th>folder teacher</th>" in page.read_text(encoding="utf-8")
    length = Renderer(Generator(tmp_path / "one" / "tiny.onnx")).loop_length(Setting())
    assert [sound.shape for sound, _ in cells[:2]] == [(length, 2)] * 2
    np.testing.assert_array_equal(cells[0][0], cells[1][0], "the same model and the same seed")
    for sound, rate in cells:
        assert rate == 48_000
        assert np.sqrt(np.square(sound).mean()) == pytest.approx(RMS, rel=0.1)
    left, right = cells[2][0].T
    assert np.sqrt(np.square(right).mean() / np.square(left).mean()) == pytest.approx(0.5, rel=0.1)


def test_a_long_sound_and_a_high_rate(tmp_path: Path) -> None:
    """libsndfile's encoder crashes where it gets three million samples at once, and above 200 kHz."""
    write_model(tmp_path / "tiny.onnx", TINY)
    folder = tmp_path / "long"
    folder.mkdir()
    noise = np.random.default_rng(0).normal(0, 0.1, 3_000_000).astype(np.float32)
    soundfile.write(folder / "song.wav", noise, 48_000)
    done = run(tmp_path / "long.html", tmp_path / "tiny.onnx", "--loops", folder, "--count", "1")
    assert done.returncode == 0, done.stderr
    assert len(read_cells(tmp_path / "long.html")[1][0]) == len(noise)
    soundfile.write(folder / "song.wav", noise[:1000], 300_000)
    done = run(tmp_path / "high.html", tmp_path / "tiny.onnx", "--loops", folder, "--count", "1")
    assert "song.wav has a rate of 300000 Hz" in done.stderr
    assert not (tmp_path / "high.html").exists()


def test_nothing_is_overwritten_and_too_few_loops_are_refused(tmp_path: Path, loops: Path) -> None:
    write_model(tmp_path / "tiny.onnx", TINY)
    page = tmp_path / "listen.html"
    done = run(page, tmp_path / "tiny.onnx", "--loops", loops)
    assert done.returncode == 1
    assert done.stderr == f"listen: {loops} holds 3 loops, where 16 are needed; choose a smaller --count.\n"
    assert not page.exists()
    page.write_text("mine")
    done = run(page, tmp_path / "tiny.onnx", "--count", "1")
    assert done.stderr == f"listen: {page} exists already; choose another name, or delete it.\n"
    assert page.read_text() == "mine"
