"""The description of a model: the geometry of its images and loops, stored in the model's own file."""

import dataclasses
import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inference.dsp.phase_methods import PHASE_METHODS
from inference.old_names import OldNameError, rename
from inference.sentences import escape_controls, list_choices, say_value

METADATA_KEY = "loopseed.description"
TRANSFORMS = ("stft", "cqt")
PARTS = ("noise", "low_band", "levels", "side")  # what a network may give beside the picture; see inference/parts
MIN_REDUCTION = 6.0  # dB from full scale to the loudness: a louder RMS is all rounded peaks
MAX_CONDITIONS = 32
MAX_CONDITION_NAME = 64  # characters, so that all conditions of a model fit into one datagram
MAX_CONDITION_VALUE = 1e6  # of either sign


class DescriptionError(ValueError):
    """A wrong description; the text is one sentence that names the field, its value and what it must be."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A named control that a generator was trained with, and the range low..high of its values.

    Raises DescriptionError for a name with blanks or control characters or of more than MAX_CONDITION_NAME characters,
    and for a range that is empty or exceeds +-MAX_CONDITION_VALUE.
    """

    name: str
    low: float = 0.0
    high: float = 1.0

    def __post_init__(self) -> None:
        if (
            not isinstance(self.name, str)
            or self.name.split() != [escape_controls(self.name)]
            or len(self.name) > MAX_CONDITION_NAME
        ):
            raise DescriptionError(
                f"the name of a condition is {self.name!r:.80}; it must be 1 to {MAX_CONDITION_NAME} characters "
                "without blanks and control characters."
            )
        for side in ("low", "high"):
            value = getattr(self, side)
            if type(value) not in (int, float) or not abs(value) <= MAX_CONDITION_VALUE:
                raise DescriptionError(
                    f"{side} of condition {self.name} is {value!r}; "
                    f"it must be a number within +-{MAX_CONDITION_VALUE:g}."
                )
            object.__setattr__(self, side, float(value))
        if self.low >= self.high:
            raise DescriptionError(
                f"low of condition {self.name} is {self.low:g}; it must be below high, {self.high:g}."
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """The geometry of a loop: how an image of `bins` x `frames` represents its sound.

    A value v of the image, 0..1, is the magnitude `peak * v**power` of a circular short-time Fourier transform with a
    Hann window of `n_fft` samples and a hop of `hop_length` samples. 1.0 at the default peak is a sine at full scale
    (the window sums to n_fft/2, and half of that falls on the positive frequency). The image holds the lowest `bins` of
    the transform's n_fft/2 + 1 bins; those above it are silent. The network's own values `low`..`high` map to 0..1.
    `start` names the phase method (a row of PHASE_METHODS), `iterations` is how often Griffin-Lim refines its phases.
    If `transform` is cqt, the rows are those of a constant-Q transform, `bins_per_octave` from `lowest` up, scaled as
    in librosa.cqt: a sine at full scale is half the square root of the length of its row's filter in samples. Its
    phases start from zero, whatever `start` is.
    `conditions` are the named controls that the network takes with a seed. _BOUNDS has the range of every number.
    `parts` names what the network gives beside the picture; inference/parts/parts.py explains each. `crossover` is the
    frequency below which the part low_band is the sound; `loudness` is the level that a file is brought to.
    """

    name: str = "unnamed"
    bins: int = 512
    frames: int = 256
    n_fft: int = 1024
    hop_length: int = 256
    power: float = 4.0
    peak: float = 256.0
    low: float = 0.0
    high: float = 1.0
    sample_rate: int = 34952  # Hz: 65,536 samples are one bar at 128 BPM
    bpm: float = 128.0
    beats: int = 4
    latent_size: int = 64
    start: str = "pghi"
    iterations: int = 18  # with pghi on average no worse than 32 with zero, over 100 loops of the bundled generator
    transform: str = "stft"
    bins_per_octave: int = 30  # rows of a constant-Q transform
    lowest: float = 32.7  # Hz, C1: the first row of a constant-Q transform
    conditions: tuple[Condition, ...] = ()
    parts: tuple[str, ...] = ()  # of PARTS
    crossover: float = 200.0  # Hz
    loudness: float = 0.0  # RMS in dB of full scale; 0: the loops keep their own

    def __post_init__(self) -> None:
        """Check every field by itself, then the fields against each other; raises DescriptionError."""
        for field in dataclasses.fields(self):
            value = getattr(self, field.name)
            if field.name == "conditions":
                object.__setattr__(self, "conditions", _read_conditions(value))
            elif field.name == "parts":
                object.__setattr__(self, "parts", _read_parts(value))
            elif field.type is float and type(value) is int:
                object.__setattr__(self, field.name, float(value))
            elif type(value) is not field.type:
                raise DescriptionError(f"{field.name} is {say_value(value)}; it must be {_TYPE_NAMES[field.type]}.")
        for name, low, high in _BOUNDS:
            if not low <= getattr(self, name) <= high:
                raise DescriptionError(f"{name} is {getattr(self, name)}, outside {low} to {high}.")
        for name, choices in (("start", PHASE_METHODS), ("transform", TRANSFORMS)):
            if getattr(self, name) not in choices:
                raise DescriptionError(f"{name} is {getattr(self, name)!r}; it must be one of {', '.join(choices)}.")
        self._check_geometry()

    def _check_geometry(self) -> None:
        if self.n_fft & (self.n_fft - 1):
            raise DescriptionError(f"n_fft is {self.n_fft}; it must be a power of two.")
        if self.hop_length * 4 != self.n_fft:
            raise DescriptionError(
                f"hop_length is {self.hop_length}; it must be a quarter of n_fft, {self.n_fft // 4}."
            )
        if self.bins > self.n_fft // 2 + 1:
            raise DescriptionError(
                f"bins is {self.bins}; it must be at most {self.n_fft // 2 + 1}, as n_fft is {self.n_fft}."
            )
        if self.low >= self.high:
            raise DescriptionError(f"low is {self.low}; it must be below high, {self.high}.")
        if -MIN_REDUCTION < self.loudness < 0:
            raise DescriptionError(
                f"loudness is {self.loudness:g}; it must be at most {-MIN_REDUCTION:g} dB, or 0 to keep the loops' own."
            )
        if self.parts and self.transform != "stft":
            raise DescriptionError(f"transform is {self.transform}; a model with parts must have stft.")
        octaves = (self.bins - 1) / self.bins_per_octave
        if self.transform == "cqt" and self.lowest >= self.sample_rate / 2 * 2**-octaves:
            raise DescriptionError(
                f"lowest is {self.lowest:g} Hz; the last row, {octaves:.4g} octaves higher, "
                f"must be below half of sample_rate, {self.sample_rate / 2:g} Hz."
            )

    @property
    def samples(self) -> int:
        """Samples of the loop at the model's own rate and tempo: frames * hop_length."""
        return self.frames * self.hop_length

    @property
    def low_samples(self) -> int:
        """Samples of the part low_band: `frames` times a power of two, at a rate of 2.5 times the crossover or more."""
        count = self.frames
        while count / (self.samples / self.sample_rate) < 2.5 * self.crossover:
            count *= 2
        return count

    def loop_length(self, bpm: float, sample_rate: int) -> int:
        """Samples of one loop at a tempo [BPM] and a rate [Hz]: round(beats * 60 / bpm * sample_rate)."""
        return round(self.beats * 60 / bpm * sample_rate)

    def to_json(self) -> str:
        """The text for the model's metadata, under METADATA_KEY."""
        return json.dumps(dataclasses.asdict(self))

    @classmethod
    def from_json(cls, text: str) -> "Description":
        """Read the metadata's text; raises DescriptionError."""
        try:
            fields = json.loads(text)
        except (ValueError, RecursionError) as error:  # also numbers of thousands of digits, and thousands of brackets
            raise DescriptionError(f"the description in the metadata is not JSON: {error}.") from None
        return cls.from_fields(fields)

    @classmethod
    def from_toml(cls, path: Path) -> "Description":
        """Read the .toml file that describes a model without metadata; raises DescriptionError."""
        try:
            fields = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        except (OSError, ValueError, RecursionError) as error:  # also numbers of thousands of digits, and brackets
            raise DescriptionError(f"{path.name} cannot be read as TOML: {error}.") from None
        return cls.from_fields(fields)

    @classmethod
    def from_fields(cls, fields: object) -> "Description":
        """Read a table of fields, under old names too; fields left out have their default; raises DescriptionError."""
        if not isinstance(fields, dict):
            raise DescriptionError("the description is not a table of fields.")
        known = [field.name for field in dataclasses.fields(cls)]
        try:
            fields = rename(fields)
        except OldNameError as error:
            raise DescriptionError(str(error)) from None
        for name in fields:
            if name not in known:
                raise DescriptionError(f"{name} is not a field of a description; {list_choices('field', known)}.")
        try:
            return cls(**fields)
        except OverflowError:  # JSON and TOML write whole numbers of any size
            raise DescriptionError("a number of the description is larger than 1e308.") from None


_BOUNDS: tuple[tuple[str, float, float], ...] = (
    ("bins", 16, 2049),
    ("frames", 8, 8192),
    ("n_fft", 64, 4096),
    ("power", 0.25, 16),
    ("peak", 1e-3, 1e6),
    ("low", -1e6, 1e6),
    ("high", -1e6, 1e6),
    ("sample_rate", 1000, 384_000),
    ("bpm", 10, 1000),
    ("beats", 1, 256),
    ("latent_size", 1, 512),
    ("iterations", 0, 1000),
    ("bins_per_octave", 1, 96),
    ("lowest", 1, 20_000),
    ("crossover", 20, 1000),
    ("loudness", -40, 0),
)


_TYPE_NAMES: dict[Any, str] = {int: "a whole number", float: "a number", str: "text"}


def _read_parts(value: object) -> tuple[str, ...]:
    """Names of parts, in the order of PARTS; raises DescriptionError."""
    if not isinstance(value, list | tuple) or not all(name in PARTS for name in value):
        raise DescriptionError(f"parts is {value!r:.80}; it must be a list of some of {', '.join(PARTS)}.")
    return tuple(name for name in PARTS if name in value)


def _read_conditions(value: object) -> tuple[Condition, ...]:
    """Conditions, or the tables of a file that describe them; raises DescriptionError."""
    if not isinstance(value, list | tuple) or len(value) > MAX_CONDITIONS:
        raise DescriptionError(
            f"conditions is {value!r:.80}; it must be a list of at most {MAX_CONDITIONS} conditions."
        )
    try:
        conditions = tuple(item if isinstance(item, Condition) else Condition(**item) for item in value)
    except TypeError:
        raise DescriptionError(
            f"conditions is {value!r:.80}; each must have a name, and may have low and high."
        ) from None
    names = [condition.name for condition in conditions]
    if len(set(names)) < len(names):
        raise DescriptionError(f"conditions are named {', '.join(names)}; each must have a name of its own.")
    return conditions
