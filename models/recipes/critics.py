"""The critics of the recipe techno: networks that tell generated loops from real ones, each with a view of its own.

Parts are standardised [shape=(batch, time, channels)], in the order of networks.PARTS; scores are unbounded and high
for real loops. Patch critics are those of Isola et al. 2017, section 3.2.2.
"""

import keras
from keras import layers, ops

from inference.description import Condition
from models.gradients import average_over_replicas
from models.recipes.networks import (
    SLOPE,
    AppendToFrames,
    CircularPad,
    EncodeConditions,
    Shape,
    append_conditions,
    join_parts,
)

BASS_BINS = 48  # below 1.6 kHz in techno's geometry: kick, bass and chords, which a critic of all bins hardly notices
STRIDE = 4  # of the critics that see the low band and the levels: steps a layer, each of which sees two strides


class BatchDeviation(layers.Layer):
    """Appends one channel [shape=(..., channels + 1)], the mean standard deviation of the features over the batch.

    It shows a critic that the loops of a batch are too similar: Karras et al., "Progressive Growing of GANs", 2018,
    section 3.
    """

    def call(self, x: keras.KerasTensor) -> keras.KerasTensor:
        x32 = ops.cast(x, "float32")  # bfloat16 would lose the difference of two squares
        mean, square = (average_over_replicas(ops.mean(x, axis=0)) for x in (x32, ops.square(x32)))
        variance = ops.maximum(square - ops.square(mean), 0)
        deviation = ops.cast(ops.mean(ops.sqrt(variance + 1e-6)), x.dtype)
        return ops.concatenate([x, ops.ones_like(x[..., :1]) * deviation], axis=-1)


class RowBias(layers.Layer):
    """Adds a learned vector to each bin [axis 2], so that filters that are shared by all bins know their pitch."""

    def build(self, shape: tuple[int, ...]) -> None:
        self.bias = self.add_weight(shape=(1, 1, *shape[2:]), initializer="zeros", name="bias")

    def call(self, x: keras.KerasTensor) -> keras.KerasTensor:
        return x + self.bias


def build_critics(
    shape: Shape,
    spectral_widths: tuple[int, ...],
    bass_widths: tuple[int, ...],
    texture_widths: tuple[int, ...],
    fine_widths: tuple[int, ...],
    conditions: tuple[Condition, ...] = (),
) -> keras.Model:
    """Build the five critics as one model: from the parts of loops and conditions to lists of scores.

    The first sees all parts, the second the lowest BASS_BINS bins and the low band; both see the conditions and give
    one score of the whole bar [shape=(batch, 1)]. The third scores overlapping patches of the picture [shape=(batch,
    frames / 2^(n + 1), bins / 2^(n + 1), 1)] for n texture widths; the fourth and the fifth score stretches of the low
    band's waveform and of the levels [shape=(batch, steps / 4^n, 1)] for n fine widths: the shapes of kicks and hits.
    """
    parts = shape.inputs()
    picture, low_band, levels, _ = parts
    inputs, whole = append_conditions(parts, join_parts(parts), conditions)
    bass = join_parts([picture[..., :BASS_BINS], low_band])
    if conditions:
        bass = AppendToFrames()(bass, EncodeConditions(conditions)(inputs[-1]))
    scores = [_score_spectra(whole, spectral_widths), _score_spectra(bass, bass_widths)]
    scores.append(_score_texture(picture, texture_widths))
    scores += [_score_stretches(part, fine_widths) for part in (low_band, levels)]
    return keras.Model(inputs, scores, name="critics")


def _score_spectra(x: keras.KerasTensor, widths: tuple[int, ...]) -> keras.KerasTensor:
    for width in widths:
        x = layers.Conv1D(width, 4, strides=2)(CircularPad(1)(x))
        x = layers.LeakyReLU(SLOPE)(x)
    x = layers.Flatten()(BatchDeviation()(x))
    return layers.Dense(1)(x)


def _score_texture(x: keras.KerasTensor, widths: tuple[int, ...]) -> keras.KerasTensor:
    x = layers.Reshape((*x.shape[1:], 1))(x)
    x = layers.Conv2D(widths[0], 4, strides=4)(x)
    x = layers.LeakyReLU(SLOPE)(RowBias()(x))
    for width in widths[1:]:
        x = layers.ZeroPadding2D((0, 1))(CircularPad(1)(x))  # frequency has ends, time has none
        x = layers.Conv2D(width, 4, strides=2)(x)
        x = layers.LeakyReLU(SLOPE)(x)
    return layers.Conv2D(1, 1)(x)


def _score_stretches(x: keras.KerasTensor, widths: tuple[int, ...]) -> keras.KerasTensor:
    for width in widths:
        x = layers.Conv1D(width, 2 * STRIDE, strides=STRIDE)(CircularPad(STRIDE // 2)(x))
        x = layers.LeakyReLU(SLOPE)(x)
    return layers.Conv1D(1, 1)(BatchDeviation()(x))
