"""Make the demo data: techno loops from the drum machine, as WAVs to listen to or to train on.

    python -m tools.demo_loops --count 14336 --out data/slices

Loop i of random number R is the same whatever else is made; a loop that the folder holds already is kept.
tools.powergrams makes a set of the folder.
"""

import argparse
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray
from tqdm import tqdm

from inference.description import Description
from inference.dsp.powergram import powergram
from inference.wav import write_wav
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


def write_loop(number: int, rng: int, folder: Path) -> bool:
    """Write one loop as a 24-bit WAV of its number's name, and say so; False: the folder held it already."""
    description, path = Description(), folder / f"demo_{rng}_{number:05d}.wav"
    if _is_loop(path, description):
        return False
    write_wav(path, [demo_loop(number, rng, description)], description.sample_rate)
    return True


def _is_loop(path: Path, description: Description) -> bool:
    try:
        info = soundfile.info(path)
    except soundfile.SoundFileError:
        return False
    return (info.frames, info.samplerate) == (description.samples, description.sample_rate)


def write_loops(folder: Path, count: int, rng: int, processes: int) -> int:
    """Write the first `count` loops and return how many of them the folder lacked."""
    folder.mkdir(parents=True, exist_ok=True)
    write = partial(write_loop, rng=rng, folder=folder)
    if processes == 1:
        return _told(map(write, range(count)), count)
    with ProcessPoolExecutor(processes) as pool:
        return _told(pool.map(write, range(count), chunksize=CHUNK), count)


def _told(written: Iterable[bool], count: int) -> int:
    return sum(tqdm(written, total=count, unit="loop"))


def main() -> None:
    """Read the command line and make what it asks for."""
    parser = argparse.ArgumentParser(description="Make random techno loops, each one bar at 128 BPM.")
    parser.add_argument("--count", type=int, default=8, help="how many loops (%(default)s)")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="write the WAV files here")
    parser.add_argument("--rng", type=int, default=0, help="which family of random loops (%(default)s)")
    parser.add_argument("--processes", type=int, default=2, help="processes to share the work (%(default)s)")
    arguments = parser.parse_args()
    try:
        made = write_loops(arguments.out, arguments.count, arguments.rng, arguments.processes)
    except OSError as error:
        parser.exit(1, f"demo_loops: {error}\n")
    print(f"{arguments.out} holds {arguments.count} loops, {made} of them new.")


if __name__ == "__main__":
    main()
