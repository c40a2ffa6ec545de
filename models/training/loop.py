"""Train a generator, or continue its training: `loopseed train --preset techno --data SET --out RUN`.

The loops and random numbers of a step depend only on the settings' rng_seed and the number of the step, so that an
interrupted run gives the same losses as an uninterrupted one. Every evaluation adds a line to history.jsonl; the
weights with the least Frechet distance to the validation loops are kept for the export.
"""

import dataclasses
import math
import time
from pathlib import Path
from typing import Any

import keras
import numpy as np
from tqdm import tqdm

from inference.arrays import Floats
from inference.parts.parts import Parts, split_outputs
from inference.parts.render import draw_noise
from inference.sentences import join
from models.dataset import LoopSet, unset_conditions
from models.evaluation.embedding import EMBEDDING_LOOPS, Embedding, Scores
from models.recipes.networks import list_inputs
from models.recipes.recipe import Recipe, build
from models.settings import RATES, Settings
from models.training import devices
from models.training.checkpoints import is_finite
from models.training.keyboard import UserRequests
from models.training.previews import Previews
from models.training.run import Run

SAMPLE_BATCH = 32  # loops that are generated at once
BATCH_NORM_BATCHES = 32  # batches from which the statistics of batch norm are recomputed
UNCONDITIONED = 0.5  # part of the loops with no condition set


class DivergedError(ValueError):
    """Losses, weights or loops that are not finite; the text is one sentence that says which, and how to go on."""


class Training:
    """One run: its set, its networks, its step and its best scores."""

    def __init__(self, data: Path, run: Path, settings: Settings, new_data: bool = False) -> None:
        """Open the set in folder `data` and the run in folder `run`; raises SetError and SettingsError.

        new_data : the set may have other loops than the run was trained on so far.
        """
        self.settings = settings
        self.data = LoopSet(data, settings.held_out)
        settings.check_set(data, self.data.description)
        settings.check_batch(self.data.training)
        self.run = Run(run, devices.is_chief())
        self.has_new_data = self.run.open(settings, self.data, new_data)
        self.description = settings.describe_model(self.data.description)
        self.recipe: Recipe = build(settings, self.description, self.run.get_statistics(self.data))
        self.step, self.faults = self.run.load_checkpoint(self.recipe.variables)
        self.saved = self.step
        self.run.drop_history_after(self.step)
        self.best = _read_scores(self.run.find_best())

    def train_step(self) -> dict[str, Any]:
        """Train the next step; returns its losses by name."""
        rng = np.random.default_rng([self.settings.rng_seed, self.step])
        loops, known = self.data.draw_batch(rng, self.settings.batch, self.settings.augment)
        known = known[:, : len(self.description.conditions)]
        record = self.recipe.step(self.step, loops, known, hide_conditions(known, rng), rng)
        self.step += 1
        return record

    def recompute_batch_norm(self) -> None:
        """Recompute the batch-norm statistics of the averaged generator, which fit the weights of no step."""
        rng = np.random.default_rng(self.settings.rng_seed)
        norms = [x for x in self.recipe.average.layers if isinstance(x, keras.layers.BatchNormalization)]
        momenta = [norm.momentum for norm in norms]
        for count in range(BATCH_NORM_BATCHES):
            for norm in norms:
                norm.momentum = count / (count + 1)  # turns the moving average into a mean
            _, known = self.data.draw_batch(rng, self.settings.batch, self.settings.augment)
            conditions = hide_conditions(known[:, : len(self.description.conditions)], rng)
            latents = rng.standard_normal((len(conditions), self.description.latent_size), dtype=np.float32)
            self.recipe.average(list_inputs(latents, conditions), training=True)
        for norm, momentum in zip(norms, momenta, strict=True):
            norm.momentum = momentum

    def sample(self, count: int) -> list[Parts]:
        """Generate loops of the same latents each time, no condition set, with the noise drawn into their pictures."""
        latents = np.random.default_rng(1).standard_normal((count, self.description.latent_size), dtype=np.float32)
        conditions = unset_conditions(count, len(self.description.conditions))
        outputs = self.recipe.player.predict(list_inputs(latents, conditions), SAMPLE_BATCH, verbose=0)
        loops = (split_outputs({name: part[i] for name, part in outputs.items()}) for i in range(count))
        return [draw_noise(parts, self.description, np.random.default_rng(i)) for i, parts in enumerate(loops)]

    def evaluate(self, embedding: Embedding, validation: Floats) -> Scores:
        """Score the averaged generator against validation loops, and keep its weights if they are the best so far.

        Raises DivergedError.
        """
        self.check_weights()
        self.recompute_batch_norm()
        scores = self._score(embedding, validation)
        if self.best is None or scores.frechet < self.best.frechet:
            self.best = scores
            self.run.save_best(self.recipe.player)
        return scores

    def evaluate_anew(self, embedding: Embedding, validation: Floats) -> None:
        """Score the best generator so far against the loops of the new set; from now on, these decide what is best."""
        entry = {"step": self.step, "time": round(time.time()), "new_data": self.data.path.resolve().name}
        if self.best:
            weights = self.recipe.player.get_weights()
            self.recipe.player.load_weights(self.run.best_path)
            self.best = self._score(embedding, validation)
            self.recipe.player.set_weights(weights)
            entry |= {"best_step": self.run.find_best()["best_step"], **dataclasses.asdict(self.best)}
        self.run.add_to_history(entry)
        self.run.write_set_note(self.data)

    def _score(self, embedding: Embedding, validation: Floats) -> Scores:
        pictures = np.stack([parts.picture.T for parts in self.sample(len(validation))])
        if not np.isfinite(pictures).all():
            raise self._diverged("a generated loop")
        return embedding.scores(pictures, validation)

    def save(self) -> None:
        """Write the checkpoint; raises DivergedError."""
        self.check_weights()
        self.run.save_checkpoint(self.step, self.recipe.variables)
        self.saved = self.step

    def check_losses(self, losses: dict[str, float]) -> None:
        """Raise DivergedError if one of the losses is not finite."""
        wrong = [f"the loss {name}" for name, value in losses.items() if not math.isfinite(value)]
        if wrong:
            raise self._diverged(wrong[0])

    def check_weights(self) -> None:
        """Raise DivergedError if one of the variables of a checkpoint is not finite."""
        for variable in self.recipe.variables:
            if not is_finite(np.asarray(keras.ops.convert_to_numpy(variable.value))):
                raise self._diverged(f"a weight of {variable.path}")

    def _diverged(self, what: str) -> DivergedError:
        rates = join((name for name in RATES if hasattr(self.settings, name)), "or")
        kept = f"the checkpoint of step {self.saved} is kept" if self.saved else "there is no checkpoint yet"
        return DivergedError(
            f"the training diverged at step {self.step}, where {what} is not finite; {kept}, and the same command with "
            f"a lower {rates} in its preset continues from there."
        )


def train(data: Path, run: Path, settings: Settings, gpus: int | None = None, new_data: bool = False) -> Scores | None:
    """Train the run in folder `run` on the set in folder `data`, or continue its training.

    new_data : continue, although the set has other loops than before. Returns the best scores on the validation loops,
    None if it ended before the first evaluation. Raises SetError, SettingsError, DivergedError, NoGpuError and OSError.
    """
    keras.utils.set_random_seed(settings.rng_seed)
    with Run(run, devices.is_chief()).lock():
        with devices.strategy_scope(gpus):
            training = Training(data, run, settings, new_data)
        return _train_steps(training, settings)


def _train_steps(training: Training, settings: Settings) -> Scores | None:
    embedding = Embedding(training.data.head(EMBEDDING_LOOPS))
    validation = training.data.validation(settings.evaluate_count)
    bar = tqdm(total=settings.steps, initial=training.step, unit="step", smoothing=0.05)
    previews = Previews(training.run, training.description, settings.watch_minutes)
    with UserRequests() as requests, previews, bar:
        for fault in training.faults:
            bar.write(f"{fault} The training continues from step {training.step}.")
        if training.has_new_data:
            training.evaluate_anew(embedding, validation)
            bar.write(f"the set has changed; the best generator so far is evaluated anew on {training.data.path}")
        bar.write("p pauses and continues, s saves now, Ctrl-C saves and ends")
        while training.step < settings.steps and not requests.ended:
            started = time.monotonic()
            losses = {name: float(value) for name, value in training.train_step().items()}
            training.check_losses(losses)
            previews.add_losses(training.step, losses)
            bar.update()
            bar.set_postfix(
                {"img/s": f"{settings.batch / (time.monotonic() - started):.0f}"}
                | {name: f"{value:.3g}" for name, value in losses.items()}
            )
            if training.step % settings.evaluate_every == 0 or training.step == settings.steps:
                scores = training.evaluate(embedding, validation)
                training.run.add_to_history(_make_entry(training.step, losses, scores))
                previews.add_scores(training.step, scores)
                training.save()
            if previews.due() or requests.save_now():
                training.check_weights()
                training.recompute_batch_norm()
                previews.write(training.step, training.sample(previews.count))
                training.save()
            requests.wait_while_paused(bar)
        if training.saved < training.step:
            training.recompute_batch_norm()  # for an export of this step
            training.save()
    return training.best


def hide_conditions(conditions: Floats, rng: np.random.Generator) -> Floats:
    """Replace some conditions [shape=(count, conditions)] by NaN, so that the generator learns to work without them.

    In a part UNCONDITIONED of the loops none is left; each other loop draws its own chance, 0..1, of leaving one.
    """
    chance = rng.random((len(conditions), 1)) * (rng.random((len(conditions), 1)) >= UNCONDITIONED)
    return np.where(rng.random(conditions.shape) < chance, conditions, np.nan).astype(np.float32)


def _make_entry(step: int, losses: dict[str, float], scores: Scores) -> dict[str, Any]:
    rounded = {name: round(value, 5) for name, value in losses.items()}
    return {"step": step, "time": round(time.time()), **rounded, **dataclasses.asdict(scores)}


def _read_scores(entry: dict[str, Any]) -> Scores | None:
    return Scores(*(entry[field.name] for field in dataclasses.fields(Scores))) if entry else None
