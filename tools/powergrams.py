"""Make a training set of slices: sounds of equal length in a folder become images in a preset's geometry.

    python -m tools.powergrams SLICES --preset techno --out SET

The first pass measures each slice: its level, its largest magnitude and its features. The largest magnitude of all is
the set's `peak`; the description of the set and of its models keeps it. The second pass writes the images, and
the parts that the preset's description names. Unfinished work is in SET.partial, and the same command continues it.
"""

import argparse
import dataclasses
import os
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inference.arrays import Floats
from inference.description import Condition, Description, DescriptionError
from inference.dsp.constantq import NoLibrosaError
from models.dataset import MIN_LOOPS
from models.evaluation.features import FEATURES
from models.settings import SettingsError, load_preset
from tools.imaging import MEASUREMENTS, PLAN, Job, Measurement, measure_slices, write_arrays
from tools.slices import SliceError, Tempo, list_sounds, read_tempo

CONDITIONS = ("features", "folders", "both", "none")
MIN_LEVEL = 10 ** (-40 / 20)  # of full scale: a slice with a lower peak gets a warning
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
        tops = [slice.name.split("/")[0] if "/" in slice.name else None for slice in measured]
        folders = sorted({top for top in tops if top})
        if not folders:
            raise SliceError(
                "the slices are in no folders that could become conditions; give --conditions features or none."
            )
        for folder in folders:
            conditions.append(Condition(folder.replace(" ", "_")))
            columns.append(np.array([top == folder for top in tops], np.float32))
    return tuple(conditions), np.array(columns, np.float32).T.reshape(len(measured), len(conditions))


def _ranks(values: Floats) -> NDArray[np.float64]:
    """Return the rank of each value among all different values: 0 is the lowest, 1 the highest."""
    different, rank = np.unique(values, return_inverse=True)
    return rank / max(len(different) - 1, 1)


def make_set(slices: Path, description: Description, out: Path, kind: str, processes: int) -> str:
    """Write the set and return its summary; raises SliceError, DescriptionError, NoLibrosaError or OSError."""
    if out.exists():
        raise SliceError(f"{out} exists already; choose another --out, or delete it.")
    partial = out.with_name(f"{out.name}.partial")
    partial.mkdir(parents=True, exist_ok=True)
    job = Job(slices, description, processes)
    measured = measure_slices(job, list_sounds(slices), partial)
    faults = [slice.fault for slice in measured if slice.fault]
    measured = [slice for slice in measured if not slice.fault]
    _check_lengths(job, measured)
    if len(measured) < MIN_LOOPS:
        first = f" ({faults[0]})" if faults else ""
        raise SliceError(f"{slices} holds {len(measured)} good slices; a set needs at least {MIN_LOOPS}{first}.")
    order = np.random.default_rng(0).permutation(len(measured))
    measured = [measured[i] for i in order]
    peak = max(slice.loudest for slice in measured)
    if peak <= 0:
        raise SliceError(f"all slices in {slices} are silent.")
    conditions, values = make_conditions(measured, kind)
    description = dataclasses.replace(description, peak=peak, conditions=conditions)
    write_arrays(Job(slices, description, processes), [slice.name for slice in measured], partial)
    if conditions:
        np.save(partial / "conditions.npy", values)
    (partial / "names.txt").write_text("".join(f"{slice.name}\n" for slice in measured), encoding="utf-8")
    (partial / "description.json").write_text(description.to_json() + "\n", encoding="utf-8")
    partial.replace(out)
    for name in (MEASUREMENTS, PLAN):
        (out / name).unlink()
    lines = _summarize(job, out, description, measured)
    if faults:
        lines.append(f"  warning: {len(faults)} slices are left out; the first: {faults[0]}")
    return "\n".join(lines)


def _check_lengths(job: Job, measured: list[Measurement]) -> None:
    others = [slice for slice in measured if not job.fits(slice.seconds)]
    if others:
        d = job.description
        raise SliceError(
            f"{job.folder / others[0].name} lasts {others[0].seconds:.3f} s; {len(others)} of {len(measured)} slices "
            f"do not last {job.seconds:.3f} s, {d.beats} beats at {d.bpm:g} BPM: take them out, or give --bpm."
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
        (weak, "weak: below -40 dBFS"),
        (clipped, "clipped: full scale for several samples"),
        (pitched, "brought to the tempo by a change of speed, which changes their pitch, too"),
    ):
        if names:
            lines.append(f"  warning: {len(names)} slices are {what}; the first is {names[0]}")
    return lines


def main() -> None:
    """Read the command line and make the set."""
    parser = argparse.ArgumentParser(prog="powergrams", description="Make a training set of slices.")
    parser.add_argument("slices", type=Path, metavar="SLICES", help="a folder of sounds, for example of tools.slice")
    parser.add_argument("--preset", default="techno", help="preset that gives the images' geometry (%(default)s)")
    parser.add_argument("--out", type=Path, required=True, metavar="SET", help="the folder to write")
    parser.add_argument(
        "--conditions", choices=CONDITIONS, default="features", help="what becomes the conditions (%(default)s)"
    )
    parser.add_argument(
        "--bpm", type=float, help="tempo of the slices (default: that of slices.json, else the preset's)"
    )
    parser.add_argument("--beats", type=int, help="beats in a slice (default: the preset's)")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="number of processes (%(default)s)")
    given = parser.parse_args()
    try:
        description = geometry(given.slices, given.preset, given.bpm, given.beats)
        print(make_set(given.slices, description, given.out, given.conditions, given.processes))
    except (SliceError, SettingsError, DescriptionError, NoLibrosaError) as error:
        parser.exit(1, f"powergrams: {error}\n")
    except OSError as error:
        parser.exit(1, f"powergrams: stopped by {error}; the work so far is kept, and the same command continues it.\n")
    except KeyboardInterrupt:
        parser.exit(130, "powergrams: stopped; the same command continues the work.\n")


if __name__ == "__main__":
    main()
