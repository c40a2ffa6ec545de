"""The normalising flow from random latents to codes, where the loops of the autoencoder are.

Codes of real loops lie in a few regions of their space. Latents of a standard normal distribution mostly fall between
these regions, and their loops are mixtures: kicks that differ, pitches that waver. The flow is an invertible network
that moves a standard normal distribution to that of the codes. It is made of the coupling layers of Dinh et al.,
"Density Estimation Using Real NVP", 2017, sections 3.2 to 3.5, with a fixed random order of the numbers before each.
"""

from typing import Any

import keras
import numpy as np
from keras import layers, ops

LOG_SCALE = 2.0  # a coupling scales a number by exp(-2) to exp(2) at most: larger ones make the training unstable


class Flow(layers.Layer):
    """Turns latents [shape=(batch, size)] into codes [shape=(batch, size)]; before training, it changes nothing."""

    def __init__(self, widths: tuple[int, ...]) -> None:
        """A coupling layer for each of `widths`, which are the widths of their two hidden layers."""
        super().__init__(dtype="float32", autocast=False, name="flow")
        self.widths = widths

    def build(self, shape: tuple[int, ...]) -> None:
        size = shape[-1]
        self.kept = size // 2  # numbers that a coupling does not change, and that decide how it changes the others
        self.orders = [np.random.default_rng(number).permutation(size) for number in range(len(self.widths))]
        self.networks = []
        for width in self.widths:
            hidden = [layers.Dense(width, activation="relu", dtype="float32") for _ in range(2)]
            last = layers.Dense(2 * (size - self.kept), kernel_initializer="zeros", dtype="float32")
            network = keras.Sequential([*hidden, last])
            network.build((None, self.kept))
            self.networks.append(network)

    def call(self, latents: Any) -> Any:
        """The codes of latents."""
        x = latents
        for order, network in zip(self.orders, self.networks, strict=True):
            x = ops.take(x, order, axis=1)
            kept, shift, log_scale = self._split(x, network)
            x = ops.concatenate([kept, x[:, self.kept :] * ops.exp(log_scale) + shift], axis=1)
        return x

    def invert(self, codes: Any) -> tuple[Any, Any]:
        """The latents of codes, and the logarithm of the determinant of d latents / d codes [shape=(batch,)]."""
        x, log_determinant = codes, ops.zeros_like(codes[:, 0])
        for order, network in zip(self.orders[::-1], self.networks[::-1], strict=True):
            kept, shift, log_scale = self._split(x, network)
            x = ops.concatenate([kept, (x[:, self.kept :] - shift) * ops.exp(-log_scale)], axis=1)
            x = ops.take(x, np.argsort(order), axis=1)
            log_determinant -= ops.sum(log_scale, axis=1)
        return x, log_determinant

    def _split(self, x: Any, network: keras.Model) -> tuple[Any, Any, Any]:
        kept = x[:, : self.kept]
        shift, log_scale = ops.split(network(kept), 2, axis=1)
        return kept, shift, LOG_SCALE * ops.tanh(log_scale / LOG_SCALE)
