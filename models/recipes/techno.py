"""The recipe of the shipped generator: first the decoder of a variational autoencoder, then against three critics.

Half of each batch of seeds in the game are real loops' own, which have to stay like them: that keeps the generator
diverse. For that they have to lie as random seeds do, but what an autoencoder's codes add up to is no standard normal:
so when the game begins, the codes are whitened once, and the generator's first layer takes the inverse.
"""

from collections.abc import Callable
from typing import Any

import keras
import numpy as np
from keras import ops

from inference.arrays import Floats
from inference.description import Description
from models.dataset import BinStatistics
from models.gradients import learner
from models.recipes import losses, networks
from models.settings import TechnoSettings

CODED = 32  # loops that are encoded at once
MIN_CODES = 1024  # that the whitening is made of
MIN_LOG_VARIANCE, MAX_LOG_VARIANCE = -12.0, 4.0  # of the encoder: exp stays finite in bfloat16


class Techno:
    """The networks, their optimizers and the three kinds of step."""

    def __init__(self, settings: TechnoSettings, description: Description, statistics: BinStatistics) -> None:
        self.settings, self.statistics = settings, statistics
        self.conditions = description.conditions
        frames, bins = description.frames, description.bins
        self.grain = networks.noise_grain(description)
        sizes = (self.grain, description.latent_size, settings.generator_widths, self.conditions)
        self.generator = networks.generator(*sizes)
        self.average = networks.generator(*sizes)
        self.average.set_weights(self.generator.get_weights())
        self.player = networks.player(self.average, statistics)
        self.encoder = networks.encoder(frames, bins, description.latent_size, settings.critic_widths, self.conditions)
        widths = (settings.critic_widths, settings.bass_widths, settings.texture_widths)
        self.critics = networks.critics(frames, bins, *widths, self.conditions)
        size = description.latent_size
        self.code_mean = keras.Variable(np.zeros(size, np.float32), trainable=False)
        self.whitening = keras.Variable(np.eye(size, dtype=np.float32), trainable=False)
        self.bound = losses.SpectralBound(self.critics)
        self.bound.apply(iterations=20)
        self.optimizers = [
            keras.optimizers.Adam(settings.vae_rate, beta_1=0.9, beta_2=0.99),
            keras.optimizers.Adam(settings.critic_rate, beta_1=0.0, beta_2=0.99),
            keras.optimizers.Adam(settings.generator_rate, beta_1=0.0, beta_2=0.99),
        ]
        vae, critic, game = self.optimizers
        generator, encoder, critics = self.generator, self.encoder, self.critics
        both = encoder.trainable_weights + generator.trainable_weights
        follow = [*self.average.variables, *generator.non_trainable_variables]
        self.vae_step = learner(self._vae_loss, vae, both, [*follow, *encoder.non_trainable_variables], self._follow)
        self.critic_step = learner(
            self._critic_loss,
            critic,
            critics.trainable_weights,
            [*generator.variables, *critics.non_trainable_variables, *self.bound.vectors],
            self.bound.apply,
        )
        self.generator_step = learner(
            self._generator_loss,
            game,
            generator.trainable_weights,
            [*follow, *encoder.variables, *critics.variables, self.code_mean, self.whitening],
            self._follow,
        )

    def step(self, step: int, values: Floats, conditions: Floats, rng: np.random.Generator) -> dict[str, Any]:
        """Step number `step` on loops [shape=(batch, frames, bins), 0..1]; returns the losses by name."""
        settings = self.settings
        real = self.statistics.standardise(values)
        noise = rng.standard_normal((2, len(real), self.generator.inputs[0].shape[1]), dtype=np.float32)
        if step < settings.vae_steps:
            rise = min(1.0, 2 * step / settings.vae_steps)
            weight = settings.kl_start + (settings.kl_end - settings.kl_start) * rise
            return self.vae_step(real, conditions, noise[0], (np.float32(weight),))
        grain = np.roll(self.grain, rng.integers(self.grain.shape), axis=(0, 1))  # or the critics would know it
        record = self.critic_step(real, conditions, noise[0], (grain,))
        if step >= settings.vae_steps + settings.critic_lead:
            record |= self.generator_step(real, conditions, noise[1], (grain,))
        return record

    def prepare(self, step: int, loops: Callable[[], tuple[Floats, Floats]]) -> None:
        """Before the game's first step: whiten the codes of many loops."""
        if step != self.settings.vae_steps or not step:
            return
        codes = self._codes(*loops())
        mean, root = codes.mean(0), np.linalg.cholesky(np.cov(codes.T))
        self.code_mean.assign(mean)
        self.whitening.assign(np.linalg.inv(root).T)
        for network in (self.generator, self.average):
            first = next(layer for layer in network.layers if isinstance(layer, keras.layers.Dense))
            kernel = ops.convert_to_numpy(first.kernel.value).copy()
            kernel[: len(mean)] = root.T @ kernel[: len(mean)]  # batch norm follows: it takes the mean's share away
            first.kernel.assign(kernel)

    def _codes(self, values: Floats, conditions: Floats) -> Floats:
        """Draws [shape=(n, latent_size)] from the encoder's codes of loops [shape=(count, frames, bins), 0..1]."""
        rng = np.random.default_rng(self.settings.rng_seed)
        draws = -(-MIN_CODES // len(values))  # several of each loop where a set is small: else there is no inverse
        codes = []
        for first in range(0, len(values), CODED):
            real = self.statistics.standardise(values[first : first + CODED])
            mean, log_variance = map(ops.convert_to_numpy, self._encode(real, conditions[first : first + CODED], False))
            noise = rng.standard_normal((draws, *mean.shape), dtype=np.float32)
            codes.extend(mean + np.exp(log_variance / 2) * noise)
        return np.concatenate(codes)

    @property
    def variables(self) -> list[keras.Variable]:
        """All that a resumed run needs, always in the same order."""
        models = [self.generator, self.average, self.encoder, self.critics]
        parts = [*(part.variables for part in (*models, *self.optimizers)), self.bound.vectors]
        parts.append([self.code_mean, self.whitening])
        return [variable for part in parts for variable in part]

    def _vae_loss(self, real: Any, conditions: Any, noise: Any, weight: tuple[Any]) -> tuple[Any, dict[str, Any]]:
        """Give back the loops through numbers that are nearly standard normal."""
        mean, log_variance = self._encode(real, conditions, training=True)
        smooth, roughness = self._generate(mean + ops.exp(log_variance / 2) * noise, conditions)
        error, kl = losses.squared_error(smooth, real), losses.divergence(mean, log_variance)
        rough = losses.roughness_error(roughness, smooth, real)
        loss = self.settings.detail * (error + rough) + weight[0] * kl
        return loss, {"error": error, "rough": rough, "kl": kl}

    def _critic_loss(self, real: Any, conditions: Any, noise: Any, grain: tuple[Any]) -> tuple[Any, dict[str, Any]]:
        """Tell the generator's loops from real ones."""
        smooth, roughness = self._generate(noise, conditions)
        fake = ops.stop_gradient(smooth + roughness * grain[0])
        loss = losses.critic_hinge(self._scores(real, conditions), self._scores(fake, conditions))
        return loss, {"critic": loss}

    def _generator_loss(self, real: Any, conditions: Any, noise: Any, grain: tuple[Any]) -> tuple[Any, dict[str, Any]]:
        """Please the critics with every loop; half of the seeds are real loops' own, and those stay like them."""
        real, own_conditions, own_noise = (
            real[::2],
            conditions[::2],
            noise[::2],
        )  # every second one, on each replica, too
        mean, log_variance = self._encode(real, own_conditions, training=False)
        code = mean + ops.exp(log_variance / 2) * own_noise
        own = ops.stop_gradient(ops.matmul(code - self.code_mean, self.whitening))
        conditions = ops.concatenate([own_conditions, conditions[1::2]], axis=0)
        smooth, roughness = self._generate(ops.concatenate([own, noise[1::2]], axis=0), conditions)
        image, half = smooth + roughness * grain[0], real.shape[0]
        score = losses.generator_hinge(self._scores(image, conditions))
        error = losses.pooled_error(image[:half], real)
        rough = losses.roughness_error(roughness[:half], smooth[:half], real)
        return score + self.settings.anchor * (error + rough), {"score": score, "anchor": error, "rough": rough}

    def _encode(self, real: Any, conditions: Any, training: bool) -> tuple[Any, Any]:
        code = self.encoder(networks.inputs(real, conditions), training=training)
        mean, log_variance = ops.split(ops.cast(code, "float32"), 2, axis=-1)
        return mean, ops.clip(log_variance, MIN_LOG_VARIANCE, MAX_LOG_VARIANCE)

    def _generate(self, seeds: Any, conditions: Any) -> tuple[Any, Any]:
        _, smooth, roughness = self.generator(networks.inputs(seeds, conditions), training=True)
        return ops.cast(smooth, "float32"), ops.cast(roughness, "float32")

    def _scores(self, images: Any, conditions: Any) -> list[Any]:
        return self.critics(networks.inputs(images, conditions), training=True)

    def _follow(self) -> None:
        networks.follow(self.average, self.generator, self.settings.average)
