"""Find the tempos that a song can have: peaks of the autocorrelation of its onsets, their octaves and their thirds."""

import numpy as np

from tools.beats.meter import Meter, interpolate
from tools.beats.onsets import Numbers

STEP = 0.25  # BPM, of the first search
PEAKS = 3  # that are taken
RATIOS = (1.0, 0.5, 2.0, 2 / 3, 1.5, 0.75, 4 / 3)  # of the strongest peak to a tempo that may be meant
ALIKE = 0.02  # relative: candidates that are nearer to each other are one
SEARCH = (50.0, 220.0)  # BPM
PADDING = 8  # of the spectrum that refines a tempo: the number of points in one of its own bins


def find_tempos(meter: Meter, low: float, high: float) -> list[float]:
    """Return the tempos between `low` and `high` (BPM) that a song can have, those of the strongest peak first."""
    rate = meter.onsets.rate
    tempos = np.arange(*SEARCH, STEP)
    beats = 60 / tempos * rate  # frames
    strength = np.mean([interpolate(meter.correlations[0], beats * count) for count in (1, 2, 3, 4)], axis=0)
    inner = strength[1:-1]
    peaks = 1 + np.flatnonzero((inner >= strength[:-2]) & (inner > strength[2:]))
    spectrum = Spectrum(meter.total - meter.total.mean(), rate)
    found: list[float] = []
    for number, peak in enumerate(peaks[np.argsort(-strength[peaks])][:PEAKS]):
        for ratio in RATIOS if number == 0 else RATIOS[:3]:
            bpm = spectrum.refine(float(tempos[peak]) * ratio)
            if low <= bpm <= high and all(abs(bpm / other - 1) > ALIKE for other in found):
                found.append(bpm)
    return found


class Spectrum:
    """The power spectrum of a song's onsets, in which a tempo is a peak at its beats, halves and quarters."""

    def __init__(self, onsets: Numbers, rate: float) -> None:
        """`onsets` [shape=(frames,)] have a mean of 0; `rate` is in frames a second."""
        self.size = 1 << (PADDING * len(onsets) - 1).bit_length()
        window = np.hanning(len(onsets))  # without it, the ends of the song would shift the peak
        self.power = np.abs(np.fft.rfft(onsets * window, self.size)) ** 2
        self.rate = rate
        self.width = 2 * STEP + 60 * rate / len(onsets)  # BPM: the step of the first search, and the song's resolution

    def refine(self, bpm: float) -> float:
        """Return the tempo near `bpm` with most power."""
        step = 60 * self.rate / self.size / 8  # BPM
        count = int(np.ceil(self.width / step))
        tempos = bpm + step * np.arange(-count, count + 1)
        bins = np.outer((1, 2, 4), tempos) / 60 * self.size / self.rate
        strength = np.interp(bins, np.arange(len(self.power)), self.power).sum(axis=0)
        return float(tempos[np.argmax(strength)])
