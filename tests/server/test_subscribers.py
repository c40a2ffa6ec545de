"""Who is who, and what is left of those that have gone."""

import sys
import threading
import time
from pathlib import Path

import pytest

from osc_client import PATIENCE, Client
from server.protocol.udp import Received, UdpSocket
from server.subscribers import GONE, MAX_SUBSCRIBERS, Subscribers

ZEROS = [0.0] * 64


def wait_for_status(client: Client, queued: int, running: int) -> None:
    until = time.monotonic() + PATIENCE
    while client.query("status")[1][:2] != (queued, running):
        assert time.monotonic() < until


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says which address refused a datagram")
def test_the_work_of_a_client_whose_port_is_closed_is_dropped(client: Client, allow_loops):
    other = Client(client.daemon[1])
    for id in range(5):
        client.send("generate_single_wav_id", id, ZEROS)
    wait_for_status(other, 4, 1)
    client.socket.close()
    allow_loops(1)  # the answer to the first request has no listener
    wait_for_status(other, 0, 1)
    allow_loops(1)
    wait_for_status(other, 0, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says which address refused a datagram")
def test_a_closed_port_stays_closed_while_older_packets_are_handled(client: Client, allow_loops, monkeypatch):
    held, gate, receive = threading.Event(), threading.Event(), UdpSocket.receive

    def receive_later(self: UdpSocket, patience: float) -> Received | None:
        held.set()
        assert gate.wait(PATIENCE)
        return receive(self, patience)

    other = Client(client.daemon[1])
    client.send("generate_single_wav_id", 0, ZEROS)
    wait_for_status(other, 0, 1)
    monkeypatch.setattr(UdpSocket, "receive", receive_later)
    assert held.wait(PATIENCE)
    client.send("isAlive")  # its answer has no listener
    for id in range(1, 5):
        client.send("generate_single_wav_id", id, ZEROS)
    client.socket.close()
    gate.set()
    wait_for_status(other, 0, 1)
    allow_loops(1)
    wait_for_status(other, 0, 0)


def test_a_port_that_was_opened_again_is_heard():
    subscribers, address = Subscribers([("127.0.0.1", 1)]), ("127.0.0.1", 2)
    subscribers.add(address, None)
    before = time.monotonic()
    subscribers.refused(address)
    subscribers.heard(address, before)
    assert list(subscribers.gone()) == [(address, "the client's port is closed")]
    subscribers.heard(address, time.monotonic() + 1)
    assert list(subscribers.gone()) == []


def test_the_work_of_a_silent_client_is_dropped(client: Client, allow_loops, monkeypatch):
    other = Client(client.daemon[1])
    for id in range(3):
        client.send("generate_single_wav_id", id, ZEROS)
    wait_for_status(other, 2, 1)
    later = time.monotonic() + GONE + 1
    monkeypatch.setattr("server.jobs.MAX_SILENCE", 2 * GONE)  # what runs is slow, but does not hang
    monkeypatch.setattr("server.daemon.MAX_GAP", 2 * GONE)  # the daemon was not suspended
    monkeypatch.setattr("time.monotonic", lambda: later)
    assert other.alive()  # the daemon looks around
    reason = f"the client was silent for {GONE:.0f} s"
    assert [client.ending() for _ in range(2)] == [
        ("cancelled", ("/cc/generate_single_wav_id", id, reason)) for id in (1, 2)
    ]
    allow_loops(1)
    assert client.ending() == ("cancelled", ("/cc/generate_single_wav_id", 0, reason))


def test_nobody_is_given_up_after_the_computer_slept(client: Client, allow_loops, monkeypatch):
    """Neither the clients nor what runs could be heard of meanwhile; also a process may be stopped and continued."""
    others = [Client(client.daemon[1]) for _ in range(MAX_SUBSCRIBERS - 1)]
    for id in range(3):
        client.send("generate_single_wav_id", id, ZEROS)
    wait_for_status(others[0], 2, 1)
    later = time.monotonic() + 2 * GONE
    monkeypatch.setattr("time.monotonic", lambda: later)
    assert Client(client.daemon[1], register=False).error("notify", 1) == "busy"
    assert others[0].alive()  # the daemon has looked around
    allow_loops(3)
    assert [client.ending()[0] for _ in range(3)] == ["wav_id"] * 3


def test_the_work_of_a_client_that_leaves_is_dropped(client: Client, allow_loops):
    other = Client(client.daemon[1])
    for id in range(3):
        client.send("generate_single_wav_id", id, ZEROS)
    wait_for_status(other, 2, 1)
    client.send("notify", 0)
    cancelled = [client.ending() for _ in range(2)]
    assert cancelled == [("cancelled", ("/cc/generate_single_wav_id", id, "the client has left")) for id in (1, 2)]
    assert client.ending()[0] == "notify"
    allow_loops(1)
    assert client.ending() == ("cancelled", ("/cc/generate_single_wav_id", 0, "the client has left"))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says which address refused a datagram")
def test_the_place_of_a_client_whose_port_is_closed_is_free(client: Client, allow_loops):
    others = [Client(client.daemon[1]) for _ in range(MAX_SUBSCRIBERS - 1)]
    late = Client(client.daemon[1], register=False)
    assert late.error("notify", 1) == "busy"
    gone = others.pop()
    gone.send("generate_single_wav_id", 1, ZEROS)
    wait_for_status(client, 0, 1)
    gone.socket.close()
    allow_loops(1)  # the answer has no listener
    until = time.monotonic() + PATIENCE
    while (answer := late.query("notify", 1))[0] == "error":
        assert time.monotonic() < until
    assert answer[0] == "notify"


def test_a_message_from_the_reply_address_is_the_clients_own(client: Client, allow_loops):
    mouth = Client(client.daemon[1], register=False)
    ear = Client(client.daemon[1], register=False)
    mouth.send("notify", 1, ear.socket.getsockname()[1])
    id = ear.ending()[1][1]
    mouth.send("generate_single_wav_id", 1, ZEROS)
    mouth.send("generate_single_wav_id", 2, ZEROS)
    wait_for_status(client, 1, 1)
    assert ear.query("cancel", 2)[0] == "cancelled"
    assert ear.ending() == ("msg", ("1 request was cancelled.",))
    assert ear.query("notify", 1)[1][1] == id
    allow_loops(1)
    assert ear.ending()[0] == "wav_id"


@pytest.fixture
def ear(start) -> Client:
    """Where the replies to all go that have not registered."""
    ear = Client(1, register=False)
    ear.daemon = ("127.0.0.1", start(reply_port=ear.socket.getsockname()[1]).socket.address[1])
    assert ear.receive()[0] == "init"
    return ear


def test_clients_that_never_registered_are_one(ear: Client, allow_loops):
    """A library with a new port for each message: the newest sound wins; cancel and sync are for all of them."""

    def send(*message: object) -> None:
        Client(ear.daemon[1], register=False).send(*message)

    for move in range(50):
        send("generate_single_wav_id", 3, [float(move)] * 64)
        if move == 0:
            while ear.query("status")[1][1] == 0:
                pass
    superseded = [ear.ending() for _ in range(48)]
    assert superseded == [("cancelled", ("/cc/generate_single_wav_id", 3, "superseded"))] * 48
    send("generate_single_wav_id", 4, ZEROS)
    send("sync", 7)
    send("cancel", 4)
    assert ear.ending() == ("cancelled", ("/cc/generate_single_wav_id", 4, "cancelled"))
    assert ear.ending() == ("msg", ("1 request was cancelled.",))
    allow_loops(2)
    assert [ear.ending()[0] for _ in range(3)] == ["wav_id", "wav_id", "synced"]


def test_clients_that_never_registered_share_their_kept_files(ear: Client):
    paths = []
    for _ in range(10):
        Client(ear.daemon[1], register=False).send("generate_single_wav_id", 3, ZEROS)
        paths.append(Path(ear.ending()[1][1]))
    assert [path.exists() for path in paths] == [False] * 2 + [True] * 8
