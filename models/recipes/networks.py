"""Generator and encoder of the recipe techno: convolutions along time, with the bins of a powergram as channels.

Filters are not shared between frequencies, since a hat is not a kick at a higher pitch. The picture's last layer is a
sum of a few hundred learned spectra whose levels change in time: sharp harmonics and onsets at a small cost. It cannot
make the speckle of noise, so it says how strong the speckle is, and the renderer draws it. The low band and the levels
are finer in time: further layers double the frames for them.
Networks and spectra are loopseed's own design; the parts are those of DCGAN (Radford et al. 2016) and variational
autoencoders (Kingma and Welling 2014); models/recipes/flow.py has the generator's first part. All convolutions are
circular in time, as a loop is. The parts of a loop are standardised, as models/dataset.py has them, and come in the
order of PARTS; conditions are [shape=(batch, conditions)], in their own ranges, NaN where one is not set.
"""

from dataclasses import dataclass
from typing import Any

import keras
import numpy as np
from keras import layers, ops

from inference.description import Condition
from inference.parts.bands import BANDS, LEVELS_PER_FRAME
from inference.parts.parts import MAX_LOW_BAND, PICTURE
from models.dataset import Statistics
from models.gradients import count_replicas
from models.recipes.flow import Flow

SLOPE = 0.2  # of the leaky rectifiers, for negative inputs
PARTS = ("picture", "low_band", "levels", "side")  # of a loop, as the networks see it
LOW_FEATURES, LOW_STEPS = 128, 5  # features of the low band in a step of time, and the steps around it that they are of
CONDITION_FEATURES = 24  # that the conditions are turned into before they reach the layers
WAVEFORMS, WAVEFORM_STEPS = 256, 8  # that a low band is the sum of: 234 ms each in techno's geometry, a long kick's


class CircularPad(layers.Layer):
    """Pads axis 1, time, by `size` entries at both ends, each copied from the other end of the loop."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.size = size

    def call(self, x: keras.KerasTensor) -> keras.KerasTensor:
        return ops.concatenate([x[:, -self.size :], x, x[:, : self.size]], axis=1)


class EncodeConditions(layers.Layer):
    """Encodes conditions [shape=(batch, n)] as network inputs [shape=(batch, 2 * n)].

    The first n are the values, scaled from their ranges to -1..1, the others 1. Where a condition is not set, both its
    numbers are 0.
    """

    def __init__(self, conditions: tuple[Condition, ...]) -> None:
        super().__init__(dtype="float32", autocast=False)
        self.low = np.array([condition.low for condition in conditions], np.float32)
        self.high = np.array([condition.high for condition in conditions], np.float32)

    def call(self, conditions: keras.KerasTensor) -> keras.KerasTensor:
        hidden = ops.isnan(conditions)
        low, span = map(ops.convert_to_tensor, (self.low, self.high - self.low))
        value = 2 * (conditions - low) / span - 1
        return ops.concatenate([ops.where(hidden, 0.0, value), ops.where(hidden, 0.0, 1.0)], axis=-1)


class Modulate(layers.Layer):
    """Scales and shifts the channels of frames [shape=(batch, frames, channels)] as a vector [shape=(batch, n)] says.

    Before training, it changes nothing. Perez et al., "FiLM: Visual Reasoning with a General Conditioning Layer", 2018,
    section 2.
    """

    def build(self, x_shape: tuple[int, ...], vector_shape: tuple[int, ...]) -> None:
        self.scale_and_shift = layers.Dense(2 * x_shape[-1], kernel_initializer="zeros", dtype=self.dtype_policy)
        self.scale_and_shift.build(vector_shape)

    def call(self, x: keras.KerasTensor, vector: keras.KerasTensor) -> keras.KerasTensor:
        scale, shift = ops.split(self.scale_and_shift(vector)[:, None], 2, axis=-1)
        return x * (1 + scale) + shift


class AppendToFrames(layers.Layer):
    """Appends a vector [shape=(batch, n)] to every frame of images: [shape=(batch, frames, bins + n)]."""

    def call(self, image: keras.KerasTensor, vector: keras.KerasTensor) -> keras.KerasTensor:
        frames = ops.ones_like(image[:, :, :1])
        return ops.concatenate([image, frames * vector[:, None]], axis=-1)


@dataclass(frozen=True)
class Shape:
    """The sizes of a loop's parts."""

    frames: int
    bins: int
    low_samples: int  # frames times a power of two

    def inputs(self) -> list[keras.KerasTensor]:
        """The inputs of a network that sees a loop, in the order of PARTS."""
        steps = LEVELS_PER_FRAME * self.frames
        shapes = ((self.frames, self.bins), (self.low_samples, 1), (steps, BANDS), (self.frames, BANDS))
        return [keras.Input(shape, name=name) for name, shape in zip(PARTS, shapes, strict=True)]


def join_parts(parts: list[keras.KerasTensor]) -> keras.KerasTensor:
    """All parts of a loop as channels of its frames [shape=(batch, frames, channels)]."""
    frames = parts[0].shape[1]
    rows = [_listen(part, frames) if part.shape[2] == 1 else _fold(part, frames) for part in parts]
    return layers.Concatenate()(rows)


def _fold(part: keras.KerasTensor, frames: int) -> keras.KerasTensor:
    """The steps of a frame as its channels."""
    return layers.Reshape((frames, part.shape[1] * part.shape[2] // frames))(part)


def _listen(low_band: keras.KerasTensor, steps: int) -> keras.KerasTensor:
    """Features of a waveform around each step of time: a step alone may be shorter than a cycle of the bass."""
    stride = low_band.shape[1] // steps
    around = CircularPad(LOW_STEPS // 2 * stride)(low_band)
    return layers.Conv1D(LOW_FEATURES, LOW_STEPS * stride, strides=stride, use_bias=False)(around)


def build_generator(
    shape: Shape,
    latent_size: int,
    widths: tuple[int, ...],
    fine_widths: tuple[int, ...],
    flow_widths: tuple[int, ...],
    conditions: tuple[Condition, ...] = (),
) -> tuple[keras.Model, keras.Model]:
    """Build the generator: from latents [shape=(batch, latent_size)] and conditions to the parts of loops.

    A flow turns the latents into codes. The second model that is returned is the same without the flow, the decoder of
    codes; the two share their weights. The decoder starts with frames / 2^(widths - 1) frames and `widths[0]` channels.
    Each further width doubles the frames by a transposed convolution, and so does each of `fine_widths` for the levels.
    The conditions scale and shift the channels of each layer.
    The low band is a sum of learned waveforms, whose strengths change with every fourth frame. Outputs are the smooth
    part of the picture, its roughness (the deviation of the speckle; both [shape=(batch, frames, bins)]), the low band,
    the levels and the side.
    """
    start = shape.frames >> (len(widths) - 1)
    seed = keras.Input((latent_size,), name="seed")
    code = Flow(flow_widths)(seed)
    inputs, condition = [seed], None
    if conditions:
        inputs.append(keras.Input((len(conditions),), name="conditions"))
        condition = layers.Dense(CONDITION_FEATURES, "relu")(EncodeConditions(conditions)(inputs[-1]))
    x = layers.Dense(start * widths[0], use_bias=False)(code)
    x = _activate(layers.Reshape((start, widths[0]))(x), condition)
    coarse = [x]
    for width in widths[1:]:
        coarse.append(_activate(_double_time(coarse[-1], width), condition))
    x = coarse[-1]
    smooth = layers.Conv1D(shape.bins, 3)(CircularPad(1)(x))
    roughness = layers.Conv1D(shape.bins, 1, kernel_initializer="zeros")(x)
    side = layers.Conv1D(BANDS, 1)(x)
    low_band = _sum_waveforms(coarse[-min(3, len(coarse))], shape.low_samples)
    for width in fine_widths:
        x = _activate(_double_time(x, width), condition)
    levels = layers.Conv1D(BANDS, 3)(CircularPad(1)(x))
    outputs = [smooth, roughness, low_band, levels, side]
    decoder = keras.Model([code, *inputs[1:]], outputs, name="decoder")
    return keras.Model(inputs, outputs, name="generator"), decoder


def build_encoder(
    shape: Shape, size: int, widths: tuple[int, ...], conditions: tuple[Condition, ...] = (), name: str = "encoder"
) -> keras.Model:
    """Build an encoder: from the parts of loops, and conditions if there are some, to `size` numbers a loop.

    Each width halves the frames. The autoencoder's encoder sees the conditions that are set, so that the latent does
    not need to repeat them.
    """
    parts = shape.inputs()
    picture, low_band, levels, side = parts
    inputs, x = append_conditions(parts, join_parts([picture, levels, side]), conditions)
    for number, width in enumerate(widths):
        x = layers.Conv1D(width, 4, strides=2, use_bias=False)(CircularPad(1)(x))
        x = layers.LeakyReLU(SLOPE)(_normalise(x))
        if number == min(1, len(widths) - 1):  # beside 500 bins, the low band would hardly be noticed
            low = layers.LeakyReLU(SLOPE)(_normalise(_listen(low_band, x.shape[1])))
            x = layers.Concatenate()([x, low])
    x = layers.Dense(size, dtype="float32")(layers.Flatten()(x))
    return keras.Model(inputs, x, name=name)


def list_inputs(x: Any, conditions: Any) -> list[Any]:
    """The inputs of a network: latents, or a list of parts, and conditions if the model has some."""
    values = list(x) if isinstance(x, list | tuple) else [x]
    return [*values, conditions] if conditions.shape[1] else values


def update_average(average: keras.Model, generator: keras.Model, decay: Any) -> None:
    """Move the averaged weights towards the generator's: average = decay * average + (1 - decay) * generator."""
    for slow, fast in zip(average.trainable_weights, generator.trainable_weights, strict=True):
        slow.assign(fast + decay * (slow - fast))


def append_conditions(
    inputs: list[keras.KerasTensor], x: keras.KerasTensor, conditions: tuple[Condition, ...]
) -> tuple[list[keras.KerasTensor], keras.KerasTensor]:
    """The inputs with those of the conditions, and the frames `x` with the encoded conditions, if there are some."""
    if not conditions:
        return inputs, x
    inputs = [*inputs, keras.Input((len(conditions),), name="conditions")]
    return inputs, AppendToFrames()(x, EncodeConditions(conditions)(inputs[-1]))


def _double_time(x: keras.KerasTensor, width: int) -> keras.KerasTensor:
    x = layers.Conv1DTranspose(width, 4, strides=2, use_bias=False)(CircularPad(1)(x))
    return layers.Cropping1D(3)(x)


def _activate(x: keras.KerasTensor, condition: keras.KerasTensor | None) -> keras.KerasTensor:
    x = _normalise(x)
    return layers.ReLU()(x if condition is None else Modulate()(x, condition))


def _sum_waveforms(x: keras.KerasTensor, samples: int) -> keras.KerasTensor:
    """A waveform [shape=(batch, samples, 1)]: in each step of `x`, learned waveforms begin, each as strong as `x` says.

    They last WAVEFORM_STEPS steps, or the whole loop if that is shorter, and wrap around its end.
    """
    stride, reach = samples // x.shape[1], min(WAVEFORM_STEPS, x.shape[1]) - 1
    strengths = layers.Conv1D(WAVEFORMS, 3)(CircularPad(1)(x))
    wave = layers.Conv1DTranspose(1, (reach + 1) * stride, strides=stride, use_bias=False)(
        CircularPad(reach)(strengths)
    )
    return layers.Cropping1D((reach * stride, 2 * reach * stride))(wave)


def _normalise(x: keras.KerasTensor) -> keras.KerasTensor:
    return layers.BatchNormalization(synchronized=count_replicas() > 1)(x)


class ToValues(layers.Layer):
    """Turns standardised channels [shape=(batch, time, channels)] into a part as the model's file gives it.

    That is [shape=(batch, channels, time)], or [shape=(batch, time)] for a part of one channel.
    """

    def __init__(self, scale: np.ndarray, shift: np.ndarray | None, low: float, high: float, name: str) -> None:
        """`scale` and `shift` are per channel; values are clipped to low..high."""
        super().__init__(dtype="float32", name=name)
        self.scale, self.shift, self.low, self.high = scale, shift, low, high

    def call(self, x: keras.KerasTensor) -> keras.KerasTensor:
        values = x * ops.convert_to_tensor(self.scale)
        if self.shift is not None:
            values = values + ops.convert_to_tensor(self.shift)
        values = ops.clip(values, self.low, self.high)
        return values[..., 0] if values.shape[2] == 1 else ops.transpose(values, (0, 2, 1))


def build_player(generator: keras.Model, statistics: Statistics) -> keras.Model:
    """Build the model to export: from latents and conditions to the outputs of inference/parts/parts.py by name."""
    picture = statistics["picture"]
    smooth, roughness, low_band, levels, side = generator.outputs
    outputs = {
        PICTURE: ToValues(picture.deviation, picture.mean, 0, 1, PICTURE)(smooth),
        "noise": ToValues(picture.deviation, None, 0, 1, "noise")(roughness),
        "low_band": ToValues(statistics["low_band"].deviation, None, -MAX_LOW_BAND, MAX_LOW_BAND, "low_band")(low_band),
    }
    for name, part in (("levels", levels), ("side", side)):
        outputs[name] = ToValues(statistics[name].deviation, statistics[name].mean, 0, 1, name)(part)
    return keras.Model(generator.inputs, outputs, name="player")
