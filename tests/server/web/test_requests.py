"""Requests as bytes: malformed ones, too many, parts of them; and files that change while they are sent."""

import contextlib
import http.client
import os
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from websockets.frames import Frame, Opcode

from osc_client import PATIENCE, datagram
from page_client import TOKEN, Client
from server.web import connection as connection_module
from server.web import server as server_module
from server.web.server import WebServer

HEALTH = b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n"
HANDSHAKE = (
    f"GET /{TOKEN}/osc HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nOrigin: http://127.0.0.1:%d\r\nUpgrade: websocket\r\n"
    "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
).encode()
BIG = 2**25  # bytes: more than the system's buffers take


@pytest.fixture
def connect(web: WebServer, caplog) -> Iterator[Callable[..., socket.socket]]:
    """Open a connection and send bytes, with the server's port for each %d; at the end the log has no error of it."""
    with contextlib.ExitStack() as opened:

        def connect_one(data: bytes = b"") -> socket.socket:
            stranger = opened.enter_context(socket.create_connection(("127.0.0.1", web.port), PATIENCE))
            stranger.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
            stranger.sendall(data.replace(b"%d", str(web.port).encode()))
            return stranger

        yield connect_one
    web.close()
    assert not [record for record in caplog.records if record.levelname in ("WARNING", "ERROR")]


def read_all(stranger: socket.socket) -> bytes:
    with stranger.makefile("rb") as file:
        return file.read()


@pytest.mark.parametrize(
    "data",
    [
        b"\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/3\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "GET /é HTTP/1.1\r\n\r\n".encode(),
        b"GET /healthz HTTP/1.1\nHost: 127.0.0.1:%d\n\n",
        b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n more\r\n\r\n",
        b"GET /healthz HTTP/1.1\r\nHost: \0\r\n\r\n",
        b"GET /healthz HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello",
        b"POST /healthz HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 200 + b"\r\n",
        b"GET / HTTP/1.1\r\nA: " + b"b" * 9000,
        b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\n\r\n",
        b"\x16\x03\x01\x02\x00\n" + b"\xff" * 300,
        b"\xff" * 70_000,
    ],
)
def test_a_malformed_request_is_refused(connect, data: bytes):
    head, _, body = read_all(connect(data)).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400 Bad Request\r\n")
    assert b"Content-Security-Policy: " in head
    assert body == (
        b"The page's server takes GET requests in ASCII, without a body, of at most "
        b"128 headers and 8192 bytes a line.\n"
    )


@pytest.mark.parametrize("data", [b"", b"GET", b"GET / HTTP/1.1\r\n", HEALTH[:-1]])
def test_a_part_of_a_request_has_no_answer(connect, data: bytes):
    stranger = connect(data)
    stranger.shutdown(socket.SHUT_WR)
    assert read_all(stranger) == b""


def test_a_request_that_does_not_go_on_is_given_up(connect, monkeypatch):
    monkeypatch.setattr(connection_module, "SLOW", 0.0)
    assert read_all(connect()) == b""


@pytest.mark.parametrize("other", [HEALTH, b"GET / HTTP/1.1\r\nHost: evil\r\n\r\n", b"\0\r\n\r\n", b"GET"])
def test_of_requests_that_come_together_the_first_is_answered(connect, other: bytes):
    head, _, body = read_all(connect(HEALTH + other)).partition(b"\r\n\r\n")
    assert (head[:15], body) == (b"HTTP/1.1 200 OK", b"ok\n")
    assert b"Connection: close" in head
    assert read_all(connect(b"GET / HTTP/1.1\r\nHost: evil\r\n\r\n" + other)).startswith(b"HTTP/1.1 403 ")


def test_a_request_in_many_pieces(connect):
    stranger = connect()
    for byte in (HANDSHAKE + _frame("notify", 1)).replace(b"%d", b"%d" % stranger.getpeername()[1]):
        stranger.sendall(bytes([byte]))
    _expect_notify(stranger)


def test_a_message_right_behind_the_handshake(connect):
    _expect_notify(connect(HANDSHAKE + _frame("notify", 1)))


def test_a_wrong_frame_right_behind_the_handshake(connect):
    answer = read_all(connect(HANDSHAKE + _frame("notify", 1, mask=False)))
    assert answer.startswith(b"HTTP/1.1 101 ")
    assert answer.partition(b"\r\n\r\n")[2][2:4] == (1002).to_bytes(2, "big")


def test_a_request_for_no_websocket_says_what_it_lacks(connect):
    answer = read_all(connect(HANDSHAKE.replace(b"Upgrade: websocket\r\n", b"")))
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert answer.endswith(b"\r\n\r\nThis request cannot open a WebSocket: missing Upgrade header.\n")


@pytest.mark.parametrize("data", [b"", b"GET / HTTP/1.1\r\n", b"\0\r\n", HEALTH, HANDSHAKE.replace(b"/t", b"/u")])
def test_connections_that_hang_do_not_keep_others_away(connect, get, dial, monkeypatch, data: bytes):
    """They show no token, so the oldest is given up where a new one needs its place; an open page stays."""
    for name in ("SLOW", "FAREWELL"):
        monkeypatch.setattr(connection_module, name, PATIENCE)
    monkeypatch.setattr(server_module, "MAX_CONNECTIONS", 3)
    page = Client(dial())
    hanging = [connect(data) for _ in range(9)]
    assert get(f"/{TOKEN}/app.js")[:2] == (200, b"1;")
    for stranger in hanging[:7]:
        read_all(stranger)
    assert page.query("isAlive", reply="alive") == ()


def test_where_all_connections_have_the_token_a_new_one_waits(connect, dial, monkeypatch):
    monkeypatch.setattr(server_module, "MAX_CONNECTIONS", 1)
    page = Client(dial())
    waiting = connect(HEALTH)
    assert page.query("isAlive", reply="alive") == ()
    page.socket.close()
    assert read_all(waiting).startswith(b"HTTP/1.1 200 ")


@pytest.fixture
def coming(connect, page: Path) -> http.client.HTTPResponse:
    """A file of the page that is being sent; its first kilobyte has come."""
    with (page / "big.wasm").open("wb") as file:
        file.truncate(BIG)
    answer = http.client.HTTPResponse(connect(HEALTH.replace(b"healthz", f"{TOKEN}/big.wasm".encode())))
    answer.begin()
    assert answer.length == BIG
    assert len(answer.read(1024)) == 1024
    return answer


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not delete files that are open")
def test_a_file_that_is_deleted_while_it_is_sent_comes_whole(coming: http.client.HTTPResponse, get, page: Path):
    (page / "big.wasm").unlink()
    assert len(coming.read()) == BIG - 1024
    assert get(f"/{TOKEN}/big.wasm")[0] == 404


def test_a_file_that_is_shortened_while_it_is_sent_ends_early(coming: http.client.HTTPResponse, get, page: Path):
    os.truncate(page / "big.wasm", 1024)
    with pytest.raises(http.client.IncompleteRead):
        coming.read()
    assert get(f"/{TOKEN}/big.wasm")[0] == 200


def test_a_file_that_grows_while_it_is_sent_is_not_longer(coming: http.client.HTTPResponse, page: Path):
    os.truncate(page / "big.wasm", 2 * BIG)
    assert coming.fp
    assert len(coming.fp.read()) == BIG - 1024


def _frame(command: str, *arguments: object, mask: bool = True) -> bytes:
    return Frame(Opcode.BINARY, datagram(f"/cc/{command}", *arguments)).serialize(mask=mask)


def _expect_notify(stranger: socket.socket) -> None:
    received = b""
    while b"/ccret/notify" not in received:
        received += (data := stranger.recv(4096))
        assert data, received
