"""Requests that compete: superseded, cancelled, refused; each ends exactly once."""

import threading
from pathlib import Path

import numpy as np
import pytest

from osc_client import PATIENCE, Client, datagram
from server.jobs import MAX_WAITING
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


def test_cancel_counts_what_will_end_as_cancelled(client: Client, allow_loops, monkeypatch):
    """Once for each request, and no request that is past its last loop and about to be answered."""
    entered, may_write = threading.Event(), threading.Event()

    def write(*arguments: object) -> float:
        list(arguments[1])  # the loops are made
        entered.set()
        assert may_write.wait(PATIENCE)
        return 0.0

    monkeypatch.setattr("server.commands.generate.write_wav", write)
    client.send("generate_fade", 1, 2, [0.0] * 64, [0.0] * 64)
    wait_until_one_runs(client)
    assert client.query("cancel", 1) == ("msg", ("1 request was cancelled.",))
    assert client.query("cancel", 1) == ("msg", ("0 requests were cancelled.",))
    allow_loops(1)
    assert client.ending()[0] == "cancelled"
    client.send("generate_fade", 1, 2, [0.0] * 64, [0.0] * 64)
    allow_loops(2)
    assert entered.wait(PATIENCE)
    assert client.query("cancel", 1) == ("msg", ("0 requests were cancelled.",))
    may_write.set()
    assert client.ending()[0] == "wav_id"


def test_ten_thousand_requests_at_once(client: Client, allow_loops):
    """While the first one runs, as many wait as may, and each other one is refused: all end once, and it goes on."""
    packets = [datagram("/cc/generate_single_wav_id", n, [float(n % 100)] * 64) for n in range(10_000)]
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
