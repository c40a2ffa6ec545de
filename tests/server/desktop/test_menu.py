"""What the icon in the tray offers, without a desktop."""

import urllib.request
from pathlib import Path

import pytest

from inference.model.library import Library
from osc_client import Client
from server.daemon import Daemon
from server.desktop import logfile, menu, tray, user_dirs
from server.desktop.page import Page
from server.web.server import listen


@pytest.fixture
def daemon(start, models_folder: Path) -> Daemon:
    """A daemon that has not tried a model yet: the tests of a process share a library."""
    daemon = start()
    daemon.state.library = Library([models_folder])
    return daemon


def line(daemon: Daemon, text: str) -> menu.Entry:
    (found,) = (entry for entry in menu.entries(daemon, Page(daemon)) if entry.text == text)
    return found


def choices(daemon: Daemon) -> list[tuple[str, bool | None]]:
    return [(entry.text, entry.chosen) for entry in line(daemon, "Model").entries]


def choose(daemon: Daemon, text: str) -> None:
    (entry,) = (entry for entry in line(daemon, "Model").entries if entry.text == text)
    assert entry.action
    entry.action()


def test_the_menu_says_what_plays(daemon: Daemon):
    port = daemon.socket.address[1]
    page = Page(daemon)
    assert menu.entries(daemon, page)[0].text == f"tiny at 127.0.0.1:{port}"
    assert menu.title(daemon) == f"loopseed: tiny at 127.0.0.1:{port}"
    assert choices(daemon) == [("broken", False), ("full", False), ("other", False), ("tiny", True)]
    assert menu.entries(daemon, page) == menu.entries(daemon, page)  # what has not changed is not drawn anew


def test_choosing_a_model_loads_it(daemon: Daemon, monkeypatch):
    shown: list[str] = []
    monkeypatch.setattr("server.desktop.notification.show", shown.append)
    choose(daemon, "other")
    assert Client(daemon.socket.address[1]).query("model")[1][0] == "other"
    assert ("other", True) in choices(daemon)
    assert shown == []
    choose(daemon, "broken")
    assert "broken.onnx is not an ONNX model" in shown[0]
    assert ("broken (cannot be played)", False) in choices(daemon)
    assert ("other", True) in choices(daemon)


def test_it_opens_what_it_names(daemon: Daemon, monkeypatch, tmp_path: Path):
    opened: list[Path] = []
    monkeypatch.setattr(menu, "show_place", opened.append)
    for text in ("Open the sounds", "Open the log", "Open the models folder"):
        action = line(daemon, text).action
        assert action
        action()
    assert opened == [tmp_path / "out", logfile.path(), *user_dirs.models()]


def test_it_opens_the_page(daemon: Daemon, monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr("server.desktop.page.open_browser", opened.append)
    with Page(daemon, listen(0)) as page:
        for _ in range(2):
            (entry,) = (entry for entry in menu.entries(daemon, page) if entry.text == "Open the page")
            assert entry.action
            entry.action()
        for link in opened:
            with urllib.request.urlopen(link) as answer:
                assert answer.url == page.start().address  # of one server
                assert b"<title>loopseed</title>" in answer.read()


def test_quit_is_a_clean_end(start, models_folder: Path, allow_loops):
    daemon = start(model=models_folder / "full.onnx")
    client = Client(daemon.socket.address[1])
    for id in (1, 2):
        client.send("generate_fade", id, 200, [0.0] * 64, [1.0] * 64)
    allow_loops(1)
    assert client.receive()[0] == "progress"
    action = line(daemon, "Quit").action
    assert action
    action()
    assert client.ending() == ("cancelled", ("/cc/generate_fade", 2, "the daemon stops"))
    allow_loops(1)
    assert client.ending() == ("cancelled", ("/cc/generate_fade", 1, "the daemon stops"))


@pytest.mark.parametrize("letter", ["x", "🎛"])
def test_a_title_fits_under_windows(daemon: Daemon, monkeypatch, letter: str):
    monkeypatch.setattr(menu, "title", lambda daemon: "loopseed: " + 200 * letter)
    assert 252 <= len(tray.title(daemon).encode("utf-16-le")) <= 254  # 127 units, and Windows adds a zero
