"""The map of a model: some thousand seeds on a square, near each other where their loops sound alike.

`loopseed map` makes it, and a picture of it. A place is x, y, both 0..1: from the left to the right of the picture, and
from its bottom to its top.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from inference.arrays import Floats
from inference.directions.table_file import read_table, table_error
from inference.model.generator import Generator
from inference.seeds import Seed

KIND = "map"  # of the table


@dataclass(frozen=True, eq=False)
class SeedMap:
    """places : of each seed [shape=(n, 2), x and y 0..1]. seeds : [shape=(n, latent_size), dial units]."""

    places: Floats
    seeds: Floats

    def seed_at(self, x: float, y: float) -> Seed:
        """The seed whose place is nearest to x, y.

        It is not mixed with its neighbours: they sound alike, but their seeds may be far from each other.
        """
        nearest = int(np.square(self.places - np.array([x, y])).sum(1).argmin())
        return self.seeds[nearest].astype(np.float64)


def read_map(generator: Generator) -> SeedMap:
    """The map of a generator; raises TableError where it has none, or one of other seeds than the network takes."""
    places, seeds = read_table(generator, KIND, ("places", "seeds")).values()
    fits = places.ndim == 2 and places.shape[1] == 2 and len(seeds)
    if not fits or seeds.shape != (len(places), generator.description.latent_size):
        raise table_error(generator.path, KIND, f"does not fit {generator.path.name}")
    return SeedMap(np.asarray(places, np.float32), seeds)


def picture_path(model: Path) -> Path:
    """Where the picture of a model's map is kept."""
    return model.with_suffix(f".{KIND}.png")


def find_picture(model: Path) -> Path | None:
    """The picture of a model's map; None where it is missing."""
    path = picture_path(model)
    return path.absolute() if path.is_file() else None
