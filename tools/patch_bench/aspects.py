"""Three aspects of how far a patch is from its target, and the patches that are best in one way or another."""

import numpy as np

from inference.arrays import Floats
from inference.search.patch.fitness import RESOLUTIONS
from inference.search.patch.objective import Objective
from inference.search.synth.synth import render_patches
from tools.patch_bench.targets import Tone

ASPECTS = ("whole", "spectrum", "envelope")


class AspectObjective(Objective):
    """An objective that keeps the aspects of each patch, in dB, in `aspects` [shape=(patches, ASPECTS)].

    All are made of what log-mel has heard: the whole is its distance; the spectrum is the mean level of each band of
    the spectrogram that is fine in frequency; the envelope is the mean level of each frame of the one fine in time.
    """

    def __init__(self, tone: Tone, renders: int, fitness: str = "log-mel") -> None:
        super().__init__(tone.target, renders, fitness=fitness)
        self.notes = tone.notes
        self.is_heard = fitness == "log-mel"  # the other fitness functions have other features
        self.aspects = np.zeros((0, len(ASPECTS)), np.float32)

    def describe(self, positions: Floats) -> tuple[Floats, Floats]:
        features, distances = super().describe(positions)
        if self.is_heard:
            found = np.stack([distances, *self._listen(features)], axis=1)
            self.aspects = np.concatenate([self.aspects, found])
        return features, distances

    def find_front(self) -> list[int]:
        """The numbers of the patches than which no other is better, or as good, in every aspect."""
        front: list[int] = []
        for number in np.lexsort(self.aspects.T[::-1]):
            if not any((self.aspects[other] <= self.aspects[number]).all() for other in front):
                front.append(int(number))
        return front

    def play(self, positions: Floats) -> Floats:
        """What patches make of all notes [shape=(patches, samples)]."""
        samples = len(self.target.sound)
        return np.sum([render_patches(positions, note, samples) for note in self.notes], axis=0)

    def _describe(self, positions: Floats) -> Floats:
        return self.fitness.describe(self.play(positions))

    def _listen(self, features: Floats) -> tuple[Floats, Floats]:
        """How far the spectra and the envelopes of patches are, each [shape=(patches,)]."""
        difference = features - self.fitness.target
        bands = [bands for _, _, bands in RESOLUTIONS]
        frames = [len(self.target.sound) // hop + 1 for _, hop, _ in RESOLUTIONS]
        middle = frames[0] * bands[0]
        whole = difference.shape[1] / 2  # each half of the features has half the weight, as log-mel gives it
        spectrum = difference[:, :middle].reshape(-1, frames[0], bands[0]).mean(axis=1) * (middle / whole)
        envelope = difference[:, middle:].reshape(-1, frames[1], bands[1]).mean(axis=2)
        envelope *= (difference.shape[1] - middle) / whole
        return np.abs(spectrum).mean(axis=1), np.abs(envelope).mean(axis=1)
