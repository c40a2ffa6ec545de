"""From a recording, or a seed, to the bars that follow, over the wire."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

import models
from inference import background
from inference.background import start_task
from inference.files.wav import read_origin
from inference.model.generator import Generator
from inference.renderer import Renderer, Setting
from osc_client import Client
from tiny_blocks import write_blocks
from tiny_model import TINY, write_model
from tiny_sequence import write_sequence

SILENT = [sys.executable, "-c", "import time; time.sleep(10**6)"]  # a process that writes nothing
SEED = np.random.default_rng(5).uniform(-128, 127, 64).round()


@pytest.fixture
def tiny(start: Callable, tmp_path: Path) -> Client:
    """A client of a daemon whose model has a sequence model, and no index."""
    path = write_model(tmp_path / "tiny.onnx", TINY)
    write_sequence(tmp_path / "tiny.sequence.onnx", path)
    return Client(start(model=path).socket.address[1])


@pytest.fixture
def techno(start: Callable, tmp_path: Path) -> Client:
    """The same of the shipped generator, which has an index."""
    for name in ("techno.onnx", "techno.index.npz"):
        shutil.copy(models.PRETRAINED / name, tmp_path / name)
    write_sequence(tmp_path / "techno.sequence.onnx", tmp_path / "techno.onnx")
    return Client(start(model=tmp_path / "techno.onnx").socket.address[1])


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """A bar of noise bursts at 120 BPM."""
    rng, path = np.random.default_rng(0), tmp_path / "a bar.wav"
    bursts = rng.standard_normal((8, 11_025)) * np.exp(-np.arange(11_025) / 1500) * 0.2
    soundfile.write(path, bursts.ravel(), 44_100)
    return path


def test_a_seed_is_continued(tiny: Client, tmp_path: Path) -> None:
    """The most likely bars of the tiny sequence model: the bar before the last one, of which there is none at first."""
    tiny.send("continue_seed", 3, 4, 0.0, SEED, 7)
    progress = [tiny.receive() for _ in range(4)]
    assert progress == [("progress", (3, done, 4)) for done in range(1, 5)]
    name, (id, path, text) = tiny.receive()
    assert (name, id) == ("wav_id", 3)
    assert text.startswith("4 bars in ")
    sound, rate = soundfile.read(path)
    expected = list(
        Renderer(Generator(tmp_path / "tiny.onnx")).loops([SEED, 0 * SEED, SEED, 0 * SEED, SEED], Setting())
    )
    assert rate == 48_000
    assert len(sound) == sum(map(len, expected[1:]))
    assert np.corrcoef(sound, np.concatenate(expected[1:]))[0, 1] > 0.999
    origin = read_origin(Path(path))
    assert (origin["way"], origin["temperature"], origin["rng_seed"]) == ("continuation", 0.0, 7)
    assert (origin["model"], origin["loops"]) == ("tiny", 4)


def test_the_same_number_gives_the_same_bytes(tiny: Client) -> None:
    paths = [tiny.query("continue_seed", 1, 2, 1.0, SEED, number)[1][1] for number in (4, 4, 5)]
    one, same, other = (Path(path).read_bytes() for path in paths)
    assert one == same != other


def test_a_number_that_was_drawn_is_said(tiny: Client) -> None:
    first = Path(tiny.query("continue_seed", 1, 2, 1.0, SEED)[1][1])
    again = Path(tiny.query("continue_seed", 1, 2, 1.0, SEED, read_origin(first)["rng_seed"])[1][1])
    assert first.read_bytes() == again.read_bytes()


@pytest.mark.parametrize("bpm", [133.3, 97.1])
def test_bars_stay_on_the_beat(tiny: Client, bpm: float) -> None:
    """A bar of no whole number of samples: the end of 16 bars is on the sample that is nearest to its time."""
    assert tiny.query("set_bpm", bpm)[0] == "msg"
    path = tiny.query("continue_seed", 1, 16, 0.0, SEED, 1)[1][1]
    sound, rate = soundfile.read(path)
    assert len(sound) == round(16 * 60 / float(np.float32(bpm)) * rate)


def test_a_model_without_a_sequence_model(client: Client) -> None:
    assert client.error("continue_seed", 1, 4, 1.0, SEED) == "bad_model"


def test_wrong_arguments(tiny: Client, recording: Path, tmp_path: Path) -> None:
    path = str(recording)
    assert tiny.error("continue_seed", 1, 65, 1.0, SEED) == "bad_arguments"
    assert tiny.error("continue_seed", 1, 4, 2.1, SEED) == "bad_arguments"
    assert tiny.error("continue_seed", 1, 4, 1.0, SEED[:5]) == "bad_arguments"
    assert tiny.error("continue_wav", 1, path, 0) == "bad_arguments"
    assert tiny.error("continue_wav", 1, path, 4, 1.0, 0, 0.0, "raw") == "bad_arguments"
    assert tiny.error("continue_wav", 1, path, 4, 1.0, 0, 19.0) == "bad_arguments"
    assert tiny.error("continue_wav", 1, "/etc/hostname", 4) == "not_allowed"
    assert tiny.error("continue_wav", 1, str(tmp_path / "none.wav"), 4) == "io"
    assert tiny.silence()


def test_a_recording_is_continued(techno: Client, recording: Path) -> None:
    """At its own tempo and level, and its tags say how."""
    name, (id, path, text) = techno.query("continue_wav", 4, str(recording), 2, 1.0, 3)
    assert (name, id) == ("wav_id", 4)
    assert "; 1 bar at 120.00 BPM heard, " in text
    sound, rate = soundfile.read(path)
    assert len(sound) == 2 * 2 * rate
    heard, _ = soundfile.read(recording)
    assert np.sqrt(np.mean(sound**2)) == pytest.approx(np.sqrt(np.mean(heard**2)), rel=0.1)
    origin = read_origin(Path(path))
    assert (origin["recording"], origin["bpm"], origin["heard"]) == ("a bar.wav", 120.0, 1)
    assert techno.query("seed_of", 4, path)[0] == "msg"  # the seed of a row is not the whole of it
    assert techno.receive()[0] == "origin"


def test_a_recording_is_continued_in_blocks(tiny: Client, recording: Path, tmp_path: Path) -> None:
    """No index is needed; the same number gives the same bytes, and each bar is reported."""
    write_blocks(tmp_path / "tiny.blocks.sequence.onnx", TINY)
    given = ("continue_wav", 4, str(recording), 3, 1.0, 3, 0.0, "blocks")
    tiny.send(*given)
    assert [tiny.receive() for _ in range(4)] == [("progress", (4, done, 3)) for done in (1, 2, 3, 3)]
    name, (id, path, text) = tiny.receive()
    assert (name, id) == ("wav_id", 4)
    assert text.endswith("; 4 bars at 120.00 BPM heard, continued in blocks")
    first = Path(path).read_bytes()
    sound, rate = soundfile.read(path)
    assert (rate, len(sound)) == (48_000, 3 * TINY.beats * 24_000)
    origin = read_origin(Path(path))
    assert (origin["way"], origin["model"], origin["blocks"]) == ("continuation", "tiny.blocks.sequence", True)
    assert tiny.error("seed_of", 4, path) == "bad_arguments"  # it has none
    tiny.send(*given)
    assert Path(tiny.ending()[1][1]).read_bytes() == first


def test_blocks_that_return_sound_as_they_did(tiny: Client, tmp_path: Path) -> None:
    """At temperature 0 the tiny model draws the codes of a bar before: the recording goes on at its own level."""
    write_blocks(tmp_path / "tiny.blocks.sequence.onnx", TINY)
    times = np.arange(88_200) / 44_100
    heard = 0.5 * np.sin(2 * np.pi * 200 * times) * np.exp(-(times % 0.5) / 0.1)  # a hit on each of the 4 bars
    soundfile.write(tmp_path / "hits.wav", heard, 44_100)
    sound, _ = soundfile.read(tiny.query("continue_wav", 4, str(tmp_path / "hits.wav"), 4, 0.0, 3, 0.0, "blocks")[1][1])
    for bar in np.split(sound, 4):
        assert np.std(bar) / np.std(heard) == pytest.approx(1, rel=0.1)


@pytest.mark.parametrize(
    ("wrong", "bpm", "way", "code"),
    [
        ("silent", 0.0, "latent", "bad_arguments"),
        ("text", 0.0, "latent", "bad_arguments"),
        ("short", 120.0, "latent", "bad_arguments"),
        ("", 0.0, "blocks", "bad_model"),
    ],
)
def test_recordings_that_cannot_be_continued(
    techno: Client, recording: Path, wrong: str, bpm: float, way: str, code: str
) -> None:
    if wrong == "text":
        recording.write_text("no sound")
    elif wrong:
        sound = 0.1 * np.sin(np.arange(44_100 if wrong == "short" else 88_200) * 0.1)
        soundfile.write(recording, 0 * sound if wrong == "silent" else sound, 44_100)
    assert techno.error("continue_wav", 1, str(recording), 4, 1.0, 0, bpm, way) == code


def test_more_than_a_file_holds_is_refused_before_the_work(tiny: Client, tmp_path: Path) -> None:
    """64 bars of 3 s at 192 kHz; there is no block sequence model, which would be missed next."""
    soundfile.write(tmp_path / "slow.wav", 0.1 * np.sin(np.arange(24_000) * 0.1), 8000)
    assert tiny.query("set_target_sr", 192_000)[0] == "msg"
    assert tiny.error("continue_wav", 1, str(tmp_path / "slow.wav"), 64, 1.0, 0, 20.0, "blocks") == "too_long"


def test_a_temperature_is_the_decimal_that_was_sent(tiny: Client, recording: Path, tmp_path: Path) -> None:
    """OSC's 32-bit float of 0.7 is 0.699999988."""
    write_blocks(tmp_path / "tiny.blocks.sequence.onnx", TINY)
    path = tiny.query("continue_wav", 4, str(recording), 1, 0.7, 3, 97.1, "blocks")[1][1]
    assert (read_origin(Path(path))["temperature"], read_origin(Path(path))["bpm"]) == (0.7, 97.1)
    assert read_origin(Path(tiny.query("continue_seed", 1, 1, 0.7, SEED)[1][1]))["temperature"] == 0.7


def test_a_model_without_an_index_cannot_listen(tiny: Client, recording: Path) -> None:
    assert tiny.error("continue_wav", 1, str(recording), 4) == "bad_model"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no process groups of this kind")
def test_a_signal_for_the_daemons_group_does_not_reach_the_process(
    recording: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C in a terminal is for the daemon, which ends the process itself."""
    code = "import os; print(os.getpgid(0), flush=True)"
    monkeypatch.setattr(background, "program", lambda: [sys.executable, "-c", code])
    with recording.open("rb") as sound, start_task(lambda kill: None, 60, "task", sound) as answers:
        [group] = answers
    assert group != os.getpgid(0)


def test_it_is_cancelled_while_it_listens(tiny: Client, recording: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At once, though the process writes nothing; and a sound is made meanwhile."""
    monkeypatch.setattr(background, "program", lambda: SILENT)
    tiny.send("continue_wav", 4, str(recording), 4)
    assert tiny.query("generate_single_wav_id", 1, SEED)[0] == "wav_id"
    tiny.send("cancel", 4)
    assert {tiny.ending()[0], tiny.ending()[0]} == {"msg", "cancelled"}
