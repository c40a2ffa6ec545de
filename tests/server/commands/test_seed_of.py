"""The seed of a file, and what belongs to it."""

import os
import threading
from pathlib import Path

import numpy as np
import pytest

from directed_model import write_directed_model
from inference.files.wav import Tags, read_origin, write_wav
from osc_client import PATIENCE, Client
from tiny_model import CONDITIONAL, write_model

SETTINGS = ("repitch", 1.0, 1, 48000, 1)


def test_a_sound_is_traced_and_made_again(client: Client, seed: list):
    for message in (["set_bpm", 133.5, "stretch"], ["set_channels", 2], ["set_target_sr", 44100]):
        assert client.query(*message)[0] == "msg"
    assert client.query("set_transients", 0.5)[0] == "msg"
    path = client.query("generate_single_wav_id", 1, seed)[1][1]
    assert client.query("load_model", "other")[0] == "model"
    origin = ("origin", (7, "tiny", 1.0, 0, 133.5, "stretch", 0.5, 2, 44100, 1))
    assert client.query("seed_of", 7, path) == origin
    assert client.ending() == ("seed", (7, *seed))
    assert client.query("load_model", "tiny")[0] == "model"
    again = client.query("generate_single_wav_id", 1, seed)[1][1]
    assert Path(again).read_bytes() == Path(path).read_bytes()
    assert client.silence()


def test_conditions_belong_to_a_seed(start, seed: list, tmp_path: Path):
    client = Client(start(model=write_model(tmp_path / "conditional.onnx", CONDITIONAL)).socket.address[1])
    assert client.query("set_condition", "pitch", -1.5)[0] == "msg"
    path = client.query("generate_single_wav_id", 1, seed)[1][1]
    bpm = CONDITIONAL.bpm
    origin = ("origin", (2, "conditional", 1.0, 1, "pitch", -1.5, bpm, *SETTINGS))
    assert client.query("seed_of", 2, path) == origin
    assert client.ending() == ("seed", (2, *seed))


def test_a_list_of_models_that_takes_long_holds_up_no_seed(client: Client, seed: list, monkeypatch):
    """Each file of a list may take 20 s to try."""
    path = client.query("generate_single_wav_id", 1, seed)[1][1]
    other, tried = Client(client.daemon[1]), threading.Event()
    monkeypatch.setattr("inference.model.library.Library.fault", lambda *_: tried.wait(PATIENCE) and None)
    other.send("list_models")
    client.send("seed_of", 2, path)
    try:
        assert client.receive(PATIENCE / 2)[0] == "origin"
    finally:
        tried.set()
    assert other.ending()[0] == "models"


def test_of_a_row_it_is_the_first_seed(client: Client, seed: list):
    path = client.query("generate_fade", 1, 3, seed, seed[::-1])[1][1]
    assert client.query("seed_of", 2, path) == (
        "msg",
        ("This file holds a row of loops; its seed is the first one's.",),
    )
    name, arguments = client.ending()
    assert (name, arguments[-1]) == ("origin", 3)
    assert client.ending() == ("seed", (2, *seed))


def test_a_loop_that_was_moved_says_so(start, seed: list, tmp_path: Path):
    client = Client(start(model=write_directed_model(tmp_path / "directed.onnx")).socket.address[1])
    path = client.query("generate_directed", 1, 1, 2.0, seed)[1][1]
    name, (text,) = client.query("seed_of", 2, path)
    assert (name, text[:37]) == ("msg", "This loop was moved along directions;")
    assert [client.ending()[0] for _ in range(2)] == ["origin", "seed"]


def test_a_fade_says_its_two_seeds_and_the_way(client: Client, seed: list):
    """Of a ping-pong, the second one is where it turns."""
    client.query("set_interpolation", "slerp")
    for command, way in (("generate_fade", "fade"), ("generate_pingpong", "pingpong")):
        origin = read_origin(Path(client.query(command, 1, 6, seed, seed[::-1])[1][1]))
        assert origin["seeds"] == [seed, seed[::-1]]
        assert (origin["way"], origin["interpolation"]) == (way, "slerp")
    origin = read_origin(Path(client.query("generate_random_fade", 3, 8.0, seed, 5)[1][0]))
    assert (origin["way"], origin["morph"], origin["rng_seed"]) == ("walk", 8, 5)


def test_files_that_are_not_read(start, seed: list, tmp_path: Path, monkeypatch):
    """Outside of the roots, by a link too; what is no file, or no file of ours."""
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir()
    outside.mkdir()
    monkeypatch.setenv("HOME", str(inside))
    monkeypatch.setenv("USERPROFILE", str(inside))
    monkeypatch.setattr("tempfile.tempdir", str(inside))
    client = Client(start(out_dir=inside).socket.address[1])
    sound = Path(client.query("generate_single_wav_id", 1, seed)[1][1])
    (outside / "a.wav").write_bytes(sound.read_bytes())
    (inside / "link.wav").symlink_to(outside / "a.wav")
    (inside / "text.wav").write_text("no sound")
    write_wav(inside / "plain.wav", [np.zeros(100, np.float32)], 48000)
    expected = {
        sound.name: "bad_arguments",
        str(outside / "a.wav"): "not_allowed",
        str(inside / "link.wav"): "not_allowed",
        str(inside / ".." / "outside" / "a.wav"): "not_allowed",
        str(inside / "missing.wav"): "io",
        str(inside): "io",
        str(inside / "text.wav"): "bad_arguments",
        str(inside / "plain.wav"): "bad_arguments",
    }
    if hasattr(os, "mkfifo"):
        os.mkfifo(inside / "pipe.wav")
        expected[str(inside / "pipe.wav")] = "io"
    for path, code in expected.items():
        assert client.error("seed_of", 3, path) == code, path
    assert client.query("seed_of", 3, f"~/{sound.name}")[0] == "origin"
    assert client.ending() == ("seed", (3, *seed))
    assert client.silence()


GOOD = {
    "model": "tiny",
    "seeds": [[1.0, 2.0]],
    "loops": 1,
    "bpm": 120,
    "stretch": False,
    "conditions": {},
    "transients": 1.0,
    "channels": 1,
    "rate": 48000,
}


@pytest.mark.parametrize(
    "changed",
    [
        {"seeds": []},
        {"seeds": [[]]},
        {"seeds": [["1"]]},
        {"seeds": [[1e400]]},
        {"seeds": [[0.0] * 5000]},
        {"seeds": 5},
        {"model": "x" * 100_000},
        {"model": "\ud800"},
        {"model": 5},
        {"conditions": []},
        {"conditions": {"a": None}},
        {"conditions": {f"{n}" * 60: 1.0 for n in range(2000)}},
        {"rate": 1e300},
        {"rate": 10**400},
        {"bpm": None},
    ],
    ids=lambda changed: f"{changed}"[:30],
)
def test_a_file_that_somebody_has_changed(client: Client, tmp_path: Path, changed: dict):
    path = tmp_path / "out" / "a.wav"
    for origin, names in ((GOOD, ("origin", "seed")), ({**GOOD, **changed}, ("error",))):
        write_wav(path, [np.zeros(100, np.float32)], 48000, tags=Tags(120, 4, origin))
        client.send("seed_of", 1, str(path))
        endings = [client.ending() for _ in names]
        assert tuple(name for name, _ in endings) == names
    assert endings[0][1][2] == "bad_arguments"
    assert client.silence()
