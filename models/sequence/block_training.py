"""Train a block sequence model: `loopseed train --preset sequence --data SET --out RUN`.

First the coder learns; then its weights stay, and the language model learns how songs go on in its codes. The loops
and random numbers of a step depend only on the settings' rng_seed and the number of the step. Every evaluation adds a
line to history.jsonl; the weights under which the validation songs are most likely are kept for the export, with the
coder's.
"""

import json
import time
from pathlib import Path
from typing import Any

import keras
import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from inference.arrays import Floats
from inference.continuation.blocks.codes import BLOCKS, LEVEL
from inference.dsp.powergram import powergram_to_magnitudes
from inference.files.atomic_file import atomic_write
from models.dataset import LoopSet, SetError
from models.drawing import Block, colour, draw_rows
from models.recipes.networks import PARTS
from models.sequence.coder import Coder
from models.sequence.language import LanguageTraining, measure_baselines
from models.settings import SequenceSettings
from models.song_bars import read_songs
from models.training.keyboard import UserRequests
from models.training.run import Run
from models.training.state import TrainingState

EVALUATED_LOOPS = 32  # validation loops that the coder's error is measured on
PREVIEWED_LOOPS = 4
LEVEL_LOOPS = 128
LEVEL_NAME = "level.json"
BAR = "{l_bar}{bar}| {n_fmt}/{total_fmt} [{elapsed}<{remaining}{postfix}]"
PICTURE = PARTS[0]


class BlockTraining(TrainingState):
    """One run: its set, its coder, its language model, its step and its best score."""

    def __init__(self, data: Path, run: Run, settings: SequenceSettings, new_data: bool = False) -> None:
        """Open the set and the run; raises SetError, SettingsError and OSError."""
        self.data = LoopSet(data, settings.held_out)
        settings.check_set(data, self.data.description)
        self.songs = read_songs(self.data)
        if not self.songs.validation:
            raise SetError(f"{data} holds no validation song of two consecutive bars; add songs to the set.")
        self.run, self.settings = run, settings
        run.open(settings, self.data, new_data)
        self.description = settings.describe_model(self.data.description)
        self.coder = Coder(settings, self.description, run.get_statistics(self.data)[PICTURE])
        self.language = LanguageTraining(settings)
        self.step, self.faults = run.load_checkpoint(self.variables)
        self.saved = self.step
        run.drop_history_after(self.step)
        self.best: dict[str, Any] = run.find_best()
        self._write_level()
        self._codes: dict[str, list[Floats]] = {}
        self._baselines: dict[str, float] = {}

    def _write_level(self) -> None:
        """Keep the RMS of the magnitudes of the first loops, to which recordings are brought."""
        d, pictures = self.description, self.data.head(LEVEL_LOOPS)
        square = np.mean([np.square(powergram_to_magnitudes(picture.T, d)).mean() for picture in pictures])
        with atomic_write(self.run.path / LEVEL_NAME) as temporary:
            temporary.write_text(json.dumps({LEVEL: float(np.sqrt(square))}) + "\n", encoding="utf-8")

    @property
    def variables(self) -> list[keras.Variable]:
        """All variables of a checkpoint: those of the coder and of the language model, and of their optimizers."""
        return [*self.coder.variables, *self.language.variables]

    def train_step(self) -> dict[str, float]:
        """Train the next step; returns its losses by name."""
        s = self.settings
        rng = np.random.default_rng([s.rng_seed, self.step])
        if self.step < s.coder_steps:
            found = self.coder.step(self._draw_pictures(rng))
        else:
            songs = self.read_codes()["training"]
            found = self.language.step(draw_songs(songs, rng, s.batch, s.bars * BLOCKS), rng)
        self.step += 1
        return {name: float(value) for name, value in found.items()}

    def read_codes(self) -> dict[str, list[Floats]]:
        """The codes [shape=(blocks, codes) each] of the set's songs, by the part of the set; the coder has learned."""
        if not self._codes:
            for name in ("training", "validation"):
                self._codes[name] = [self._encode(run) for run in getattr(self.songs, name)]
            self._baselines = measure_baselines(self._codes["training"], self._codes["validation"])
        return self._codes

    def evaluate(self, losses: dict[str, float]) -> None:
        """Score the validation songs, keep the weights if they are the best so far, and write the history's line."""
        self.check_weights()
        numbers = np.array(self.data.spread_validation(EVALUATED_LOOPS))
        entry: dict[str, Any] = {"step": self.step, "time": round(time.time()), **losses}
        if self.step <= self.settings.coder_steps:
            entry["held_out_error"] = self.coder.measure_error(self.data.read_stored(numbers)[PICTURE])
            self._preview(numbers[:PREVIEWED_LOOPS])
        if self.step >= self.settings.coder_steps:
            held_out = self.read_codes()["validation"]
            entry |= {"nll": self.language.score(held_out), **self._baselines}
            if not self.best or entry["nll"] < self.best["nll"]:
                self.best = {"best_step": self.step, **entry}
                self.run.save_best(SequenceModel(self.coder, self.language))
        self.run.add_to_history({name: round(value, 4) for name, value in entry.items()})
        self.save()

    def _encode(self, numbers: NDArray) -> Floats:
        pictures = self.data.read_stored(numbers)[PICTURE]
        return self.coder.encode(np.concatenate(list(pictures), axis=1)[None])[0]

    def _draw_pictures(self, rng: np.random.Generator) -> NDArray[np.uint8]:
        """Parts of training bars [shape=(batch, bins, window's frames)], from any block on."""
        s, frames = self.settings, self.coder.frames
        pictures = self.data.draw_batch(rng, s.batch, augment=False)[0][PICTURE]
        starts = frames * rng.integers(BLOCKS - s.window + 1, size=s.batch)
        parts = [picture[:, a : a + frames * s.window] for picture, a in zip(pictures, starts, strict=True)]
        return np.stack(parts)

    def _preview(self, numbers: NDArray) -> None:
        """Draw held-out bars above what the coder makes of them."""
        pictures = self.data.read_stored(numbers)[PICTURE]
        rebuilt = self.coder.draw_again(pictures)
        rows = [
            Block("your loops, kept out of the training", [colour(x.astype(np.float32) / 255) for x in pictures]),
            Block(f"these loops again, from their codes at step {self.step:,}", [colour(x) for x in rebuilt]),
        ]
        folder = self.run.path / "watch"
        folder.mkdir(parents=True, exist_ok=True)
        with atomic_write(folder / f"step_{self.step:07d}.png") as temporary:
            draw_rows(rows, len(pictures)).save(temporary, format="PNG")


class SequenceModel(keras.Model):
    """Encoder, decoder and language model as one, whose weights can be saved."""

    def __init__(self, coder: Coder, language: LanguageTraining) -> None:
        super().__init__(name="sequence")
        self.encoder, self.decoder, self.language = coder.encoder, coder.decoder, language.model
        self.built = True


def draw_songs(songs: list[Floats], rng: np.random.Generator, count: int, blocks: int) -> Floats:
    """Draw runs of `blocks` blocks [shape=(count, blocks, codes)] that begin with a bar; raises SetError."""
    long = [song for song in songs if len(song) >= blocks]
    if not long:
        raise SetError(f"no training song has {blocks // BLOCKS} consecutive bars; choose a lower number of bars.")
    found = []
    for number in rng.integers(len(long), size=count):
        first = BLOCKS * int(rng.integers((len(long[number]) - blocks) // BLOCKS + 1))
        found.append(long[number][first : first + blocks])
    return np.stack(found)


def train_blocks(data: Path, folder: Path, settings: SequenceSettings, new_data: bool = False) -> dict[str, Any]:
    """Train the run in `folder`, or continue its training; returns the history's best entry, empty if there is none.

    Raises SetError, SettingsError, DivergedError and OSError.
    """
    keras.utils.set_random_seed(settings.rng_seed)
    keras.config.set_dtype_policy("float32")
    run = Run(folder)
    with run.lock():
        training = BlockTraining(data, run, settings, new_data)
        bar = tqdm(total=settings.steps, initial=training.step, bar_format=BAR)
        with UserRequests() as requests, bar:
            for fault in training.faults:
                bar.write(f"{fault} The training continues from step {training.step}.")
            bar.write("p pauses and continues, s saves now, Ctrl-C saves and ends")
            while training.step < settings.steps and not requests.ended:
                losses = training.train_step()
                training.check_losses(losses)
                bar.update()
                if training.step % settings.evaluate_every == 0 or training.step in (
                    settings.coder_steps,
                    settings.steps,
                ):
                    training.evaluate(losses)
                    bar.set_postfix_str(say_scores(training.best) if training.best else "learning to code")
                if requests.save_now():
                    training.save()
                requests.wait_while_paused(bar)
            if training.saved < training.step:
                training.save()
    return training.best


def say_scores(best: dict[str, Any]) -> str:
    """How likely the next block is, in nats, next to the baselines."""
    return (
        f"{best['nll']:.1f} nats a held-out block at step {best['best_step']} "
        f"(repeat the last bar: {best['repeat_nll']:.1f}, mean: {best['mean_nll']:.1f})"
    )
