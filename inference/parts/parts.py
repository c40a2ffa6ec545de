"""The parts that a network gives for one loop, and the files and outputs that hold them.

The picture alone has no phases: kicks would differ from beat to beat, and noise would begin before its hit. So a
network may give more: the low band as a waveform, the share of noise in each pixel, levels that are finer in time than
a frame, and how wide the sound is.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from inference.arrays import Complexes, Floats
from inference.description import Description
from inference.parts.bands import BANDS, LEVELS_PER_FRAME

PICTURE = "powergram"  # the output of every network
MAX_LOW_BAND = 4.0  # of full scale, 12 dB above it: more is no sound, and could overflow
LEVEL_POWER = 4.0  # a network's value v, 0..1, is the level v**4: quiet levels stay apart from silence


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """One loop in parts; those that the model does not have are None.

    picture : the powergram [shape=(bins, frames), 0..1]; with `noise`, its smooth part.
    noise : the standard deviation of the speckle that is added to each pixel [shape=(bins, frames), 0..1].
    phases : that Griffin-Lim starts from: those of the noise, or of the row's first loop
        [shape=(n_fft // 2 + 1, frames), complex, modulus 1].
    low_band : the sound below the crossover [shape=(description.low_samples,), full scale +-1].
    levels : RMS of the middle in each band and quarter of a frame [shape=(BANDS, LEVELS_PER_FRAME * frames), 0..1].
    side : the side's level against the middle's in each band and frame [shape=(BANDS, frames), 0..1].
    """

    picture: Floats
    noise: Floats | None = None
    phases: Complexes | None = None
    low_band: Floats | None = None
    levels: Floats | None = None
    side: Floats | None = None


def part_shapes(description: Description) -> dict[str, tuple[int, ...]]:
    """The shape of each output of the description's network, for one loop; the picture comes first."""
    d = description
    shapes = {
        "noise": (d.bins, d.frames),
        "low_band": (d.low_samples,),
        "levels": (BANDS, LEVELS_PER_FRAME * d.frames),
        "side": (BANDS, d.frames),
    }
    return {PICTURE: (d.bins, d.frames)} | {name: shapes[name] for name in d.parts}


def split_outputs(outputs: dict[str, Floats]) -> Parts:
    """One loop's parts from a network's outputs by name [shape=part_shapes(description)[name] each], picture 0..1."""
    rest: dict[str, Any] = {name: part for name, part in outputs.items() if name != PICTURE}
    if "levels" in rest:
        rest["levels"] = values_to_levels(rest["levels"])
    if "side" in rest:
        rest["side"] = np.clip(rest["side"], 0, 1)
    if "low_band" in rest:
        rest["low_band"] = np.clip(rest["low_band"], -MAX_LOW_BAND, MAX_LOW_BAND)
    return Parts(outputs[PICTURE], **rest)


def levels_to_values(levels: Floats) -> Floats:
    """The network's values 0..1 of levels [RMS, full scale 1]; any shape."""
    return np.clip(levels, 0, 1) ** np.float32(1 / LEVEL_POWER)


def values_to_levels(values: Floats) -> Floats:
    """The levels [RMS, full scale 1] of the network's values 0..1; any shape."""
    return np.clip(values, 0, 1) ** np.float32(LEVEL_POWER)
