"""The icon in the tray: its menu without a desktop, and the app with and without one."""

import concurrent.futures
import dataclasses
import os
import subprocess
import sys
import threading
import types
from pathlib import Path

import pytest

import loopseed
from inference.library import Library
from osc_client import Client
from pd_screen import Screen, needs_screen
from pd_screen import screen as screen
from server import icon, logfile, menu, places, tray
from server.daemon import Config, Daemon

APP = "import sys, loopseed as l; o = l._parser().parse_args(sys.argv[1:]); sys.exit(l.server.cli.run_app(o))"


@pytest.fixture
def daemon(start) -> Daemon:
    return start()


def line(daemon: Daemon, text: str) -> menu.Entry:
    (found,) = (entry for entry in menu.entries(daemon) if entry.text == text)
    return found


def choices(daemon: Daemon) -> list[tuple[str, bool | None]]:
    return [(entry.text, entry.chosen) for entry in line(daemon, "Model").entries]


def choose(daemon: Daemon, text: str) -> None:
    (entry,) = (entry for entry in line(daemon, "Model").entries if entry.text == text)
    assert entry.action
    entry.action()


def test_the_menu_says_what_plays(daemon: Daemon):
    port = daemon.link.address[1]
    assert menu.entries(daemon)[0].text == f"tiny at 127.0.0.1:{port}"
    assert menu.state(daemon) == f"loopseed: tiny at 127.0.0.1:{port}"
    assert choices(daemon) == [("broken", False), ("full", False), ("other", False), ("tiny", True)]
    assert menu.entries(daemon) == menu.entries(daemon)  # what has not changed is not drawn anew


def test_choosing_a_model_loads_it(daemon: Daemon, monkeypatch):
    shown: list[str] = []
    monkeypatch.setattr("server.notice.show", shown.append)
    choose(daemon, "other")
    assert Client(daemon.link.address[1]).query("model")[1][0] == "other"
    assert ("other", True) in choices(daemon)
    assert shown == []
    choose(daemon, "broken")
    assert "broken.onnx is no ONNX model" in shown[0]
    assert ("broken (cannot be played)", False) in choices(daemon)
    assert ("other", True) in choices(daemon)


def test_it_opens_what_it_names(daemon: Daemon, monkeypatch, tmp_path: Path):
    opened: list[Path] = []
    monkeypatch.setattr(menu, "show_place", opened.append)
    for text in ("Open the sounds", "Open the log", "Open the models folder"):
        action = line(daemon, text).action
        assert action
        action()
    assert opened == [tmp_path / "out", logfile.path(), *places.models()]


def test_quit_is_a_clean_end(start, models_folder: Path):
    daemon = start(model=models_folder / "full.onnx")
    client = Client(daemon.link.address[1])
    client.send("generate_fade", 1, 200, [0.0] * 64, [1.0] * 64)
    assert client.receive()[0] == "progress"
    action = line(daemon, "Quit").action
    assert action
    action()
    assert client.ending() == ("cancelled", ("/cc/generate_fade", 1, "the daemon stops"))


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
    return Config(models_folder / "tiny.onnx", Library([models_folder]), tmp_path / "out", port=0)


def served(serve, daemon: Daemon) -> None:
    """Serve in this thread until the icon was seen and the daemon has answered after that."""

    def look() -> bool:
        try:
            return SEEN.wait(30) and Client(daemon.link.address[1]).alive()
        finally:
            daemon.stop()

    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        looking = pool.submit(look)
        serve(daemon)
        assert looking.result()


# Either the daemon has the main thread or, as on macOS, the icon has it.
both_ways = pytest.mark.parametrize("serve", [tray.serve, tray.serve_beside])


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
    with pytest.raises(OSError, match="no address"):
        serve(Daemon(dataclasses.replace(config, host="no.such.host.invalid")))


def test_an_entry_runs_beside_the_menu(pystray):
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
