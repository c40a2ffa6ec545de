"""The page's server in this process, and clients of it."""

import contextlib
import http.client
import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection

from osc_client import PATIENCE
from page_client import TOKEN, open_websocket
from server.daemon import Daemon
from server.web import files
from server.web.server import WebServer, listen


@pytest.fixture
def page(tmp_path: Path, monkeypatch) -> Path:
    """A page of the tests' own."""
    folder = tmp_path / "page"
    folder.mkdir()
    (folder / "index.html").write_text("<!doctype html>")
    (folder / "app.js").write_text("1;")
    monkeypatch.setattr(files, "PAGE", folder)
    return folder


@pytest.fixture
def daemon(start: Callable[..., Daemon]) -> Daemon:
    return start()


@pytest.fixture
def web(daemon: Daemon, page: Path) -> Iterator[WebServer]:
    """The server of a daemon that plays the tiny model; at its end no thread of it is left."""
    server = WebServer(daemon, listen(0), TOKEN)
    yield server
    server.close()
    assert not [thread for thread in threading.enumerate() if thread.name in ("web", "page")]


@pytest.fixture
def get(web: WebServer) -> Callable[..., tuple[int, bytes, dict[str, str]]]:
    """Ask for a path as it is given: its status, its body, its headers. `host` is sent in place of the true one."""

    def get_one(path: str, host: str | None = None, method: str = "GET") -> tuple[int, bytes, dict[str, str]]:
        connection = http.client.HTTPConnection("127.0.0.1", web.port, timeout=PATIENCE)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        connection.putheader("Host", host or f"127.0.0.1:{web.port}")
        connection.endheaders()
        answer = connection.getresponse()
        found = answer.status, answer.read(), dict(answer.getheaders())
        connection.close()
        return found

    return get_one


@pytest.fixture
def dial(web: WebServer) -> Iterator[Callable[..., ClientConnection]]:
    """Open a WebSocket of the page's; `origin` in place of the page's own."""
    with contextlib.ExitStack() as opened:

        def dial_one(path: str = "osc", origin: str | None = "own", token: str = TOKEN) -> ClientConnection:
            given = f"http://127.0.0.1:{web.port}" if origin == "own" else origin
            return opened.enter_context(open_websocket(f"ws://127.0.0.1:{web.port}/{token}/{path}", given))

        yield dial_one


@pytest.fixture
def upload(dial: Callable[..., ClientConnection]) -> Callable[..., dict[str, str]]:
    """Send a file in pieces, and return the answer."""

    def upload_one(name: str, *pieces: bytes | str, size: object = None) -> dict[str, str]:
        length = sum(map(len, pieces)) if size is None else size
        socket = dial(f"upload?{urlencode({'name': name, 'size': length})}")
        with contextlib.suppress(ConnectionClosed):  # it was refused before the last piece
            for piece in pieces:
                socket.send(piece)
        return json.loads(socket.recv(PATIENCE))

    return upload_one
