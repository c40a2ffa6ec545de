"""Train a network that estimates patches, and export it."""

import json
from dataclasses import dataclass
from pathlib import Path

import keras
import numpy as np
import tensorflow as tf
import tf2onnx

from inference.arrays import Floats
from inference.files.atomic_file import atomic_write
from inference.search.patch.estimator import BANDS, DEVIATION, FRAMES, LEVELS, NOTE
from models.export import OPSET
from models.half_precision import halve_weights
from models.patches.dataset import PatchSet
from models.patches.networks import build

EPOCHS, BATCH = 15, 64
RATE, DECAY = 1e-3, 1e-4  # Adam's learning rate, which falls to 0, and the decay of the weights
HELD_OUT = 0.1  # share of the tones, the last ones, that are not trained on


@dataclass(frozen=True, slots=True)
class Trained:
    """A network as an ONNX file, and the mean error of its positions with tones that it was not trained on."""

    data: bytes
    error: float


def train(name: str, data: PatchSet, backup: Path, epochs: int = EPOCHS) -> Trained:
    """Train the network `name` of NETWORKS; a training that was interrupted goes on with the epoch that it was in.

    backup : a folder that holds the training while it runs.
    """
    keras.utils.set_random_seed(0)
    split = round(len(data.levels) * (1 - HELD_OUT))
    model = build(name, data.positions.shape[1])
    steps = -(-split // BATCH) * epochs
    model.compile(
        keras.optimizers.AdamW(keras.optimizers.schedules.CosineDecay(RATE, steps), weight_decay=DECAY), "mse"
    )
    inputs = {LEVELS: data.levels[:split], NOTE: data.notes[:split]}
    callbacks = [keras.callbacks.BackupAndRestore(backup)]
    model.fit(inputs, data.positions[:split], epochs=epochs, batch_size=BATCH, verbose=2, callbacks=callbacks)
    found = model.predict({LEVELS: data.levels[split:], NOTE: data.notes[split:]}, verbose=0)
    missed = data.positions[split:] - found
    return Trained(_export(model, np.sqrt(np.square(missed).mean(axis=0))), float(np.abs(missed).mean()))


def save(path: Path, trained: Trained) -> None:
    """Write the network; raises OSError."""
    with atomic_write(path) as temporary:
        temporary.write_bytes(trained.data)


def _export(model: keras.Model, deviation: Floats) -> bytes:
    shapes = {LEVELS: (1, FRAMES, BANDS), NOTE: (1, 2)}
    signature = [tf.TensorSpec(shape, tf.float32, name=name) for name, shape in shapes.items()]
    estimate = tf.function(lambda levels, note: model([levels, note], training=False), input_signature=signature)
    network = tf2onnx.convert.from_function(estimate, signature, opset=OPSET)[0]
    entry = network.metadata_props.add()
    entry.key, entry.value = DEVIATION, json.dumps([round(float(value), 4) for value in deviation])
    return halve_weights(network)
