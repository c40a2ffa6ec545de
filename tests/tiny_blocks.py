"""A small block sequence model with known behaviour, as an .onnx file."""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from inference.continuation.blocks.codes import BLOCKS, CODES, CODES_PER_BLOCK, DIGITS, LEVEL
from inference.continuation.sequence_file import make_metadata
from inference.description import Description

STEPS = 3


def write_blocks(path: Path, description: Description) -> Path:
    """A block sequence model: the next block's codes are those of one bar before, and noise draws others.

    A digit is the mean level of its part of a block's picture; the decoded picture is that level in all bins.
    """
    model = _make_network(description)
    frames, width = description.frames // BLOCKS, CODES_PER_BLOCK * DIGITS
    rng = np.random.default_rng(0)
    codes = rng.integers(CODES, size=(STEPS, CODES_PER_BLOCK)).astype(np.float32)
    inputs = {
        "picture": rng.random((STEPS, frames, description.bins), dtype=np.float32),
        "codes": codes,
        "noise": 1e4 * np.eye(CODES, dtype=np.float32)[codes.astype(int)],
        "blocks": codes[:, None],
    }
    level = inputs["picture"].mean(axis=(1, 2))
    logits = np.zeros((STEPS, CODES_PER_BLOCK, CODES), np.float32)
    logits[:, :, 0] = 3  # the state is zeros before the first bar
    outputs = {
        "digits": np.repeat((4 * level - 2)[:, None, None], width, axis=2).astype(np.float32),
        "drawn": codes,
        "logits": logits,
        "smooth": np.tile(codes.mean(axis=1)[:, None, None] / CODES, (1, frames, description.bins)).astype(np.float32),
    }
    texts = make_metadata("blocks", description, {LEVEL: 1.0}, (inputs, outputs))
    helper.set_model_props(model, texts)
    onnx.save(model, str(path))
    return path


def _make_network(d: Description) -> onnx.ModelProto:
    frames, count, memory = d.frames // BLOCKS, CODES_PER_BLOCK, BLOCKS * CODES_PER_BLOCK
    constants = {
        "four": np.float32(4),
        "two": np.float32(2),
        "three": np.float32(3),
        "codes of all": np.float32(CODES),
        "block": np.array([1, -1, frames * d.bins]),
        "digits of all": np.ones((1, 1, count * DIGITS), np.float32),
        "bins of all": np.ones((1, 1, frames * d.bins), np.float32),
        "frames": np.array([1, -1, d.bins]),
        "depth": np.array([CODES]),
        "off and on": np.array([0, 1], np.float32),
        "first": np.array([count]),
        "end": np.array([memory]),
        "start": np.array([0]),
        "axis": np.array([1]),
    }
    nodes = [
        helper.make_node("Reshape", ["picture", "block"], ["rows"]),
        helper.make_node("ReduceMean", ["rows"], ["level"], axes=[2], keepdims=1),
        helper.make_node("Mul", ["level", "four"], ["scaled"]),
        helper.make_node("Sub", ["scaled", "two"], ["centred"]),
        helper.make_node("Mul", ["centred", "digits of all"], ["digits"]),
        helper.make_node("Slice", ["state", "first", "end", "axis"], ["rest"]),
        helper.make_node("Concat", ["rest", "codes"], ["next_state"], axis=1),
        helper.make_node("Slice", ["next_state", "start", "first", "axis"], ["before"]),
        helper.make_node("Cast", ["before"], ["whole before"], to=TensorProto.INT64),
        helper.make_node("OneHot", ["whole before", "depth", "off and on"], ["marked"], axis=-1),
        helper.make_node("Mul", ["marked", "three"], ["logits"]),
        helper.make_node("Add", ["logits", "noise"], ["sum"]),
        helper.make_node("ArgMax", ["sum"], ["chosen"], axis=2, keepdims=0),
        helper.make_node("Cast", ["chosen"], ["drawn"], to=TensorProto.FLOAT),
        helper.make_node("ReduceMean", ["blocks"], ["mean"], axes=[2], keepdims=1),
        helper.make_node("Div", ["mean", "codes of all"], ["part"]),
        helper.make_node("Mul", ["part", "bins of all"], ["whole"]),
        helper.make_node("Reshape", ["whole", "frames"], ["smooth"]),
    ]
    inputs = {
        "picture": (1, None, d.bins),
        "codes": (1, count),
        "noise": (1, count, CODES),
        "state": (1, memory),
        "blocks": (1, None, count),
    }
    outputs = {
        "digits": (1, None, count * DIGITS),
        "drawn": (1, count),
        "logits": (1, count, CODES),
        "next_state": (1, memory),
        "smooth": (1, None, d.bins),
    }
    ports = [
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in part.items()]
        for part in (inputs, outputs)
    ]
    kept = [numpy_helper.from_array(np.asarray(value), name) for name, value in constants.items()]
    graph = helper.make_graph(nodes, "tiny blocks", ports[0], ports[1], kept)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
