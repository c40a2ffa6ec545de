"""A circular constant-Q transform: an image of a loop whose rows are spaced like the notes of a scale.

The filters are librosa's, the only part of it in use; it is imported when the first constant-Q model is loaded. The
filters are applied to the whole loop at once, as products of its spectrum with theirs, and the spectrum of each row is
folded to as many values as there are frames (Holighaus et al. 2013, section II). So the loop has no ends and no seam,
and nothing is resampled.
"""

import functools
import importlib.util
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from inference.arrays import Floats
from inference.description import Description
from inference.extras import how_to_get

MOMENTUM = 0.99  # as in inference.dsp.griffinlim
MIN_GAIN = 1e-3  # of a filter's largest gain: smaller ones are dropped, 0.08 % of a loop's magnitudes
MIN_POWER = 1e-3  # of the largest sum of the filters' squares: frequencies outside the rows stay silent
POWER_STEPS = 30  # of the power iteration for the operator's norm: within 0.3 % of the result of 300
_TINY = 1e-16  # avoids 0/0 where a row is silent

Spectrum = NDArray[np.complex128]


class NoLibrosaError(ImportError):
    """librosa is not installed; the text is one sentence that says how to install it."""


def need_librosa() -> None:
    """Raise NoLibrosaError where librosa is not installed, without importing it."""
    if importlib.util.find_spec("librosa") is None:
        raise NoLibrosaError(f"a constant-Q model needs librosa, which is not installed: {how_to_get('cqt')}.")


def loop_to_image(loop: Floats, description: Description) -> Floats:
    """The image [shape=(bins, frames), 0..1] of a loop [shape=(description.samples,), at the model's own rate].

    Row 0 is the lowest. Magnitudes are those of `librosa.cqt`, clipped to the description's peak.
    Raises NoLibrosaError.
    """
    magnitudes = np.abs(make_plan(description).transform(np.fft.rfft(loop)))
    return (np.minimum(magnitudes / description.peak, 1) ** (1 / description.power)).astype(np.float32)


def image_to_loop(image: Floats, description: Description) -> Floats:
    """The loop [shape=(description.samples,), at the model's own rate] of an image [shape=(bins, frames), 0..1].

    Fast Griffin-Lim (Perraudin et al. 2013) from phases that are all zero. Short filters leave gaps between the frames,
    so the transform has no exact inverse; each iteration is a step of gradient descent instead, as long as the norm of
    the operator permits. Raises NoLibrosaError.
    """
    plan = make_plan(description)
    targets = description.peak * np.clip(image.astype(np.float64), 0, 1) ** description.power
    spectrum = previous = plan.adjoint(targets.astype(np.complex128))
    for _ in range(description.iterations):
        rows = plan.transform(spectrum)
        moved = spectrum + plan.adjoint(rows * (targets / np.maximum(np.abs(rows), _TINY) - 1))
        spectrum, previous = moved + MOMENTUM * (moved - previous), moved
    return np.fft.irfft(previous, description.samples).astype(np.float32)


@dataclass(frozen=True, eq=False)
class Plan:
    """The filters' spectra: for each entry its gain, its place in the loop's spectrum and the cell that it folds to."""

    shape: tuple[int, int]  # bins, frames
    samples: int
    gains: Spectrum  # [shape=(entries,)]
    frequencies: NDArray[np.intp]  # [shape=(entries,)], indices into the loop's samples // 2 + 1
    cells: NDArray[np.intp]  # [shape=(entries,)], indices into the bins * frames
    weights: NDArray[np.float64]  # [shape=(samples // 2 + 1,)]: compensate for the overlap of the filters

    def transform(self, spectrum: Spectrum) -> Spectrum:
        """The constant-Q transform [shape=(bins, frames)] of a loop's spectrum [shape=(samples // 2 + 1,)]."""
        bins, frames = self.shape
        folded = _sum_by_index(self.cells, spectrum[self.frequencies] * self.gains.conj(), bins * frames)
        return np.fft.ifft(folded.reshape(bins, frames), axis=1) * (frames / self.samples)

    def adjoint(self, rows: Spectrum) -> Spectrum:
        """The weighted adjoint of `transform`, from rows [shape=(bins, frames)] to [shape=(samples // 2 + 1,)]."""
        spread = np.fft.fft(rows, axis=1).reshape(-1)[self.cells] * self.gains
        return _sum_by_index(self.frequencies, spread, self.samples // 2 + 1) * self.weights


@functools.lru_cache(2)
def make_plan(description: Description) -> Plan:
    """The plan of a geometry; takes seconds, so the last two are kept. Raises NoLibrosaError."""
    need_librosa()
    from librosa.filters import wavelet

    d = description
    pitches = d.lowest * 2 ** (np.arange(d.bins) / d.bins_per_octave)  # Hz
    ratio = 2 ** (2 / d.bins_per_octave)
    bandwidth = (ratio - 1) / (ratio + 1)  # as in librosa.cqt: half of the distance between a row's neighbours
    gains, frequencies, cells = [], [], []
    for row, pitch in enumerate(pitches):
        filters, lengths = wavelet(freqs=pitch[None], sr=d.sample_rate, alpha=bandwidth, pad_fft=False)
        circle = np.zeros(d.samples, np.complex64)
        indices = (np.arange(filters.shape[1]) - filters.shape[1] // 2) % d.samples
        np.add.at(circle, indices, filters[0] * np.sqrt(lengths[0]))  # a filter longer than the loop overlaps itself
        spectrum = np.fft.fft(circle)[: d.samples // 2 + 1]
        kept = np.flatnonzero(np.abs(spectrum) > MIN_GAIN * np.abs(spectrum).max())
        gains.append(spectrum[kept].astype(np.complex128))
        frequencies.append(kept)
        cells.append(row * d.frames + kept % d.frames)
    entries = np.concatenate(gains), np.concatenate(frequencies), np.concatenate(cells)
    power = np.bincount(entries[1], np.abs(entries[0]) ** 2, d.samples // 2 + 1)
    weights = d.hop_length / np.maximum(power, MIN_POWER * power.max())
    return _normalize(Plan((d.bins, d.frames), d.samples, *entries, weights))


def _normalize(plan: Plan) -> Plan:
    """The plan with its weights divided by the operator's norm, by power iteration, so that no step overshoots."""
    random = np.random.default_rng(0)
    vector: Spectrum = random.standard_normal(len(plan.weights)).astype(np.complex128)
    norm = float(np.linalg.norm(vector))
    for _ in range(POWER_STEPS):
        vector = plan.adjoint(plan.transform(vector / norm))
        norm = float(np.linalg.norm(vector))
    return Plan(plan.shape, plan.samples, plan.gains, plan.frequencies, plan.cells, plan.weights / norm)


def _sum_by_index(indices: NDArray[np.intp], values: Spectrum, count: int) -> Spectrum:
    """The sums of the values that have the same index [shape=(count,)]."""
    return np.bincount(indices, values.real, count) + 1j * np.bincount(indices, values.imag, count)
