"""The recipe technogan: a plain DCGAN of the size of TechnoGAN, the program that loopseed follows, as a baseline.

TechnoGAN (https://www.mischmeisterm.com/projects/technogan/) names "Deep Convolutional Generative Adversarial Network",
a tutorial of TensorFlow's documentation (https://www.tensorflow.org/tutorials/generative/dcgan), as the root of its
network. Discriminator, losses and learning rates here are those of the tutorial; the generator has the tutorial's
layout in TechnoGAN's size. The method is that of Radford et al., "Unsupervised Representation Learning with Deep
Convolutional Generative Adversarial Networks", 2016.
"""

from typing import Any

import keras
import numpy as np
from keras import layers, ops

from inference.arrays import Floats
from inference.description import Condition, Description
from inference.parts.parts import PICTURE
from models.dataset import Statistics, Stored
from models.gradients import count_replicas, make_step
from models.recipes.networks import EncodeConditions, list_inputs, update_average
from models.settings import TechnoganSettings

DROPOUT = 0.3  # of the discriminator


def build_generator(bins: int, frames: int, latent_size: int, conditions: tuple[Condition, ...] = ()) -> keras.Model:
    """Build the generator: from latents [shape=(batch, latent_size)] to images [shape=(batch, bins, frames, 1), -1..1].

    Bins and frames have to be multiples of 8. At 256 x 512 it has 18.5 M parameters, nearly all of them in the first
    layer, and takes 11 G multiply-adds per loop.
    """
    inputs = [keras.Input((latent_size,), name="seed")]
    x = inputs[0]
    if conditions:
        inputs.append(keras.Input((len(conditions),), name="conditions"))
        x = layers.Concatenate()([x, EncodeConditions(conditions)(inputs[1])])
    x = layers.Dense(bins // 8 * frames // 8 * 128, use_bias=False)(x)
    x = layers.LeakyReLU(0.3)(layers.BatchNormalization(synchronized=count_replicas() > 1)(x))
    x = layers.Reshape((bins // 8, frames // 8, 128))(x)
    for channels, stride in ((128, 1), (96, 2), (96, 2), (96, 2)):
        x = layers.Conv2DTranspose(channels, 5, stride, padding="same", use_bias=False)(x)
        x = layers.LeakyReLU(0.3)(layers.BatchNormalization(synchronized=count_replicas() > 1)(x))
    image = layers.Conv2DTranspose(1, 5, padding="same", use_bias=False, activation="tanh")(x)
    return keras.Model(inputs, image, name="generator")


def build_discriminator(bins: int, frames: int, conditions: tuple[Condition, ...] = ()) -> keras.Model:
    """Build the discriminator: from images [shape=(batch, bins, frames, 1), -1..1] to log odds [shape=(batch, 1)].

    The log odds are those of an image to be real; each condition is a channel with the same value at every pixel.
    """
    inputs = [keras.Input((bins, frames, 1), name="image")]
    x = inputs[0]
    if conditions:
        inputs.append(keras.Input((len(conditions),), name="conditions"))
        x = AppendToPixels()(x, EncodeConditions(conditions)(inputs[1]))
    for channels in (64, 128):
        x = layers.LeakyReLU(0.3)(layers.Conv2D(channels, 5, 2, padding="same")(x))
        x = layers.Dropout(DROPOUT, seed=channels)(x)  # PyTorch's random state is only saved with a seed
    return keras.Model(inputs, layers.Dense(1, dtype="float32")(layers.Flatten()(x)), name="discriminator")


class AppendToPixels(layers.Layer):
    """Appends a vector [shape=(batch, n)] to every pixel: [shape=(batch, bins, frames, channels + n)]."""

    def call(self, image: keras.KerasTensor, vector: keras.KerasTensor) -> keras.KerasTensor:
        return ops.concatenate([image, ops.ones_like(image[..., :1]) * vector[:, None, None]], axis=-1)


class Unsigned(layers.Layer):
    """Turns images [shape=(batch, bins, frames, 1), -1..1] into powergrams [shape=(batch, bins, frames), 0..1]."""

    def call(self, image: keras.KerasTensor) -> keras.KerasTensor:
        return ops.clip((image[..., 0] + 1) / 2, 0, 1)


class Technogan:
    """Generator and discriminator, and a step that trains both; see models/recipes/recipe.py for the methods."""

    def __init__(self, settings: TechnoganSettings, description: Description, statistics: Statistics) -> None:
        self.settings, self.conditions = settings, description.conditions
        bins, frames, size = description.bins, description.frames, description.latent_size
        self.generator = build_generator(bins, frames, size, self.conditions)
        self.average = build_generator(bins, frames, size, self.conditions)
        self.average.set_weights(self.generator.get_weights())
        powergrams = Unsigned(dtype="float32", name=PICTURE)(self.average.outputs[0])
        self.player = keras.Model(self.average.inputs, {PICTURE: powergrams}, name="player")
        self.discriminator = build_discriminator(bins, frames, self.conditions)
        self.optimizers = [keras.optimizers.Adam(settings.rate), keras.optimizers.Adam(settings.rate)]
        self.discriminator_step = make_step(
            self._discriminator_loss,
            self.optimizers[0],
            self.discriminator.trainable_weights,
            [*self.generator.variables, *_list_untrained(self.discriminator)],
            lambda: None,
        )
        self.generator_step = make_step(
            self._generator_loss,
            self.optimizers[1],
            self.generator.trainable_weights,
            [*_list_untrained(self.generator), *self.average.variables, *self.discriminator.variables],
            self._update_average,
        )

    def step(
        self, step: int, loops: Stored, known: Floats, conditions: Floats, rng: np.random.Generator
    ) -> dict[str, Any]:
        """Train step number `step` on the pictures of loops; see models/recipes/recipe.py."""
        real = loops["picture"][..., None] * np.float32(2 / 255) - 1
        noise = rng.standard_normal((2, len(real), self.generator.inputs[0].shape[1]), dtype=np.float32)
        record = self.discriminator_step(real, conditions, noise[0])
        return record | self.generator_step(conditions, noise[1])

    phases = ((0, "learning"),)

    def rebuild(self, loops: Stored) -> None:
        """There is no encoder."""

    @property
    def variables(self) -> list[keras.Variable]:
        """All variables of a checkpoint, always in the same order."""
        parts = [self.generator, self.average, self.discriminator, *self.optimizers]
        return [variable for part in parts for variable in part.variables]

    def _discriminator_loss(self, real: Any, conditions: Any, noise: Any) -> tuple[Any, dict[str, Any]]:
        fake = ops.stop_gradient(ops.cast(self.generator(list_inputs(noise, conditions), training=True), "float32"))
        right = _cross_entropy(self.discriminator(list_inputs(real, conditions), training=True), 1)
        wrong = _cross_entropy(self.discriminator(list_inputs(fake, conditions), training=True), 0)
        return right + wrong, {"discriminator": right + wrong}

    def _generator_loss(self, conditions: Any, noise: Any) -> tuple[Any, dict[str, Any]]:
        fake = self.generator(list_inputs(noise, conditions), training=True)
        loss = _cross_entropy(self.discriminator(list_inputs(fake, conditions), training=True), 1)
        return loss, {"generator": loss}

    def _update_average(self) -> None:
        update_average(self.average, self.generator, self.settings.average)


def _list_untrained(model: keras.Model) -> list[keras.Variable]:
    """The variables that are not trained: statistics of batch norm and states of dropout's random generators."""
    trained = {id(weight) for weight in model.trainable_weights}
    return [variable for variable in model.variables if id(variable) not in trained]


def _cross_entropy(scores: Any, wanted: float) -> Any:
    """Mean binary cross-entropy of scores [shape=(batch, 1), log odds] against one target for all, 0 or 1."""
    return ops.mean(ops.softplus(scores) - wanted * scores)
