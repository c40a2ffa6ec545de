"""Train a latent sequence model: `loopseed train --preset latent-sequence --data SET --out RUN`.

First it listens to the set (models/sequence/listening.py); then it learns how the latents go on. The bars and random
numbers of a step depend only on the settings' rng_seed and the number of the step. Every evaluation adds a line to
history.jsonl; the weights under which the validation songs are most likely are kept for the export.
"""

import time
from pathlib import Path
from typing import Any

import keras
import numpy as np
from numpy.typing import NDArray

from inference.model.generator import Generator, ModelError
from inference.model.library import Library, NoSuchModelError
from models import PRETRAINED
from models.dataset import LoopSet, SetError
from models.sequence.baselines import measure_baselines
from models.sequence.listening import Heard, listen
from models.sequence.network import Predictor, make_optimizer, make_training_step, score
from models.settings import OWN_FIELDS, LatentSequenceSettings, SettingsError, find_differences, say_fields
from models.song_bars import Songs, read_songs
from models.training.run import Run
from models.training.steps import StepTraining, train_to_end

PART_FIELDS = ("parts", "crossover", "start")  # in which a set and its generator may differ: the search hears sound


def open_generator(settings: LatentSequenceSettings) -> Generator:
    """Load the generator that the settings name; raises SettingsError."""
    try:
        return Generator(Library([PRETRAINED]).find(settings.generator))
    except (NoSuchModelError, ModelError) as error:
        raise SettingsError(f"generator is {settings.generator!r}: {error}") from None


class LatentTraining(StepTraining):
    """One run: its songs as latents, its network, its step and its best score."""

    def __init__(self, data: Path, run: Run, settings: LatentSequenceSettings, new_data: bool = False) -> None:
        """Open the set and the run, and listen to the set; raises SetError, SettingsError, TableError and OSError."""
        loops = LoopSet(data, settings.held_out)
        generator = open_generator(settings)
        _check_geometry(data, loops, generator)
        songs = read_songs(loops)
        if not songs.validation:
            raise SetError(f"{data} holds no validation song of two consecutive bars; add songs to the set.")
        self.run, self.settings = run, settings
        has_new_data = run.open(settings, loops, new_data)
        if has_new_data:
            raise SettingsError(f"{run.path} has listened to another set; name a new folder.")
        heard = listen(run.path, loops, songs, generator)
        self.songs = _take_latents(heard, songs)
        self.baselines = measure_baselines(self.songs["training"], self.songs["validation"])
        self.predictor = Predictor(settings, generator.description.latent_size)
        self.optimizer = make_optimizer(settings, self.predictor)
        self._step = make_training_step(self.predictor, self.optimizer)
        self.step, self.faults = run.load_checkpoint(self.variables)
        self.saved = self.step
        run.drop_history_after(self.step)
        self.best: dict[str, Any] = run.find_best()

    @property
    def variables(self) -> list[keras.Variable]:
        """All variables of a checkpoint: those of the network and of its optimizer."""
        return [*self.predictor.trainable_variables, *self.optimizer.variables]

    def train_step(self) -> dict[str, float]:
        """Train the next step; returns its loss [nats a bar]."""
        s = self.settings
        rng = np.random.default_rng([s.rng_seed, self.step])
        bars, share = draw_songs(self.songs["training"], rng, s.batch, s.window)
        heard = bars[:, :-1] + np.float32(s.noise) * rng.standard_normal(bars[:, :-1].shape, dtype=np.float32)
        shape = (s.batch, s.window - 1, s.width)
        kept = (rng.random(shape, dtype=np.float32) >= s.dropout) / np.float32(1 - s.dropout)
        found = self._step(heard, kept.astype(np.float32), bars[:, 1:], share)
        self.step += 1
        return {name: float(value) for name, value in found.items()}

    def evaluate(self, losses: dict[str, float]) -> None:
        """Score the validation songs, keep the weights if they are the best so far, and write the history's line."""
        self.check_weights()
        nll = float(score(self.predictor, self.songs["validation"]).mean())
        scores = {"nll": nll, **self.baselines}
        entry = {"step": self.step, "time": round(time.time()), **losses, **scores}
        if not self.best or nll < self.best["nll"]:
            self.best = {"best_step": self.step, **entry}
            self.run.save_best(self.predictor)
        self.run.add_to_history({name: round(value, 4) for name, value in entry.items()})
        self.save()


def draw_songs(songs: list[NDArray], rng: np.random.Generator, count: int, window: int) -> tuple[NDArray, NDArray]:
    """Draw parts of songs [shape=(count, window, latent_size)], and what each predicted bar counts.

    The shares [shape=(count, window - 1)] add up to 1 and are 0 past a song's end. Half of the parts begin anywhere.
    """
    bars = np.zeros((count, window, songs[0].shape[1]), np.float32)
    share = np.zeros((count, window - 1), np.float32)
    for row, number in enumerate(rng.integers(len(songs), size=count)):
        song = songs[number]
        first = int(rng.integers(len(song) - 1)) if rng.random() < 0.5 else 0
        part = song[first : first + window]
        bars[row, : len(part)] = part
        share[row, : len(part) - 1] = 1
    return bars, share / share.sum()


def train_latents(data: Path, folder: Path, settings: LatentSequenceSettings, new_data: bool = False) -> dict[str, Any]:
    """Train the run in `folder`, or continue its training; returns the history's best entry, empty if there is none.

    Raises SetError, SettingsError, DivergedError, TableError and OSError.
    """
    keras.utils.set_random_seed(settings.rng_seed)
    keras.config.set_dtype_policy("float32")
    run = Run(folder)
    with run.lock():
        return train_to_end(LatentTraining(data, run, settings, new_data), say_scores)


def say_scores(best: dict[str, Any]) -> str:
    """How likely the next bar is, beside the baselines."""
    return (
        f"{best['nll']:.1f} nats a held-out bar at step {best['best_step']} "
        f"(repeat the last bar: {best['repeat_nll']:.1f}, mean: {best['mean_nll']:.1f})"
    )


def _check_geometry(path: Path, data: LoopSet, generator: Generator) -> None:
    d = generator.description
    ignored = (*OWN_FIELDS, *PART_FIELDS)
    if names := [name for name in find_differences(d, data.description) if name not in ignored]:
        raise SetError(
            f"{path} has {say_fields(data.description, names)}, but {generator.path.name} makes bars with "
            f"{say_fields(d, names)}; make the set anew with the preset of the generator."
        )


def _take_latents(heard: Heard, songs: Songs) -> dict[str, list[NDArray]]:
    return {name: [heard.latents[run] for run in runs] for name, runs in vars(songs).items()}
