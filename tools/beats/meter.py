"""Score tempos and downbeats: a logistic model of few measurements of the bar, fitted to songs of known tempo.

A candidate is a tempo and one of the 16 steps of its bar as the downbeat. Its score is a weighted sum of measurements,
and its probability is the softmax of the scores of all candidates and of the answer that there is no beat (McFadden's
conditional logit, 1974). So probabilities are calibrated where songs are like those of the fit.
"""

import itertools
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.beats.onsets import SPECTRUM_FRAMES, Numbers, Onsets

STEPS = 16  # sixteenths in a bar
COMMON_BPM = 125.0
CLASSES = {"1": (0,), "2": (4,), "3": (8,), "4": (12,), "+ of 1, 3": (2, 10), "+ of 2, 4": (6, 14)}  # steps
BAND_NAMES = ("kick", "low", "middle", "high", "hat")
LAGS = (0.25, 1 / 3, 0.5, 0.75, 1.0, 2.0, 3.0, 4.0)  # beats
SECTION_BEATS = 8  # that are compared with as many before
SPREAD = 2  # frames by which a hit may miss its step
MAX_EXCESS = 4.0  # by which a step counts as stronger than the mean step
HIT = 0.3  # of the strength that one frame in fifty exceeds: a local maximum above it is a hit

NAMES = (
    *(f"{band} on {name}" for band in BAND_NAMES for name in CLASSES),
    "change on 1", "change on 3", "change on 2, 4",
    "section on 1", "section on 3", "section on 2, 4",
    "starts on 1", "starts on a beat", "first kick on 1",
    "tempo", "tempo squared",
    *(f"repeats after {lag:.2f}" for lag in LAGS),
    *(f"{band} repeats after {lag}" for band in ("kick", "snare") for lag in (1, 2, 4)),
    "hits", "hits squared", "kicks", "kicks squared",
)  # fmt: skip


@dataclass(frozen=True)
class Candidate:
    """A tempo (BPM) and, for each of its bar's 16 steps as the downbeat, its time (s) and measurements."""

    bpm: float
    downbeats: Numbers  # [shape=(STEPS,)] s, the first one in the song
    features: Numbers  # [shape=(STEPS, len(NAMES))]


Difference = Callable[[Numbers, Numbers], Numbers]  # of two [shape=(times, n)]


class Meter:
    """Measures candidates in the curves of one song."""

    def __init__(self, onsets: Onsets) -> None:
        self.onsets = onsets
        bands = onsets.bands
        self.total = (bands / (bands.mean(axis=1, keepdims=True) + 1e-9)).mean(axis=0)
        curves = np.stack([self.total, bands[0], bands[1] + bands[3]])
        self.correlations = [autocorrelate(curve - curve.mean()) for curve in curves]
        self.spread = _spread(bands)
        self.hits = _find_hits(self.total)
        self.kicks = _find_hits(bands[0])

    def measure(self, bpm: float) -> Candidate:
        """Measure a tempo."""
        beat = 60 / bpm * self.onsets.rate  # frames
        step = beat / 4
        phase = self._find_phase(beat)
        count = int((self.onsets.bands.shape[1] - phase) / step)
        times = phase + step * np.arange(count)  # frames
        rows = [
            *self._measure_bands(times),
            *self._measure_changes(times, beat),
            *self._measure_sections(times, beat),
            *self._measure_start(phase, step),
        ]
        same = self._measure_tempo(bpm, beat)
        features = np.concatenate([np.stack(rows, axis=1), np.tile(same, (STEPS, 1))], axis=1)
        downbeats = (phase + step * np.arange(STEPS)) / self.onsets.rate
        return Candidate(bpm, downbeats % (240 / bpm), features)

    def _find_phase(self, beat: float) -> float:
        """Return where in a beat the onsets are strongest, in frames."""
        bins = max(round(beat), 1)
        at = ((np.arange(len(self.total)) / beat) % 1 * bins).astype(int)
        folded = np.bincount(at, self.total, bins) / np.maximum(np.bincount(at, minlength=bins), 1)
        folded = folded + 0.5 * (np.roll(folded, 1) + np.roll(folded, -1))
        return float(np.argmax(folded) + 0.5) / bins * beat

    def _measure_bands(self, times: Numbers) -> list[Numbers]:
        at = np.minimum(np.rint(times).astype(int), self.spread.shape[1] - 1)
        rows = []
        for band in self.spread:
            excess = _fold(band[at])
            rows += [_average(excess, steps) for steps in CLASSES.values()]
        return rows

    def _measure_changes(self, times: Numbers, beat: float) -> list[Numbers]:
        """How much the pitches differ in the beats before and after each step."""
        pitches = self.onsets.pitches
        change = _compare(pitches, times / SPECTRUM_FRAMES, beat / SPECTRUM_FRAMES, _one_minus_cosine)
        excess = _fold(change)
        return [_average(excess, steps) for steps in ((0,), (8,), (4, 12))]

    def _measure_sections(self, times: Numbers, beat: float) -> list[Numbers]:
        """On which steps the spectrum of some bars differs most from that of as many before."""
        width = SECTION_BEATS * beat / SPECTRUM_FRAMES
        novelty = _compare(self.onsets.spectra, times / SPECTRUM_FRAMES, width, _distance, whole=True)
        highest = np.lib.stride_tricks.sliding_window_view(np.pad(novelty, STEPS // 2), STEPS + 1).max(axis=1)
        peaks = np.where((novelty > 0) & (novelty == highest), novelty**2, 0.0)
        share = np.bincount(np.arange(len(peaks)) % STEPS, peaks, STEPS)
        share /= share.sum() + 1e-9
        return [_average(share, steps) for steps in ((0,), (8,), (4, 12))]

    def _measure_start(self, phase: float, step: float) -> list[Numbers]:
        first, kick = (
            _near_step(float(hits[0]) if len(hits) else 0.0, phase, step) for hits in (self.hits, self.kicks)
        )
        on_beat = sum(np.roll(first, -shift) for shift in (4, 8, 12))
        return [first, np.asarray(on_beat), kick]

    def _measure_tempo(self, bpm: float, beat: float) -> Numbers:
        octaves = np.log2(bpm / COMMON_BPM)
        total, kick, snare = self.correlations
        repeats = [*interpolate(total, beat * np.array(LAGS))]
        for curve in (kick, snare):
            repeats += [*interpolate(curve, beat * np.array([1, 2, 4]))]
        beats = len(self.total) / beat
        density = [np.log2(max(len(hits), 1) / beats) for hits in (self.hits, self.kicks)]
        return np.array([octaves, octaves**2, *repeats, *(v for d in density for v in (d, d**2))])


def autocorrelate(onsets: Numbers) -> Numbers:
    """Return the autocorrelation at each lag in frames, 1 at lag 0, corrected for the shorter overlap of long lags."""
    size = 1 << (2 * len(onsets) - 1).bit_length()
    product = np.fft.irfft(np.abs(np.fft.rfft(onsets, size)) ** 2, size)[: len(onsets)]
    overlap = np.arange(len(onsets), 0, -1) / len(onsets)
    return product / (product[0] + 1e-12) / np.maximum(overlap, 0.1)


def interpolate(correlation: Numbers, lags: Numbers) -> Numbers:
    """Return an autocorrelation at fractional lags in frames; 0 beyond its end."""
    return np.interp(lags, np.arange(len(correlation)), correlation, right=0.0)


def _spread(bands: Numbers) -> Numbers:
    """Return the maximum of each frame's neighbourhood [shape as bands]."""
    padded = np.pad(bands, ((0, 0), (SPREAD, SPREAD)))
    return np.lib.stride_tricks.sliding_window_view(padded, 2 * SPREAD + 1, axis=1).max(axis=2)


def _find_hits(curve: Numbers) -> NDArray[np.intp]:
    """Return the frames of the local maxima that are strong enough."""
    limit = HIT * np.quantile(curve, 0.98)
    inner = curve[1:-1]
    return 1 + np.flatnonzero((inner > limit) & (inner >= curve[:-2]) & (inner > curve[2:]))


def _fold(values: Numbers) -> Numbers:
    """Return how far the mean of each of a bar's steps exceeds that of all steps [shape=(STEPS,)], relative to it."""
    means = np.array([values[step::STEPS].mean() if step < len(values) else 0.0 for step in range(STEPS)])
    mean = means.mean()
    return np.clip(means / mean - 1, -1, MAX_EXCESS) if mean > 1e-6 else np.zeros(STEPS)


def _average(values: Numbers, steps: tuple[int, ...]) -> Numbers:
    """Return the mean of values [shape=(STEPS,)] on some steps, for each step as the downbeat."""
    return np.asarray(sum(np.roll(values, -step) for step in steps)) / len(steps)


def _compare(values: Numbers, times: Numbers, width: float, differ: Difference, whole: bool = False) -> Numbers:
    """Return how the mean of values [shape=(frames, n)] over `width` frames differs before and after each time.

    whole : a time with less than `width` frames before or after it counts as one without a difference.
    """
    sums = np.concatenate([np.zeros((1, values.shape[1])), np.cumsum(values, axis=0)])
    limits = [np.clip(np.rint(times + shift).astype(int), 0, len(values)) for shift in (-width, 0, width)]
    lengths = [np.maximum(b - a, 1)[:, None] for a, b in itertools.pairwise(limits)]
    before, after = ((sums[limits[i + 1]] - sums[limits[i]]) / lengths[i] for i in (0, 1))
    difference = differ(before, after)
    if whole:
        inside = (times >= width) & (times + width <= len(values))
        difference = np.where(inside, difference, 0.0)
    return difference


def _one_minus_cosine(before: Numbers, after: Numbers) -> Numbers:
    norms = np.linalg.norm(before, axis=1) * np.linalg.norm(after, axis=1)
    return np.where(norms > 1e-9, 1 - (before * after).sum(axis=1) / (norms + 1e-12), 0.0)


def _distance(before: Numbers, after: Numbers) -> Numbers:
    return np.sqrt(((before - after) ** 2).mean(axis=1))


def _near_step(frame: float, phase: float, step: float) -> Numbers:
    """Return, for each step as the downbeat, how near the frame of an onset is to it: 1 on it, 0 a step away."""
    distance = ((frame - phase) / step - np.arange(STEPS) + STEPS / 2) % STEPS - STEPS / 2
    return np.maximum(1 - np.abs(distance), 0)
