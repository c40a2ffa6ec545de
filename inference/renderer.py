"""From seeds to sound: the parts of a loop, its middle, tempo, channels and sample rate."""

import collections
import copy
import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from inference.arrays import Complexes, Floats
from inference.directions.directions import Directions, read_directions
from inference.dsp import constantq
from inference.dsp.phase_kernel import kernel_built
from inference.dsp.powergram import powergram
from inference.dsp.time_stretch import resample
from inference.files.wav import Tags
from inference.model.generator import Generator
from inference.parts.low_band import join_low_bands
from inference.parts.parts import Parts
from inference.parts.render import add_noise, find_phases, render_middle, stretch_middle
from inference.parts.speckle import draw_speckle, noise_rng
from inference.parts.stereo import render_side
from inference.seeds import Seed, to_latent
from inference.sentences import list_choices

SAMPLE_RATE = 48000  # Hz; a bar at 128 BPM is a whole number of samples there
MIN_RATE, MAX_RATE = 8000, 192_000  # Hz
MIN_BPM, MAX_BPM = 20.0, 999.0
BATCH = 4  # seeds per call of the generator; each takes half a megabyte, and a cancelled row still finishes its batch
MAX_STEPS = 256  # loops of one file
MAX_CHANNELS = 2
MAX_TRUNCATION = 2.0  # 0: every seed is the middle one, 1: as trained, 2: wild
MAX_SAMPLES = 2**25  # of one file: over 11 minutes at 48 kHz, 128 MiB of memory a channel while it is rendered


ConditionValues = tuple[tuple[str, float], ...]  # names of conditions and their values


class SettingError(ValueError):
    """A setting that the model cannot be played with; the text is one sentence."""


class ConditionError(SettingError):
    """A condition that the model does not have, or a value outside the condition's range."""


class TooLongError(SettingError):
    """More sound than one file may hold."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How a loop is rendered."""

    sample_rate: int = SAMPLE_RATE  # Hz
    bpm: float = 0.0  # BPM; 0 is the model's own tempo
    keep_pitch: bool = False  # at another tempo: True stretches the loop, False transposes it as a record player does
    conditions: ConditionValues = ()  # those that are set; names that the model does not have are ignored
    channels: int = 1  # 1 is the middle alone, 2 are left and right
    transients: float = 1.0  # 0..1: how far the hits are set to their levels
    truncation: float = 1.0  # 0..MAX_TRUNCATION: every seed's distance from the middle is multiplied by it


DEFAULT = Setting()


@dataclass(frozen=True, slots=True, eq=False)
class RowStart:
    """What all loops of a row begin with: their speckle, and the phases that Griffin-Lim starts from."""

    speckle: Floats | None = None
    phases: Complexes | None = None

    def apply(self, parts: Parts, number: int) -> Parts:
        """The parts of loop `number` of the row; without noise, loop 0 finds its phases from its picture alone."""
        if self.speckle is not None and self.phases is not None:
            return add_noise(parts, self.speckle, self.phases)
        return dataclasses.replace(parts, phases=self.phases if number else None)


class Renderer:
    """Renders the loops of a generator. The number of threads does not change a bit of the sound."""

    def __init__(self, generator: Generator, threads: int = 1, *, plain: bool = False) -> None:
        """`threads` is how many threads render a row of loops; `plain` uses numpy instead of the C kernel."""
        self.generator = generator
        self.threads = threads
        self.plain = plain or not kernel_built()
        if generator.description.transform == "cqt":
            constantq.make_plan(generator.description)  # takes seconds: now, and not during the first loop
        self._pool = ThreadPoolExecutor(threads, "loops")
        self._moves: dict[str, float] = {}  # amounts of the directions that are not 0

    def renew(self) -> "Renderer":
        """A renderer of the same generator, with threads of its own."""
        return Renderer(self.generator, self.threads, plain=self.plain)

    @property
    def directions(self) -> Directions:
        """The directions of the model, which are read when they are used; raises TableError where it has none."""
        return read_directions(self.generator)

    def directed(self, amounts: Sequence[float]) -> "Renderer":
        """A renderer of the same generator, moved inside its network by amounts of its directions.

        It shares this one's threads, and is this one where all amounts are 0. Raises TableError as `directions` does,
        and AmountError for an amount too many that is not 0.
        """
        directions = self.directions
        padded = directions.pad(amounts)
        if not padded.any():
            return self
        moved = copy.copy(self)
        moved.generator = self.generator.with_offset(directions.offset(amounts))
        moved._moves = {name: amount for name, amount in zip(directions.names, padded.tolist(), strict=True) if amount}
        return moved

    @property
    def latent_size(self) -> int:
        """How many numbers a seed of this model has."""
        return self.generator.description.latent_size

    @property
    def loudness(self) -> float:
        """The level that a file of this model is brought to [RMS in dB of full scale]; 0: loops keep their own."""
        return self.generator.description.loudness

    def loop_length(self, setting: Setting) -> int:
        """Samples of one loop, exactly: round(beats * 60 / bpm * sample_rate)."""
        description = self.generator.description
        return description.loop_length(setting.bpm or description.bpm, setting.sample_rate)

    def check_condition(self, name: str, value: float | None) -> None:
        """Raise ConditionError where the model has no such condition, or the value is outside its range.

        Numbers are compared as 32-bit floats, since a client sends the end of a range as one. None is always in range.
        """
        conditions = {condition.name: condition for condition in self.generator.description.conditions}
        if not conditions:
            raise ConditionError(f"The model {self.generator.path.stem} has no conditions to set.")
        if name not in conditions:
            raise ConditionError(f"There is no condition {name!r:.80}; {list_choices('condition', conditions)}.")
        low, high = conditions[name].low, conditions[name].high
        if value is not None and not np.float32(low) <= np.float32(value) <= np.float32(high):
            raise ConditionError(f"The condition {name} goes from {low:g} to {high:g}; {value:g} is outside.")

    def parts(self, seed: Seed, setting: Setting = DEFAULT) -> Parts:
        """The parts of a seed's loop [shape=(latent_size,), dial units], its noise in the picture."""
        return self._find_parts([seed], 0, self._begin_row([seed], setting), setting)[0]

    def image(self, seed: Seed, setting: Setting) -> Floats:
        """The powergram [shape=(bins, frames), 0..1] of a seed [shape=(latent_size,), dial units].

        Of a model in parts it is that of all parts together, the middle, at the model's own rate and tempo.
        """
        description, parts = self.generator.description, self.parts(seed, setting)
        if not description.parts:
            return parts.picture
        return powergram(render_middle(parts, description, setting.transients, plain=self.plain), description)

    def loop(self, parts: Parts, setting: Setting) -> Floats:
        """The loop of some parts [shape=(loop_length(setting),), or with a second axis of two channels].

        May exceed full scale, +-1. The conditions of the setting are not used: the parts already depend on them.
        """
        description, length = self.generator.description, self.loop_length(setting)
        middle = render_middle(parts, description, setting.transients, plain=self.plain)
        if setting.keep_pitch and setting.bpm:
            middle = stretch_middle(middle, parts, description, setting.bpm, setting.transients, plain=self.plain)
        mono = resample(middle, length)
        if setting.channels == 1:
            return mono
        if parts.side is None:
            return np.stack([mono, mono], axis=1)
        side = render_side(middle, parts.side, description.sample_rate, length, plain=self.plain)
        return np.stack([mono + side, mono - side], axis=1)

    def loops(self, seeds: Sequence[Seed], setting: Setting) -> Iterator[Floats]:
        """One loop per seed, in their order; the renderer's threads work ahead while the caller uses a loop.

        All start from the same phases and have the same noise, those of the first seed: so each goes on where the one
        before it ended, and a row of one seed repeats its loop. Between two loops, the low band of the first one fades
        into that of the second. To close the iterator cancels the batches that have not begun.
        """
        loops = self.separate_loops(seeds, setting)
        return loops if len(seeds) == 1 else self.join(loops, setting)

    def join(self, loops: Iterator[Floats], setting: Setting) -> Iterator[Floats]:
        """The loops of a row with a low band that fades from each to the next, as of `loops`."""
        description = self.generator.description
        if "low_band" not in description.parts:
            return loops
        pitch = setting.bpm / description.bpm if setting.bpm and not setting.keep_pitch else 1.0
        return join_low_bands(loops, setting.sample_rate, description.crossover * pitch)

    def separate_loops(self, seeds: Sequence[Seed], setting: Setting) -> Iterator[Floats]:
        """As loops, but nothing is changed between the loops: each of them can be repeated."""
        start = self._begin_row(seeds, setting)
        size = min(BATCH, -(-len(seeds) // self.threads))
        pending: collections.deque[Future[list[Floats]]] = collections.deque()
        try:
            for first in range(0, len(seeds), size):
                batch = seeds[first : first + size]
                pending.append(self._pool.submit(self._render_batch, batch, first, start, setting))
                if len(pending) > self.threads:
                    yield from pending.popleft().result()
            while pending:
                yield from pending.popleft().result()
        finally:
            for future in pending:
                future.cancel()

    def _render_batch(self, batch: Sequence[Seed], first: int, start: RowStart, setting: Setting) -> list[Floats]:
        return [self.loop(parts, setting) for parts in self._find_parts(batch, first, start, setting)]

    def _begin_row(self, seeds: Sequence[Seed], setting: Setting) -> RowStart:
        """What all loops of a row share."""
        description = self.generator.description
        if "noise" in description.parts:
            return RowStart(*draw_speckle(noise_rng(seeds[0]), description, plain=self.plain))
        if len(seeds) == 1 or description.transform == "cqt":
            return RowStart()
        first = self.parts(seeds[0], setting)
        return RowStart(phases=find_phases(first, description, plain=self.plain))

    def _find_parts(self, batch: Sequence[Seed], first: int, start: RowStart, setting: Setting) -> list[Parts]:
        """The parts of some seeds of a row, the first of which is number `first`."""
        given, description = dict(setting.conditions), self.generator.description
        values = [np.clip(given.get(x.name, np.nan), x.low, x.high) for x in description.conditions]
        rows = np.full((len(batch), len(values)), values, np.float32)
        latents = np.stack([to_latent(seed) for seed in batch]) * np.float32(setting.truncation)
        found = self.generator.parts(latents, rows)
        return [start.apply(parts, number) for number, parts in enumerate(found, first)]

    def tags(self, seeds: Sequence[Seed], setting: Setting) -> Tags:
        """What a WAV file of these seeds' loops says about itself; of a row, it gives the first and the last seed."""
        description, given = self.generator.description, dict(setting.conditions)
        bpm = setting.bpm or description.bpm
        origin = {
            "model": self.generator.path.stem,
            "seeds": say_seeds(seeds[:1] if len(seeds) == 1 else (seeds[0], seeds[-1])),
            "loops": len(seeds),
            "bpm": bpm,
            "stretch": setting.keep_pitch,
            "conditions": {
                x.name: min(max(given[x.name], x.low), x.high) for x in description.conditions if x.name in given
            },
            "transients": setting.transients,
            "channels": setting.channels,
            "rate": setting.sample_rate,
        }
        if setting.truncation != 1:  # older files do not name it
            origin["truncation"] = setting.truncation
        if self._moves:
            origin["directions"] = self._moves
        return Tags(bpm, len(seeds) * description.beats, origin)

    def check_length(self, loops: int, samples: int, fewer: str) -> None:
        """Raise TooLongError where so many loops, or samples, are more than one file may hold; ask for `fewer` then."""
        if loops > MAX_STEPS:
            text = f"{loops} loops are more than the {MAX_STEPS} that one file may hold; ask for fewer {fewer}."
            raise TooLongError(text)
        if samples > MAX_SAMPLES:
            raise TooLongError(
                f"{loops} loops at this tempo and rate are {samples} samples, "
                f"more than the {MAX_SAMPLES} of one file; ask for fewer {fewer}, or a lower rate."
            )


def say_seeds(seeds: Iterable[Seed]) -> list[list[float]]:
    """Seeds as the tags of a file name them: whole numbers without a decimal point."""
    return [[int(x) if x.is_integer() else x for x in np.asarray(seed, np.float64).tolist()] for seed in seeds]
