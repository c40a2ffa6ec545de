"""From seeds to sound: generator, image, phases, tempo and sample rate."""

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
from inference.sentences import list_choices

SAMPLE_RATE = 48000  # Hz; a bar at 128 BPM is a whole number of samples there
MIN_RATE, MAX_RATE = 8000, 192_000  # Hz
MIN_BPM, MAX_BPM = 20.0, 999.0
BATCH = 4  # seeds per call of the generator; each takes half a megabyte, and a cancelled row still finishes its batch
MAX_STEPS = 256  # loops of one file
MAX_SAMPLES = 2**25  # of one file: over 11 minutes at 48 kHz, 128 MiB of memory while it is rendered


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

    @property
    def latent_size(self) -> int:
        """How many numbers a seed of this model has."""
        return self.generator.description.latent_size

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

    def image(self, seed: Seed, conditions: ConditionValues = ()) -> Floats:
        """The powergram [shape=(bins, frames), 0..1] of a seed [shape=(latent_size,), dial units]."""
        return self._render_images([seed], conditions)[0]

    def loop(self, image: Floats, setting: Setting) -> Floats:
        """The loop [shape=(loop_length(setting),)] of a powergram [shape=(bins, frames), 0..1].

        May exceed full scale, +-1. The conditions of the setting are not used: the image already depends on them.
        """
        description = self.generator.description
        loop = powergram_to_loop(image, description, plain=self.plain)
        if setting.keep_pitch and setting.bpm:
            samples = description.samples * description.bpm / setting.bpm  # at the model's rate, not a whole number
            frames = max(2, 2 * round(samples / description.hop_length / 2))
            spectra = stft(loop, hann(description.n_fft))
            magnitudes, phases = stretch(spectra, frames, samples / (frames * description.hop_length))
            loop = magnitudes_to_loop(magnitudes, description, phases, plain=self.plain)
        return resample(loop, self.loop_length(setting))

    def loops(self, seeds: Sequence[Seed], setting: Setting) -> Iterator[Floats]:
        """One loop per seed, in their order; the renderer's threads work ahead while the caller uses a loop.

        To close the iterator cancels the batches that have not begun.
        """
        size = min(BATCH, -(-len(seeds) // self.threads))
        batches = [seeds[i : i + size] for i in range(0, len(seeds), size)]
        pending: collections.deque[Future[list[Floats]]] = collections.deque()
        try:
            for batch in batches:
                pending.append(self._pool.submit(self._render_batch, batch, setting))
                if len(pending) > self.threads:
                    yield from pending.popleft().result()
            while pending:
                yield from pending.popleft().result()
        finally:
            for future in pending:
                future.cancel()

    def _render_batch(self, seeds: Sequence[Seed], setting: Setting) -> list[Floats]:
        return [self.loop(image, setting) for image in self._render_images(seeds, setting.conditions)]

    def _render_images(self, seeds: Sequence[Seed], conditions: ConditionValues) -> Floats:
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
