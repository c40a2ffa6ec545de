"""A small latent sequence model with known behaviour, as an .onnx file."""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from inference.continuation.sequence_file import make_metadata
from inference.model.generator import Generator

COMPONENTS = 2
DEVIATION = 0.1  # standard deviations: of the first component; twice as much of the second


def write_sequence(path: Path, generator: Path, network: str | None = None) -> Path:
    """A sequence model for a tiny generator's file (tests/tiny_model.py): its state is the bar before.

    The first component (3 to 1) repeats the bar before, once there is one; the second repeats the last bar.
    network : of the generator that the file says it belongs to, where that is to be another.
    """
    found = Generator(generator)
    model = _make_network(found.description.latent_size)
    bars = np.random.default_rng(0).standard_normal((4, found.description.latent_size), dtype=np.float32)
    outputs = predict(bars)
    texts = make_metadata("latent", found.description, {}, ({"bar": bars}, outputs), network or found.network)
    helper.set_model_props(model, texts)
    onnx.save(model, str(path))
    return path


def predict(bars: np.ndarray) -> dict[str, np.ndarray]:
    """What the network predicts after each of the bars [shape=(count, latent_size)], by the names of its outputs."""
    before = np.concatenate([np.zeros_like(bars[:1]), bars[:-1]])
    deviations = np.broadcast_to(DEVIATION * np.arange(1, 3)[None, :, None], (len(bars), 2, bars.shape[1]))
    weights = np.tile(np.log([0.75, 0.25]), (len(bars), 1))
    outputs = {"weights": weights, "means": np.stack([before, bars], axis=1), "deviations": deviations}
    return {name: values.astype(np.float32) for name, values in outputs.items()}


def _make_network(size: int) -> onnx.ModelProto:
    fixed = predict(np.zeros((1, size), np.float32))
    constants = [numpy_helper.from_array(fixed[name], f"fixed {name}") for name in ("weights", "deviations")]
    constants.append(numpy_helper.from_array(np.array([1]), "one"))
    nodes = [
        helper.make_node("Unsqueeze", ["state", "one"], ["first"]),
        helper.make_node("Unsqueeze", ["bar", "one"], ["second"]),
        helper.make_node("Concat", ["first", "second"], ["means"], axis=1),
        helper.make_node("Identity", ["bar"], ["next_state"]),
        *(helper.make_node("Identity", [f"fixed {name}"], [name]) for name in ("weights", "deviations")),
    ]
    shapes = {name: values.shape for name, values in fixed.items()} | {"next_state": (1, size)}
    inputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, (1, size)) for name in ("bar", "state")]
    outputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in shapes.items()]
    graph = helper.make_graph(nodes, "tiny sequence", inputs, outputs, constants)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
