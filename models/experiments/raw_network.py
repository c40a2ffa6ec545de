"""The raw network: the next sample's distribution, from the samples before it and those around it one bar before.

Two tiers, as in SampleRNN (Mehri et al. 2017): causal dilated convolutions (van den Oord et al., "WaveNet", 2016) over
frames of FRAME samples say what the next frame will be like, and two small layers draw its samples one by one. The
distribution is a mixture of logistics over levels (Salimans et al., "PixelCNN++", 2017, section 2.1).
"""

from typing import Any

import keras
import numpy as np
from keras import ops

from inference.arrays import Floats
from models.experiments.companding import STEP
from models.gradients import Step, make_step
from models.settings import RawSequenceSettings

FRAME = 16  # samples
RECENT = 32  # samples before the next one that the last layers see by themselves
AROUND = 9  # samples around the one that was one bar before the next one, as many to either side
BEFORE = 4  # frames one bar before that a frame is predicted from: one before it, itself, two after it
WAVES = (1, 2, 4, 8, 16)  # periods in a bar of what says the place in the bar
MIN_SCALE = -7.0  # of the logarithm of a logistic's scale: half of a level
SCALE_OFFSET = 3.0  # of the same: it begins at 25 levels
MAX_NORM = 1.0  # of the gradient


class RawNetwork(keras.Model):
    """From a part of a song to the distributions of its last samples."""

    def __init__(self, settings: RawSequenceSettings, bar: int) -> None:
        """bar : samples of a bar, a multiple of FRAME."""
        super().__init__(name="raw")
        s, self.bar, self.components = settings, bar, settings.components
        self.dilations = tuple(2**number for number in range(s.layers))
        self.entry = _dense(s.width, (1 + BEFORE) * FRAME + 2 * len(WAVES), "entry")
        self.hidden = [_dense(s.width, 2 * s.width, f"hidden_{d}") for d in self.dilations]
        self.changes = [_dense(s.width, s.width, f"change_{d}") for d in self.dilations]
        self.frame_exit = _dense(FRAME * s.sample_width, s.width, "frame_exit")
        self.recent = _dense(s.sample_width, RECENT + AROUND, "recent")
        self.middle = _dense(s.sample_width, s.sample_width, "middle")
        self.exit = _dense(3 * s.components, s.sample_width, "exit", scale=0.1)
        self.built = True

    @property
    def past(self) -> int:
        """Samples before the first one that is predicted: a bar, and the frames that the convolutions see."""
        return self.bar + FRAME * sum(self.dilations) + RECENT

    def call(self, sound: Any, places: Any) -> Any:
        """Parameters [shape=(batch, samples - past, 3 * components)] of the samples after the first `past` ones.

        sound : [shape=(batch, samples), compressed], past + a multiple of FRAME. places : [shape=(batch, frames,
        2 * len(WAVES))], of the predicted frames and of the sum(dilations) before them.
        """
        count = sound.shape[1] - self.past
        frames = sum(self.dilations) + count // FRAME
        start = sound.shape[1] - frames * FRAME
        parts = [_frames(sound, start - FRAME, frames)]
        parts += [_frames(sound, start - self.bar + FRAME * shift, frames) for shift in range(-1, BEFORE - 1)]
        x = ops.relu(self.entry(ops.concatenate([*parts, places], axis=-1)))
        for dilation, hidden, change in zip(self.dilations, self.hidden, self.changes, strict=True):
            x = x[:, dilation:] + change(
                ops.relu(hidden(ops.concatenate([x[:, dilation:], x[:, :-dilation]], axis=-1)))
            )
        context = ops.reshape(self.frame_exit(x), (-1, count, self.middle.units))
        starts = [self.past - lag for lag in range(RECENT, 0, -1)]
        starts += [self.past - self.bar + shift - AROUND // 2 for shift in range(AROUND)]
        window = [sound[:, start : start + count] for start in starts]
        x = ops.relu(context + self.recent(ops.stack(window, axis=-1)))
        return self.exit(ops.relu(self.middle(x)))


def describe_places(first: int, frames: int, frames_per_bar: int) -> Floats:
    """The places in the bar [shape=(frames, 2 * len(WAVES))] of frames from number `first` of a song on."""
    angles = 2 * np.pi / frames_per_bar * (first + np.arange(frames))[:, None] * np.array(WAVES)
    return np.concatenate([np.sin(angles), np.cos(angles)], axis=1).astype(np.float32)


def measure_surprise(parameters: Any, sound: Any) -> Any:
    """The negative log-likelihood [shape=(batch, samples), nats] of samples [shape=(batch, samples), compressed]."""
    weights, means, scales = ops.split(ops.cast(parameters, "float32"), 3, axis=-1)
    scales = ops.maximum(scales - SCALE_OFFSET, MIN_SCALE)
    away, half = (sound[..., None] - means) * ops.exp(-scales), 0.5 * STEP * ops.exp(-scales)
    above, below = ops.sigmoid(away + half), ops.sigmoid(away - half)
    inside = ops.where(
        sound[..., None] > 1 - 0.5 * STEP, 1 - below, ops.where(sound[..., None] < 0.5 * STEP - 1, above, above - below)
    )
    density = away - scales - 2 * ops.softplus(away) + np.log(STEP)  # where the difference has no digits left
    logs = ops.where(inside > 1e-5, ops.log(ops.maximum(inside, 1e-12)), density)
    return -ops.logsumexp(logs + ops.log_softmax(weights, axis=-1), axis=-1)


def make_training_step(network: RawNetwork, optimizer: keras.optimizers.Optimizer) -> Step:
    """A step from arrays: the sound as it is heard, its places, and the samples that are predicted."""

    def loss(heard: Any, places: Any, following: Any) -> tuple[Any, dict[str, Any]]:
        value = ops.mean(measure_surprise(network(heard, places), following))
        return value, {"loss": value}

    return make_step(loss, optimizer, network.trainable_variables, [], lambda: None)


def _frames(sound: Any, start: int, frames: int) -> Any:
    """`frames` frames from a sample on [shape=(batch, frames, FRAME)]."""
    return ops.reshape(sound[:, start : start + frames * FRAME], (-1, frames, FRAME))


def _dense(units: int, inputs: int, name: str, scale: float = 1.0) -> keras.layers.Dense:
    start = keras.initializers.VarianceScaling(scale, "fan_in", seed=sum(name.encode()))
    layer = keras.layers.Dense(units, kernel_initializer=start, name=name)
    layer.build((None, inputs))
    return layer
