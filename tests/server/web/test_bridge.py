"""Pages as clients of the daemon: what is carried, and what happens when one of both goes away."""

import collections
import socket
import sys
import threading
import traceback
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.protocol import State

import osc_client
from osc_client import PATIENCE
from page_client import Client
from server.daemon import Daemon
from server.web import connection as connection_module
from server.web import server as server_module
from server.web.server import WebServer


def test_pages_and_a_program_each_have_their_own_replies(dial, daemon: Daemon, seed: list[float]):
    one, two = Client(dial()), Client(dial())
    program = osc_client.Client(daemon.socket.address[1])
    for number, client in enumerate((one, two)):
        client.send("generate_single_wav_id", number, seed)
    program.send("generate_single_wav_id", 7, seed)
    assert program.ending()[1][0] == 7
    for number, client in enumerate((one, two)):
        name, values = client.receive()
        assert (name, values[0]) == ("wav_id", number)
        assert Path(values[1]).is_file()
        assert client.query("sync", number, reply="synced") == (number,)  # nothing else came
    one.query("set_bpm", 140.0, reply="msg")
    assert two.query("isAlive", reply="alive") == ()
    assert program.receive() == ("setting", ("bpm", 140.0))


def test_garbage_is_one_error_each(dial):
    page = Client(dial())
    for data in (b"", b"x", b"\xff" * 64, b"#bundle\0" + b"\xff" * 12, b"/cc/isAlive\0" * 10, b"x" * 65_507):
        page.socket.send(data)
        assert page.receive()[0] == "error"
        assert page.receive()[0] == "msg"
    assert page.query("isAlive", reply="alive") == ()


def test_a_message_in_fragments_is_one_datagram(dial):
    page = Client(dial())
    data = osc_client.datagram("/cc/isAlive")
    page.socket.send([data[:5], data[5:6], data[6:]])
    assert page.receive() == ("alive", ())


@pytest.mark.parametrize(("message", "code"), [("/cc/isAlive", 1003), (b"x" * 65_508, 1009)])
def test_what_is_no_datagram_closes_the_page(dial, message: str | bytes, code: int):
    page = dial()
    page.send(message)
    with pytest.raises(ConnectionClosed) as closed:
        page.recv(PATIENCE)
    assert closed.value.rcvd
    assert closed.value.rcvd.code == code
    assert closed.value.rcvd.reason
    assert Client(dial()).query("isAlive", reply="alive") == ()


@pytest.mark.parametrize("politely", [True, False])
def test_a_page_that_goes_away_leaves_the_daemon(dial, daemon: Daemon, politely: bool, allow_loops, seed: list[float]):
    page = Client(dial())
    assert len(daemon.state.subscribers.everyone()) == 1
    for id in (1, 2):
        page.send("generate_fade", id, 8, seed, seed)
    page.query("isAlive", reply="alive")  # both have come
    if politely:
        page.socket.close()
    else:
        page.socket.socket.shutdown(socket.SHUT_RDWR)
    other = osc_client.Client(daemon.socket.address[1])
    while len(daemon.state.subscribers.everyone()) > 1:
        other.query("isAlive")
    allow_loops(1)  # of the 16 that it had asked for
    while other.query("status")[1][:2] != (0, 0):
        pass


def test_a_page_that_reads_nothing_holds_up_nobody(
    web: WebServer, dial, daemon: Daemon, monkeypatch, allow_loops, seed: list[float]
):
    """Its connection is full of replies while its fade is made; the others go on, and the end does not wait for it."""
    monkeypatch.setattr(connection_module, "SLOW", PATIENCE)
    stuck = Client(dial())
    stuck.socket.recv_flow_control.acquire()  # its thread reads no more
    stuck.send("generate_fade", 1, 4, seed, seed)
    program = osc_client.Client(daemon.socket.address[1])
    (serving,) = [thread for thread in threading.enumerate() if thread.name == "page"]
    while not _is_sending(serving):
        for _ in range(50):
            stuck.send("help")
        program.query("isAlive")
    other = Client(dial())
    other.send("generate_single_wav_id", 2, seed)
    other.query("isAlive", reply="alive")
    allow_loops(5)
    assert other.receive()[0] == "wav_id"
    while program.query("status")[1][:2] != (0, 0):  # the fade is made, too
        pass
    web.close()
    assert not serving.is_alive()
    stuck.socket.recv_flow_control.release()


def _is_sending(thread: threading.Thread) -> bool:
    frame = sys._current_frames().get(thread.ident or 0)
    return any(entry.name == "_send" for entry in traceback.extract_stack(frame))


def test_the_daemon_stops_while_pages_are_open(web: WebServer, dial, daemon: Daemon, allow_loops, seed: list[float]):
    """Each page hears the end of its requests before its connection is closed."""
    pages = [Client(dial()) for _ in range(2)]
    for page in pages:
        for id in (1, 2):
            page.send("generate_fade", id, 200, seed, seed)
        page.query("isAlive", reply="alive")
    daemon.stop()
    allow_loops(8)  # the one that runs ends with its next loop
    for page in pages:
        while page.receive()[0] != "cancelled":
            pass
    web.close()
    for page in pages:
        with pytest.raises(ConnectionClosed) as closed:
            collections.deque(iter(page.receive, None), 0)
        assert closed.value.rcvd
        assert (closed.value.rcvd.code, closed.value.rcvd.reason) == (1001, "the daemon stops")


def test_more_pages_than_there_are_places(dial, monkeypatch, web: WebServer):
    monkeypatch.setattr(web, "_pages", threading.BoundedSemaphore(2))
    pages = [Client(dial()) for _ in range(2)]
    with pytest.raises(ConnectionClosed) as closed:
        dial().recv(PATIENCE)
    assert closed.value.rcvd
    assert closed.value.rcvd.code == 1013
    assert closed.value.rcvd.reason == f"{server_module.MAX_PAGES} pages are open already; close one of them."
    pages[0].socket.close()
    while (late := dial()).state is State.OPEN:  # its place is free once its thread has ended
        late.send(osc_client.datagram("/cc/notify", 1))
        try:
            late.recv(PATIENCE)
        except ConnectionClosed:
            continue
        break
    assert pages[1].query("isAlive", reply="alive") == ()
