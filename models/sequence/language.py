"""The language model of the block sequence model: a GRU over blocks, and heads for the codes of the next block.

Techno repeats, so the network sees, beside the last block, the block that was one bar before the next one, and the
place of the next one in the bar. The codes of a block are drawn one after the other: the head of a code sees those
before it (a masked layer as in Germain et al., "MADE", 2015, section 3).
"""

from typing import Any

import keras
import numpy as np
from keras import ops

from inference.arrays import Floats
from inference.continuation.blocks import BLOCKS, CODES
from models.gradients import make_step
from models.sequence.coder import CODES_PER_BLOCK
from models.settings import SequenceSettings

MAX_NORM = 1.0  # of the gradient


class Language(keras.Model):
    """From blocks to the logits of the next one's codes; a step by itself takes and gives the state, and draws."""

    def __init__(self, settings: SequenceSettings) -> None:
        super().__init__(name="language")
        count, features, head = CODES_PER_BLOCK, settings.features, settings.head
        self.width, self.features, self.head = settings.width, features, head
        scale = keras.initializers.RandomNormal(stddev=features**-0.5, seed=1)
        self.table = self.add_weight(shape=(count * CODES, features), initializer=scale, name="table")
        self.cell = keras.layers.GRUCell(settings.width, reset_after=False, name="cell")
        self.recurrent = keras.layers.RNN(self.cell, return_sequences=True, name="recurrent")
        self.recurrent.build((None, None, 2 * count * features + BLOCKS))
        self.context = keras.layers.Dense(count * head, name="context")
        self.context.build((None, settings.width + count * features))
        self.before = self.add_weight(
            shape=(count, features, count, head),
            initializer=keras.initializers.RandomNormal(stddev=(features * count / 2) ** -0.5, seed=2),
            name="before",
        )
        self.mask = np.triu(np.ones((count, count), np.float32), 1)[:, None, :, None]  # a code sees those before it
        self.output_kernel = self.add_weight(
            shape=(count, head, CODES), initializer=keras.initializers.RandomNormal(stddev=0.02, seed=3), name="output"
        )
        self.output_bias = self.add_weight(shape=(count, CODES), initializer="zeros", name="bias")
        self.built = True

    @property
    def state_size(self) -> int:
        """Numbers of the state: those of the recurrent layer, the codes of a bar but for one block, and the place."""
        return self.width + (BLOCKS - 1) * CODES_PER_BLOCK + 1

    def embed(self, codes: Any) -> Any:
        """Features [shape=(..., codes, features)] of codes [shape=(..., codes), 0..CODES - 1]."""
        rows = ops.cast(codes, "int32") + ops.convert_to_tensor(CODES * np.arange(CODES_PER_BLOCK, dtype=np.int32))
        return ops.take(self.table, rows, axis=0)

    def call(self, codes: Any, kept: Any = None) -> Any:
        """The logits [shape=(batch, blocks - BLOCKS, codes, CODES)] of all blocks after the first bar.

        codes : [shape=(batch, blocks, codes)], whose first block is the first of a bar. `kept` multiplies the heads'
        inputs [shape=(batch, blocks - BLOCKS, width)]: the dropout of a training step.
        """
        blocks = codes.shape[1]
        flat = ops.reshape(self.embed(codes), (-1, blocks, CODES_PER_BLOCK * self.features))
        past = flat[:, : blocks - BLOCKS]
        places = np.eye(BLOCKS, dtype=np.float32)[np.arange(blocks - BLOCKS) % BLOCKS]
        places = ops.ones_like(past[:, :, :1]) * ops.convert_to_tensor(places)
        hidden = self.recurrent(ops.concatenate([flat[:, BLOCKS - 1 : -1], past, places], axis=-1))
        if kept is not None:
            hidden = hidden * kept
        context = self._describe(hidden, past)
        kernel = ops.reshape(self._masked(), (CODES_PER_BLOCK * self.features, -1))
        mixed = ops.matmul(flat[:, BLOCKS:], kernel)
        rows = ops.reshape(ops.relu(context + ops.reshape(mixed, ops.shape(context))), (-1, CODES_PER_BLOCK, self.head))
        logits = ops.matmul(ops.transpose(rows, (1, 0, 2)), self.output_kernel) + self.output_bias[:, None]
        return ops.reshape(ops.transpose(logits, (1, 0, 2)), (-1, blocks - BLOCKS, CODES_PER_BLOCK, CODES))

    def _masked(self) -> Any:
        return self.before * ops.convert_to_tensor(self.mask)

    def _describe(self, hidden: Any, past: Any) -> Any:
        context = self.context(ops.concatenate([hidden, past], axis=-1))
        return ops.reshape(context, (-1, *context.shape[1:-1], CODES_PER_BLOCK, self.head))

    def step(self, codes: Any, noise: Any, state: Any) -> dict[str, Any]:
        """Hear a block [shape=(1, codes)] and draw the next one; inference/continuation/block_model.py explains it."""
        count = CODES_PER_BLOCK
        memory = ops.reshape(state[:, self.width : -1], (1, BLOCKS - 1, count))
        place = ops.cast(state[:, -1:], "int32")[:, 0]  # of the block that is heard
        following = (place + 1) % BLOCKS
        heard, past = self.embed(codes), self.embed(memory[:, 0])
        flat = [ops.reshape(x, (1, count * self.features)) for x in (heard, past)]
        inputs = ops.concatenate([*flat, ops.one_hot(following, BLOCKS, dtype="float32")], axis=-1)
        hidden, _ = self.cell(inputs, [state[:, : self.width]])
        x = self._describe(hidden, flat[1])[0]
        before, drawn, scores = self._masked(), [], []
        for number in range(count):
            logits = ops.matmul(ops.relu(x[number : number + 1]), self.output_kernel[number]) + self.output_bias[number]
            code = ops.top_k(logits + noise[:, number], 1)[1][:, 0]  # tf2onnx has no argmax of Keras's
            features = ops.take(self.table, code + number * CODES, axis=0)
            x = x + ops.reshape(
                ops.matmul(features, ops.reshape(before[number], (self.features, -1))), (count, self.head)
            )
            drawn.append(ops.cast(code, "float32"))
            scores.append(logits)
        memory = ops.concatenate([memory[:, 1:], codes[:, None]], axis=1)
        return {
            "drawn": ops.stack(drawn, axis=1),
            "logits": ops.stack(scores, axis=1),
            "next_state": ops.concatenate(
                [
                    hidden,
                    ops.reshape(memory, (1, (BLOCKS - 1) * count)),
                    ops.cast(following, "float32")[:, None],
                ],
                axis=-1,
            ),
        }


class LanguageTraining:
    """The language model's optimizer and step."""

    def __init__(self, settings: SequenceSettings) -> None:
        self.settings = settings
        self.model = Language(settings)
        self.optimizer = keras.optimizers.AdamW(settings.language_rate, weight_decay=0.05, global_clipnorm=MAX_NORM)
        self._step = make_step(self._loss, self.optimizer, self.model.trainable_variables, [], lambda: None)

    @property
    def variables(self) -> list[keras.Variable]:
        """All variables of a checkpoint, always in the same order."""
        return [*self.model.trainable_variables, *self.optimizer.variables]

    def step(self, codes: Floats, rng: np.random.Generator) -> dict[str, Any]:
        """Train on runs of blocks [shape=(batch, blocks, codes)]; returns the loss [nats a block] by name."""
        dropout = self.settings.dropout
        shape = (len(codes), codes.shape[1] - BLOCKS, self.settings.width)
        kept = (rng.random(shape, dtype=np.float32) >= dropout) / np.float32(1 - dropout)
        return self._step(codes, kept.astype(np.float32))

    def _loss(self, codes: Any, kept: Any) -> tuple[Any, dict[str, Any]]:
        loss = ops.mean(measure_surprise(self.model(codes, kept), codes[:, BLOCKS:]))
        return loss, {"loss": loss}

    def score(self, songs: list[Floats]) -> float:
        """The mean negative log-likelihood [nats a block] of songs' blocks after their first bars."""
        found = [
            ops.convert_to_numpy(measure_surprise(self.model(song), song[:, BLOCKS:]))[0]
            for song in (ops.convert_to_tensor(song[None]) for song in songs)
        ]
        return float(np.concatenate(found).mean())


def measure_surprise(logits: Any, codes: Any) -> Any:
    """The negative log-likelihood [shape=(batch, blocks), nats] of blocks' codes [shape=(batch, blocks, codes)]."""
    chosen = ops.one_hot(ops.cast(codes, "int32"), CODES, dtype="float32")
    return -ops.sum(ops.log_softmax(logits, axis=-1) * chosen, axis=(-1, -2))


def measure_baselines(training: list[Floats], held_out: list[Floats]) -> dict[str, float]:
    """The mean negative log-likelihoods [nats a block] of held-out songs' blocks [shape=(blocks, codes) each].

    repeat : each code is that of one bar before, as often as in the training songs, or else any other one. mean : each
    code is as likely as in the training songs, whatever was before.
    """
    same = np.concatenate([song[BLOCKS:] == song[:-BLOCKS] for song in training]).mean(axis=0).clip(0.01, 0.99)
    repeats = np.concatenate([song[BLOCKS:] == song[:-BLOCKS] for song in held_out])
    repeat = -np.where(repeats, np.log(same), np.log((1 - same) / (CODES - 1))).sum(axis=1).mean()
    blocks, held = np.concatenate(training), np.concatenate([song[BLOCKS:] for song in held_out])
    mean = 0.0
    for number in range(CODES_PER_BLOCK):
        counts = np.bincount(blocks[:, number].astype(int), minlength=CODES) + 1
        mean -= float(np.log(counts / counts.sum())[held[:, number].astype(int)].mean())
    return {"repeat_nll": float(repeat), "mean_nll": mean}
