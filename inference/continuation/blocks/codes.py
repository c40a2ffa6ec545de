"""Blocks: sixteenths of a bar, each a few codes. A code is DIGITS digits of LEVELS steps of one band of bins."""

import itertools

import numpy as np

from inference.arrays import Floats

BLOCKS = 16  # of a bar
LEVELS, DIGITS = 4, 4
CODES = LEVELS**DIGITS  # that a code can be
EDGES = (1 / 64, 100 / 512)  # of the bands, as parts of all bins: kick and bass, harmonics, hats and noise
BAND_CODES = (2, 10, 4)  # of a block: harmonic lines need the most
CODES_PER_BLOCK = sum(BAND_CODES)
LEVEL = "level"  # fact of a file: the RMS of the magnitudes of the songs that were learned from


def split_bands(bins: int) -> list[slice]:
    """The bins of each band."""
    edges = [0, *(round(edge * bins) for edge in EDGES), bins]
    return [slice(low, high) for low, high in itertools.pairwise(edges)]


def join_digits(digits: Floats) -> Floats:
    """Digits before they are rounded [shape=(..., digits), -LEVELS / 2..LEVELS / 2] -> codes [shape=(..., codes)]."""
    steps = np.floor(digits).reshape(*digits.shape[:-1], -1, DIGITS) + LEVELS // 2
    return (steps @ (LEVELS ** np.arange(DIGITS))).astype(np.float32)
