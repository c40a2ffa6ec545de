"""What is measured of a row of bars, whoever plays it."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from inference.arrays import Floats
from inference.description import Description
from inference.dsp.powergram import powergram
from models.evaluation.embedding import Embedding
from models.evaluation.features import HOPS_PER_BEAT, brightness, find_spectra, spectral_flux
from models.evaluation.measures import Measures

COMPONENTS = 16  # of the embedding, the strongest; more would need more bars for their covariances


@dataclass(frozen=True, eq=False)
class Profile:
    """Measures of bars that follow each other."""

    mel: Floats  # [shape=(bars, slots * bands), dB]: log-mel levels, 8 slots a beat
    points: Floats  # [shape=(bars, COMPONENTS)]: in an embedding of rhythm, spectrum, lines and speckle
    levels: Floats  # [shape=(bars,), dB of full scale]: RMS
    brightness: Floats  # [shape=(bars,), octaves above 1 kHz]
    onsets: Floats  # [shape=(bars * beats * HOPS_PER_BEAT,)]: spectral flux


class Profiler:
    """Measures rows of bars of one geometry. Its embedding is fitted to real bars."""

    def __init__(self, description: Description, real: Iterable[Floats]) -> None:
        """real : rows of bars [shape=(bars, description.samples) each]."""
        self.description = description
        self._measures = Measures(description)
        self._embedding = Embedding(np.concatenate([self.pictures(bars) for bars in real]))

    def pictures(self, bars: Floats) -> Floats:
        """The powergrams [shape=(bars, frames, bins), 0..1] of bars [shape=(bars, samples)]."""
        return np.stack([powergram(bar, self.description).T for bar in bars])

    def log_mel(self, pictures: Floats) -> Floats:
        """Log-mel levels [shape=(bars, slots * bands), dB] of pictures."""
        return self._measures.log_mel(self._measures.power(pictures))

    def __call__(self, bars: Floats) -> Profile:
        """Measure bars [shape=(bars, samples)]."""
        d, pictures = self.description, self.pictures(bars)
        hops = HOPS_PER_BEAT * d.beats
        magnitudes, frequencies = find_spectra(bars.reshape(-1), d.sample_rate, hops * len(bars))
        power = np.square(bars, dtype=np.float64).mean(axis=1)
        return Profile(
            self.log_mel(pictures),
            self._embedding(pictures)[:, :COMPONENTS],
            (10 * np.log10(power + 1e-10)).astype(np.float32),
            np.array([brightness(bar, frequencies) for bar in magnitudes.reshape(len(bars), hops, -1)], np.float32),
            spectral_flux(magnitudes, frequencies),
        )
