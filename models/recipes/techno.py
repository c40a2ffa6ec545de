"""The recipe techno, which made the shipped generator: a variational autoencoder first, then a GAN with three critics.

In the first phase the generator is trained as the decoder of a variational autoencoder (Kingma and Welling 2014). Then
only the critics are trained for some steps, and after that generator and critics together, as a GAN (Goodfellow et al.
2014) with the hinge loss. In that phase, half of the latents of each batch are the codes of real loops, whose images
have to stay similar to these loops: this keeps the generator diverse. The codes have to be distributed as random
latents are, but all codes together are not standard normal. So they are whitened once, before the first step of the
critics, and the generator's first layer is multiplied by the inverse, which leaves its images as they were.
"""

from collections.abc import Callable
from typing import Any

import keras
import numpy as np
from keras import ops

from inference.arrays import Floats
from inference.description import Description
from models.dataset import BinStatistics
from models.gradients import make_step
from models.recipes import losses, networks
from models.settings import TechnoSettings

ENCODE_BATCH = 32  # loops that are encoded at once
MIN_CODES = 1024  # codes that the whitening is computed from
MIN_LOG_VARIANCE, MAX_LOG_VARIANCE = -12.0, 4.0  # of the encoder: exp stays finite in bfloat16


class Techno:
    """Generator, encoder and critics, and the three kinds of step; see models/recipes/recipe.py for the methods."""

    def __init__(self, settings: TechnoSettings, description: Description, statistics: BinStatistics) -> None:
        self.settings, self.statistics = settings, statistics
        self.conditions = description.conditions
        frames, bins = description.frames, description.bins
        self.grain = networks.make_grain(description)
        sizes = (self.grain, description.latent_size, settings.generator_widths, self.conditions)
        self.generator = networks.build_generator(*sizes)
        self.average = networks.build_generator(*sizes)
        self.average.set_weights(self.generator.get_weights())
        self.player = networks.build_player(self.average, statistics)
        size = description.latent_size
        self.encoder = networks.build_encoder(frames, bins, size, settings.critic_widths, self.conditions)
        widths = (settings.critic_widths, settings.bass_widths, settings.texture_widths)
        self.critics = networks.build_critics(frames, bins, *widths, self.conditions)
        self.code_mean = keras.Variable(np.zeros(size, np.float32), trainable=False)
        self.whitening = keras.Variable(np.eye(size, dtype=np.float32), trainable=False)
        self.bound = losses.SpectralBound(self.critics)
        self.bound.apply(iterations=20)
        self.optimizers = [
            keras.optimizers.Adam(settings.vae_rate, beta_1=0.9, beta_2=0.99),
            keras.optimizers.Adam(settings.critic_rate, beta_1=0.0, beta_2=0.99),
            keras.optimizers.Adam(settings.generator_rate, beta_1=0.0, beta_2=0.99),
        ]
        vae, critic, adversarial = self.optimizers
        generator, encoder, critics = self.generator, self.encoder, self.critics
        both = encoder.trainable_weights + generator.trainable_weights
        averaged = [*self.average.variables, *generator.non_trainable_variables]
        self.vae_step = make_step(
            self._vae_loss, vae, both, [*averaged, *encoder.non_trainable_variables], self._update_average
        )
        self.critic_step = make_step(
            self._critic_loss,
            critic,
            critics.trainable_weights,
            [*generator.variables, *critics.non_trainable_variables, *self.bound.vectors],
            self.bound.apply,
        )
        self.generator_step = make_step(
            self._generator_loss,
            adversarial,
            generator.trainable_weights,
            [*averaged, *encoder.variables, *critics.variables, self.code_mean, self.whitening],
            self._update_average,
        )

    def step(self, step: int, values: Floats, conditions: Floats, rng: np.random.Generator) -> dict[str, Any]:
        """Train step number `step` on loops [shape=(batch, frames, bins), 0..1]; returns the losses by name."""
        settings = self.settings
        real = self.statistics.standardise(values)
        noise = rng.standard_normal((2, len(real), self.generator.inputs[0].shape[1]), dtype=np.float32)
        if step < settings.vae_steps:
            part = min(1.0, 2 * step / settings.vae_steps)
            weight = settings.kl_start + (settings.kl_end - settings.kl_start) * part
            return self.vae_step(real, conditions, noise[0], (np.float32(weight),))
        grain = np.roll(self.grain, rng.integers(self.grain.shape), axis=(0, 1))  # else the critics would learn it
        record = self.critic_step(real, conditions, noise[0], (grain,))
        if step >= settings.vae_steps + settings.critic_lead:
            record |= self.generator_step(real, conditions, noise[1], (grain,))
        return record

    def prepare(self, step: int, loops: Callable[[], tuple[Floats, Floats]]) -> None:
        """Whiten the codes of many loops before the first step of the critics.

        With the Cholesky factor R of the codes' covariance, latent = (code - mean) @ inv(R).T is white, and the
        generator's first kernel becomes R.T @ kernel. Batch normalisation follows, which removes the mean's share.
        """
        if step != self.settings.vae_steps or not step:
            return
        codes = self._draw_codes(*loops())
        mean, root = codes.mean(0), np.linalg.cholesky(np.cov(codes.T))
        self.code_mean.assign(mean)
        self.whitening.assign(np.linalg.inv(root).T)
        for network in (self.generator, self.average):
            first = next(layer for layer in network.layers if isinstance(layer, keras.layers.Dense))
            kernel = ops.convert_to_numpy(first.kernel.value).copy()
            kernel[: len(mean)] = root.T @ kernel[: len(mean)]
            first.kernel.assign(kernel)

    def _draw_codes(self, values: Floats, conditions: Floats) -> Floats:
        """Random codes [shape=(n, latent_size)] from the encoder's Gaussians of loops [shape=(count, frames, bins)]."""
        rng = np.random.default_rng(self.settings.rng_seed)
        draws = -(
            -MIN_CODES // len(values)
        )  # several per loop in a small set: fewer codes than dimensions have no inverse
        codes = []
        for first in range(0, len(values), ENCODE_BATCH):
            real = self.statistics.standardise(values[first : first + ENCODE_BATCH])
            mean, log_variance = map(
                ops.convert_to_numpy, self._encode(real, conditions[first : first + ENCODE_BATCH], False)
            )
            noise = rng.standard_normal((draws, *mean.shape), dtype=np.float32)
            codes.extend(mean + np.exp(log_variance / 2) * noise)
        return np.concatenate(codes)

    @property
    def variables(self) -> list[keras.Variable]:
        """All variables of a checkpoint, always in the same order."""
        models = [self.generator, self.average, self.encoder, self.critics]
        parts = [*(part.variables for part in (*models, *self.optimizers)), self.bound.vectors]
        parts.append([self.code_mean, self.whitening])
        return [variable for part in parts for variable in part]

    def _vae_loss(self, real: Any, conditions: Any, noise: Any, weight: tuple[Any]) -> tuple[Any, dict[str, Any]]:
        """Loss of the autoencoder: reconstruct the loops from codes that are nearly standard normal."""
        mean, log_variance = self._encode(real, conditions, training=True)
        smooth, roughness = self._generate(mean + ops.exp(log_variance / 2) * noise, conditions)
        error, kl = losses.squared_error(smooth, real), losses.divergence(mean, log_variance)
        rough = losses.roughness_error(roughness, smooth, real)
        loss = self.settings.detail * (error + rough) + weight[0] * kl
        return loss, {"error": error, "rough": rough, "kl": kl}

    def _critic_loss(self, real: Any, conditions: Any, noise: Any, grain: tuple[Any]) -> tuple[Any, dict[str, Any]]:
        """Loss of the critics: distinguish generated loops from real ones."""
        smooth, roughness = self._generate(noise, conditions)
        fake = ops.stop_gradient(smooth + roughness * grain[0])
        loss = losses.critic_hinge(self._score(real, conditions), self._score(fake, conditions))
        return loss, {"critic": loss}

    def _generator_loss(self, real: Any, conditions: Any, noise: Any, grain: tuple[Any]) -> tuple[Any, dict[str, Any]]:
        """Loss of the generator: high scores for all loops, and similar images for the codes of real loops.

        Codes of real loops are every second latent, on each replica, too; the others are random.
        """
        real, real_conditions = real[::2], conditions[::2]
        mean, log_variance = self._encode(real, real_conditions, training=False)
        code = mean + ops.exp(log_variance / 2) * noise[::2]
        white = ops.stop_gradient(ops.matmul(code - self.code_mean, self.whitening))
        conditions = ops.concatenate([real_conditions, conditions[1::2]], axis=0)
        smooth, roughness = self._generate(ops.concatenate([white, noise[1::2]], axis=0), conditions)
        image, half = smooth + roughness * grain[0], real.shape[0]
        score = losses.generator_hinge(self._score(image, conditions))
        error = losses.pooled_error(image[:half], real)
        rough = losses.roughness_error(roughness[:half], smooth[:half], real)
        return score + self.settings.anchor * (error + rough), {"score": score, "anchor": error, "rough": rough}

    def _encode(self, real: Any, conditions: Any, training: bool) -> tuple[Any, Any]:
        code = self.encoder(networks.list_inputs(real, conditions), training=training)
        mean, log_variance = ops.split(ops.cast(code, "float32"), 2, axis=-1)
        return mean, ops.clip(log_variance, MIN_LOG_VARIANCE, MAX_LOG_VARIANCE)

    def _generate(self, latents: Any, conditions: Any) -> tuple[Any, Any]:
        _, smooth, roughness = self.generator(networks.list_inputs(latents, conditions), training=True)
        return ops.cast(smooth, "float32"), ops.cast(roughness, "float32")

    def _score(self, images: Any, conditions: Any) -> list[Any]:
        return self.critics(networks.list_inputs(images, conditions), training=True)

    def _update_average(self) -> None:
        networks.update_average(self.average, self.generator, self.settings.average)
