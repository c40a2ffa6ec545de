"""From a recorded loop to a seed, over the wire."""

import subprocess
import threading
from pathlib import Path

import numpy as np
import pytest
import soundfile

import models
from inference.search import worker
from inference.search.answers import Found
from inference.search.worker import SearchError
from osc_client import PATIENCE, Client


@pytest.fixture
def techno(start) -> Client:
    """A client of a daemon that plays the shipped model, which has an index."""
    return Client(start(model=models.PRETRAINED / "techno.onnx").socket.address[1])


@pytest.fixture
def loop(tmp_path: Path) -> Path:
    """A bar of noise bursts at 120 BPM."""
    rng, path = np.random.default_rng(0), tmp_path / "a loop.wav"
    bursts = rng.standard_normal((8, 11_025)) * np.exp(-np.arange(11_025) / 1500) * 0.2
    soundfile.write(path, bursts.ravel(), 44_100)
    return path


def test_a_loop_is_found(techno: Client, loop: Path) -> None:
    """Candidates that get better, alternatives in their order, an origin, and the match: the last candidate."""
    techno.send("match_seed", 4, str(loop), 3.0)
    replies = [techno.receive()]
    while replies[-1][0] != "match":
        replies.append(techno.receive())
    names = [name for name, _ in replies]
    count = names.count("candidate")
    assert names == ["candidate"] * count + ["alternative"] * (len(names) - count - 2) + ["origin", "match"]
    assert count > 1
    distances = [arguments[1] for name, arguments in replies if name == "candidate"]
    assert distances == sorted(distances, reverse=True)
    match, last = replies[-1][1], replies[count - 1][1]
    assert match == last
    assert len(match) == 2 + 64
    alternatives = [arguments for name, arguments in replies if name == "alternative"]
    assert [rank for _, rank, *_ in alternatives] == list(range(2, 2 + len(alternatives)))
    assert all(distance >= match[1] for _, _, distance, *_ in alternatives)
    assert replies[-2][1][:4] == (4, "techno", 1.0, 0)
    assert techno.query("generate_single_wav_id", 4, match[2:])[0] == "wav_id"
    assert techno.silence()


def test_it_is_cancelled_between_two_candidates(client: Client, loop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And a sound is made meanwhile: the search holds up nothing."""
    asked, ended = threading.Event(), threading.Event()

    def search(*_: object):
        try:
            yield [Found(9.0, np.zeros(64))]
            asked.wait(PATIENCE)
            yield [Found(8.0, np.zeros(64))]
        finally:
            ended.set()

    monkeypatch.setattr("server.commands.match.run_search", search)
    client.send("match_seed", 4, str(loop))
    assert client.receive()[:2] == ("candidate", (4, 9.0, *[0.0] * 64))
    assert client.query("generate_single_wav_id", 1, [0.0] * 64)[0] == "wav_id"
    client.send("cancel", 4)
    assert client.ending()[0] == "msg"
    asked.set()
    assert client.ending() == ("cancelled", ("/cc/match_seed", 4, "cancelled"))
    assert ended.wait(PATIENCE)


def test_a_model_without_an_index_is_searched(client: Client, loop: Path) -> None:
    client.send("match_seed", 1, str(loop), 0.1)
    while (reply := client.receive())[0] != "match":
        assert reply[0] in ("candidate", "alternative", "origin")
    assert len(reply[1]) == 2 + 64


@pytest.mark.parametrize("wrong", ["silent", "text", "long", "six channels"])
def test_wrong_files_are_one_sentence(techno: Client, tmp_path: Path, wrong: str) -> None:
    path = tmp_path / "wrong.wav"
    if wrong == "text":
        path.write_text("no sound")
    else:
        length, channels = (10_000 * 8000, 1) if wrong == "long" else (8000, 6 if wrong == "six channels" else 1)
        soundfile.write(path, np.zeros((length, channels), np.int16), 8000)
    assert techno.error("match_seed", 1, str(path), 0.2) == "bad_arguments"


def test_files_outside_and_missing_ones(client: Client, tmp_path: Path) -> None:
    assert client.error("match_seed", 1, "/etc/hostname") == "not_allowed"
    assert client.error("match_seed", 1, str(tmp_path / "none.wav")) == "io"
    assert client.error("match_seed", 1, str(tmp_path / "none.wav"), 61.0) == "bad_arguments"


def test_a_process_that_dies_is_one_sentence(loop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "program", lambda: ["true"])
    with pytest.raises(SearchError, match="ended without an answer"):
        list(worker.run_search(models.PRETRAINED / "techno.onnx", loop, 0.1))


def test_a_search_that_is_left_leaves_no_process(loop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def start(*arguments, **named):
        started.append(popen(*arguments, **named))
        return started[-1]

    monkeypatch.setattr(worker.subprocess, "Popen", start)
    search = worker.run_search(models.PRETRAINED / "techno.onnx", loop, 60.0)
    next(search)
    search.close()
    assert started[0].returncode is not None
