"""The losses that the networks minimise, and the bound on the spectral norms of the critics' kernels.

Parts of loops are standardised; an image is [shape=(batch, frames, bins)]. Every loss is a mean over the batch
[shape=()].
"""

import keras
import numpy as np
from keras import ops

Tensor = keras.KerasTensor  # or the backend's own

POOL = 4  # frames and bins that the pooled error averages over: it keeps rhythm and spectrum, but not speckle
KNEE = 24  # bins (820 Hz at techno's geometry): below, all bins have nearly the same weight; above, all octaves do
FINE_WEIGHTS = {"low_band": 2.0, "levels": 0.5, "side": 0.1}  # of the errors, against the picture's 1
ANCHOR_WEIGHTS = {"low_band": 1.0, "levels": 0.25, "side": 0.1}  # the same in the adversarial training
LEVELS_POOL = 8  # steps of the levels, 15 ms in techno's geometry, that the anchor averages over
ABSOLUTE_TO_DEVIATION = (np.pi / 2) ** 0.5  # of a normal distribution: standard over mean absolute deviation
KERNEL_NORM = 2**0.5  # a rectifier halves the energy: with norms of 1 the scores are too small to reach the hinges
POWER_ITERATIONS = 1  # per step: the kernels change slowly, and the vectors are kept from step to step


def divergence(latents: Tensor, log_determinant: Tensor, noise: Tensor, log_variance: Tensor) -> Tensor:
    """Kullback-Leibler divergence of the encoder's Gaussians from the flow's distribution, in nats.

    It is estimated from one code of each Gaussian, mean + noise * exp(log_variance / 2), which the flow comes to from
    `latents` [all shape=(batch, latent_size), log_determinant shape=(batch,)]: a sum over the latent, a mean over
    loops. Kingma and Welling, "Auto-Encoding Variational Bayes", 2014, equation 7; a flow as the distribution of codes:
    Chen et al., "Variational Lossy Autoencoder", 2017, section 3.2.
    """
    each = 0.5 * ops.sum(ops.square(latents) - ops.square(noise) - log_variance, axis=-1)
    return ops.mean(each - log_determinant)


def bin_weights(bins: int) -> np.ndarray:
    """Weights of the bins' errors [shape=(bins,), mean 1]: a kick covers a few bins, a hat hundreds."""
    weights = 1 / (1 + np.arange(bins, dtype=np.float32) / KNEE)
    return weights / weights.mean()


def squared_error(image: Tensor, other: Tensor) -> Tensor:
    """Mean squared difference of two batches of images, weighted by bin; that of the mean image is 1."""
    return ops.mean(ops.square(image - other) * ops.convert_to_tensor(bin_weights(image.shape[-1])))


def pooled_error(image: Tensor, other: Tensor) -> Tensor:
    """`squared_error` of two batches of images that are averaged over patches of POOL x POOL pixels."""
    difference = (image - other) * ops.convert_to_tensor(np.sqrt(bin_weights(image.shape[-1])))
    return ops.mean(ops.square(ops.average_pool(difference[..., None], POOL, POOL)))


def mean_square(x: Tensor) -> Tensor:
    """The mean square of a tensor of any shape, in float32."""
    return ops.mean(ops.square(_to_float32(x)))


def fine_errors(parts: list[Tensor], other: list[Tensor]) -> dict[str, Tensor]:
    """The errors of the low band, the levels and the side of two batches, each by its weight in FINE_WEIGHTS."""
    pairs = zip(FINE_WEIGHTS.items(), parts, other, strict=True)
    return {name: weight * mean_square(part - real) for (name, weight), part, real in pairs}


def anchor_errors(parts: list[Tensor], other: list[Tensor]) -> dict[str, Tensor]:
    """`fine_errors` for the adversarial training, by ANCHOR_WEIGHTS: how sharp a hit is, only the critics say."""
    low_band, levels, side = parts
    real_low_band, real_levels, real_side = other
    pooled = [ops.average_pool(part, LEVELS_POOL, LEVELS_POOL) for part in (levels, real_levels)]
    errors = {
        "low_band": mean_square(low_band - real_low_band),
        "levels": mean_square(pooled[0] - pooled[1]),
        "side": mean_square(side - real_side),
    }
    return {name: ANCHOR_WEIGHTS[name] * error for name, error in errors.items()}


def condition_error(guessed: Tensor, conditions: Tensor) -> Tensor:
    """Mean squared difference of guessed conditions and given ones [shape=(batch, conditions)].

    Where one is not set, NaN, the difference is 0: a mean over the set ones alone would not be a mean over the batch.
    """
    known = ops.logical_not(ops.isnan(conditions))
    difference = ops.where(known, guessed - ops.where(known, conditions, 0.0), 0.0)
    return ops.mean(ops.square(difference))


def roughness_error(roughness: Tensor, smooth: Tensor, real: Tensor) -> Tensor:
    """Mean squared difference of the roughness and the deviation of real images from the smooth part.

    The critics alone cannot start the roughness: at 0, more and less of it look the same to them. Later they do better
    than this error, which takes what the network does not know for noise.
    """
    deviation = ABSOLUTE_TO_DEVIATION * ops.abs(real - ops.stop_gradient(smooth))
    return ops.mean(ops.square(roughness - deviation))


def critic_hinge(real: list[Tensor], fake: list[Tensor]) -> Tensor:
    """Hinge loss, summed over the critics' scores of any shape: 0 if real ones are above 1 and fake ones below -1.

    Lim and Ye, "Geometric GAN", 2017.
    """
    pairs = zip(real, fake, strict=True)
    return sum(ops.mean(ops.relu(1 - _to_float32(r))) + ops.mean(ops.relu(1 + _to_float32(f))) for r, f in pairs)


def generator_hinge(fake: list[Tensor]) -> Tensor:
    """The generator's loss against `critic_hinge`: minus the mean score, summed over the critics."""
    return -sum(ops.mean(_to_float32(scores)) for scores in fake)


def _to_float32(x: Tensor) -> Tensor:
    """Losses are computed in float32, whatever the precision of the networks."""
    return ops.cast(x, "float32")


class SpectralBound:
    """Scales every kernel of a model to a spectral norm of KERNEL_NORM after each step.

    Miyato et al., "Spectral Normalization for Generative Adversarial Networks", 2018, section 2 and appendix A: the
    norm, the largest singular value, is found by power iteration. This works on the float32 weights, which
    keras.layers.SpectralNormalization would round to the precision of the computation.
    """

    def __init__(self, model: keras.Model) -> None:
        self.kernels = [weight for weight in model.trainable_weights if weight.name == "kernel"]
        self.vectors = [
            keras.Variable(keras.random.normal((1, kernel.shape[-1])), trainable=False) for kernel in self.kernels
        ]

    def apply(self, iterations: int = POWER_ITERATIONS) -> None:
        """Improve the estimates of the norms by some rounds of power iteration, and scale the kernels."""
        for kernel, vector in zip(self.kernels, self.vectors, strict=True):
            matrix = ops.reshape(kernel, (-1, kernel.shape[-1]))
            v = ops.convert_to_tensor(vector)
            for _ in range(iterations):
                u = ops.normalize(ops.matmul(v, ops.transpose(matrix)))
                v = ops.matmul(u, matrix)
            vector.assign(ops.normalize(v))
            kernel.assign(kernel * (KERNEL_NORM / ops.norm(v)))
