"""The latent sequence model: from the bars so far, each the latent of a generator, to the next one.

Its network gives a mixture of Gaussians with diagonal covariance (a mixture density network; Bishop 1994). From its
file: input `bar` [shape=(1, latent_size), standard deviations]; outputs `weights` [shape=(1, components), logarithms,
of any sum], `means` and `deviations` [shape=(1, components, latent_size) each].
"""

import numpy as np

from inference.arrays import Floats
from inference.continuation.sequence_file import Arrays, SequenceError, SequenceFile
from inference.seeds import DEVIATIONS_PER_DIAL, DIAL_HIGH, DIAL_LOW

MAX_TEMPERATURE = 2.0
BAR, WEIGHTS, MEANS, DEVIATIONS = "bar", "weights", "means", "deviations"
LIMITS = DIAL_LOW * DEVIATIONS_PER_DIAL, DIAL_HIGH * DEVIATIONS_PER_DIAL  # of a number that a seed can hold


class LatentModel:
    """One recording and how it goes on. For one thread at a time."""

    def __init__(self, file: SequenceFile) -> None:
        """Raises SequenceError for a file of another kind, or one whose network contradicts it."""
        if file.kind != "latent":
            raise SequenceError(f"{file.path.name} continues in {file.kind}, not in latents; name another file.")
        size = file.description.latent_size
        components = file.shapes.get(WEIGHTS, ())[-1:]
        wanted = {BAR: (1, size), WEIGHTS: (1, *components)} | dict.fromkeys(
            (MEANS, DEVIATIONS), (1, *components, size)
        )
        if any(file.shapes.get(name) != shape for name, shape in wanted.items()):
            raise SequenceError(f"{file.path.name} has a network that does not fit its description; get it again.")
        self._file = file
        self.latent_size = size
        self._state = file.first_state()
        self._next: Arrays = {}

    def begin(self, latents: Floats) -> None:
        """Hear a recording from its beginning: at least one bar [shape=(bars, latent_size), standard deviations]."""
        if not len(latents):
            raise ValueError("a recording to continue has at least one bar")
        self._state = self._file.first_state()
        for latent in latents:
            self._hear(latent)

    def step(self, rng: np.random.Generator, temperature: float) -> Floats:
        """Draw the next bar's latent [shape=(latent_size,), standard deviations], and hear it. After `begin`.

        temperature : 0: the mean of the most likely component; 1: as learned; up to MAX_TEMPERATURE. The logarithms of
        the weights are divided by it and the variances multiplied, as in Ha and Eck 2017, section 3.3.
        """
        weights, means, deviations = (self._next[name][0] for name in (WEIGHTS, MEANS, DEVIATIONS))
        chance, noise = rng.random(), rng.standard_normal(self.latent_size)
        chosen, spread = int(np.argmax(weights)), 0.0
        if temperature > 0:
            shares = np.exp((weights.astype(np.float64) - weights.max()) / temperature)
            chosen = int(np.searchsorted(np.cumsum(shares / shares.sum())[:-1], chance, side="right"))
            spread = np.sqrt(temperature)
        latent = np.clip(means[chosen] + spread * noise * deviations[chosen], *LIMITS).astype(np.float32)
        self._hear(latent)
        return latent

    def _hear(self, latent: Floats) -> None:
        self._next, self._state = self._file.step({BAR: latent[None].astype(np.float32)}, self._state)
