"""Train a generator of loops: first as the decoder of a variational autoencoder, then against three critics.

    python -m models.training --data data/techno.npy --out runs/techno

A run goes on from its last checkpoint when it is started again. Every evaluation adds one JSON record to log.jsonl;
the weights of the best one so far, by the Frechet distance to the validation loops, lie in best.weights.h5.
"""

import argparse
import dataclasses
import json
import time
from pathlib import Path

import keras
import numpy as np
import tensorflow as tf
from keras import ops
from numpy.typing import NDArray

from models import losses, networks
from models.data import LoopSet
from models.evaluation import Embedding, Scores
from models.settings import Settings

Floats = NDArray[np.float32]

EMBEDDING_LOOPS = 1024  # training loops that the embedding is fitted to
SAMPLE_BATCH = 32
SETTLING_BATCHES = 32  # batches that batch norm's statistics are recomputed from
BEST = "best.weights.h5"


class Trainer:
    """The networks of one run, its optimizers, and the three kinds of step."""

    def __init__(self, settings: Settings, data: LoopSet) -> None:
        keras.utils.set_random_seed(settings.rng)
        keras.config.set_dtype_policy(settings.precision)
        self.settings, self.data = settings, data
        frames, bins = data.description.frames, data.description.bins
        self.grain = networks.noise_grain(data.description)
        self.generator = networks.generator(self.grain, settings.latent_size, settings.generator_widths)
        self.average = networks.generator(self.grain, settings.latent_size, settings.generator_widths)
        self.average.set_weights(self.generator.get_weights())
        self.encoder = networks.encoder(frames, bins, settings.latent_size, settings.critic_widths)
        self.critics = networks.critics(
            frames, bins, settings.critic_widths, settings.bass_widths, settings.texture_widths
        )
        self.bound = losses.SpectralBound(self.critics)
        self.bound.apply(iterations=20)
        self.vae_optimizer = _adam(settings.vae_rate, self.encoder, self.generator, beta_1=0.9)
        self.generator_optimizer = _adam(settings.generator_rate, self.generator)
        self.critic_optimizer = _adam(settings.critic_rate, self.critics)
        self.statistics = data.statistics()
        self.step = tf.Variable(0, dtype=tf.int64)

    @tf.function
    def vae_step(self, real: tf.Tensor, noise: tf.Tensor, kl_weight: tf.Tensor) -> dict[str, tf.Tensor]:
        """Learn to give back the loops through 64 numbers that are nearly standard normal."""
        with tf.GradientTape() as tape:
            mean, log_variance = self._encode(real, training=True)
            _, smooth, roughness = self._generate(mean + ops.exp(log_variance / 2) * noise, tf.zeros(2, tf.int32))
            error, kl = losses.squared_error(smooth, real), losses.divergence(mean, log_variance)
            rough = losses.roughness_error(roughness, smooth, real)
            loss = self.settings.detail * (error + rough) + kl_weight * kl
        weights = self.encoder.trainable_weights + self.generator.trainable_weights
        self.vae_optimizer.apply(tape.gradient(loss, [w.value for w in weights]), weights)
        self._follow()
        return {"error": error, "rough": rough, "kl": kl}

    @tf.function
    def critic_step(self, real: tf.Tensor, noise: tf.Tensor, turn: tf.Tensor) -> dict[str, tf.Tensor]:
        """Teach the critics to tell the generator's loops from real ones."""
        fake, _, _ = self._generate(noise, turn)
        with tf.GradientTape() as tape:
            loss = losses.critic_hinge(self.critics(real), self.critics(fake))
        weights = self.critics.trainable_weights
        self.critic_optimizer.apply(tape.gradient(loss, [w.value for w in weights]), weights)
        self.bound.apply()
        return {"critic": loss}

    @tf.function
    def generator_step(self, real: tf.Tensor, noise: tf.Tensor, turn: tf.Tensor) -> dict[str, tf.Tensor]:
        """Please the critics with every loop; half of the seeds are real loops' own, and those stay like them."""
        half = self.settings.batch // 2
        mean, log_variance = self._encode(real[:half], training=False)
        seeds = ops.concatenate([mean + ops.exp(log_variance / 2) * noise[:half], noise[half:]], axis=0)
        with tf.GradientTape() as tape:
            image, smooth, roughness = self._generate(seeds, turn)
            score = losses.generator_hinge(self.critics(image))
            error = losses.pooled_error(image[:half], real[:half])
            rough = losses.roughness_error(roughness[:half], smooth[:half], real[:half])
            loss = score + self.settings.anchor * (error + rough)
        weights = self.generator.trainable_weights
        self.generator_optimizer.apply(tape.gradient(loss, [w.value for w in weights]), weights)
        self._follow()
        return {"score": score, "anchor": error, "rough": rough}

    def _encode(self, real: tf.Tensor, training: bool) -> tuple[tf.Tensor, tf.Tensor]:
        mean, log_variance = ops.split(ops.cast(self.encoder(real, training=training), "float32"), 2, axis=-1)
        return mean, ops.clip(log_variance, -12, 4)

    def _generate(self, seeds: tf.Tensor, turn: tf.Tensor) -> tuple[tf.Tensor, tf.Tensor, tf.Tensor]:
        """Image, smooth part and roughness; the grain is turned, or the critics would know it by heart."""
        _, smooth, roughness = (ops.cast(part, "float32") for part in self.generator(seeds, training=True))
        return smooth + roughness * tf.roll(self.grain, turn, axis=(0, 1)), smooth, roughness

    def _follow(self) -> None:
        """Move the averaged generator's weights towards the present one's."""
        for slow, fast in zip(self.average.trainable_weights, self.generator.trainable_weights, strict=True):
            slow.assign(fast + self.settings.average * (slow - fast))

    def train_step(self) -> dict[str, tf.Tensor]:
        """The next step of the run; its data depend on nothing but the run's number and the step's."""
        settings, step = self.settings, int(self.step.numpy())
        rng = np.random.default_rng([settings.rng, step])
        real = self.statistics.standardise(self.data.batch(rng, settings.batch))
        noise = rng.standard_normal((2, settings.batch, settings.latent_size), dtype=np.float32)
        self.step.assign_add(1)
        if step < settings.vae_steps:
            rise = min(1.0, 2 * step / settings.vae_steps)
            weight = settings.kl_start + (settings.kl_end - settings.kl_start) * rise
            return self.vae_step(real, noise[0], tf.constant(weight, tf.float32))
        turn = tf.constant(rng.integers(self.grain.shape), tf.int32)
        record = self.critic_step(real, noise[0], turn)
        if step >= settings.vae_steps + settings.critic_lead:
            record |= self.generator_step(real, noise[1], turn)
        return record

    def settle(self) -> None:
        """Recompute the averaged generator's batch-norm statistics, which belong to no step's weights, from seeds."""
        rng = np.random.default_rng(self.settings.rng)
        norms = [layer for layer in self.average.layers if isinstance(layer, keras.layers.BatchNormalization)]
        for count in range(SETTLING_BATCHES):
            for norm in norms:
                norm.momentum = count / (count + 1)  # makes the moving average a plain one
            shape = (SAMPLE_BATCH, self.settings.latent_size)
            self.average(rng.standard_normal(shape, dtype=np.float32), training=True)

    def sample(self, count: int) -> Floats:
        """Images [shape=(count, frames, bins), 0..1] of the averaged generator, always from the same seeds."""
        seeds = np.random.default_rng(1).standard_normal((count, self.settings.latent_size), dtype=np.float32)
        images, _, _ = self.average.predict(seeds, SAMPLE_BATCH, verbose=0)
        return self.statistics.values(images.astype(np.float32))

    def checkpoint(self) -> tf.train.Checkpoint:
        """Everything that a resumed run needs."""
        return tf.train.Checkpoint(
            step=self.step,
            networks=[self.generator, self.average, self.encoder, self.critics],
            optimizers=[self.vae_optimizer, self.generator_optimizer, self.critic_optimizer],
            bound=self.bound,
        )


def _adam(rate: float, *models: keras.Model, beta_1: float = 0.0) -> keras.optimizers.Adam:
    optimizer = keras.optimizers.Adam(rate, beta_1=beta_1, beta_2=0.99)
    optimizer.build([weight for model in models for weight in model.trainable_weights])
    return optimizer


def train(data_path: Path, run: Path, settings: Settings) -> Scores:
    """Train, or go on training, the run in folder `run`; returns the best scores on the validation loops."""
    run.mkdir(parents=True, exist_ok=True)
    settings.write(run / "settings.json")
    data = LoopSet(data_path, settings.held_out)
    trainer = Trainer(settings, data)
    (run / "description.json").write_text(data.description.to_json() + "\n", encoding="utf-8")
    np.save(run / "statistics.npy", np.stack([trainer.statistics.mean, trainer.statistics.deviation]))
    manager = tf.train.CheckpointManager(trainer.checkpoint(), run / "checkpoints", max_to_keep=1)
    if manager.restore_or_initialize():
        print(f"going on from step {trainer.step.numpy()} of {settings.steps}", flush=True)
    embedding = Embedding(data.head(EMBEDDING_LOOPS))
    validation = data.validation(settings.evaluate_count)
    best = _best_so_far(run / "log.jsonl")
    started, record = time.time(), {}
    while trainer.step.numpy() < settings.steps:
        record = trainer.train_step()
        step = int(trainer.step.numpy())
        if step % settings.evaluate_every and step != settings.steps:
            continue
        trainer.settle()
        scores = embedding.scores(trainer.sample(settings.evaluate_count), validation)
        if best is None or scores.frechet < best.frechet:
            best = scores
            trainer.average.save_weights(run / BEST)
        _log(run / "log.jsonl", step, time.time() - started, record, scores)
        manager.save()
    return best


def _log(path: Path, step: int, seconds: float, record: dict[str, tf.Tensor], scores: Scores) -> None:
    entry = {"step": step, "seconds": round(seconds, 1)}
    entry |= {name: round(float(value), 4) for name, value in record.items()} | dataclasses.asdict(scores)
    with path.open("a", encoding="utf-8") as log:
        log.write(json.dumps(entry) + "\n")
    print(json.dumps(entry), flush=True)


def _best_so_far(path: Path) -> Scores | None:
    if not path.exists():
        return None
    names = [field.name for field in dataclasses.fields(Scores)]
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return min((Scores(*(r[n] for n in names)) for r in records), key=lambda s: s.frechet, default=None)


def main() -> None:
    """Read the command line; every setting is a flag."""
    parser = argparse.ArgumentParser(description="Train a generator of loops.")
    parser.add_argument("--data", type=Path, required=True, metavar="FILE.npy", help="a set of tools.demo_loops")
    parser.add_argument("--out", type=Path, required=True, metavar="RUN", help="the run's folder; an old run goes on")
    for field in dataclasses.fields(Settings):
        several = isinstance(field.default, tuple)
        kind = int if several else type(field.default)
        parser.add_argument(
            f"--{field.name.replace('_', '-')}", type=kind, default=field.default, nargs="+" if several else None
        )
    options = vars(parser.parse_args())
    data, run = options.pop("data"), options.pop("out")
    settings = Settings(**{name: tuple(v) if isinstance(v, list) else v for name, v in options.items()})
    print(train(data, run, settings), flush=True)


if __name__ == "__main__":
    main()
