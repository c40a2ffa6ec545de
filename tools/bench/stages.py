"""The stages of one loop, and lower bounds for the two slowest: the generator and the phase."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper

from inference.dsp.inversion import magnitudes_to_loop
from inference.dsp.powergram import powergram_to_magnitudes
from inference.dsp.time_stretch import resample
from inference.files.wav import write_wav
from inference.parts.low_band import decode_low_band
from inference.parts.picture_levels import estimate_levels
from inference.parts.render import draw_noise, render_middle
from inference.parts.speckle import noise_rng
from inference.parts.stereo import render_side
from inference.parts.transients import shape_transients
from inference.renderer import MAX_CHANNELS, Renderer, Setting
from inference.seeds import to_latent

PEAK_SIZE = 1024  # rows and columns of the matrices whose product measures the machine


def stages(renderer: Renderer, seed: np.ndarray, folder: Path) -> dict[str, Callable[[], object]]:
    """Return functions that run one stage of a loop each, by name, in their order; a model in parts has more."""
    d, latents = renderer.generator.description, to_latent(seed)[None]
    setting = Setting(channels=MAX_CHANNELS if "side" in d.parts else 1)
    raw, parts = renderer.generator.parts(latents)[0], renderer.parts(seed)
    magnitudes = powergram_to_magnitudes(parts.picture, d)
    middle = render_middle(parts, d, 0.0)
    loop = renderer.loop(parts, setting)
    methods: dict[str, Callable[[], object]] = {"generator": lambda: renderer.generator.parts(latents)}
    if raw.noise is not None:
        methods["noise"] = lambda: draw_noise(raw, d, noise_rng(seed))
    methods["magnitudes"] = lambda: powergram_to_magnitudes(parts.picture, d)
    methods["phase"] = lambda: magnitudes_to_loop(magnitudes, d)
    if parts.low_band is not None:
        methods["low band"] = partial(decode_low_band, parts.low_band, d.samples)
    levels = estimate_levels(magnitudes, d.sample_rate) if parts.levels is None else parts.levels
    if parts.levels is None:
        methods["levels"] = partial(estimate_levels, magnitudes, d.sample_rate)
    methods["transients"] = partial(shape_transients, middle, levels, d.sample_rate)
    if parts.side is not None:
        methods["side"] = partial(render_side, middle, parts.side, d.sample_rate, len(middle))
    methods["resample"] = lambda: [resample(middle, len(loop)) for _ in range(setting.channels)]
    methods["write"] = lambda: write_wav(folder / "stage.wav", [loop], setting.sample_rate, loudness=renderer.loudness)
    return methods


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
