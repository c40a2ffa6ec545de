"""Make demo data: techno loops or songs from the drum machine, as stereo WAVs to listen to or to train on.

    python -m tools.demo_loops --count 14336 --out data/slices
    python -m tools.demo_loops --count 160 --bars 16 --out data/songs

Loop i of the random seed R is the same whatever else is made; the command keeps loops that the folder holds already.
With --bars it makes songs, one file a bar: song_RNG_SONG_BAR.wav, with --one-shots song_FOLDER_RNG_SONG_BAR.wav. The
bars of a song follow one another without a gap. `tools.powergrams` makes a training set of the folder.
"""

import argparse
import os
from functools import cache, partial
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray
from tqdm import tqdm

from inference.arguments import between
from inference.description import Description
from inference.dsp.powergram import powergram
from inference.files.atomic_file import atomic_write
from inference.files.wav import native_path
from inference.sentences import join, say_count
from tools import drum_machine
from tools.command_line import report_end
from tools.drum_machine.instruments.kits import OneShots
from tools.one_shots import NAMES, load_one_shots
from tools.processes import MAX_PROCESSES, share_work
from tools.slices import SliceError, open_sound

MAX_COUNT = 1_000_000
MAX_BARS = 64  # of a song, which is mixed in memory
ONE_SHOTS_HELP = (
    "play the drum sounds in this folder (WAV, FLAC, AIFF, OGG or MP3) instead of synthesised ones; the name of each "
    "file, or of its folder, says which drum it is:"
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
    _write(path, demo_loop(number, rng_seed, description, _load_kit(kit) if kit else None), description)
    return True


def write_song(number: int, rng_seed: int, folder: Path, bars: int, kit: Path | None = None) -> bool:
    """Write a song, one WAV a bar; returns False if the folder holds it already.

    kit : as for write_loop. The last bar is written first, so that a song of another length is told from one that was
    not finished. Raises FileExistsError where there is one.
    """
    description = Description()
    stem = f"song_{kit.resolve().name + '_' if kit else ''}{rng_seed}_{number:05d}"
    paths = [folder / f"{stem}_{bar:02d}.wav" for bar in range(bars)]
    there = [_is_loop(path, description, channels=2) for path in paths]
    if all(there) and not (folder / f"{stem}_{bars:02d}.wav").exists():
        return False
    if (any(there) and not there[-1]) or (folder / f"{stem}_{bars:02d}.wav").exists():
        raise FileExistsError(f"{folder / stem}_*.wav is a song of another number of bars; choose another --out.")
    foreign = [path for path, is_there in zip(paths, there, strict=True) if not is_there and os.path.lexists(path)]
    if foreign:
        raise FileExistsError(f"{foreign[0]} is no bar of a song; move it, or choose another --out.")
    rng = np.random.default_rng([rng_seed, number])
    one_shots = _load_kit(kit) if kit else None
    song = drum_machine.make_song(rng, bars, description.samples, description.sample_rate, one_shots)
    for path, bar, is_there in reversed(list(zip(paths, song, there, strict=True))):
        if not is_there:
            _write(path, bar, description)
    return True


def _write(path: Path, loop: NDArray[np.float32], description: Description) -> None:
    with atomic_write(path) as temporary:
        try:
            soundfile.write(native_path(temporary), loop, description.sample_rate, "PCM_24", format="WAV")
        except soundfile.SoundFileError as error:
            raise OSError(f"{path} cannot be written: {error}") from error


@cache
def _load_kit(kit: Path) -> OneShots:
    """Load a folder of one-shots, once in each process."""
    return load_one_shots(kit, Description().sample_rate)[0]


def _is_loop(path: Path, description: Description, channels: int) -> bool:
    try:
        with open_sound(path) as file:
            form = (file.frames, file.samplerate, file.channels)
    except SliceError:
        return False
    return form == (description.samples, description.sample_rate, channels)


def write_loops(
    folder: Path, count: int, rng_seed: int, processes: int, kit: Path | None = None, bars: int | None = None
) -> int:
    """Write the first `count` loops, or songs of `bars` bars, and return how many of them the folder lacked."""
    folder.mkdir(parents=True, exist_ok=True)
    write = partial(write_loop, rng_seed=rng_seed, folder=folder, kit=kit)
    if bars:
        write = partial(write_song, rng_seed=rng_seed, folder=folder, bars=bars, kit=kit)
    unit = "song" if bars else "loop"
    with share_work(write, range(count), processes) as written, tqdm(written, total=count, unit=unit) as bar:
        return sum(bar)


def _summarize_kit(kit: Path) -> str:
    """Return the number of sounds of each kind, and a warning for each file that is left out; raises SliceError."""
    sounds, faults = load_one_shots(kit, Description().sample_rate)
    counts = ", ".join(f"{len(sounds[kind])} {kind}" for kind in NAMES if kind in sounds)
    return "\n".join([f"{kit}: {counts}", *(f"  warning: left out: {fault}" for fault in faults)])


def main() -> None:
    """Read the command line and write the loops."""
    about = "Make random techno loops in stereo with the drum machine, each one bar at 128 BPM."
    parser = argparse.ArgumentParser(prog="python -m tools.demo_loops", description=about)
    text = "number of loops or songs (default: %(default)s)"
    parser.add_argument("--count", type=between(1, MAX_COUNT, int), default=8, metavar="N", help=text)
    text = "make songs of so many bars, one file a bar, instead of loops"
    parser.add_argument("--bars", type=between(2, MAX_BARS, int), metavar="N", help=text)
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="folder for the WAV files")
    text = "a number that chooses the loops; the same number always gives the same loops (default: %(default)s)"
    parser.add_argument("--rng", type=between(0, 2**31 - 1, int), default=0, metavar="N", help=text)
    text = "number of processes that share the work (default: %(default)s)"
    parser.add_argument("--processes", type=between(1, MAX_PROCESSES, int), default=2, metavar="N", help=text)
    text = f"{ONE_SHOTS_HELP} {join(NAMES, 'or')}"
    parser.add_argument("--one-shots", type=Path, metavar="FOLDER", help=text)
    given = parser.parse_args()
    with report_end("demo_loops", OSError, SliceError, work=given.out):
        if given.one_shots:
            print(_summarize_kit(given.one_shots), flush=True)
        made = write_loops(given.out, given.count, given.rng, given.processes, given.one_shots, given.bars)
        what = say_count(given.count, "song" if given.bars else "loop")
        print(f"{given.out} holds {what}, {made} of them new.")


if __name__ == "__main__":
    main()
