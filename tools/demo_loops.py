"""Make the demo data: techno loops from the drum machine, as WAVs to listen to or as one set to train on.

    python -m tools.demo_loops --count 8 --out loops
    python -m tools.demo_loops --count 14336 --set data/techno.npy

Loop i of random number R is the same whatever else is made. A set is an array [shape=(count, bins, frames), uint8]
whose 0..255 stand for 0..1, with its description beside it as JSON.
"""

import argparse
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray
from tqdm import tqdm

from inference.description import Description
from inference.powergram import powergram
from tools import drum_machine

CHUNK = 16  # loops handed to a process at once


def demo_loop(number: int, rng: int = 0, description: Description | None = None) -> NDArray[np.float32]:
    """Loop `number` of the family `rng` [shape=(description.samples,), peak 0.9, at the native rate]."""
    description = description or Description()
    generator = np.random.default_rng([rng, number])
    return drum_machine.loop(generator, description.samples, description.sample_rate)


def demo_image(number: int, rng: int = 0, description: Description | None = None) -> NDArray[np.uint8]:
    """The powergram [shape=(bins, frames)] of a demo loop, 0..255."""
    description = description or Description()
    image = powergram(demo_loop(number, rng, description), description)
    return np.rint(np.clip(image, 0, 1) * 255).astype(np.uint8)


def write_loops(folder: Path, count: int, rng: int) -> None:
    """Write the first `count` loops as 24-bit WAVs."""
    folder.mkdir(parents=True, exist_ok=True)
    rate = Description().sample_rate
    for number in tqdm(range(count), unit="loop"):
        soundfile.write(folder / f"demo_{rng}_{number:05d}.wav", demo_loop(number, rng), rate, subtype="PCM_24")


def write_set(path: Path, count: int, rng: int, description: Description, processes: int) -> None:
    """Write the powergrams of the first `count` loops to `path` and the description beside it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    shape = (count, description.bins, description.frames)
    images = np.lib.format.open_memmap(path, mode="w+", dtype=np.uint8, shape=shape)
    for number, image in enumerate(_images(count, rng, description, processes)):
        images[number] = image
    images.flush()
    path.with_suffix(".json").write_text(description.to_json() + "\n", encoding="utf-8")


def _images(count: int, rng: int, description: Description, processes: int) -> Iterator[NDArray[np.uint8]]:
    make = partial(demo_image, rng=rng, description=description)
    if processes == 1:
        yield from tqdm(map(make, range(count)), total=count, unit="loop")
        return
    with ProcessPoolExecutor(processes) as pool:
        yield from tqdm(pool.map(make, range(count), chunksize=CHUNK), total=count, unit="loop")


def main() -> None:
    """Read the command line and make what it asks for."""
    parser = argparse.ArgumentParser(description="Make random techno loops, each one bar at 128 BPM.")
    parser.add_argument("--count", type=int, default=8, help="how many loops (%(default)s)")
    parser.add_argument("--rng", type=int, default=0, help="which family of random loops (%(default)s)")
    parser.add_argument("--processes", type=int, default=2, help="processes to share a set's work (%(default)s)")
    target = parser.add_mutually_exclusive_group(required=True)
    target.add_argument("--out", type=Path, metavar="FOLDER", help="write WAV files here")
    target.add_argument("--set", type=Path, metavar="FILE.npy", help="write powergrams for training here")
    arguments = parser.parse_args()
    if arguments.out:
        write_loops(arguments.out, arguments.count, arguments.rng)
    else:
        description = Description(name="techno")
        write_set(arguments.set, arguments.count, arguments.rng, description, arguments.processes)


if __name__ == "__main__":
    main()
