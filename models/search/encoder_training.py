"""Train the encoder of an index on what the generator itself makes: from coarse levels to latents."""

import keras
import numpy as np
import tensorflow as tf
import tf2onnx
from tqdm import tqdm

from models.export import OPSET
from models.half_precision import halve_weights

WIDTHS = (128, 192, 256)  # channels of the convolutions along time, each of which halves it
HIDDEN = 384
DROPOUT = 0.2
EPOCHS = 14  # with 20,000 loops the error of loops that it has not seen still falls; 30 would gain 2 %
BATCH = 64
RATE, DECAY = 1e-3, 1e-3  # Adam's learning rate, which falls to 0, and the decay of the weights (Loshchilov 2019)


def train_encoder(levels: np.ndarray, latents: np.ndarray) -> bytes:
    """Train on coarse levels [shape=(count, bands, steps), dB] and latents [shape=(count, latent_size)].

    Returns an ONNX network from `levels` [shape=(1, bands, steps)] to latents, its weights in half precision.
    """
    keras.utils.set_random_seed(0)
    keras.config.set_dtype_policy("float32")
    model = _build(levels, latents.shape[1])
    steps = len(levels) * EPOCHS // BATCH
    rate = keras.optimizers.schedules.CosineDecay(RATE, steps)
    model.compile(keras.optimizers.AdamW(rate, weight_decay=DECAY), "mse")
    with tqdm(total=EPOCHS, unit=" rounds", desc="training the encoder") as bar:
        progress = keras.callbacks.LambdaCallback(on_epoch_end=lambda *_: bar.update())
        model.fit(levels, latents, epochs=EPOCHS, batch_size=BATCH, verbose=0, callbacks=[progress])
    signature = [tf.TensorSpec((1, *levels.shape[1:]), tf.float32, name="levels")]
    encode = tf.function(lambda x: model(x, training=False), input_signature=signature)
    return halve_weights(tf2onnx.convert.from_function(encode, signature, opset=OPSET)[0])


def _build(levels: np.ndarray, size: int) -> keras.Model:
    layers = keras.layers
    mean = levels.mean(axis=(0, 2), dtype=np.float64)
    deviation = levels.std(axis=(0, 2), dtype=np.float64) + 1  # dB: a silent band is not blown up
    inputs = keras.Input(levels.shape[1:])
    x = layers.Permute((2, 1))(inputs)
    x = layers.Rescaling(1 / deviation, -mean / deviation)(x)
    for width in WIDTHS:
        x = layers.Conv1D(width, 4, strides=2, padding="same", activation="relu")(x)
    x = layers.Dropout(DROPOUT)(layers.Flatten()(x))
    x = layers.Dense(HIDDEN, activation="relu")(x)
    return keras.Model(inputs, layers.Dense(size)(x))
