"""Small .onnx files with known contents."""

import dataclasses
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from inference.description import METADATA_KEY, PARTS, Condition, Description
from inference.parts.parts import part_shapes

TINY = Description(name="tiny", bins=64, frames=64, n_fft=128, hop_length=32, sample_rate=8000, bpm=234.375, beats=1)
IN_PARTS = dataclasses.replace(TINY, name="parts", parts=PARTS, loudness=-12.0, iterations=8)
CONDITIONAL = dataclasses.replace(TINY, conditions=(Condition("density"), Condition("pitch", -2.0, 6.0)))


def add_metadata(path: Path, **texts: str) -> Path:
    """Write texts into an .onnx file's metadata, beside what is there; keys are taken as `loopseed.KEY`."""
    model = onnx.load(path)
    kept = {entry.key: entry.value for entry in model.metadata_props}
    helper.set_model_props(model, kept | {f"loopseed.{key}": text for key, text in texts.items()})
    onnx.save(model, str(path))
    return path


def write_model(
    path: Path, description: Description, *, metadata: bool | Description = True, rng_seed: int = 0, shape=None
) -> Path:
    """An .onnx file whose image is the outer product of two random projections of the seed.

    Where the description has conditions, what is set of them is added up and makes the image darker or brighter.
    Where it has parts, their outputs are such products, too, and the low band is a sum of partials.
    """
    d = description
    random = np.random.default_rng(rng_seed)

    def weights(name: str, width: int, height: int = d.latent_size) -> TensorProto:
        return numpy_helper.from_array(random.standard_normal((height, width)).astype("f4") / 8, name)

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
    inputs = [helper.make_tensor_value_info("seed", TensorProto.FLOAT, ["batch", d.latent_size])]
    if d.conditions:
        inputs.append(helper.make_tensor_value_info("conditions", TensorProto.FLOAT, ["batch", len(d.conditions)]))
        constants += [
            numpy_helper.from_array(np.float32(0), "unset"),
            weights("mix", 1, len(d.conditions)),
        ]
        nodes[2:3] = [
            helper.make_node("IsNaN", ["conditions"], ["hidden"]),
            helper.make_node("Where", ["hidden", "unset", "conditions"], ["shown"]),
            helper.make_node("MatMul", ["shown", "mix"], ["light"]),
            helper.make_node("Add", ["r", "light"], ["lit"]),
            helper.make_node("Sigmoid", ["lit"], ["r1"]),
        ]
    outputs = [helper.make_tensor_value_info("powergram", TensorProto.FLOAT, ["batch", *shape])]
    for name in d.parts:
        outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, ["batch", *part_shapes(d)[name]]))
        if name == "low_band":
            constants.append(numpy_helper.from_array(_partials(d, random), "partials"))
            nodes.append(helper.make_node("MatMul", ["seed", "partials"], [name]))
        else:
            rows, columns = part_shapes(d)[name]
            constants += [weights(f"{name} rows", rows), weights(f"{name} columns", columns)]
            for axis, side in (("two", "rows"), ("one", "columns")):
                nodes.append(helper.make_node("MatMul", ["seed", f"{name} {side}"], [f"{name} {side} 1"]))
                nodes.append(helper.make_node("Sigmoid", [f"{name} {side} 1"], [f"{name} {side} 2"]))
                nodes.append(helper.make_node("Unsqueeze", [f"{name} {side} 2", axis], [f"{name} {side} 3"]))
            nodes.append(helper.make_node("Mul", [f"{name} rows 3", f"{name} columns 3"], [name]))
    graph = helper.make_graph(nodes, "tiny", inputs, outputs, constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    if metadata:
        described = description if metadata is True else metadata
        helper.set_model_props(model, {METADATA_KEY: described.to_json()})
    onnx.save(model, str(path))
    return path


def write_endless_model(path: Path, description: Description) -> Path:
    """An .onnx file with a Loop whose condition is always true."""
    model = onnx.load(write_model(path, description))
    yes = numpy_helper.from_array(np.array(True), "yes")
    values = {"i": TensorProto.INT64, "go": TensorProto.BOOL, "x": TensorProto.FLOAT}
    shapes = {"i": [], "go": [], "x": ["batch", description.bins]}
    inputs = [helper.make_tensor_value_info(name, kind, shapes[name]) for name, kind in values.items()]
    outputs = [helper.make_tensor_value_info(f"{name} 1", values[name], shapes[name]) for name in ("go", "x")]
    nodes = [helper.make_node("Identity", [name], [f"{name} 1"]) for name in ("go", "x")]
    loop = helper.make_node("Loop", ["", "yes", "r"], ["forever"], body=helper.make_graph(nodes, "b", inputs, outputs))
    model.graph.initializer.append(yes)
    model.graph.node.insert(1, loop)
    for node in model.graph.node:
        if list(node.output) == ["r1"]:
            node.input[0] = "forever"
    onnx.save(model, path)
    return path


def write_hungry_model(path: Path, description: Description) -> Path:
    """An .onnx file that computes with 2^30 numbers where a seed's largest latent is 1, and with none where it is 0."""
    model = onnx.load(write_model(path, description))
    nodes = [
        helper.make_node("ReduceMax", [model.graph.input[0].name], ["hungry largest"], keepdims=0),
        helper.make_node("Mul", ["hungry largest", "hungry many"], ["hungry size"]),
        helper.make_node("Cast", ["hungry size"], ["hungry whole"], to=TensorProto.INT64),
        helper.make_node("Reshape", ["hungry whole", "hungry one"], ["hungry shape"]),
        helper.make_node("ConstantOfShape", ["hungry shape"], ["hungry zeros"]),
        helper.make_node("ReduceSum", ["hungry zeros"], ["hungry zero"], keepdims=0),
        helper.make_node("Add", ["r", "hungry zero"], ["hungry"]),
    ]
    model.graph.initializer.append(numpy_helper.from_array(np.array(2**30, "f4"), "hungry many"))
    model.graph.initializer.append(numpy_helper.from_array(np.array([1]), "hungry one"))
    for place, node in enumerate(nodes, 1):
        model.graph.node.insert(place, node)
    for node in model.graph.node:
        if list(node.output) == ["r1"]:
            node.input[0] = "hungry"
    onnx.save(model, path)
    return path


def write_texts_model(path: Path, description: Description) -> Path:
    """An .onnx file whose image is of texts."""
    model = onnx.load(write_model(path, description))
    model.graph.node[-1].output[0] = "numbers"
    model.graph.node.append(helper.make_node("Cast", ["numbers"], ["powergram"], to=TensorProto.STRING))
    model.graph.output[0].type.tensor_type.elem_type = TensorProto.STRING
    onnx.save(model, path)
    return path


def _partials(description: Description, random: np.random.Generator) -> np.ndarray:
    """Weights [shape=(latent_size, low_samples)] of a seed's low band: partials from 40 to 160 Hz, RMS about 0.2."""
    d = description
    frequencies = np.fft.rfftfreq(d.low_samples, d.samples / d.sample_rate / d.low_samples)
    spectra = random.standard_normal((d.latent_size, len(frequencies), 2)) @ [1, 1j]
    waves = np.fft.irfft(np.where((frequencies >= 40) & (frequencies <= 160), spectra, 0), d.low_samples)
    return (waves / waves.std() * 0.2 / np.sqrt(d.latent_size)).astype("f4")
