"""The coder of the block sequence model: each sixteenth of a bar becomes a few discrete codes, and a picture again.

Three encoders, one for each band of bins, halve time until one step is left of a block, and give numbers that are
rounded to LEVELS steps; DIGITS of them make one code of CODES (finite scalar quantisation, Mentzer et al., "Finite
Scalar Quantization: VQ-VAE Made Simple", 2024, section 3: no codebook that could collapse). One decoder sees the codes
of all bands. It gives the smooth part of the picture and its roughness, by which speckle is drawn, as the generator of
the recipe techno does. Pictures are standardised [shape=(batch, frames, bins)], codes [shape=(batch, blocks, codes)].
"""

from typing import Any

import keras
import numpy as np
from keras import layers, ops

from inference.arrays import Floats
from inference.continuation.blocks import BLOCKS, DIGITS, LEVELS, join_digits
from inference.description import Description
from inference.parts.speckle import draw_speckle
from models.dataset import ChannelStatistics
from models.gradients import make_step
from models.recipes import losses
from models.recipes.networks import SLOPE
from models.settings import SequenceSettings

EDGES = (1 / 64, 100 / 512)  # of the bands, as parts of all bins: kick and bass, harmonics, hats and noise
BAND_CODES = (2, 6, 4)  # of a block: harmonic lines need the most
CODES_PER_BLOCK = sum(BAND_CODES)
SPECKLES = 4  # loops of noise that the batches' speckle is cut out of


class Round(layers.Layer):
    """Rounds numbers to the LEVELS steps of a digit; the gradient passes as if nothing was rounded."""

    def call(self, digits: keras.KerasTensor) -> keras.KerasTensor:
        return digits + ops.stop_gradient(ops.floor(digits) + 0.5 - digits)


class Squash(layers.Layer):
    """Any number -> one in -LEVELS / 2..LEVELS / 2, both excluded."""

    def call(self, x: keras.KerasTensor) -> keras.KerasTensor:
        return (LEVELS / 2 - 1e-3) * ops.tanh(x)


def build_encoder(description: Description, widths: tuple[int, ...]) -> keras.Model:
    """Build the encoders of all bands as one model: pictures -> digits before they are rounded."""
    frames = description.frames // BLOCKS
    picture = keras.Input((None, description.bins), name="picture")
    edges = [0, *(round(edge * description.bins) for edge in EDGES), description.bins]
    found = []
    for low, high, codes in zip(edges[:-1], edges[1:], BAND_CODES, strict=True):
        x = picture[..., low:high]
        for number, width in enumerate(widths):
            stride = frames >> number if number == len(widths) - 1 else 2
            x = layers.Conv1D(width, 2 * stride, strides=stride, padding="same")(x)
            x = layers.LeakyReLU(SLOPE)(layers.LayerNormalization()(x))
        found.append(layers.Conv1D(codes * DIGITS, 1)(x))
    return keras.Model(picture, Squash()(layers.Concatenate()(found)), name="encoder")


def build_decoder(description: Description, widths: tuple[int, ...]) -> keras.Model:
    """Build the decoder: rounded digits -> the smooth part and the roughness of pictures."""
    frames = description.frames // BLOCKS
    digits = keras.Input((None, CODES_PER_BLOCK * DIGITS), name="digits")
    x = layers.Conv1D(widths[0], 3, padding="same")(digits)
    for number, width in enumerate(widths[1:]):
        x = layers.ReLU()(layers.LayerNormalization()(x))
        stride = frames >> number if number == len(widths) - 2 else 2
        x = layers.Conv1DTranspose(width, 2 * stride, strides=stride, padding="same")(x)
    x = layers.ReLU()(layers.LayerNormalization()(x))
    smooth = layers.Conv1D(description.bins, 3, padding="same")(x)
    roughness = layers.Conv1D(description.bins, 1, kernel_initializer="zeros")(x)
    return keras.Model(digits, [smooth, roughness], name="decoder")


def build_critics(description: Description, widths: tuple[int, ...], texture_widths: tuple[int, ...]) -> keras.Model:
    """Build two critics as one model: one scores stretches of time in all bins, the other patches of the picture."""
    picture = keras.Input((None, description.bins), name="picture")
    x = picture
    for width in widths:
        x = layers.LeakyReLU(SLOPE)(layers.Conv1D(width, 4, strides=2, padding="same")(x))
    y = ops.expand_dims(picture, -1)
    for number, width in enumerate(texture_widths):
        y = layers.LeakyReLU(SLOPE)(layers.Conv2D(width, 4, strides=2 if number else 4, padding="same")(y))
    return keras.Model(picture, [layers.Conv1D(1, 1)(x), layers.Conv2D(1, 1)(y)], name="critics")


class Coder:
    """Encoder, decoder and critics, and the two kinds of step; pictures are given as they are stored."""

    def __init__(self, settings: SequenceSettings, description: Description, of: ChannelStatistics) -> None:
        """`of` are the statistics of the picture's bins."""
        self.settings, self.statistics = settings, of
        self.frames = description.frames // BLOCKS  # of a block
        self.encoder = build_encoder(description, settings.encoder_widths)
        self.decoder = build_decoder(description, settings.decoder_widths)
        self.critics = build_critics(description, settings.critic_widths, settings.texture_widths)
        self.bound = losses.SpectralBound(self.critics)
        self.bound.apply(iterations=20)
        rng = np.random.default_rng(0)
        self.speckle = np.concatenate([draw_speckle(rng, description)[0].T for _ in range(SPECKLES)])
        own = [*self.encoder.trainable_weights, *self.decoder.trainable_weights]
        self.optimizers = [
            keras.optimizers.Adam(settings.rate, beta_1=0.9, beta_2=0.99),
            keras.optimizers.Adam(settings.critic_rate, beta_1=0.0, beta_2=0.99),
            keras.optimizers.Adam(settings.coder_rate, beta_1=0.0, beta_2=0.99),
        ]
        critics = self.critics.trainable_weights
        self._plain_step = make_step(self._plain_loss, self.optimizers[0], own, [], lambda: None)
        self._critic_step = make_step(
            self._critic_loss, self.optimizers[1], critics, [*own, *self.bound.vectors], self.bound.apply
        )
        self._sharp_step = make_step(self._sharp_loss, self.optimizers[2], own, critics, lambda: None)

    @property
    def variables(self) -> list[keras.Variable]:
        """All variables of a checkpoint, always in the same order."""
        models = (self.encoder, self.decoder, self.critics, *self.optimizers)
        return [variable for model in models for variable in model.variables] + self.bound.vectors

    def step(self, step: int, pictures: Any, rng: np.random.Generator) -> dict[str, Any]:
        """Train step number `step` on pictures [shape=(batch, bins, frames), uint8]; returns the losses by name."""
        if step < self.settings.plain_steps:
            return self._plain_step(pictures)
        starts = rng.integers(len(self.speckle), size=(len(pictures), 1))
        frames = ((starts + np.arange(pictures.shape[2])) % len(self.speckle)).astype(np.int32)
        record = self._critic_step(pictures, frames)
        if step >= self.settings.plain_steps + self.settings.critic_lead:
            record |= self._sharp_step(pictures, frames)
        return record

    def encode(self, pictures: Any) -> Floats:
        """The codes [shape=(batch, blocks, codes)] of pictures [shape=(batch, bins, frames), uint8]."""
        digits = ops.convert_to_numpy(self.encoder(self.standardise(pictures)))
        return join_digits(digits)

    def measure_error(self, pictures: Any) -> float:
        """The squared error of pictures that are coded and decoded; that of the mean picture is 1."""
        real = self.standardise(pictures)
        return float(losses.squared_error(self._rebuild(real)[0], real))

    def draw_again(self, pictures: Any) -> Floats:
        """Pictures [shape=(count, bins, frames), uint8] from their codes [the same shape, 0..1], with speckle."""
        frames = np.tile(np.arange(pictures.shape[2], dtype=np.int32), (len(pictures), 1))
        drawn = ops.convert_to_numpy(self._draw(self._rebuild(self.standardise(pictures)), frames))
        values = drawn * self.statistics.deviation + self.statistics.mean
        return np.clip(values.transpose(0, 2, 1), 0, 1)

    def standardise(self, pictures: Any) -> Any:
        """Pictures as they are stored -> [shape=(batch, frames, bins)], in deviations from each bin's mean."""
        values = ops.transpose(ops.cast(pictures, "float32"), (0, 2, 1)) / 255
        mean, deviation = self.statistics.mean, self.statistics.deviation
        return (values - ops.convert_to_tensor(mean)) / ops.convert_to_tensor(deviation)

    def _rebuild(self, real: Any) -> list[Any]:
        return self.decoder(Round()(self.encoder(real)))

    def _plain_loss(self, pictures: Any) -> tuple[Any, dict[str, Any]]:
        real = self.standardise(pictures)
        smooth, roughness = self._rebuild(real)
        error = losses.squared_error(smooth, real)
        rough = losses.roughness_error(roughness, smooth, real)
        return error + rough, {"error": error, "roughness": rough}

    def _critic_loss(self, pictures: Any, frames: Any) -> tuple[Any, dict[str, Any]]:
        real = self.standardise(pictures)
        fake = ops.stop_gradient(self._draw(self._rebuild(real), frames))
        loss = losses.critic_hinge(self.critics(real), self.critics(fake))
        return loss, {"critic": loss}

    def _sharp_loss(self, pictures: Any, frames: Any) -> tuple[Any, dict[str, Any]]:
        real = self.standardise(pictures)
        smooth, roughness = self._rebuild(real)
        fake = self._draw([smooth, roughness], frames)
        error = losses.squared_error(smooth, real)
        rough = losses.roughness_error(roughness, smooth, real)
        score = losses.generator_hinge(self.critics(fake))
        loss = score + self.settings.anchor * (error + rough)
        return loss, {"score": score, "error": error, "roughness": rough}

    def _draw(self, parts: list[Any], frames: Any) -> Any:
        smooth, roughness = parts
        return smooth + roughness * ops.take(ops.convert_to_tensor(self.speckle), frames, axis=0)
