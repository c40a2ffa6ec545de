"""Train a raw sequence model: `loopseed train --preset raw-sequence --data SLICES --out RUN`.

The parts of songs and random numbers of a step depend only on the settings' rng_seed and the number of the step.
"""

import time
from pathlib import Path
from typing import Any

import keras
import numpy as np
from numpy.typing import NDArray

from inference.arrays import Floats
from models.experiments.companding import LEVELS, to_curve
from models.experiments.raw_network import (
    FRAME,
    MAX_NORM,
    RawNetwork,
    describe_places,
    make_training_step,
    measure_surprise,
)
from models.experiments.sound_set import SoundSet
from models.settings import RawSequenceSettings, SettingsError
from models.training.run import Run
from models.training.steps import StepTraining, train_to_end

EVALUATED = 32  # parts of held-out songs


class RawTraining(StepTraining):
    """One run: its songs, its network, its step and its best score."""

    def __init__(self, data: Path, run: Run, settings: RawSequenceSettings, new_data: bool = False) -> None:
        """Read the songs and open the run; raises SetError, SettingsError and OSError."""
        self.run, self.settings = run, settings
        self.data = SoundSet(data, settings.geometry)
        self.network = RawNetwork(settings, self.data.bar)
        size, shortest = self.network.past + FRAME * settings.frames, min(len(song) for song in self.data.songs)
        if size > shortest:
            raise SettingsError(
                f"a step hears {size} samples, and the shortest song has {shortest}; choose fewer frames or layers."
            )
        if run.open(settings, self.data, new_data):
            raise SettingsError(f"{run.path} was trained on other songs; name a new folder.")
        self.optimizer = keras.optimizers.Adam(settings.rate, global_clipnorm=MAX_NORM)
        self._step = make_training_step(self.network, self.optimizer)
        self.step, self.faults = run.load_checkpoint(self.variables)
        self.saved = self.step
        run.drop_history_after(self.step)
        self.best: dict[str, Any] = run.find_best()
        self._held_out = self._draw(self.data.validation, np.random.default_rng(0), EVALUATED)
        self._baselines = measure_baselines(self.data.training, self.data.validation, self.data.bar)

    @property
    def variables(self) -> list[keras.Variable]:
        """All variables of a checkpoint: those of the network and of its optimizer."""
        return [*self.network.trainable_variables, *self.optimizer.variables]

    def train_step(self) -> dict[str, float]:
        """Train the next step; returns its loss [nats a sample]."""
        s = self.settings
        rng = np.random.default_rng([s.rng_seed, self.step])
        sound, places = self._draw(self.data.training, rng, s.batch)
        heard = sound + np.float32(s.noise) * rng.standard_normal(sound.shape, dtype=np.float32)
        found = self._step(heard, places, sound[:, self.network.past :])
        self.step += 1
        return {name: float(value) for name, value in found.items()}

    def evaluate(self, losses: dict[str, float]) -> None:
        """Score the held-out songs, keep the weights if they are the best so far, and write the history's line."""
        self.check_weights()
        sound, places = (keras.ops.convert_to_tensor(array) for array in self._held_out)
        scores = measure_surprise(self.network(sound, places), sound[:, self.network.past :])
        nll = float(keras.ops.convert_to_numpy(scores).mean())
        entry = {"step": self.step, "time": round(time.time()), **losses, "nll": nll, **self._baselines}
        if not self.best or nll < self.best["nll"]:
            self.best = {"best_step": self.step, **entry}
            self.run.save_best(self.network)
        self.run.add_to_history({name: round(value, 4) for name, value in entry.items()})
        self.save()

    def _draw(self, songs: list[NDArray[np.int16]], rng: np.random.Generator, count: int) -> tuple[Floats, Floats]:
        """Draw parts of songs [shape=(count, past + samples), compressed] and the places of their frames."""
        size = self.network.past + FRAME * self.settings.frames
        frames, per_bar = sum(self.network.dilations) + self.settings.frames, self.data.bar // FRAME
        parts, places = [], []
        for number in rng.integers(len(songs), size=count):
            end = FRAME * int(rng.integers(-(-size // FRAME), len(songs[number]) // FRAME + 1))
            parts.append(to_curve(songs[number][end - size : end]))
            places.append(describe_places(end // FRAME - frames, frames, per_bar))
        return np.stack(parts), np.stack(places)


def measure_baselines(training: list[NDArray], held_out: list[NDArray], bar: int) -> dict[str, float]:
    """Mean negative log-likelihoods [nats a sample] of held-out songs' samples after their first bars.

    repeat : a sample differs from that of one bar before as often by so many levels as in the training songs. mean :
    each level is as likely as in the training songs, whatever was before.
    """

    def spread(values: list[NDArray], low: int, high: int) -> NDArray[np.float64]:
        counts = np.bincount(np.concatenate(values).astype(np.int64) - low, minlength=high - low + 1) + 1.0
        return -np.log(counts / counts.sum())

    changes = spread([song[bar:] - song[:-bar] for song in training], 1 - LEVELS, LEVELS - 1)
    levels = spread([song[bar:] for song in training], 0, LEVELS - 1)
    held = [(song[bar:], song[:-bar]) for song in held_out]
    return {
        "repeat_nll": float(np.concatenate([changes[now - before + LEVELS - 1] for now, before in held]).mean()),
        "mean_nll": float(np.concatenate([levels[now] for now, _ in held]).mean()),
    }


def train_raw(data: Path, folder: Path, settings: RawSequenceSettings, new_data: bool = False) -> dict[str, Any]:
    """Train the run in `folder`, or continue its training; returns the history's best entry, empty if there is none.

    Raises SetError, SettingsError, DivergedError and OSError.
    """
    keras.utils.set_random_seed(settings.rng_seed)
    keras.config.set_dtype_policy("float32")
    run = Run(folder)
    with run.lock():
        return train_to_end(RawTraining(data, run, settings, new_data), say_scores)


def say_scores(best: dict[str, Any]) -> str:
    """How likely the next sample is, next to the baselines."""
    return (
        f"{best['nll']:.3f} nats a held-out sample at step {best['best_step']} "
        f"(repeat the last bar: {best['repeat_nll']:.3f}, mean: {best['mean_nll']:.3f})"
    )
