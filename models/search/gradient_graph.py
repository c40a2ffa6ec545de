"""The graph from a seed to its distance from a loop, and back to the gradient of that distance.

TensorFlow derives it and tf2onnx converts it. Its weights are those of the model, so they are not kept a second time:
they are named as in the model's file, and inference/search/gradient.py reads them from there.
"""

import itertools
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import keras
import numpy as np
import onnx
import tensorflow as tf
import tf2onnx
from onnx import TensorProto, numpy_helper

from inference.description import Description
from inference.parts.parts import PICTURE
from inference.search import measure
from models.export import OPSET
from models.onnx_weights import read_player
from models.search.gradient_ops import HANDLERS

SHARED = 4096  # bytes: a smaller constant stays in the graph
EPSILON = 1e-20

Tensors = dict[str, Any]


@dataclass(frozen=True, slots=True)
class GradientGraph:
    """A graph without its weights, their names in the model's file, and their shapes [four numbers each, 0: no axis].

    Inputs: seed [shape=(1, latent_size), standard deviations], conditions [shape=(1, n), NaN: not set], and the levels
    of the loop that is searched, fine and coarse (inference/search/measure.py). Outputs: distance [dB] and
    seed_gradient [dB a standard deviation].
    """

    data: bytes
    names: list[str]
    shapes: list[list[int]]


def make_gradient_graph(path: Path) -> GradientGraph:
    """Derive the graph of an exported model; raises SettingsError for another file, and MeasureError."""
    player, description = read_player(path)
    measure.check_measurable(description)
    graph = _convert(player, description)
    return _share_weights(graph, onnx.load(path, load_external_data=False))


def _convert(player: keras.Model, description: Description) -> onnx.ModelProto:
    d = description
    shapes = {
        "seed": (1, d.latent_size),
        "conditions": (1, len(d.conditions)),
        "fine": (measure.FINE_BANDS, d.frames),
        "coarse": (measure.COARSE_BANDS, d.frames // measure.POOL),
    }
    signature = [tf.TensorSpec(shape, tf.float32, name=name) for name, shape in shapes.items() if shape[-1]]

    @tf.function(input_signature=signature)
    def differentiate(*inputs: tf.Tensor) -> Tensors:
        *played, fine, coarse = inputs
        with tf.GradientTape() as tape:
            tape.watch(played[0])
            distance = _distance(player(played, training=False), (fine, coarse), d)
        return {"distance": tf.reshape(distance, [1]), "seed_gradient": tape.gradient(distance, played[0])}

    arguments = {"input_signature": signature, "opset": OPSET, "custom_op_handlers": HANDLERS}
    return tf2onnx.convert.from_function(differentiate, **arguments)[0]


def _distance(
    outputs: dict[str, tf.Tensor], target: tuple[tf.Tensor, tf.Tensor], description: Description
) -> tf.Tensor:
    """As measure.distance of measure.levels of measure.part_powers."""
    d = description
    powers = _part_powers(outputs, d)
    bands = [
        tf.constant(measure.mel_bands(count, d.n_fft, d.sample_rate)[:, : powers.shape[0]])
        for count in (measure.FINE_BANDS, measure.COARSE_BANDS)
    ]
    pooled = tf.reduce_mean(tf.reshape(powers, (powers.shape[0], -1, measure.POOL)), axis=2)
    found = [_decibels(bands[0] @ powers), _decibels(bands[1] @ pooled)]
    return tf.add_n([tf.reduce_mean(tf.abs(a - b)) for a, b in zip(found, target, strict=True)]) / 2


def _part_powers(outputs: Tensors, description: Description) -> tf.Tensor:
    """The powers of the picture's bins [shape=(bins, frames)]."""
    d = description
    picture = (outputs[PICTURE][0] - d.low) / (d.high - d.low)
    if "noise" not in d.parts:
        return np.float32(d.peak**2) * _power(tf.clip_by_value(picture, EPSILON, 1), 2 * d.power)
    values, weights = measure.speckle_nodes(d.power)
    pixels = [tf.nn.relu(picture + outputs["noise"][0] * value) for value in values]
    powers = tf.add_n([w * _power(p + EPSILON, 2 * d.power) for w, p in zip(weights, pixels, strict=True)])
    powers *= np.float32(d.peak**2)
    if "low_band" in d.parts:
        powers *= measure.above_crossover(d)[: d.bins, None]
        low = _low_powers(outputs["low_band"][0], d)
        powers += tf.pad(low, ((0, d.bins - low.shape[0]), (0, 0)))
    return powers


def _power(x: tf.Tensor, exponent: float) -> tf.Tensor:
    """x**exponent for x > 0; a power of two by squares, which take a third of the time."""
    count = math.log2(exponent)
    if count != int(count) or count < 0:
        return tf.pow(x, exponent)
    for _ in range(int(count)):
        x = tf.square(x)
    return x


def _low_powers(low_band: tf.Tensor, description: Description) -> tf.Tensor:
    """The powers of the low band's bins [shape=(bins, frames)], as inference.dsp.stft.stft computes them."""
    window = measure.low_window(description)
    hop = len(window) // 4
    blocks = tf.reshape(low_band, (-1, hop))
    frames = tf.concat([tf.roll(blocks, 2 - j, axis=0) for j in range(4)], axis=1)
    transform = np.fft.rfft(np.diag(window), axis=1)
    real, imaginary = (frames @ tf.constant(part.astype(np.float32)) for part in (transform.real, transform.imag))
    return tf.transpose(tf.square(real) + tf.square(imaginary)) * np.float32(measure.low_scale(description))


def _decibels(bands: tf.Tensor) -> tf.Tensor:
    return measure.DECIBELS * tf.math.log(bands / (tf.reduce_mean(bands) + EPSILON) + measure.FLOOR)


def _share_weights(graph: onnx.ModelProto, model: onnx.ModelProto) -> GradientGraph:
    """Leave out what the model's file holds, as it is there or with its axes in another order."""
    own = {}
    for item in model.graph.initializer:
        array = numpy_helper.to_array(item)
        if array.nbytes >= SHARED and item.HasField("raw_data"):
            for order in itertools.permutations(range(array.ndim)):
                own.setdefault(_key(array.transpose(order)), (item.name, order))
    used: dict[str, onnx.TensorProto] = {}
    kept, moves = [], []
    originals = {item.name: item for item in model.graph.initializer}
    for item in graph.graph.initializer:
        array = numpy_helper.to_array(item)
        if array.nbytes < SHARED or (key := _key(array)) not in own:
            kept.append(item)
            continue
        name, order = own[key]
        used[name] = originals[name]
        moves.append(onnx.helper.make_node("Transpose", [name], [item.name], perm=order))
    del graph.graph.initializer[:]
    graph.graph.initializer.extend([*kept, *(_as_external(item) for item in used.values())])
    nodes = [*moves, *graph.graph.node]
    del graph.graph.node[:]
    graph.graph.node.extend(nodes)
    shapes = [[*item.dims, *[0] * (4 - len(item.dims))] for item in used.values()]
    return GradientGraph(graph.SerializeToString(), list(used), shapes)


def _key(array: np.ndarray) -> tuple[tuple[int, ...], bytes]:
    return array.shape, np.ascontiguousarray(array).tobytes()


def _as_external(item: onnx.TensorProto) -> onnx.TensorProto:
    """A weight whose numbers are elsewhere; ONNX Runtime gets them by its name."""
    found = TensorProto(name=item.name, data_type=item.data_type, dims=item.dims)
    found.data_location = TensorProto.EXTERNAL
    found.external_data.add(key="location", value="model")
    return found
