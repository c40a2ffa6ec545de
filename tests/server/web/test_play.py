"""`loopseed play`: the program around the page."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

import loopseed
from checkout import ROOT
from osc_client import PATIENCE, free_port
from page_client import TOKEN, Client, Played
from server.daemon import Daemon
from server.desktop import logfile, page, user_dirs
from server.web import server as server_module
from server.web.server import WebServer
from server.web.token_file import read_token


@pytest.fixture
def play(tmp_path: Path, models_folder: Path) -> Iterator[Callable[..., Played]]:
    with contextlib.ExitStack() as running:

        def start_one(*flags: str, **environment: str) -> Played:
            (tmp_path / "out").mkdir(exist_ok=True)
            given = ("--model", str(models_folder / "tiny.onnx"), "--out-dir", str(tmp_path / "out"))
            return running.enter_context(Played(*given, *flags, **environment))

        yield start_one


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals between processes")
def test_it_ends_cleanly_with_pages_open_and_an_open_page_finds_the_next_one(play):
    port = str(free_port(socket.SOCK_STREAM))
    first = play("--no-browser", "--web-port", port)
    with first.dial() as one, first.dial() as two, socket.create_connection(("127.0.0.1", int(port))):
        for opened in (one, two):
            assert Client(opened).query("isAlive", reply="alive") == ()
        first.process.send_signal(signal.SIGINT)
        assert first.process.wait(PATIENCE) == 0
        for opened in (one, two):
            with pytest.raises(ConnectionClosed):
                opened.recv(PATIENCE)
    second = play("--no-browser", "--web-port", port)
    assert second.address == first.address
    with second.dial() as opened:
        start_id = Client(opened).query("version", reply="version")[3]
        second.process.kill()
        second.process.wait()
    with play("--no-browser", "--web-port", port).dial() as opened:
        assert Client(opened).query("version", reply="version")[3] != start_id


def test_a_ctrl_c_that_comes_twice_does_not_disturb_the_end(monkeypatch, models_folder: Path, tmp_path: Path):
    """uv repeats what its terminal sent; the pages are closed in the meantime."""
    handlers: list[object] = []
    close = WebServer.close
    monkeypatch.setattr(Daemon, "main_loop", lambda self: None)
    monkeypatch.setattr(
        WebServer, "close", lambda self: (handlers.append(signal.getsignal(signal.SIGINT)), close(self))
    )
    (tmp_path / "out").mkdir()
    tiny = ["--model", str(models_folder / "tiny.onnx"), "--out-dir", str(tmp_path / "out")]
    assert loopseed.main(["play", "--no-browser", "--port", "0", "--web-port", "0", *tiny]) == 0
    assert [getattr(handler, "__func__", None) for handler in handlers] == [Daemon.handle_exit]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have a screen without DISPLAY")
def test_without_a_screen_it_prints_the_address(play):
    address = play("--web-port", "0", DISPLAY="", WAYLAND_DISPLAY="").address
    with urllib.request.urlopen(address.rsplit("/", 2)[0] + "/healthz") as answer:
        assert answer.read() == b"ok\n"


def test_a_browser_is_opened_where_there_is_a_screen(monkeypatch, daemon: Daemon, capsys):
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda address: opened.append(address) or True)
    for name, display in (("DISPLAY", ""), ("WAYLAND_DISPLAY", ""), ("DISPLAY", ":9")):
        monkeypatch.setenv(name, display)
    assert page.open_browser("http://127.0.0.1/")
    assert opened == ["http://127.0.0.1/"]
    if sys.platform == "linux":
        monkeypatch.setenv("DISPLAY", "")
        assert not page.open_browser("http://127.0.0.1/")
        assert len(opened) == 1


def test_a_browser_that_is_missing_is_no_error(monkeypatch):
    def fail(address: str) -> bool:
        raise webbrowser.Error("could not locate runnable browser")

    webbrowser = pytest.importorskip("webbrowser")
    monkeypatch.setenv("DISPLAY", ":9")
    monkeypatch.setattr("webbrowser.open", fail)
    assert not page.open_browser("http://127.0.0.1/")


def test_the_usual_port_is_replaced_where_it_is_taken(monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        monkeypatch.setattr(server_module, "PORT", port)
        with server_module.listen() as listener:
            assert listener.getsockname()[1] != port


def test_a_port_of_the_page_that_is_taken_is_said_before_the_model_is_loaded(
    models_folder: Path, tmp_path: Path, capsys, monkeypatch
):
    monkeypatch.delattr(Daemon, "run")
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        tiny = ["--model", str(models_folder / "tiny.onnx"), "--out-dir", str(tmp_path)]
        assert loopseed.main(["play", "--no-browser", "--port", "0", "--web-port", str(port), *tiny]) == 1
    error = capsys.readouterr().err
    text = rf"The page cannot be served on port {port} \([^()]*\); choose another --web-port\."
    assert re.fullmatch(rf"loopseed: {text}\n", error)


@pytest.mark.parametrize("is_web_port_taken", [False, True])
def test_a_loopseed_that_runs_already(
    web: WebServer, daemon: Daemon, models_folder: Path, tmp_path: Path, capsys, is_web_port_taken: bool
):
    port = str(daemon.socket.address[1])
    tiny = ["--model", str(models_folder / "tiny.onnx"), "--out-dir", str(tmp_path / "out")]
    web_port = str(web.port) if is_web_port_taken else "0"
    assert loopseed.main(["play", "--no-browser", "--port", port, "--web-port", web_port, *tiny]) == 1
    error = capsys.readouterr().err
    assert f"loopseed runs already: it plays tiny at 127.0.0.1:{port}." in error
    assert "choose another --port" in error
    assert error.count("\n") == 1


def test_the_token_is_the_users_alone(tmp_path: Path):
    path = tmp_path / "new" / "token"
    token = read_token(path)
    assert len(token) == 32
    assert read_token(path) == token
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o777 == 0o600
    assert read_token(None) != read_token(None)


@pytest.mark.parametrize("content", [b"", b"not a token", b"\xff" * 32])
def test_a_damaged_token_is_made_anew(tmp_path: Path, caplog, content: bytes):
    path = tmp_path / "token"
    path.write_bytes(content)
    path.chmod(0o600)
    token = read_token(path)
    assert [record.message.partition(str(path))[2].partition(":")[0] for record in caplog.records] == [
        " holds no token"
    ]
    assert read_token(path) == token == path.read_text()
    assert token not in caplog.text


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_a_token_that_others_may_read_is_replaced(tmp_path: Path, caplog):
    path = tmp_path / "token"
    path.write_text(TOKEN)
    path.chmod(0o644)
    token = read_token(path)
    assert token != TOKEN
    assert (path.read_text(), path.stat().st_mode & 0o777) == (token, 0o600)
    assert len(caplog.records) == 1


@pytest.mark.parametrize("kind", ["folder", "pipe", "file above it"])
def test_where_no_token_can_be_kept_the_log_says_so(tmp_path: Path, caplog, kind: str):
    path = tmp_path / "token"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        if sys.platform == "win32":
            pytest.skip("Windows has no such pipes")
        os.mkfifo(path)
    else:
        path.write_text("")
        path /= "token"
    assert len(read_token(path)) == 32
    assert [record.message.startswith("the page's token cannot be kept in ") for record in caplog.records] == [True]


def test_the_token_stands_in_no_log(play):
    address = play("--no-browser", "--web-port", "0").address
    assert address.split("/")[3] == read_token(user_dirs.page_token())
    assert address.split("/")[3] not in logfile.path().read_text(encoding="utf-8")


def test_serve_imports_none_of_it():
    code = (
        "import sys, loopseed, server.daemon, server.desktop.app, server.desktop.menu; print([n for n in sys.modules "
    )
    code += "if n.partition('.')[0] in ('websockets', 'webbrowser', 'http') or n.startswith('server.web')])"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True).stdout == "[]\n"
