"""Make a set to train on out of slices: sounds of one length, in a folder, to images in a preset's geometry.

    python -m tools.powergrams SLICES --preset techno --out SET

Every slice is listened to first, for its level, its loudest magnitude and its features; the loudest of all is the set's
`peak`, kept in its description, and so in the models. Then the images are written. What is done lies in SET.partial
until all is, and the same command goes on from there.
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
from tools.imaging import HEARD, PLAN, Heard, Job, listen, write_images
from tools.slices import SliceError, Tempo, noted_tempo, sounds_in

CONDITIONS = ("features", "folders", "both", "none")
WEAK = 10 ** (-40 / 20)  # of full scale
PITCHED = 0.005  # relative length from which a slice's change of speed is told


def geometry(slices: Path, preset: str, bpm: float | None, beats: int | None) -> Description:
    """A preset's geometry at the slices' tempo: what is said, else slices.json, else the preset's own.

    Raises SettingsError, SliceError or DescriptionError.
    """
    base = load_preset(preset).geometry
    beats = base.beats if beats is None else beats
    noted = noted_tempo(slices) or Tempo(base.bpm, beats)
    if noted.beats != beats:
        raise SliceError(
            f"the slices in {slices} are {noted.beats} beats long and the loops of {preset} {beats}: "
            f"slice again with --beats {beats}, or say --beats {noted.beats}."
        )
    shape = dataclasses.replace(base, bpm=noted.bpm if bpm is None else bpm, beats=beats)
    if shape == base:
        return base
    return dataclasses.replace(shape, sample_rate=round(shape.samples / Tempo(shape.bpm, beats).seconds))


def make_conditions(heard: list[Heard], kind: str) -> tuple[tuple[Condition, ...], Floats]:
    """The conditions of a kind in CONDITIONS, and each slice's values 0..1 [shape=(count, conditions)].

    A feature's value is its rank in the set; a folder's is 1 for the slices in it, 0 for the others.
    Raises SliceError where there are no folders.
    """
    conditions: list[Condition] = []
    columns: list[NDArray[np.floating]] = []
    if kind in ("features", "both"):
        conditions += map(Condition, FEATURES)
        columns += map(_ranks, np.array([slice.features for slice in heard]).T)
    if kind in ("folders", "both"):
        tops = [slice.name.split("/")[0] if "/" in slice.name else None for slice in heard]
        folders = sorted({top for top in tops if top})
        if not folders:
            raise SliceError(
                "there are no folders among the slices to make conditions of; say --conditions features or none."
            )
        for folder in folders:
            conditions.append(Condition(folder.replace(" ", "_")))
            columns.append(np.array([top == folder for top in tops], np.float32))
    return tuple(conditions), np.array(columns, np.float32).T.reshape(len(heard), len(conditions))


def _ranks(values: Floats) -> NDArray[np.float64]:
    """Where each value lies among all the different ones, 0 the lowest and 1 the highest."""
    different, rank = np.unique(values, return_inverse=True)
    return rank / max(len(different) - 1, 1)


def make_set(slices: Path, description: Description, out: Path, kind: str, processes: int) -> str:
    """Write the set and return its summary; raises SliceError, DescriptionError, NoLibrosaError or OSError."""
    if out.exists():
        raise SliceError(f"{out} exists already; choose another --out, or delete it.")
    partial = out.with_name(f"{out.name}.partial")
    partial.mkdir(parents=True, exist_ok=True)
    job = Job(slices, description, processes)
    told = listen(job, sounds_in(slices), partial)
    faults = [slice.fault for slice in told if slice.fault]
    heard = [slice for slice in told if not slice.fault]
    _refuse_other_lengths(job, heard)
    if len(heard) < MIN_LOOPS:
        first = f" ({faults[0]})" if faults else ""
        raise SliceError(f"{slices} holds {len(heard)} good slices, where at least {MIN_LOOPS} are needed{first}.")
    order = np.random.default_rng(0).permutation(len(heard))
    heard = [heard[i] for i in order]
    peak = max(slice.loudest for slice in heard)
    if peak <= 0:
        raise SliceError(f"all slices in {slices} are silent.")
    conditions, values = make_conditions(heard, kind)
    description = dataclasses.replace(description, peak=peak, conditions=conditions)
    write_images(Job(slices, description, processes), [slice.name for slice in heard], partial)
    if conditions:
        np.save(partial / "conditions.npy", values)
    (partial / "names.txt").write_text("".join(f"{slice.name}\n" for slice in heard), encoding="utf-8")
    (partial / "description.json").write_text(description.to_json() + "\n", encoding="utf-8")
    partial.replace(out)
    for name in (HEARD, PLAN):
        (out / name).unlink()
    lines = _summary(job, out, description, heard)
    if faults:
        lines.append(f"  warning: {len(faults)} slices are left out; the first: {faults[0]}")
    return "\n".join(lines)


def _refuse_other_lengths(job: Job, heard: list[Heard]) -> None:
    others = [slice for slice in heard if not job.fits(slice.seconds)]
    if others:
        d = job.description
        raise SliceError(
            f"{job.folder / others[0].name} lasts {others[0].seconds:.3f} s and {len(others)} of {len(heard)} slices "
            f"are not the {job.seconds:.3f} s of {d.beats} beats at {d.bpm:g} BPM: take them out, or say --bpm."
        )


def _summary(job: Job, out: Path, description: Description, heard: list[Heard]) -> list[str]:
    weak = [slice.name for slice in heard if slice.level < WEAK]
    clipped = [slice.name for slice in heard if slice.clipped]
    moved = [slice.name for slice in heard if abs(slice.seconds / job.seconds - 1) > PITCHED]
    lines = [
        f"{out} holds {len(heard)} images, {description.bins} bins x {description.frames} frames, of "
        f"{description.beats} beats at {description.bpm:g} BPM: {len(heard) * job.seconds / 60:.1f} minutes.",
        f"  peak: the loudest magnitude, {description.peak:.1f}, is 1 in an image",
    ]
    if description.conditions:
        lines.append(f"  conditions: {', '.join(condition.name for condition in description.conditions)}")
    for names, what in (
        (weak, "weak: below -40 dBFS"),
        (clipped, "clipped: full scale for several samples"),
        (moved, "brought to the tempo by their speed, which moves their pitch along"),
    ):
        if names:
            lines.append(f"  warning: {len(names)} slices are {what}; the first is {names[0]}")
    return lines


def main() -> None:
    """Read the command line and make what it asks for."""
    parser = argparse.ArgumentParser(prog="powergrams", description="Make a set to train on out of slices.")
    parser.add_argument("slices", type=Path, metavar="SLICES", help="a folder of sounds, as tools.slice writes it")
    parser.add_argument("--preset", default="techno", help="whose geometry the images have (%(default)s)")
    parser.add_argument("--out", type=Path, required=True, metavar="SET", help="the folder to write")
    parser.add_argument("--conditions", choices=CONDITIONS, default="features", help="what to control by (%(default)s)")
    parser.add_argument("--bpm", type=float, help="the slices' tempo (slices.json's, else the preset's)")
    parser.add_argument("--beats", type=int, help="beats of a slice (the preset's)")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="to share the work (%(default)s)")
    given = parser.parse_args()
    try:
        description = geometry(given.slices, given.preset, given.bpm, given.beats)
        print(make_set(given.slices, description, given.out, given.conditions, given.processes))
    except (SliceError, SettingsError, DescriptionError, NoLibrosaError) as error:
        parser.exit(1, f"powergrams: {error}\n")
    except OSError as error:
        parser.exit(
            1, f"powergrams: stopped by {error}; what is done is kept, and the same command goes on from there.\n"
        )
    except KeyboardInterrupt:
        parser.exit(130, "powergrams: stopped; the same command goes on from here.\n")


if __name__ == "__main__":
    main()
