"""The networks. A loop is a short film of spectra: time is the axis, the bins are channels.

A hat is not a kick moved up, so nothing is shared between frequencies: the generator ends in a few hundred learned
spectra whose loudness its trunk moves in time, which gives sharp harmonics and crisp onsets at little cost. What a
few hundred spectra cannot span is the speckle of noise: it is drawn from one fixed grain, and the network only says
where and how much. All convolutions are circular in time, as the loop is. Images are standardised,
[shape=(batch, frames, bins)].
"""

import keras
import numpy as np
from keras import layers, ops

from inference.description import Description
from inference.powergram import powergram

SLOPE = 0.2  # of the leaky rectifiers
BASS_BINS = 24  # below 820 Hz: kick and bass, which a critic of all bins would hardly notice


class CircularPad(layers.Layer):
    """Continues axis 1, time, by `size` entries round both ends."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.size = size

    def call(self, x: keras.KerasTensor) -> keras.KerasTensor:
        return ops.concatenate([x[:, -self.size :], x, x[:, : self.size]], axis=1)


class BatchDeviation(layers.Layer):
    """Appends one channel: how much the batch's features differ, so that a critic sees a lack of diversity."""

    def call(self, x: keras.KerasTensor) -> keras.KerasTensor:
        deviation = ops.mean(ops.sqrt(ops.var(x, axis=0) + 1e-6))
        return ops.concatenate([x, ops.ones_like(x[..., :1]) * deviation], axis=-1)


class Grain(layers.Layer):
    """Adds a fixed picture of noise [shape=(frames, bins)] to the first input, as strongly as the second one says."""

    def __init__(self, grain: np.ndarray) -> None:
        super().__init__()
        self.grain = grain

    def call(self, smooth: keras.KerasTensor, roughness: keras.KerasTensor) -> keras.KerasTensor:
        return smooth + roughness * ops.convert_to_tensor(self.grain, dtype=self.compute_dtype)


def noise_grain(description: Description) -> np.ndarray:
    """The powergram of white noise [shape=(frames, bins)] with a mean of 0 and a deviation of 1."""
    noise = np.random.default_rng(0).standard_normal(description.samples, dtype=np.float32)
    image = powergram(noise / np.abs(noise).max(), description).T
    return (image - image.mean()) / image.std()


def generator(grain: np.ndarray, latent_size: int, widths: tuple[int, ...]) -> keras.Model:
    """Seed [shape=(batch, latent_size)] to an image of the grain's size; each width but the first doubles time.

    Its outputs are the image and what that is made of: the smooth part, and the roughness that scales the grain.
    """
    frames, bins = grain.shape
    start = frames >> (len(widths) - 1)
    seed = keras.Input((latent_size,), name="seed")
    x = layers.Dense(start * widths[0], use_bias=False)(seed)
    x = layers.Reshape((start, widths[0]))(x)
    x = layers.ReLU()(layers.BatchNormalization()(x))
    for width in widths[1:]:
        x = layers.Conv1DTranspose(width, 4, strides=2, use_bias=False)(CircularPad(1)(x))
        x = layers.Cropping1D(3)(x)
        x = layers.ReLU()(layers.BatchNormalization()(x))
    smooth = layers.Conv1D(bins, 3)(CircularPad(1)(x))
    roughness = layers.Conv1D(bins, 1, kernel_initializer="zeros")(x)
    return keras.Model(seed, [Grain(grain)(smooth, roughness), smooth, roughness], name="generator")


def encoder(frames: int, bins: int, latent_size: int, widths: tuple[int, ...]) -> keras.Model:
    """Standardised image to the mean and log variance of its seed [shape=(batch, 2 * latent_size)]."""
    image = keras.Input((frames, bins))
    x = image
    for width in widths:
        x = layers.Conv1D(width, 4, strides=2, use_bias=False)(CircularPad(1)(x))
        x = layers.LeakyReLU(SLOPE)(layers.BatchNormalization()(x))
    x = layers.Dense(2 * latent_size)(layers.Flatten()(x))
    return keras.Model(image, x, name="encoder")


def critics(
    frames: int,
    bins: int,
    spectral_widths: tuple[int, ...],
    bass_widths: tuple[int, ...],
    texture_widths: tuple[int, ...],
) -> keras.Model:
    """Standardised image to three scores: of the bar, of its bass alone, and a map of them for the texture."""
    image = keras.Input((frames, bins))
    bar, bass = _spectral_score(image, spectral_widths), _spectral_score(image[..., :BASS_BINS], bass_widths)
    return keras.Model(image, [bar, bass, _texture_scores(image, texture_widths)], name="critics")


def _spectral_score(x: keras.KerasTensor, widths: tuple[int, ...]) -> keras.KerasTensor:
    for width in widths:
        x = layers.Conv1D(width, 4, strides=2)(CircularPad(1)(x))
        x = layers.LeakyReLU(SLOPE)(x)
    x = layers.Flatten()(BatchDeviation()(x))
    return layers.Dense(1)(x)


def _texture_scores(x: keras.KerasTensor, widths: tuple[int, ...]) -> keras.KerasTensor:
    x = layers.Reshape((*x.shape[1:], 1))(x)
    x = layers.Conv2D(widths[0], 4, strides=4)(x)
    x = layers.LeakyReLU(SLOPE)(RowBias()(x))
    for width in widths[1:]:
        x = layers.ZeroPadding2D((0, 1))(CircularPad(1)(x))  # frequency has ends, time has none
        x = layers.Conv2D(width, 4, strides=2)(x)
        x = layers.LeakyReLU(SLOPE)(x)
    return layers.Conv2D(1, 1)(x)


class RowBias(layers.Layer):
    """Adds a learned vector to each row of bins [axis 2], so that shared filters know the pitch they look at."""

    def build(self, shape: tuple[int, ...]) -> None:
        self.bias = self.add_weight(shape=(1, 1, *shape[2:]), initializer="zeros", name="bias")

    def call(self, x: keras.KerasTensor) -> keras.KerasTensor:
        return x + self.bias
