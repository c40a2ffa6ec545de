"""The network of the latent sequence model: a GRU over the bars' latents, and a mixture of Gaussians for the next bar.

Techno repeats: what comes next is most often the bar that was 1, 2, 4 or 8 bars before it, a little changed. So the
means of the mixture's components are these earlier bars, and the network gives the weights, the changes and the
deviations (a mixture density network, Bishop 1994, around pointers to the past). Most bars repeat one of them nearly
exactly, and some are new: so of the components of an earlier bar the first ones begin wide and the last ones narrow.
"""

from typing import Any

import keras
import numpy as np
from keras import ops
from numpy.typing import NDArray

from models.gradients import Step, make_step
from models.settings import LatentSequenceSettings

LAGS = (1, 2, 4, 8)  # bars from an earlier one to the next one
MEMORY = max(LAGS) - 1  # bars before the last one that the state holds
MIN_DEVIATION = 0.03  # standard deviations: the search finds a bar no more exactly
WIDE, NARROW = -0.5, -4.0  # what softplus turns into the first deviations of a component, 0.5 and 0.05 with the minimum
MAX_NORM = 1.0  # of the gradient

Outputs = dict[str, Any]


class Predictor(keras.Model):
    """From bars to the mixture of the next one; a step by itself takes and gives the state."""

    def __init__(self, settings: LatentSequenceSettings, latent_size: int) -> None:
        super().__init__(name="predictor")
        self.size = latent_size
        self.width = settings.width
        self.count = settings.components * len(LAGS)
        self.begun = np.tile(np.linspace(WIDE, NARROW, settings.components, dtype=np.float32), len(LAGS))[:, None]
        self.cell = keras.layers.GRUCell(settings.width, reset_after=False, name="cell")
        self.recurrent = keras.layers.RNN(self.cell, return_sequences=True, name="recurrent")
        names = {"weights": self.count, "changes": self.count * latent_size, "deviations": self.count * latent_size}
        self.heads = {
            name: keras.layers.Dense(size, kernel_initializer=keras.initializers.RandomNormal(stddev=0.01), name=name)
            for name, size in names.items()
        }
        self.recurrent.build((None, None, len(LAGS) * latent_size))
        for head in self.heads.values():
            head.build((None, settings.width))
        self.built = True

    @property
    def state_size(self) -> int:
        """Numbers of the state: those of the recurrent layer, and the bars that the components point to."""
        return self.width + MEMORY * self.size

    def call(self, inputs: list[Any], training: bool = False) -> Outputs:
        """The mixtures [shape=(batch, bars, ...)] after each of the bars [shape=(batch, bars, latent_size)].

        The second input multiplies the recurrent layer's outputs: the dropout of a training step.
        """
        bars, kept = inputs
        length = bars.shape[1]
        padded = ops.pad(bars, ((0, 0), (MEMORY, 0), (0, 0)))
        past = [padded[:, MEMORY - lag + 1 : MEMORY - lag + 1 + length] for lag in LAGS]
        return self._predict(self.recurrent(ops.concatenate(past, axis=-1)) * kept, past)

    def step(self, bar: Any, state: Any) -> Outputs:
        """The mixture after one more bar [shape=(1, latent_size)], and the state after it."""
        memory = ops.reshape(state[:, self.width :], (1, MEMORY, self.size))
        bars = ops.concatenate([bar[:, None], memory], axis=1)  # the last one first
        past = [bars[:, lag - 1] for lag in LAGS]
        hidden, _ = self.cell(ops.concatenate(past, axis=-1), [state[:, : self.width]])
        following = ops.concatenate([hidden, ops.reshape(bars[:, :-1], (1, MEMORY * self.size))], axis=-1)
        return self._predict(hidden, past) | {"next_state": following}

    def _predict(self, hidden: Any, past: list[Any]) -> Outputs:
        shape = (*hidden.shape[1:-1], self.count, self.size)
        centres = ops.repeat(ops.stack(past, axis=-2), self.count // len(LAGS), axis=-2)
        changes = ops.reshape(self.heads["changes"](hidden), (-1, *shape))
        deviations = ops.reshape(self.heads["deviations"](hidden), (-1, *shape))
        return {
            "weights": self.heads["weights"](hidden),
            "means": centres + changes,
            "deviations": MIN_DEVIATION + ops.softplus(deviations + self.begun),
        }


def measure_surprise(outputs: Outputs, following: Any) -> Any:
    """The negative log-likelihood [shape=(batch, bars), nats] of the bars that follow, under the mixtures."""
    scaled = (following[:, :, None] - outputs["means"]) / outputs["deviations"]
    logs = -0.5 * ops.sum(ops.square(scaled), axis=-1) - ops.sum(ops.log(outputs["deviations"]), axis=-1)
    logs = logs - 0.5 * np.log(2 * np.pi) * following.shape[-1]
    return -ops.logsumexp(logs + ops.log_softmax(outputs["weights"], axis=-1), axis=-1)


def make_optimizer(settings: LatentSequenceSettings, predictor: Predictor) -> keras.optimizers.Optimizer:
    """The optimizer of a network's weights, with its variables."""
    optimizer = keras.optimizers.AdamW(settings.rate, weight_decay=settings.decay, global_clipnorm=MAX_NORM)
    optimizer.build(predictor.trainable_variables)
    return optimizer


def make_training_step(predictor: Predictor, optimizer: keras.optimizers.Optimizer) -> Step:
    """A step from arrays: bars as they are heard, what is kept by the dropout, the bars that follow, and their share.

    Shapes: (batch, bars, latent_size), (batch, bars, width), (batch, bars, latent_size) and (batch, bars), of sum 1.
    """

    def loss(heard: Any, kept: Any, following: Any, share: Any) -> tuple[Any, dict[str, Any]]:
        value = ops.sum(measure_surprise(predictor([heard, kept]), following) * share)
        return value, {"loss": value}

    return make_step(loss, optimizer, predictor.trainable_variables, [], lambda: None)


def score(predictor: Predictor, songs: list[NDArray]) -> NDArray:
    """The negative log-likelihood [nats] of each bar but the first of some songs [shape=(bars, latent_size) each]."""
    found = []
    for song in songs:
        kept = np.ones((1, len(song) - 1, predictor.width), np.float32)
        outputs = predictor([ops.convert_to_tensor(song[None, :-1]), ops.convert_to_tensor(kept)])
        found.append(ops.convert_to_numpy(measure_surprise(outputs, ops.convert_to_tensor(song[None, 1:])))[0])
    return np.concatenate(found)
