"""Continue bars with a trained experimental model: both take and give sound at the model's own rate."""

import dataclasses
from pathlib import Path
from typing import Protocol

import keras
import numpy as np

from inference.arrays import Floats
from inference.continuation.joint import join
from inference.description import Description
from inference.dsp.inversion import magnitudes_to_loop
from inference.dsp.powergram import powergram, powergram_to_magnitudes
from inference.dsp.stft import hann, stft
from inference.dsp.time_stretch import resample
from models.experiments.block_code import BLOCKS, BlockCode
from models.experiments.companding import compress, expand, to_curve
from models.experiments.gan_networks import Generator
from models.experiments.gan_player import GanPlayer
from models.experiments.gan_training import CODE_NAME
from models.experiments.raw_network import FRAME, RawNetwork
from models.experiments.raw_player import RawPlayer
from models.experiments.sound_set import DIVISOR, even_level
from models.settings import RawSequenceSettings, RecurrentGanSettings, SettingsError
from models.training.run import Run


class Sampler(Protocol):
    """A trained model with what it needs to hear and play bars [shape=(bars, description.samples)]."""

    description: Description

    def continue_bars(self, bars: Floats, count: int, temperature: float, rng: np.random.Generator) -> Floats:
        """The `count` bars that follow. temperature : 0 takes what is most likely, 1 is as learned."""
        ...

    def imitate(self, bars: Floats) -> Floats:
        """The same bars as the model hears them."""
        ...


def load_sampler(folder: Path) -> Sampler:
    """Load the best model of a run; raises SettingsError."""
    run = Run(folder)
    settings = run.read_settings()
    if isinstance(settings, RawSequenceSettings):
        return RawSampler(run, settings)
    if isinstance(settings, RecurrentGanSettings):
        return GanSampler(run, settings)
    raise SettingsError(
        f"{folder} is a run of the recipe {settings.recipe}, and only raw-sequence and recurrent-gan are sampled so."
    )


class RawSampler:
    """The raw network: a quarter of the rate, one sample after the other."""

    def __init__(self, run: Run, settings: RawSequenceSettings) -> None:
        self.description = run.read_description()
        self._bar = self.description.samples // DIVISOR
        network = RawNetwork(settings, self._bar)
        _load_best(run, network)
        self._player = RawPlayer(network)

    def continue_bars(self, bars: Floats, count: int, temperature: float, rng: np.random.Generator) -> Floats:
        """As of Sampler."""
        sound, gain = self._hear(bars)
        curve = to_curve(compress(sound))
        played = self._player.play(curve, count * self._bar // FRAME, temperature, rng)
        return _join(bars, self._raise_rate(np.concatenate([curve[-self._bar :], played]), gain)[1:], self.description)

    def imitate(self, bars: Floats) -> Floats:
        """As of Sampler."""
        sound, gain = self._hear(bars)
        return self._raise_rate(to_curve(compress(sound)), gain)

    def _hear(self, bars: Floats) -> tuple[Floats, float]:
        """The bars at the network's rate and level, and what they were louder by."""
        low = resample(bars.reshape(-1), len(bars) * self._bar)
        even = even_level(low)
        return even, float(np.abs(low).max() / max(np.abs(even).max(), 1e-9))

    def _raise_rate(self, curve: Floats, gain: float) -> Floats:
        size = self.description.samples
        bars = len(curve) // self._bar
        return resample(expand(curve) * np.float32(gain), bars * size).reshape(bars, size)


class GanSampler:
    """The recurrent GAN: sixteenths of the picture, and the usual phases."""

    def __init__(self, run: Run, settings: RecurrentGanSettings) -> None:
        self.description = run.read_description()
        self._code, self._noise = BlockCode.load(run.path / CODE_NAME), settings.noise_size
        generator = Generator(settings, len(self._code.axes))
        _load_best(run, generator)
        self._player = GanPlayer(generator)

    def continue_bars(self, bars: Floats, count: int, temperature: float, rng: np.random.Generator) -> Floats:
        """As of Sampler."""
        pictures, gain = self._hear(bars)
        noise = rng.standard_normal((1, count * BLOCKS, self._noise), dtype=np.float32) * np.float32(temperature)
        played = self._player.continue_blocks(self._code.encode(pictures)[None], noise)[0]
        row = np.concatenate([pictures[-1:], self._code.decode(played, self.description.bins)])
        return _join(bars, self._render(row, gain)[1:], self.description)

    def imitate(self, bars: Floats) -> Floats:
        """As of Sampler."""
        pictures, gain = self._hear(bars)
        return self._render(self._code.decode(self._code.encode(pictures), self.description.bins), gain)

    def _hear(self, bars: Floats) -> tuple[Floats, float]:
        """The bars' pictures [shape=(bars, bins, frames), 0..1] at the set's level, and what they were louder by."""
        d, window = self.description, hann(self.description.n_fft)
        power = np.mean([np.square(np.abs(stft(bar, window)[:, : d.bins])).mean() for bar in bars])
        gain = float(np.sqrt(power)) / float(self._code.level[0])
        return np.stack([powergram(bar / np.float32(max(gain, 1e-9)), d) for bar in bars]), gain

    def _render(self, pictures: Floats, gain: float) -> Floats:
        """The sound of pictures in a row, whose phases go on from each to the next."""
        d = dataclasses.replace(self.description, frames=pictures.shape[0] * pictures.shape[2])
        magnitudes = [powergram_to_magnitudes(picture, self.description) for picture in pictures]
        sound = magnitudes_to_loop(np.concatenate(magnitudes, axis=1), d)
        return (sound * np.float32(gain)).reshape(len(pictures), -1)


def _load_best(run: Run, network: keras.Model) -> None:
    """Load the best weights of a run; raises SettingsError."""
    if not run.best_path.exists():
        raise SettingsError(f"{run.path} has no evaluated model yet; train on.")
    try:
        network.load_weights(run.best_path)
    except (OSError, ValueError):
        raise SettingsError(f"{run.best_path} is damaged; train in a new folder.") from None


def _join(heard: Floats, bars: Floats, description: Description) -> Floats:
    """The bars with no step after those that were heard."""
    rate = description.sample_rate
    return join(bars.reshape(-1, 1), rate, heard.reshape(-1, 1)[-rate // 50 :], rate).reshape(bars.shape)
