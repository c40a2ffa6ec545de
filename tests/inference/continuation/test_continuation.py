"""`loopseed continue`: bars that follow a recording, and the joint between the two."""

import shutil
from pathlib import Path

import numpy as np
import pytest
import soundfile

import loopseed
import models
from inference.continuation import bars, continuation
from inference.continuation.continuation import NEAR
from inference.continuation.joint import SECONDS, join
from inference.continuation.row import render_bars
from inference.files.wav import read_origin
from inference.model.generator import Generator
from inference.renderer import Renderer, Setting
from tiny_blocks import write_blocks
from tiny_model import TINY
from tiny_sequence import write_sequence

RATE = 44_100


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped generator and its index, with a tiny sequence model."""
    folder = tmp_path_factory.mktemp("techno")
    for name in ("techno.onnx", "techno.index.npz"):
        shutil.copy(models.PRETRAINED / name, folder / name)
    write_sequence(folder / "techno.sequence.onnx", folder / "techno.onnx")
    return folder / "techno.onnx"


@pytest.fixture(autouse=True)
def hear_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """A step or two for each bar."""
    monkeypatch.setattr(bars, "FIRST_STEPS", 2)
    monkeypatch.setattr(bars, "STEPS", 2)


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """Two stereo bars of bursts at 140 BPM, of different channels, with a hum that the end cuts off."""
    rng, path = np.random.default_rng(0), tmp_path / "a bar.wav"
    length = round(2 * 240 / 140 * RATE)
    time = np.arange(length)
    bursts = 0.1 * rng.standard_normal((length, 2)) * np.exp(-(time % (RATE * 60 / 140 / 4)) / 900)[:, None]
    soundfile.write(path, bursts + 0.3 * np.sin(time * 2 * np.pi * 70.3 / RATE)[:, None], RATE, "FLOAT")
    return path


def run(model: Path, *arguments: object) -> int:
    return loopseed.main(["continue", "--model", str(model), *map(str, arguments)])


def test_a_recording_and_what_follows(model: Path, recording: Path, tmp_path: Path, capsys) -> None:
    """The recording first, sample for sample; the whole on the beat; no step at the joint larger than its own."""
    out = tmp_path / "out.wav"
    assert run(model, recording, out, "--bars", 3, "--rng-seed", 7, "--with-beginning", "--bits", 24) == 0
    printed = capsys.readouterr().out
    assert "2 bars at 140.00 BPM, heard 2, " in printed
    assert "--rng-seed 7" in printed
    sound, rate = soundfile.read(out)
    heard, _ = soundfile.read(recording)
    assert (rate, sound.shape) == (RATE, (round(5 * 240 / 140 * RATE), 2))
    gain = np.sum(sound[: len(heard)] * heard) / np.sum(heard**2)  # one gain for the file, where its peaks need one
    assert np.abs(sound[: len(heard)] - gain * heard).max() < 1e-5
    steps = np.abs(np.diff(sound, axis=0)).max(axis=1)
    assert steps[len(heard) - 1] <= steps[: len(heard) - 1].max()
    follows = sound[len(heard) :]
    assert np.sqrt(np.mean(follows.mean(axis=1) ** 2)) == pytest.approx(
        gain * np.sqrt(np.mean(heard.mean(axis=1) ** 2)), rel=0.15
    )
    origin = read_origin(out)
    assert (origin["way"], origin["recording"], origin["heard"], origin["rng_seed"]) == (
        "continuation",
        "a bar.wav",
        2,
        7,
    )


def test_the_same_bytes_and_a_continuation_of_it(model: Path, recording: Path, tmp_path: Path) -> None:
    """Other numbers and temperatures give other bars; the continuation ends on the bar, so it is continued again."""
    made = {}
    for name, options in {
        "one": ("--rng-seed", 1),
        "same": ("--rng-seed", 1),
        "other": ("--rng-seed", 2),
        "cold": ("--rng-seed", 1, "--temperature", 0),
    }.items():
        out = tmp_path / f"{name}.wav"
        assert run(model, recording, out, "--bars", 2, *options) == 0
        made[name] = out.read_bytes()
    assert made["one"] == made["same"]
    assert len({made["one"], made["other"], made["cold"]}) == 3
    assert run(model, tmp_path / "one.wav", tmp_path / "next.wav", "--bars", 1) == 0
    assert len(soundfile.read(tmp_path / "next.wav")[0]) == round(240 / 140 * RATE)


@pytest.mark.parametrize(
    "wrong",
    ["blocks", "other blocks", "latents for blocks", "no sequence", "foreign", "generator", "silent", "none", "index"],
)
def test_mistakes_are_one_sentence(model: Path, recording: Path, tmp_path: Path, wrong: str, capsys) -> None:
    options: list[str] = []
    here = tmp_path / "techno.onnx"
    shutil.copy(model, here)
    sequence = here.with_name("techno.sequence.onnx")
    shutil.copy(model.with_name("techno.sequence.onnx"), sequence)
    if wrong != "index":
        shutil.copy(model.with_name("techno.index.npz"), here.with_name("techno.index.npz"))
    if wrong == "blocks":
        options = ["--way", "blocks"]
    elif wrong == "other blocks":
        write_blocks(here.with_name("techno.blocks.sequence.onnx"), TINY)
        options = ["--way", "blocks"]
    elif wrong == "latents for blocks":
        shutil.copy(sequence, here.with_name("techno.blocks.sequence.onnx"))
        options = ["--way", "blocks"]
    elif wrong == "no sequence":
        sequence.unlink()
    elif wrong == "foreign":
        write_sequence(sequence, here, network="of another generator")
    elif wrong == "generator":
        shutil.copy(model, sequence)
    elif wrong == "silent":
        soundfile.write(recording, np.zeros(RATE * 2), RATE)
    elif wrong == "none":
        recording.unlink()
    assert run(here, recording, tmp_path / "out.wav", *options) == 1
    said = capsys.readouterr().err
    assert said.startswith("loopseed: ")
    assert said.endswith(".\n")
    assert said.count("\n") == 1
    assert not (tmp_path / "out.wav").exists()


def test_a_block_model_under_the_other_name_is_called_by_its_kind(
    model: Path, recording: Path, tmp_path: Path, capsys
) -> None:
    """It belongs to no generator, and that is not what is wrong with it."""
    shutil.copy(model, tmp_path / "techno.onnx")
    write_blocks(tmp_path / "techno.sequence.onnx", TINY)
    assert run(tmp_path / "techno.onnx", recording, tmp_path / "out.wav") == 1
    said = "techno.sequence.onnx continues in blocks, not in latents; name another file.\n"
    assert capsys.readouterr().err == f"loopseed: {said}"


def test_blocks_keep_the_sounds_of_the_recording(model: Path, recording: Path, tmp_path: Path, capsys) -> None:
    """In stereo, on the beat and without a step; auto takes them for a recording that is far from the model."""
    here = tmp_path / "techno.onnx"
    for name in ("techno.onnx", "techno.index.npz", "techno.sequence.onnx"):
        shutil.copy(model.with_name(name), tmp_path / name)
    write_blocks(tmp_path / "techno.blocks.sequence.onnx", Generator(here).description)
    made = {}
    for name, options in {
        "one": ("--way", "blocks", "--rng-seed", 1),
        "same": ("--rng-seed", 1, "--way", "blocks", "--temperature", 1),
        "other": ("--way", "blocks", "--rng-seed", 2),
        "auto": ("--rng-seed", 1),
    }.items():
        assert run(here, recording, tmp_path / f"{name}.wav", "--bars", 3, "--with-beginning", *options) == 0
        made[name] = (tmp_path / f"{name}.wav").read_bytes()
        assert "the next 3 bars in blocks, --rng-seed" in capsys.readouterr().out
    assert made["one"] == made["same"] != made["other"]
    heard, _ = soundfile.read(recording)
    for name in ("one", "auto"):
        sound, rate = soundfile.read(tmp_path / f"{name}.wav")
        assert (rate, sound.shape) == (RATE, (round(5 * 240 / 140 * RATE), 2))
        steps = np.abs(np.diff(sound, axis=0)).max(axis=1)
        assert steps[len(heard) - 1] <= steps[: len(heard) - 1].max()
        follows = sound[len(heard) :]
        wide = np.std(follows[:, 0] - follows[:, 1]) / np.std(follows.sum(axis=1))
        assert wide == pytest.approx(np.std(heard[:, 0] - heard[:, 1]) / np.std(heard.sum(axis=1)), rel=0.5)
    origin = read_origin(tmp_path / "auto.wav")
    assert (origin["blocks"], origin["loops"], origin["heard"]) == (True, 3, 2)
    assert origin["distance"] > NEAR


@pytest.mark.parametrize("way", ["latent", "blocks"])
def test_more_than_a_file_holds_is_refused_before_the_work(
    model: Path, recording: Path, tmp_path: Path, way: str, capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bars of --with-beginning count, too."""
    monkeypatch.setattr(continuation, "MAX_SAMPLES", round(4.5 * 240 / 140 * RATE))
    assert run(model, recording, tmp_path / "out.wav", "--way", way, "--bars", 3, "--with-beginning") == 1
    said = capsys.readouterr().err
    assert said.startswith("loopseed: 5 bars at 140 BPM and 44100 Hz are 378000 samples, more than the 340200 of one ")
    assert not (tmp_path / "out.wav").exists()


@pytest.mark.parametrize("rate", [44_100, 48_000, 96_000])
def test_a_joint_has_no_step(rate: int) -> None:
    """A wave that is cut off at its peak goes on into bars that begin with silence."""
    end = np.cos(np.arange(2000)[::-1, None] * 2 * np.pi * 100 / 44_100)
    joined = join(np.zeros((rate, 1), np.float32), rate, end, 44_100)
    whole = np.concatenate([[1.0], joined[:, 0]])
    assert np.abs(np.diff(whole)).max() < 0.05
    assert not joined[rate // 100 :].any()


def test_bars_are_those_of_a_row_without_a_step(model: Path) -> None:
    """Where a bar is a whole number of samples; a bar begins as the loop before it would go on, with its beginning."""
    renderer, setting = Renderer(Generator(model)), Setting()
    seeds = [np.zeros(64), np.full(64, 40.0), np.full(64, -40.0)]
    alone, row = list(renderer.separate_loops(seeds, setting)), list(renderer.loops(seeds, setting))
    ours = list(render_bars(renderer, seeds, setting))
    fade = round(SECONDS * setting.sample_rate)
    assert ours[0].tobytes() == row[0].tobytes()
    for before, bar, other in zip(alone, ours[1:], row[1:], strict=False):
        assert bar[fade:].tobytes() == other[fade:].tobytes()
        assert abs(bar[0] - before[0]) < 1e-3 * np.abs(before).max() < abs(other[0] - before[0])
