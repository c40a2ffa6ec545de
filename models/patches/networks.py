"""The kinds of networks that estimate patches, by name; the list and the sizes of the latents are AutoSoundMatch's.

Each is a function from levels [shape=(FRAMES, BANDS)] to what it hears in them [shape=(values,)]. The autoencoders add
what their decoder misses, and the divergence of their latents, to the loss.
"""

from collections.abc import Callable

import keras
from keras import layers, ops

from inference.search.patch.estimator import BANDS, FRAMES

LATENTS = 32
WIDTHS = (24, 48, 64, 96)  # channels of the convolutions, each of which halves frames and bands
DILATIONS = (1, 2, 4)  # of the residual blocks
COUPLINGS = 4  # of the flow
RECONSTRUCTION, DIVERGENCE = 0.1, 1e-3  # parts of the loss beside the error of the parameters


class ReconstructionLoss(layers.Layer):
    """Adds the mean absolute difference of levels and what a decoder makes of them; gives the latents on."""

    def call(self, latents, levels, decoded):
        self.add_loss(RECONSTRUCTION * ops.mean(ops.abs(levels - decoded)))
        return latents


class Latents(layers.Layer):
    """Draws latents from a normal distribution in training, gives its mean otherwise, and adds the divergence.

    Kingma and Welling, Auto-Encoding Variational Bayes, arXiv 1312.6114, appendix B. With a flow (Rezende and Mohamed,
    arXiv 1505.05770), latents pass through affine couplings (Dinh and others, arXiv 1605.08803), and the divergence is
    that of the drawn ones.
    """

    def __init__(self, couplings: int, **options) -> None:
        super().__init__(**options)
        self.random = keras.random.SeedGenerator(0)
        self.couplings = [
            keras.Sequential([layers.Dense(64, activation="relu"), layers.Dense(LATENTS)]) for _ in range(couplings)
        ]

    def build(self, shape) -> None:
        for coupling in self.couplings:
            coupling.build((None, LATENTS // 2))
        self.built = True

    def call(self, code, training=False):
        mean, deviation = code[:, :LATENTS], ops.softplus(code[:, LATENTS:]) + 1e-4
        noise = keras.random.normal(ops.shape(mean), seed=self.random) if training else ops.zeros_like(mean)
        latents = mean + deviation * noise
        spread = ops.sum(ops.log(deviation) + 0.5 * ops.square(noise), axis=1)
        for coupling in self.couplings:
            still, moved = ops.split(latents, 2, axis=1)
            scale, shift = ops.split(coupling(still), 2, axis=1)
            scale = ops.tanh(scale)
            spread += ops.sum(scale, axis=1)
            latents = ops.concatenate([moved * ops.exp(scale) + shift, still], axis=1)
        self.add_loss(DIVERGENCE * ops.mean(0.5 * ops.sum(ops.square(latents), axis=1) - spread))
        return latents


def hear_dense(levels):
    """A multilayer perceptron."""
    x = layers.Flatten()(levels)
    for _ in range(3):
        x = layers.Dense(512, activation="relu")(x)
    return x


def hear_convolved(levels):
    """Convolutions over frames and bands."""
    x = layers.Reshape((FRAMES, BANDS, 1))(levels)
    for width in WIDTHS:
        x = layers.Conv2D(width, 3, strides=2, padding="same", activation="relu")(x)
    return layers.Dense(256, activation="relu")(layers.Flatten()(x))


def hear_residual(levels):
    """Convolutions with residual blocks, whose dilation grows, behind the second of them."""
    x = layers.Reshape((FRAMES, BANDS, 1))(levels)
    for width in WIDTHS[:2]:
        x = layers.Conv2D(width, 3, strides=2, padding="same", activation="relu")(x)
    for dilation in DILATIONS:
        y = layers.Conv2D(WIDTHS[1], 3, dilation_rate=dilation, padding="same", activation="relu")(x)
        x = layers.add([x, layers.Conv2D(WIDTHS[1], 1)(y)])
    for width in WIDTHS[2:]:
        x = layers.Conv2D(width, 3, strides=2, padding="same", activation="relu")(x)
    return layers.Dense(256, activation="relu")(layers.Flatten()(x))


def hear_encoded(levels):
    """The latents of an autoencoder."""
    return _reconstruct(layers.Dense(LATENTS)(hear_convolved(levels)), levels)


def hear_variational(levels, couplings: int = 0):
    """The latents of a variational autoencoder."""
    return _reconstruct(Latents(couplings)(layers.Dense(2 * LATENTS)(hear_convolved(levels))), levels)


def hear_flowing(levels):
    """The latents of a variational autoencoder with a flow."""
    return hear_variational(levels, COUPLINGS)


def _reconstruct(latents, levels):
    x = layers.Dense(11 * 16 * 32, activation="relu")(latents)
    x = layers.Reshape((11, 16, 32))(x)
    x = layers.Conv2DTranspose(24, 4, strides=2, padding="same", activation="relu")(x)
    x = layers.Conv2DTranspose(1, 4, strides=2, padding="same")(x)
    decoded = layers.Reshape((FRAMES, BANDS))(x)
    return ReconstructionLoss()(latents, levels, decoded)


NETWORKS: dict[str, Callable] = {
    "mlp": hear_dense,
    "cnn": hear_convolved,
    "rescnn": hear_residual,
    "ae": hear_encoded,
    "vae": hear_variational,
    "vae-flow": hear_flowing,
}


def build(name: str, parameters: int) -> keras.Model:
    """The network of a kind, from levels [shape=(FRAMES, BANDS), 0..1] and notes [shape=(2,)] to positions 0..1."""
    levels, note = keras.Input((FRAMES, BANDS), name="levels"), keras.Input((2,), name="note")
    x = layers.concatenate([NETWORKS[name](levels), note])
    for _ in range(2):
        x = layers.Dense(256, activation="relu")(x)
    return keras.Model([levels, note], layers.Dense(parameters, activation="sigmoid")(x))
