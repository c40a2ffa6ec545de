"""The pitch of a tone: YIN (de Cheveigné and Kawahara, JASA 111, 2002), on a sound between whose samples we can look.

YIN takes the shortest lag after which the sound repeats. Its difference function needs no window that tapers, so a
low sine is not found high; the sound is oversampled, so a high saw, whose period is a few samples, still has its dip.
"""

import numpy as np
from numpy.typing import NDArray

from inference.arrays import Floats

MIN_PITCH, MAX_PITCH = 26.0, 4500.0  # Hz: a piano's, and a bit more
OVERSAMPLING = 4
FRAMES = 12
PERIODS = 3.0  # of MIN_PITCH that a frame compares
SURE = 0.04  # a lag is a period where its normalised difference is at most so much above the least
UNSURE = 0.6  # above it, a frame has no pitch
SAME = 0.5 / 12  # octaves: frames that differ by less have one pitch
SOFT = 0.1  # frames below this share of the loudest one's RMS have no say


def find_pitch(sound: Floats, sample_rate: int) -> float | None:
    """The pitch of a tone [shape=(samples,)] in Hz; None where it has none.

    It is the median of the frames at the pitch where the tone settles: first late frames count more, then all that have
    this pitch count as much as they are loud and periodic. A sound shorter than a frame is one frame.
    """
    fine = _oversample(sound)
    rate = sample_rate * OVERSAMPLING
    longest = int(rate / MIN_PITCH)
    length = min(int((PERIODS + 1) * longest), len(fine))
    longest = min(longest, length // 2)
    starts = np.unique(np.linspace(0, len(fine) - length, FRAMES).astype(int))
    frames = np.stack([fine[start : start + length] for start in starts])
    levels = np.sqrt(np.mean(np.square(frames), axis=1))
    found = [_find_period(frame, longest, int(rate / MAX_PITCH)) for frame in frames]
    unlike = np.array([d for _, d in found])
    weights = levels * (levels > SOFT * levels.max()) * (1 - unlike) * (unlike < UNSURE)
    if not weights.sum() > 0:
        return None
    pitches = np.clip([rate / period for period, _ in found], MIN_PITCH, MAX_PITCH)
    settled = _find_median(pitches, weights * np.square(np.arange(1, len(frames) + 1)))
    return _find_median(pitches, weights * (np.abs(np.log2(pitches / settled)) < SAME))


def _find_median(values: NDArray[np.floating], weights: NDArray[np.floating]) -> float:
    """The median of values, each of which counts as much as its weight."""
    order = np.argsort(values)
    share = np.cumsum(weights[order]) / weights.sum()
    return float(values[order][np.searchsorted(share, 0.5)])


def _oversample(sound: Floats) -> Floats:
    """The sound at OVERSAMPLING times its rate, through its spectrum; silence keeps its end from its start."""
    size = 1 << int(np.ceil(np.log2(len(sound) + 256)))
    spectrum = np.fft.rfft(sound - sound.mean(), size)
    return (OVERSAMPLING * np.fft.irfft(spectrum, OVERSAMPLING * size)[: OVERSAMPLING * len(sound)]).astype(np.float32)


def _find_period(frame: Floats, longest: int, shortest: int) -> tuple[float, float]:
    """The period in samples, and how unlike the frame is itself after it: 0 periodic, 1 noise."""
    window = len(frame) - longest
    exact = frame.astype(np.float64)
    size = 1 << int(np.ceil(np.log2(len(frame) + window)))
    product = np.fft.irfft(np.fft.rfft(exact, size) * np.fft.rfft(exact[:window], size).conj(), size)[:longest]
    energy = np.concatenate([[0.0], np.cumsum(np.square(exact))])
    difference = np.maximum(energy[window] + energy[window : window + longest] - energy[:longest] - 2 * product, 0)
    mean = np.cumsum(difference) / np.maximum(np.arange(longest), 1)
    normalised = np.divide(difference, mean, out=np.ones(longest), where=mean > 1e-9 * energy[window])
    inner = normalised[1:-1]
    dips = 1 + np.flatnonzero((inner < normalised[:-2]) & (inner <= normalised[2:]))
    dips = dips[dips >= shortest]
    if not len(dips):
        return float(longest), 1.0
    sure = dips[normalised[dips] <= normalised[dips].min() + SURE]
    lag = int(sure[0])
    left, middle, right = difference[lag - 1 : lag + 2]
    bend = left - 2 * middle + right
    return lag + (0.5 * (left - right) / bend if bend > 0 else 0.0), float(normalised[lag])
