"""How a recording or a seed goes on: the seeds of the next bars, and their sound."""

import math
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np

from inference.arrays import Floats
from inference.continuation.bars import BarSearch
from inference.continuation.joint import join
from inference.continuation.latent_model import LatentModel
from inference.continuation.recording import Recording
from inference.continuation.row import render_bars
from inference.continuation.sequence_file import SequenceError, read_sequence, sequence_path
from inference.dsp.loudness import set_loudness
from inference.model.generator import Generator
from inference.seeds import DEVIATIONS_PER_DIAL, Seed
from inference.walks.arrangement import Arrangement, Report

MAX_BARS = 64
MAX_RNG_SEED = 2**31 - 1
BARS = 16
WAYS = ("latent", "blocks")
NO_BLOCKS = "This version cannot continue in blocks yet; choose latent."
QUIETEST = -40.0  # dB of full scale: a continuation of a recording that is quieter is not brought down any more


@dataclass(frozen=True, slots=True, eq=False)
class Beginning:
    """What a continuation needs to know of the recording that it follows.

    bpm : its tempo. bars : how many of it were heard. distance : how far the generator's loops are from them, the mean
    [dB]. loudness : as of a Recording. end : its last samples [shape=(n, channels)] at `rate` [Hz].
    """

    bpm: float
    bars: int
    distance: float
    loudness: float
    rate: int
    end: Floats

    def to_fields(self) -> list[Any]:
        """As JSON holds it."""
        return [self.bpm, self.bars, self.distance, self.loudness, self.rate, self.end.tolist()]

    def say(self, name: str) -> dict[str, Any]:
        """What the tags of a continuation say of the recording, a file of this name."""
        return {"recording": name, "heard": self.bars, "distance": round(self.distance, 2)}

    @classmethod
    def from_fields(cls, fields: list[Any]) -> Self:
        """From what to_fields has given."""
        bpm, bars, distance, loudness, rate, end = fields
        return cls(bpm, bars, distance, loudness, rate, np.array(end, np.float32))


@dataclass(frozen=True, slots=True, eq=False)
class Continuation:
    """The seeds of the bars that follow a recording, and what is known of it."""

    seeds: Sequence[Seed]
    beginning: Beginning


def draw_rng_seed(given: int | None) -> int:
    """The given number, or a new one where there is none: the file says it, so that it can be made again."""
    return secrets.randbelow(MAX_RNG_SEED + 1) if given is None else given


def say_way(temperature: float, rng_seed: int) -> dict[str, Any]:
    """What the tags of a continuation say, so that it can be made again."""
    return {"way": "continuation", "temperature": temperature, "rng_seed": rng_seed}


def load_model(generator: Generator, way: str = WAYS[0]) -> LatentModel:
    """The sequence model that belongs to a generator; raises SequenceError."""
    if way != "latent":
        raise SequenceError(NO_BLOCKS)
    path = sequence_path(generator.path)
    if not path.exists():
        raise SequenceError(
            f"{generator.path.stem} has no sequence model, {path.name}; loopseed train --preset latent-sequence and "
            "loopseed export make one."
        )
    file = read_sequence(path)
    file.check_generator(generator)
    return LatentModel(file)


def continue_latents(model: LatentModel, latents: Floats, bars: int, temperature: float, rng_seed: int) -> list[Seed]:
    """The seeds of the next bars [dial units] after some latents [shape=(count, latent_size), standard deviations].

    The same rng_seed gives the same ones.
    """
    rng = np.random.default_rng(rng_seed)
    model.begin(latents)
    return [(model.step(rng, temperature) / DEVIATIONS_PER_DIAL).astype(np.float64) for _ in range(bars)]


def continue_recording(
    generator: Generator, recording: Recording, bars: int, temperature: float, rng_seed: int, way: str = WAYS[0]
) -> Iterator[float | Continuation]:
    """Yield the distance [dB] of each bar that was heard, then the continuation; raises as BarSearch and load_model."""
    model = load_model(generator, way)
    latents, distances = [], []
    for found in BarSearch(generator).find(recording.bars):
        latents.append(found.latent)
        distances.append(found.distance)
        yield found.distance
    seeds = continue_latents(model, np.stack(latents), bars, temperature, rng_seed)
    heard, distance = len(latents), float(np.mean(distances))
    beginning = Beginning(recording.bpm, heard, distance, recording.loudness, recording.rate, recording.end)
    yield Continuation(seeds, beginning)


def render_after(beginning: Beginning, arrangement: Arrangement, report: Report = iter) -> Floats:
    """The sound of a continuation's seeds [shape=(samples,) or (samples, 2)].

    It has the level of the recording, and no step after it. Raises as Arrangement.sounds.
    """
    setting, renderer = arrangement.setting, arrangement.renderer
    bars = np.concatenate(list(report(render_bars(renderer, arrangement.seeds, setting))))
    level = max(beginning.loudness, QUIETEST) - _measure_width(bars)
    bars, _ = set_loudness(bars, level, plain=renderer.plain)
    end = beginning.end
    if end.shape[1] != setting.channels:
        end = np.repeat(end.mean(axis=1, keepdims=True), setting.channels, axis=1)
    joined = join(bars.reshape(len(bars), -1), setting.sample_rate, end, beginning.rate)
    return joined.reshape(bars.shape)


def _measure_width(sound: Floats) -> float:
    """How far the RMS of all channels is above that of their middle [dB]; a silent sound has no width."""
    channels = sound.reshape(len(sound), -1)
    all_, middle = (float(np.square(part, dtype=np.float64).mean()) for part in (channels, channels.mean(axis=1)))
    return 10 * math.log10(all_ / middle) if middle else 0.0
