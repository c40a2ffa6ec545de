"""The networks of the recipe techno: convolutions along time, with the bins of a powergram as channels.

Filters are not shared between frequencies, since a hat is not a kick at a higher pitch. The generator's last layer is a
sum of a few hundred learned spectra whose levels change in time: sharp harmonics and onsets at a small cost. It cannot
make the speckle of noise, so a fixed image of noise, the grain, is added where and as strongly as the network says.
Networks and spectra are loopseed's own design; the parts are those of DCGAN (Radford et al. 2016), variational
autoencoders (Kingma and Welling 2014) and patch critics (Isola et al. 2017, section 3.2.2). All convolutions are
circular in time, as a loop is. Images are standardised [shape=(batch, frames, bins)]; conditions are [shape=(batch,
conditions)], in their own ranges, NaN where one is not set.
"""

from typing import Any

import keras
import numpy as np
from keras import layers, ops

from inference.description import Condition, Description
from inference.dsp.powergram import powergram
from models.dataset import BinStatistics
from models.gradients import average_over_replicas, count_replicas

SLOPE = 0.2  # of the leaky rectifiers, for negative inputs
BASS_BINS = 48  # below 1.6 kHz in techno's geometry: kick, bass and chords, which a critic of all bins hardly notices


class CircularPad(layers.Layer):
    """Pads axis 1, time, by `size` entries at both ends, each copied from the other end of the loop."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.size = size

    def call(self, x: keras.KerasTensor) -> keras.KerasTensor:
        return ops.concatenate([x[:, -self.size :], x, x[:, : self.size]], axis=1)


class BatchDeviation(layers.Layer):
    """Appends one channel [shape=(..., channels + 1)], the mean standard deviation of the features over the batch.

    It shows a critic that the loops of a batch are too similar: Karras et al., "Progressive Growing of GANs", 2018,
    section 3.
    """

    def call(self, x: keras.KerasTensor) -> keras.KerasTensor:
        x32 = ops.cast(x, "float32")  # bfloat16 would lose the difference of two squares
        mean, square = (average_over_replicas(ops.mean(x, axis=0)) for x in (x32, ops.square(x32)))
        variance = ops.maximum(square - ops.square(mean), 0)
        deviation = ops.cast(ops.mean(ops.sqrt(variance + 1e-6)), x.dtype)
        return ops.concatenate([x, ops.ones_like(x[..., :1]) * deviation], axis=-1)


class Grain(layers.Layer):
    """Adds a fixed image of noise [shape=(frames, bins)] to the first input, multiplied by the second one."""

    def __init__(self, grain: np.ndarray) -> None:
        super().__init__()
        self.grain = grain

    def call(self, smooth: keras.KerasTensor, roughness: keras.KerasTensor) -> keras.KerasTensor:
        return smooth + roughness * ops.convert_to_tensor(self.grain, dtype=self.compute_dtype)


def make_grain(description: Description) -> np.ndarray:
    """The powergram of white noise [shape=(frames, bins)], scaled to a mean of 0 and a standard deviation of 1."""
    noise = np.random.default_rng(0).standard_normal(description.samples, dtype=np.float32)
    image = powergram(noise / np.abs(noise).max(), description).T
    return (image - image.mean()) / image.std()


class EncodeConditions(layers.Layer):
    """Encodes conditions [shape=(batch, n)] as network inputs [shape=(batch, 2 * n)].

    The first n are the values, scaled from their ranges to -1..1, the others 1. Where a condition is not set, both its
    numbers are 0.
    """

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
    """Appends a vector [shape=(batch, n)] to every frame of images: [shape=(batch, frames, bins + n)]."""

    def call(self, image: keras.KerasTensor, vector: keras.KerasTensor) -> keras.KerasTensor:
        frames = ops.ones_like(image[:, :, :1])
        return ops.concatenate([image, frames * vector[:, None]], axis=-1)


def build_generator(
    grain: np.ndarray, latent_size: int, widths: tuple[int, ...], conditions: tuple[Condition, ...] = ()
) -> keras.Model:
    """Build the generator: from latents [shape=(batch, latent_size)] and conditions to images of the grain's size.

    It starts with frames / 2^(widths - 1) frames and `widths[0]` channels; each further width doubles the frames by a
    transposed convolution. Outputs are the image, its smooth part and the roughness [shape=(batch, frames, bins) each];
    the image is smooth + roughness * grain.
    """
    frames, bins = grain.shape
    start = frames >> (len(widths) - 1)
    seed = keras.Input((latent_size,), name="seed")
    inputs, x = _append_conditions(seed, conditions, layers.Concatenate())
    x = layers.Dense(start * widths[0], use_bias=False)(x)
    x = layers.Reshape((start, widths[0]))(x)
    x = layers.ReLU()(_normalise(x))
    for width in widths[1:]:
        x = layers.Conv1DTranspose(width, 4, strides=2, use_bias=False)(CircularPad(1)(x))
        x = layers.Cropping1D(3)(x)
        x = layers.ReLU()(_normalise(x))
    smooth = layers.Conv1D(bins, 3)(CircularPad(1)(x))
    roughness = layers.Conv1D(bins, 1, kernel_initializer="zeros")(x)
    return keras.Model(inputs, [Grain(grain)(smooth, roughness), smooth, roughness], name="generator")


def build_encoder(
    frames: int, bins: int, latent_size: int, widths: tuple[int, ...], conditions: tuple[Condition, ...] = ()
) -> keras.Model:
    """Build the encoder: from images and conditions to means and log variances [shape=(batch, 2 * latent_size)].

    They are those of a Gaussian in the latent space for each image. Each width halves the frames. The encoder sees the
    conditions that are set, so that the latent does not need to repeat them.
    """
    image = keras.Input((frames, bins))
    inputs, x = _append_conditions(image, conditions, AppendToFrames())
    for width in widths:
        x = layers.Conv1D(width, 4, strides=2, use_bias=False)(CircularPad(1)(x))
        x = layers.LeakyReLU(SLOPE)(_normalise(x))
    x = layers.Dense(2 * latent_size)(layers.Flatten()(x))
    return keras.Model(inputs, x, name="encoder")


def build_critics(
    frames: int,
    bins: int,
    spectral_widths: tuple[int, ...],
    bass_widths: tuple[int, ...],
    texture_widths: tuple[int, ...],
    conditions: tuple[Condition, ...] = (),
) -> keras.Model:
    """Build the three critics as one model: from images and conditions to unbounded scores, high for real images.

    Outputs are a score of the whole bar and one of its lowest BASS_BINS bins [shape=(batch, 1) each], both of which see
    the conditions, and scores of overlapping patches of the image [shape=(batch, frames / 2^(n + 1), bins / 2^(n + 1),
    1)] for n texture widths.
    """
    image = keras.Input((frames, bins))
    inputs, whole = _append_conditions(image, conditions, AppendToFrames())
    _, low = _append_conditions(image[..., :BASS_BINS], conditions, AppendToFrames(), inputs)
    scores = [_score_spectra(whole, spectral_widths), _score_spectra(low, bass_widths)]
    return keras.Model(inputs, [*scores, _score_texture(image, texture_widths)], name="critics")


def list_inputs(x: Any, conditions: Any) -> list[Any]:
    """The inputs of a network: latents or images, and conditions [shape=(batch, conditions)] if the model has some."""
    return [x, conditions] if conditions.shape[1] else [x]


def update_average(average: keras.Model, generator: keras.Model, decay: float) -> None:
    """Move the averaged weights towards the generator's: average = decay * average + (1 - decay) * generator."""
    for slow, fast in zip(average.trainable_weights, generator.trainable_weights, strict=True):
        slow.assign(fast + decay * (slow - fast))


def _append_conditions(
    x: keras.KerasTensor,
    conditions: tuple[Condition, ...],
    join: layers.Layer,
    inputs: list[keras.KerasTensor] | None = None,
) -> tuple[list[keras.KerasTensor], keras.KerasTensor]:
    """The inputs of a model, and `x` joined with the encoded conditions if there are some."""
    if not conditions:
        return [x], x
    inputs = inputs or [x, keras.Input((len(conditions),), name="conditions")]
    condition = EncodeConditions(conditions)(inputs[1])
    return inputs, join([x, condition]) if isinstance(join, layers.Concatenate) else join(x, condition)


def _normalise(x: keras.KerasTensor) -> keras.KerasTensor:
    return layers.BatchNormalization(synchronized=count_replicas() > 1)(x)


def _score_spectra(x: keras.KerasTensor, widths: tuple[int, ...]) -> keras.KerasTensor:
    for width in widths:
        x = layers.Conv1D(width, 4, strides=2)(CircularPad(1)(x))
        x = layers.LeakyReLU(SLOPE)(x)
    x = layers.Flatten()(BatchDeviation()(x))
    return layers.Dense(1)(x)


def _score_texture(x: keras.KerasTensor, widths: tuple[int, ...]) -> keras.KerasTensor:
    x = layers.Reshape((*x.shape[1:], 1))(x)
    x = layers.Conv2D(widths[0], 4, strides=4)(x)
    x = layers.LeakyReLU(SLOPE)(RowBias()(x))
    for width in widths[1:]:
        x = layers.ZeroPadding2D((0, 1))(CircularPad(1)(x))  # frequency has ends, time has none
        x = layers.Conv2D(width, 4, strides=2)(x)
        x = layers.LeakyReLU(SLOPE)(x)
    return layers.Conv2D(1, 1)(x)


class Powergram(layers.Layer):
    """Turns standardised images [shape=(batch, frames, bins)] into powergrams [shape=(batch, bins, frames), 0..1]."""

    def __init__(self, statistics: BinStatistics) -> None:
        super().__init__(dtype="float32", name="powergram")
        self.statistics = statistics

    def call(self, image: keras.KerasTensor) -> keras.KerasTensor:
        mean, deviation = map(ops.convert_to_tensor, (self.statistics.mean, self.statistics.deviation))
        values = image * deviation + mean
        return ops.transpose(ops.clip(values, 0, 1), (0, 2, 1))


def build_player(generator: keras.Model, statistics: BinStatistics) -> keras.Model:
    """Build the model to export, from latents and conditions to powergrams [shape=(batch, bins, frames), 0..1]."""
    return keras.Model(generator.inputs, Powergram(statistics)(generator.outputs[0]), name="player")


class RowBias(layers.Layer):
    """Adds a learned vector to each bin [axis 2], so that filters that are shared by all bins know their pitch."""

    def build(self, shape: tuple[int, ...]) -> None:
        self.bias = self.add_weight(shape=(1, 1, *shape[2:]), initializer="zeros", name="bias")

    def call(self, x: keras.KerasTensor) -> keras.KerasTensor:
        return x + self.bias
