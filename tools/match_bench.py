"""Measure the search for seeds: how far it comes from recorded loops, with the model's index and without.

    python -m tools.match_bench --loops 100 --seconds 2
    python -m tools.match_bench FILE... --picture match.png
    python -m tools.match_bench --own --loops 6

Without files, the drum machine makes loops that no training has seen; --own takes the model's, by the expected power of
their parts. A second is one of this process's CPU time.
"""

import argparse
import time
from pathlib import Path

import numpy as np
from PIL import Image
from tqdm import tqdm

from inference.arguments import between, file_name
from inference.arrays import Floats
from inference.dsp.powergram import powergram
from inference.files.atomic_file import check_target
from inference.files.png import is_own_png, save_png
from inference.model.generator import Generator, ModelError
from inference.parts.render import render_middle
from inference.search.evolution import evolve
from inference.search.index import find_nearest, read_index
from inference.search.measure import distance, levels, part_powers, sound_powers
from inference.search.seed_search import search_seeds
from inference.search.sound_file import TargetError
from inference.search.target import Target, read_target
from inference.seeds import random_seed, to_latent
from models import PRETRAINED
from tools.command_line import report_end
from tools.demo_loops import demo_loop

OWN = 501  # the rng_seed of the first loop of the model
HELD_OUT = 900_000  # the number of the first loop of the drum machine; the shipped model learned from lower ones
RANKED = 16  # of the index: the nearest by their thumbnails, of which the nearest by the distance counts
GAP = 4  # pixels between two pictures


def compare(
    generator: Generator, target: Target, seconds: float, rng: np.random.Generator
) -> tuple[list[float], Floats]:
    """The distances [dB] of a random seed, the nearest of the index, CMA-ES without the index, and the match with it.

    Then the pictures of the nearest and the match.
    """
    tables = read_index(generator)
    nearest = min(
        (_hear(generator, to_latent(seed), target), tuple(seed)) for seed in find_nearest(tables, target.levels, RANKED)
    )
    chance = to_latent(random_seed(rng, generator.description.latent_size))
    began = time.process_time()
    *_, blind = evolve(generator, target.levels, lambda: max(0.0, 1 - (time.process_time() - began) / seconds))
    *_, answers = search_seeds(generator, target.levels, seconds, 1, time.process_time)
    latents = np.stack([to_latent(np.array(nearest[1])), to_latent(answers[0].seed)])
    found = [_hear(generator, chance, target), nearest[0], blind[0].distance, answers[0].distance]
    return found, generator.images(latents)


def _hear(generator: Generator, latent: Floats, target: Target) -> float:
    parts = generator.parts(latent[None])[0]
    return distance(levels(part_powers(parts, generator.description), generator.description), target.levels)


def _draw_own(generator: Generator, count: int) -> list[tuple[str, Target]]:
    """Random seeds as targets, by the expected power of their parts."""
    d, targets = generator.description, []
    for i in range(OWN, OWN + count):
        seed = random_seed(np.random.default_rng(i), d.latent_size)
        [parts] = generator.parts(to_latent(seed)[None])
        targets.append((str(i), Target(render_middle(parts, d, 0.0), levels(part_powers(parts, d), d), d.bpm, 1)))
    return targets


def _read_targets(generator: Generator, files: list[Path], count: int, is_own: bool) -> list[tuple[str, Target]]:
    d = generator.description
    if files:
        return [(file.stem, read_target(file, d)) for file in files]
    if is_own:
        return _draw_own(generator, count)
    loops = [np.asarray(demo_loop(HELD_OUT + i)).reshape(d.samples, -1).mean(axis=1) for i in range(count)]
    return [(str(HELD_OUT + i), Target(x, levels(sound_powers(x, d), d), d.bpm, 1)) for i, x in enumerate(loops)]


def main() -> None:
    """Read the command line, search for each loop, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tools.match_bench", description="Measure the search for seeds.")
    parser.add_argument("files", type=Path, nargs="*", metavar="FILE", help="recorded loops")
    text = "without files: how many loops (default: %(default)s)"
    parser.add_argument("--loops", type=between(1, 10_000, int), default=100, metavar="N", help=text)
    parser.add_argument("--own", action="store_true", help="without files: random loops of the model")
    text = "CPU seconds of each search (default: %(default)s)"
    parser.add_argument("--seconds", type=between(0.1, 60), default=2.0, metavar="S", help=text)
    text = "also draw each loop, the nearest and the match side by side"
    parser.add_argument("--picture", type=file_name(".png"), metavar="FILE.png", help=text)
    given = parser.parse_args()
    with report_end("match_bench", OSError, ModelError, TargetError):
        if given.picture:
            check_target(given.picture, is_own_png)
        generator = Generator(PRETRAINED / "techno.onnx")
        rng, rows, pictures = np.random.default_rng(0), [], []
        targets = _read_targets(generator, given.files, given.loops, given.own)
        for name, target in tqdm(targets, unit=" loops"):
            found, images = compare(generator, target, given.seconds, rng)
            rows.append((name, target.bpm, *found))
            pictures.append([powergram(target.loop / np.abs(target.loop).max(), generator.description), *images])
        print("| loop | BPM | random | nearest | CMA-ES | match |\n|---|---:|---:|---:|---:|---:|")
        for name, bpm, *found in rows if given.files else []:
            print(f"| {name} | {bpm:.1f} | " + " | ".join(f"{value:.2f}" for value in found) + " |")
        mean = np.mean([row[2:] for row in rows], axis=0)
        print(f"| mean of {len(rows)} | | " + " | ".join(f"{value:.2f}" for value in mean) + " |")
        if given.picture:
            image = _draw(pictures)
            save_png(given.picture, lambda file: image.save(file, format="PNG", optimize=True))


def _draw(rows: list[list[Floats]]) -> Image.Image:
    """One row a loop, low frequencies at the bottom: the loop, the nearest and the match."""
    drawn = [np.pad(np.hstack([np.pad(p[::-2], ((0, 0), (0, GAP))) for p in row]), ((0, GAP), (0, 0))) for row in rows]
    return Image.fromarray(np.rint(255 * np.clip(np.vstack(drawn), 0, 1)).astype(np.uint8))


if __name__ == "__main__":
    main()
