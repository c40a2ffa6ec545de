"""How a recording or a seed goes on: the seeds of the next bars, or their sound."""

import math
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np

from inference.arrays import Floats
from inference.continuation.bars import BarSearch
from inference.continuation.blocks.network import BlockModel
from inference.continuation.blocks.way import follow_recording
from inference.continuation.joint import join
from inference.continuation.latent_model import LatentModel
from inference.continuation.recording import Recording
from inference.continuation.row import render_bars
from inference.continuation.sequence_file import SequenceError, read_sequence, sequence_path
from inference.description import Description
from inference.dsp.loudness import set_loudness
from inference.files.wav import Tags
from inference.model.generator import Generator
from inference.renderer import MAX_SAMPLES, TooLongError
from inference.seeds import DEVIATIONS_PER_DIAL, Seed
from inference.walks.arrangement import Arrangement, Report

MAX_BARS = 64
MAX_RNG_SEED = 2**31 - 1
BARS = 16
WAYS = AUTO, LATENT, BLOCKS = "auto", "latent", "blocks"
NEAR = 3.0  # dB from the generator's loops: a recording that is farther is continued in blocks
QUIETEST = -40.0  # dB of full scale: a continuation of a recording that is quieter is not brought down any more


@dataclass(frozen=True, slots=True, eq=False)
class Beginning:
    """What a continuation needs to know of the recording that it follows.

    bpm : its tempo. bars : how many of it were heard. distance : how far the generator's loops are from them, the mean
    [dB], NaN if that was not asked. loudness : as of a Recording. end : its last samples [shape=(n, channels)] at
    `rate` [Hz].
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
        known = {} if math.isnan(self.distance) else {"distance": round(self.distance, 2)}
        return {"recording": name, "heard": self.bars, **known}

    @classmethod
    def from_fields(cls, fields: list[Any]) -> Self:
        """From what to_fields has given."""
        bpm, bars, distance, loudness, rate, end = fields
        return cls(bpm, bars, distance, loudness, rate, np.array(end, np.float32))


@dataclass(frozen=True, slots=True, eq=False)
class Continuation:
    """The bars that follow a recording, and what is known of it.

    seeds : of the bars; none in blocks. sound : in blocks, at the asked rate [shape=(samples, channels)]; else nothing.
    """

    seeds: Sequence[Seed]
    beginning: Beginning
    sound: Floats


def check_length(description: Description, bpm: float, bars: int, rate: int) -> None:
    """Raise TooLongError where bars at a tempo and a rate [Hz] are more than one file may hold."""
    samples = round(bars * description.beats * 60 / bpm * rate)
    if samples > MAX_SAMPLES:
        raise TooLongError(
            f"{bars} bars at {bpm:g} BPM and {rate} Hz are {samples} samples, more than the {MAX_SAMPLES} of one file; "
            "ask for fewer bars, or a lower rate."
        )


def draw_rng_seed(given: int | None) -> int:
    """The given number, or a new one where there is none: the file says it, so that it can be made again."""
    return secrets.randbelow(MAX_RNG_SEED + 1) if given is None else given


def say_way(temperature: float, rng_seed: int) -> dict[str, Any]:
    """What the tags of a continuation say, so that it can be made again."""
    return {"way": "continuation", "temperature": temperature, "rng_seed": rng_seed}


def say_blocks(generator: Generator, beginning: Beginning, bars: int, rate: int, channels: int) -> Tags:
    """What the file of a continuation in blocks says about itself, but for say_way."""
    d, bpm = generator.description, beginning.bpm
    origin = {"model": sequence_path(generator.path, BLOCKS).stem, "blocks": True, "loops": bars, "bpm": bpm}
    return Tags(bpm, bars * d.beats, origin | {"channels": channels, "rate": rate})


def load_model(generator: Generator) -> LatentModel:
    """The latent sequence model that belongs to a generator; raises SequenceError."""
    path = sequence_path(generator.path)
    if not path.exists():
        raise SequenceError(
            f"{generator.path.stem} has no sequence model, {path.name}; loopseed train --preset latent-sequence and "
            "loopseed export make one."
        )
    file = read_sequence(path)
    model = LatentModel(file)  # first: a block sequence model belongs to no generator
    file.check_generator(generator)
    return model


def load_blocks(generator: Generator) -> BlockModel:
    """The block sequence model beside a generator, of bars as long as the generator's; raises SequenceError."""
    path = sequence_path(generator.path, BLOCKS)
    if not path.exists():
        raise SequenceError(
            f"{generator.path.stem} has no block sequence model, {path.name}; loopseed train --preset sequence and "
            "loopseed export make one."
        )
    model = BlockModel(read_sequence(path))
    own, other = model.description, generator.description
    if (own.samples, own.sample_rate, own.beats) != (other.samples, other.sample_rate, other.beats):
        raise SequenceError(
            f"{path.name} has bars of {own.samples} samples at {own.sample_rate} Hz, and {generator.path.name} of "
            f"{other.samples} at {other.sample_rate} Hz; train one on a set of the generator's geometry."
        )
    return model


def continue_latents(model: LatentModel, latents: Floats, bars: int, temperature: float, rng_seed: int) -> list[Seed]:
    """The seeds of the next bars [dial units] after some latents [shape=(count, latent_size), standard deviations].

    The same rng_seed gives the same ones.
    """
    rng = np.random.default_rng(rng_seed)
    model.begin(latents)
    return [(model.step(rng, temperature) / DEVIATIONS_PER_DIAL).astype(np.float64) for _ in range(bars)]


def continue_recording(
    generator: Generator, recording: Recording, bars: int, temperature: float, rng_seed: int, way: str, rate: int
) -> Iterator[float | int | Continuation]:
    """Yield the distance [dB] of each bar heard in latents, the number of each played in blocks, then the continuation.

    way : one of WAYS. AUTO: latents where the recording is NEAR the generator's loops or there is no block sequence
    model, else blocks. rate : of a sound in blocks [Hz]. Raises as BarSearch, load_model and load_blocks.
    """
    has_blocks = sequence_path(generator.path, BLOCKS).exists()
    if way == AUTO and has_blocks and not sequence_path(generator.path).exists():
        way = BLOCKS
    distance, latents = math.nan, list[Floats]()
    model = None if way == BLOCKS else load_model(generator)
    if model:
        distances = list[float]()
        for found in BarSearch(generator).find(recording.bars):
            latents.append(found.latent)
            distances.append(found.distance)
            yield found.distance
        distance = float(np.mean(distances))
    loudness, end = recording.loudness, recording.end
    beginning = Beginning(recording.bpm, len(recording.bars), distance, loudness, recording.rate, end)
    if not model or (way == AUTO and has_blocks and distance > NEAR):
        for answer in follow_recording(load_blocks(generator), recording, bars, temperature, rng_seed, rate):
            yield answer if isinstance(answer, int) else Continuation([], beginning, answer)
    else:
        seeds = continue_latents(model, np.stack(latents), bars, temperature, rng_seed)
        yield Continuation(seeds, beginning, np.zeros((0, 1), np.float32))


def render_after(beginning: Beginning, arrangement: Arrangement, report: Report = iter) -> Floats:
    """The sound of a continuation's seeds [shape=(samples,) or (samples, 2)].

    It has the level of the recording, and no step after it. Raises as Arrangement.sounds.
    """
    setting, renderer = arrangement.setting, arrangement.renderer
    bars = np.concatenate(list(report(render_bars(renderer, arrangement.seeds, setting))))
    level = max(beginning.loudness, QUIETEST) - _measure_width(bars)
    bars, _ = set_loudness(bars, level, plain=renderer.plain)
    end = fit_channels(beginning.end, setting.channels)
    joined = join(bars.reshape(len(bars), -1), setting.sample_rate, end, beginning.rate)
    return joined.reshape(bars.shape)


def fit_channels(sound: Floats, channels: int) -> Floats:
    """A sound [shape=(samples, channels)] in another number of channels: those of its middle."""
    return sound if sound.shape[1] == channels else np.repeat(sound.mean(axis=1, keepdims=True), channels, axis=1)


def _measure_width(sound: Floats) -> float:
    """How far the RMS of all channels is above that of their middle [dB]; a silent sound has no width."""
    channels = sound.reshape(len(sound), -1)
    all_, middle = (float(np.square(part, dtype=np.float64).mean()) for part in (channels, channels.mean(axis=1)))
    return 10 * math.log10(all_ / middle) if middle else 0.0
