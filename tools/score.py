"""Measure generators against the test loops of a set, beside what real loops, their mean and noise score.

python -m tools.score data/techno.npy models/pretrained/techno.onnx
"""

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inference.generator import Generator
from models.data import LoopSet
from models.evaluation import Embedding, Scores
from models.settings import Settings
from models.training import EMBEDDING_LOOPS

Floats = NDArray[np.float32]

COUNT = 512  # loops on either side of each comparison
BATCH = 32


def references(data: LoopSet) -> dict[str, Floats]:
    """Images that bound what a generator can score [each shape=(COUNT, frames, bins), 0..1]."""
    real = data.head(COUNT)
    mean, deviation = real.mean(0), real.std(0)
    noise = np.random.default_rng(0).standard_normal((COUNT, *mean.shape), dtype=np.float32)
    return {
        "real loops (validation)": data.validation(COUNT),
        "the mean image": np.repeat(mean[None], COUNT, axis=0),
        "noise with each pixel's mean and deviation": np.clip(mean + deviation * noise, 0, 1),
    }


def generated(path: Path) -> Floats:
    """Images [shape=(COUNT, frames, bins), 0..1] of random seeds, by an .onnx generator."""
    generator = Generator(path)
    shape = (COUNT // BATCH, BATCH, generator.description.latent_size)
    seeds = np.random.default_rng(2).standard_normal(shape, dtype=np.float32)
    return np.concatenate([generator.images(batch) for batch in seeds]).transpose(0, 2, 1)


def row(name: str, scores: Scores) -> str:
    """One line of the table."""
    return f"| {name} | {scores.frechet:.1f} | {scores.different:.2f} | {scores.spread:.1f} |"


def main() -> None:
    """Read the command line and print the table."""
    parser = argparse.ArgumentParser(description="Measure generators against held-out loops.")
    parser.add_argument("set", type=Path, metavar="SET.npy", help="the set that they were trained on")
    parser.add_argument("onnx", type=Path, nargs="*", metavar="FILE.onnx", help="generators to measure")
    arguments = parser.parse_args()
    data = LoopSet(arguments.set, Settings().held_out)
    embedding, test = Embedding(data.head(EMBEDDING_LOOPS)), data.test(COUNT)
    print(f"| {COUNT} samples against {COUNT} test loops | Frechet distance | different bins | spread |")
    print("|---|---|---|---|")
    for name, images in references(data).items():
        print(row(name, embedding.scores(images, test)))
    for path in arguments.onnx:
        print(row(path.stem, embedding.scores(generated(path), test)), flush=True)


if __name__ == "__main__":
    main()
