"""What the networks are asked for: the losses, and the bound on the critics' slopes."""

import keras
import numpy as np
from keras import ops

Tensor = keras.KerasTensor  # or the backend's own

POOL = 4  # frames and bins that the anchor averages over: rhythm and colour stay, speckle is left to the critics
KNEE = 24  # bins (820 Hz) below which all bins weigh nearly the same, and above which octaves do
ABSOLUTE_TO_DEVIATION = (np.pi / 2) ** 0.5  # of a normal distribution
KERNEL_NORM = 2**0.5  # a rectifier halves the energy: with norms of 1 the scores stay so small that no hinge is reached
POWER_ITERATIONS = 1  # a step: the kernels move slowly, and the vectors are kept


def divergence(mean: Tensor, log_variance: Tensor) -> Tensor:
    """Kullback-Leibler divergence of the encoder's Gaussians from the standard normal, in nats a loop."""
    each = 0.5 * (ops.exp(log_variance) + ops.square(mean) - 1 - log_variance)
    return ops.mean(ops.sum(each, axis=-1))


def emphasis(bins: int) -> np.ndarray:
    """Weight of each bin's error [shape=(bins,), mean 1]: a kick lives in a few bins, a hat in hundreds."""
    weights = 1 / (1 + np.arange(bins, dtype=np.float32) / KNEE)
    return weights / weights.mean()


def squared_error(image: Tensor, other: Tensor) -> Tensor:
    """Mean squared difference of two batches of standardised images: 1 is what the mean image scores."""
    return ops.mean(ops.square(image - other) * ops.convert_to_tensor(emphasis(image.shape[-1])))


def pooled_error(image: Tensor, other: Tensor) -> Tensor:
    """`squared_error` of the images averaged over patches of POOL x POOL."""
    difference = (image - other) * ops.convert_to_tensor(np.sqrt(emphasis(image.shape[-1])))
    return ops.mean(ops.square(ops.average_pool(difference[..., None], POOL, POOL)))


def roughness_error(roughness: Tensor, smooth: Tensor, real: Tensor) -> Tensor:
    """Mean squared difference of the roughness from the deviation that the smooth part leaves of the real loops.

    The critics alone cannot start it: at no roughness at all, more and less look the same to them.
    """
    deviation = ABSOLUTE_TO_DEVIATION * ops.abs(real - ops.stop_gradient(smooth))
    return ops.mean(ops.square(roughness - deviation))


def critic_hinge(real: list[Tensor], fake: list[Tensor]) -> Tensor:
    """Hinge loss (Lim and Ye 2017), added over the critics: real scores are wanted above 1, others below -1."""
    pairs = zip(real, fake, strict=True)
    return sum(ops.mean(ops.relu(1 - _full(r))) + ops.mean(ops.relu(1 + _full(f))) for r, f in pairs)


def generator_hinge(fake: list[Tensor]) -> Tensor:
    """What the generator wants: high scores from every critic."""
    return -sum(ops.mean(_full(scores)) for scores in fake)


def _full(x: Tensor) -> Tensor:
    """In float32, whatever the networks compute in."""
    return ops.cast(x, "float32")


class SpectralBound:
    """Holds every kernel's spectral norm at KERNEL_NORM (Miyato et al. 2018), by projection after each step.

    Done on the float32 weights: keras.layers.SpectralNormalization would round them to the compute precision.
    """

    def __init__(self, model: keras.Model) -> None:
        self.kernels = [weight for weight in model.trainable_weights if weight.name == "kernel"]
        self.vectors = [
            keras.Variable(keras.random.normal((1, kernel.shape[-1])), trainable=False) for kernel in self.kernels
        ]

    def apply(self, iterations: int = POWER_ITERATIONS) -> None:
        """Scale each kernel by its largest singular value, as power iteration knows it so far."""
        for kernel, vector in zip(self.kernels, self.vectors, strict=True):
            matrix = ops.reshape(kernel, (-1, kernel.shape[-1]))
            v = ops.convert_to_tensor(vector)
            for _ in range(iterations):
                u = ops.normalize(ops.matmul(v, ops.transpose(matrix)))
                v = ops.matmul(u, matrix)
            vector.assign(ops.normalize(v))
            kernel.assign(kernel * (KERNEL_NORM / ops.norm(v)))
