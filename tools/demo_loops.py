"""Make demo data: techno loops from the drum machine, as stereo WAVs to listen to or to train on.

    python -m tools.demo_loops --count 14336 --out data/slices

Loop i of the random seed R is the same whatever else is made; the command keeps loops that the folder holds already.
`tools.powergrams` makes a training set of the folder.
"""

import argparse
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray
from tqdm import tqdm

from inference.atomic_file import atomic_write
from inference.description import Description
from inference.dsp.powergram import powergram
from tools import drum_machine
from tools.drum_machine.instruments.kits import OneShots
from tools.one_shots import NAMES, load_one_shots
from tools.slices import SliceError

CHUNK = 16  # loops handed to a process at once
ONE_SHOTS_HELP = (
    "play these sounds instead of the synthesised ones: WAV, FLAC, AIFF, OGG or MP3 files whose name, or their "
    "folder's, contains a kind of drum:"
)


def demo_loop(
    number: int, rng_seed: int = 0, description: Description | None = None, one_shots: OneShots | None = None
) -> NDArray[np.float32]:
    """Return loop `number` of a random seed [shape=(description.samples, 2), peak below 1], at the native rate.

    one_shots : sounds by kind [shape=(n,) each, peak 1, at the native rate] that replace the synthesised ones.
    """
    description = description or Description()
    rng = np.random.default_rng([rng_seed, number])
    return drum_machine.make_loop(rng, description.samples, description.sample_rate, one_shots)


def demo_image(number: int, rng_seed: int = 0, description: Description | None = None) -> NDArray[np.uint8]:
    """Return the powergram [shape=(bins, frames), 0..255] of a demo loop's mid channel."""
    description = description or Description()
    image = powergram(demo_loop(number, rng_seed, description).mean(1), description)
    return np.rint(np.clip(image, 0, 1) * 255).astype(np.uint8)


def write_loop(number: int, rng_seed: int, folder: Path, kit: Path | None = None) -> bool:
    """Write one loop as a 24-bit WAV; returns False if the folder holds it already.

    kit : a folder of one-shots; the name of the loop's file begins with the folder's. Raises FileExistsError where a
    mono loop of an earlier edition has that name.
    """
    description = Description()
    path = folder / f"{kit.resolve().name if kit else 'demo'}_{rng_seed}_{number:05d}.wav"
    if _is_loop(path, description, channels=2):
        return False
    if _is_loop(path, description, channels=1):
        raise FileExistsError(f"{path} is a mono loop of an earlier edition; choose another --out.")
    loop = demo_loop(number, rng_seed, description, _load_kit(kit) if kit else None)
    with atomic_write(path) as temporary:
        try:
            soundfile.write(temporary, loop, description.sample_rate, "PCM_24", format="WAV")
        except soundfile.SoundFileError as error:
            raise OSError(f"{path} cannot be written: {error}") from error
    return True


@cache
def _load_kit(kit: Path) -> OneShots:
    """Load a folder of one-shots, once in each process."""
    return load_one_shots(kit, Description().sample_rate)[0]


def _is_loop(path: Path, description: Description, channels: int) -> bool:
    try:
        info = soundfile.info(path)
    except soundfile.SoundFileError:
        return False
    return (info.frames, info.samplerate, info.channels) == (description.samples, description.sample_rate, channels)


def write_loops(folder: Path, count: int, rng_seed: int, processes: int, kit: Path | None = None) -> int:
    """Write the first `count` loops and return how many of them the folder lacked."""
    folder.mkdir(parents=True, exist_ok=True)
    write = partial(write_loop, rng_seed=rng_seed, folder=folder, kit=kit)
    if processes == 1:
        return _count_new(map(write, range(count)), count)
    with ProcessPoolExecutor(processes) as pool:
        return _count_new(pool.map(write, range(count), chunksize=CHUNK), count)


def _count_new(written: Iterable[bool], count: int) -> int:
    return sum(tqdm(written, total=count, unit="loop"))


def _summarize_kit(kit: Path) -> str:
    """Return the number of sounds of each kind, and a warning for each file that is left out; raises SliceError."""
    sounds, faults = load_one_shots(kit, Description().sample_rate)
    counts = ", ".join(f"{len(sounds[kind])} {kind}" for kind in NAMES if kind in sounds)
    return "\n".join([f"{kit}: {counts}", *(f"  warning: left out: {fault}" for fault in faults)])


def main() -> None:
    """Read the command line and write the loops."""
    parser = argparse.ArgumentParser(description="Make random techno loops, each one bar at 128 BPM, in stereo.")
    parser.add_argument("--count", type=int, default=8, help="number of loops (%(default)s)")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="folder for the WAV files")
    parser.add_argument("--rng", type=int, default=0, help="random seed of the loops (%(default)s)")
    parser.add_argument("--processes", type=int, default=2, help="number of processes (%(default)s)")
    parser.add_argument("--one-shots", type=Path, metavar="FOLDER", help=f"{ONE_SHOTS_HELP} {', '.join(NAMES)}")
    arguments = parser.parse_args()
    try:
        if arguments.one_shots:
            print(_summarize_kit(arguments.one_shots), flush=True)
        made = write_loops(arguments.out, arguments.count, arguments.rng, arguments.processes, arguments.one_shots)
    except (OSError, SliceError) as error:
        parser.exit(1, f"demo_loops: {error}\n")
    print(f"{arguments.out} holds {arguments.count} loops, {made} of them new.")


if __name__ == "__main__":
    main()
