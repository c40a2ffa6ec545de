"""The recipe techno, which made the shipped generator: a variational autoencoder first, then a GAN with five critics.

In the first phase the generator is trained as the decoder of a variational autoencoder (Kingma and Welling 2014). Where
it comes from an earlier training, its encoder is trained alone before that, until it knows the new loops. Then
only the critics are trained for some steps, and after that generator and critics together, as a GAN (Goodfellow et al.
2014) with the hinge loss. In that phase, half of the latents of each batch are the codes of real loops, whose parts
have to stay similar to these loops: this keeps the generator diverse. Random latents become codes by a flow, which
learns in the first phase where the codes of real loops are (models/recipes/flow.py).

A further network, the regressor, learns to estimate the conditions of a real loop from its parts. In the loops of
random latents it has to find the conditions that are set. For those that are not set, it has to find what it finds in
the loops of the same latents without conditions. So a condition reaches far and moves nothing else.
"""

from typing import Any

import keras
import numpy as np
from keras import ops
from numpy.typing import NDArray

from inference.arrays import Floats
from inference.description import Description
from inference.parts.speckle import draw_speckle
from models.dataset import Statistics, Stored
from models.gradients import make_step
from models.recipes import losses, networks
from models.recipes.critics import build_critics
from models.settings import TechnoSettings

MIN_LOG_VARIANCE, MAX_LOG_VARIANCE = -12.0, 4.0  # of the encoder: exp stays finite in bfloat16
SPECKLES = 4  # loops of noise that the batches' speckle is cut out of

Tensors = list[Any]


class Techno:
    """Generator, encoder, critics and regressor; the three kinds of step; models/recipes/recipe.py has the methods."""

    def __init__(self, settings: TechnoSettings, description: Description, statistics: Statistics) -> None:
        self.settings, self.statistics = settings, statistics
        self.conditions = description.conditions
        shape = networks.Shape(description.frames, description.bins, description.low_samples)
        rng = np.random.default_rng(0)
        self.speckle = np.concatenate([draw_speckle(rng, description)[0].T for _ in range(SPECKLES)])
        size = description.latent_size
        widths = (settings.generator_widths, settings.fine_widths, settings.flow_widths)
        self.generator, self.decoder = networks.build_generator(shape, size, *widths, self.conditions)
        self.flow = self.generator.get_layer("flow")
        self.average, average_decoder = networks.build_generator(shape, size, *widths, self.conditions)
        self.average.set_weights(self.generator.get_weights())
        self.player = networks.build_player(self.average, statistics)
        self.rebuilder = networks.build_player(average_decoder, statistics)
        self.encoder = networks.build_encoder(shape, 2 * size, settings.critic_widths, self.conditions)
        self.regressor = networks.build_encoder(
            shape, max(1, len(self.conditions)), settings.critic_widths, name="regressor"
        )
        widths = (settings.critic_widths, settings.bass_widths, settings.texture_widths, settings.fine_critic_widths)
        self.critics = build_critics(shape, *widths, self.conditions)
        self.bound = losses.SpectralBound(self.critics)
        self.bound.apply(iterations=20)
        self.optimizers = [
            keras.optimizers.Adam(settings.vae_rate, beta_1=0.9, beta_2=0.99),
            keras.optimizers.Adam(settings.critic_rate, beta_1=0.0, beta_2=0.99),
            keras.optimizers.Adam(settings.generator_rate, beta_1=0.0, beta_2=0.99),
        ]
        if settings.start:
            self.optimizers.append(keras.optimizers.Adam(settings.vae_rate, beta_1=0.9, beta_2=0.99))
        self.decay = keras.Variable(0.0, trainable=False, name="decay")
        self._make_steps()
        self.phases = self._list_phases()

    def _make_steps(self) -> None:
        vae, critic, adversarial = self.optimizers[:3]
        generator, encoder, critics, regressor = self.generator, self.encoder, self.critics, self.regressor
        averaged = [*self.average.variables, *generator.non_trainable_variables, self.decay]
        self.vae_step = make_step(
            self._vae_loss,
            vae,
            encoder.trainable_weights + generator.trainable_weights + regressor.trainable_weights,
            [*averaged, *encoder.non_trainable_variables, *regressor.non_trainable_variables],
            self._update_average,
        )
        if self.settings.start:
            self.encoder_step = make_step(
                self._vae_loss,
                self.optimizers[3],
                encoder.trainable_weights + regressor.trainable_weights,
                [*generator.variables, *encoder.non_trainable_variables, *regressor.non_trainable_variables],
                lambda: None,
            )
        self.critic_step = make_step(
            self._critic_loss,
            critic,
            critics.trainable_weights + regressor.trainable_weights,
            [
                *generator.variables,
                *critics.non_trainable_variables,
                *regressor.non_trainable_variables,
                *self.bound.vectors,
            ],
            self.bound.apply,
        )
        self.generator_step = make_step(
            self._generator_loss,
            adversarial,
            self.decoder.trainable_weights,
            [*averaged, *self.flow.variables, *encoder.variables, *critics.variables, *regressor.variables],
            self._update_average,
        )

    def step(
        self, step: int, loops: Stored, known: Floats, conditions: Floats, rng: np.random.Generator
    ) -> dict[str, Any]:
        """Train step number `step`; see models/recipes/recipe.py."""
        settings = self.settings
        self.decay.assign(min(settings.average, (1 + step) / (10 + step)))  # a short training is no mean of its start
        real = loops.values()
        noise = rng.standard_normal((2, len(known), self.generator.inputs[0].shape[1]), dtype=np.float32)
        if settings.start and step < settings.encoder_lead:
            return self.encoder_step(*real, known, conditions, noise[0], (np.float32(settings.kl_end),))
        if step < self.phases[-2][0]:
            weight = settings.kl_end
            if not settings.start:
                weight -= (settings.kl_end - settings.kl_start) * max(0.0, 1 - 2 * step / settings.vae_steps)
            return self.vae_step(*real, known, conditions, noise[0], (np.float32(weight),))
        frames = self._choose_frames(rng, len(known))
        record = self.critic_step(*real, known, conditions, noise[0], frames)
        if step >= self.phases[-1][0]:
            record |= self.generator_step(*real, conditions, noise[1], frames)
        return record

    def _list_phases(self) -> tuple[tuple[int, str], ...]:
        settings = self.settings
        begun, critics, phases = 0, settings.vae_steps, []
        if settings.start:
            begun = settings.encoder_lead
            critics, phases = begun + settings.tuning_steps, [(0, "getting to know your loops")]
        phases += [(begun, "learning your loops"), (critics, "training the critics")]
        return (*phases, (critics + settings.critic_lead, "sharpening against the critics"))

    def rebuild(self, loops: Stored) -> dict[str, Any]:
        """Loops from the codes of real ones; see models/recipes/recipe.py."""
        count = len(loops["picture"])
        conditions = ops.full((count, len(self.conditions)), np.nan, "float32")
        mean, _ = self._encode(self._standardise(list(loops.values())), conditions, training=False)
        return self.rebuilder(networks.list_inputs(mean, conditions), training=False)

    def _choose_frames(self, rng: np.random.Generator, count: int) -> NDArray[np.int32]:
        """Frames of the speckle for each loop [shape=(count, frames)], new ones each time: else critics learn it."""
        frames = len(self.speckle) // SPECKLES
        starts = rng.integers(len(self.speckle), size=(count, 1))
        return ((starts + np.arange(frames)) % len(self.speckle)).astype(np.int32)

    def _standardise(self, parts: Tensors) -> Tensors:
        """Parts as they are stored -> [shape=(batch, time, channels)], in deviations from each channel's mean."""
        return [self._standardise_part(name, part) for name, part in zip(networks.PARTS, parts, strict=True)]

    def _standardise_part(self, name: str, part: Any) -> Any:
        values = ops.cast(part, "float32")
        values = values[..., None] if len(part.shape) == 2 else ops.transpose(values, (0, 2, 1)) / 255
        of = self.statistics[name]
        return (values - ops.convert_to_tensor(of.mean)) / ops.convert_to_tensor(of.deviation)

    @property
    def variables(self) -> list[keras.Variable]:
        """All variables of a checkpoint, always in the same order."""
        models = [self.generator, self.average, self.encoder, self.critics, self.regressor]
        parts = [*(part.variables for part in (*models, *self.optimizers)), self.bound.vectors]
        return [variable for part in parts for variable in part]

    def _vae_loss(
        self, picture: Any, low: Any, levels: Any, side: Any, known: Any, conditions: Any, noise: Any, weight: tuple
    ) -> tuple[Any, dict[str, Any]]:
        """Loss of the autoencoder: reconstruct the loops from codes that are distributed as the flow's are."""
        real = self._standardise([picture, low, levels, side])
        mean, log_variance = self._encode(real, conditions, training=True)
        code = mean + ops.exp(log_variance / 2) * noise
        smooth, roughness, *fine = self._decode(code, conditions)
        error = losses.squared_error(smooth, real[0])
        kl = losses.divergence(*self.flow.invert(code), noise, log_variance)
        rough = losses.roughness_error(roughness, smooth, real[0])
        finer, heard = losses.fine_errors(fine, real[1:]), self._condition_error(real, known, training=True)
        loss = self.settings.detail * (error + rough + sum(finer.values())) + weight[0] * kl + heard
        return loss, {"error": error, "rough": rough, **finer, "kl": kl, "regressor": heard}

    def _critic_loss(
        self, picture: Any, low: Any, levels: Any, side: Any, known: Any, conditions: Any, noise: Any, frames: Any
    ) -> tuple[Any, dict[str, Any]]:
        """Loss of critics and regressor: distinguish generated loops from real ones, and estimate conditions."""
        real = self._standardise([picture, low, levels, side])
        parts = self._decode(self.flow(noise), conditions)
        fake = [ops.stop_gradient(part) for part in self._compose(parts, frames)]
        critic = losses.critic_hinge(self._score(real, conditions), self._score(fake, conditions))
        heard = self._condition_error(real, known, training=True)
        return critic + heard, {"critic": critic, "regressor": heard}

    def _generator_loss(
        self, picture: Any, low: Any, levels: Any, side: Any, conditions: Any, noise: Any, frames: Any
    ) -> tuple[Any, dict[str, Any]]:
        """Loss of the generator: high scores for all loops, similar parts for the codes of real loops.

        Every second code is a real loop's, on each replica, too; the others are of random latents, and their loops have
        to sound as their conditions say.
        """
        real = self._standardise([part[::2] for part in (picture, low, levels, side)])
        real_conditions = conditions[::2]
        mean, log_variance = self._encode(real, real_conditions, training=False)
        code = mean + ops.exp(log_variance / 2) * noise[::2]
        random, random_conditions = self.flow(noise[1::2]), conditions[1::2]
        conditions = ops.concatenate([real_conditions, random_conditions], axis=0)
        frames = ops.concatenate([frames[::2], frames[1::2]], axis=0)
        parts = self._decode(ops.stop_gradient(ops.concatenate([code, random], axis=0)), conditions)
        fake, half = self._compose(parts, frames), real[0].shape[0]
        score = losses.generator_hinge(self._score(fake, conditions))
        error = losses.pooled_error(fake[0][:half], real[0])
        finer = losses.anchor_errors([part[:half] for part in fake[1:]], real[1:])
        loss = score + self.settings.anchor * (error + sum(finer.values()))
        record = {"score": score, "anchor": error, **finer}
        if self.conditions:
            plain = self._compose(self._decode(random, ops.full_like(random_conditions, np.nan)), frames[half:])
            reach, leak = self._compare_conditions([part[half:] for part in fake], plain, random_conditions)
            loss += self.settings.reach * (reach + leak)
            record |= {"reach": reach, "leak": leak}
        return loss, record

    def _compare_conditions(self, fake: Tensors, plain: Tensors, conditions: Any) -> tuple[Any, Any]:
        """How far the loops are from the conditions that are set, and how far the other ones moved from `plain`.

        `fake` and `plain` are the parts of the same latents with and without the conditions.
        """
        moved = self.regressor(fake, training=False)
        before = ops.stop_gradient(self.regressor(plain, training=False))
        wanted = self._scale_conditions(conditions)
        others = ops.where(ops.isnan(wanted), before, np.nan)
        return losses.condition_error(moved, wanted), losses.condition_error(moved, others)

    def _condition_error(self, real: Tensors, known: Any, training: bool) -> Any:
        if not self.conditions:
            return ops.zeros(())
        return losses.condition_error(self.regressor(real, training=training), self._scale_conditions(known))

    def _scale_conditions(self, conditions: Any) -> Any:
        """Conditions from their own ranges to 0..1."""
        low = np.array([condition.low for condition in self.conditions], np.float32)
        span = np.array([condition.high for condition in self.conditions], np.float32) - low
        return (conditions - low) / span

    def _encode(self, real: Tensors, conditions: Any, training: bool) -> tuple[Any, Any]:
        code = self.encoder(networks.list_inputs(real, conditions), training=training)
        mean, log_variance = ops.split(ops.cast(code, "float32"), 2, axis=-1)
        return mean, ops.clip(log_variance, MIN_LOG_VARIANCE, MAX_LOG_VARIANCE)

    def _decode(self, codes: Any, conditions: Any) -> Tensors:
        parts = self.decoder(networks.list_inputs(codes, conditions), training=True)
        return [ops.cast(part, "float32") for part in parts]

    def _compose(self, parts: Tensors, frames: Any) -> Tensors:
        """The parts of loops as the critics see them, with these frames of the speckle in the picture."""
        smooth, roughness, *fine = parts
        return [smooth + roughness * ops.take(self.speckle, frames, axis=0), *fine]

    def _score(self, parts: Tensors, conditions: Any) -> Tensors:
        return self.critics(networks.list_inputs(parts, conditions), training=True)

    def _update_average(self) -> None:
        networks.update_average(self.average, self.generator, self.decay)
