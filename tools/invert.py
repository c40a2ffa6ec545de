"""Images back to sound, to hear what a geometry loses before anything is trained in it.

    python -m tools.invert SET --out WAVS
    python -m tools.invert SLICES --preset techno --out WAVS
    python -m tools.invert SLICES --table

Of a set the images are played as the daemon would; of slices each is made an image first, and written beside it. The
table takes slices through the geometry of every preset, with the phase that a model of it would get.
"""

import argparse
import dataclasses
from pathlib import Path

import numpy as np
from tqdm import tqdm

from inference.arrays import Floats
from inference.description import Description, DescriptionError
from inference.dsp.constantq import NoLibrosaError
from inference.dsp.inversion import powergram_to_loop
from inference.dsp.powergram import powergram
from inference.dsp.time_stretch import resample
from inference.wav import write_wav
from models.dataset import LoopSet, SetError
from models.settings import SettingsError, load_preset, preset_names
from tools.distances import log_spectral_distance, multi_resolution_distance, spectral_convergence
from tools.imaging import eight_bits, plain_magnitudes, slice_loop
from tools.powergrams import geometry
from tools.slices import SliceError, noted_tempo, read_sound, sounds_in

HEAD = (
    "| geometry | bins x frames | beats | spectral convergence | log-spectral distance | multi-resolution |\n"
    "|---|---|---|---|---|---|"
)


def through_image(loop: Floats, description: Description) -> Floats:
    """A loop [shape=(description.samples,)] as it comes back from its 8-bit image."""
    image = eight_bits(powergram(loop, description)).astype(np.float32)
    image /= 255
    return powergram_to_loop(image, description)


def fit_peak(loops: list[Floats], description: Description) -> Description:
    """The description with the peak that a set of these loops [each shape=(description.samples,)] would have."""
    peak = max(float(plain_magnitudes(loop, description).max()) for loop in loops)
    if peak <= 0:
        raise SliceError("the slices are silent.")
    return dataclasses.replace(description, peak=peak)


def invert_slices(folder: Path, description: Description, count: int, out: Path) -> int:
    """Write NAME-slice.wav and NAME-PRESET.wav for evenly spread slices and return how many."""
    names = _spread(sounds_in(folder), count)
    loops = [slice_loop(folder / name, description) for name in names]
    description = fit_peak(loops, description)
    out.mkdir(parents=True, exist_ok=True)
    for name, loop in zip(tqdm(names, unit="slice"), loops, strict=True):
        stem = name.replace("/", "-").rsplit(".", 1)[0]
        write_wav(out / f"{stem}-slice.wav", [loop], description.sample_rate)
        write_wav(out / f"{stem}-{description.name}.wav", [through_image(loop, description)], description.sample_rate)
    return len(names)


def invert_set(data: LoopSet, count: int, out: Path) -> int:
    """Write the sound of a set's first images and return how many."""
    out.mkdir(parents=True, exist_ok=True)
    numbers = range(min(count, len(data.images)))
    for number in tqdm(numbers, unit="image"):
        loop = powergram_to_loop(data.images[number] / np.float32(255), data.description)
        write_wav(out / f"image-{number:05d}.wav", [loop], data.description.sample_rate)
    return len(numbers)


def losses(sounds: list[Floats], beats: int, description: Description) -> Floats:
    """Spectral convergence (dB), log-spectral (dB) and multi-resolution distance [shape=(3,)], averaged over slices.

    Each slice [shape=(samples,), all of the same length] is cut to as many loops as `beats` has of the geometry's. The
    first is measured in the geometry's own transform, the others on the slice as a whole.
    """
    pieces = beats // description.beats
    cut = [np.split(resample(sound, pieces * description.samples), pieces) for sound in sounds]
    description = fit_peak([loop for loops in cut for loop in loops], description)
    found = []
    for sound, loops in zip(tqdm(sounds, unit="slice", desc=description.name), cut, strict=True):
        back = [through_image(loop, description) for loop in loops]
        before, after = ([plain_magnitudes(loop, description) for loop in each] for each in (loops, back))
        whole = resample(np.concatenate(back), len(sound))
        convergence = spectral_convergence(np.concatenate(before), np.concatenate(after))
        found.append((convergence, log_spectral_distance(sound, whole), multi_resolution_distance(sound, whole)))
    return np.mean(found, axis=0)


def table(folder: Path, count: int, bpm: float | None, beats: int | None) -> str:
    """The losses of evenly spread slices in every preset's geometry, as a table; raises SliceError, NoLibrosaError."""
    tempo = noted_tempo(folder)
    beats = beats or (tempo.beats if tempo else Description().beats)
    presets = {name: load_preset(name).geometry for name in preset_names()}
    fitting = {name: shape for name, shape in presets.items() if beats % shape.beats == 0}
    if not fitting:
        raise SliceError(f"no preset's loops fit into slices of {beats} beats; say --beats.")
    finest = max(beats // shape.beats * shape.samples for shape in fitting.values())
    sounds = [resample(read_sound(folder / name)[0], finest) for name in _spread(sounds_in(folder), count)]
    rate = finest / (beats * 60 / (bpm or (tempo.bpm if tempo else Description().bpm)))
    rows = [HEAD]
    for name, shape in fitting.items():
        rate_of_shape = round(rate * shape.samples * (beats // shape.beats) / finest)
        shape = dataclasses.replace(shape, sample_rate=rate_of_shape)
        figures = losses(sounds, beats, shape)
        size = f"{shape.bins} x {shape.frames}{' cqt' if shape.transform == 'cqt' else ''}"
        rows.append(
            f"| {name} | {size} | {shape.beats} | {figures[0]:.1f} dB | {figures[1]:.1f} dB | {figures[2]:.2f} |"
        )
    return "\n".join(rows)


def _spread(names: list[str], count: int) -> list[str]:
    """As many of the names, from the first to the last."""
    return [names[i] for i in np.unique(np.linspace(0, len(names) - 1, count).round().astype(int))]


def main() -> None:
    """Read the command line and do what it asks for."""
    parser = argparse.ArgumentParser(prog="invert", description="Play images, to hear what a geometry loses.")
    parser.add_argument("source", type=Path, metavar="SET|SLICES", help="a set, or a folder of slices")
    target = parser.add_mutually_exclusive_group(required=True)
    target.add_argument("--out", type=Path, metavar="WAVS", help="write the sounds here")
    target.add_argument("--table", action="store_true", help="print what every preset's geometry loses of slices")
    parser.add_argument("--preset", default="techno", help="the geometry for slices (%(default)s)")
    parser.add_argument("--count", type=int, default=16, help="how many images or slices (%(default)s)")
    parser.add_argument("--bpm", type=float, help="the slices' tempo (slices.json's, else the preset's)")
    parser.add_argument("--beats", type=int, help="beats of a slice (slices.json's, else the preset's)")
    given = parser.parse_args()
    try:
        for name, value in (("count", given.count), ("beats", given.beats)):
            if value is not None and value < 1:
                raise SliceError(f"--{name} is {value}, where at least 1 is needed.")
        if given.table:
            print(table(given.source, given.count, given.bpm, given.beats))
            return
        if (given.source / "description.json").exists():
            made = invert_set(LoopSet(given.source, 0), given.count, given.out)
        else:
            shape = geometry(given.source, given.preset, given.bpm, given.beats)
            made = invert_slices(given.source, shape, given.count, given.out)
        print(f"{given.out} holds the sound of {made} images.")
    except (SliceError, SetError, SettingsError, DescriptionError, NoLibrosaError, OSError) as error:
        parser.exit(1, f"invert: {error}\n")


if __name__ == "__main__":
    main()
