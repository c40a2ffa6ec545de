"""The shapes of the program that we descend from, with random weights: a baseline to measure against.

python -m models.technogan OUT.onnx
"""

import argparse
from pathlib import Path

import keras
import onnx
import tensorflow as tf
import tf2onnx
from keras import layers

BINS, FRAMES, LATENT_SIZE = 256, 512, 64  # of TechnoGAN's largest generator
OPSET = 17


def generator() -> keras.Model:
    """Seed [shape=(batch, 64)] to image [shape=(batch, 256, 512, 1), -1..1]: 18.5 M parameters, 11 GMAC."""
    seed = keras.Input((LATENT_SIZE,), name="seed")
    x = layers.Dense(BINS // 8 * FRAMES // 8 * 128, use_bias=False)(seed)
    x = layers.LeakyReLU(0.3)(layers.BatchNormalization()(x))
    x = layers.Reshape((BINS // 8, FRAMES // 8, 128))(x)
    for channels, stride in ((128, 1), (96, 2), (96, 2), (96, 2)):
        x = layers.Conv2DTranspose(channels, 5, stride, padding="same", use_bias=False)(x)
        x = layers.LeakyReLU(0.3)(layers.BatchNormalization()(x))
    image = layers.Conv2DTranspose(1, 5, padding="same", use_bias=False, activation="tanh")(x)
    return keras.Model(seed, image, name="technogan")


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description="Write TechnoGAN's largest generator with random weights.")
    parser.add_argument("onnx", type=Path, metavar="OUT.onnx")
    path = parser.parse_args().onnx
    keras.utils.set_random_seed(0)
    model = generator()
    signature = [tf.TensorSpec((None, LATENT_SIZE), tf.float32, name="seed")]
    exported, _ = tf2onnx.convert.from_function(
        tf.function(lambda seed: {"image": model(seed, training=False)}, input_signature=signature),
        input_signature=signature,
        opset=OPSET,
    )
    onnx.save(exported, path)


if __name__ == "__main__":
    main()
