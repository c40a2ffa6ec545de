"""Small .onnx files with known contents."""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from inference.description import METADATA_KEY, Description

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
