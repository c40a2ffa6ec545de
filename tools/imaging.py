"""The two walks of tools.powergrams over the slices: one that listens, one that writes images; both can go on."""

import dataclasses
import json
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
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
from tools.slices import SliceError, is_clipped, read_sound

HEARD, PLAN = "heard.jsonl", "plan.txt"  # of a set that is not done yet
CHUNK = 16  # slices handed to a process at once
SPEED_RANGE = 0.06  # how far a slice may be from the loop's length: a semitone, what a record player's slider reaches
_LOUD = 1e6  # a peak that no magnitude reaches

T = TypeVar("T")


@dataclass(frozen=True)
class Job:
    """Which slices become what."""

    folder: Path
    description: Description
    processes: int

    @property
    def seconds(self) -> float:
        """How long a slice should last."""
        return self.description.beats * 60 / self.description.bpm

    def fits(self, seconds: float) -> bool:
        """Whether a slice that lasts so long can be brought to the loop's length by its speed."""
        return abs(seconds / self.seconds - 1) <= SPEED_RANGE


@dataclass(frozen=True)
class Heard:
    """What listening to a slice gave: its peak 0..1, its loudest magnitude, its features; or `fault`, a sentence."""

    name: str
    stamp: list[int]  # bytes, and nanoseconds of the last change: another file is listened to anew
    fault: str = ""
    level: float = 0.0
    loudest: float = 0.0
    clipped: bool = False
    seconds: float = 0.0
    features: Sequence[float] = ()


def listen(job: Job, names: list[str], into: Path) -> list[Heard]:
    """Listen to all slices, less those that the folder `into` tells of from an earlier start; raises OSError."""
    path = into / HEARD
    header = job.description.to_json()
    known = _known(path, header)
    known = {name: known[name] for name in names if name in known and known[name].stamp == _stamp(job.folder / name)}
    fresh = [name for name in names if name not in known]
    with atomic_write(path) as temporary:
        temporary.write_text("".join(line + "\n" for line in (header, *map(_line, known.values()))), encoding="utf-8")
    with path.open("a", encoding="utf-8") as file:
        for heard in _shared(partial(_listen, job), fresh, len(names), job.processes, "listening"):
            file.write(_line(heard) + "\n")
            known[heard.name] = heard
    return [known[name] for name in names]


def write_images(job: Job, names: list[str], into: Path) -> None:
    """Write images.npy [shape=(count, bins, frames), uint8] into a folder, from where an earlier start left off.

    It is written as a file, not mapped: so a full disk is an OSError, and memory holds few images. Raises OSError.
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
        for image in _shared(partial(_image, job), names[done:], len(names), job.processes, "imaging"):
            file.write(image.tobytes())


def _listen(job: Job, name: str) -> Heard:
    path = job.folder / name
    heard = Heard(name, _stamp(path))
    try:
        sound, rate = read_sound(path)
    except SliceError as error:
        return dataclasses.replace(heard, fault=str(error))
    seconds = len(sound) / rate
    if not job.fits(seconds):
        return dataclasses.replace(heard, seconds=seconds)
    loop = resample(sound, job.description.samples)
    features = measure(loop, job.description.sample_rate, job.description.beats)
    return dataclasses.replace(
        heard,
        level=float(np.abs(sound).max()),
        loudest=float(plain_magnitudes(loop, job.description).max()),
        clipped=is_clipped(sound),
        seconds=seconds,
        features=features.tolist(),
    )


def plain_magnitudes(loop: Floats, description: Description) -> Floats:
    """The magnitudes [shape=(bins, frames)] of a loop [shape=(description.samples,)], neither bent nor held."""
    return powergram(loop, dataclasses.replace(description, peak=_LOUD, power=1.0)) * np.float32(_LOUD)


def eight_bits(image: Floats) -> NDArray[np.uint8]:
    """An image's values 0..1 as 0..255, rounded and never wrapped round."""
    return np.rint(np.clip(image, 0, 1) * 255).astype(np.uint8)


def slice_loop(path: Path, description: Description) -> Floats:
    """A slice as a loop [shape=(description.samples,)]; raises SliceError."""
    return resample(read_sound(path)[0], description.samples)


def _image(job: Job, name: str) -> NDArray[np.uint8]:
    return eight_bits(powergram(slice_loop(job.folder / name, job.description), job.description))


def _known(path: Path, header: str) -> dict[str, Heard]:
    """What an earlier start with the same geometry wrote; a last line that was cut off is left out."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError:
        return {}
    if lines[0] != header:
        return {}
    return {heard.name: heard for heard in (Heard(**json.loads(line)) for line in lines[1:-1])}


def _line(heard: Heard) -> str:
    return json.dumps(dataclasses.asdict(heard))


def _stamp(path: Path) -> list[int]:
    status = path.stat()
    return [status.st_size, status.st_mtime_ns]


def _shared(work: Callable[[str], T], names: list[str], total: int, processes: int, what: str) -> Iterator[T]:
    """The results of work on names, in order, from as many processes, with a progress bar."""

    def shown(results: Iterable[T]) -> Iterator[T]:
        return iter(tqdm(results, total=total, initial=total - len(names), unit="slice", desc=what))

    if processes == 1 or len(names) <= CHUNK:
        yield from shown(map(work, names))
        return
    pool = ProcessPoolExecutor(processes, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN))
    try:
        yield from shown(pool.map(work, names, chunksize=CHUNK))
    finally:
        pool.shutdown(cancel_futures=True)
