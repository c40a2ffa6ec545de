"""Make the index of a model, with which a search for seeds comes nearer: `loopseed index MODEL.onnx`."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tqdm import tqdm

from inference.directions.table_file import is_own_table, table_path, write_table
from inference.files.atomic_file import check_target
from inference.model.generator import Generator
from inference.search import gradient
from inference.search.encoder import ENCODER
from inference.search.index import KIND, SEEDS, SIDE, THUMBNAILS, make_thumbnail
from inference.search.measure import COARSE_BANDS, POOL, check_measurable, levels, part_powers
from inference.seeds import random_seed, to_latent
from models.search.encoder_training import train_encoder
from models.search.gradient_graph import make_gradient_graph

BATCH = 4  # seeds


@dataclass(frozen=True, slots=True)
class IndexFacts:
    """What was made: the file, its number of seeds and its bytes."""

    path: Path
    count: int
    size: int

    def text(self) -> str:
        return f"{self.path}: {self.count} seeds, {self.size / 1e6:.1f} MB"


def make_index(path: Path, count: int) -> IndexFacts:
    """Render `count` random seeds of the model in `path`, and keep the index beside it.

    Raises ModelError, MeasureError for a model of a kind that cannot be searched, SettingsError for one that loopseed
    did not export, or OSError.
    """
    table = table_path(path, KIND)
    check_target(table, is_own_table)
    generator = Generator(path)
    check_measurable(generator.description)
    graph = make_gradient_graph(path)
    rng = np.random.default_rng(0)
    seeds = np.stack([random_seed(rng, generator.description.latent_size) for _ in range(count)])
    latents = np.stack([to_latent(seed) for seed in seeds])
    heard, thumbnails = _listen(generator, latents)
    arrays = {
        SEEDS: seeds.astype(np.int8),
        THUMBNAILS: thumbnails,
        ENCODER: np.frombuffer(train_encoder(heard, latents), np.uint8),
        gradient.GRAPH: np.frombuffer(graph.data, np.uint8),
        gradient.NAMES: np.array(graph.names),
        gradient.SHAPES: np.array(graph.shapes),
    }
    write_table(generator, path, KIND, arrays)
    return IndexFacts(table, count, table.stat().st_size)


def _listen(generator: Generator, latents: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The coarse levels [shape=(count, COARSE_BANDS, steps), dB] and the thumbnails of all latents' loops."""
    d = generator.description
    heard = np.empty((len(latents), COARSE_BANDS, d.frames // POOL), np.float32)
    thumbnails = np.empty((len(latents), SIDE * SIDE), np.uint8)
    with tqdm(total=len(latents), unit=" loops", desc="listening") as bar:
        for first in range(0, len(latents), BATCH):
            for number, parts in enumerate(generator.parts(latents[first : first + BATCH]), first):
                found = levels(part_powers(parts, d), d)
                heard[number], thumbnails[number] = found[1], make_thumbnail(found)
            bar.update(min(BATCH, len(latents) - first))
    return heard, thumbnails
