"""Train a generator, or continue its training: `loopseed train --preset techno --data SET --out RUN`.

The loops and random numbers of a step depend only on the settings' rng_seed and the number of the step, so that an
interrupted run gives the same losses as an uninterrupted one. Every evaluation adds a line to history.jsonl; the
weights with the least Frechet distance to the validation loops are kept for the export.
"""

import dataclasses
import functools
import math
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import keras
import numpy as np
from tqdm import tqdm

from inference.arrays import Floats
from inference.model.reach import list_dead
from inference.parts.parts import PICTURE, Parts, split_outputs
from inference.parts.render import draw_noise
from inference.sentences import join
from models.dataset import LoopSet, unset_conditions
from models.evaluation.condition_response import find_measurable, measure_ranges, measure_reach
from models.evaluation.embedding import EMBEDDING_LOOPS, Embedding, Scores
from models.evaluation.sounds import read_parts, render_sound
from models.gradients import trace
from models.recipes.networks import list_inputs
from models.recipes.recipe import Recipe, build
from models.settings import Settings
from models.training import devices
from models.training.keyboard import UserRequests
from models.training.pace import Pace
from models.training.previews import Previews
from models.training.run import Run
from models.training.start import open_start
from models.training.state import TrainingState

SAMPLE_BATCH = 32  # loops that are generated at once
BATCH_NORM_BATCHES = 32  # batches from which the statistics of batch norm are recomputed
UNCONDITIONED = 0.5  # part of the loops with no condition set
BAR = "{l_bar}{bar}| {n_fmt}/{total_fmt} [{elapsed}{postfix}]"  # tqdm's own speed counts evaluations as steps
REACH_LOOPS = 64  # held-out loops in which the ranges of the conditions' features are measured
# Losses that say how far the generator is from real loops -> what a producer calls it.
WORDS = {
    "error": "picture",
    "anchor": "picture",
    "low_band": "kick and bass",
    "levels": "hits",
    "side": "stereo",
    "reach": "conditions",
}


class Training(TrainingState):
    """One run: its set, its networks, its step and its best scores."""

    def __init__(
        self, data: Path, run: Path, settings: Settings, start: Path | None = None, new_data: bool = False
    ) -> None:
        """Open the set in folder `data` and the run in folder `run`; raises SetError and SettingsError.

        A new run gets the weights of `start`, an exported .onnx file or another run.
        new_data : the set may have other loops than the run was trained on so far.
        """
        self.data = LoopSet(data, settings.held_out)
        settings.check_set(data, self.data.description)
        settings.check_batch(self.data.training)
        self.run = Run(run, devices.is_chief())
        settings = self.settings = dataclasses.replace(settings, start=self.run.find_start(start))
        self.description = settings.describe_model(self.data.description)
        source = open_start(start) if start and not self.run.is_trained() else None
        if source:
            source.check(settings, self.description)
        self.has_new_data = self.run.open(settings, self.data, new_data)
        self.description = settings.describe_model(self.data.description)
        self.recipe: Recipe = build(settings, self.description, self.run.get_statistics(self.data))
        self.step, self.faults = self.run.load_checkpoint(self.recipe.variables)
        self.saved = self.step
        if source:
            source.apply(self.recipe, settings, self.description)
            self.save()  # from here on, the run needs its start no more
        self.run.drop_history_after(self.step)
        self.best = _read_scores(self.run.find_best())

    @property
    def variables(self) -> list[keras.Variable]:
        """All variables of a checkpoint: those of the recipe."""
        return self.recipe.variables

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
        momenta = [norm.momentum for norm in self._norms]
        for count in range(BATCH_NORM_BATCHES):
            weight = keras.ops.convert_to_tensor(count / (count + 1), "float32")  # the moving average becomes a mean
            _, known = self.data.draw_batch(rng, self.settings.batch, self.settings.augment)
            conditions = hide_conditions(known[:, : len(self.description.conditions)], rng)
            latents = rng.standard_normal((len(conditions), self.description.latent_size), dtype=np.float32)
            self._normalise(list_inputs(latents, conditions), weight)
        for norm, momentum in zip(self._norms, momenta, strict=True):
            norm.momentum = momentum

    @functools.cached_property
    def _norms(self) -> list[keras.layers.BatchNormalization]:
        return [x for x in self.recipe.average.layers if isinstance(x, keras.layers.BatchNormalization)]

    @functools.cached_property
    def _normalise(self) -> Callable[[list, Any], None]:
        """A function of the averaged generator's inputs and a momentum: it takes their statistics in."""

        def take_in(inputs: list, momentum: Any) -> None:
            for norm in self._norms:
                norm.momentum = momentum
            self.recipe.average(inputs, training=True)

        return trace(take_in)

    def sample(self, count: int) -> list[Parts]:
        """Generate loops of the same latents each time, no condition set, with the noise drawn into their pictures."""
        latents = np.random.default_rng(1).standard_normal((count, self.description.latent_size), dtype=np.float32)
        return self._play(latents, unset_conditions(count, len(self.description.conditions)))

    def _play(self, latents: Floats, conditions: Floats) -> list[Parts]:
        outputs = self.recipe.player.predict(list_inputs(latents, conditions), SAMPLE_BATCH, verbose=0)
        return self._split(outputs)

    def _split(self, outputs: dict[str, Any]) -> list[Parts]:
        arrays = {name: keras.ops.convert_to_numpy(part) for name, part in outputs.items()}
        loops = (split_outputs({name: part[i] for name, part in arrays.items()}) for i in range(len(arrays[PICTURE])))
        return [draw_noise(parts, self.description, np.random.default_rng(i)) for i, parts in enumerate(loops)]

    def preview(self, previews: Previews) -> None:
        """Write previews of the averaged generator; raises DivergedError."""
        self.check_weights()
        self.recompute_batch_norm()
        numbers = self.data.spread_validation(previews.real_count)
        rebuilt = self.recipe.rebuild(self.data.read_stored(np.array(numbers)))
        real = list(read_parts(self.data, numbers))
        again = None if rebuilt is None else self._split(rebuilt)
        previews.write(self.step, self.sample(previews.count), real, again)

    def measure_reach(self) -> dict[str, float]:
        """Measure and keep how far each condition moves the sound of the best weights; empty where there are none."""
        if not self.run.best_path.exists() or not find_measurable(self.description):
            return {}
        self.recipe.player.load_weights(self.run.best_path)
        ranges = measure_ranges(self.data, limit=REACH_LOOPS)

        def play(latents: Floats, conditions: Floats) -> list[Floats]:
            return [render_sound(parts, self.description) for parts in self._play(latents, conditions)]

        reach = measure_reach(play, self.description, ranges)
        self.run.write_reach(reach)
        return reach

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

    def record(self, losses: dict[str, float], embedding: Embedding, validation: Floats, previews: Previews) -> None:
        """Evaluate, and write the scores to the history and the curves; raises DivergedError."""
        scores = self.evaluate(embedding, validation)
        self.run.add_to_history(_make_entry(self.step, losses, scores))
        previews.add_scores(self.step, scores)
        self.save()


def train(
    data: Path,
    run: Path,
    settings: Settings,
    gpus: int | None = None,
    start: Path | None = None,
    new_data: bool = False,
) -> Scores | None:
    """Train the run in folder `run` on the set in folder `data`, or continue its training.

    A new run gets the weights of `start`, an exported .onnx file or another run; they are its first evaluation.
    new_data : continue, although the set has other loops than before. Returns the best scores on the validation loops,
    None if it ended before the first evaluation. Raises SetError, SettingsError, DivergedError, NoGpuError and OSError.
    """
    keras.utils.set_random_seed(settings.rng_seed)
    with Run(run, devices.is_chief()).lock():
        with devices.strategy_scope(gpus):
            training = Training(data, run, settings, start, new_data)
        return _train_steps(training, settings, start)


def _train_steps(training: Training, settings: Settings, start: Path | None) -> Scores | None:
    embedding = Embedding(training.data.head(EMBEDDING_LOOPS))
    validation = training.data.validation(settings.evaluate_count)
    bar, pace = tqdm(total=settings.steps, initial=training.step, bar_format=BAR), Pace()
    previews = Previews(training.run, training.description, settings.watch_minutes)
    with UserRequests() as requests, previews, bar:
        for fault in training.faults:
            bar.write(f"{fault} The training continues from step {training.step}.")
        if training.has_new_data:
            training.evaluate_anew(embedding, validation)
            bar.write(f"the set has changed; the best generator so far is evaluated anew on {training.data.path}")
        bar.write("p pauses and continues, s saves now, Ctrl-C saves and ends")
        if start and training.best is None:
            training.record({}, embedding, validation, previews)
        training.preview(previews)
        while training.step < settings.steps and not requests.ended:
            started = time.monotonic()
            losses = {name: float(value) for name, value in training.train_step().items()}
            training.check_losses(losses)
            previews.add_losses(training.step, losses)
            phase = describe_phase(training.recipe, training.step)
            pace.add(phase, time.monotonic() - started)
            bar.update()
            bar.set_description(phase)
            bar.set_postfix_str(describe_step(losses, pace.find_step(), settings.batch, settings.steps - training.step))
            if training.step % settings.evaluate_every == 0 or training.step == settings.steps:
                training.record(losses, embedding, validation, previews)
            if previews.due() or requests.save_now():
                training.preview(previews)
                training.save()
            requests.wait_while_paused(bar)
        if training.saved < training.step:
            training.recompute_batch_norm()  # for an export of this step
            training.save()
    if (dead := list_dead(training.measure_reach())) and training.run.chief:
        print(say_dead(dead))
    return training.best


def describe_phase(recipe: Recipe, step: int) -> str:
    """What step number `step` does, in a few words."""
    begun = [words for first, words in recipe.phases if first < step]
    return f"{len(begun)} of {len(recipe.phases)}: {begun[-1]}"


def describe_step(losses: dict[str, float], seconds: float | None, batch: int, left: int) -> str:
    """The time of the steps that are left, the speed, and how far off the parts of a loop are; the rest is for curves.

    seconds : of a step of `batch` loops; None where that is not known yet. Evaluations and previews come on top.
    """
    off = [f"{word} {losses[name]:.2f}" for name, word in WORDS.items() if name in losses]
    pace = [] if seconds is None else [f"{tqdm.format_interval(left * seconds)} left", f"{batch / seconds:.1f} loops/s"]
    return ", ".join([*pace, *([f"off: {join(off)}"] if off else [])])


def hide_conditions(conditions: Floats, rng: np.random.Generator) -> Floats:
    """Replace some conditions [shape=(count, conditions)] by NaN, so that the generator learns to work without them.

    In a part UNCONDITIONED of the loops none is left; each other loop draws its own chance, 0..1, of leaving one.
    """
    chance = rng.random((len(conditions), 1)) * (rng.random((len(conditions), 1)) >= UNCONDITIONED)
    return np.where(rng.random(conditions.shape) < chance, conditions, np.nan).astype(np.float32)


def say_dead(dead: dict[str, float]) -> str:
    """A sentence that names the conditions that do nothing, and their reach."""
    names = join(f"{name} ({reach:.2f})" for name, reach in dead.items())
    return (
        f"Of the conditions, these do next to nothing yet: {names}, where 1 is the range in your loops; train longer, "
        "or set conditions = false in the preset."
    )


def _make_entry(step: int, losses: dict[str, float], scores: Scores) -> dict[str, Any]:
    rounded = {name: round(value, 5) for name, value in losses.items()}
    return {"step": step, "time": round(time.time()), **rounded, **dataclasses.asdict(scores)}


def _read_scores(entry: dict[str, Any]) -> Scores | None:
    return Scores(*(entry.get(field.name, math.nan) for field in dataclasses.fields(Scores))) if entry else None
