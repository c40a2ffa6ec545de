"""The icon in the tray: the app with and without a desktop."""

import concurrent.futures
import dataclasses
import os
import signal
import subprocess
import sys
import threading
import types
from collections.abc import Callable
from pathlib import Path

import pytest
from pd_screen import Screen, needs_screen
from pd_screen import screen as screen

import loopseed
from inference.extras import how_to_get
from inference.model.library import Library
from osc_client import Client
from server.daemon import Config, Daemon
from server.desktop import icon, menu, tray
from server.desktop.page import Page

APP = "import sys, loopseed as l; o = l._parser().parse_args(sys.argv[1:]); sys.exit(l.server.cli.run_app(o))"


class FakeIcon:
    """What pystray offers; it is seen once it is shown."""

    HAS_MENU = True
    title = menu = ""

    def __init__(self, *arguments: object) -> None:
        self.gone = threading.Event()
        self.__dict__["visible"] = False

    def __setattr__(self, name: str, value: object) -> None:
        self.__dict__[name] = value
        if name == "visible":
            SEEN.set()

    def run(self, setup) -> None:
        setup(self)
        assert self.gone.wait(30)

    def stop(self) -> None:
        self.gone.set()


SEEN = threading.Event()


@pytest.fixture
def pystray(monkeypatch) -> types.ModuleType:
    """A module in pystray's place."""
    SEEN.clear()
    module = types.ModuleType("pystray")
    module.__dict__.update(Icon=FakeIcon, Menu=lambda *entries: entries, MenuItem=lambda *a, **k: (*a, k))
    monkeypatch.setitem(sys.modules, "pystray", module)
    return module


@pytest.fixture
def config(models_folder: Path, tmp_path: Path) -> Config:
    return Config(
        models_folder / "tiny.onnx", Library([models_folder]), tmp_path / "out", tmp_path / "seeds.json", port=0
    )


def served(serve, daemon: Daemon) -> None:
    """Serve in this thread until the icon was seen and the daemon has answered after that."""

    def look() -> bool:
        try:
            return SEEN.wait(30) and Client(daemon.socket.address[1]).alive()
        finally:
            daemon.stop()

    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        looking = pool.submit(look)
        serve(daemon)
        assert looking.result()


# Either the daemon has the main thread or, as on macOS, the icon has it.
both_ways = pytest.mark.parametrize("serve", [tray.serve, tray.serve_in_second_thread])


@both_ways
def test_the_icon_comes_and_goes_with_the_daemon(pystray, config: Config, serve, monkeypatch):
    gone = threading.Event()
    monkeypatch.setattr(FakeIcon, "stop", lambda self: (self.gone.set(), gone.set()))
    served(serve, Daemon(config))
    assert gone.wait(30)


@both_ways
def test_a_desktop_that_fails_does_not_end_the_sounds(pystray, config: Config, serve, monkeypatch):
    monkeypatch.setattr(FakeIcon, "run", lambda self, setup: SEEN.set() or 1 / 0)
    served(serve, Daemon(config))


@both_ways
def test_a_daemon_that_cannot_start_says_so(pystray, config: Config, serve):
    with pytest.raises(OSError, match="not an address"):
        serve(Daemon(dataclasses.replace(config, host="no.such.host.invalid")))


def test_a_desktop_that_is_not_there_yet_is_asked_again(pystray, config: Config, monkeypatch, caplog):
    caplog.set_level("INFO")
    monkeypatch.setattr(tray, "REFRESH", 0.01)
    refusals = iter("aab")

    def refuse(self, name: str, value: object) -> None:
        for reason in refusals:
            raise OSError(reason)
        self.__dict__[name] = value
        SEEN.set()

    monkeypatch.setattr(FakeIcon, "__setattr__", refuse)
    monkeypatch.setattr(FakeIcon, "__init__", lambda self, *_: self.__dict__.update(gone=threading.Event()))
    served(tray.serve, Daemon(config))
    refused = [record.getMessage() for record in caplog.records if "cannot be shown" in record.getMessage()]
    assert refused == ["the icon cannot be shown: a", "the icon cannot be shown: b"]


def test_ctrl_c_is_a_clean_end_under_macos(pystray, config: Config, monkeypatch):
    """pystray's own answer to it there is to end the program; the icon has taken its place when it is seen."""
    heard: dict[int, Callable[[int], None]] = {}
    cocoa = types.ModuleType("PyObjCTools")
    cocoa.__dict__["AppHelper"] = types.SimpleNamespace(callAfter=lambda change: change())
    cocoa.__dict__["MachSignals"] = types.SimpleNamespace(signal=heard.__setitem__)
    monkeypatch.setitem(sys.modules, "PyObjCTools", cocoa)
    monkeypatch.setattr(tray, "sys", types.SimpleNamespace(platform="darwin"))
    daemon = Daemon(config)

    def press() -> bool:
        try:
            assert SEEN.wait(30)
            heard[signal.SIGINT](signal.SIGINT)
            return daemon.should_exit
        finally:
            daemon.stop()

    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        pressed = pool.submit(press)
        tray.serve(daemon)
        assert pressed.result()


def test_an_entry_runs_in_its_own_thread(pystray):
    done = threading.Event()
    entries = [menu.Entry("state"), menu.Entry("models", entries=(menu.Entry("one", done.set, chosen=True),))]
    (text, action, flags), (name, ((one, choose, choice),), _) = tray.items(pystray, entries)
    assert (text, action, flags["enabled"]) == ("state", None, False)
    assert (name, one, choice["checked"](None), choice["radio"]) == ("models", "one", True, True)
    choose()
    assert done.wait(30)


def app(tmp_path: Path, models_folder: Path, environment: dict[str, str]) -> list[str]:
    """The log of an app that starts and is told to end; it must end well."""
    (tmp_path / "out").mkdir()
    arguments = [
        "serve",
        "--port",
        "0",
        "--model",
        str(models_folder / "tiny.onnx"),
        "--out-dir",
        str(tmp_path / "out"),
    ]
    command = [sys.executable, "-c", APP, *arguments]
    root = Path(loopseed.__file__).parent
    process = subprocess.Popen(command, env=environment, cwd=root, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    log = [process.stdout.readline() for _ in range(4)]
    process.terminate()
    assert process.wait(30) == (1 if sys.platform == "win32" else 0)
    return [*log, *process.stdout]


@pytest.mark.skipif(sys.platform != "linux", reason="only there a variable takes the desktop away")
def test_the_app_without_a_desktop(tmp_path: Path, models_folder: Path):
    bare = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    log = app(tmp_path, models_folder, bare)
    assert "listens on" in log[0]
    assert "there is no icon" in log[3]
    assert "loopseed stops" in log[4]
    assert len(log) == 5


def test_without_pystray_the_log_says_how_to_get_it(config: Config, monkeypatch, caplog):
    caplog.set_level("INFO")
    monkeypatch.setitem(sys.modules, "pystray", None)
    daemon = Daemon(config)
    daemon.started.set()
    tray._show(daemon, Page(daemon), threading.Event())
    assert f"there is no icon: pystray is not installed: {how_to_get('tray')}" in caplog.messages


@needs_screen
def test_the_app_on_a_screen(tmp_path: Path, models_folder: Path, screen: Screen):
    """By pystray's own means under X11, without a tray that takes the icon."""
    pytest.importorskip("Xlib", reason="pystray is missing: the extra tray")
    log = app(tmp_path, models_folder, {**screen.environment, "PYSTRAY_BACKEND": "xorg"})
    assert "the icon has no menu on this desktop" in log[3]
    assert "loopseed stops" in log[4]


@pytest.mark.parametrize("size", [16, 64, 1024])
def test_the_icon_is_drawn_at_any_size(size: int):
    image = icon.draw(size)
    assert (image.size, image.mode) == ((size, size), "RGBA")
    assert image.getpixel((0, 0))[3] < 128  # its corners are round
    middle = image.getpixel((size // 2, size // 2))
    assert all(abs(one - other) < 16 for one, other in zip(middle, icon.AMBER, strict=True))
