"""The coder of the block sequence model: each sixteenth of a bar becomes a few discrete codes, and a picture again.

An encoder for each band of bins halves time until one step is left of a block, and gives numbers that are rounded to
LEVELS steps; DIGITS of them make one code of CODES (finite scalar quantisation, Mentzer et al., "Finite Scalar
Quantization: VQ-VAE Made Simple", 2024, section 3: no codebook that could collapse). One decoder sees the codes of all
bands and gives the picture without its texture, which a continuation takes from the recording
(inference/continuation/blocks/own_blocks.py). Pictures are standardised [shape=(batch, frames, bins)], codes
[shape=(batch, blocks, codes)].
"""

from typing import Any

import keras
import numpy as np
from keras import layers, ops

from inference.arrays import Floats
from inference.continuation.blocks.codes import (
    BAND_CODES,
    BLOCKS,
    CODES_PER_BLOCK,
    DIGITS,
    LEVELS,
    join_digits,
    split_bands,
)
from inference.description import Description
from models.dataset import ChannelStatistics
from models.gradients import make_step
from models.recipes import losses
from models.recipes.networks import SLOPE
from models.settings import SequenceSettings


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
    found = []
    for bins, codes in zip(split_bands(description.bins), BAND_CODES, strict=True):
        x = picture[..., bins]
        for number, width in enumerate(widths):
            stride = frames >> number if number == len(widths) - 1 else 2
            x = layers.Conv1D(width, 2 * stride, strides=stride, padding="same")(x)
            x = layers.LeakyReLU(SLOPE)(layers.LayerNormalization()(x))
        found.append(layers.Conv1D(codes * DIGITS, 1)(x))
    return keras.Model(picture, Squash()(layers.Concatenate()(found)), name="encoder")


def build_decoder(description: Description, widths: tuple[int, ...]) -> keras.Model:
    """Build the decoder: rounded digits -> pictures."""
    frames = description.frames // BLOCKS
    digits = keras.Input((None, CODES_PER_BLOCK * DIGITS), name="digits")
    x = layers.Conv1D(widths[0], 3, padding="same")(digits)
    for number, width in enumerate(widths[1:]):
        x = layers.ReLU()(layers.LayerNormalization()(x))
        stride = frames >> number if number == len(widths) - 2 else 2
        x = layers.Conv1DTranspose(width, 2 * stride, strides=stride, padding="same")(x)
    x = layers.ReLU()(layers.LayerNormalization()(x))
    return keras.Model(digits, layers.Conv1D(description.bins, 3, padding="same")(x), name="decoder")


class Coder:
    """Encoder and decoder, and the step that trains them; pictures are given as they are stored."""

    def __init__(self, settings: SequenceSettings, description: Description, of: ChannelStatistics) -> None:
        """`of` are the statistics of the picture's bins."""
        self.statistics = of
        self.frames = description.frames // BLOCKS  # of a block
        self.encoder = build_encoder(description, settings.encoder_widths)
        self.decoder = build_decoder(description, settings.decoder_widths)
        self.optimizer = keras.optimizers.Adam(settings.rate, beta_1=0.9, beta_2=0.99)
        own = [*self.encoder.trainable_weights, *self.decoder.trainable_weights]
        self._step = make_step(self._loss, self.optimizer, own, [], lambda: None)

    @property
    def variables(self) -> list[keras.Variable]:
        """All variables of a checkpoint, always in the same order."""
        return [*self.encoder.variables, *self.decoder.variables, *self.optimizer.variables]

    def step(self, pictures: Any) -> dict[str, Any]:
        """Train on pictures [shape=(batch, bins, frames), uint8]; returns the loss by name."""
        return self._step(pictures)

    def encode(self, pictures: Any) -> Floats:
        """The codes [shape=(batch, blocks, codes)] of pictures [shape=(batch, bins, frames), uint8]."""
        return join_digits(ops.convert_to_numpy(self.encoder(self.standardise(pictures))))

    def measure_error(self, pictures: Any) -> float:
        """The squared error of pictures that are coded and decoded; that of the mean picture is 1."""
        real = self.standardise(pictures)
        return float(losses.squared_error(self._rebuild(real), real))

    def draw_again(self, pictures: Any) -> Floats:
        """Pictures [shape=(count, bins, frames), uint8] from their codes [the same shape, 0..1]."""
        drawn = ops.convert_to_numpy(self._rebuild(self.standardise(pictures)))
        values = drawn * self.statistics.deviation + self.statistics.mean
        return np.clip(values.transpose(0, 2, 1), 0, 1)

    def standardise(self, pictures: Any) -> Any:
        """Pictures as they are stored -> [shape=(batch, frames, bins)], in deviations from each bin's mean."""
        values = ops.transpose(ops.cast(pictures, "float32"), (0, 2, 1)) / 255
        mean, deviation = self.statistics.mean, self.statistics.deviation
        return (values - ops.convert_to_tensor(mean)) / ops.convert_to_tensor(deviation)

    def _rebuild(self, real: Any) -> Any:
        return self.decoder(Round()(self.encoder(real)))

    def _loss(self, pictures: Any) -> tuple[Any, dict[str, Any]]:
        real = self.standardise(pictures)
        error = losses.squared_error(self._rebuild(real), real)
        return error, {"error": error}
