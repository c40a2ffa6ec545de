"""Files of models: a small one that works, and damaged ones."""

import dataclasses
import json
import random
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from inference.description import METADATA_KEY, Description

SMALL = Description(name="small", bins=64, frames=64, n_fft=128, hop_length=32, sample_rate=8000, bpm=234.375, beats=1)
ODD_VALUES = (
    None, True, -1, 0, 1, 2**31, 10**400, 1e308, float("nan"), float("inf"), 0.5, "", "x", "é" * 100, [], [[]], {},
    {"a": 1}, [None] * 40, ["low_band"], [{"name": "a"}], [{"name": "a", "low": 2}], [{"name": "a b"}], [1, 2],
)  # fmt: skip


def write_small(path: Path, description: Description = SMALL, rng_seed: int = 0) -> Path:
    """An .onnx file whose image is a random projection of the seed; the same rng_seed gives the same file."""
    d = description
    weights = np.random.default_rng(rng_seed).standard_normal((d.latent_size, d.bins + d.frames)).astype("f4") / 8
    constants = [
        numpy_helper.from_array(weights[:, : d.bins], "rows"),
        numpy_helper.from_array(weights[:, d.bins :], "columns"),
        numpy_helper.from_array(np.array([-1, d.bins, 1]), "upright"),
        numpy_helper.from_array(np.array([-1, 1, d.frames]), "level"),
    ]
    nodes = [
        helper.make_node("MatMul", ["seed", "rows"], ["r"]),
        helper.make_node("MatMul", ["seed", "columns"], ["c"]),
        helper.make_node("Reshape", ["r", "upright"], ["r1"]),
        helper.make_node("Reshape", ["c", "level"], ["c1"]),
        helper.make_node("Add", ["r1", "c1"], ["sum"]),
        helper.make_node("Sigmoid", ["sum"], ["powergram"]),
    ]
    seed = helper.make_tensor_value_info("seed", TensorProto.FLOAT, ["batch", d.latent_size])
    image = helper.make_tensor_value_info("powergram", TensorProto.FLOAT, ["batch", d.bins, d.frames])
    graph = helper.make_graph(nodes, "small", [seed], [image], constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    helper.set_model_props(model, {METADATA_KEY: description.to_json()})
    onnx.save(model, str(path))
    return path


def damage(whole: bytes, rng: random.Random) -> bytes:
    """A model's file with its bytes or its description changed."""
    if rng.random() < 0.4:
        return _change_description(whole, rng)
    changed = bytearray(whole)
    for _ in range(rng.choice((1, 1, 2, 10, 100))):
        place = rng.randrange(len(changed) + 1)
        kind = rng.random()
        if kind < 0.5:
            changed[place : place + 1] = bytes([rng.choice((0, 1, 127, 128, 255, rng.randrange(256)))])
        elif kind < 0.65:
            changed[place:] = b""
        elif kind < 0.75:
            del changed[place : place + rng.choice((1, 4, 1000))]
        elif kind < 0.85:
            changed[place:place] = rng.randbytes(rng.choice((1, 4, 1000)))
        else:
            changed[place : place + 64] = bytes([rng.choice((0, 255))]) * 64
    return bytes(changed)


def _change_description(whole: bytes, rng: random.Random) -> bytes:
    """The same network under a description with odd fields, or one that is no JSON, or golden seeds that are none."""
    fields = json.loads(SMALL.to_json())
    for _ in range(rng.choice((1, 1, 2, 4))):
        name = rng.choice([field.name for field in dataclasses.fields(Description)] + ["nosuch", "labels"])
        fields[name] = rng.choice(ODD_VALUES)
    text = json.dumps(fields)
    kind = rng.random()
    if kind < 0.15:
        text = rng.choice(
            ("", "{", "[" * 100_000, "null", "[]", "9" * 5000, '{"bins": ' + "9" * 5000 + "}", "\0", "{}")
        )
    elif kind < 0.25:
        text = text[: rng.randrange(len(text))]
    texts = {METADATA_KEY: text}
    if rng.random() < 0.2:
        golden = rng.choice(
            ('{"latents": 1}', "[]", "{}", "x", '{"latents": "AAAA", "images": "AAAA", "conditions": ""}')
        )
        texts["loopseed.golden"] = golden
    model = onnx.load_from_string(whole)
    helper.set_model_props(model, texts)
    return model.SerializeToString()
