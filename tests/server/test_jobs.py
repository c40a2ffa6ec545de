"""Requests that compete: superseded, cancelled, refused; each ends exactly once."""

import importlib
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from checkout import ROOT
from inference.model.generator import ModelError
from osc_client import PATIENCE, Client, datagram
from server.jobs import MAX_HUNG, MAX_SILENCE, MAX_WAITING
from server.requests import MAX_SYNCS
from server.subscribers import MAX_SUBSCRIBERS


@pytest.fixture
def busy(start, models_folder: Path) -> Client:
    """A client of a daemon whose loops take their time: the model has the default geometry."""
    return Client(start(model=models_folder / "full.onnx").socket.address[1])


def wait_until_one_runs(client: Client) -> None:
    """Wait until the daemon has begun to render; what is sent from now on waits for that."""
    while client.query("status")[1][1] == 0:
        pass


def test_the_newest_request_for_a_slot_wins(busy: Client, allow_loops):
    """50 requests for one slot at once, and 50 endings: the first runs, and of the others only the last is made."""
    seeds = [np.full(64, float(n)) for n in range(50)]
    busy.send("generate_single_wav_id", 3, seeds[0])
    wait_until_one_runs(busy)
    for seed in seeds[1:]:
        busy.send("generate_single_wav_id", 3, seed)
    cancelled = [busy.ending() for _ in seeds[1:-1]]
    assert cancelled == [("cancelled", ("/cc/generate_single_wav_id", 3, "superseded"))] * 48
    allow_loops(3)
    loops = [busy.ending() for _ in range(2)]
    assert [name for name, _ in loops] == ["wav_id"] * 2
    assert busy.silence()
    last = busy.query("generate_single_wav", seeds[-1])[1][0]
    assert Path(loops[-1][1][1]).read_bytes() == Path(last).read_bytes()


def test_other_slots_and_other_clients_are_no_rivals(busy: Client):
    other = Client(busy.daemon[1])
    for n in range(4):
        busy.send("generate_single_wav_id", n, [0.0] * 64)
    other.send("generate_single_wav_id", 3, [0.0] * 64)
    assert [busy.ending()[0] for _ in range(4)] == ["wav_id"] * 4
    assert other.ending()[0] == "wav_id"


def test_a_request_keeps_its_model_and_its_place(busy: Client, allow_loops):
    """One that is sent after load_model is rendered by the new model, even where it supersedes an older one."""
    zeros = [5.0] * 64
    busy.send("generate_fade", 9, 2, zeros, zeros)
    wait_until_one_runs(busy)
    busy.send("generate_single_wav_id", 1, zeros)
    busy.send("load_model", "tiny")
    busy.send("generate_single_wav_id", 1, zeros)
    endings = [busy.ending()]
    allow_loops(4)
    endings += [busy.ending() for _ in range(3)]
    assert [name for name, _ in endings] == ["cancelled", "wav_id", "model", "wav_id"]
    tiny = busy.query("generate_single_wav", zeros)[1][0]
    assert Path(endings[3][1][1]).read_bytes() == Path(tiny).read_bytes()


def test_cancel(busy: Client, allow_loops):
    zeros = [0.0] * 64
    other = Client(busy.daemon[1])
    other.send("generate_single_wav_id", 1, zeros)
    busy.send("generate_fade", 1, 200, zeros, zeros)
    allow_loops(2)
    assert busy.receive()[0] == "progress"  # it runs
    for _ in range(3):
        busy.send("generate_fade", 2, 100, zeros, zeros)
    busy.send("generate_fade", 5, 2, zeros, zeros)
    busy.send("cancel", 2)
    endings = [busy.ending() for _ in range(4)]
    assert endings[:3] == [("cancelled", ("/cc/generate_fade", 2, "cancelled"))] * 3
    assert endings[3] == ("msg", ("3 requests were cancelled.",))
    busy.send("cancel", -1)
    endings = [busy.ending() for _ in range(2)]
    assert ("msg", ("2 requests were cancelled.",)) in endings
    assert ("cancelled", ("/cc/generate_fade", 5, "cancelled")) in endings
    allow_loops(1)
    assert busy.ending() == ("cancelled", ("/cc/generate_fade", 1, "cancelled"))
    assert other.ending()[0] == "wav_id"
    assert busy.query("cancel", 3) == ("msg", ("0 requests were cancelled.",))
    assert not list(Path(busy.query("get_target_dir")[1][0].removeprefix("The target folder is ")).glob("fade*"))


@pytest.fixture
def hold(monkeypatch) -> Callable[[str], tuple[threading.Event, threading.Event]]:
    """Hold up a function: give an event that it has been called, and one that lets it go on."""

    def hold_one(name: str) -> tuple[threading.Event, threading.Event]:
        module, _, attribute = name.rpartition(".")
        entered, may_go = threading.Event(), threading.Event()
        function = getattr(importlib.import_module(module), attribute)

        def wait(*arguments: object) -> object:
            entered.set()
            assert may_go.wait(PATIENCE)
            return function(*arguments)

        monkeypatch.setattr(name, wait)
        return entered, may_go

    return hold_one


def test_cancel_counts_what_will_end_as_cancelled(client: Client, allow_loops, hold):
    """Once for each request, and no request that is written and about to be answered."""
    client.send("generate_fade", 1, 2, [0.0] * 64, [0.0] * 64)
    wait_until_one_runs(client)
    assert client.query("cancel", 1) == ("msg", ("1 request was cancelled.",))
    assert client.query("cancel", 1) == ("msg", ("0 requests were cancelled.",))
    allow_loops(1)
    assert client.ending()[0] == "cancelled"
    entered, may_write = hold("inference.files.wav.append_tags")
    client.send("generate_fade", 1, 2, [0.0] * 64, [0.0] * 64)
    allow_loops(2)
    assert entered.wait(PATIENCE)
    assert client.query("cancel", 1) == ("msg", ("0 requests were cancelled.",))
    may_write.set()
    assert client.ending()[0] == "wav_id"


@pytest.mark.parametrize("leaves", [False, True])
def test_a_row_whose_level_is_set_can_be_cancelled(client: Client, hold, tmp_path: Path, leaves: bool):
    """That takes seconds for a long one; nothing is written."""
    entered, may_go = hold("inference.files.wav._set_level")
    client.send("generate_fade", 1, 2, [0.0] * 64, [0.0] * 64)
    assert entered.wait(PATIENCE)
    assert client.query(*(("notify", 0) if leaves else ("cancel", 1)))[0] == ("notify" if leaves else "msg")
    may_go.set()
    reason = "the client has left" if leaves else "cancelled"
    assert client.ending() == ("cancelled", ("/cc/generate_fade", 1, reason))
    assert not list((tmp_path / "out").glob("*.wav"))


def test_a_cancelled_request_ends_as_cancelled_whatever_fails_later(client: Client, hold, monkeypatch):
    """As of a network that does not end: it is stopped after 60 s, when its client has long cancelled."""

    def fail(*_: object) -> None:
        raise ModelError("endless.onnx does not end: it was stopped after 60 s.")

    monkeypatch.setattr("inference.files.wav._set_level", fail)
    entered, may_fail = hold("inference.files.wav._set_level")
    client.send("generate_single_wav_id", 1, [0.0] * 64)
    assert entered.wait(PATIENCE)
    assert client.query("cancel", 1) == ("msg", ("1 request was cancelled.",))
    may_fail.set()
    assert client.ending() == ("cancelled", ("/cc/generate_single_wav_id", 1, "cancelled"))
    assert client.query("status")[1][:4] == (0, 0, 0, 0)
    assert client.error("generate_single_wav_id", 1, [0.0] * 64) == "bad_model"


def test_sounds_of_others_are_made_between_the_loops_of_a_row(client: Client, allow_loops):
    """One after each loop; not those of the row's own client, and no other row."""
    zeros = [0.0] * 64
    others = [Client(client.daemon[1]) for _ in range(2)]
    client.send("generate_fade", 1, 3, zeros, zeros)
    wait_until_one_runs(client)
    client.send("generate_single_wav_id", 2, zeros)
    for other in others:
        other.send("generate_single_wav_id", 1, zeros)
        other.send("generate_fade", 2, 2, zeros, zeros)
        assert other.alive()
    allow_loops(2)
    assert client.receive() == ("progress", (1, 1, 3))
    assert others[0].ending()[0] == "wav_id"
    allow_loops(2)
    assert client.receive() == ("progress", (1, 2, 3))
    assert others[1].ending()[0] == "wav_id"
    assert client.query("status")[1][:2] == (3, 1)
    allow_loops(1)
    assert client.receive() == ("progress", (1, 3, 3))
    assert client.ending()[1][0] == 1
    allow_loops(5)
    assert client.ending()[1][0] == 2
    assert [other.ending()[1][0] for other in others] == [2, 2]


def test_a_sound_between_loops_can_be_cancelled(client: Client, allow_loops):
    zeros = [0.0] * 64
    other = Client(client.daemon[1])
    client.send("generate_fade", 1, 2, zeros, zeros)
    wait_until_one_runs(client)
    other.send("generate_single_wav_id", 1, zeros)
    assert other.alive()
    allow_loops(1)
    assert client.receive() == ("progress", (1, 1, 2))
    while other.query("status")[1][0]:
        pass  # until it runs
    assert other.query("cancel", 1) == ("msg", ("1 request was cancelled.",))
    allow_loops(1)
    assert other.ending()[0] == "cancelled"
    allow_loops(1)
    assert client.ending()[0] == "wav_id"


def test_three_thousand_requests_at_once(client: Client, allow_loops):
    """While the first one runs, as many wait as may, and each other one is refused: all end once, and it goes on."""
    packets = [datagram("/cc/generate_single_wav_id", n, [float(n % 100)] * 64) for n in range(3_000)]
    client.send_raw(packets[0])
    wait_until_one_runs(client)
    refused: list[tuple[str, tuple]] = []
    for start in range(1, len(packets), 50):  # few enough for the smallest buffer of a system, which would lose some
        for packet in packets[start : start + 50]:
            client.send_raw(packet)
        client.send("isAlive")  # its answer comes when they are taken
        while (ending := client.ending()) != ("alive", ()):
            refused.append(ending)
    assert [(name, arguments[1:3]) for name, arguments in refused] == [
        ("error", (n, "busy")) for n in range(1 + MAX_WAITING, len(packets))
    ]
    allow_loops(1 + MAX_WAITING)
    rendered = [client.ending() for _ in range(1 + MAX_WAITING)]
    assert [(name, arguments[0]) for name, arguments in rendered] == [("wav_id", n) for n in range(1 + MAX_WAITING)]
    assert client.silence()
    allow_loops(1)
    assert client.query("generate_single_wav_id", 3, [1.0] * 64)[0] == "wav_id"
    assert client.silence()
    assert client.query("status")[1][:2] == (0, 0)


def test_clients_take_turns(client: Client, allow_loops):
    """One client has as many requests waiting as it may; the two of another one are made in turn with them."""
    other = Client(client.daemon[1])
    for n in range(1 + MAX_WAITING):
        client.send("generate_single_wav_id", n, [0.0] * 64)
        if n % 50 == 0:
            wait_until_one_runs(client)  # they are taken
    for n in range(2):
        other.send("generate_single_wav_id", n, [0.0] * 64)
    assert other.alive()
    allow_loops(5)
    paths = [other.ending()[1][1] for _ in range(2)]
    assert [Path(path).stem[-5:] for path in paths] == ["00003", "00005"]  # files are numbered as they are begun


def test_is_alive_is_answered_while_a_fade_renders(busy: Client, allow_loops):
    """The socket never waits for a loop; how near it is, the bench says."""
    link = Client(busy.daemon[1])
    zeros = [0.0] * 64
    busy.send("generate_fade", 1, 32, zeros, zeros)
    allow_loops(1)
    assert busy.receive() == ("progress", (1, 1, 32))
    for _ in range(100):
        assert link.alive()
    assert link.query("status")[1][1] == 1
    allow_loops(31)
    while link.query("status")[1][1] == 1:
        assert link.alive()
    assert busy.ending()[0] == "wav_id"


def test_stopping_ends_every_request(start, models_folder: Path, allow_loops):
    daemon = start(model=models_folder / "full.onnx")
    client = Client(daemon.socket.address[1])
    zeros = [0.0] * 64
    client.send("generate_fade", 1, 200, zeros, zeros)
    client.send("generate_fade", 2, 200, zeros, zeros)
    allow_loops(1)
    assert client.receive()[0] == "progress"
    daemon.should_exit = True
    assert client.ending() == ("cancelled", ("/cc/generate_fade", 2, "the daemon stops"))
    allow_loops(1)
    assert client.ending() == ("cancelled", ("/cc/generate_fade", 1, "the daemon stops"))


@pytest.fixture
def wait_for_ever(monkeypatch) -> Callable[..., None]:
    """Let so much time go by on the daemon's clock, or a share of it, that what runs hangs."""
    passed = [0.0]
    clock = time.monotonic
    monkeypatch.setattr("time.monotonic", lambda: clock() + passed[0])
    monkeypatch.setattr("server.subscribers.GONE", 1e9)
    monkeypatch.setattr("server.daemon.MAX_GAP", 1e9)  # the daemon was not suspended

    def wait(share: float = 1.01) -> None:
        passed[0] += share * MAX_SILENCE

    return wait


def test_what_hangs_and_was_cancelled_ends_as_cancelled(client: Client, allow_loops, wait_for_ever):
    client.send("generate_fade", 1, 3, [0.0] * 64, [0.0] * 64)
    wait_until_one_runs(client)
    assert client.query("cancel", 1) == ("msg", ("1 request was cancelled.",))
    wait_for_ever()
    assert client.ending() == ("cancelled", ("/cc/generate_fade", 1, "cancelled"))
    allow_loops(3)
    assert client.query("sync", 5) == ("synced", (5,))


def test_a_worker_that_hangs_is_replaced(client: Client, allow_loops, wait_for_ever, tmp_path: Path):
    """Its request ends in an error, the next one is rendered, and nothing comes of what the worker returns later."""
    client.send("generate_fade", 1, 3, [0.0] * 64, [0.0] * 64)
    client.send("sync", 5)
    wait_until_one_runs(client)
    assert client.query("status")[1][:4] == (0, 1, 0, 0)
    wait_for_ever()
    name, (address, id, code, text) = client.ending()
    assert (name, address, id, code) == ("error", "/cc/generate_fade", 1, "internal")
    assert (
        text
        == f"This request got no further for {MAX_SILENCE:.0f} s and was given up; ask again, or load another model."
    )
    assert client.ending() == ("synced", (5,))
    assert client.query("status")[1][:4] == (0, 0, 0, 1)
    client.send("generate_single_wav_id", 2, [0.0] * 64)
    wait_until_one_runs(client)
    workers = [thread for thread in threading.enumerate() if thread.name == "render"]
    assert len(workers) == 2
    allow_loops(2)  # one for each of the two workers
    assert client.ending()[0] == "wav_id"
    workers[0].join(PATIENCE)
    assert not workers[0].is_alive()
    assert client.silence()
    assert client.query("status")[1][:4] == (0, 0, 1, 1)
    assert [path.name.partition("-")[0] for path in (tmp_path / "out").glob("*.wav")] == ["single2"]


def test_a_step_is_a_sign_of_life(client: Client, allow_loops, wait_for_ever):
    client.send("generate_fade", 1, 3, [0.0] * 64, [0.0] * 64)
    wait_until_one_runs(client)
    for done in (1, 2):
        wait_for_ever(0.6)
        assert client.alive()
        allow_loops(1)
        assert client.receive() == ("progress", (1, done, 3))
    allow_loops(1)
    assert client.ending()[0] == "wav_id"
    wait_for_ever()  # nothing runs
    assert client.alive()
    allow_loops(1)
    assert client.query("generate_single_wav", [0.0] * 64)[0] == "wav"


def test_workers_that_hang_are_bounded(client: Client, allow_loops, wait_for_ever):
    """Where too many hang, the daemon says so; where one of them comes back, it goes on."""
    zeros = [0.0] * 64
    for n in range(MAX_HUNG + 1):
        client.send("generate_single_wav_id", n, zeros)
        wait_until_one_runs(client)
        if n == MAX_HUNG:
            client.send("generate_single_wav_id", 99, zeros)
            assert client.alive()
        wait_for_ever()
        assert client.ending()[1][1:3] == (n, "internal")
    text = f"{MAX_HUNG + 1} requests hang, so no more are taken; restart loopseed."
    assert client.ending()[1][1:] == (99, "internal", text)
    assert client.query("generate_single_wav", zeros)[1][1:] == (-1, "internal", text)
    assert client.silence()
    allow_loops(1000)
    until = time.perf_counter() + PATIENCE
    while (answer := client.query("generate_single_wav", zeros))[0] == "error":
        assert time.perf_counter() < until
    assert answer[0] == "wav"


def test_a_daemon_stops_while_a_request_hangs(start, allow_loops, monkeypatch):
    monkeypatch.setattr("server.jobs.MAX_FAREWELL", 0.01)
    daemon = start()
    client = Client(daemon.socket.address[1])
    client.send("generate_single_wav_id", 1, [0.0] * 64)
    wait_until_one_runs(client)
    daemon.should_exit = True
    assert client.ending() == ("cancelled", ("/cc/generate_single_wav_id", 1, "the daemon stops"))


def test_a_process_ends_while_a_request_hangs(models_folder: Path, tmp_path: Path):
    """Python waits for a thread of a pool, even at its end."""
    code = f"""
import threading, loopseed, server.daemon, server.jobs
from inference.renderer import Renderer
from osc_client import Client

def hang(self, *arguments):
    daemon[0].stop()
    threading.Event().wait()

daemon = []
startup = server.daemon.Daemon.startup

def start(self):
    startup(self)
    daemon.append(self)
    Client(self.socket.address[1], register=False).send("generate_single_wav", [0.0] * 64)

server.daemon.Daemon.startup = start
server.jobs.MAX_FAREWELL = 0.01
Renderer._render_batch = hang
arguments = ["--port", "0", "--model", {str(models_folder / "tiny.onnx")!r}, "--out-dir", {str(tmp_path)!r}]
loopseed.main(["serve", *arguments])
"""
    path = f"import sys; sys.path.insert(0, {str(ROOT / 'tests')!r})"
    ended = subprocess.run([sys.executable, "-c", path + code], cwd=ROOT, capture_output=True, timeout=PATIENCE)
    assert ended.returncode == 0
    assert b"loopseed stops" in ended.stdout


def test_syncs_that_wait_are_bounded(client: Client, allow_loops):
    client.send("generate_single_wav_id", 1, [0.0] * 64)
    for n in range(2 * MAX_SYNCS):
        client.send("sync", n)
    assert [client.ending()[1][2] for _ in range(MAX_SYNCS)] == ["busy"] * MAX_SYNCS
    allow_loops(1)
    assert client.ending()[0] == "wav_id"
    assert [client.ending() for _ in range(MAX_SYNCS)] == [("synced", (n,)) for n in range(MAX_SYNCS)]
    assert client.silence()


def test_each_client_gets_its_own_replies(start):
    port = start().socket.address[1]
    one, two = Client(port), Client(port)
    one.send("generate_single_wav_id", 1, [1.0] * 64)
    two.send("generate_single_wav_id", 2, [2.0] * 64)
    two.send("nothing")
    assert one.ending()[1][0] == 1
    assert {two.ending()[0], two.ending()[0]} == {"wav_id", "error"}
    assert one.silence()
    assert two.silence()


def test_notify_names_a_port(start):
    port = start().socket.address[1]
    ear, mouth = Client(port), Client(port, register=False)
    mouth.send("notify", 1, ear.socket.getsockname()[1])
    assert ear.receive()[1][::2] == (1, MAX_SUBSCRIBERS)
    mouth.send("isAlive")
    assert ear.receive() == ("alive", ())
    first = ear.query("notify", 1)[1]
    assert ear.query("notify", 1)[1] == first  # the same client keeps its id
    mouth.send("notify", 0)
    assert ear.receive()[1][0] == 0


def test_unregistered_clients_are_answered_at_the_reply_port(start):
    ear = Client(1, register=False)
    mouth = Client(start(reply_port=ear.socket.getsockname()[1]).socket.address[1], register=False)
    assert ear.receive()[0] == "init"
    mouth.send("isAlive")
    assert ear.receive() == ("alive", ())
    mouth.send("notify", 0)
    assert ear.receive() == ("notify", (0, -1, MAX_SUBSCRIBERS))


def test_places_for_clients_end(start):
    port = start().socket.address[1]
    clients = [Client(port) for _ in range(MAX_SUBSCRIBERS)]
    late = Client(port, register=False)
    ear = clients[0]
    assert late.error("notify", 1) == "busy"  # it hears that itself
    assert late.receive()[0] == "msg"
    assert clients[1].query("notify", 0)[1][0] == 0
    assert late.query("notify", 1)[1] == (1, 1, MAX_SUBSCRIBERS)  # it has got the place that became free
    assert ear.alive()


def test_a_sender_keeps_its_turn_for_a_burst():
    """A client sends its tempo and then asks for a sound: no other client's tempo comes between the two."""
    from server.protocol.turns import Turns

    turns: Turns[str] = Turns(100, burst=2)
    for item in ("a1", "a2", "a3"):
        assert turns.put(("a", 1), item)
    for item in ("b1", "b2"):
        assert turns.put(("b", 1), item)
    assert [turns.take() for _ in range(5)] == ["a1", "a2", "b1", "b2", "a3"]
    with pytest.raises(KeyError):
        turns.take()
