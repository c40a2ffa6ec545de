"""A set of powergrams on disk: its split into training, validation and test loops, and batches of it.

A set is a folder with images.npy [shape=(count, bins, frames), uint8, 0..255 for values 0..1] in random order,
description.json (the loops' geometry and the names and ranges of their conditions), conditions.npy [shape=(count,
conditions), float32, in the conditions' ranges] if it has conditions, and names.txt, the slice of each image. Where the
description names parts, there are also low_band.npy [shape=(count, low_samples), float16, full scale +-1], levels.npy
and side.npy [shape=(count, BANDS, ...), uint8, 0..255 for a network's values 0..1; inference/parts/parts.py]. songs.npy
[shape=(count,), int32] has the number of each loop's song; the last loops stand song by song, so that whole songs can
be held out. positions.npy [shape=(count,), int32] has the number of each loop in its song. In a set without songs, as
earlier versions made, each loop counts as a song of its own. The images stay on the disk and are mapped into memory, so
that a set may be larger than the memory.

The networks get every bin with a mean of 0 and a standard deviation of 1 over the training loops; without that, low
bins would outweigh hats and claps. In models/ time is the first axis of a loop, and an image is [shape=(frames, bins)]:
the bins are channels.
"""

import dataclasses
import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inference import old_names
from inference.arrays import Floats
from inference.description import Description, DescriptionError
from inference.parts.parts import part_shapes

MIN_DEVIATION = 0.02  # of a bin's values 0..1: a bin that is always dark is not amplified more than this
STATISTICS_LOOPS = 1024  # loops that the bins' means and deviations are computed from
PART_TYPES = {"low_band": np.float16, "levels": np.uint8, "side": np.uint8}  # of the files beside images.npy
MAX_UNUSED = 0.2  # of a set: loops that may be left unused, so that no song is both trained on and held out
BLOCK = 4096  # loops that are checked at once
MIN_LOOPS = 20  # of a set: a tenth is for validation and a tenth for the test, at least two loops each


class SetError(ValueError):
    """A folder is no set to train on; the text is one sentence that says why."""


@dataclass(frozen=True)
class ChannelStatistics:
    """Mean and standard deviation of each channel of a part [shape=(channels,) each]; the bins are a picture's."""

    mean: Floats
    deviation: Floats


Statistics = dict[str, ChannelStatistics]  # by the name of the part, `picture` first
Stored = dict[str, NDArray]  # loops as the files of a set hold them, by the name of the part, `picture` first


@dataclass(frozen=True, eq=False)
class Loops:
    """A batch of loops; the parts that the set does not have are None."""

    picture: Floats  # [shape=(count, frames, bins), 0..1]
    low_band: Floats | None = None  # [shape=(count, low_samples, 1), full scale +-1]
    levels: Floats | None = None  # [shape=(count, LEVELS_PER_FRAME * frames, BANDS), 0..1]
    side: Floats | None = None  # [shape=(count, frames, BANDS), 0..1]

    def by_name(self) -> dict[str, Floats]:
        """The parts that there are, the picture first."""
        parts = {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}
        return {name: part for name, part in parts.items() if part is not None}


class LoopSet:
    """A set from tools.powergrams; its first loops are for training, then come validation loops, then test loops."""

    def __init__(self, path: Path, held_out: int) -> None:
        """Open the set in folder `path`, without reading its images; raises SetError.

        `held_out` loops are for validation and as many for the test, but at most a tenth of the set each. No song has
        loops in two of the three: what is left of a song is not used. Where that would cost more than MAX_UNUSED of
        the set, because it has too few songs, songs are split (`splits_songs`).
        """
        self.path = path
        self.images, self.description = _read(path)
        self._parts = {name: _read_part(path, name, self.images, self.description) for name in self._stored_parts()}
        self.names = tuple(condition.name for condition in self.description.conditions)
        self.held_out = min(held_out, len(self.images) // 10)
        self.songs = _read_songs(path, len(self.images))
        self.test_start = len(self.images) - self.held_out
        self.validation_start = _find_song(self.songs, self.test_start) - self.held_out
        self.training = _find_song(self.songs, max(self.validation_start, 0))
        unused = len(self.images) - 2 * self.held_out - self.training
        self.splits_songs = self.validation_start < 0 or unused > MAX_UNUSED * len(self.images)
        if self.splits_songs:
            self.validation_start = self.training = self.test_start - self.held_out
        self.conditions = self._read_conditions()
        self._values = np.arange(256, dtype=np.uint8)  # of a picture, by its values in the file

    def __len__(self) -> int:
        """The number of loops."""
        return len(self.images)

    def fingerprint(self) -> str:
        """A hash of the loops' names and number, and of the sums of the bins over the first STATISTICS_LOOPS of them.

        The sums are whole numbers, so they are equal on all computers, as means would not be.
        """
        names = self.path / "names.txt"
        sums = self.images[: min(STATISTICS_LOOPS, self.training)].sum((0, 2), dtype=np.int64)
        data = [names.read_bytes() if names.exists() else b"", str(self.images.shape).encode(), sums.tobytes()]
        return hashlib.blake2b(b"\0".join(data), digest_size=16).hexdigest()

    def rescale(self, peak: float) -> None:
        """From now on, read the pictures as if the set had been made with this peak; what is louder is clipped."""
        factor = (self.description.peak / peak) ** (1 / self.description.power)
        self._values = np.rint(np.minimum(np.arange(256) * factor, 255)).astype(np.uint8)
        self.description = dataclasses.replace(self.description, peak=peak)

    def statistics(self) -> Statistics:
        """Compute the statistics of each part's channels over the first STATISTICS_LOOPS training loops."""
        return {name: _measure(part) for name, part in self.head_loops(STATISTICS_LOOPS).by_name().items()}

    def draw_batch(self, rng: np.random.Generator, count: int, augment: bool = True) -> tuple[Stored, Floats]:
        """Draw training loops, as they are stored, and their conditions [shape=(count, conditions)].

        A graphics card turns them into numbers many times as fast as this process would.

        `augment` rotates half of them by half their beats, if that is a whole number: such a bar is as likely.
        """
        numbers = np.sort(rng.integers(self.training, size=count))
        loops = self.read_stored(numbers)
        rotated = rng.random(count) < 0.5
        if augment and self.description.beats % 2 == 0:
            for part in loops.values():
                part[rotated] = np.roll(part[rotated], part.shape[-1] // 2, axis=-1)
        return loops, self.conditions[numbers]

    def head_loops(self, count: int) -> Loops:
        """Read the first `count` training loops in all their parts."""
        return self.read_loops(np.arange(min(count, self.training)))

    def validation(self, count: int) -> Floats:
        """Read the first `count` validation loops [shape=(count, frames, bins), 0..1]."""
        return self._read(np.arange(self.validation_start, self.validation_start + min(count, self.held_out)))

    def spread_validation(self, count: int) -> range:
        """The numbers of at most `count` validation loops, as far apart as they can be: neighbours are of one song."""
        loops = range(self.validation_start, self.validation_start + self.held_out)
        return loops[:: max(1, len(loops) // count)][:count]

    def test(self, count: int) -> Floats:
        """Read the first `count` test loops [shape=(count, frames, bins), 0..1], which decide nothing in training."""
        return self._read(np.arange(self.test_start, self.test_start + min(count, self.held_out)))

    def head(self, count: int) -> Floats:
        """Read the first `count` training loops [shape=(count, frames, bins), 0..1]."""
        return self._read(np.arange(min(count, self.training)))

    def read_loops(self, numbers: NDArray[np.intp]) -> Loops:
        """Read loops in all their parts, by their numbers in the set."""
        parts = self.read_stored(numbers)
        for name in {"picture", "levels", "side"} & set(parts):
            parts[name] = parts[name].transpose(0, 2, 1).astype(np.float32) / 255
        if "low_band" in parts:
            parts["low_band"] = parts["low_band"][..., None].astype(np.float32)
        return Loops(**parts)

    def read_stored(self, numbers: NDArray[np.intp]) -> Stored:
        """Read loops as the step takes them, by their numbers in the set; the picture at this set's peak."""
        parts = {name: part[numbers] for name, part in self._parts.items()}
        return {"picture": self._values[self.images[numbers]], **parts}

    def _read(self, numbers: NDArray[np.intp]) -> Floats:
        return self._values[self.images[numbers]].transpose(0, 2, 1).astype(np.float32) / 255

    def _stored_parts(self) -> list[str]:
        """The parts that have a file; what is noise in a picture, the network finds out by itself."""
        return [name for name in self.description.parts if name != "noise"]

    def _read_conditions(self) -> Floats:
        shape = (len(self.images), len(self.names))
        if not self.names:
            return np.zeros(shape, np.float32)
        path = old_names.find(self.path / "conditions.npy")
        conditions = _load(path)
        is_number = conditions.dtype.kind in "iuf"
        if conditions.shape != shape or not is_number or not np.isfinite(conditions).all():
            fits = conditions.shape == shape and is_number
            found = "numbers that are not finite" if fits else _say_form(conditions)
            raise SetError(f"{path} holds {found}, where numbers {shape} are needed; make the set anew.")
        return conditions.astype(np.float32)


def read_names(data: LoopSet) -> list[str]:
    """Return the name of each image's slice, or nothing where the set does not know them."""
    path = data.path / "names.txt"
    names = path.read_text(encoding="utf-8-sig", errors="backslashreplace").splitlines() if path.exists() else []
    return names if len(names) == len(data.images) else []


def unset_conditions(count: int, conditions: int) -> Floats:
    """Conditions [shape=(count, conditions)] of which none is set, NaN: the latent alone decides the loop."""
    return np.full((count, conditions), np.nan, np.float32)


def _read(path: Path) -> tuple[NDArray[np.uint8], Description]:
    try:
        text = (path / "description.json").read_text(encoding="utf-8-sig")
        description = Description.from_json(text)
    except UnicodeDecodeError as error:
        raise SetError(f"{path / 'description.json'} is not text in UTF-8: {error}.") from None
    except OSError:
        raise SetError(
            f"{path} is no set: there is no description.json in it; python -m tools.powergrams makes sets."
        ) from None
    except DescriptionError as error:
        raise SetError(f"{path / 'description.json'} is wrong: {error}") from None
    images = _load(path / "images.npy", mmap=True)
    expected = (description.bins, description.frames)
    if images.shape[1:] != expected or images.dtype != np.uint8:
        found = _say_form(images, images.shape[1:])
        raise SetError(f"{path / 'images.npy'} holds {found}, not uint8 {expected}; make the set anew.")
    if len(images) < MIN_LOOPS:
        raise SetError(f"{path} holds {len(images)} loops, where at least {MIN_LOOPS} are needed; add slices.")
    return images, description


def _read_songs(path: Path, count: int) -> NDArray[np.integer]:
    """Read the number of each loop's song [shape=(count,)]; raises SetError."""
    return load_integers(path / "songs.npy", count) if (path / "songs.npy").exists() else np.arange(count)


def load_integers(path: Path, count: int) -> NDArray[np.integer]:
    """Load one integer for each loop of a set [shape=(count,)]; raises SetError."""
    numbers = _load(path)
    if numbers.shape != (count,) or not np.issubdtype(numbers.dtype, np.integer):
        raise SetError(f"{path} holds {_say_form(numbers)}, not {count} integers; make the set anew.")
    return numbers


def _find_song(songs: NDArray[np.integer], number: int) -> int:
    """Return the first loop of the song that goes on at loop `number`, or `number` where a song begins there."""
    while 0 < number < len(songs) and songs[number - 1] == songs[number]:
        number -= 1
    return number


def _read_part(path: Path, name: str, images: NDArray, description: Description) -> NDArray:
    part = _load(path / f"{name}.npy", mmap=True)
    expected = (len(images), *part_shapes(description)[name])
    if part.shape != expected or part.dtype != PART_TYPES[name]:
        needed = f"{np.dtype(PART_TYPES[name])} {expected}"
        raise SetError(f"{path / name}.npy holds {_say_form(part)}, not {needed}; make the set anew.")
    if part.dtype.kind == "f" and not all(np.isfinite(part[i : i + BLOCK]).all() for i in range(0, len(part), BLOCK)):
        raise SetError(f"{path / name}.npy holds numbers that are not finite; make the set anew.")
    return part


def _say_form(array: NDArray, shape: tuple[int, ...] | None = None) -> str:
    """The type and the shape of an array: `uint8 (84, 512)`, `texts (84,)`; `shape`: that of a part of it."""
    kinds = {"U": "texts", "S": "texts", "b": "yes or no", "M": "dates", "V": "records"}
    return f"{kinds.get(array.dtype.kind, array.dtype)} {array.shape if shape is None else shape}"


def _measure(part: Floats) -> ChannelStatistics:
    """The statistics of a part's channels; a waveform of one channel has a mean of 0 by its nature."""
    mean = part.mean((0, 1)) if part.shape[2] > 1 else np.zeros(1, np.float32)
    return ChannelStatistics(mean, np.maximum(part.std((0, 1)), MIN_DEVIATION).astype(np.float32))


def _load(path: Path, mmap: bool = False) -> NDArray:
    try:
        array = np.load(path, mmap_mode="r" if mmap else None)
    except FileNotFoundError:
        raise SetError(f"{path.parent} is no complete set: there is no {path.name} in it; make the set anew.") from None
    except OSError as error:
        raise SetError(f"{path} cannot be read: {error.strerror or 'it is cut'}; make the set anew.") from None
    except Exception:  # NumPy reads the header as Python's tokens, and has many for a damaged one
        array = None
    if not isinstance(array, np.ndarray):
        raise SetError(f"{path} cannot be read: it is no array of numbers, or it is damaged; make the set anew.")
    return array
