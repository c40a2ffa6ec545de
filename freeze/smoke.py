"""Tests of a built app: `pytest freeze/smoke.py`.

The app is a read-only copy in a folder with spaces and accents. It runs from the root of the disk, with an environment
that holds only a home folder, and once without a home folder. Its sounds must equal those of the Python program, byte
for byte.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from pd_screen import Screen  # pyright: ignore[reportMissingImports]
from pythonosc.osc_message import OscMessage
from websockets.sync.client import connect
from websockets.typing import Origin

from freeze.app_daemon import PATIENCE, Daemon, environment
from freeze.layout import APP, ROOT, executable
from models import PRETRAINED
from server.desktop import user_dirs
from server.protocol.osc import encode

SEED = [float(dial) for dial in range(-64, 64, 2)]
LONG_FADE = (5, 256, *SEED, *SEED[::-1])  # id, steps (rendering them takes seconds), two seeds
INSIDE = {"CPython", "cffi", "freeze-core", "loopseed", "numpy", "onnxruntime", "pillow", "platformdirs", "pystray"}
INSIDE |= {"six", "soundfile", "typing_extensions", "websockets"}
TRAY_LIBRARIES = {"pyobjc-core", "pyobjc-framework-Cocoa", "pyobjc-framework-Quartz", "python-xlib"}
FOREIGN = ("keras", "librosa", "scipy", "setuptools", "tensorflow", "tests", "tools", "tkinter")


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a read-only copy of the app in another folder; after the tests it must be unchanged."""
    copy = tmp_path_factory.mktemp("smoke") / "Für Zoë é" / APP.name
    shutil.copytree(APP, copy, symlinks=True)
    paths = [path for path in (copy, *copy.rglob("*")) if not path.is_symlink()]
    for path in paths:
        path.chmod(path.stat().st_mode & 0o555)
    before = list_state(copy)
    yield copy
    assert list_state(copy) == before, "the app wrote into its own folder"
    for path in paths:
        path.chmod(path.stat().st_mode | 0o200)  # so that pytest can delete it


def list_state(folder: Path) -> dict[Path, tuple[int, int]]:
    """Return the size and the time of the last change (ns) of every path."""
    return {path: (path.lstat().st_size, path.lstat().st_mtime_ns) for path in (folder, *folder.rglob("*"))}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "Zoë"
    folder.mkdir()
    return folder


@pytest.fixture
def run(app: Path, home: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return a function that runs a command of the app to its end."""

    def run_one(*arguments: object) -> subprocess.CompletedProcess[str]:
        command = [str(executable(app)), *map(str, arguments)]
        output = {"capture_output": True, "text": True, "encoding": "utf-8"}
        return subprocess.run(command, env=environment(home), cwd=app.anchor, timeout=PATIENCE, **output)

    return run_one


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Return a folder for sounds."""
    folder = tmp_path / "é sounds"
    folder.mkdir()
    return folder


def render_unfrozen(folder: Path, *arguments: object) -> bytes:
    """Return the file that the Python program writes for the same command."""
    path = folder / "unfrozen.wav"
    subprocess.run([sys.executable, "-m", "loopseed", *map(str, arguments), str(path)], cwd=ROOT, check=True)
    return path.read_bytes()


@pytest.mark.parametrize(
    "command",
    [
        ["render", "--rng", 7],
        ["render", "--rng", 7, "--bpm", 133.7, "--stretch", "--rate", 44100, "--bits", 16],
        ["render", "--rng", 7, "--condition", "brightness=0.9"],
        ["fade", "--rng", 7, 8, "--steps", 3],
    ],
)
def test_the_command_line_gives_the_same_sound(run, out: Path, tmp_path: Path, command: list):
    done = run(*command, out / "a.wav")
    assert done.returncode == 0, done.stderr
    assert (out / "a.wav").read_bytes() == render_unfrozen(tmp_path, *command)


def test_a_picture(run, out: Path):
    done = run("render", "--rng", 7, "--image", out / "a.png", out / "a.wav")
    assert done.returncode == 0, done.stderr
    assert (out / "a.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("homeless", [False, True])
def test_the_daemon_gives_the_same_sound(app: Path, out: Path, home: Path, tmp_path: Path, homeless: bool):
    (tmp_path / "seed.txt").write_text(" ".join(map(str, SEED)))
    with Daemon(app, out, home=None if homeless else home) as daemon:
        path = daemon.query("generate_single_wav", *SEED, reply="wav")[0]
        command = ("render", "--seed", tmp_path / "seed.txt", "--channels", 1)  # what the daemon's clients get at first
        assert Path(path).read_bytes() == render_unfrozen(tmp_path, *command)


def test_the_daemon_searches(app: Path, out: Path, home: Path):
    """The app starts itself as the process that searches."""
    with Daemon(app, out, home=home) as daemon:
        sound = daemon.query("generate_single_wav", *SEED, reply="wav")[0]
        assert daemon.query("match_seed", 1, sound, 0.2, reply="match")[0] == 1
        _, distance, preset, heard = daemon.query("match_patch", 2, sound, "built-in", 20, reply="patch")
        assert 0 < distance < 60
        assert Path(preset).is_file()
        assert Path(heard).is_file()


def test_it_opens_its_page(app: Path, out: Path, home: Path):
    """The page's files are those of the repository, and it plays."""
    command = [executable(app), "play", "--no-browser", "--port", "0", "--web-port", "0", "--out-dir", out]
    process = subprocess.Popen(
        command, env=environment(home), cwd=app.anchor, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    try:
        assert process.stdout is not None
        address = next(filter(None, (re.search(r"^Open (http\S+) in", line) for line in process.stdout)))[1]
        for path in (ROOT / "server" / "web" / "page").iterdir():
            with urllib.request.urlopen(f"{address}{path.name}") as answer:
                assert answer.read() == path.read_bytes()
        with urllib.request.urlopen(f"{address.rsplit('/', 2)[0]}/healthz") as answer:
            assert answer.read() == b"ok\n"
        page = connect(f"ws{address[4:]}osc", origin=Origin(address.rsplit("/", 2)[0]), proxy=None)
        with page as client:
            for command, arguments in (("notify", (1,)), ("generate_single_wav_id", (1, *SEED))):
                client.send(encode(f"/cc/{command}", arguments))
                reply = OscMessage(client.recv(PATIENCE, decode=False))
        assert reply.address == "/ccret/wav_id"
        with urllib.request.urlopen(f"{address}sound?{urlencode({'path': reply.params[1]})}") as answer:
            assert answer.read() == Path(reply.params[1]).read_bytes()
    finally:
        process.kill()
        process.communicate()


@pytest.mark.skipif(sys.platform != "linux", reason="oscsend is a program of Linux (liblo-tools)")
def test_another_programs_client_gets_replies(app: Path, out: Path, home: Path):
    with Daemon(app, out, home=home) as daemon:
        url = f"osc.udp://127.0.0.1:{daemon.address[1]}"
        subprocess.run(["oscsend", url, "/cc/isAlive"], check=True)
        daemon.receive("alive")
        subprocess.run(["oscsend", url, "/cc/generate_single_wav", "f" * 64, *map(str, SEED)], check=True)
        assert Path(daemon.receive("wav")[0]).is_file()


def test_a_kill_while_it_renders_leaves_no_half_file(app: Path, out: Path, home: Path):
    with Daemon(app, out, home=home) as daemon:
        daemon.query("generate_fade", *LONG_FADE, reply="progress")
        daemon.receive("progress")  # the file is begun when the first loop is there
        daemon.process.kill()
        daemon.process.wait()
    left = [path.name for path in out.glob("*.wav")]
    assert left
    assert all(name.startswith(".") for name in left)  # temporary files are hidden until they are complete


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends no program whose output nobody reads")
def test_a_parent_that_closes_the_log_does_not_end_it(app: Path, out: Path, home: Path):
    reader, log = os.pipe()
    os.close(reader)
    with Daemon(app, out, home=home, log=log) as daemon:
        os.close(log)
        daemon.query("generate_single_wav", *SEED, reply="wav")
        daemon.query("version", reply="version")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_full_disk_is_an_error(app: Path, out: Path, home: Path):
    command = ["sh", "-c", 'ulimit -f 20 && exec "$@"', "sh", str(executable(app)), "render", str(out / "a.wav")]
    done = subprocess.run(command, env=environment(home), capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 1
    assert done.stderr.startswith("loopseed: ")
    assert list(out.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals between processes")
def test_a_signal_leaves_nothing_behind(app: Path, out: Path, home: Path):
    with Daemon(app, out, home=home) as daemon:
        path = daemon.query("generate_single_wav", *SEED, reply="wav")[0]
        daemon.query("generate_fade", *LONG_FADE, reply="progress")
        daemon.process.send_signal(signal.SIGTERM)
        assert daemon.process.wait(PATIENCE) == 0
    assert list(out.glob("*.wav")) == [Path(path)]


def test_a_second_start_finds_the_first(app: Path, out: Path, home: Path, run):
    with Daemon(app, out, home=home) as daemon:
        second = run("serve", "--port", daemon.address[1], "--out-dir", out)
        assert second.returncode == 0
        assert "loopseed runs already" in second.stdout
        daemon.query("isAlive", reply="alive")


def test_it_ends_with_its_parent(app: Path, out: Path, home: Path, capsys):
    parent = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    with Daemon(app, out, "--parent-pid", parent.pid, home=home) as daemon:
        parent.kill()
        killed = time.perf_counter()
        assert daemon.process.wait(PATIENCE) == 0
        seconds = time.perf_counter() - killed
    parent.wait()
    with capsys.disabled():
        print(f"\nended {seconds:.2f} s after its parent")


@pytest.fixture
def screen() -> Iterator[Screen]:
    made = Screen()
    yield made
    made.close()


@pytest.mark.skipif(not shutil.which("Xvfb"), reason="needs Xvfb (Linux): see .ci/run")
def test_started_without_a_command_it_shows_its_icon(app: Path, home: Path, screen: Screen):
    given = {**environment(home), "DISPLAY": screen.environment["DISPLAY"]}
    process = subprocess.Popen([executable(app)], env=given, cwd=app.anchor, stdout=subprocess.DEVNULL)
    try:
        until = time.monotonic() + PATIENCE
        while '"loopseed: techno at ' not in screen.run("xwininfo", "-root", "-tree"):
            assert process.poll() is None, "the app has ended; does another loopseed run here?"
            assert time.monotonic() < until, "no icon appeared"
        process.terminate()
        assert process.wait(PATIENCE) == 0
    finally:
        process.kill()


def test_a_new_file_in_the_models_folder_is_listed(app: Path, out: Path, home: Path, monkeypatch):
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    for name, value in environment(home).items():
        monkeypatch.setenv(name, value)
    (folder,) = user_dirs.models()
    with Daemon(app, out, home=home) as daemon:
        shutil.copyfile(PRETRAINED / "techno.onnx", folder / "mine.onnx")
        (folder / "broken.onnx").write_bytes(b"this is not a model")
        assert "broken" in daemon.query("list_models", reply="msg")[0]
        assert daemon.receive("models") == ["mine", "techno"]
        assert daemon.query("load_model", "mine", reply="model")[0] == "mine"


@pytest.mark.parametrize(
    "command", [["train", "--preset", "tiny", "--data", "a", "--out", "b"], ["export", "a", "b.onnx"]]
)
def test_the_app_refuses_to_train(run, command: list[str]):
    done = run(*command)
    assert done.returncode == 1
    assert "Python" in done.stderr
    assert done.stderr.count("\n") == 1


def test_the_app_holds_what_it_needs_and_nothing_else(app: Path):
    inside = {path.relative_to(app).as_posix() for path in app.rglob("*")}
    tables = tuple(
        rf"pretrained/techno\.{name}$" for name in (r"directions\.npz", r"index\.npz", r"map\.npz", r"map\.png")
    )
    model = (r"pretrained/techno\.onnx$", r"pretrained/techno\.md$")
    for part in (
        r"inference/dsp/_phase\.",
        r"patch/library\.npz$",
        r"patch/estimator\.onnx$",
        r"libsndfile",
        *model,
        *tables,
    ):
        assert any(re.search(part, path) for path in inside), part
    assert not [path for path in inside if set(re.split(r"[/.]", path)) & set(FOREIGN)]
    assert not [path for path in inside if path.endswith((".h", ".c", ".py", ".a", ".lib"))]


def test_every_part_has_its_licence(app: Path):
    licences = next(app.rglob("licences"))
    assert {folder.name for folder in licences.iterdir()} - TRAY_LIBRARIES == INSIDE
    assert all(any(path.is_file() for path in folder.rglob("*")) for folder in licences.iterdir())
    assert "LESSER GENERAL PUBLIC LICENSE" in (licences / "soundfile" / "_soundfile_data" / "COPYING").read_text()


def test_no_file_names_the_folders_of_the_builder(app: Path):
    for path in app.rglob("*"):
        assert path.is_dir() or os.fsencode(ROOT) not in path.read_bytes(), path
