"""From a recorded loop to a seed, over the wire."""

import shutil
import subprocess
import sys
import threading
from pathlib import Path
from queue import Queue

import numpy as np
import pytest
import soundfile

import models
from inference import background
from inference.background import TaskError
from inference.search import worker
from inference.search.answers import Found
from osc_client import PATIENCE, Client
from server.files.opened_folder import HAS_DIR_FD
from server.files.output_folder import OutputFolder

SILENT = [sys.executable, "-c", "import time; time.sleep(10**6)"]  # a process that writes nothing


def ignore(end: object) -> None:
    """Nobody ends the process early."""


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Queue:
    """The processes that searches start."""
    processes, popen = Queue(), subprocess.Popen

    def start(*arguments, **named):
        processes.put(process := popen(*arguments, **named))
        return process

    monkeypatch.setattr(background.subprocess, "Popen", start)
    return processes


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

    monkeypatch.setattr("server.commands.match.run_seed_search", search)
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


def test_a_damaged_index_is_the_fault_of_the_model(client: Client, loop: Path, models_folder: Path) -> None:
    index = models_folder / "tiny.index.npz"
    index.write_bytes(b"no index")
    try:
        assert client.error("match_seed", 1, str(loop), 0.5) == "bad_model"
    finally:
        index.unlink()


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
    (tmp_path / "folder.wav").mkdir()
    _, (*_, text) = client.query("match_seed", 1, str(tmp_path / "folder.wav"))
    assert text == f"{(tmp_path / 'folder.wav').as_posix()} is no file, but a folder, a pipe or a device."
    assert client.error("match_seed", 1, str(tmp_path / "none.wav"), 61.0) == "bad_arguments"


@pytest.mark.skipif(not HAS_DIR_FD, reason="the platform opens files by their paths alone")
def test_a_file_that_becomes_a_link_while_it_waits_is_not_followed(
    techno: Client, loop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The path was checked when the request came, and opened by the search later: a match of a foreign file."""
    inside = tmp_path / "inside.wav"
    shutil.copy(loop, inside)
    find = OutputFolder.find_file

    def swap(folder: OutputFolder, text: str) -> Path:
        found = find(folder, text)
        inside.unlink()
        inside.symlink_to(loop)
        return found

    monkeypatch.setattr(OutputFolder, "find_file", swap)
    assert techno.error("match_seed", 1, str(inside), 0.1) == "io"


def test_a_process_that_dies_is_one_sentence(loop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "program", lambda: ["true"])
    with pytest.raises(TaskError, match="ended without an answer"), loop.open("rb") as sound:
        list(worker.run_seed_search(models.PRETRAINED / "techno.onnx", sound, 0.1, ignore))


def test_a_process_that_is_silent_is_ended(loop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "program", lambda: SILENT)
    monkeypatch.setattr(worker, "GENERATION", 0.0)
    with pytest.raises(TaskError, match="ended without an answer"), loop.open("rb") as sound:
        list(worker.run_patch_search(sound, 1, ignore))


def test_a_search_that_is_left_leaves_no_process(loop: Path, started: Queue) -> None:
    with loop.open("rb") as sound:
        search = worker.run_seed_search(models.PRETRAINED / "techno.onnx", sound, 60.0, ignore)
        next(search)
        search.close()
    assert started.get().returncode is not None


@pytest.mark.parametrize("command", ["match_seed", "match_patch"])
@pytest.mark.parametrize("way", ["cancel", "leave", "stop"])
def test_a_search_that_writes_nothing_ends_at_once(
    start, loop: Path, started: Queue, monkeypatch: pytest.MonkeyPatch, command: str, way: str
) -> None:
    """A cancel does not wait for the next answer, nor does the end of the daemon, and no process is left."""
    monkeypatch.setattr(background, "program", lambda: SILENT)
    daemon = start()
    client = Client(daemon.socket.address[1])
    client.send(command, 4, str(loop))
    process = started.get(timeout=PATIENCE)
    if way == "cancel":
        client.send("cancel", 4)
    elif way == "leave":
        client.send("notify", 0)
    else:
        daemon.stop()
    assert process.wait(PATIENCE)
    if way == "cancel":
        assert {client.receive()[0], client.receive()[0]} == {"msg", "cancelled"}
