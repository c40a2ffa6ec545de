"""Fitness functions: how far sounds are from the target, in features whose mean absolute difference is the distance.

All compare at one level: each sound is brought to an RMS of 1 first. `log-mel` is the default and the measure of all
others: differences in dB of two mel spectrograms, one fine in frequency and one fine in time.
"""

from abc import ABC, abstractmethod
from functools import cache

import numpy as np
from numpy.typing import NDArray

from inference.arrays import Floats
from inference.search.synth.synth import SAMPLE_RATE

RANGE = 60.0  # dB below the target's loudest value; what is softer counts as that soft in both sounds
RESOLUTIONS = ((2048, 512, 64), (512, 256, 32))  # FFT size, hop, mel bands
MEL_RANGE = (30.0, 11000.0)  # Hz
SPECTROGRAM = (1024, 512)  # FFT size and hop of the spectrogram with linear magnitudes
SEGMENT = 4096  # samples of each transform in the series of FFTs
PIECES = 4  # into which the series of spectrograms cuts the sound


class Fitness(ABC):
    """A distance from one target. `target` holds its features [shape=(features,)]."""

    def __init__(self, target: Floats) -> None:
        """target : [shape=(samples,), at SAMPLE_RATE]."""
        self.target = self.describe(target[None])[0]

    @abstractmethod
    def describe(self, sounds: Floats) -> Floats:
        """Features of sounds [shape=(sounds, samples)] as long as the target: [shape=(sounds, features)]."""

    def compare(self, features: Floats) -> Floats:
        """The distance of sounds with these features [shape=(sounds, features)]: [shape=(sounds,)]."""
        return np.abs(features - self.target).mean(axis=1)


class LogMel(Fitness):
    """Two mel spectrograms in dB, of which each has half the weight."""

    def __init__(self, target: Floats) -> None:
        spectrograms = [measure_mel_powers(target[None], *resolution) for resolution in RESOLUTIONS]
        self._floors = [float(powers.max()) * 10 ** (-RANGE / 10) for powers in spectrograms]
        super().__init__(target)

    def describe(self, sounds: Floats) -> Floats:
        parts = []
        for resolution, floor in zip(RESOLUTIONS, self._floors, strict=True):
            powers = measure_mel_powers(sounds, *resolution)
            parts.append(10 * np.log10(np.maximum(powers, floor)).reshape(len(sounds), -1))
        whole = sum(part.shape[1] for part in parts)
        return np.concatenate([part * np.float32(whole / len(parts) / part.shape[1]) for part in parts], axis=1)


class Waveform(Fitness):
    """The samples themselves."""

    def describe(self, sounds: Floats) -> Floats:
        return set_level(sounds)


class Spectrum(Fitness):
    """One spectrogram, summed over the sound: the magnitude of each frequency."""

    def describe(self, sounds: Floats) -> Floats:
        return _magnitudes(set_level(sounds), *SPECTROGRAM).mean(axis=1)


class FftSeries(Fitness):
    """A series of FFTs: the magnitudes of each stretch of the sound, side by side and under no window."""

    def describe(self, sounds: Floats) -> Floats:
        count = -(-sounds.shape[1] // SEGMENT)
        padded = np.pad(set_level(sounds), ((0, 0), (0, count * SEGMENT - sounds.shape[1])))
        return np.abs(np.fft.rfft(padded.reshape(len(sounds), count, SEGMENT), axis=2)).reshape(len(sounds), -1)


class SpectrogramSeries(Fitness):
    """A series of spectrograms: those of the pieces of the sound, each at its own loudest value."""

    def describe(self, sounds: Floats) -> Floats:
        magnitudes = _magnitudes(set_level(sounds), *SPECTROGRAM)
        pieces = [piece / (piece.max(axis=(1, 2), keepdims=True) + 1e-9) for piece in _cut(magnitudes)]
        return np.concatenate([piece.reshape(len(sounds), -1) for piece in pieces], axis=1)


FITNESS: dict[str, type[Fitness]] = {
    "waveform": Waveform,
    "spectrum": Spectrum,
    "fft-series": FftSeries,
    "spectrogram-series": SpectrogramSeries,
    "log-mel": LogMel,
}


def set_level(sounds: Floats) -> Floats:
    """Sounds [shape=(sounds, samples)] at an RMS of 1; a silent one stays silent."""
    return sounds / np.sqrt(np.mean(np.square(sounds), axis=1, keepdims=True) + 1e-12)


def _cut(magnitudes: Floats) -> list[Floats]:
    """A spectrogram in PIECES along its frames, or fewer where it has fewer frames."""
    return [piece for piece in np.array_split(magnitudes, PIECES, axis=1) if piece.shape[1]]


def measure_mel_powers(sounds: Floats, size: int, hop: int, bands: int) -> Floats:
    """Mel powers [shape=(sounds, frames, bands)] of sounds at their level, from the first sample on."""
    powers = np.square(_magnitudes(set_level(sounds), size, hop))
    starts, rise, fall = _split_mel_bands(size, bands)
    powers = powers[..., starts[0] : starts[-1]]
    cuts = starts[:-1] - starts[0]
    rising = np.add.reduceat(powers * rise, cuts, axis=2)
    falling = np.add.reduceat(powers * fall, cuts, axis=2)
    return rising[..., :-1] + falling[..., 1:]


def _magnitudes(sounds: Floats, size: int, hop: int) -> Floats:
    """Magnitudes [shape=(sounds, frames, bins)] under a Hann window; frames are centred on each hop."""
    padded = np.pad(sounds, ((0, 0), (size // 2, size // 2)))
    frames = np.lib.stride_tricks.sliding_window_view(padded, size, axis=1)[:, ::hop]
    return np.abs(np.fft.rfft(frames * _window(size), axis=2))


@cache
def _window(size: int) -> Floats:
    return (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(size) / size)).astype(np.float32)


@cache
def _split_mel_bands(size: int, bands: int) -> tuple[NDArray[np.int64], Floats, Floats]:
    """Triangles of height 1 on the mel scale (2595 log10(1 + f / 700)), cut at their corners.

    Returns the first bin of each part [shape=(bands + 2,)]; part i rises to the middle of band i and falls from that of
    band i - 1. Then how much of each bin belongs to the one and to the other [shape=(bins,)]. Sums over the parts need
    no product of matrices, whose rounding depends on how many sounds there are. A part narrower than a bin takes one.
    """
    low, high = (2595 * np.log10(1 + np.asarray(MEL_RANGE) / 700)).tolist()
    edges = 700 * (10 ** (np.linspace(low, high, bands + 2) / 2595) - 1) * size / SAMPLE_RATE
    starts = np.ceil(edges).astype(np.int64)
    for part in range(1, len(starts)):
        starts[part] = max(starts[part], starts[part - 1] + 1)
    bins = np.arange(starts[0], starts[-1])
    part = np.searchsorted(starts, bins, side="right") - 1
    rise = np.clip((bins - edges[part]) / (edges[part + 1] - edges[part]), 0, 1).astype(np.float32)
    return starts, rise, 1 - rise
