"""Make a training set of slices: sounds of equal length in a folder become images in a preset's geometry.

    python -m tools.powergrams SLICES --preset techno --out SET

The first pass measures each slice: its level, its largest magnitude and its features. The largest magnitude of all is
the set's `peak`; the description of the set and of its models keeps it. The second pass writes the images, and
the parts that the preset's description names. A slice that cannot be read, or is far louder than the others, is left
out and named; the exit code is then 3. With --leave-out-duplicates, so are slices that are nearly the same as an
earlier one, but the exit code stays 0. Unfinished work is in SET.partial, and the same command continues it.
"""

import argparse
import contextlib
import dataclasses
import os
import re
import sys
from pathlib import Path
from typing import NoReturn

import numpy as np
from numpy.typing import NDArray

from inference.arguments import between
from inference.arrays import Floats
from inference.description import MAX_CONDITION_NAME, Condition, Description, DescriptionError
from inference.dsp.constantq import NoLibrosaError
from inference.files.atomic_file import delete_left, name_failures, replace_file
from inference.files.folder_lock import FolderInUseError, lock_folder
from inference.sentences import escape, join, say_count
from models.dataset import MIN_LOOPS
from models.evaluation.features import FEATURES
from models.settings import SettingsError, load_preset, preset_names
from tools.command_line import LEFT_OUT, report_end
from tools.duplicates import find_copies
from tools.imaging import (
    MAX_LOUDEST,
    MAX_SPEED_CHANGE,
    MEASUREMENTS,
    PLAN,
    Job,
    Measurement,
    measure_slices,
    shrink_slices,
    write_arrays,
)
from tools.processes import MAX_PROCESSES
from tools.slices import SliceError, Tempo, list_sounds, read_manifest, read_tempo

CONDITIONS = ("features", "folders", "both", "none")
MIN_LEVEL = 10 ** (-40 / 20)  # of full scale: a slice with a lower peak gets a warning
LOUD_QUANTILE = 0.95  # of the slices' largest magnitudes, weak slices left out
MAX_ABOVE = 4.0  # of that quantile, 12 dB: a louder slice is left out, since it would darken all other images
_CUT = re.compile(r"-(\d+)\.wav$")  # the end of a slice's name, from tools.slice: its number in the song
_DEMO_BAR = re.compile(r"(?<=_\d{5})_(\d\d)\.wav$")  # and from tools.demo_loops --bars
MIN_PITCH_CHANGE = 0.005  # relative change of speed, and so of pitch, from which a slice gets a warning


def geometry(slices: Path, preset: str, bpm: float | None, beats: int | None) -> Description:
    """Return a preset's geometry at the slices' tempo: the given one, else that of slices.json, else the preset's.

    Raises SettingsError, SliceError or DescriptionError.
    """
    base = load_preset(preset).geometry
    beats = base.beats if beats is None else beats
    tempo = read_tempo(slices) or Tempo(base.bpm, beats)
    if tempo.beats != beats:
        raise SliceError(
            f"the slices in {slices} are {tempo.beats} beats long and the loops of {preset} {beats}: "
            f"slice again with --beats {beats}, or give --beats {tempo.beats} here."
        )
    shape = dataclasses.replace(base, bpm=tempo.bpm if bpm is None else bpm, beats=beats)
    if shape == base:
        return base
    return dataclasses.replace(shape, sample_rate=round(shape.samples / Tempo(shape.bpm, beats).seconds))


def make_conditions(measured: list[Measurement], kind: str) -> tuple[tuple[Condition, ...], Floats]:
    """Return the conditions of a kind in CONDITIONS, and their values 0..1 [shape=(slices, conditions)].

    The value of a feature is its rank in the set; the value of a folder is 1 for its slices, 0 for the others.
    Raises SliceError if folders are wanted and there are none.
    """
    conditions: list[Condition] = []
    columns: list[NDArray[np.floating]] = []
    if kind in ("features", "both"):
        conditions += map(Condition, FEATURES)
        columns += map(_ranks, np.array([slice.features for slice in measured]).T)
    if kind in ("folders", "both"):
        tops = [_name_condition(slice.name.split("/")[0]) if "/" in slice.name else None for slice in measured]
        folders = sorted({top for top in tops if top})
        if not folders:
            raise SliceError(
                "the slices are in no folders that could become conditions; give --conditions features or none."
            )
        for folder in folders:
            conditions.append(Condition(folder))
            columns.append(np.array([top == folder for top in tops], np.float32))
    return tuple(conditions), np.array(columns, np.float32).T.reshape(len(measured), len(conditions))


def _name_condition(folder: str) -> str:
    """The name of a folder's condition: blanks and bytes that are no UTF-8 become _, and a long name is shortened."""
    return re.sub(r"[\s\ud800-\udfff]", "_", folder)[:MAX_CONDITION_NAME]


def _ranks(values: Floats) -> NDArray[np.float64]:
    """Return the rank of each value among all different values: 0 is the lowest, 1 the highest."""
    different, rank = np.unique(values, return_inverse=True)
    return rank / max(len(different) - 1, 1)


def make_set(
    slices: Path, description: Description, out: Path, kind: str, processes: int, unique: bool
) -> tuple[str, int]:
    """Write the set; return its summary, and the number of slices that could not be used.

    unique : leave out near duplicates.
    Raises SliceError, DescriptionError, NoLibrosaError or OSError.
    """
    try:
        # The lock is not in the folder of the unfinished set, since that is renamed.
        lock = lock_folder(out.parent, f".{out.name}.lock")
        with name_failures(out.parent), lock, name_failures(_partial(out)):
            return _make_set(slices, description, out, kind, processes, unique)
    except FolderInUseError as process:
        raise SliceError(
            f"{out} is being written by another tools.powergrams, process {process}; wait for its end, or choose "
            "another --out."
        ) from None


def _make_set(
    slices: Path, description: Description, out: Path, kind: str, processes: int, unique: bool
) -> tuple[str, int]:
    if out.exists():
        raise SliceError(f"{out} exists already; choose another --out, or delete it.")
    names = list_sounds(slices)
    partial = _open_partial(out)
    job = Job(slices, description, processes)
    try:
        measured = measure_slices(job, names, partial)
    finally:
        with contextlib.suppress(OSError):  # the folder stays unless it is empty: nothing was measured
            partial.rmdir()
    measured = _find_too_loud(job, measured)
    faults = [slice.fault for slice in measured if slice.fault]
    measured = [slice for slice in measured if not slice.fault]
    _check_lengths(job, measured)
    measured, copies = _leave_out_copies(job, measured) if unique else (measured, [])
    if len(measured) < MIN_LOOPS:
        first = [f" ({sentence.rstrip('.')})" for sentence in faults + _say_copies(slices, copies)][:1]
        good = say_count(len(measured), "good slice")
        raise SliceError(f"{slices} holds {good}; a set needs at least {MIN_LOOPS}{''.join(first)}.")
    songs, positions = find_songs(slices, [slice.name for slice in measured])
    order = order_loops(songs)
    measured, songs, positions = [measured[i] for i in order], songs[order], positions[order]
    peak = max(slice.loudest for slice in measured)
    if peak <= 0:
        raise SliceError(f"all slices in {slices} are silent.")
    if peak >= MAX_LOUDEST:
        raise SliceError(f"the slices in {slices} are thousands of times louder than full scale, 1; turn them down.")
    conditions, values = make_conditions(measured, kind)
    description = dataclasses.replace(description, peak=peak, conditions=conditions)
    write_arrays(Job(slices, description, processes), [slice.name for slice in measured], partial)
    if conditions:
        np.save(partial / "conditions.npy", values)
    np.save(partial / "songs.npy", songs)
    np.save(partial / "positions.npy", positions)
    (partial / "names.txt").write_text("".join(f"{escape(slice.name)}\n" for slice in measured), encoding="utf-8")
    (partial / "description.json").write_text(description.to_json() + "\n", encoding="utf-8")
    replace_file(partial, out)
    for name in (MEASUREMENTS, PLAN):
        (out / name).unlink()
    lines = _summarize(job, out, description, measured)
    for left_out, sentences, what in (
        (faults, faults, "left out"),
        (copies, _say_copies(slices, copies), "left out as near duplicates"),
    ):
        if left_out:
            lines.append(f"{say_count(len(left_out), 'slice')} of {len(names)} {what}:")
        lines += [f"  {sentence}" for sentence in sentences]
    return "\n".join(lines), len(faults)


def find_songs(slices: Path, names: list[str]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return the number of each slice's song, and its own number in the song [shape=(slices,) each].

    Songs are those of slices.json and, by their names, those of tools.demo_loops; any other slice is a song of its own.
    A slice's number is that at the end of its name, so one that was left out leaves a gap.
    """
    manifest = read_manifest(slices) or {"songs": []}
    song_of = {name: str(number) for number, entry in enumerate(manifest["songs"]) for name in entry["slices"]}
    numbers: dict[str, int] = {}  # of songs, in the order in which they come
    songs, positions = [], []
    for name in names:
        bar = (_CUT if name in song_of else _DEMO_BAR).search(name)
        song = song_of.get(name) or (f"{name[: bar.start()]}_" if bar else f"{name}/")
        songs.append(numbers.setdefault(song, len(numbers)))
        positions.append(int(bar[1]) if bar else 0)
    return np.array(songs, np.int32), np.array(positions, np.int32)


def order_loops(songs: NDArray[np.int32]) -> NDArray[np.intp]:
    """Return a random order of loops [shape=(count,)] in which the last ones, to be held out, stand song by song.

    songs : the number of each loop's song. Two groups of songs of at least a tenth of the loops each come last.
    """
    order = np.random.default_rng(0).permutation(len(songs))
    last: list[int] = []  # songs, from the end on
    for _ in range(2):
        loops = 0
        for song in songs[order][::-1]:
            if loops >= len(songs) // 10:
                break
            if song not in last:
                last.append(int(song))
                loops += int((songs == song).sum())
    held = [order[songs[order] == song] for song in reversed(last)]
    return np.concatenate([order[~np.isin(songs[order], last)], *held])


def _partial(out: Path) -> Path:
    return out.with_name(f"{out.name}.partial")


def _open_partial(out: Path) -> Path:
    """The folder of the unfinished set; raises SliceError if there are somebody else's files in it."""
    partial = _partial(out)
    partial.mkdir(parents=True, exist_ok=True)
    delete_left(partial, lambda name: True)
    others = any(not path.name.startswith(".") for path in partial.iterdir())  # hidden: temporary files of a killed run
    if others and not (partial / MEASUREMENTS).exists():
        raise SliceError(f"{partial} holds files, but no unfinished set; choose another --out, or move these files.")
    return partial


def _find_too_loud(job: Job, measured: list[Measurement]) -> list[Measurement]:
    """Note it as a fault where a slice is far louder than the others: the set's peak would be that of one slice."""
    good = [slice for slice in measured if not slice.fault]
    magnitudes = [slice.loudest for slice in good if slice.level >= MIN_LEVEL] or [slice.loudest for slice in good]
    if not magnitudes or not max(magnitudes):
        return measured
    high = float(np.quantile(magnitudes, LOUD_QUANTILE, method="lower"))
    found = []
    for slice in measured:
        fault = slice.fault
        if not fault and slice.loudest > MAX_ABOVE * high:
            fault = (
                f"{job.folder / slice.name} is {20 * np.log10(slice.loudest / high):.0f} dB louder than "
                f"{LOUD_QUANTILE:.0%} of the slices; turn it down."
            )
        found.append(dataclasses.replace(slice, fault=fault))
    return found


def _leave_out_copies(job: Job, measured: list[Measurement]) -> tuple[list[Measurement], list[tuple[str, str]]]:
    """Return the slices that are not nearly the same as an earlier one, and for each other one, both names."""
    peak = max((slice.loudest for slice in measured), default=0.0)
    if not peak:
        return measured, []
    scaled = dataclasses.replace(job, description=dataclasses.replace(job.description, peak=peak))
    pairs = find_copies(shrink_slices(scaled, [slice.name for slice in measured]))
    copies = {later for _, later in pairs}
    names = [(measured[earlier].name, measured[later].name) for earlier, later in pairs]
    return [slice for number, slice in enumerate(measured) if number not in copies], names


def _say_copies(slices: Path, copies: list[tuple[str, str]]) -> list[str]:
    """A sentence for each song, or else for each folder: how many of its slices are copies, and the first of them."""
    manifest = read_manifest(slices) or {"songs": []}
    song_of = {name: entry["song"] for entry in manifest["songs"] for name in entry["slices"]}
    groups: dict[str, list[str]] = {}
    for earlier, later in copies:
        sentence = f"{slices / later} is nearly the same as {earlier}."
        groups.setdefault(song_of.get(later, str((slices / later).parent)), []).append(sentence)
    return [
        sentences[0] if len(sentences) == 1 else f"{say_count(len(sentences), 'slice')} of {group}; {sentences[0]}"
        for group, sentences in groups.items()
    ]


def _check_lengths(job: Job, measured: list[Measurement]) -> None:
    """Raise SliceError if a slice is too short or too long for the set's tempo; it says what to do about it."""
    others = [slice for slice in measured if not job.fits(slice.seconds)]
    if others:
        d = job.description
        raise SliceError(
            f"{job.folder / others[0].name} lasts {others[0].seconds:.3f} s; of {len(measured)} slices, {len(others)} "
            f"differ by more than {MAX_SPEED_CHANGE:.0%} from {job.seconds:.3f} s, {say_count(d.beats, 'beat')} at "
            f"{d.bpm:g} BPM: {_say_way_out(d.beats, [slice.seconds for slice in measured])}."
        )


def _say_way_out(beats: int, seconds: list[float]) -> str:
    """What to do with slices of other lengths (s): give the tempo that fits all of them, if there is one."""
    bpm = round(beats * 60 / (min(seconds) * max(seconds)) ** 0.5, 2)
    if all(abs(length * bpm / (beats * 60) - 1) <= MAX_SPEED_CHANGE for length in seconds):
        return f"give --bpm {bpm}, which fits all of them"
    return (
        "a set has one tempo, so take these slices out, or cut the songs of each tempo into a folder of their own and "
        "make a set of each folder, or cut them again with tools.slice --to-bpm, which brings them to one tempo"
    )


def _summarize(job: Job, out: Path, description: Description, measured: list[Measurement]) -> list[str]:
    weak = [slice.name for slice in measured if slice.level < MIN_LEVEL]
    clipped = [slice.name for slice in measured if slice.clipped]
    pitched = [slice.name for slice in measured if abs(slice.seconds / job.seconds - 1) > MIN_PITCH_CHANGE]
    lines = [
        f"{out} holds {len(measured)} images, {description.bins} bins x {description.frames} frames, of "
        f"{description.beats} beats at {description.bpm:g} BPM: {len(measured) * job.seconds / 60:.1f} minutes.",
        f"  peak: the largest magnitude, {description.peak:.1f}, is 1 in an image",
    ]
    if description.conditions:
        lines.append(f"  conditions: {', '.join(condition.name for condition in description.conditions)}")
    for names, what in (
        (weak, "below -40 dBFS (weak)"),
        (clipped, "with several samples in a row at full scale (clipped)"),
        (pitched, "brought to the tempo by a change of speed, which changes the pitch, too"),
    ):
        if names:
            lines.append(f"  warning: {say_count(len(names), 'slice')} {what}; the first is {names[0]}")
    return lines


def main() -> None:
    """Read the command line and make the set."""
    given = _read_arguments()
    mistakes = (SliceError, SettingsError, DescriptionError, NoLibrosaError)
    with report_end("powergrams", *mistakes, work=_partial(given.out)):
        description = geometry(given.slices, given.preset, given.bpm, given.beats)
        out, kind, unique = given.out, given.conditions, given.leave_out_duplicates
        summary, left_out = make_set(given.slices, description, out, kind, given.processes, unique)
        print(summary)
    sys.exit(LEFT_OUT if left_out else 0)


def _read_arguments() -> argparse.Namespace:
    about = "Make a training set of slices: each slice becomes an image (a powergram)."
    parser = argparse.ArgumentParser(prog="python -m tools.powergrams", description=about)
    text = "a folder of sounds of equal length, for example from tools.slice"
    parser.add_argument("slices", type=Path, metavar="SLICES", help=text)
    text = f"name of a preset ({join(preset_names(), 'or')}) or a TOML file of your own, which says how large the "
    text += "images are (default: %(default)s)"
    parser.add_argument("--preset", default="techno", help=text)
    parser.add_argument("--out", type=Path, required=True, metavar="SET", help="the folder to write")
    text = "what the conditions of the generator are made from: features (measured in the sound), folders (their "
    text += "names), both or none (default: %(default)s)"
    parser.add_argument("--conditions", choices=CONDITIONS, default="features", help=text)
    text = "leave out slices that are nearly the same as an earlier one, and name them"
    parser.add_argument("--leave-out-duplicates", action="store_true", help=text)
    parser.add_argument("--labels", type=_refuse_old_option, help=argparse.SUPPRESS)
    text = "tempo of the slices (default: the tempo that tools.slice has cut them by, or the preset's)"
    parser.add_argument("--bpm", type=float, help=text)
    parser.add_argument("--beats", type=int, metavar="N", help="number of beats in a slice (default: the preset's)")
    processes = {"type": between(1, MAX_PROCESSES, int), "default": min(os.cpu_count() or 1, MAX_PROCESSES)}
    text = "number of processes that share the work (default: %(default)s)"
    parser.add_argument("--processes", metavar="N", help=text, **processes)
    return parser.parse_args()


def _refuse_old_option(text: str) -> NoReturn:
    raise argparse.ArgumentTypeError(f"this option is called --conditions now: write --conditions {text}")


if __name__ == "__main__":
    main()
