"""Small models and running daemons for the tests."""

import os
import re
import signal
import subprocess
import sys
import threading
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from inference.arrays import Floats
from inference.description import Description
from inference.model.generator import Generator
from inference.model.library import Library
from inference.renderer import Renderer
from osc_client import PATIENCE, Client
from server.daemon import Config, Daemon
from tiny_model import TINY, write_model
from tiny_set import FEW_BATCHES

SLOW = ("test_own_sounds.py", "test_path.py", "test_web_page.py", "test_loop.py", "test_start.py")
SLOW += ("test_devices.py", "test_evaluation.py", "test_export.py", "test_pd_clicks.py", "test_wheel.py")


def pytest_xdist_auto_num_workers() -> int:
    """The processes of `-n logical`: one more than there are cores, because the tests of Pd mostly wait for Pd."""
    return (os.cpu_count() or 1) + 1


def pytest_configure(config: pytest.Config) -> None:
    """Under `-n`, numpy and scikit-learn use one thread: more than the cores wait for each other in busy loops."""
    if config.getoption("numprocesses", None):
        for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
            os.environ.setdefault(name, "1")  # the workers and all that they start inherit it


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The slowest files begin first: at the end, all cores but one would wait for them.

    The others are mixed: those of Pd mostly wait, those of training compute, and cores that have both are not idle.
    """
    files = {item.path: zlib.crc32(item.nodeid.split("::")[0].encode()) for item in items}
    items.sort(key=lambda item: (item.path.name not in SLOW, files[item.path]))


@pytest.fixture(scope="session", autouse=True)
def users_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folders of a user of the tests' own, here and in every program that a test starts: no log of yours is met."""
    folder = tmp_path_factory.mktemp("user")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
            patch.setenv(name, str(folder))
        yield folder


@pytest.fixture(autouse=True)
def own_signals() -> Iterator[None]:
    """What a test, or a tool that it stops, does about a signal is not inherited by what later tests start."""
    before = {number: signal.getsignal(number) for number in signal.valid_signals()}
    yield
    for number, handler in before.items():
        if signal.getsignal(number) != handler:
            signal.signal(number, handler)


@pytest.fixture(scope="module")
def eager_steps() -> Iterator[None]:
    """TensorFlow runs the steps of a training as they are: to trace one takes longer than to run it ten times.

    The commands that tests start in processes of their own trace them, as a user's do.
    """
    if os.environ.get("KERAS_BACKEND", "tensorflow") != "tensorflow":
        yield
        return
    tensorflow = pytest.importorskip("tensorflow")
    tensorflow.config.run_functions_eagerly(True)
    yield
    tensorflow.config.run_functions_eagerly(False)


@pytest.fixture(scope="module")
def few_batches() -> Iterator[None]:
    """FEW_BATCHES measure the statistics of batch norm, instead of 32, which take as long as the rest of a training."""
    from models.training import loop

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loop, "BATCH_NORM_BATCHES", FEW_BATCHES)
        yield


@pytest.fixture(scope="session")
def models_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with good models (`tiny`, `other`, and `full` of the default geometry) and a corrupt one, `broken`."""
    folder = tmp_path_factory.mktemp("models")
    write_model(folder / "tiny.onnx", TINY)
    write_model(folder / "other.onnx", TINY, rng_seed=1)
    write_model(folder / "full.onnx", Description())
    (folder / "broken.onnx").write_bytes(b"this is no model")
    return folder


@pytest.fixture(scope="session")
def library(models_folder: Path) -> Library:
    """The library of that folder; it tries a model once for all tests."""
    return Library([models_folder])


@pytest.fixture
def renderer(models_folder: Path) -> Renderer:
    return Renderer(Generator(models_folder / "tiny.onnx"))


@pytest.fixture
def start(tmp_path: Path, models_folder: Path, library: Library) -> Iterator[Callable[..., Daemon]]:
    """Start daemons in threads of their own; they are stopped after the test."""
    running: list[tuple[Daemon, threading.Thread]] = []

    def start_one(**changes: object) -> Daemon:
        out = tmp_path / "out"
        out.mkdir(exist_ok=True)
        settings = {
            "model": models_folder / "tiny.onnx",
            "library": library,
            "out_dir": out,
            "named_seeds": tmp_path / "seeds.json",
            "port": 0,
        }
        daemon = Daemon(Config(**{**settings, **changes}))
        thread = threading.Thread(target=daemon.run)
        thread.start()
        assert daemon.started.wait(30)
        running.append((daemon, thread))
        return daemon

    yield start_one
    for daemon, thread in running:
        daemon.should_exit = True
        Client(daemon.socket.address[1], register=False).send("isAlive")  # it looks at the flag at once then
        thread.join(30)
        assert not thread.is_alive()


@pytest.fixture
def client(start: Callable[..., Daemon]) -> Client:
    """A client of a daemon that plays the tiny model."""
    return Client(start().socket.address[1])


@pytest.fixture
def allow_loops(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], None]]:
    """Daemons in threads finish no loop but those that a test allows: call it with how many more."""
    allowed = threading.Semaphore(0)
    make_loops = Renderer.loops

    def loops(self: Renderer, *arguments: Any) -> Iterator[Floats]:
        for loop in make_loops(self, *arguments):
            assert allowed.acquire(timeout=PATIENCE)
            yield loop

    monkeypatch.setattr(Renderer, "loops", loops)
    yield allowed.release
    allowed.release(1_000_000)  # a test that failed shall not hold up its daemon's end


@dataclass
class Serving:
    """A daemon in a process of its own."""

    process: subprocess.Popen[str]
    port: int
    log: list[str]
    reader: threading.Thread

    def wait(self) -> int:
        """The exit code of a daemon that ends; its log is complete then."""
        code = self.process.wait(PATIENCE)
        self.reader.join(PATIENCE)
        return code


@pytest.fixture
def serve(tmp_path: Path, models_folder: Path) -> Iterator[Callable[..., Serving]]:
    """Start `loopseed serve` with the tiny model and further flags, on a port that the system chooses."""
    running: list[subprocess.Popen[str]] = []

    def start_one(*flags: str) -> Serving:
        out = tmp_path / "out"
        out.mkdir(exist_ok=True)
        given = ["--port", "0", "--model", str(models_folder / "tiny.onnx"), "--out-dir", str(out), *flags]
        process = subprocess.Popen(
            [sys.executable, "-m", "loopseed", "serve", *given], stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        running.append(process)
        assert process.stdout is not None
        log = [process.stdout.readline()]
        found = re.search(r"listens on .*:(\d+)$", log[0].strip())
        assert found, log
        log.append(process.stdout.readline())
        reader = threading.Thread(target=lambda: log.extend(process.stdout or ()), daemon=True)
        reader.start()
        return Serving(process, int(found[1]), log, reader)

    yield start_one
    for process in running:
        process.kill()
        process.wait()


@pytest.fixture
def seed() -> list[float]:
    return np.random.default_rng(5).uniform(-128, 127, 64).round().tolist()
