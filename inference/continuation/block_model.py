"""The block sequence model: a recording becomes codes of its sixteenths, a network draws how they go on, and both are
heard again as pictures, whose phases go on from the recording's own.

One network has three paths, of which a call runs one. From its file: `picture` [shape=(1, frames, bins), 0..1] ->
`digits` [shape=(1, blocks, digits)], before they are rounded; `codes` [shape=(1, codes)], `noise` [shape=(1, codes,
CODES)] and `state` -> `drawn` [shape=(1, codes)], those of the next block, `logits` [shape of the noise] and
`next_state`; `blocks` [shape=(1, blocks, codes)] -> `smooth` and `roughness` [shape=(1, frames, bins), 0..1]. A code is
drawn by the largest sum of logit and Gumbel noise (Maddison et al., "A* Sampling", 2014, section 2), which is the
softmax's distribution.
"""

import dataclasses
import math
from collections.abc import Iterator

import numpy as np
import onnxruntime

from inference.arrays import Floats
from inference.continuation.blocks import BLOCKS, CODES, CONTEXT, extend_sound, join_digits
from inference.continuation.sequence_file import NEXT_STATE, STATE, Arrays, SequenceError, SequenceFile
from inference.dsp.powergram import powergram, powergram_to_magnitudes
from inference.dsp.stft import hann, stft
from inference.model.generator import first_line
from inference.parts.speckle import draw_speckle

BEFORE, AHEAD = 2, 2  # blocks that are decoded with a bar, before it and after it
SPARE = CONTEXT  # frames after a bar that its phases are found with
LEVEL = "level"  # fact: the RMS of the magnitudes of the songs that were learned from
_SILENT = 1e-9


class BlockModel:
    """Continues recordings in their own sounds. For one thread at a time."""

    def __init__(self, file: SequenceFile) -> None:
        """Raises SequenceError for a file of another kind, or one whose network contradicts it."""
        if file.kind != "blocks":
            raise SequenceError(f"{file.path.name} continues in {file.kind}, not in blocks; name another file.")
        shapes = file.shapes
        self._codes = shapes.get("codes", (0, 0))[-1]
        self._state = np.zeros(shapes[STATE], np.float32)
        width = self._state.shape[1] - (BLOCKS - 1) * self._codes - 1  # of what the recurrent layer remembers
        level = file.facts.get(LEVEL)
        if width < 1 or shapes.get("noise") != (1, self._codes, CODES) or not isinstance(level, float) or level <= 0:
            raise SequenceError(f"{file.path.name} has a network that does not fit its description; get it again.")
        self._file, self._width, self._level = file, width, level
        self.description = file.description

    def continue_bars(self, bars: Floats, count: int, temperature: float, rng: np.random.Generator) -> Iterator[Floats]:
        """`count` bars [shape=(samples,) each] that go on after those of a recording [shape=(bars, samples)].

        All are at the model's own rate and tempo. temperature : 0: the most likely code each time; 1: as learned; up to
        2. Raises SequenceError, and ValueError where there is no bar.
        """
        d = self.description
        if not len(bars):
            raise ValueError("a recording to continue has at least one bar")
        gain = self._find_gain(bars)
        blocks = self._encode(np.stack([powergram(gain * bar, d).T for bar in bars]))
        drawing = self._draw(blocks, temperature, rng)
        heard, sound = [*blocks], gain * bars[-1]
        for number in range(count):
            first = BLOCKS * (len(bars) + number)
            while len(heard) < first + BLOCKS + AHEAD:
                heard.append(next(drawing))
            picture = self._decode(np.stack(heard[first - BEFORE : first + BLOCKS + AHEAD]), rng)
            magnitudes = powergram_to_magnitudes(picture[:, : d.frames + SPARE], d)
            sound = extend_sound(sound, magnitudes, d)[: d.samples]
            yield sound / gain

    def rebuild(self, bars: Floats, rng: np.random.Generator) -> Floats:
        """The pictures [shape=(bins, frames)] of consecutive bars [shape=(bars, samples)], coded and decoded."""
        gain, d = self._find_gain(bars), self.description
        blocks = self._encode(np.stack([powergram(gain * bar, d).T for bar in bars]))
        return self._draw_picture(blocks, rng)

    def _find_gain(self, bars: Floats) -> np.float32:
        """What brings a recording to the level of the songs that were learned from."""
        window = hann(self.description.n_fft)
        square = np.mean([np.square(np.abs(stft(bar.astype(np.float32), window))).mean() for bar in bars])
        return np.float32(self._level / max(math.sqrt(square), _SILENT))

    def _encode(self, pictures: Floats) -> Floats:
        """The codes [shape=(blocks, codes)] of bars' pictures [shape=(bars, frames, bins), 0..1]."""
        picture = pictures.reshape(1, -1, pictures.shape[2])
        return join_digits(self._run(("digits",), {"picture": picture})[0][0])

    def _draw(self, blocks: Floats, temperature: float, rng: np.random.Generator) -> Iterator[Floats]:
        """The codes [shape=(codes,)] of the blocks that follow, one after the other."""
        past = blocks[: BLOCKS - 1].reshape(1, -1)
        state = np.concatenate([self._state[:, : self._width], past, [[np.float32(BLOCKS - 1)]]], axis=1)
        drawn = blocks[:1]
        for codes in blocks[BLOCKS - 1 :, None]:
            drawn, state = self._step(codes, state, temperature, rng)
        while True:
            yield drawn[0]
            drawn, state = self._step(drawn, state, temperature, rng)

    def _step(
        self, codes: Floats, state: Floats, temperature: float, rng: np.random.Generator
    ) -> tuple[Floats, Floats]:
        """The codes of the next block [shape=(1, codes)], and the state after a block's codes [the same shape]."""
        noise = temperature * rng.gumbel(size=(1, self._codes, CODES))
        inputs = {"codes": codes, "noise": noise.astype(np.float32), STATE: state}
        drawn, following = self._run(("drawn", NEXT_STATE), inputs)
        return drawn, following

    def _decode(self, blocks: Floats, rng: np.random.Generator) -> Floats:
        """The picture [shape=(bins, frames)] of blocks but for the BEFORE first ones."""
        return self._draw_picture(blocks, rng)[:, BEFORE * self.description.frames // BLOCKS :]

    def _draw_picture(self, blocks: Floats, rng: np.random.Generator) -> Floats:
        smooth, roughness = self._run(("smooth", "roughness"), {"blocks": blocks[None]})
        frames = smooth.shape[1]
        speckle, _ = draw_speckle(rng, dataclasses.replace(self.description, frames=frames))
        return np.clip(smooth[0].T + roughness[0].T * speckle, 0, 1)

    def _run(self, names: tuple[str, ...], inputs: Arrays) -> list[Floats]:
        """Some outputs of the network; inputs that they do not need have defaults in the file."""
        options = onnxruntime.RunOptions()
        options.only_execute_path_to_fetches = True
        try:
            values = self._file.session.run(list(names), inputs, options)
        except Exception as error:  # ONNX Runtime raises a dozen types of its own
            raise SequenceError(f"{self._file.path.name} cannot predict: {first_line(error)}.") from error
        if not all(np.isfinite(value).all() for value in values):
            raise SequenceError(f"{self._file.path.name} predicts NaN or infinity; get the file again.")
        return list(values)
