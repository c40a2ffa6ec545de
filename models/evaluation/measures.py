"""What can be measured of one powergram without a network: colour, lines, speckle, rhythm, kicks and hats.

All levels are powers against the set's peak, the image's value 1. The windows and thresholds of kicks and hats were set
on 120 loops of tools.drum_machine: all of them are found to have both; of the same loops made without a kick 37 % still
pass as having one, by a bass note or a snare, and made without hats 9 %.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from inference.arrays import Floats
from inference.description import Description
from models.evaluation.embedding import slot_means

FLOOR = 1e-7  # -70 dB: what is below is silence
MEL_BANDS = 32
MEL_SLOTS = 8  # a beat
LINE_SLOTS = 16  # a beat: quarters of a sixteenth note
LINE_LENGTH = 4  # slots that a line lasts at least: one sixteenth note
NEIGHBOURS = 5  # bins on either side that a line stands out from: the Hann window's main lobe is 4 bins wide
LINE_BANDS = 4
LOWEST_LINE = 150.0  # Hz: harmonics below lie closer than a window of 30 ms tells apart
LINE_LEVEL = -50.0  # dB: quieter bins are left out
AUDIBLE = 1e-6  # -60 dB: speckle is looked for in what is louder
KICK = (100.0, 400.0)  # Hz: a kick's pitch falls through here, most basses stay below
KICK_RISE = 8.0  # dB
HATS = 6000.0  # Hz and up, or the upper half of the frequencies where that is lower
HAT_RISE = 6.0  # dB
HAT_LEVEL = -35.0  # dB against the loop's loudest frame


class Measures:
    """The measures of images of one geometry."""

    def __init__(self, description: Description) -> None:
        self.description = description
        self.frequencies = bin_frequencies(description)
        self.line_edges = np.geomspace(LOWEST_LINE, max(self.frequencies[-1], 2 * LOWEST_LINE), LINE_BANDS + 1)
        self._mel = mel_filters(self.frequencies)
        self._line_bands = (
            np.digitize(self.frequencies, self.line_edges[:-1])[None] == np.arange(LINE_BANDS)[:, None] + 1
        )

    def __call__(self, images: Floats) -> dict[str, Floats]:
        """All measures, one row an image, of images [shape=(count, frames, bins), 0..1]."""
        power = self.power(images)
        salience, loud = self.lines(power)
        kicks, hats = self.drums(power)
        return {
            "log_mel": self.log_mel(power),
            "salience": salience,
            "loud": loud,
            "speckle": self.speckle(images),
            "onsets": np.maximum(images - np.roll(images, 1, axis=1), 0).mean(2),
            "kick": kicks,
            "hat": hats,
        }

    def power(self, images: Floats) -> Floats:
        """Powers against the peak, as inference.dsp.powergram.powergram_to_magnitudes reads an image."""
        return images ** np.float32(2 * self.description.power)

    def log_mel(self, power: Floats) -> Floats:
        """Levels in dB, flattened [shape=(count, slots * MEL_BANDS)]: eight slots a beat."""
        slots = slot_means(power, MEL_SLOTS * self.description.beats)
        return _decibels(slots @ self._mel).reshape(len(power), -1)

    def lines(self, power: Floats) -> tuple[Floats, Floats]:
        """How far harmonic lines stand out: sums of dB [shape=(count, LINE_BANDS)], and how many points they are of.

        A point counts by what it has above the median of its neighbours in frequency, in each of LINE_LENGTH slots in
        a row: noise stands out somewhere else in the next slot, and what is blurred stands out nowhere.
        """
        levels = _decibels(slot_means(power, LINE_SLOTS * self.description.beats))
        wide = np.pad(levels, ((0, 0), (0, 0), (NEIGHBOURS, NEIGHBOURS)), mode="reflect")
        above = levels - np.median(sliding_window_view(wide, 2 * NEIGHBOURS + 1, axis=2), axis=-1)
        lasting = np.minimum.reduce([np.roll(above, -i, axis=1) for i in range(LINE_LENGTH)])
        heard = levels > LINE_LEVEL
        bands = self._line_bands.T.astype(np.float32)
        return (np.maximum(lasting, 0) * heard).sum(1) @ bands, heard.sum(1) @ bands

    def speckle(self, images: Floats) -> Floats:
        """How far the audible pixels differ from the mean of their four neighbours, in values 0..1 [shape=(count,)].

        The median: most of an image is smooth, and its edges and lines are the few.
        """
        inner = images[:, :, 1:-1]
        around = (np.roll(images, 1, axis=1) + np.roll(images, -1, axis=1))[:, :, 1:-1]
        apart = np.abs(inner - (around + images[:, :, 2:] + images[:, :, :-2]) / 4)
        audible = inner > AUDIBLE ** (0.5 / self.description.power)
        return np.array([np.median(a[b]) if b.any() else 0 for a, b in zip(apart, audible, strict=True)], np.float32)

    def drums(self, power: Floats) -> tuple[Floats, Floats]:
        """Whether each loop has kicks, and whether it has hats [shape=(count,), 0 or 1 each].

        A kick is a rise of the low band on a beat, and the first and half of all beats need one; hats are rises of
        the high band off the beats, on a third of those steps.
        """
        f = self.frequencies
        low = power[:, :, (f >= KICK[0]) & (f <= KICK[1])].sum(2)
        high = power[:, :, f >= min(HATS, f[-1] / 2)].sum(2)
        steps = np.arange(4 * self.description.beats)
        kick = self._rises(_decibels(low), steps[::4])[0] > KICK_RISE
        rise, level = self._rises(_decibels(high), steps[steps % 4 > 0])
        loudest = _decibels(power.sum(2)).max(1, keepdims=True)
        hat = (rise > HAT_RISE) & (level > loudest + HAT_LEVEL)
        return _enough(kick, 1 / 2) * kick[:, 0], _enough(hat, 1 / 3)

    def _rises(self, levels: Floats, steps: NDArray[np.intp]) -> tuple[Floats, Floats]:
        """How far the levels [shape=(count, frames)] rise at sixteenth notes, and up to what [shape=(count, steps)].

        From an eighth before a step, for a window reaches ahead of an onset, to three eighths behind it, for swing.
        """
        frames = levels.shape[1]
        step = frames / (4 * self.description.beats)
        starts = np.rint(steps * step).astype(int)

        def around(low: float, high: float) -> Floats:
            span = np.arange(round(low * step), round(high * step) + 1)
            return levels[:, (starts[:, None] + span) % frames]

        peak = around(-1 / 8, 3 / 8).max(2)
        return peak - around(-3 / 8, -1 / 8).min(2), peak


def bin_frequencies(description: Description) -> Floats:
    """The frequency of each bin [shape=(bins,), Hz]."""
    bins = np.arange(description.bins)
    if description.transform == "cqt":
        return description.lowest * 2 ** (bins / description.bins_per_octave)
    return bins * description.sample_rate / description.n_fft


def mel_filters(frequencies: Floats) -> Floats:
    """Triangles [shape=(bins, MEL_BANDS)], each adding up to 1, with equal steps in mel (O'Shaughnessy 1987).

    None is narrower than the bins are apart.
    """
    mel = 2595 * np.log10(1 + frequencies / 700)
    edges = np.linspace(mel[0], mel[-1], MEL_BANDS + 2)
    widths = np.maximum(edges[1] - edges[0], np.interp(edges[1:-1], mel, np.gradient(mel)))
    filters = np.maximum(1 - np.abs(mel[:, None] - edges[1:-1]) / widths, 0)
    return (filters / filters.sum(0)).astype(np.float32)


def _decibels(power: Floats) -> Floats:
    return 10 * np.log10(power + np.float32(FLOOR))


def _enough(found: NDArray[np.bool_], part: float) -> Floats:
    return (found.mean(1) >= part).astype(np.float32)
