"""The two passes of tools.powergrams over the slices: measure them, write their images. Both can be resumed."""

import contextlib
import dataclasses
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from inference.arrays import Floats
from inference.atomic_file import atomic_write
from inference.description import Description
from inference.dsp.powergram import powergram
from inference.dsp.time_stretch import resample
from models.evaluation.features import measure
from tools.processes import share_work
from tools.slices import SliceError, is_clipped, read_sound

MEASUREMENTS, PLAN = "measurements.jsonl", "plan.txt"  # files of an unfinished set
FEW = 16  # slices for which it is not worth while to start processes
MAX_SPEED_CHANGE = 0.06  # by which a slice may differ from the loop's length: one semitone of pitch
_HUGE_PEAK = 1e6  # larger than any magnitude

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


def write_images(job: Job, names: list[str], into: Path) -> None:
    """Write images.npy [shape=(count, bins, frames), uint8] into a folder; continue the file of an earlier run.

    The file is not memory-mapped, so a full disk raises OSError, and memory holds only a few images.
    """
    plan = "\n".join([job.description.to_json(), *names])
    path = into / "images.npy"
    if not (into / PLAN).exists() or (into / PLAN).read_text(encoding="utf-8") != plan:
        path.unlink(missing_ok=True)
        (into / PLAN).write_text(plan, encoding="utf-8")
    shape = (len(names), job.description.bins, job.description.frames)
    header = BytesIO()
    np.lib.format.write_array_header_1_0(header, {"descr": "|u1", "fortran_order": False, "shape": shape})
    size = shape[1] * shape[2]
    with path.open("ab") as file:
        done = max(file.tell() - header.tell(), 0) // size
        file.truncate(header.tell() + done * size if done else 0)
        if not done:
            file.write(header.getvalue())
        with _share(partial(_make_image, job), names[done:], len(names), job.processes, "imaging") as images:
            for image in images:
                file.write(image.tobytes())


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
    return powergram(loop, dataclasses.replace(description, peak=_HUGE_PEAK, power=1.0)) * np.float32(_HUGE_PEAK)


def quantize(image: Floats) -> NDArray[np.uint8]:
    """Return an image's values 0..1 as 0..255, rounded; values outside are clipped."""
    return np.rint(np.clip(image, 0, 1) * 255).astype(np.uint8)


def read_loop(path: Path, description: Description) -> Floats:
    """Read a slice and resample it to a loop [shape=(description.samples,)]; raises SliceError."""
    return resample(read_sound(path)[0], description.samples)


def _make_image(job: Job, name: str) -> NDArray[np.uint8]:
    return quantize(powergram(read_loop(job.folder / name, job.description), job.description))


def _read_measurements(path: Path, header: str) -> dict[str, Measurement]:
    """Read what an earlier run with the same geometry has measured; an incomplete last line is ignored."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError:
        return {}
    if lines[0] != header:
        return {}
    return {found.name: found for found in (Measurement(**json.loads(line)) for line in lines[1:-1])}


def _to_json(found: Measurement) -> str:
    return json.dumps(dataclasses.asdict(found))


def _stamp(path: Path) -> list[int]:
    status = path.stat()
    return [status.st_size, status.st_mtime_ns]


@contextlib.contextmanager
def _share(work: Callable[[str], T], names: list[str], total: int, processes: int, what: str) -> Iterator[Iterable[T]]:
    """Give the results of `work` on each name, in order, with a progress bar; the processes share the work."""
    with (
        share_work(work, names, processes if len(names) > FEW else 1) as results,
        tqdm(results, total=total, initial=total - len(names), unit="slice", desc=what) as bar,
    ):
        yield bar
