"""The way from seeds to sound: generator, image, phase, tempo."""

import collections
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from inference.arrays import Floats
from inference.dsp import constantq
from inference.dsp.inversion import magnitudes_to_loop, powergram_to_loop
from inference.dsp.phase_kernel import kernel_built
from inference.dsp.stft import hann, stft
from inference.dsp.time_stretch import resample, stretch
from inference.model.generator import Generator
from inference.seeds import Seed, to_latent

SAMPLE_RATE = 48000  # Hz; a bar at 128 BPM is a whole number of samples there
MIN_RATE, MAX_RATE = 8000, 192_000  # Hz
MIN_BPM, MAX_BPM = 20.0, 999.0
BATCH = 4  # seeds that the generator takes at once; each costs half a megabyte and a loop's time to cancel
MAX_STEPS = 256
MAX_SAMPLES = 2**25  # of one file: over 11 minutes at 48 kHz, 128 MiB while it is made


ConditionValues = tuple[tuple[str, float], ...]  # name of a condition and the value that it is set to


class SettingError(ValueError):
    """What a model cannot be played with; its text is one sentence."""


class ConditionError(SettingError):
    """A condition that the model does not have, or a value that the condition does not take."""


class TooLongError(SettingError):
    """More sound than one file may hold."""


@dataclass(frozen=True, slots=True)
class Setting:
    """At which rate (Hz) and tempo (BPM; 0 is the model's own) a loop is made, and what a tempo does to its pitch.

    `conditions` are the conditions that are set; those that the model does not have are passed over.
    """

    sample_rate: int = SAMPLE_RATE
    bpm: float = 0.0
    keep_pitch: bool = False
    conditions: ConditionValues = ()


class Renderer:
    """A generator that is played, by one thread or several: the sound is the same to the last bit."""

    def __init__(self, generator: Generator, threads: int = 1, *, plain: bool = False) -> None:
        """`threads` are those that a row of loops is spread over; `plain` leaves the C kernel out of it."""
        self.generator = generator
        self.threads = threads
        self.plain = plain or not kernel_built()
        if generator.description.transform == "cqt":
            constantq.plan(generator.description)  # takes seconds: better now than with the first loop
        self._pool = ThreadPoolExecutor(threads, "loops")

    @property
    def size(self) -> int:
        """How many numbers a seed has."""
        return self.generator.description.latent_size

    def loop_length(self, setting: Setting) -> int:
        """Samples of one loop, exactly: round(beats * 60 / bpm * sample_rate)."""
        description = self.generator.description
        return description.loop_length(setting.bpm or description.bpm, setting.sample_rate)

    def check_condition(self, name: str, value: float | None) -> None:
        """Raise ConditionError where the model has no condition of that name, or one that does not take the value.

        An end of the condition's range is taken as a client's 32-bit float writes it, too.
        """
        conditions = {condition.name: condition for condition in self.generator.description.conditions}
        if not conditions:
            raise ConditionError(
                f"The model {self.generator.path.stem} has no conditions to set; its seed decides all."
            )
        if name not in conditions:
            raise ConditionError(f"There is no condition {name!r:.80}; there are {', '.join(conditions)}.")
        low, high = conditions[name].low, conditions[name].high
        if value is not None and not np.float32(low) <= np.float32(value) <= np.float32(high):
            raise ConditionError(f"The condition {name} goes from {low:g} to {high:g}; {value:g} is outside.")

    def image(self, seed: Seed, conditions: ConditionValues = ()) -> Floats:
        """The powergram [shape=(bins, frames), 0..1] of a seed [shape=(size,), dial units]."""
        return self._images([seed], conditions)[0]

    def loop(self, image: Floats, setting: Setting) -> Floats:
        """The loop [shape=(loop_length(setting),), full scale +-1, may reach past it] of a powergram."""
        description = self.generator.description
        loop = powergram_to_loop(image, description, plain=self.plain)
        if setting.keep_pitch and setting.bpm:
            samples = description.samples * description.bpm / setting.bpm  # at the native rate, not a whole number
            frames = max(2, 2 * round(samples / description.hop_length / 2))
            spectra = stft(loop, hann(description.n_fft))
            spectrum, start = stretch(spectra, frames, samples / (frames * description.hop_length))
            loop = magnitudes_to_loop(spectrum, description, start, plain=self.plain)
        return resample(loop, self.loop_length(setting))

    def loops(self, seeds: Sequence[Seed], setting: Setting) -> Iterator[Floats]:
        """One loop a seed, in their order; while one is taken, the next are made by the renderer's own threads."""
        size = min(BATCH, -(-len(seeds) // self.threads))
        batches = [seeds[i : i + size] for i in range(0, len(seeds), size)]
        made: collections.deque[Future[list[Floats]]] = collections.deque()
        try:
            for batch in batches:
                made.append(self._pool.submit(self._batch, batch, setting))
                if len(made) > self.threads:
                    yield from made.popleft().result()
            while made:
                yield from made.popleft().result()
        finally:
            for future in made:
                future.cancel()

    def _batch(self, seeds: Sequence[Seed], setting: Setting) -> list[Floats]:
        return [self.loop(image, setting) for image in self._images(seeds, setting.conditions)]

    def _images(self, seeds: Sequence[Seed], conditions: ConditionValues) -> Floats:
        given = dict(conditions)
        known = self.generator.description.conditions
        values = [np.clip(given.get(x.name, np.nan), x.low, x.high) for x in known]
        rows = np.full((len(seeds), len(known)), values, np.float32)
        return self.generator.images(np.stack([to_latent(seed) for seed in seeds]), rows)

    def check_length(self, steps: int, setting: Setting) -> None:
        """Raise TooLongError where `steps` loops are more than one file may hold."""
        if steps > MAX_STEPS:
            raise TooLongError(f"{steps} steps are more than the {MAX_STEPS} that one file may hold; ask for fewer.")
        samples = steps * self.loop_length(setting)
        if samples > MAX_SAMPLES:
            raise TooLongError(
                f"{steps} loops at this tempo and rate are {samples} samples, "
                f"more than the {MAX_SAMPLES} of one file; ask for fewer steps or a lower rate."
            )
