"""The way in blocks: the codes of the bars, and how the block sequence model goes on from them."""

import numpy as np

from inference.arrays import Floats
from inference.continuation.blocks.codes import BLOCKS, CODES
from inference.continuation.blocks.way import AHEAD, BlockWay
from inference.continuation.continuation import load_blocks
from inference.continuation.joint import join
from inference.model.generator import Generator
from tools.continuation_bench.songs import HEARD


class BlocksWay:
    """A block sequence model, as `loopseed continue` uses it."""

    def __init__(self, generator: Generator) -> None:
        """Raises SequenceError where there is none beside the generator, or it does not fit."""
        self._model, self._rate = load_blocks(generator), generator.description.sample_rate
        self._bars = np.zeros((0, generator.description.samples), np.float32)

    def hear(self, bars: Floats) -> None:
        """Code bars [shape=(n, samples)]."""
        self._bars, self._way = bars, BlockWay(self._model, bars.reshape(-1, 1))

    def play(self, count: int, temperature: float, rng_seed: int) -> Floats:
        """The next bars [shape=(count, samples)]."""
        found = np.concatenate(list(self._way.play(count, temperature, np.random.default_rng(rng_seed))))
        return join(found, self._rate, self._bars[-1][:, None], self._rate).reshape(count, -1)

    def imitate(self) -> Floats:
        """The bars after the first HEARD ones from their codes and the first ones' sound [shape=(n, samples)]."""
        codes = self._way.codes[HEARD * BLOCKS :]
        return np.stack(list(self._way.play_codes(np.concatenate([codes, codes[-AHEAD:]]), HEARD * BLOCKS)))[:, :, 0]

    def predict(self) -> Floats:
        """The bars after the first HEARD ones as the model expects each after those before it [shape=(n, samples)]."""
        found = list[Floats]()
        for count in range(HEARD, len(self._bars)):
            way = BlockWay(self._model, self._bars[:count].reshape(-1, 1))
            found += [bar[:, 0] for bar in way.play(1, 0.0, np.random.default_rng(0))]
        return np.stack(found)

    def surprise(self) -> dict[str, float]:
        """The negative log-likelihood [nats a code] of each block after the first HEARD bars, after those before it.

        For the model and two baselines that know the first HEARD bars. repeated : a code is that of one bar before, as
        often as it was there, or else any other. mean : a code is as likely as there.
        """
        codes = self._way.codes.astype(int)
        _, logits = self._model.predict(self._way.codes)
        logits = logits[HEARD * BLOCKS - 1 : -1].astype(np.float64)
        first, wanted = codes[: HEARD * BLOCKS], codes[HEARD * BLOCKS :]
        top = logits.max(axis=-1, keepdims=True)
        logits -= top + np.log(np.exp(logits - top).sum(axis=-1, keepdims=True))
        same = (first[BLOCKS:] == first[:-BLOCKS]).mean(axis=0).clip(0.01, 0.99)
        repeats = wanted == codes[(HEARD - 1) * BLOCKS : -BLOCKS]
        counts = np.stack([np.bincount(column, minlength=CODES) + 1 / 16 for column in first.T])
        shares = counts / counts.sum(axis=1, keepdims=True)
        return {
            "blocks": -float(np.take_along_axis(logits, wanted[..., None], axis=-1).mean()),
            "repeated": -float(np.where(repeats, np.log(same), np.log((1 - same) / (CODES - 1))).mean()),
            "mean": -float(np.log(shares[np.arange(len(shares)), wanted]).mean()),
        }
