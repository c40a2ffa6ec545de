"""The stages of one loop, and lower bounds for the two slowest: the generator and the phase."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper

from inference.dsp.inversion import magnitudes_to_loop
from inference.dsp.powergram import powergram_to_magnitudes
from inference.dsp.time_stretch import resample
from inference.renderer import Renderer, Setting
from inference.seeds import to_latent
from inference.wav import write_wav

PEAK_SIZE = 1024  # rows and columns of the matrices whose product measures the machine


def stages(renderer: Renderer, seed: np.ndarray, folder: Path) -> dict[str, Callable[[], object]]:
    """Return functions that run one stage of a loop each, by name, in their order."""
    setting = Setting()
    description = renderer.generator.description
    image = renderer.image(seed)
    spectrum = powergram_to_magnitudes(image, description)
    native = magnitudes_to_loop(spectrum, description)
    loop = renderer.loop(image, setting)
    latents = to_latent(seed)[None]
    return {
        "generator": lambda: renderer.generator.images(latents),
        "magnitudes": lambda: powergram_to_magnitudes(image, description),
        "phase": lambda: magnitudes_to_loop(spectrum, description),
        "resample": lambda: resample(native, len(loop)),
        "write": lambda: write_wav(folder / "stage.wav", [loop], setting.sample_rate),
    }


def multiply_adds(path: Path) -> int:
    """Count the multiply-adds of one image in the model's convolutions and matrix products.

    The model is run once to find the sizes of its tensors.
    """
    model = onnx.load(path)
    weights = {tensor.name: list(tensor.dims) for tensor in model.graph.initializer}
    nodes = [node for node in model.graph.node if node.op_type in ("Conv", "ConvTranspose", "MatMul", "Gemm")]
    names = [node.input[0] if node.op_type == "ConvTranspose" else node.output[0] for node in nodes]
    known = {value.name for value in model.graph.output}
    unknown = [name for name in dict.fromkeys(names) if name not in known]
    model.graph.output.extend(helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in unknown)
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    feeds = {port.name: np.zeros((1, *port.shape[1:]), np.float32) for port in session.get_inputs()}
    tensors = session.run(names, feeds)
    total = 0
    for node, values in zip(nodes, tensors, strict=True):
        kernel = weights[node.input[1]]
        if node.op_type in ("MatMul", "Gemm"):
            total += int(np.prod(kernel))
        else:  # one kernel of products for each value of a Conv's output, or of a ConvTranspose's input
            total += np.asarray(values).size * int(np.prod(kernel[1:]))
    return total


def peak() -> Callable[[], object]:
    """Return a matrix product on one thread of ONNX Runtime: PEAK_SIZE**3 multiply-adds, near the peak rate."""
    size = [PEAK_SIZE, PEAK_SIZE]
    tensors = [helper.make_tensor_value_info(name, TensorProto.FLOAT, size) for name in "abc"]
    graph = helper.make_graph([helper.make_node("MatMul", ["a", "b"], ["c"])], "peak", tensors[:2], tensors[2:])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    matrix = np.random.default_rng(0).standard_normal(size).astype(np.float32)
    return lambda: session.run(None, {"a": matrix, "b": matrix})
