"""The envelopes of hits in C: the same computation as in inference/parts/transients.py, many times faster."""

import ctypes

import numpy as np
from numpy.typing import NDArray

from inference.arrays import Floats
from inference.dsp.c_library import address, library


class Shaping(ctypes.Structure):
    """How an envelope is set around hits: loopseed_shaping of transients.h, which explains each field."""

    _fields_ = (
        ("window", ctypes.c_int),
        ("region", ctypes.c_int),
        ("fade_in", ctypes.c_float),
        ("fade_out", ctypes.c_float),
        ("max_gain", ctypes.c_float),
        ("strength", ctypes.c_float),
    )
    window: int
    region: int
    fade_in: float
    fade_out: float
    max_gain: float
    strength: float


def shape_band(band: Floats, points: Floats, hits: NDArray[np.int32], shaping: Shaping, loop: Floats) -> None:
    """Add to `loop` what makes a band follow an envelope around its hits.

    band : [shape=(samples,), circular]. points : the envelope [any number, circular, evenly spaced]. hits : samples,
    ascending. loop : [shape=(samples,)], contiguous, float32; it is not `band`. Raises ValueError for
    sizes that transients.h does not allow, RuntimeError where the C code was not built.
    """
    if library is None:
        raise RuntimeError("the C code was not built with this package; use inference.parts.transients with `plain`.")
    band, points = np.ascontiguousarray(band, np.float32), np.ascontiguousarray(points, np.float32)
    hits = np.ascontiguousarray(hits, np.int32)
    error = library.loopseed_shape_band(
        address(band), len(band), address(points), len(points), address(hits), len(hits),
        ctypes.byref(shaping), address(loop),
    )  # fmt: skip
    if error:
        raise ValueError(
            f"the band has {len(band)} samples, the window {shaping.window} and the region {shaping.region}; hits must "
            "be ascending samples of the band, the window at most as long as it, and the region at least 1 sample."
        )
