"""The index of a model: thousands of seeds, each with a thumbnail of its loop, the encoder and the gradient graph."""

import numpy as np
from numpy.typing import NDArray

from inference.directions.table_file import Arrays, read_table, table_error
from inference.model.generator import Generator
from inference.search import gradient
from inference.search.encoder import ENCODER
from inference.search.measure import COARSE_BANDS, Levels
from inference.seeds import Seed

KIND = "index"
SEEDS, THUMBNAILS = "seeds", "thumbnails"  # arrays
SIDE = 16  # of a thumbnail: bands and steps in time
LOWEST, SCALE = -50.0, 3.5  # dB that is 0 in a thumbnail, and steps of a thumbnail in a dB

Bytes = NDArray[np.uint8]


def read_index(generator: Generator) -> Arrays:
    """The tables of a model's index; raises NoTableError where it has none, TableError for one that does not fit it."""
    texts = [gradient.NAMES]
    tables = read_table(generator, KIND, (SEEDS, THUMBNAILS, ENCODER, gradient.GRAPH, gradient.SHAPES), texts)
    seeds, thumbnails = tables[SEEDS], tables[THUMBNAILS]
    size = (len(seeds), generator.description.latent_size)
    if seeds.shape != size or not len(seeds) or thumbnails.shape != (len(seeds), SIDE * SIDE):
        raise table_error(generator.path, KIND, "has tables of other shapes than the model")
    return tables


def make_thumbnail(levels: Levels) -> Bytes:
    """The thumbnail [shape=(SIDE * SIDE,)] of a loop: the means of equal areas of its coarse levels."""
    coarse = levels[1].reshape(SIDE, COARSE_BANDS // SIDE, SIDE, -1).mean(axis=(1, 3))
    return np.clip(np.rint((coarse - LOWEST) * SCALE), 0, 255).astype(np.uint8).ravel()


def find_nearest(tables: Arrays, levels: Levels, count: int) -> list[Seed]:
    """The seeds whose thumbnails are nearest to that of some levels, the nearest first."""
    wanted = make_thumbnail(levels).astype(np.int16)
    distances = np.abs(tables[THUMBNAILS].astype(np.int16) - wanted).sum(axis=1)
    chosen = np.argsort(distances, kind="stable")[:count]
    return [tables[SEEDS][i].astype(np.float64) for i in chosen]
