"""The two passes of tools.powergrams over the slices: measure them, write images and parts. Both can be resumed."""

import contextlib
import dataclasses
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from inference.arrays import Floats
from inference.description import Description
from inference.dsp.powergram import powergram
from inference.dsp.time_stretch import resample
from inference.files.atomic_file import atomic_write
from inference.parts.bands import LEVELS_PER_FRAME, measure_levels
from inference.parts.low_band import encode_low_band
from inference.parts.parts import levels_to_values, part_shapes
from inference.parts.stereo import measure_side
from models.dataset import PART_TYPES
from models.evaluation.features import FEATURES, measure
from tools.duplicates import shrink
from tools.processes import share_work
from tools.row_file import RowFile
from tools.slices import SliceError, is_clipped, read_sound, read_stereo

MEASUREMENTS, PLAN = "measurements.jsonl", "plan.txt"  # files of an unfinished set
FEW = 16  # slices for which it is not worth while to start processes
MAX_SPEED_CHANGE = 0.06  # by which a slice may differ from the loop's length: one semitone of pitch
MAX_LOUDEST = 1e6  # magnitude from which on Measurement.loudest is not measured; the largest peak of a description

T = TypeVar("T")


@dataclass(frozen=True)
class Job:
    """A folder of slices, the geometry of their images, and the number of processes."""

    folder: Path
    description: Description
    processes: int

    @property
    def seconds(self) -> float:
        """The length of a loop in seconds."""
        return self.description.beats * 60 / self.description.bpm

    def fits(self, seconds: float) -> bool:
        """Whether a slice of this length can become a loop by a change of its speed."""
        return abs(seconds / self.seconds - 1) <= MAX_SPEED_CHANGE


@dataclass(frozen=True)
class Measurement:
    """What was measured of a slice. If it cannot be read, `fault` is a sentence that says why."""

    name: str
    stamp: list[int]  # size in bytes and time of the last change in ns: a changed file is measured again
    fault: str = ""
    level: float = 0.0  # peak of the samples, 1 is full scale
    loudest: float = 0.0  # largest magnitude of the transform
    clipped: bool = False
    seconds: float = 0.0
    features: Sequence[float] = ()  # models.evaluation.features.FEATURES


def measure_slices(job: Job, names: list[str], into: Path) -> list[Measurement]:
    """Measure all slices but those that an earlier run has measured into the folder `into`; raises OSError.

    If it is stopped before the first measurement, it leaves no file there.
    """
    path = into / MEASUREMENTS
    header = job.description.to_json()
    known = _read_measurements(path, header)
    known = {name: known[name] for name in names if name in known and known[name].stamp == _stamp(job.folder / name)}
    fresh = [name for name in names if name not in known]
    with atomic_write(path) as temporary:
        temporary.write_text(
            "".join(line + "\n" for line in (header, *map(_to_json, known.values()))), encoding="utf-8"
        )
    try:
        with (
            path.open("a", encoding="utf-8") as file,
            _share(partial(_measure, job), fresh, len(names), job.processes, "measuring") as results,
        ):
            for found in results:
                file.write(_to_json(found) + "\n")
                known[found.name] = found
    finally:
        if not known:
            path.unlink()
    return [known[name] for name in names]


def write_arrays(job: Job, names: list[str], into: Path) -> None:
    """Write images.npy and the files of the description's parts into a folder; continue the files of an earlier run.

    models/dataset.py describes the files.
    """
    d = job.description
    stamps = (json.dumps([name, *_stamp(job.folder / name)]) for name in names)  # a changed slice is imaged anew
    plan = "\n".join([d.to_json(), *stamps])
    types = {"images": np.uint8} | {name: PART_TYPES[name] for name in d.parts if name in PART_TYPES}
    shapes = {"images": (d.bins, d.frames)} | part_shapes(d)
    files = {name: RowFile(into / f"{name}.npy", (len(names), *shapes[name]), kind) for name, kind in types.items()}
    if not (into / PLAN).exists() or (into / PLAN).read_text(encoding="utf-8") != plan:
        for file in files.values():
            file.path.unlink(missing_ok=True)
        (into / PLAN).write_text(plan, encoding="utf-8")
    done = min(file.count_rows() for file in files.values())
    with ExitStack() as stack:
        streams = {name: stack.enter_context(file.open_at(done)) for name, file in files.items()}
        work = _share(partial(_make_arrays, job), names[done:], len(names), job.processes, "imaging")
        for arrays in stack.enter_context(work):
            for name, stream in streams.items():
                stream.write(arrays[name].astype(types[name]).tobytes())


def shrink_slices(job: Job, names: list[str]) -> Floats:
    """Return the thumbnails [shape=(count, pixels), 0..1] of the slices' images, at the description's peak."""
    with _share(partial(_shrink_slice, job), names, len(names), job.processes, "comparing") as results:
        return np.array(list(results))


def _shrink_slice(job: Job, name: str) -> Floats:
    loop = read_loop(job.folder / name, job.description)
    return shrink(quantize(powergram(loop, job.description)))


def _measure(job: Job, name: str) -> Measurement:
    path = job.folder / name
    found = Measurement(name, _stamp(path))
    try:
        sound, rate = read_sound(path)
    except SliceError as error:
        return dataclasses.replace(found, fault=str(error))
    seconds = len(sound) / rate
    if not job.fits(seconds):
        return dataclasses.replace(found, seconds=seconds)
    loop = resample(sound, job.description.samples)
    features = measure(loop, job.description.sample_rate, job.description.beats)
    return dataclasses.replace(
        found,
        level=float(np.abs(sound).max()),
        loudest=float(linear_magnitudes(loop, job.description).max()),
        clipped=is_clipped(sound),
        seconds=seconds,
        features=features.tolist(),
    )


def linear_magnitudes(loop: Floats, description: Description) -> Floats:
    """Return the magnitudes [shape=(bins, frames)] of a loop [shape=(description.samples,)], without power or peak."""
    return powergram(loop, dataclasses.replace(description, peak=MAX_LOUDEST, power=1.0)) * np.float32(MAX_LOUDEST)


def quantize(image: Floats) -> NDArray[np.uint8]:
    """Return an image's values 0..1 as 0..255, rounded; values outside are clipped."""
    return np.rint(np.clip(image, 0, 1) * 255).astype(np.uint8)


def read_loop(path: Path, description: Description) -> Floats:
    """Read a slice and resample it to a loop [shape=(description.samples,)]; raises SliceError."""
    return resample(read_sound(path)[0], description.samples)


def _make_arrays(job: Job, name: str) -> dict[str, NDArray]:
    """The image of a slice, and the parts that the description names."""
    d = job.description
    loop = read_loop(job.folder / name, d)
    arrays: dict[str, NDArray] = {"images": quantize(powergram(loop, d))}
    if "low_band" in d.parts:
        arrays["low_band"] = encode_low_band(loop, d)
    if "levels" in d.parts:
        levels = measure_levels(loop, d.sample_rate, LEVELS_PER_FRAME * d.frames)
        arrays["levels"] = quantize(levels_to_values(levels))
    if "side" in d.parts:
        left, right = read_stereo(job.folder / name)[0].T
        sound = np.stack([resample(left, d.samples), resample(right, d.samples)], axis=1)
        arrays["side"] = quantize(measure_side(sound, d.sample_rate, d.frames))
    return arrays


def _read_measurements(path: Path, header: str) -> dict[str, Measurement]:
    """Read what an earlier run with the same geometry has measured; lines that are damaged are left out."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError:
        return {}
    if lines[0] != header:
        return {}
    return {found.name: found for found in map(_parse_measurement, lines[1:-1]) if found}


def _parse_measurement(line: str) -> Measurement | None:
    """Return what a line says, or None if it is damaged."""
    try:
        found = Measurement(**json.loads(line))
        numbers = np.array([found.level, found.loudest, found.seconds, *found.features], np.float64)
    except (ValueError, TypeError, RecursionError):
        return None
    texts = isinstance(found.name, str) and isinstance(found.fault, str)
    whole = texts and np.isfinite(numbers).all() and len(found.features) in (0, len(FEATURES))
    return found if whole else None


def _to_json(found: Measurement) -> str:
    return json.dumps(dataclasses.asdict(found))


def _stamp(path: Path) -> list[int]:
    """The size in bytes and the time of the last change in ns of a file; empty for a link to nothing."""
    try:
        status = path.stat()
    except OSError:
        return []
    return [status.st_size, status.st_mtime_ns]


@contextlib.contextmanager
def _share(work: Callable[[str], T], names: list[str], total: int, processes: int, what: str) -> Iterator[Iterable[T]]:
    """Give the results of `work` on each name, in order, with a progress bar; the processes share the work."""
    with (
        share_work(work, names, processes if len(names) > FEW else 1) as results,
        tqdm(results, total=total, initial=total - len(names), unit="slice", desc=what) as bar,
    ):
        yield bar
