"""What a loop is made of: one frozen description, kept inside the model's own file."""

import dataclasses
import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

from inference.dsp.phase_methods import PHASE_METHODS
from inference.old_names import OldNameError, rename

METADATA_KEY = "loopseed.description"
TRANSFORMS = ("stft", "cqt")
MAX_CONDITIONS = 32
MAX_CONDITION_NAME = 64  # characters of a condition's name: all conditions fit into one datagram
MAX_CONDITION_VALUE = 1e6  # of a condition's values


class DescriptionError(ValueError):
    """A description that cannot be a loop; its text is one sentence that names the field."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A control that a generator was trained with: what it is called, and the values that it takes."""

    name: str
    low: float = 0.0
    high: float = 1.0

    def __post_init__(self) -> None:
        if not isinstance(self.name, str) or self.name.split() != [self.name] or len(self.name) > MAX_CONDITION_NAME:
            raise DescriptionError(
                f"the name of a condition is {self.name!r:.80}, where up to {MAX_CONDITION_NAME} letters "
                "without blanks are needed."
            )
        for side in ("low", "high"):
            value = getattr(self, side)
            if type(value) not in (int, float) or not abs(value) <= MAX_CONDITION_VALUE:
                raise DescriptionError(
                    f"{side} of condition {self.name} is {value!r}, "
                    f"where a number within +-{MAX_CONDITION_VALUE:g} is needed."
                )
            object.__setattr__(self, side, float(value))
        if self.low >= self.high:
            raise DescriptionError(f"low of condition {self.name} is {self.low:g}, not below high, {self.high:g}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """The geometry of a loop: how an image of `bins` x `frames` stands for a bar of sound.

    An image value v in 0..1 is the magnitude `peak * v**power` of a circular short-time Fourier transform
    with a Hann window of `n_fft` samples; 1.0 at the default peak is a sine at full scale (the window sums to n_fft/2,
    and half of that falls on the positive frequency). The image's `bins` rows are the lowest of the transform's
    n_fft/2 + 1; the ones above it are silent. The network's own values `low`..`high` are mapped to 0..1.
    `start` names the phase method (a row of PHASE_METHODS), `iterations` how often Griffin-Lim refines its phases.
    Where `transform` is cqt, the rows are a constant-Q transform's instead, `bins_per_octave` from `lowest` up, scaled
    as librosa.cqt does: a sine at full scale is half of the root of its row's filter in samples.
    `conditions` are the named controls that the network takes with its seed.
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
    iterations: int = 18  # from pghi, on average no worse than 32 from zero over 100 loops of the bundled generator
    transform: str = "stft"
    bins_per_octave: int = 30  # of a constant-Q transform
    lowest: float = 32.7  # Hz: the first row of a constant-Q transform; C1
    conditions: tuple[Condition, ...] = ()

    def __post_init__(self) -> None:
        for field in dataclasses.fields(self):
            value = getattr(self, field.name)
            if field.name == "conditions":
                object.__setattr__(self, "conditions", _conditions(value))
            elif field.type is float and type(value) is int:
                object.__setattr__(self, field.name, float(value))
            elif type(value) is not field.type:
                raise DescriptionError(f"{field.name} is {value!r}, where {_kind(field.type)} is needed.")
        for name, low, high in _BOUNDS:
            if not low <= getattr(self, name) <= high:
                raise DescriptionError(f"{name} is {getattr(self, name)}, outside {low} to {high}.")
        if self.start not in PHASE_METHODS:
            raise DescriptionError(f"start is {self.start!r}, where one of {', '.join(PHASE_METHODS)} is needed.")
        if self.transform not in TRANSFORMS:
            raise DescriptionError(f"transform is {self.transform!r}, where one of {', '.join(TRANSFORMS)} is needed.")
        highest = self.lowest * 2 ** ((self.bins - 1) / self.bins_per_octave)
        if self.transform == "cqt" and highest >= self.sample_rate / 2:
            raise DescriptionError(
                f"lowest is {self.lowest:g}: its row {self.bins} is at {highest:g} Hz, "
                f"not below half of sample_rate, {self.sample_rate / 2:g}."
            )
        if self.n_fft & (self.n_fft - 1):
            raise DescriptionError(f"n_fft is {self.n_fft}, which is no power of two.")
        if self.hop_length * 4 != self.n_fft:
            raise DescriptionError(
                f"hop_length is {self.hop_length}, where a quarter of n_fft is needed: {self.n_fft // 4}."
            )
        if self.bins > self.n_fft // 2 + 1:
            raise DescriptionError(
                f"bins is {self.bins}, more than the {self.n_fft // 2 + 1} that n_fft {self.n_fft} has."
            )
        if self.low >= self.high:
            raise DescriptionError(f"low is {self.low}, not below high, {self.high}.")

    @property
    def samples(self) -> int:
        """Samples of the loop as the transform gives it: frames * hop_length."""
        return self.frames * self.hop_length

    def loop_length(self, bpm: float, sample_rate: int) -> int:
        """Samples of one loop at a tempo (BPM) and a rate (Hz): round(beats * 60 / bpm * sample_rate)."""
        return round(self.beats * 60 / bpm * sample_rate)

    def to_json(self) -> str:
        """The text that goes into the model's metadata under METADATA_KEY."""
        return json.dumps(dataclasses.asdict(self))

    @classmethod
    def from_json(cls, text: str) -> "Description":
        """Read the metadata's text; raises DescriptionError."""
        try:
            return cls.from_fields(json.loads(text))
        except json.JSONDecodeError as error:
            raise DescriptionError(f"the description in the metadata is not JSON: {error}.") from None

    @classmethod
    def from_toml(cls, path: Path) -> "Description":
        """Read a description that lies beside a model without metadata; raises DescriptionError."""
        try:
            return cls.from_fields(tomllib.loads(path.read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise DescriptionError(f"{path.name} cannot be read as TOML: {error}.") from None

    @classmethod
    def from_fields(cls, fields: object) -> "Description":
        """Read the fields of a file, of any version; raises DescriptionError."""
        if not isinstance(fields, dict):
            raise DescriptionError("the description is not a table of fields.")
        known = [field.name for field in dataclasses.fields(cls)]
        try:
            fields = rename(fields)
        except OldNameError as error:
            raise DescriptionError(str(error)) from None
        for name in fields:
            if name not in known:
                raise DescriptionError(f"{name} is not a field of a description; there are {', '.join(known)}.")
        return cls(**fields)


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
)


def _conditions(value: object) -> tuple[Condition, ...]:
    """Conditions as they are, or out of a file's tables."""
    if not isinstance(value, list | tuple) or len(value) > MAX_CONDITIONS:
        raise DescriptionError(
            f"conditions is {value!r:.80}, where a list of at most {MAX_CONDITIONS} conditions is needed."
        )
    try:
        conditions = tuple(item if isinstance(item, Condition) else Condition(**item) for item in value)
    except TypeError:
        raise DescriptionError(f"conditions is {value!r:.80}, where each needs a name, low and high.") from None
    names = [condition.name for condition in conditions]
    if len(set(names)) < len(names):
        raise DescriptionError(f"conditions are called {', '.join(names)}: each needs a name of its own.")
    return conditions


def _kind(kind: object) -> str:
    return {int: "a whole number", float: "a number", str: "a text"}[kind]  # type: ignore[index]
