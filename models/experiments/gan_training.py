"""Train a recurrent GAN over blocks: `loopseed train --preset recurrent-gan --data SET --out RUN`.

The songs and random numbers of a step depend only on the settings' rng_seed and the number of the step.
"""

import time
from pathlib import Path
from typing import Any

import keras
import numpy as np
from numpy.typing import NDArray

from inference.arrays import Floats
from models.dataset import LoopSet, SetError
from models.evaluation.distances import frechet
from models.experiments.block_code import BLOCKS, BlockCode
from models.experiments.gan_networks import Adversaries
from models.experiments.gan_player import GanPlayer
from models.settings import RecurrentGanSettings, SettingsError
from models.song_bars import read_songs
from models.training.run import Run
from models.training.steps import StepTraining, train_to_end

BARS = 3  # of a song in a step
COMPARED = 2  # numbers of each block by which played bars are compared with real ones
CODE_NAME = "blocks.npz"


class GanTraining(StepTraining):
    """One run: its songs as blocks, its networks, its step and its best score."""

    def __init__(self, data: Path, run: Run, settings: RecurrentGanSettings, new_data: bool = False) -> None:
        """Open the set and the run; raises SetError, SettingsError and OSError."""
        self.run, self.settings = run, settings
        loops = LoopSet(data, settings.held_out)
        settings.check_set(data, loops.description)
        songs = read_songs(loops)
        if run.open(settings, loops, new_data):
            raise SettingsError(f"{run.path} was trained on other songs; name a new folder.")
        self.code = self._find_code(loops)
        self.songs = {name: [self._encode(loops, run) for run in runs] for name, runs in vars(songs).items()}
        long = [song for song in self.songs["training"] if len(song) >= BARS * BLOCKS]
        if not long or not self.songs["validation"]:
            raise SetError(f"{data} holds no training song of {BARS} bars, or no validation song of 2; add songs.")
        self.songs["training"] = long
        self.networks = Adversaries(settings, len(self.code.axes))
        self.step, self.faults = run.load_checkpoint(self.variables)
        self.saved = self.step
        run.drop_history_after(self.step)
        self.best: dict[str, Any] = run.find_best()

    @property
    def variables(self) -> list[keras.Variable]:
        """All variables of a checkpoint: those of the networks and of their optimizers."""
        return self.networks.variables

    def train_step(self) -> dict[str, float]:
        """Train the next step; returns its losses by name."""
        s, steps = self.settings, self.networks
        rng = np.random.default_rng([s.rng_seed, self.step])
        blocks = self._draw_songs(rng)
        noise = rng.standard_normal((2, s.batch, (BARS - 1) * BLOCKS, s.noise_size), dtype=np.float32)
        if self.step < s.plain_steps:
            found = steps.learn(blocks, noise[0])
        else:
            found = steps.criticise(blocks, noise[0])
            if self.step >= s.plain_steps + s.critic_lead:
                found |= steps.play(blocks, noise[1])
        self.step += 1
        return {name: float(value) for name, value in found.items()}

    def evaluate(self, losses: dict[str, float]) -> None:
        """Measure the held-out songs, keep the weights if they are the best so far, and write the history's line.

        error : the mean squared error of the next block's numbers, as repeat_error of the block one bar before.
        frechet : the distance of bars that are played after the first half of the songs to the songs' own second half;
        plain_frechet in the first phase, which is no GAN yet and of which no weights are kept.
        """
        self.check_weights()
        songs, size = self.songs["validation"], self.settings.noise_size
        bars = min(len(song) for song in songs) // BLOCKS
        held = np.stack([song[: bars * BLOCKS] for song in songs])
        player, half = GanPlayer(self.networks.generator), (bars + 1) // 2 * BLOCKS
        noise = np.random.default_rng(0).standard_normal((len(held), bars * BLOCKS - half, size), dtype=np.float32)
        pair = player.continue_blocks(held[:, :half], noise), held[:, half:]
        s = self.settings
        name = "frechet" if self.step > s.plain_steps + s.critic_lead else "plain_frechet"
        scores = {
            "error": float(np.square(player.follow(held, size) - held[:, BLOCKS:]).mean()),
            "repeat_error": float(np.square(held[:, BLOCKS:] - held[:, :-BLOCKS]).mean()),
            name: frechet(*(part[..., :COMPARED].reshape(-1, BLOCKS * COMPARED) for part in pair)),
        }
        entry = {"step": self.step, "time": round(time.time()), **losses, **scores}
        if name == "frechet" and (not self.best or scores[name] < self.best[name]):
            self.best = {"best_step": self.step, **entry}
            self.run.save_best(self.networks.generator)
        self.run.add_to_history({name: round(value, 4) for name, value in entry.items()})
        self.save()

    def _draw_songs(self, rng: np.random.Generator) -> Floats:
        """Draw parts of songs [shape=(batch, BARS * BLOCKS, size)] that begin with a bar."""
        found = []
        for number in rng.integers(len(self.songs["training"]), size=self.settings.batch):
            song = self.songs["training"][number]
            first = BLOCKS * int(rng.integers(len(song) // BLOCKS - BARS + 1))
            found.append(song[first : first + BARS * BLOCKS])
        return np.stack(found)

    def _find_code(self, loops: LoopSet) -> BlockCode:
        """The run's code, which its first command finds in the set."""
        path = self.run.path / CODE_NAME
        if not path.exists():
            BlockCode.fit(loops, loops.description, self.settings.block_size).save(path)
        return BlockCode.load(path)

    def _encode(self, loops: LoopSet, numbers: NDArray[np.intp]) -> Floats:
        return self.code.encode(loops.read_stored(numbers)["picture"].astype(np.float32) / 255)


def train_gan(data: Path, folder: Path, settings: RecurrentGanSettings, new_data: bool = False) -> dict[str, Any]:
    """Train the run in `folder`, or continue its training; returns the history's best entry, empty if there is none.

    Raises SetError, SettingsError, DivergedError and OSError.
    """
    keras.utils.set_random_seed(settings.rng_seed)
    keras.config.set_dtype_policy("float32")
    run = Run(folder)
    with run.lock():
        return train_to_end(GanTraining(data, run, settings, new_data), say_scores)


def say_scores(best: dict[str, Any]) -> str:
    """How near played bars are to real ones, and how near the next block is, next to a repetition."""
    return (
        f"a Frechet distance of {best['frechet']:.2f} at step {best['best_step']}, and of the next block an error of "
        f"{best['error']:.4f} (repeat the last bar: {best['repeat_error']:.4f})"
    )
