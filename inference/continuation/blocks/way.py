"""Continue a recording in blocks: at the model's rate and tempo, and from there at the recording's own."""

import math
from collections.abc import Iterator

import numpy as np

from inference.arrays import Floats
from inference.continuation.blocks.codes import BLOCKS
from inference.continuation.blocks.network import BlockModel
from inference.continuation.blocks.own_blocks import OwnBlocks
from inference.continuation.joint import join
from inference.continuation.recording import Recording
from inference.dsp.loudness import set_loudness
from inference.dsp.powergram import powergram
from inference.dsp.stft import hann, stft
from inference.dsp.time_stretch import resample

AHEAD = 2  # blocks that are drawn after the last bar: it rings into the first, whose picture depends on the second
_SILENT = 1e-9


class BlockWay:
    """A sound [shape=(samples, channels)] of whole bars that was heard, and how it goes on.

    codes : of its blocks [shape=(blocks, codes)].
    """

    def __init__(self, model: BlockModel, sound: Floats) -> None:
        """Hear it; raises SequenceError, and ValueError where there is no bar."""
        d = model.description
        if not len(sound) or len(sound) % d.samples:
            raise ValueError("a sound to continue has whole bars, at least one")
        self._model, self._sound = model, sound
        middle = sound.mean(axis=1).reshape(-1, d.samples)
        gain = _find_gain(middle, model)
        self._picture = np.concatenate([powergram(gain * bar, d).T for bar in middle])
        self.codes = model.encode(self._picture)

    def draw(self, count: int, temperature: float, rng: np.random.Generator) -> Iterator[Floats]:
        """The codes of each of the next bars [shape=(BLOCKS, codes)], of the last one with AHEAD more; as play."""
        drawing = self._model.draw(self.codes, temperature, rng)
        for bar in range(1, count + 1):
            yield np.stack([next(drawing) for _ in range(BLOCKS + AHEAD * (bar == count))])

    def play(self, count: int, temperature: float, rng: np.random.Generator) -> Iterator[Floats]:
        """The next bars [shape=(samples, channels) each]; raises SequenceError."""
        return self.play_codes(np.concatenate([*self.draw(count, temperature, rng)]), len(self.codes))

    def play_codes(self, codes: Floats, heard: int) -> Iterator[Floats]:
        """The bars of codes [shape=(bars * BLOCKS + AHEAD, codes)], made of the first `heard` blocks."""
        d = self._model.description
        decoded = self._model.decode(np.concatenate([self.codes[:heard], codes]))
        edge, end = heard * d.frames // BLOCKS, -(AHEAD - 1) * d.frames // BLOCKS
        samples = edge * d.hop_length
        blocks = OwnBlocks(self._sound[:samples], self._picture[:edge], decoded[:edge], d)
        following = decoded[edge:end]
        return blocks.play(following, blocks.choose(following))


def follow_recording(
    model: BlockModel, recording: Recording, bars: int, temperature: float, rng_seed: int, rate: int
) -> Iterator[int | Floats]:
    """Yield the number of bars that are drawn after each, then their sound [shape=(samples, channels)] at a rate [Hz].

    It is resampled as a whole, so that a bar begins where the recording's tempo says, to a fraction of a sample; and it
    has no step after the recording. Raises SequenceError.
    """
    d, drawn = model.description, list[Floats]()
    way = BlockWay(model, _resample(recording.heard, len(recording.bars) * d.samples))
    for bar in way.draw(bars, temperature, np.random.default_rng(rng_seed)):
        drawn.append(bar)
        yield len(drawn)  # the daemon tells its client, and notices one that has gone
    played = way.play_codes(np.concatenate(drawn), len(way.codes))
    sound = _resample(np.concatenate([*played]), round(bars * d.beats * 60 / recording.bpm * rate))
    yield join(_round_peaks(sound), rate, recording.end, recording.rate)


def _round_peaks(sound: Floats) -> Floats:
    """A sound at its own level, without peaks past full scale: sixteenths that overlap add up to higher ones."""
    rms = float(np.sqrt(np.square(sound.mean(axis=1), dtype=np.float64).mean()))
    return set_loudness(sound, 20 * math.log10(max(rms, _SILENT)))[0]


def _resample(sound: Floats, samples: int) -> Floats:
    return np.stack([resample(np.ascontiguousarray(channel), samples) for channel in sound.T], axis=1)


def _find_gain(bars: Floats, model: BlockModel) -> np.float32:
    """What brings bars to the level of the songs that were learned from."""
    window = hann(model.description.n_fft)
    square = np.mean([np.square(np.abs(stft(bar.astype(np.float32), window))).mean() for bar in bars])
    return np.float32(model.level / max(math.sqrt(square), _SILENT))
