"""Turn images back into sound, to hear what a geometry loses before a model is trained in it.

    python -m tools.invert SET --out WAVS
    python -m tools.invert SLICES --preset techno --out WAVS
    python -m tools.invert SLICES --table

The loops of a set become sounds as in the daemon. Slices become images and parts first; each slice is written next to
its sound. The table lists the losses of slices in the geometry of every preset, with the phase method of its models.
Each file says how it was made, so the same command goes on where it was stopped. No other file is replaced.
"""

import argparse
import dataclasses
import hashlib
import re
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
from tqdm import tqdm

from inference.arrays import Floats
from inference.description import Description, DescriptionError
from inference.dsp.constantq import NoLibrosaError
from inference.dsp.powergram import powergram
from inference.dsp.time_stretch import resample
from inference.parts.bands import LEVELS_PER_FRAME, measure_levels
from inference.parts.low_band import encode_low_band
from inference.parts.parts import Parts
from inference.parts.render import render_middle
from inference.sentences import escape, say_count
from models.dataset import LoopSet, SetError, read_names
from models.evaluation.sounds import sounds_of_set
from models.settings import SettingsError, load_preset, preset_names
from tools.command_line import LEFT_OUT, check_folder, report_end
from tools.distances import log_spectral_distance, multi_resolution_distance, spectral_convergence
from tools.imaging import linear_magnitudes, quantize, read_loop
from tools.powergrams import geometry
from tools.slices import SliceError, Tempo, choose_stem, list_sounds, read_sound, read_tempo
from tools.sound_folder import Sound, write_sounds

HEAD = (
    "| geometry | bins x frames | beats | spectral convergence | log-spectral distance | multi-resolution |\n"
    "|---|---|---|---|---|---|"
)


def round_trip(loop: Floats, description: Description) -> Floats:
    """Turn a loop [shape=(description.samples,)] into its 8-bit image and the geometry's other parts, and back."""
    d = description
    image = quantize(powergram(loop, d)).astype(np.float32) / np.float32(255)
    low_band = encode_low_band(loop, d) if "low_band" in d.parts else None
    levels = measure_levels(loop, d.sample_rate, LEVELS_PER_FRAME * d.frames) if "levels" in d.parts else None
    return render_middle(Parts(image, low_band=low_band, levels=levels), d, transients=1.0)


def fit_peak(loops: list[Floats], description: Description) -> Description:
    """Return the description with the peak of a set of these loops [each shape=(description.samples,)].

    Raises SliceError if all loops are silent.
    """
    peak = max(float(linear_magnitudes(loop, description).max()) for loop in loops)
    if peak <= 0:
        raise SliceError("the slices are silent.")
    return dataclasses.replace(description, peak=peak)


def invert_slices(folder: Path, description: Description, count: int, out: Path) -> tuple[int, int, list[str]]:
    """Write NAME-slice.wav and NAME-PRESET.wav for `count` slices, evenly chosen; raises as write_sounds does.

    Returns the number of slices, the number of new files, and why other slices are left out. Raises SliceError if no
    slice can be read.
    """
    loops, faults = _read_evenly(folder, count, lambda path: read_loop(path, description))
    description = fit_peak(list(loops.values()), description)
    shape = hashlib.blake2b(description.to_json().encode(), digest_size=16).hexdigest()
    sounds, stems = [], []
    for name, loop in loops.items():
        stems.append(choose_stem(_to_file_name(name), stems))
        origin = {
            "slice": escape(name),
            "description": shape,
            "sound": hashlib.blake2b(loop.tobytes(), digest_size=16).hexdigest(),
        }
        before, after = (out / f"{stems[-1]}-{kind}.wav" for kind in ("slice", description.name))
        sounds.append(Sound(before, origin | {"as": "slice"}, partial(np.asarray, loop)))
        sounds.append(Sound(after, origin | {"as": "image"}, partial(round_trip, loop, description)))
    return len(loops), write_sounds(sounds, out, description.sample_rate, _tempo(description)), faults


def invert_set(data: LoopSet, count: int, out: Path) -> tuple[int, int]:
    """Write the sounds of the first `count` loops of a set, which are named by their number and their slice.

    Returns their number, and the number of new files; raises as write_sounds does.
    """
    fingerprint, names, sounds = data.fingerprint(), read_names(data), []
    for number in range(min(count, len(data.images))):
        name = names[number] if names else ""
        path = out / f"{choose_stem(f'image-{number:05d}-{_to_file_name(name)}'.rstrip('-'), ())}.wav"
        origin = {"set": fingerprint, "image": number, "slice": name}
        sounds.append(Sound(path, origin, partial(_render_image, data, number)))
    return len(sounds), write_sounds(sounds, out, data.description.sample_rate, _tempo(data.description))


def _tempo(description: Description) -> Tempo:
    return Tempo(description.bpm, description.beats)


def _render_image(data: LoopSet, number: int) -> Floats:
    (sound,) = sounds_of_set(data, [number])
    return sound


def _to_file_name(slice: str) -> str:
    """The name of a slice without its ending, as a part of a file's name."""
    return re.sub(r'[\x00-\x1f\\/:*?"<>|]', "-", slice.rsplit(".", 1)[0])


def losses(sounds: list[Floats], beats: int, description: Description) -> Floats:
    """Return spectral convergence (dB), log-spectral (dB) and multi-resolution distance [shape=(3,)], the means.

    Each slice [shape=(samples,), all of equal length] has `beats` beats and is cut into loops of the geometry's beats.
    The first figure is measured in the transform of the geometry, the others on the whole slice.
    """
    pieces = beats // description.beats
    cut = [np.split(resample(sound, pieces * description.samples), pieces) for sound in sounds]
    description = fit_peak([loop for loops in cut for loop in loops], description)
    found = []
    for sound, loops in zip(tqdm(sounds, unit="slice", desc=description.name), cut, strict=True):
        back = [round_trip(loop, description) for loop in loops]
        before, after = ([linear_magnitudes(loop, description) for loop in each] for each in (loops, back))
        whole = resample(np.concatenate(back), len(sound))
        convergence = spectral_convergence(np.concatenate(before), np.concatenate(after))
        found.append((convergence, log_spectral_distance(sound, whole), multi_resolution_distance(sound, whole)))
    return np.mean(found, axis=0)


def table(folder: Path, count: int, bpm: float | None, beats: int | None) -> tuple[str, list[str]]:
    """Return the losses of `count` slices in every preset's geometry as a Markdown table, and why others are left out.

    Raises SliceError or NoLibrosaError.
    """
    tempo = read_tempo(folder)
    beats = beats or (tempo.beats if tempo else Description().beats)
    presets = {name: load_preset(name).geometry for name in preset_names()}
    fitting = {name: shape for name, shape in presets.items() if beats % shape.beats == 0}
    if not fitting:
        raise SliceError(f"the loops of no preset fit into slices of {beats} beats; give --beats.")
    finest = max(beats // shape.beats * shape.samples for shape in fitting.values())
    sounds, faults = _read_evenly(folder, count, lambda path: resample(read_sound(path)[0], finest))
    rate = finest / (beats * 60 / (bpm or (tempo.bpm if tempo else Description().bpm)))
    rows = [HEAD]
    for name, shape in fitting.items():
        rate_of_shape = round(rate * shape.samples * (beats // shape.beats) / finest)
        shape = dataclasses.replace(shape, sample_rate=rate_of_shape)
        figures = losses(list(sounds.values()), beats, shape)
        size = f"{shape.bins} x {shape.frames}{' cqt' if shape.transform == 'cqt' else ''}"
        rows.append(
            f"| {name} | {size} | {shape.beats} | {figures[0]:.1f} dB | {figures[1]:.1f} dB | {figures[2]:.2f} |"
        )
    return "\n".join(rows), faults


def _read_evenly(folder: Path, count: int, read: Callable[[Path], Floats]) -> tuple[dict[str, Floats], list[str]]:
    """Read `count` sounds of a folder, from the first to the last name at equal distances.

    Returns what `read` gives for each name, and why others are left out; raises SliceError if all are.
    """
    names, found, faults = list_sounds(folder), {}, []
    for i in np.unique(np.linspace(0, len(names) - 1, count).round().astype(int)):
        try:
            found[names[i]] = read(folder / names[i])
        except SliceError as error:
            faults.append(str(error))
    if not found:
        raise SliceError(f"{folder} holds no sound that can be read: {' '.join(faults)}")
    return found, faults


def main() -> None:
    """Read the command line, and write the sounds or print the table."""
    about = "Turn images back into sound, to hear what an image loses. Slices are turned into images first."
    parser = argparse.ArgumentParser(prog="python -m tools.invert", description=about)
    text = "the folder of a set, from tools.powergrams, or a folder of slices, from tools.slice"
    parser.add_argument("source", type=Path, metavar="SET|SLICES", help=text)
    target = parser.add_mutually_exclusive_group(required=True)
    text = "the folder for the sounds; a file that is there already is not replaced"
    target.add_argument("--out", type=Path, metavar="FOLDER", help=text)
    text = "write no sound, but print how much slices lose with the image size of each preset"
    target.add_argument("--table", action="store_true", help=text)
    text = "for slices: the preset that says how large their images are (default: %(default)s)"
    parser.add_argument("--preset", default="techno", help=text)
    text = "number of images or slices (default: %(default)s)"
    parser.add_argument("--count", type=int, default=16, metavar="N", help=text)
    text = "tempo of the slices (default: the tempo that tools.slice has cut them by, or the preset's)"
    parser.add_argument("--bpm", type=float, help=text)
    text = "number of beats in a slice (default: as tools.slice has cut them, or the preset's)"
    parser.add_argument("--beats", type=int, metavar="N", help=text)
    given = parser.parse_args()
    mistakes = (
        SliceError,
        SetError,
        SettingsError,
        DescriptionError,
        NoLibrosaError,
        FileExistsError,
        NotADirectoryError,
    )
    others = () if given.out else (OSError,)
    with report_end("invert", *mistakes, *others, work=given.out):
        for name, value in (("count", given.count), ("beats", given.beats)):
            if value is not None and value < 1:
                raise SliceError(f"--{name} is {value}; it needs at least 1.")
        faults: list[str] = []
        if given.out:
            check_folder(given.out, "--out")
        if given.table:
            text, faults = table(given.source, given.count, given.bpm, given.beats)
            print(text)
        elif (given.source / "description.json").exists():
            made, new = invert_set(LoopSet(given.source, 0), given.count, given.out)
            print(f"{given.out} holds the sound of {say_count(made, 'image')}; {say_count(new, 'file')} new.")
        else:
            shape = geometry(given.source, given.preset, given.bpm, given.beats)
            made, new, faults = invert_slices(given.source, shape, given.count, given.out)
            print(f"{given.out} holds the sound of {say_count(made, 'image')}; {say_count(new, 'file')} new.")
        for fault in faults:
            print(f"left out: {fault}", file=sys.stderr)
    sys.exit(LEFT_OUT if faults else 0)


if __name__ == "__main__":
    main()
