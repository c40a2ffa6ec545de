"""The recurrent GAN over blocks: an LSTM that plays on, and an LSTM that scores how songs go on.

A block is predicted as that of one bar before, changed. First the generator learns the next block alone, as in
C-RNN-GAN (Mogren 2016); then it plays a bar by itself, and the critic hears that bar after real ones.
"""

from typing import Any

import keras
import numpy as np
from keras import ops

from models.experiments.block_code import BLOCKS
from models.gradients import make_step
from models.recipes.losses import SpectralBound, critic_hinge, generator_hinge
from models.settings import RecurrentGanSettings

MAX_NORM = 1.0  # of the generator's gradient
BETAS = {"beta_1": 0.5, "beta_2": 0.99}  # of Adam against a critic


class Generator(keras.Model):
    """From blocks and noise to the blocks that follow."""

    def __init__(self, settings: RecurrentGanSettings, size: int) -> None:
        """size : numbers of a block."""
        super().__init__(name="generator")
        s, inputs = settings, 2 * size + settings.noise_size + BLOCKS
        self.cell = keras.layers.LSTMCell(s.width, name="cell")
        self.recurrent = keras.layers.RNN(self.cell, return_sequences=True, return_state=True, name="recurrent")
        self.recurrent.build((None, None, inputs))
        self.hidden = keras.layers.Dense(s.width, activation="relu", name="hidden")
        self.hidden.build((None, s.width + inputs))
        self.change = keras.layers.Dense(size, kernel_initializer=keras.initializers.RandomNormal(stddev=0.01))
        self.change.build((None, s.width))
        self.built = True

    def call(self, blocks: Any, noise: Any) -> tuple[Any, list[Any]]:
        """The blocks after the first bar, each as predicted from the real ones before it; and the state at the end.

        blocks : [shape=(batch, BLOCKS + count, size)], whose first one is the first of a bar. noise : [shape=(batch,
        count, noise_size)]. Returns [shape=(batch, count, size)].
        """
        count = noise.shape[1]
        before = blocks[:, :count]
        inputs = ops.concatenate([blocks[:, BLOCKS - 1 : -1], before, noise, _mark_places(before)], axis=-1)
        found, *state = self.recurrent(inputs)
        return self._predict(found, inputs, before), state

    def step(self, last: Any, before: Any, noise: Any, place: int, state: list[Any]) -> tuple[Any, list[Any]]:
        """The block [shape=(batch, size)] at a place in the bar after the `last` one; `before` is of a bar ago."""
        where = ops.zeros_like(before[:, :1]) + np.eye(BLOCKS, dtype=np.float32)[place]
        inputs = ops.concatenate([last, before, noise, where], axis=-1)
        found, state = self.cell(inputs, state)
        return self._predict(found, inputs, before), state

    def play(self, blocks: Any, noise: Any) -> tuple[Any, Any]:
        """The real blocks' predictions, and the blocks [shape=(batch, more, size)] that it plays after them.

        blocks : whole bars. noise : [shape=(batch, blocks - BLOCKS + more, noise_size)].
        """
        heard = blocks.shape[1] - BLOCKS
        if heard:
            predicted, state = self(blocks, noise[:, :heard])
        else:
            zero = ops.zeros((blocks.shape[0], self.cell.units))
            predicted, state = None, [zero, zero]
        row = [blocks[:, heard + place] for place in range(BLOCKS)]
        for place in range(noise.shape[1] - heard):
            block, state = self.step(row[-1], row[-BLOCKS], noise[:, heard + place], place % BLOCKS, state)
            row.append(block)
        return predicted, ops.stack(row[BLOCKS:], axis=1)

    def _predict(self, found: Any, inputs: Any, before: Any) -> Any:
        return before + self.change(self.hidden(ops.concatenate([found, inputs], axis=-1)))


class Critic(keras.Model):
    """From blocks to scores of all but those of the first bar."""

    def __init__(self, settings: RecurrentGanSettings, size: int) -> None:
        super().__init__(name="critic")
        self.entry = keras.layers.Dense(settings.width, name="entry")
        self.entry.build((None, 2 * size + BLOCKS))
        self.recurrent = keras.layers.LSTM(settings.width, return_sequences=True, name="recurrent")
        self.recurrent.build((None, None, settings.width))
        self.hidden = keras.layers.Dense(settings.width, name="hidden")
        self.hidden.build((None, 2 * settings.width))
        self.score = keras.layers.Dense(1, name="score")
        self.score.build((None, settings.width))
        self.built = True

    def call(self, blocks: Any) -> Any:
        """Scores [shape=(batch, count, 1)] of the last blocks of [shape=(batch, BLOCKS + count, size)]."""
        now, before = blocks[:, BLOCKS:], blocks[:, : blocks.shape[1] - BLOCKS]
        x = ops.leaky_relu(self.entry(ops.concatenate([now, now - before, _mark_places(now)], axis=-1)))
        x = ops.concatenate([x, self.recurrent(x)], axis=-1)
        return self.score(ops.leaky_relu(self.hidden(x)))


class Adversaries:
    """Generator and critic, and the steps of their training; all steps take blocks of three bars and noise.

    The first bar is only what is changed, the second one is predicted block by block, the third one is played.
    """

    def __init__(self, settings: RecurrentGanSettings, size: int) -> None:
        s = self.settings = settings
        self.generator, self.critic = Generator(s, size), Critic(s, size)
        self.bound = SpectralBound(self.critic)
        plain = keras.optimizers.Adam(s.rate, global_clipnorm=MAX_NORM)
        playing = keras.optimizers.Adam(s.generator_rate, global_clipnorm=MAX_NORM, **BETAS)
        criticising = keras.optimizers.Adam(s.critic_rate, **BETAS)
        self.optimizers = [plain, playing, criticising]
        own, others = self.generator.trainable_variables, self.critic.trainable_variables
        self.learn = make_step(self._error, plain, own, [], lambda: None)
        self.play = make_step(self._generator_loss, playing, own, others, lambda: None)
        self.criticise = make_step(
            self._critic_loss, criticising, others, [*own, *self.bound.vectors], self.bound.apply
        )

    @property
    def variables(self) -> list[keras.Variable]:
        """All variables of a checkpoint, always in the same order."""
        networks = [*self.generator.trainable_variables, *self.critic.trainable_variables, *self.bound.vectors]
        return networks + [variable for optimizer in self.optimizers for variable in optimizer.variables]

    def _error(self, blocks: Any, noise: Any) -> tuple[Any, dict[str, Any]]:
        predicted, _ = self.generator(blocks, noise)
        error = ops.mean(ops.square(predicted - blocks[:, BLOCKS:]))
        return error, {"train_error": error}

    def _critic_loss(self, blocks: Any, noise: Any) -> tuple[Any, dict[str, Any]]:
        heard = blocks[:, :-BLOCKS]
        _, played = self.generator.play(heard, noise)
        fake = self.critic(ops.concatenate([heard, ops.stop_gradient(played)], axis=1))
        loss = critic_hinge([self.critic(blocks)[:, -BLOCKS:]], [fake[:, -BLOCKS:]])
        return loss, {"critic": loss}

    def _generator_loss(self, blocks: Any, noise: Any) -> tuple[Any, dict[str, Any]]:
        heard = blocks[:, :-BLOCKS]
        predicted, played = self.generator.play(heard, noise)
        scores = self.critic(ops.concatenate([heard, played], axis=1))[:, -BLOCKS:]
        loss, error = generator_hinge([scores]), ops.mean(ops.square(predicted - heard[:, BLOCKS:]))
        return loss + self.settings.anchor * error, {"generator": loss, "train_error": error}


def _mark_places(blocks: Any) -> Any:
    """The place in the bar of each block [shape=(batch, blocks, BLOCKS)], one of BLOCKS; the first begins a bar."""
    places = np.eye(BLOCKS, dtype=np.float32)[np.arange(blocks.shape[1]) % BLOCKS]
    return ops.zeros_like(blocks[..., :1]) + ops.convert_to_tensor(places)
