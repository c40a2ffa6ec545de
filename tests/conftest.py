"""Small models and running daemons for the tests."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from inference.description import METADATA_KEY, Description
from inference.generator import Generator
from inference.instrument import Instrument
from inference.library import Library
from osc_client import Client
from server.daemon import Config, Daemon

TINY = Description(name="tiny", bins=64, frames=64, n_fft=128, hop_length=32, sample_rate=8000, bpm=234.375, beats=1)


def write_model(path: Path, description: Description, *, metadata: bool = True, rng: int = 0, shape=None) -> Path:
    """An .onnx file whose image is the outer product of two random projections of the seed."""
    d = description
    random = np.random.default_rng(rng)

    def weights(name: str, width: int) -> TensorProto:
        return numpy_helper.from_array(random.standard_normal((d.latent_size, width)).astype("f4") / 8, name)

    nodes = [
        helper.make_node("MatMul", ["seed", "rows"], ["r"]),
        helper.make_node("MatMul", ["seed", "columns"], ["c"]),
        helper.make_node("Sigmoid", ["r"], ["r1"]),
        helper.make_node("Sigmoid", ["c"], ["c1"]),
        helper.make_node("Unsqueeze", ["r1", "two"], ["r2"]),
        helper.make_node("Unsqueeze", ["c1", "one"], ["c2"]),
        helper.make_node("Mul", ["r2", "c2"], ["outer"]),
        helper.make_node("Reshape", ["outer", "shape"], ["powergram"]),
    ]
    shape = shape or (d.bins, d.frames)
    constants = [
        weights("rows", d.bins),
        weights("columns", d.frames),
        numpy_helper.from_array(np.array([1]), "one"),
        numpy_helper.from_array(np.array([2]), "two"),
        numpy_helper.from_array(np.array([-1, *shape]), "shape"),
    ]
    graph = helper.make_graph(
        nodes,
        "tiny",
        [helper.make_tensor_value_info("seed", TensorProto.FLOAT, ["batch", d.latent_size])],
        [helper.make_tensor_value_info("powergram", TensorProto.FLOAT, ["batch", *shape])],
        constants,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    if metadata:
        helper.set_model_props(model, {METADATA_KEY: description.to_json()})
    onnx.save(model, str(path))
    return path


@pytest.fixture(scope="session")
def models_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two good models, `tiny` and `other`, and a corrupt one, `broken`."""
    folder = tmp_path_factory.mktemp("models")
    write_model(folder / "tiny.onnx", TINY)
    write_model(folder / "other.onnx", TINY, rng=1)
    (folder / "broken.onnx").write_bytes(b"this is no model")
    return folder


@pytest.fixture
def instrument(models_folder: Path) -> Instrument:
    return Instrument(Generator(models_folder / "tiny.onnx"))


@pytest.fixture
def start(tmp_path: Path, models_folder: Path) -> Iterator[Callable[..., Daemon]]:
    """Start daemons in threads of their own; they are stopped after the test."""
    running: list[tuple[Daemon, threading.Thread]] = []

    def start_one(**changes: object) -> Daemon:
        out = tmp_path / "out"
        out.mkdir(exist_ok=True)
        settings = {"model": models_folder / "tiny.onnx", "library": Library([models_folder]), "out_dir": out, "port": 0}
        daemon = Daemon(Config(**{**settings, **changes}))
        thread = threading.Thread(target=daemon.run)
        thread.start()
        assert daemon.started.wait(30)
        running.append((daemon, thread))
        return daemon

    yield start_one
    for daemon, thread in running:
        daemon.should_exit = True
        thread.join(30)
        assert not thread.is_alive()


@pytest.fixture
def client(start: Callable[..., Daemon]) -> Client:
    """A client of a daemon that plays the tiny model."""
    return Client(start().link.address[1])


@pytest.fixture
def seed() -> list[float]:
    return np.random.default_rng(5).uniform(-128, 127, 64).round().tolist()
