"""What the beat is found by: onset strength in five bands, and spectra in which chords and sections differ."""

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from inference.arrays import Floats

FRAME_SECONDS = 0.01
WINDOW_FRAMES = 4  # frames (hops) in one window
FINE_SECONDS = 0.002  # a frame of the curve that places beats
COMPRESSION = 1000.0  # factor of the magnitudes (divided by the window's samples) before the logarithm
BANDS = (0.0, 150.0, 400.0, 2000.0, 8000.0, 30_000.0)  # Hz: kick, snare's skin, voices, snare's wires, hats
SPECTRUM_FRAMES = 5  # frames in one of `spectra`
PITCHES = 55.0 * 2 ** (np.arange(61) / 12 - 1 / 24)  # Hz: the edges of five octaves of semitones from A1 on
PITCH_SECONDS = 0.2  # the window that tells semitones apart
WIDE_BANDS = np.geomspace(40, 16_000, 25)  # Hz: edges

Numbers = NDArray[np.floating]


@dataclass(frozen=True)
class Onsets:
    """Curves of a song, from its first sample on."""

    rate: float  # frames a second
    bands: Numbers  # [shape=(bands, frames)]: spectral flux, mean of the band's bins, in nepers
    spectra: Numbers  # [shape=(frames / SPECTRUM_FRAMES, 24)]: levels in nepers, which tell sections apart
    pitches: Numbers  # [shape=(frames / SPECTRUM_FRAMES, 60)]: magnitudes of semitones
    fine_rate: float  # frames a second
    fine: Numbers  # [shape=(fine frames,)]: rise of the level, in nepers

    @property
    def seconds(self) -> float:
        """The length in seconds."""
        return self.bands.shape[1] / self.rate

    def cut(self, start: float, end: float) -> "Onsets":
        """Return the curves from one time (s) to another, in whole frames of `spectra`."""
        first, last = (round(time * self.rate / SPECTRUM_FRAMES) for time in (start, end))
        fine = slice(*(round(i * SPECTRUM_FRAMES / self.rate * self.fine_rate) for i in (first, last)))
        return dataclasses.replace(
            self,
            bands=self.bands[:, first * SPECTRUM_FRAMES : last * SPECTRUM_FRAMES],
            spectra=self.spectra[first:last],
            pitches=self.pitches[first:last],
            fine=self.fine[fine],
        )


def measure_onsets(blocks: Iterable[Floats], sample_rate: int) -> Onsets:
    """Measure a sound in blocks [each shape=(samples,)]; `sample_rate` is in Hz."""
    hop, fine = round(FRAME_SECONDS * sample_rate), max(round(FINE_SECONDS * sample_rate), 1)
    short = _Frames(WINDOW_FRAMES * hop, hop)
    slow = _Frames(round(PITCH_SECONDS * sample_rate), SPECTRUM_FRAMES * hop)
    levels = _Frames(fine, fine)
    pitches: list[Numbers] = []
    energies: list[Numbers] = []
    edges = np.fft.rfftfreq(short.size, 1 / sample_rate)
    flux: list[Numbers] = []
    wide: list[Numbers] = []
    last = None
    for block in blocks:
        for frames in short.cut(block):
            level = np.log1p(COMPRESSION / short.size * np.abs(np.fft.rfft(frames * short.window, axis=1)))
            rise = np.maximum(np.diff(level, axis=0, prepend=level[:1] if last is None else last), 0)
            last = level[-1:]
            flux.append(_mean_bands(rise, edges, np.array(BANDS)))
            wide.append(_mean_bands(level, edges, WIDE_BANDS))
        for frames in slow.cut(block):
            spectrum = np.abs(np.fft.rfft(frames * slow.window, axis=1))
            pitches.append(_mean_bands(spectrum, np.fft.rfftfreq(slow.size, 1 / sample_rate), PITCHES))
        for frames in levels.cut(block):
            energies.append((frames.astype(np.float32) ** 2).mean(axis=1))
    bands = _join(flux, len(BANDS) - 1)
    spectra = _join(wide, len(WIDE_BANDS) - 1)
    whole = len(spectra) // SPECTRUM_FRAMES * SPECTRUM_FRAMES
    return Onsets(
        rate=sample_rate / hop,
        bands=bands.T,
        spectra=spectra[:whole].reshape(-1, SPECTRUM_FRAMES, spectra.shape[1]).mean(axis=1),
        pitches=_join(pitches, len(PITCHES) - 1),
        fine_rate=sample_rate / fine,
        fine=_rise(np.concatenate([np.zeros(0), *energies])),
    )


class _Frames:
    """Cuts blocks of any length into overlapping frames; what is left waits for the next block."""

    def __init__(self, size: int, hop: int) -> None:
        self.size, self.hop = size, hop
        self.window = np.hanning(size).astype(np.float32)
        self._held = np.zeros(0, np.float32)

    def cut(self, block: Floats) -> Iterator[Floats]:
        """Yield the frames that are complete with this block [shape=(frames, size)], if there are any."""
        held = np.concatenate([self._held, block])
        count = max((len(held) - self.size) // self.hop + 1, 0)
        self._held = held[count * self.hop :]
        if count:
            yield np.lib.stride_tricks.sliding_window_view(held, self.size)[: count * self.hop : self.hop]


def _mean_bands(values: Numbers, frequencies: Numbers, edges: Numbers) -> Numbers:
    """Return the mean of values [shape=(frames, bins)] in each band [shape=(frames, bands)]; 0 for an empty band."""
    limits = np.searchsorted(frequencies, edges)
    sums = np.concatenate([np.zeros((len(values), 1)), np.cumsum(values, axis=1, dtype=np.float64)], axis=1)
    return (sums[:, limits[1:]] - sums[:, limits[:-1]]) / np.maximum(np.diff(limits), 1)


def _join(parts: list[Numbers], width: int) -> Numbers:
    return np.concatenate([np.zeros((0, width)), *parts])


def _rise(energies: Numbers) -> Numbers:
    """Return how far the level of each frame lies above that of the two frames before, in nepers."""
    if not len(energies):
        return energies
    floor = 1e-4 * np.quantile(energies, 0.95) + 1e-12
    level = 0.5 * np.log(energies + floor)
    padded = np.concatenate([level[:1], level[:1], level])
    return np.maximum(level - np.maximum(padded[:-2], padded[1:-1]), 0)
