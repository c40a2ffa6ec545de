"""The network of a block sequence model: pictures become codes, codes go on, and codes become pictures again.

It has three paths, of which a call uses one. From its file: `picture` [shape=(1, frames, bins), 0..1] -> `digits`
[shape=(1, blocks, digits)], before they are rounded; `codes` [shape=(1, codes)], `noise` [shape=(1, codes, CODES)] and
`state` -> `drawn` [shape=(1, codes)], those of the next block, `logits` [shape of the noise] and `next_state`; `blocks`
[shape=(1, blocks, codes)] -> `smooth` [shape=(1, frames, bins), 0..1], a picture without its texture. A code is drawn
by the largest sum of logit and Gumbel noise (Maddison et al., "A* Sampling", 2014, section 2), which is the softmax's
distribution.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np

from inference.arrays import Floats
from inference.continuation.blocks.codes import BLOCKS, CODES, CODES_PER_BLOCK, LEVEL, join_digits
from inference.continuation.sequence_file import NEXT_STATE, STATE, Arrays, SequenceError, SequenceFile
from inference.model.generator import first_line


class BlockModel:
    """A block sequence model that is loaded. For one thread at a time."""

    def __init__(self, file: SequenceFile) -> None:
        """Raises SequenceError for a file of another kind, or one whose network contradicts it."""
        if file.kind != "blocks":
            raise SequenceError(f"{file.path.name} continues in {file.kind}, not in blocks; name another file.")
        shapes, level = file.shapes, file.facts.get(LEVEL)
        fits = shapes.get("codes") == (1, CODES_PER_BLOCK) and shapes.get("noise") == (1, CODES_PER_BLOCK, CODES)
        if not fits or not isinstance(level, float) or level <= 0 or file.description.frames % BLOCKS:
            raise SequenceError(f"{file.path.name} has a network that does not fit its description; get it again.")
        self._file = file
        d = file.description
        self._unused: Arrays = {  # what the paths get whose outputs are not wanted: a block
            "picture": np.zeros((1, d.frames // BLOCKS, d.bins), np.float32),
            "codes": np.zeros((1, CODES_PER_BLOCK), np.float32),
            "noise": np.zeros((1, CODES_PER_BLOCK, CODES), np.float32),
            "blocks": np.zeros((1, 1, CODES_PER_BLOCK), np.float32),
            STATE: file.first_state(),
        }
        self.description = file.description
        self.level = level

    def encode(self, pictures: Floats) -> Floats:
        """The codes [shape=(blocks, codes)] of a picture [shape=(frames, bins), 0..1]."""
        return join_digits(self._run(("digits",), {"picture": pictures[None]})[0][0])

    def decode(self, blocks: Floats) -> Floats:
        """The picture [shape=(frames, bins)] of codes [shape=(blocks, codes)], without its texture."""
        return self._run(("smooth",), {"blocks": blocks[None]})[0][0]

    def draw(self, blocks: Floats, temperature: float, rng: np.random.Generator) -> Iterator[Floats]:
        """The codes [shape=(codes,)] of the blocks that follow those heard [shape=(blocks, codes)], one by one.

        temperature : 0: the most likely code each time; 1: as learned; up to 2.
        """
        state, drawn = self._file.first_state(), blocks[:1]
        for heard in blocks[:, None]:
            drawn, state = self._step(heard, state, temperature, rng)
        while True:
            yield drawn[0]
            drawn, state = self._step(drawn, state, temperature, rng)

    def predict(self, blocks: Floats) -> tuple[Floats, Floats]:
        """What is expected after each of the blocks heard [shape=(blocks, codes)].

        Returns the most likely codes of the next block [shape=(blocks, codes)], and the logits
        [shape=(blocks, codes, CODES)] of its codes, each as if those before it were drawn so.
        """
        state, likely, logits = self._file.first_state(), list[Floats](), list[Floats]()
        following = np.concatenate([blocks[1:], blocks[-1:]])
        quiet = np.zeros((1, CODES_PER_BLOCK, CODES), np.float32)
        for heard, after in zip(blocks[:, None], following, strict=True):
            inputs = {"codes": heard, STATE: state}
            (drawn,) = self._run(("drawn",), inputs | {"noise": quiet})
            given = 1e4 * np.eye(CODES, dtype=np.float32)[after.astype(int)][None]  # these codes are drawn
            scores, state = self._run(("logits", NEXT_STATE), inputs | {"noise": given})
            likely.append(drawn[0])
            logits.append(scores[0])
        return np.stack(likely), np.stack(logits)

    def _step(
        self, codes: Floats, state: Floats, temperature: float, rng: np.random.Generator
    ) -> tuple[Floats, Floats]:
        """The codes of the next block [shape=(1, codes)], and the state after a block's codes [the same shape]."""
        noise = temperature * rng.gumbel(size=(1, CODES_PER_BLOCK, CODES))
        inputs = {"codes": codes, "noise": noise.astype(np.float32), STATE: state}
        drawn, following = self._run(("drawn", NEXT_STATE), inputs)
        return drawn, following

    def _run(self, names: tuple[str, ...], inputs: Arrays) -> list[Floats]:
        """Some outputs of the network, from the inputs of their path alone."""
        try:
            values: list[Any] = list(self._file.session.run(list(names), self._unused | inputs))
        except Exception as error:  # ONNX Runtime raises a dozen types of its own
            raise SequenceError(f"{self._file.path.name} cannot predict: {first_line(error)}.") from error
        if not all(np.isfinite(value).all() for value in values):
            raise SequenceError(f"{self._file.path.name} predicts NaN or infinity; get the file again.")
        return values
