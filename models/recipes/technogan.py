"""The recipe of the program that we descend from, as the baseline and for its followers: a plain DCGAN.

The generator is TechnoGAN's own in size; discriminator, losses and rates are those of the DCGAN tutorial of
TensorFlow's documentation, which it was made from (seeds/001 names it as the root of network and script).
"""

from collections.abc import Callable
from typing import Any

import keras
import numpy as np
from keras import layers, ops

from inference.arrays import Floats
from inference.description import Condition, Description
from models.dataset import BinStatistics
from models.gradients import learner, replicas
from models.recipes.networks import EncodeConditions, follow, inputs
from models.settings import TechnoganSettings

DROPOUT = 0.3  # of the discriminator


def generator(bins: int, frames: int, latent_size: int, conditions: tuple[Condition, ...] = ()) -> keras.Model:
    """Seed [shape=(batch, latent_size)] to image [shape=(batch, bins, frames, 1), -1..1].

    18.5 M parameters and 11 GMAC at 256 x 512, nearly all of the parameters in the first layer.
    """
    inputs = [keras.Input((latent_size,), name="seed")]
    x = inputs[0]
    if conditions:
        inputs.append(keras.Input((len(conditions),), name="conditions"))
        x = layers.Concatenate()([x, EncodeConditions(conditions)(inputs[1])])
    x = layers.Dense(bins // 8 * frames // 8 * 128, use_bias=False)(x)
    x = layers.LeakyReLU(0.3)(layers.BatchNormalization(synchronized=replicas() > 1)(x))
    x = layers.Reshape((bins // 8, frames // 8, 128))(x)
    for channels, stride in ((128, 1), (96, 2), (96, 2), (96, 2)):
        x = layers.Conv2DTranspose(channels, 5, stride, padding="same", use_bias=False)(x)
        x = layers.LeakyReLU(0.3)(layers.BatchNormalization(synchronized=replicas() > 1)(x))
    image = layers.Conv2DTranspose(1, 5, padding="same", use_bias=False, activation="tanh")(x)
    return keras.Model(inputs, image, name="generator")


def discriminator(bins: int, frames: int, conditions: tuple[Condition, ...] = ()) -> keras.Model:
    """Image [shape=(batch, bins, frames, 1)] to one score; conditions are channels of one value each."""
    inputs = [keras.Input((bins, frames, 1), name="image")]
    x = inputs[0]
    if conditions:
        inputs.append(keras.Input((len(conditions),), name="conditions"))
        x = Channels()(x, EncodeConditions(conditions)(inputs[1]))
    for channels in (64, 128):
        x = layers.LeakyReLU(0.3)(layers.Conv2D(channels, 5, 2, padding="same")(x))
        x = layers.Dropout(DROPOUT, seed=channels)(x)  # torch resumes random numbers only where they are seeded
    return keras.Model(inputs, layers.Dense(1, dtype="float32")(layers.Flatten()(x)), name="discriminator")


class Channels(layers.Layer):
    """Appends a vector [shape=(batch, n)] to every pixel of an image [shape=(batch, bins, frames, channels)]."""

    def call(self, image: keras.KerasTensor, vector: keras.KerasTensor) -> keras.KerasTensor:
        return ops.concatenate([image, ops.ones_like(image[..., :1]) * vector[:, None, None]], axis=-1)


class Unsigned(layers.Layer):
    """The generator's image [shape=(batch, bins, frames, 1), -1..1] as a powergram [shape=(batch, bins, frames)]."""

    def call(self, image: keras.KerasTensor) -> keras.KerasTensor:
        return ops.clip((image[..., 0] + 1) / 2, 0, 1)


class Technogan:
    """Generator, discriminator, and the one step that teaches both."""

    def __init__(self, settings: TechnoganSettings, description: Description, statistics: BinStatistics) -> None:
        self.settings, self.conditions = settings, description.conditions
        bins, frames, size = description.bins, description.frames, description.latent_size
        self.generator = generator(bins, frames, size, self.conditions)
        self.average = generator(bins, frames, size, self.conditions)
        self.average.set_weights(self.generator.get_weights())
        powergrams = Unsigned(dtype="float32", name="powergram")(self.average.outputs[0])
        self.player = keras.Model(self.average.inputs, powergrams, name="player")
        self.discriminator = discriminator(bins, frames, self.conditions)
        self.optimizers = [keras.optimizers.Adam(settings.rate), keras.optimizers.Adam(settings.rate)]
        weights, others = self.generator.trainable_weights, _others(self.generator)
        judged = self.discriminator.trainable_weights
        self.discriminator_step = learner(
            self._discriminator_loss,
            self.optimizers[0],
            judged,
            [*self.generator.variables, *_others(self.discriminator)],
            lambda: None,
        )
        self.generator_step = learner(
            self._generator_loss,
            self.optimizers[1],
            weights,
            [*others, *self.average.variables, *self.discriminator.variables],
            self._follow,
        )

    def prepare(self, step: int, loops: Callable[[], tuple[Floats, Floats]]) -> None:
        """Nothing: no step of this recipe needs more than its batch."""

    def step(self, step: int, values: Floats, conditions: Floats, rng: np.random.Generator) -> dict[str, Any]:
        """Step number `step` on loops [shape=(batch, frames, bins), 0..1]; returns the losses by name."""
        real = 2 * values.transpose(0, 2, 1)[..., None] - 1
        noise = rng.standard_normal((2, len(real), self.generator.inputs[0].shape[1]), dtype=np.float32)
        record = self.discriminator_step(real, conditions, noise[0])
        return record | self.generator_step(conditions, noise[1])

    @property
    def variables(self) -> list[keras.Variable]:
        """All that a resumed run needs, always in the same order."""
        parts = [self.generator, self.average, self.discriminator, *self.optimizers]
        return [variable for part in parts for variable in part.variables]

    def _discriminator_loss(self, real: Any, conditions: Any, noise: Any) -> tuple[Any, dict[str, Any]]:
        fake = ops.stop_gradient(ops.cast(self.generator(inputs(noise, conditions), training=True), "float32"))
        right = _cross_entropy(self.discriminator(inputs(real, conditions), training=True), 1)
        wrong = _cross_entropy(self.discriminator(inputs(fake, conditions), training=True), 0)
        return right + wrong, {"discriminator": right + wrong}

    def _generator_loss(self, conditions: Any, noise: Any) -> tuple[Any, dict[str, Any]]:
        fake = self.generator(inputs(noise, conditions), training=True)
        loss = _cross_entropy(self.discriminator(inputs(fake, conditions), training=True), 1)
        return loss, {"generator": loss}

    def _follow(self) -> None:
        follow(self.average, self.generator, self.settings.average)


def _others(model: keras.Model) -> list[keras.Variable]:
    """What is not trained: the state of batch norm and of dropout's random numbers."""
    trained = {id(weight) for weight in model.trainable_weights}
    return [variable for variable in model.variables if id(variable) not in trained]


def _cross_entropy(scores: Any, wanted: float) -> Any:
    """Mean binary cross-entropy of scores [shape=(batch, 1), log odds] that all should say `wanted`, 0 or 1."""
    return ops.mean(ops.softplus(scores) - wanted * scores)
