"""The sound of new blocks, made of a recording's own: chosen by what their codes mean, and shaped by the difference.

For each band of bins and each new block, one of the recording's blocks is chosen, so that the decoded pictures are
alike and neighbours fit together (unit selection: Hunt and Black, "Unit selection in a concatenative speech synthesis
system", 1996). Its transform, with its phases in each channel, is then multiplied, bin by bin, by what the decoder says
is other. So a block whose codes return is the recording's own sound, and where a whole bar would become louder or
quieter in a band than any bar of the recording, it stays near them.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from inference.arrays import Floats
from inference.continuation.blocks.codes import BLOCKS, split_bands
from inference.description import Description
from inference.dsp.stft import OVERLAP, hann, istft, stft

FIT = 3.0  # weight of how neighbours fit together, next to how alike a block is
MAX_GAIN = 16.0  # of a bin: 24 dB
MARGIN = 3.0  # dB: so far may a band of a new bar be below or above all of the recording's bars
MAX_LIFT = 12.0  # dB, of a band that is nearly silent
_FAINT = 1e-3  # of a picture
_QUIET = 1e-12  # added to a mean square, which may be 0

Choice = NDArray[np.intp]  # numbers of the recording's blocks [shape=(bands, new blocks)]


class OwnBlocks:
    """The blocks of a recording of whole bars, from which others are made."""

    def __init__(self, sound: Floats, picture: Floats, decoded: Floats, description: Description) -> None:
        """sound : [shape=(samples, channels)]. picture, decoded : of its middle [shape=(frames, bins), 0..1]."""
        self._description, self._picture, self._decoded = description, picture, decoded
        self._window = hann(description.n_fft)
        self._spectra = [stft(np.ascontiguousarray(channel), self._window) for channel in sound.T]
        self._frames = description.frames // BLOCKS  # of a block
        self._bands = split_bands(description.bins)

    def choose(self, decoded: Floats) -> Choice:
        """The best blocks for a decoded picture [shape=(frames, bins)] that follows the recording."""
        return np.stack([self._choose(decoded[:, band], band) for band in self._bands])

    def play(self, decoded: Floats, choice: Choice) -> Iterator[Floats]:
        """The bars [shape=(samples, channels) each] of a decoded picture and its choice.

        The last block is only heard as it begins: of n bars and a block, n are yielded.
        """
        d, margin = self._description, OVERLAP
        held = self._hold_levels(decoded, choice)
        for bar in range(held.shape[1]):
            frames = np.arange(bar * d.frames - margin, (bar + 1) * d.frames + margin)
            heard = frames < 0  # the recording's last ones, before the first bar
            channels = [np.empty((len(frames), d.n_fft // 2 + 1), np.complex64) for _ in self._spectra]
            for band, blocks, lifts in zip(self._bands, choice, held, strict=True):
                place, within = np.divmod(np.maximum(frames, 0), self._frames)
                source = np.where(heard, frames + len(self._picture), blocks[place] * self._frames + within)
                gains = self._shape(decoded[np.maximum(frames, 0), band], source, band)
                gains *= lifts[np.clip(frames // d.frames, 0, len(lifts) - 1), None]
                gains[heard] = 1
                upper = slice(band.start, band.stop if band.stop < d.bins else None)  # the picture lacks the last bin
                gains = np.pad(gains, ((0, 0), (0, len(range(d.n_fft // 2 + 1)[upper]) - gains.shape[1])), "edge")
                for spectra, own in zip(channels, self._spectra, strict=True):
                    spectra[:, upper] = own[source, upper] * gains
            cut = slice(margin * d.hop_length, -margin * d.hop_length)
            yield np.stack([istft(spectra, self._window)[cut] for spectra in channels], axis=1)

    def _hold_levels(self, decoded: Floats, choice: Choice) -> Floats:
        """The gain of each band in each new bar [shape=(bands, bars)] that holds its level near the recording's bars'.

        Codes are drawn one after the other, so that a band may fade away, or swell, and never come back.
        """
        d = self._description
        bars = (len(decoded) - self._frames) // d.frames
        within = np.arange(self._frames)
        gains = np.ones((len(self._bands), bars), np.float32)
        for row, band, blocks in zip(gains, self._bands, choice, strict=True):
            source = (blocks[: bars * BLOCKS, None] * self._frames + within).ravel()
            own = self._picture[:, band] ** d.power
            new = own[source] * self._shape(decoded[: len(source), band], source, band)
            heard, played = (
                10 * np.log10(np.square(x).reshape(-1, d.frames * x.shape[1]).mean(axis=1) + _QUIET) for x in (own, new)
            )
            lift = np.clip(played, heard.min() - MARGIN, heard.max() + MARGIN) - played
            row[:] = 10 ** (np.minimum(lift, MAX_LIFT) / 20)
        return gains

    def _choose(self, decoded: Floats, band: slice) -> NDArray[np.intp]:
        """The path of the least cost through the recording's blocks (Viterbi), which begins after its last block."""
        size = self._frames * decoded.shape[1]
        own, new = (x.reshape(-1, size) for x in (self._decoded[:, band], decoded))
        unlike = _square_distances(new, own) / size
        ends = self._picture[self._frames - 1 :: self._frames, band]
        steps = FIT * _square_distances(ends, np.roll(ends, 1, axis=0)) / size  # from each block to each other
        cost, came = steps[-1] + unlike[0], list[NDArray[np.intp]]()
        for row in unlike[1:]:
            total = cost[:, None] + steps
            came.append(total.argmin(axis=0))
            cost = total[came[-1], np.arange(len(own))] + row
        path = [int(cost.argmin())]
        for before in reversed(came):
            path.append(int(before[path[-1]]))
        return np.array(path[::-1])

    def _shape(self, decoded: Floats, source: NDArray[np.intp], band: slice) -> Floats:
        """The gain of each bin of the recording's frames that makes them those of a decoded picture."""
        own = np.maximum(self._picture[source, band], _FAINT)
        wanted = np.clip(own + decoded - self._decoded[source, band], _FAINT, 1)
        return np.minimum((wanted / own) ** self._description.power, MAX_GAIN).astype(np.float32)


def _square_distances(rows: Floats, others: Floats) -> Floats:
    """The squared distance of each row to each other one [shape=(rows, others)]."""
    squares = [np.square(x).sum(axis=1) for x in (rows, others)]
    return np.maximum(squares[0][:, None] + squares[1] - 2 * rows @ others.T, 0)
