"""Read the weights of a generator of the recipe techno back out of the .onnx file that models/export.py wrote.

The file keeps each weight, and names each operation for its Keras layer: `.../conv1d_8_1/BiasAdd:0` adds the bias of
the layer that Keras called conv1d_8. Of batch normalisation it keeps one factor and one offset a channel. What they
were made of is measured: the mean and the deviation of each channel over random latents.
"""

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import keras
import numpy as np
import onnx
from onnx import numpy_helper

from inference.description import METADATA_KEY, Description
from inference.model.golden import GOLDEN_KEY, TOLERANCE, Golden
from inference.parts.parts import PICTURE
from models.dataset import ChannelStatistics, Statistics, unset_conditions
from models.recipes.networks import Modulate, Shape, build_generator, build_player, list_inputs
from models.settings import SettingsError, TechnoSettings, settings_from

TRAINING_KEY = "loopseed.training"  # of the metadata: the settings and the origin of the weights
MEASURED_LATENTS = 512  # that the statistics of batch normalisation are measured over
# Ends of the names of operations -> what their second input is to the layer. Convolutions are [out, in, 1, size] here,
# transposed ones [in, out, 1, size].
ROLES = {
    "MatMul": "kernel",
    "BiasAdd": "bias",
    "convolution": "kernel",
    "conv_transpose": "kernel",
    "batchnorm/mul_1": "factor",
    "batchnorm/add_1": "offset",
    "mul": "deviation",  # of a part, which the last layer multiplies by
    "add": "mean",
}
OUTPUTS = {PICTURE: "picture", "low_band": "low_band", "levels": "levels", "side": "side"}  # last layer -> its part
_NAME = re.compile(r"(?:^|/)([a-z_0-9]+?)(?:_(\d+))?_\d+/(" + "|".join(ROLES) + r")(?::0)?$")

Weights = dict[str, np.ndarray]  # by what they are to their layer


def read_generator(path: Path) -> tuple[keras.Model, TechnoSettings, Description]:
    """Build the generator that an exported file holds, in float32; raises SettingsError and OSError."""
    try:
        network = onnx.load(path, load_external_data=False)
    except OSError:
        raise
    except Exception as error:  # protobuf has several for a file of another kind
        raise SettingsError(f"{path} cannot be read as an .onnx file: {str(error).splitlines()[0]}.") from None
    texts = {entry.key: entry.value for entry in network.metadata_props}
    if TRAINING_KEY not in texts or METADATA_KEY not in texts:
        raise SettingsError(f"{path} is no export of loopseed; to start from it, name a file of loopseed export.")
    settings = settings_from(json.loads(texts[TRAINING_KEY])["settings"])
    description = Description.from_json(texts[METADATA_KEY])
    if not isinstance(settings, TechnoSettings):
        raise SettingsError(f"{path} was trained by the recipe {settings.recipe}; only techno can start from a file.")
    keras.config.set_dtype_policy("float32")
    shape = Shape(description.frames, description.bins, description.low_samples)
    widths = (settings.generator_widths, settings.fine_widths, settings.flow_widths)
    generator, _ = build_generator(shape, description.latent_size, *widths, description.conditions)
    try:
        layers, statistics = _read_layers(network, description)
        _fill(generator, layers)
    except (KeyError, ValueError) as error:
        raise SettingsError(
            f"{path} holds other layers than its settings say ({error}); export its run again."
        ) from None
    _split_batch_norm(generator, layers["batch_normalization"], description)
    golden = Golden.from_json(texts[GOLDEN_KEY], description)
    player = build_player(generator, statistics)
    inputs = list_inputs(golden.latents, golden.conditions)
    difference = golden.max_difference(np.asarray(player.predict(inputs, verbose=0)[PICTURE]))
    if not difference <= TOLERANCE:
        raise SettingsError(
            f"the weights of {path} give other loops in Keras: its golden seeds differ by {difference:.2g}, more than "
            f"{TOLERANCE:g}; export its run again."
        )
    return generator, settings, description


def read_player(path: Path) -> tuple[keras.Model, Description]:
    """Build what an exported file plays: from latents and conditions to parts. Raises as read_generator does."""
    generator, _, description = read_generator(path)
    _, statistics = _read_layers(onnx.load(path, load_external_data=False), description)
    return build_player(generator, statistics), description


def _read_layers(network: onnx.ModelProto, description: Description) -> tuple[dict[str, list[Weights]], Statistics]:
    """The weights of the layers by their kind, in the order in which they were made; the statistics of the parts."""
    constants = {item.name: numpy_helper.to_array(item) for item in network.graph.initializer}
    found: dict[tuple[str, int], Weights] = defaultdict(dict)
    for node in network.graph.node:
        match = _NAME.search(node.output[0])
        given = [constants[name] for name in node.input if name in constants]
        if match and given:
            kind, number, role = match[1], int(match[2] or 0), ROLES[match[3]]
            if role in ("deviation", "mean") and kind not in OUTPUTS:
                continue  # a flow and a modulation multiply and add, too
            if kind == "dense":
                kind = {"flow": "flow", "modulate": "modulate"}.get(_outer_kind(node.output[0]), kind)
            found[kind, number][role] = given[0]
    layers: dict[str, list[Weights]] = defaultdict(list)
    for (kind, _), weights in sorted(found.items(), key=lambda item: item[0]):
        layers[kind].append(weights)
    parts = {part: layers[output][0] for output, part in OUTPUTS.items()}
    return layers, {
        part: ChannelStatistics(weights.get("mean", np.zeros(1, np.float32)).ravel(), weights["deviation"].ravel())
        for part, weights in parts.items()
    }


def _outer_kind(name: str) -> str:
    """The kind of the layer that another one is in: of `player/modulate_8_1/dense_60_1/BiasAdd:0`, modulate."""
    outer = [re.sub(r"(_\d+)+$", "", part) for part in name.split("/")]
    return next((kind for kind in outer if kind in ("flow", "modulate")), "")


def _fill(generator: keras.Model, layers: dict[str, list[Weights]]) -> None:
    """Set the weights of a generator's layers; raises KeyError or ValueError where the layers are others."""
    for kind, own in list_layers(generator).items():
        for layer, weights in zip(own, layers[kind], strict=True):
            if isinstance(layer, keras.layers.BatchNormalization):
                continue
            kernel = weights["kernel"]
            if kernel.ndim == 4:  # [out, in, 1, size] or [in, out, 1, size] -> [size, in, out] or [size, out, in]
                kernel = kernel[:, :, 0].transpose(2, 1, 0)
            bias = weights.get("bias", np.zeros(kernel.shape[-1], np.float32))  # the file leaves out zeros
            layer.set_weights([kernel, bias.ravel()] if layer.use_bias else [kernel])


def list_layers(generator: keras.Model) -> dict[str, list[Any]]:
    """The layers of a generator that have weights, by their kind, in the order in which they were made."""
    layers: dict[str, list[Any]] = defaultdict(list)
    for layer in sorted(generator.layers, key=_number):
        if layer.name == "flow":
            layers["flow"] = [dense for network in layer.networks for dense in network.layers]
        elif isinstance(layer, Modulate):
            layers["modulate"].append(layer.scale_and_shift)
        elif layer.variables:
            layers[re.sub(r"(_\d+)+$", "", layer.name)].append(layer)
    return layers


def _number(layer: keras.Layer) -> int:
    """The number that Keras gave to a layer's name; the first has none."""
    match = re.search(r"_(\d+)$", layer.name)
    return int(match[1]) if match else 0


def _split_batch_norm(generator: keras.Model, weights: list[Weights], description: Description) -> None:
    """Set the layers of batch normalisation: their statistics are those of random latents, with and without conditions.

    A layer is first set to its factor and offset alone, which gives the right loops; then all inputs are measured.
    """
    norms = list_layers(generator)["batch_normalization"]
    pairs = [(each["factor"].ravel(), each["offset"].ravel()) for each in weights]
    for norm, (factor, offset) in zip(norms, pairs, strict=True):
        norm.set_weights([factor, offset, np.zeros_like(factor), np.full_like(factor, 1 - norm.epsilon)])
    rng = np.random.default_rng(0)
    latents = rng.standard_normal((MEASURED_LATENTS, description.latent_size), dtype=np.float32)
    conditions = unset_conditions(MEASURED_LATENTS, len(description.conditions))
    for column, condition in enumerate(description.conditions):
        set_ones = rng.random(MEASURED_LATENTS) < 0.25
        conditions[set_ones, column] = rng.uniform(condition.low, condition.high, set_ones.sum())
    measure = keras.Model(generator.inputs, [_moments(norm.input) for norm in norms])
    measured = measure.predict(list_inputs(latents, conditions), verbose=0)
    for norm, (factor, offset), moments in zip(norms, pairs, measured, strict=True):
        mean, square = moments.mean(0)
        variance = np.maximum(square - mean**2, 0)
        gamma = factor * np.sqrt(variance + norm.epsilon)
        norm.set_weights([gamma, offset + factor * mean, mean, variance])


def _moments(x: keras.KerasTensor) -> keras.KerasTensor:
    """Mean and mean square over time [shape=(batch, 2, channels)] of frames [shape=(batch, frames, channels)]."""
    return _Moments()(x)


class _Moments(keras.layers.Layer):
    def call(self, x: keras.KerasTensor) -> keras.KerasTensor:
        return keras.ops.stack([keras.ops.mean(x, axis=1), keras.ops.mean(keras.ops.square(x), axis=1)], axis=1)
