"""Train a generator of loops, or go on training it: `loopseed train --preset techno --data SET --out RUN`.

Which data and random numbers a step takes depends on the run's number and the step's alone, so that a run that was
interrupted gives the same losses as one that was not. Every evaluation adds a line to history.jsonl; the weights of
the best one, by the Frechet distance to the validation loops, are kept for the export.
"""

import dataclasses
import time
from pathlib import Path
from typing import Any

import keras
import numpy as np
from tqdm import tqdm

from inference.arrays import Floats
from models.dataset import LoopSet, unset_conditions
from models.evaluation.embedding import EMBEDDING_LOOPS, Embedding, Scores
from models.recipes.networks import inputs
from models.recipes.recipe import Recipe, build
from models.settings import Settings
from models.training import devices
from models.training.keyboard import Controls
from models.training.previews import Watch
from models.training.run import Run

SAMPLE_BATCH = 32
MANY_LOOPS = 1536  # that a recipe may learn the whole set's lie from
SETTLING_BATCHES = 32  # batches that batch norm's statistics are recomputed from
UNCONDITIONED = (
    0.5  # part of the loops without any condition; in the others each is seen with a chance that is drawn, too
)


class Training:
    """One run: its data, its networks, and where it stands."""

    def __init__(self, data: Path, run: Path, settings: Settings) -> None:
        self.settings = settings
        self.data = LoopSet(data, settings.held_out)
        self.description = self.data.description
        settings.check_geometry(self.description)
        settings.check_batch(self.data.training)
        if not settings.conditions:
            self.description = dataclasses.replace(self.description, conditions=())
        statistics = self.data.statistics()
        self.run = Run(run, devices.is_chief())
        self.run.open(settings, self.description, statistics)
        self.run.note_set(data, len(self.data.images))
        self.recipe: Recipe = build(settings, self.description, statistics)
        self.step = self.run.restore(self.recipe.variables)
        self.best = _best(self.run.forget(self.step))

    def train_step(self) -> dict[str, Any]:
        """The next step; returns its losses by name."""
        rng = np.random.default_rng([self.settings.rng_seed, self.step])
        self.recipe.prepare(self.step, self._many)
        values, conditions = self._batch(rng)
        record = self.recipe.step(self.step, values, conditions, rng)
        self.step += 1
        return record

    def settle(self) -> None:
        """Recompute the averaged generator's batch-norm statistics, which belong to no step's weights, from seeds."""
        rng = np.random.default_rng(self.settings.rng_seed)
        norms = [x for x in self.recipe.average.layers if isinstance(x, keras.layers.BatchNormalization)]
        momenta = [norm.momentum for norm in norms]
        for count in range(SETTLING_BATCHES):
            for norm in norms:
                norm.momentum = count / (count + 1)  # makes the moving average a plain one
            _, conditions = self._batch(rng)
            seeds = rng.standard_normal((len(conditions), self.description.latent_size), dtype=np.float32)
            self.recipe.average(inputs(seeds, conditions), training=True)
        for norm, momentum in zip(norms, momenta, strict=True):
            norm.momentum = momentum

    def sample(self, count: int) -> Floats:
        """Powergrams [shape=(count, frames, bins), 0..1] of the player, always of the same seeds, no condition set."""
        seeds = np.random.default_rng(1).standard_normal((count, self.description.latent_size), dtype=np.float32)
        conditions = unset_conditions(count, len(self.description.conditions))
        images = self.recipe.player.predict(inputs(seeds, conditions), SAMPLE_BATCH, verbose=0)
        return np.asarray(images).transpose(0, 2, 1)

    def evaluate(self, embedding: Embedding, validation: Floats) -> Scores:
        """Measure the averaged generator, and keep its weights where they are the best so far."""
        self.settle()
        scores = embedding.scores(self.sample(len(validation)), validation)
        if self.best is None or scores.frechet < self.best.frechet:
            self.best = scores
            self.run.keep_best(self.recipe.player)
        return scores

    def save(self) -> None:
        """Write the checkpoint."""
        self.run.save(self.step, self.recipe.variables)

    def _many(self) -> tuple[Floats, Floats]:
        """Loops and conditions enough to know how the whole set lies."""
        values = self.data.head(MANY_LOOPS)
        conditions = self.data.conditions[: len(values), : len(self.description.conditions)]
        return values, hide(conditions, np.random.default_rng(self.settings.rng_seed))

    def _batch(self, rng: np.random.Generator) -> tuple[Floats, Floats]:
        values, conditions = self.data.batch(rng, self.settings.batch, self.settings.augment)
        return values, hide(conditions[:, : len(self.description.conditions)], rng)


def train(data: Path, run: Path, settings: Settings, gpus: int | None = None) -> Scores | None:
    """Train, or go on training, the run in folder `run`; returns the best scores on the validation loops."""
    keras.utils.set_random_seed(settings.rng_seed)
    with devices.strategy_scope(gpus):
        training = Training(data, run, settings)
    embedding = Embedding(training.data.head(EMBEDDING_LOOPS))
    validation = training.data.validation(settings.evaluate_count)
    bar = tqdm(total=settings.steps, initial=training.step, unit="step", smoothing=0.05)
    with Controls() as controls, Watch(training.run, training.description, settings.watch_minutes) as watch, bar:
        bar.write("p pauses and goes on, s saves now, Ctrl-C saves and ends")
        while training.step < settings.steps and not controls.ended:
            started = time.monotonic()
            losses = {name: float(value) for name, value in training.train_step().items()}
            watch.losses(training.step, losses)
            bar.update()
            bar.set_postfix(
                {"img/s": f"{settings.batch / (time.monotonic() - started):.0f}"}
                | {name: f"{value:.3g}" for name, value in losses.items()}
            )
            if training.step % settings.evaluate_every == 0 or training.step == settings.steps:
                scores = training.evaluate(embedding, validation)
                training.run.record(_entry(training.step, losses, scores))
                watch.scores(training.step, scores)
                training.save()
            if watch.due() or controls.save_now():
                training.settle()
                watch.show(training.step, training.sample(watch.count))
                training.save()
            controls.wait_while_paused(bar)
        training.save()
    return training.best


def hide(conditions: Floats, rng: np.random.Generator) -> Floats:
    """Conditions [shape=(count, conditions)] with some of them hidden, as NaN; the generator also plays without."""
    chance = rng.random((len(conditions), 1)) * (rng.random((len(conditions), 1)) >= UNCONDITIONED)
    return np.where(rng.random(conditions.shape) < chance, conditions, np.nan).astype(np.float32)


def _entry(step: int, losses: dict[str, float], scores: Scores) -> dict[str, Any]:
    rounded = {name: round(value, 5) for name, value in losses.items()}
    return {"step": step, "time": round(time.time()), **rounded, **dataclasses.asdict(scores)}


def _best(history: list[dict[str, Any]]) -> Scores | None:
    names = [field.name for field in dataclasses.fields(Scores)]
    measured = [Scores(*(r[n] for n in names)) for r in history if "frechet" in r]
    return min(measured, key=lambda scores: scores.frechet, default=None)
