"""The way from seeds to sound: generator, image, phase, tempo."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from inference.generator import Generator
from inference.griffinlim import griffinlim
from inference.powergram import magnitudes
from inference.seeds import Seed, latent
from inference.stft import Floats, hann, stft
from inference.tempo import resample, stretch

SAMPLE_RATE = 48000  # Hz; a bar at 128 BPM is a whole number of samples there
LOWEST_RATE, HIGHEST_RATE = 8000, 192_000  # Hz
LOWEST_BPM, HIGHEST_BPM = 20.0, 999.0
MOST_STEPS = 256
MOST_SAMPLES = 2**25  # of one file: over 11 minutes at 48 kHz, 128 MiB while it is made


class TooLongError(ValueError):
    """More sound than one file may hold; its text is one sentence that says how much."""


@dataclass(frozen=True, slots=True)
class Setting:
    """At which rate (Hz) and tempo (BPM; 0 is the model's own) a loop is made, and what a tempo does to its pitch."""

    sample_rate: int = SAMPLE_RATE
    bpm: float = 0.0
    keep_pitch: bool = False


@dataclass(frozen=True, slots=True)
class Instrument:
    """A generator that is played."""

    generator: Generator

    @property
    def size(self) -> int:
        """How many numbers a seed has."""
        return self.generator.description.latent_size

    def loop_length(self, setting: Setting) -> int:
        """Samples of one loop, exactly: round(beats * 60 / bpm * sample_rate)."""
        description = self.generator.description
        return description.loop_length(setting.bpm or description.bpm, setting.sample_rate)

    def image(self, seed: Seed) -> Floats:
        """The powergram [shape=(bins, frames), 0..1] of a seed [shape=(size,), dial units]."""
        return self.generator.image(latent(seed))

    def loop(self, image: Floats, setting: Setting) -> Floats:
        """The loop [shape=(loop_length(setting),), full scale +-1, may reach past it] of a powergram."""
        description = self.generator.description
        loop = griffinlim(magnitudes(image, description))
        if setting.keep_pitch and setting.bpm:
            samples = description.samples * description.bpm / setting.bpm  # at the native rate, not a whole number
            frames = max(2, 2 * round(samples / description.hop_length / 2))
            spectra = stft(loop, hann(description.n_fft))
            loop = griffinlim(*stretch(spectra, frames, samples / (frames * description.hop_length)))
        return resample(loop, self.loop_length(setting))

    def loops(self, seeds: Sequence[Seed], setting: Setting, step: Callable[[int], None]) -> Floats:
        """One loop a seed, in a row. `step` is told how many are done after each, and may raise to stop.

        Raises TooLongError before anything is made.
        """
        self.check_length(len(seeds), setting)
        row = np.empty((len(seeds), self.loop_length(setting)), np.float32)
        for i, seed in enumerate(seeds):
            row[i] = self.loop(self.image(seed), setting)
            step(i + 1)
        return row.reshape(-1)

    def check_length(self, steps: int, setting: Setting) -> None:
        """Raise TooLongError where `steps` loops are more than one file may hold."""
        if steps > MOST_STEPS:
            raise TooLongError(f"{steps} steps are more than the {MOST_STEPS} that one file may hold; ask for fewer.")
        samples = steps * self.loop_length(setting)
        if samples > MOST_SAMPLES:
            raise TooLongError(
                f"{steps} loops at this tempo and rate are {samples} samples, "
                f"more than the {MOST_SAMPLES} of one file; ask for fewer steps or a lower rate."
            )
