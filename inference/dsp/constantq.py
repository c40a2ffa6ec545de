"""A circular constant-Q transform: the image of a loop whose rows are spaced like the notes of a scale.

The filters are librosa's, the only use of it here; it is imported when the first such model is. They are applied to the
whole loop at once, as products of its spectrum with theirs, and a row's spectrum is folded down to as many numbers as
there are frames (Holighaus et al. 2013, section II). So the loop has no ends and no seam, and nothing is resampled.
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
MIN_GAIN = 1e-3  # of a filter's largest: what lies below is left out, 0.08 % of a loop's magnitudes
MIN_POWER = 1e-3  # of the filters' summed squares: frequencies past the first and the last row stay silent
POWER_STEPS = 30  # of the search for the operator's norm: within 0.3 % of what 300 find
_TINY = 1e-16  # keeps 0/0 out where a row is silent

Spectrum = NDArray[np.complex128]


class NoLibrosaError(ImportError):
    """librosa is not installed; its text is one sentence that says how to get it."""


def need_librosa() -> None:
    """Raise NoLibrosaError where constant-Q models cannot be played."""
    if importlib.util.find_spec("librosa") is None:
        raise NoLibrosaError(f"a constant-Q model needs librosa, which is not installed: {how_to_get('cqt')}.")


def image(loop: Floats, description: Description) -> Floats:
    """The image [shape=(bins, frames), 0..1] of a loop [shape=(description.samples,), at its native rate].

    Row 0 is the lowest. Magnitudes are those of `librosa.cqt`, and above the description's peak held at 1.
    Raises NoLibrosaError.
    """
    magnitudes = np.abs(plan(description).rows(np.fft.rfft(loop)))
    return (np.minimum(magnitudes / description.peak, 1) ** (1 / description.power)).astype(np.float32)


def loop(image: Floats, description: Description) -> Floats:
    """The loop [shape=(description.samples,), at its native rate] that nearly has this image [shape=(bins, frames)].

    Fast Griffin-Lim (Perraudin et al. 2013) from phases that are all zero. Short filters leave gaps between the frames,
    so the way back is no exact inverse but a step of gradient descent, as long as the operator's norm allows.
    Raises NoLibrosaError.
    """
    way = plan(description)
    targets = description.peak * np.clip(image.astype(np.float64), 0, 1) ** description.power
    spectrum = previous = way.step(targets.astype(np.complex128))
    for _ in range(description.iterations):
        rows = way.rows(spectrum)
        moved = spectrum + way.step(rows * (targets / np.maximum(np.abs(rows), _TINY) - 1))
        spectrum, previous = moved + MOMENTUM * (moved - previous), moved
    return np.fft.irfft(previous, description.samples).astype(np.float32)


@dataclass(frozen=True, eq=False)
class Plan:
    """The filters' spectra, each entry by its gain, where it is in the loop's spectrum and where it folds to."""

    shape: tuple[int, int]  # bins, frames
    samples: int
    gains: Spectrum  # [shape=(entries,)]
    frequencies: NDArray[np.intp]  # [shape=(entries,)] of the loop's samples // 2 + 1
    cells: NDArray[np.intp]  # [shape=(entries,)] of the bins * frames
    weights: NDArray[np.float64]  # [shape=(samples // 2 + 1,)]: evens out how much the filters overlap

    def rows(self, spectrum: Spectrum) -> Spectrum:
        """The transform [shape=(bins, frames)] of a loop's spectrum [shape=(samples // 2 + 1,)]."""
        bins, frames = self.shape
        folded = _sums(self.cells, spectrum[self.frequencies] * self.gains.conj(), bins * frames)
        return np.fft.ifft(folded.reshape(bins, frames), axis=1) * (frames / self.samples)

    def step(self, rows: Spectrum) -> Spectrum:
        """What rows [shape=(bins, frames)] add to a loop's spectrum: the weighted adjoint of `rows`."""
        spread = np.fft.fft(rows, axis=1).reshape(-1)[self.cells] * self.gains
        return _sums(self.frequencies, spread, self.samples // 2 + 1) * self.weights


@functools.lru_cache(2)
def plan(description: Description) -> Plan:
    """The filters of a geometry, made once; raises NoLibrosaError."""
    need_librosa()
    from librosa.filters import wavelet

    d = description
    pitches = d.lowest * 2 ** (np.arange(d.bins) / d.bins_per_octave)  # Hz
    ratio = 2 ** (2 / d.bins_per_octave)
    bandwidth = (ratio - 1) / (ratio + 1)  # as librosa.cqt has it: half of the distance between a row's neighbours
    gains, frequencies, cells = [], [], []
    for row, pitch in enumerate(pitches):
        filters, lengths = wavelet(freqs=pitch[None], sr=d.sample_rate, alpha=bandwidth, pad_fft=False)
        circle = np.zeros(d.samples, np.complex64)
        places = (np.arange(filters.shape[1]) - filters.shape[1] // 2) % d.samples
        np.add.at(circle, places, filters[0] * np.sqrt(lengths[0]))  # one that is longer than the loop meets itself
        spectrum = np.fft.fft(circle)[: d.samples // 2 + 1]
        heard = np.flatnonzero(np.abs(spectrum) > MIN_GAIN * np.abs(spectrum).max())
        gains.append(spectrum[heard].astype(np.complex128))
        frequencies.append(heard)
        cells.append(row * d.frames + heard % d.frames)
    entries = np.concatenate(gains), np.concatenate(frequencies), np.concatenate(cells)
    power = np.bincount(entries[1], np.abs(entries[0]) ** 2, d.samples // 2 + 1)
    weights = d.hop_length / np.maximum(power, MIN_POWER * power.max())
    return _bounded(Plan((d.bins, d.frames), d.samples, *entries, weights))


def _bounded(way: Plan) -> Plan:
    """The plan with weights so small that a step never overshoots: divided by the norm, found by power iteration."""
    random = np.random.default_rng(0)
    vector: Spectrum = random.standard_normal(len(way.weights)).astype(np.complex128)
    norm = float(np.linalg.norm(vector))
    for _ in range(POWER_STEPS):
        vector = way.step(way.rows(vector / norm))
        norm = float(np.linalg.norm(vector))
    return Plan(way.shape, way.samples, way.gains, way.frequencies, way.cells, way.weights / norm)


def _sums(places: NDArray[np.intp], values: Spectrum, count: int) -> Spectrum:
    """The values added up by their place [shape=(count,)]."""
    return np.bincount(places, values.real, count) + 1j * np.bincount(places, values.imag, count)
