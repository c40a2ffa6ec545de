"""The networks. A loop is a short film of spectra: time is the axis, the bins are channels.

A hat is not a kick moved up, so nothing is shared between frequencies: the generator ends in a few hundred learned
spectra whose loudness its trunk moves in time, which gives sharp harmonics and crisp onsets at little cost. What a
few hundred spectra cannot span is the speckle of noise: it is drawn from one fixed grain, and the network only says
where and how much. All convolutions are circular in time, as the loop is. Images are standardised,
[shape=(batch, frames, bins)]; conditions are [shape=(batch, conditions)], NaN where one is not set.
"""

from typing import Any

import keras
import numpy as np
from keras import layers, ops

from inference.description import Condition, Description
from inference.dsp.powergram import powergram
from models.dataset import BinStatistics
from models.gradients import over_replicas, replicas

SLOPE = 0.2  # of the leaky rectifiers
BASS_BINS = 48  # below 1.6 kHz: kick, bass and the lines of chords, which a critic of all bins would hardly notice


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
        x32 = ops.cast(x, "float32")  # bfloat16 would lose the difference of two squares
        mean, square = over_replicas(ops.mean(x32, axis=0)), over_replicas(ops.mean(ops.square(x32), axis=0))
        variance = ops.maximum(square - ops.square(mean), 0)
        deviation = ops.cast(ops.mean(ops.sqrt(variance + 1e-6)), x.dtype)
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


class EncodeConditions(layers.Layer):
    """Conditions for a network: each as -1..1, 0 where it is not set, and a second number that says whether it is."""

    def __init__(self, conditions: tuple[Condition, ...]) -> None:
        super().__init__(dtype="float32", autocast=False)
        self.low = np.array([condition.low for condition in conditions], np.float32)
        self.high = np.array([condition.high for condition in conditions], np.float32)

    def call(self, conditions: keras.KerasTensor) -> keras.KerasTensor:
        hidden = ops.isnan(conditions)
        low, span = map(ops.convert_to_tensor, (self.low, self.high - self.low))
        value = 2 * (conditions - low) / span - 1
        return ops.concatenate([ops.where(hidden, 0.0, value), ops.where(hidden, 0.0, 1.0)], axis=-1)


class AppendToFrames(layers.Layer):
    """Appends a vector [shape=(batch, n)] to every moment of a film [shape=(batch, frames, bins)]."""

    def call(self, film: keras.KerasTensor, vector: keras.KerasTensor) -> keras.KerasTensor:
        frames = ops.ones_like(film[:, :, :1])
        return ops.concatenate([film, frames * vector[:, None]], axis=-1)


def generator(
    grain: np.ndarray, latent_size: int, widths: tuple[int, ...], conditions: tuple[Condition, ...] = ()
) -> keras.Model:
    """Seed [shape=(batch, latent_size)] and conditions to an image of the grain's size.

    Each width but the first doubles time.

    Its outputs are the image and what that is made of: the smooth part, and the roughness that scales the grain.
    """
    frames, bins = grain.shape
    start = frames >> (len(widths) - 1)
    seed = keras.Input((latent_size,), name="seed")
    inputs, x = _with_conditions(seed, conditions, layers.Concatenate())
    x = layers.Dense(start * widths[0], use_bias=False)(x)
    x = layers.Reshape((start, widths[0]))(x)
    x = layers.ReLU()(_normalised(x))
    for width in widths[1:]:
        x = layers.Conv1DTranspose(width, 4, strides=2, use_bias=False)(CircularPad(1)(x))
        x = layers.Cropping1D(3)(x)
        x = layers.ReLU()(_normalised(x))
    smooth = layers.Conv1D(bins, 3)(CircularPad(1)(x))
    roughness = layers.Conv1D(bins, 1, kernel_initializer="zeros")(x)
    return keras.Model(inputs, [Grain(grain)(smooth, roughness), smooth, roughness], name="generator")


def encoder(
    frames: int, bins: int, latent_size: int, widths: tuple[int, ...], conditions: tuple[Condition, ...] = ()
) -> keras.Model:
    """Standardised image and its conditions to the mean and log variance of its seed [shape=(batch, 2 * latent_size)].

    It knows which conditions are hidden, so that the seed says again only what no condition says.
    """
    image = keras.Input((frames, bins))
    inputs, x = _with_conditions(image, conditions, AppendToFrames())
    for width in widths:
        x = layers.Conv1D(width, 4, strides=2, use_bias=False)(CircularPad(1)(x))
        x = layers.LeakyReLU(SLOPE)(_normalised(x))
    x = layers.Dense(2 * latent_size)(layers.Flatten()(x))
    return keras.Model(inputs, x, name="encoder")


def critics(
    frames: int,
    bins: int,
    spectral_widths: tuple[int, ...],
    bass_widths: tuple[int, ...],
    texture_widths: tuple[int, ...],
    conditions: tuple[Condition, ...] = (),
) -> keras.Model:
    """Standardised image, and its conditions, to three scores: of the bar, of its bass, and a map for the texture."""
    image = keras.Input((frames, bins))
    inputs, film = _with_conditions(image, conditions, AppendToFrames())
    _, low = _with_conditions(image[..., :BASS_BINS], conditions, AppendToFrames(), inputs)
    scores = [_spectral_score(film, spectral_widths), _spectral_score(low, bass_widths)]
    return keras.Model(inputs, [*scores, _texture_scores(image, texture_widths)], name="critics")


def inputs(x: Any, conditions: Any) -> list[Any]:
    """What these networks take: seeds or images, and conditions [shape=(batch, conditions)] if there are some."""
    return [x, conditions] if conditions.shape[1] else [x]


def follow(average: keras.Model, generator: keras.Model, decay: float) -> None:
    """Move the averaged generator's weights towards the present one's, which count 1 - decay."""
    for slow, fast in zip(average.trainable_weights, generator.trainable_weights, strict=True):
        slow.assign(fast + decay * (slow - fast))


def _with_conditions(
    x: keras.KerasTensor,
    conditions: tuple[Condition, ...],
    join: layers.Layer,
    inputs: list[keras.KerasTensor] | None = None,
) -> tuple[list[keras.KerasTensor], keras.KerasTensor]:
    """A model's inputs, and `x` joined with the conditions where there are some."""
    if not conditions:
        return [x], x
    inputs = inputs or [x, keras.Input((len(conditions),), name="conditions")]
    condition = EncodeConditions(conditions)(inputs[1])
    return inputs, join([x, condition]) if isinstance(join, layers.Concatenate) else join(x, condition)


def _normalised(x: keras.KerasTensor) -> keras.KerasTensor:
    return layers.BatchNormalization(synchronized=replicas() > 1)(x)


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


class Powergram(layers.Layer):
    """Standardised images [shape=(batch, frames, bins)] as powergrams [shape=(batch, bins, frames), 0..1]."""

    def __init__(self, statistics: BinStatistics) -> None:
        super().__init__(dtype="float32", name="powergram")
        self.statistics = statistics

    def call(self, image: keras.KerasTensor) -> keras.KerasTensor:
        mean, deviation = map(ops.convert_to_tensor, (self.statistics.mean, self.statistics.deviation))
        values = image * deviation + mean
        return ops.transpose(ops.clip(values, 0, 1), (0, 2, 1))


def player(generator: keras.Model, statistics: BinStatistics) -> keras.Model:
    """The generator as it is exported: seed, and conditions, to a powergram [shape=(batch, bins, frames), 0..1]."""
    return keras.Model(generator.inputs, Powergram(statistics)(generator.outputs[0]), name="player")


class RowBias(layers.Layer):
    """Adds a learned vector to each row of bins [axis 2], so that shared filters know the pitch they look at."""

    def build(self, shape: tuple[int, ...]) -> None:
        self.bias = self.add_weight(shape=(1, 1, *shape[2:]), initializer="zeros", name="bias")

    def call(self, x: keras.KerasTensor) -> keras.KerasTensor:
        return x + self.bias
