"""Small .onnx files with directions and a map."""

from pathlib import Path

import numpy as np
import onnx

from inference.description import Description
from inference.directions import directions, seed_map
from inference.directions.table_file import write_table
from inference.files.png import write_png
from inference.model.generator import Generator
from models.directions.layers import add_offset
from tiny_model import TINY, write_model

NAMES = ("brightness", "level", "pc1_brightness")
LAYER = "r"  # of write_model's networks: what goes into the rows of the picture


def write_directed_model(path: Path, description: Description = TINY) -> Path:
    """A tiny model with three directions over two components, and a map of three seeds."""
    model = onnx.load(write_model(path, description))
    onnx.save(add_offset(model, LAYER, (description.bins,)), str(path))
    rng = np.random.default_rng(5)
    tables = {
        "names": np.array(NAMES),
        "weights": np.array([[1, 1], [0.5, -1], [1, 0]], np.float32),
        "components": rng.standard_normal((2, description.bins)).astype(np.float16),
        "moves": rng.standard_normal((2, description.latent_size)).astype(np.float16),
    }
    generator = Generator(path)
    write_table(generator, path, directions.KIND, tables)
    seeds = np.arange(-1, 2, dtype=np.int8)[:, None] * np.ones(description.latent_size, np.int8)
    places = np.array([[0.1, 0.1], [0.5, 0.5], [0.9, 0.1]], np.float32)
    write_table(generator, path, seed_map.KIND, {"places": places, "seeds": seeds})
    write_png(seed_map.picture_path(path), np.zeros((8, 8), np.float32))
    return path
