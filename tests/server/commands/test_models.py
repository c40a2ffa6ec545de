"""Models that come and go while the daemon plays."""

import dataclasses
import itertools
import logging
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import pytest

from checkout import ROOT
from inference.model.generator import ModelError
from inference.model.library import Library
from inference.model.trial import MAX_CPU_SECONDS, Verdict, try_model
from osc_client import PATIENCE, Client
from tiny_model import TINY, add_metadata, write_endless_model, write_model


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (folder := tmp_path / "models").mkdir()
    write_model(folder / "first.onnx", TINY)
    return folder


@pytest.fixture
def library(folder: Path) -> Library:
    return Library([folder])


@pytest.fixture
def client(start, folder: Path, library: Library) -> Client:
    return Client(start(model=folder / "first.onnx", library=library).socket.address[1])


def list_models(client: Client) -> tuple[list[str], tuple]:
    """What list_models is answered with: the texts, and the names."""
    client.send("list_models")
    texts = []
    while (reply := client.ending())[0] == "msg":
        texts.append(reply[1][0])
    assert reply[0] == "models"
    return texts, reply[1]


def test_a_model_that_is_dropped_in_is_there_at_once(client: Client, folder: Path):
    assert list_models(client) == ([], ("first",))
    write_model(folder / "new one é.onnx", TINY, rng_seed=1)
    assert list_models(client) == ([], ("first", "new one é"))
    assert client.query("load_model", "new one é")[0] == "model"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
@pytest.mark.parametrize(
    ("name", "shown"), [(b"caf\xe9", r"caf\udce9"), (b"two\nlines", r"two\nlines"), (b"\x1b[2J", r"\x1b[2J")]
)
def test_a_model_whose_name_cannot_be_sent_is_listed_with_its_reason(
    client: Client, folder: Path, name: bytes, shown: str
):
    """No control character and no stray byte is in a reply; what is listed can be loaded by that name."""
    shutil.copy(folder / "first.onnx", os.fsdecode(os.fsencode(folder) + b"/" + name + b".onnx"))
    write_model(
        folder / "\N{FAMILY}\u3000\u200d.onnx", TINY, rng_seed=1
    )  # blanks and joiners are no control characters
    texts, names = list_models(client)
    assert texts == [
        f"{shown}: cannot be played: {shown}.onnx has a name that cannot be sent: "
        "give it one without control characters, in UTF-8."
    ]
    assert names == ("first", "\N{FAMILY}\u3000\u200d")
    assert [client.query("load_model", name)[0] for name in names] == ["model"] * 2
    assert client.error("load_model", shown) == "no_such_model"


def test_a_bad_one_is_listed_with_its_reason(client: Client, folder: Path, caplog):
    """No matter in which way it is bad; and once it is mended, it is a model as any."""
    caplog.set_level(logging.WARNING)
    whole = (folder / "first.onnx").read_bytes()
    (folder / "cut.onnx").write_bytes(whole[: len(whole) // 2])
    (folder / "empty.onnx").write_bytes(b"")
    write_model(folder / "lies.onnx", TINY, metadata=dataclasses.replace(TINY, bins=32))
    write_model(folder / "mute.onnx", TINY, metadata=False)
    (folder / "no.onnx").mkdir()
    texts, names = list_models(client)
    assert names == ("first",)
    assert [text.partition(": cannot be played: ")[0] for text in texts] == ["cut", "empty", "lies", "mute", "no"]
    assert "no description" in texts[3]
    assert len(caplog.records) == 5
    assert list_models(client) == (texts, names)
    assert len(caplog.records) == 5  # the log has it once
    assert client.error("load_model", "mute") == "bad_model"
    (folder / "cut.onnx").write_bytes(whole)
    assert list_models(client) == (texts[1:], ("cut", "first"))
    (folder / "mute.toml").write_text("bins = 64\nframes = 64\nn_fft = 128\nhop_length = 32\n")
    assert "mute" in list_models(client)[1]


def test_no_file_empties_the_list(client: Client, folder: Path):
    """Metadata that is no UTF-8, 200,000 brackets, a number of 5,000 digits."""
    odd = add_metadata(write_model(folder / "odd.onnx", TINY, metadata=False), description="#" * 40)
    odd.write_bytes(odd.read_bytes().replace(b"#" * 40, b"\xff" * 40))
    for name, text in (("deep", f"bins = {'[' * 200_000}"), ("long", f"bins = {'9' * 5000}")):
        write_model(folder / f"{name}.onnx", TINY, metadata=False)
        (folder / f"{name}.toml").write_text(text)
    texts, names = list_models(client)
    assert names == ("first",)
    assert [text.partition(": cannot be played: ")[0] for text in texts] == ["deep", "long", "odd"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes among its files")
def test_a_pipe_holds_up_no_list(client: Client, folder: Path):
    """Whoever opens it waits for another to write; and so it is with the description beside a model."""
    os.mkfifo(folder / "pipe.onnx")
    write_model(folder / "mute.onnx", TINY, metadata=False)
    os.mkfifo(folder / "mute.toml")
    (mute, pipe), names = list_models(client)
    assert names == ("first",)
    assert "no description" in mute
    assert pipe.startswith("pipe: cannot be played: ")
    assert "a pipe" in pipe


def test_a_computer_that_sleeps_during_a_trial_is_no_fault_of_the_model(library: Library, folder: Path, monkeypatch):
    """The clock goes on by an hour as soon as the trial has begun."""
    clock, looks = time.monotonic, itertools.count()
    monkeypatch.setattr("subprocess._time", lambda: clock() + (3600 if next(looks) else 0))
    assert library.fault(folder / "first.onnx") is None


@pytest.fixture
def tried(monkeypatch) -> list[Path]:
    """The files that are tried, in their order; each passes."""
    tried: list[Path] = []
    monkeypatch.setattr(
        "inference.model.library.try_model",
        lambda path: tried.append(path) or Verdict(None, (path.with_suffix(".bin"),)),
    )
    return tried


def test_a_file_is_tried_once(library: Library, folder: Path, tried: list[Path]):
    first = folder / "first.onnx"
    assert [library.fault(first), library.fault(first), library.known_fault(first)] == [None, None, None]
    library.load("first")
    assert tried == [first]
    first.write_bytes(b"another")
    library.fault(first)
    assert tried == [first, first]


def test_what_arrives_later_clears_the_verdict(library: Library, folder: Path, tried: list[Path], monkeypatch):
    """Weights beside the model, and librosa."""
    first = folder / "first.onnx"
    library.fault(first)
    first.with_suffix(".bin").write_bytes(b"weights")
    library.fault(first)
    assert len(tried) == 2
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    library.fault(first)
    assert len(tried) == 3


def test_the_programs_own_models_are_loaded_without_a_trial(folder: Path, tried: list[Path]):
    assert Library([folder], trusted=folder).load("first").path == folder / "first.onnx"
    assert tried == []


def test_the_model_of_the_start_is_loaded_without_a_trial(library: Library, folder: Path, tried: list[Path]):
    """What came of it is kept until the file changes."""
    first = folder / "first.onnx"
    library.open(first)
    assert library.fault(first) is None
    assert tried == []
    first.with_suffix(".toml").write_text("")
    library.fault(first)
    assert tried == [first]


def test_a_model_that_does_not_end_harms_nobody(client: Client, folder: Path, monkeypatch):
    """It holds a Loop without end."""
    write_endless_model(folder / "endless.onnx", TINY)
    monkeypatch.setattr("inference.model.trial.MAX_SECONDS", 3)
    texts, names = list_models(client)  # `first` was loaded when the daemon started
    assert names == ("first",)
    assert texts == ["endless: cannot be played: endless.onnx does not end: it was tried for 3 s."]
    assert client.error("load_model", "endless") == "bad_model"
    assert client.alive()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_what_a_library_prints_is_no_part_of_the_verdict(tmp_path: Path):
    code = (
        "import os; from pathlib import Path; from inference.model import trial\n"
        "trial.Generator = lambda path: os.write(1, b'a warning in C') and print('a warning')\n"
        "raise SystemExit(trial.run_trial(Path('x.onnx')))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "[null, []]")


def test_a_trial_is_limited_by_what_it_computes(folder: Path, tmp_path: Path, monkeypatch):
    """A busy computer takes no time from it."""
    program = tmp_path / "program"
    program.write_text("#!/bin/sh\nkill -XCPU $$\n")
    program.chmod(0o755)
    monkeypatch.setattr("sys.executable", str(program))
    fault = try_model(folder / "first.onnx").fault
    assert fault == f"first.onnx does not end: it was tried for {MAX_CPU_SECONDS} s of CPU time."
    limits = (
        "import resource as r; from inference.model.trial import _limit; _limit(); print(r.getrlimit(r.RLIMIT_CPU)[0])"
    )
    monkeypatch.undo()
    done = subprocess.run([sys.executable, "-c", limits], capture_output=True, text=True, check=True)
    assert int(done.stdout) == MAX_CPU_SECONDS


def test_weights_that_arrive_later(folder: Path, library: Library):
    path = write_model(folder / "heavy.onnx", TINY)
    onnx.save(onnx.load(path), path, save_as_external_data=True, location="heavy.bin")
    weights = (folder / "heavy.bin").rename(folder / "away")
    assert "heavy.bin" in str(library.fault(path))
    weights.rename(folder / "heavy.bin")
    assert library.fault(path) is None


def test_weights_outside_of_the_folder_are_refused(folder: Path, library: Library, tmp_path: Path):
    """Whether the way out is `..`, an absolute name or a link; weights in a folder inside are taken."""
    path = write_model(folder / "heavy.onnx", TINY)
    onnx.save(onnx.load(path), path, save_as_external_data=True, location="weights")
    (folder / "inside").mkdir()
    (tmp_path / "weights").write_bytes((folder / "weights").read_bytes())
    (folder / "inside" / "weights").write_bytes((folder / "weights").read_bytes())
    (folder / "link").symlink_to(tmp_path / "weights")
    model = onnx.load(path, load_external_data=False)
    faults = []
    for location in ("weights", "inside/weights", "../weights", str(tmp_path / "weights"), "link"):
        for tensor in model.graph.initializer:
            for entry in tensor.external_data:
                entry.value = location if entry.key == "location" else entry.value
        path.write_bytes(model.SerializeToString())
        os.utime(path, (len(faults), 0))  # another time, since the size may be the same
        faults.append(library.fault(path))
    assert faults[:2] == [None, None]
    for fault in faults[2:]:
        assert fault is not None
        assert fault.startswith("heavy.onnx is not an ONNX model that can be run: ")
        assert fault.endswith(".")


def test_custom_operators_are_refused(folder: Path, library: Library):
    path = write_model(folder / "custom.onnx", TINY)
    model = onnx.load(path)
    model.opset_import.append(onnx.helper.make_opsetid("somebody", 1))
    next(node for node in model.graph.node if list(node.output) == ["r1"]).domain = "somebody"
    onnx.save(model, path)
    fault = str(library.fault(path))
    assert fault.startswith("custom.onnx is not an ONNX model that can be run: ")
    assert "somebody" in fault


def test_a_model_that_ends_its_process_harms_nobody(folder: Path, library: Library, monkeypatch):
    monkeypatch.setattr("sys.executable", shutil.which("false") or "false")
    assert "ended the process that tried it, with code 1" in str(library.fault(folder / "first.onnx"))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to a limit of memory")
def test_a_model_that_asks_for_all_memory(folder: Path, library: Library):
    """10^9 numbers for each seed."""
    write_model(folder / "vast.onnx", TINY, shape=(10**5, 10**4))
    model = onnx.load(folder / "vast.onnx")
    del model.graph.node[:]
    model.graph.node.append(onnx.helper.make_node("ConstantOfShape", ["shape"], ["powergram"]))
    shape = next(i for i in model.graph.initializer if i.name == "shape")
    shape.CopyFrom(onnx.numpy_helper.from_array(np.array([1, 10**5, 10**4]), "shape"))
    onnx.save(model, folder / "vast.onnx")
    fault = str(library.fault(folder / "vast.onnx"))
    assert fault.startswith("vast.onnx needs more memory than there is"), fault


def test_a_known_fault_costs_nothing(library: Library, folder: Path):
    (bad := folder / "bad.onnx").write_bytes(b"bad")
    assert library.known_fault(bad) is None
    with pytest.raises(ModelError):
        library.load("bad")
    assert "not an ONNX model" in str(library.known_fault(bad))
    assert library.fault(folder / "gone.onnx")  # removed between two looks


def test_looking_holds_up_neither_the_socket_nor_the_sounds(client: Client, library: Library, seed: list, monkeypatch):
    go_on = threading.Event()
    monkeypatch.setattr(library, "fault", lambda path: None if go_on.wait(30) else "too slow")
    client.send("list_models")
    client.send("sync", 1)
    assert client.alive()
    assert client.query("generate_single_wav", seed)[0] == "wav"
    go_on.set()
    assert client.ending() == ("models", ("first",))
    assert client.ending() == ("synced", (1,))


@pytest.fixture
def slow_trial(folder: Path, library: Library, monkeypatch) -> Iterator[threading.Event]:
    """A model `slow` whose trial goes on until the event is set."""
    write_model(folder / "slow.onnx", TINY, rng_seed=1)
    library.fault(folder / "first.onnx")
    go_on = threading.Event()
    monkeypatch.setattr(
        "inference.model.library.try_model", lambda path: Verdict(None if go_on.wait(PATIENCE / 2) else "too slow")
    )
    yield go_on
    go_on.set()


def test_sounds_play_on_while_a_model_is_tried(client: Client, slow_trial: threading.Event, seed: list):
    """Those of other clients, and those that its own client has asked for before; later ones have the new model."""
    other = Client(client.daemon[1])
    client.send("generate_single_wav_id", 1, seed)
    client.send("load_model", "slow")
    client.send("generate_single_wav_id", 2, seed)
    before = client.ending()
    for id in range(3):
        kind, (_, path, _) = other.query("generate_single_wav_id", id, seed)
        assert (kind, Path(path).read_bytes()) == ("wav_id", Path(before[1][1]).read_bytes())
    assert other.query("model")[1][0] == "first"
    slow_trial.set()
    model, after = client.ending(), client.ending()
    assert (model[0], model[1][0]) == ("model", "slow")
    assert after[1][0] == 2
    assert Path(after[1][1]).read_bytes() != Path(before[1][1]).read_bytes()


def test_a_model_that_is_tried_can_be_cancelled(client: Client, slow_trial: threading.Event, seed: list):
    client.send("load_model", "slow")
    client.send("generate_single_wav_id", 2, seed)
    assert client.alive()
    assert client.query("cancel", -1)[0] == "cancelled"
    assert [client.ending()[0] for _ in range(2)] == ["cancelled", "msg"]
    assert client.query("generate_single_wav_id", 3, seed)[0] == "wav_id"
    assert client.query("model")[1][0] == "first"
    slow_trial.set()
    assert client.silence()


def test_a_daemon_stops_while_a_model_is_tried(start, folder: Path, library: Library, slow_trial, monkeypatch):
    monkeypatch.setattr("server.jobs.MAX_FAREWELL", 0.01)
    daemon = start(model=folder / "first.onnx", library=library)
    client = Client(daemon.socket.address[1])
    client.send("load_model", "slow")
    assert client.alive()
    daemon.should_exit = True
    assert client.ending() == ("cancelled", ("/cc/load_model", -1, "the daemon stops"))


def test_a_list_can_be_cancelled(client: Client, folder: Path, library: Library, monkeypatch):
    begun, go_on = threading.Event(), threading.Event()
    write_model(folder / "second.onnx", TINY)
    monkeypatch.setattr(library, "fault", lambda path: begun.set() or not go_on.wait(30))
    client.send("list_models")
    assert begun.wait(30)
    assert client.query("cancel", -1) == ("msg", ("1 request was cancelled.",))
    go_on.set()
    assert client.ending() == ("cancelled", ("/cc/list_models", -1, "cancelled"))
