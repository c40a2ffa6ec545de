"""Requests that compete: superseded, cancelled, refused; each ends exactly once."""

import collections
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from osc_client import Client, datagram
from server.jobs import MAX_WAITING
from server.subscribers import MAX_SUBSCRIBERS


@pytest.fixture
def busy(start, models_folder: Path) -> Client:
    """A client of a daemon whose loops take their time: the model has the default geometry."""
    return Client(start(model=models_folder / "full.onnx").socket.address[1])


def test_the_newest_request_for_a_slot_wins(busy: Client):
    """50 requests for one slot at once: at most 3 loops, the last one's among them, and 50 endings."""
    seeds = [np.full(64, float(n)) for n in range(50)]
    packets = [datagram("/cc/generate_single_wav_id", 3, seed) for seed in seeds]
    started = time.perf_counter()
    for packet in packets:
        busy.send_raw(packet)
    assert time.perf_counter() - started < 5  # sent in one burst, not one after the other's answer
    endings = [busy.ending() for _ in seeds]
    loops = [arguments for name, arguments in endings if name == "wav_id"]
    cancelled = [arguments for name, arguments in endings if name == "cancelled"]
    assert 1 <= len(loops) <= 3
    assert set(cancelled) == {("/cc/generate_single_wav_id", 3, "superseded")}
    assert len(loops) + len(cancelled) == 50
    assert busy.silence()
    last = busy.query("generate_single_wav", seeds[-1])[1][0]
    assert Path(loops[-1][1]).read_bytes() == Path(last).read_bytes()


def test_other_slots_and_other_clients_are_no_rivals(busy: Client):
    other = Client(busy.daemon[1])
    for n in range(4):
        busy.send("generate_single_wav_id", n, [0.0] * 64)
    other.send("generate_single_wav_id", 3, [0.0] * 64)
    assert [busy.ending()[0] for _ in range(4)] == ["wav_id"] * 4
    assert other.ending()[0] == "wav_id"


def test_a_request_keeps_its_model_and_its_place(busy: Client):
    """One that is sent after load_model is rendered by the new model, even where it supersedes an older one."""
    zeros = [5.0] * 64
    busy.send("generate_fade", 9, 2, zeros, zeros)  # keeps the worker busy
    busy.send("generate_single_wav_id", 1, zeros)
    busy.send("load_model", "tiny")
    busy.send("generate_single_wav_id", 1, zeros)
    endings = [busy.ending() for _ in range(4)]
    assert [name for name, _ in endings] == ["cancelled", "wav_id", "model", "wav_id"]
    tiny = busy.query("generate_single_wav", zeros)[1][0]
    assert Path(endings[3][1][1]).read_bytes() == Path(tiny).read_bytes()


def test_cancel(busy: Client):
    zeros = [0.0] * 64
    other = Client(busy.daemon[1])
    other.send("generate_single_wav_id", 1, zeros)
    busy.send("generate_fade", 1, 200, zeros, zeros)
    assert busy.receive()[0] == "progress"  # it runs
    for _ in range(3):
        busy.send("generate_fade", 2, 100, zeros, zeros)
    busy.send("generate_fade", 5, 2, zeros, zeros)
    busy.send("cancel", 2)
    endings = [busy.ending() for _ in range(4)]
    assert endings[:3] == [("cancelled", ("/cc/generate_fade", 2, "cancelled"))] * 3
    assert endings[3] == ("msg", ("3 requests were cancelled.",))
    busy.send("cancel", -1)
    endings = [busy.ending() for _ in range(3)]
    assert ("msg", ("2 requests were cancelled.",)) in endings
    assert ("cancelled", ("/cc/generate_fade", 1, "cancelled")) in endings
    assert ("cancelled", ("/cc/generate_fade", 5, "cancelled")) in endings
    assert other.ending()[0] == "wav_id"
    assert busy.query("cancel", 3) == ("msg", ("0 requests were cancelled.",))
    assert not list(Path(busy.query("get_target_dir")[1][0].removeprefix("The target folder is ")).glob("fade*"))


def test_ten_thousand_requests_at_once(serve):
    """Each that arrives ends once, rendered or refused as too many; then the daemon is as before."""
    client = Client(serve().port)
    packets = [datagram("/cc/generate_single_wav_id", n, [float(n % 100)] * 64) for n in range(10_000)]
    sender = threading.Thread(target=lambda: [client.send_raw(packet) for packet in packets])
    sender.start()
    ended: collections.Counter[int] = collections.Counter()
    kinds: collections.Counter[str] = collections.Counter()
    while sender.is_alive() or kinds["wav_id"] + kinds["busy"] < len(packets):
        try:
            name, arguments = client.receive(patience=3)
        except TimeoutError:  # the system may lose datagrams of such a burst before anyone sees them
            break
        if name in ("wav_id", "error"):
            ended[arguments[0] if name == "wav_id" else arguments[1]] += 1
            kinds[arguments[2] if name == "error" else name] += 1
    sender.join()
    assert max(ended.values()) == 1
    assert set(kinds) == {"wav_id", "busy"}
    assert kinds["wav_id"] >= MAX_WAITING
    assert client.alive()
    assert client.query("generate_single_wav_id", 3, [1.0] * 64)[0] == "wav_id"
    assert client.silence()
    assert client.query("status")[1][:2] == (0, 0)


def test_is_alive_is_answered_while_a_fade_renders(busy: Client):
    """Among 32 loops the socket is never far away; how near, the bench says."""
    link = Client(busy.daemon[1])
    zeros = [0.0] * 64
    busy.send("generate_fade", 1, 32, zeros, zeros)
    assert busy.receive() == ("progress", (1, 1, 32))
    answered = 0
    while link.query("status")[1][1] == 1:
        assert link.alive()
        answered += 1
    assert answered > 32  # more often than loops were finished: it did not wait for them
    assert busy.ending()[0] == "wav_id"


def test_stopping_ends_every_request(start, models_folder: Path):
    daemon = start(model=models_folder / "full.onnx")
    client = Client(daemon.socket.address[1])
    zeros = [0.0] * 64
    client.send("generate_fade", 1, 200, zeros, zeros)
    client.send("generate_fade", 2, 200, zeros, zeros)
    assert client.receive()[0] == "progress"
    daemon.should_exit = True
    ends = {client.ending() for _ in range(2)}
    assert ends == {("cancelled", ("/cc/generate_fade", id, "the daemon stops")) for id in (1, 2)}


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
    late.send("notify", 1)
    assert clients[1].query("notify", 0)[1][0] == 0
    assert late.query("notify", 1)[1] == (1, 1, MAX_SUBSCRIBERS)  # it has got the place that became free
    assert ear.alive()
