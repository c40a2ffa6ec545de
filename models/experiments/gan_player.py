"""Play a trained generator of the recurrent GAN in numpy, block by block."""

import numpy as np

from inference.arrays import Floats
from models.experiments.block_code import BLOCKS
from models.experiments.gan_networks import Generator


class GanPlayer:
    """The generator's weights, and the state after the blocks that it has heard, of several songs at once."""

    def __init__(self, generator: Generator) -> None:
        self._cell = generator.cell.get_weights()  # kernel, recurrent kernel, bias; gates: input, forget, new, output
        self._hidden, self._change = generator.hidden.get_weights(), generator.change.get_weights()

    def begin(self, bar: Floats) -> None:
        """Hear the first bar of songs [shape=(songs, BLOCKS, size)]."""
        width = self._change[0].shape[0]
        self._row, self._state = list(bar.transpose(1, 0, 2)), [np.zeros((len(bar), width), np.float32)] * 2

    def predict(self, noise: Floats) -> Floats:
        """The next block [shape=(songs, size)], and remember that it was predicted; noise : [shape=(songs, n)]."""
        last, before = self._row[-1], self._row[-BLOCKS]
        place = np.broadcast_to(np.eye(BLOCKS, dtype=np.float32)[len(self._row) % BLOCKS], (len(last), BLOCKS))
        inputs = np.concatenate([last, before, noise, place], axis=1)
        hidden, cell = self._state
        kernel, recurrent, bias = self._cell
        taken, kept, new, given = np.split(inputs @ kernel + hidden @ recurrent + bias, 4, axis=1)
        cell = _sigmoid(kept) * cell + _sigmoid(taken) * np.tanh(new)
        hidden = _sigmoid(given) * np.tanh(cell)
        self._state = [hidden, cell]
        x = np.maximum(np.concatenate([hidden, inputs], axis=1) @ self._hidden[0] + self._hidden[1], 0)
        return before + x @ self._change[0] + self._change[1]

    def hear(self, block: Floats) -> None:
        """Go on with a block [shape=(songs, size)]: the predicted one or a real one."""
        self._row.append(block)

    def continue_blocks(self, heard: Floats, noise: Floats) -> Floats:
        """The blocks [shape=(songs, count, size)] after whole bars [shape=(songs, bars * BLOCKS, size)].

        noise : [shape=(songs, count, noise_size)].
        """
        self.follow(heard, noise.shape[2])
        played = []
        for random in noise.transpose(1, 0, 2):
            played.append(self.predict(random))
            self.hear(played[-1])
        return np.stack(played, axis=1)

    def follow(self, blocks: Floats, noise_size: int) -> Floats:
        """Hear blocks [shape=(songs, count, size)] and return those after the first bar as predicted without noise."""
        self.begin(blocks[:, :BLOCKS])
        silence, found = np.zeros((len(blocks), noise_size), np.float32), [blocks[:, :0]]
        for block in blocks[:, BLOCKS:].transpose(1, 0, 2):
            found.append(self.predict(silence)[:, None])
            self.hear(block)
        return np.concatenate(found, axis=1)


def _sigmoid(x: Floats) -> Floats:
    return 1 / (1 + np.exp(-x))
