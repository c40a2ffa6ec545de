"""Estimate the tempo of a song: first by the autocorrelation of its onset curve, then exactly by the curve's spectrum.

The onset curve is the spectral flux of log-compressed magnitudes (Bello et al. 2005). The score of a tempo is the
autocorrelation at one, two, three and four beats, weighted by how common the tempo is (Ellis 2007, equation 7). The
autocorrelation has the resolution of one frame; the spectrum of the whole song's onset curve refines its tempo.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from inference.arrays import Floats

FRAME_SECONDS = 0.01
WINDOW_FRAMES = 4  # frames (hops) in one window
COMPRESSION = 1000.0  # factor of the magnitudes (divided by the window's samples) before the logarithm
MIN_BPM, MAX_BPM = 70.0, 190.0  # BPM
COMMON_BPM, OCTAVES = 125.0, 1.2  # centre (BPM) and standard deviation (octaves) of the prior of a tempo
STEP = 0.25  # BPM, of the first search
MIN_CONFIDENCE = 0.15  # below this, a song counts as one without a steady beat
MIN_SECONDS = 4.0  # of sound
MIN_ONSET = 1.0  # nepers, summed over all bins: a steady tone stays far below, a drum hit is a hundred and more
MAX_ROUNDING = 0.05  # beats by which a tempo may be off at the song's end when it is rounded to a whole number of BPM

Numbers = NDArray[np.floating]


@dataclass(frozen=True)
class Estimate:
    """A tempo in BPM, and its confidence 0..1: the mean autocorrelation of the onset curve at one to four beats."""

    bpm: float
    confidence: float


def estimate(blocks: Iterable[Floats], sample_rate: int) -> Estimate | None:
    """Return the tempo of a sound in blocks [each shape=(samples,)]; `sample_rate` is in Hz.

    Returns None if the sound is shorter than MIN_SECONDS or has no onset.
    """
    onsets = np.concatenate([np.zeros(1), *_measure_onsets(blocks, round(FRAME_SECONDS * sample_rate))])
    rate = sample_rate / round(FRAME_SECONDS * sample_rate)  # frames a second
    if len(onsets) < MIN_SECONDS * rate or onsets.max() < MIN_ONSET:
        return None
    onsets = onsets - onsets.mean()
    correlation = _autocorrelate(onsets)
    tempos = np.arange(MIN_BPM, MAX_BPM, STEP)
    beats = 60 / tempos * rate  # frames
    lags = [_interpolate(correlation, beats * count) for count in (1, 2, 3, 4)]
    prior = np.exp(-0.5 * (np.log2(tempos / COMMON_BPM) / OCTAVES) ** 2)
    best = int(np.argmax(np.mean(lags, axis=0) * prior))
    confidence = float(np.clip(np.mean(lags, axis=0)[best], 0, 1))
    bpm = _refine(onsets, rate, float(tempos[best]))
    drift = abs(bpm - round(bpm)) / 60 * len(onsets) / rate  # beats, at the end
    return Estimate(float(round(bpm)) if drift < MAX_ROUNDING else bpm, confidence)


def _interpolate(correlation: Numbers, lags: Numbers) -> Numbers:
    """Return an autocorrelation at fractional lags in frames; 0 beyond its end."""
    return np.interp(lags, np.arange(len(correlation)), correlation, right=0.0)


def _measure_onsets(blocks: Iterable[Floats], hop: int) -> Iterator[Floats]:
    """Yield the spectral flux of each frame after the first [each shape=(frames,)], block by block."""
    size = WINDOW_FRAMES * hop
    window = np.hanning(size).astype(np.float32)
    held = np.zeros(0, np.float32)
    last = None
    for block in blocks:
        held = np.concatenate([held, block])
        count = (len(held) - size) // hop + 1
        if count < 2:
            continue
        frames = np.lib.stride_tricks.sliding_window_view(held, size)[: count * hop : hop]
        level = np.log1p(COMPRESSION / size * np.abs(np.fft.rfft(frames * window, axis=1)))
        steps = np.diff(level, axis=0, prepend=level[:1] if last is None else last)
        yield np.maximum(steps, 0).sum(axis=1)[(last is None) :]
        last = level[-1:]
        held = held[count * hop :]


def _autocorrelate(onsets: Numbers) -> Numbers:
    """Return the autocorrelation at each lag in frames, 1 at lag 0, corrected for the shorter overlap of long lags."""
    size = 1 << (2 * len(onsets) - 1).bit_length()
    product = np.fft.irfft(np.abs(np.fft.rfft(onsets, size)) ** 2, size)[: len(onsets)]
    overlap = np.arange(len(onsets), 0, -1) / len(onsets)
    return product / product[0] / np.maximum(overlap, 0.1)


def _refine(onsets: Numbers, rate: float, bpm: float) -> float:
    """Return the tempo near `bpm` at which the curve's spectrum has most power on beats, halves and quarters."""
    seconds = len(onsets) / rate
    times = np.arange(len(onsets)) / rate
    onsets = onsets * np.hanning(len(onsets))  # without a window, the ends of the song would shift the peak

    def strength(tempo: float) -> float:
        turns = np.exp(-2j * np.pi * tempo / 60 * times)
        return float(sum(np.abs(onsets @ turns**count) ** 2 for count in (1, 2, 4)))

    width = 2 * STEP + 60 / seconds  # BPM: the step of the first search, and the resolution of a song of this length
    for _ in range(6):
        tempos = np.linspace(bpm - width, bpm + width, 9)
        bpm = float(tempos[np.argmax([strength(tempo) for tempo in tempos])])
        width /= 3
    return bpm
