"""The tempo of a song, out of when its sound rises: how like itself it is a beat later, then to the last digit.

The rises are the spectral flux of log-compressed magnitudes (Bello et al. 2005); a tempo's score is their
autocorrelation at one, two, three and four beats, weighed by how usual the tempo is (Ellis 2007, equation 7). What lag
the autocorrelation leaves open is settled by the whole song: the frequency at which the rises' spectrum is greatest.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from inference.arrays import Floats

FRAME_SECONDS = 0.01
WINDOW_FRAMES = 4  # a window is so many frames long
COMPRESSION = 1000.0
SLOWEST, FASTEST = 70.0, 190.0  # BPM
USUAL, OCTAVES = 125.0, 1.2  # BPM, and how many octaves from it a tempo is two fifths less likely
STEP = 0.25  # BPM, of the first search
CLEAR = 0.15  # confidence below which no beat is said to be found
MIN_SECONDS = 4.0  # of sound
MIN_RISE = 1.0  # nepers over all bins: a tone that never changes ripples far below, a hit is a hundred and more
WHOLE = 0.05  # beats: a whole tempo that a song's end cannot tell from the one found is taken for the true one

Numbers = NDArray[np.floating]


@dataclass(frozen=True)
class Estimate:
    """A tempo in BPM, and how much a song is like itself from beat to beat: 0 not at all, 1 wholly."""

    bpm: float
    confidence: float


def estimate(blocks: Iterable[Floats], sample_rate: int) -> Estimate | None:
    """The tempo of a sound that comes in blocks [shape=(samples,)].

    None where it is shorter than MIN_SECONDS or never rises.
    """
    rises = np.concatenate([np.zeros(1), *_rises(blocks, round(FRAME_SECONDS * sample_rate))])
    rate = sample_rate / round(FRAME_SECONDS * sample_rate)  # frames a second
    if len(rises) < MIN_SECONDS * rate or rises.max() < MIN_RISE:
        return None
    rises = rises - rises.mean()
    likeness = _autocorrelation(rises)
    tempos = np.arange(SLOWEST, FASTEST, STEP)
    beats = 60 / tempos * rate  # frames
    lags = [likeness_at(likeness, beats * count) for count in (1, 2, 3, 4)]
    usual = np.exp(-0.5 * (np.log2(tempos / USUAL) / OCTAVES) ** 2)
    best = int(np.argmax(np.mean(lags, axis=0) * usual))
    confidence = float(np.clip(np.mean(lags, axis=0)[best], 0, 1))
    bpm = _refined(rises, rate, float(tempos[best]))
    drift = abs(bpm - round(bpm)) / 60 * len(rises) / rate  # beats, until the end
    return Estimate(float(round(bpm)) if drift < WHOLE else bpm, confidence)


def likeness_at(likeness: Numbers, lags: Numbers) -> Numbers:
    """An autocorrelation read between its frames; 0 beyond its end."""
    return np.interp(lags, np.arange(len(likeness)), likeness, right=0.0)


def _rises(blocks: Iterable[Floats], hop: int) -> Iterator[Floats]:
    """The spectral flux of each frame after the first [each shape=(frames,)], block by block."""
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


def _autocorrelation(rises: Numbers) -> Numbers:
    """How like itself a sound is after each lag in frames, 1 at lag 0."""
    size = 1 << (2 * len(rises) - 1).bit_length()
    product = np.fft.irfft(np.abs(np.fft.rfft(rises, size)) ** 2, size)[: len(rises)]
    overlap = np.arange(len(rises), 0, -1) / len(rises)
    return product / product[0] / np.maximum(overlap, 0.1)


def _refined(rises: Numbers, rate: float, bpm: float) -> float:
    """The tempo near `bpm` whose beats, halves and quarters the whole song follows best."""
    seconds = len(rises) / rate
    times = np.arange(len(rises)) / rate
    rises = rises * np.hanning(len(rises))  # so that the song's ends do not pull at it

    def strength(tempo: float) -> float:
        turns = np.exp(-2j * np.pi * tempo / 60 * times)
        return float(sum(np.abs(rises @ turns**count) ** 2 for count in (1, 2, 4)))

    width = 2 * STEP + 60 / seconds  # BPM: the first search's step, or what a song of this length can tell apart
    for _ in range(6):
        tempos = np.linspace(bpm - width, bpm + width, 9)
        bpm = float(tempos[np.argmax([strength(tempo) for tempo in tempos])])
        width /= 3
    return bpm
