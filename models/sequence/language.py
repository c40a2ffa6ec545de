"""The language model of the block sequence model: a GRU over blocks, and heads for the codes of the next block.

Techno repeats. So the network sees, beside the last block and its place in the bar, the block that was one bar before
the next one, and which codes of the last block were those of LAGS bars before; and it can raise the likelihood of the
codes of LAGS bars before (a copy, as of the pointer networks of Vinyals et al. 2015), which it then does for sounds
that it has never heard, too. The codes of a block are drawn one after the other: the head of a code sees those before
it (a masked layer as in Germain et al., "MADE", 2015, section 3), and which of these were copies.
"""

from typing import Any

import keras
import numpy as np
from keras import ops

from inference.arrays import Floats
from inference.continuation.blocks.codes import BLOCKS, CODES, CODES_PER_BLOCK
from models.gradients import make_step
from models.settings import SequenceSettings

LAGS = (1, 2, 4)  # bars
MEMORY = BLOCKS * max(LAGS)  # blocks that are remembered
MAX_NORM = 1.0  # of the gradient
COPY = 3.0  # logit of a copy at the start of the training: of one bar before, which is right more often than not


class Language(keras.Model):
    """From blocks to the logits of the next one's codes; a step by itself takes and gives the state, and draws."""

    def __init__(self, settings: SequenceSettings) -> None:
        super().__init__(name="language")
        count, features, head = CODES_PER_BLOCK, settings.features, settings.head
        self.width, self.features, self.head = settings.width, features, head
        copies = count * len(LAGS)

        def draw(seed: int, deviation: float) -> keras.initializers.Initializer:
            return keras.initializers.RandomNormal(stddev=deviation, seed=seed)

        self.table = self.add_weight(shape=(count * CODES, features), initializer=draw(1, features**-0.5), name="table")
        self.cell = keras.layers.GRUCell(settings.width, reset_after=False, name="cell")
        self.recurrent = keras.layers.RNN(self.cell, return_sequences=True, name="recurrent")
        self.recurrent.build((None, None, 2 * count * features + copies + BLOCKS))
        self.context = keras.layers.Dense(count * head, name="context")
        self.context.build((None, settings.width + count * features))
        self.before = self.add_weight(
            shape=(count, features, count, head), initializer=draw(2, (features * count / 2) ** -0.5), name="before"
        )
        self.output_kernel = self.add_weight(shape=(count, head, CODES), initializer=draw(3, 0.02), name="output")
        self.output_bias = self.add_weight(shape=(count, CODES), initializer="zeros", name="bias")
        self.gates = keras.layers.Dense(copies, name="gates")  # the logit of each copy
        self.gates.build((None, settings.width))
        self.gates.bias.assign(np.tile([COPY, *[0] * (len(LAGS) - 1)], count))
        self.likewise = self.add_weight(
            shape=(count, len(LAGS), count, len(LAGS)), initializer="zeros", name="likewise"
        )  # what a copy among the codes before changes in it
        self.mask = np.triu(np.ones((count, count), np.float32), 1)[:, None, :, None]  # a code sees those before it
        self.built = True

    @property
    def state_size(self) -> int:
        """Numbers of the state: those of the recurrent layer, the codes of MEMORY blocks, and the place in the bar.

        A code is remembered as the code and 1, so that 0 is none.
        """
        return self.width + MEMORY * CODES_PER_BLOCK + 1

    def call(self, codes: Any, kept: Any = None) -> Any:
        """The logits [shape=(batch, blocks - BLOCKS, codes, CODES)] of all blocks after the first bar.

        codes : [shape=(batch, blocks, codes)], whose first block is the first of a bar. `kept` multiplies the recurrent
        layer's outputs [shape=(batch, blocks - BLOCKS, width)]: the dropout of a training step.
        """
        count, blocks = CODES_PER_BLOCK, codes.shape[1]
        whole = ops.cast(codes, "int32")
        nothing = -ops.ones_like(whole)
        lagged = ops.stack(
            [ops.concatenate([nothing[:, : BLOCKS * lag], whole], axis=1)[:, :blocks] for lag in LAGS], axis=-1
        )  # [shape=(batch, blocks, codes, lags)]: -1 is none
        same = ops.cast(ops.equal(lagged, whole[..., None]), "float32")
        flat, past = self._embed(whole), self._embed(lagged[..., 0])
        places = np.eye(BLOCKS, dtype=np.float32)[np.arange(1, blocks) % BLOCKS]
        places = ops.ones_like(flat[:, 1:, :1]) * ops.convert_to_tensor(places)
        copied = ops.reshape(same, (-1, blocks, count * len(LAGS)))
        hidden = self.recurrent(ops.concatenate([flat[:, :-1], past[:, 1:], copied[:, :-1], places], axis=-1))
        hidden = hidden[:, BLOCKS - 1 :]
        if kept is not None:
            hidden = hidden * kept
        flat, past, copied, lagged = (x[:, BLOCKS:] for x in (flat, past, copied, lagged))
        kernel = ops.reshape(self._mask(self.before), (count * self.features, count * self.head))
        x = self.context(ops.concatenate([hidden, past], axis=-1)) + ops.matmul(flat, kernel)
        rows = ops.reshape(ops.relu(x), (-1, count, self.head))
        logits = ops.matmul(ops.transpose(rows, (1, 0, 2)), self.output_kernel) + self.output_bias[:, None]
        logits = ops.reshape(ops.transpose(logits, (1, 0, 2)), (-1, blocks - BLOCKS, count, CODES))
        likewise = ops.reshape(self._mask(self.likewise), (count * len(LAGS), count * len(LAGS)))
        gates = ops.reshape(self.gates(hidden) + ops.matmul(copied, likewise), ops.shape(lagged))
        for number in range(len(LAGS)):
            logits = logits + gates[..., number, None] * _mark(lagged[..., number])
        return logits

    def step(self, codes: Any, noise: Any, state: Any) -> dict[str, Any]:
        """Hear a block [shape=(1, codes)] and draw the next one, as inference/continuation/blocks/network.py says."""
        count, heard = CODES_PER_BLOCK, ops.cast(codes, "int32")
        memory = ops.reshape(state[:, self.width : -1], (MEMORY, count))  # the oldest block first
        before = ops.cast(memory, "int32") - 1
        memory = ops.concatenate([memory[1:], ops.cast(heard, "float32") + 1], axis=0)
        after = ops.cast(memory, "int32") - 1
        own = ops.stack([before[-BLOCKS * lag] for lag in LAGS], axis=-1)
        lagged = ops.stack([after[-BLOCKS * lag] for lag in LAGS], axis=-1)  # [shape=(codes, lags)]
        copied = ops.reshape(ops.cast(ops.equal(own, heard[0][:, None]), "float32"), (1, -1))
        past = self._embed(lagged[None, :, 0])
        place = (ops.cast(state[:, -1], "int32") + 1) % BLOCKS
        inputs = [self._embed(heard), past, copied, ops.one_hot(place, BLOCKS, dtype="float32")]
        hidden, _ = self.cell(ops.concatenate(inputs, axis=-1), [state[:, : self.width]])
        x = ops.reshape(self.context(ops.concatenate([hidden, past], axis=-1)), (count, self.head))
        gates = ops.reshape(self.gates(hidden), (count, len(LAGS)))
        features, likewise, drawn, scores = self._mask(self.before), self._mask(self.likewise), [], []
        for number in range(count):
            logits = ops.matmul(ops.relu(x[number : number + 1]), self.output_kernel[number]) + self.output_bias[number]
            logits = logits + ops.sum(gates[number][:, None] * _mark(lagged[number]), axis=0, keepdims=True)
            code = ops.cast(ops.top_k(logits + noise[:, number], 1)[1][:, 0], "int32")  # tf2onnx has no argmax of Keras
            row = ops.take(self.table, code + number * CODES, axis=0)
            x = x + ops.reshape(ops.matmul(row, ops.reshape(features[number], (self.features, -1))), (count, self.head))
            same = ops.cast(ops.equal(lagged[number], code), "float32")[None]
            change = ops.matmul(same, ops.reshape(likewise[number], (len(LAGS), -1)))
            gates = gates + ops.reshape(change, (count, len(LAGS)))
            drawn.append(ops.cast(code, "float32"))
            scores.append(logits)
        memory = ops.reshape(memory, (1, MEMORY * count))
        return {
            "drawn": ops.stack(drawn, axis=1),
            "logits": ops.stack(scores, axis=1),
            "next_state": ops.concatenate([hidden, memory, ops.cast(place, "float32")[:, None]], axis=-1),
        }

    def _embed(self, codes: Any) -> Any:
        """Features [shape=(..., codes * features)] of codes [shape=(..., codes), 0..CODES - 1]; -1 has zeros."""
        rows = ops.maximum(codes, 0) + ops.convert_to_tensor(CODES * np.arange(CODES_PER_BLOCK, dtype=np.int32))
        found = ops.take(self.table, rows, axis=0) * ops.cast(codes >= 0, "float32")[..., None]
        return ops.reshape(found, (-1, *codes.shape[1:-1], CODES_PER_BLOCK * self.features))

    def _mask(self, weights: Any) -> Any:
        return weights * ops.convert_to_tensor(self.mask)


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
    return -ops.sum(ops.log_softmax(logits, axis=-1) * _mark(ops.cast(codes, "int32")), axis=(-1, -2))


def _mark(codes: Any) -> Any:
    """Codes as 1 among zeros [shape=(..., CODES)]; -1, which is none, as zeros."""
    return ops.cast(ops.equal(codes[..., None], ops.convert_to_tensor(np.arange(CODES, dtype=np.int32))), "float32")


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
