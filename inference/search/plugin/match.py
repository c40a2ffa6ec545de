"""The search for a patch of a plugin: differential evolution, which needs to know nothing of the parameters and
bears that a plugin may play a patch a bit differently each time. All runs in memory.

A candidate goes from its own patch towards one of the best, and along the difference of two others: "current-to-pbest"
of J. Zhang and A. C. Sanderson, JADE, IEEE Transactions on Evolutionary Computation 13, 2009.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from inference.arrays import Floats
from inference.search.cma import fold
from inference.search.patch.fitness import FITNESS
from inference.search.patch.objective import Answer, Objective
from inference.search.patch.society import Progress, choose_different, report
from inference.search.patch.target import Target
from inference.search.plugin.plugin import Plugin, PluginError
from inference.search.synth.patches import MAX_MIDI

ANSWERS = 5
POPULATION = 50
BEST = 5  # of the population that the candidates go towards
STEPS = (0.3, 0.9)  # each candidate draws the length of its step between these
CROSSED = (0.3, 0.9)  # share of its parameters that a candidate moves: each candidate draws one of these
REPEATS = 3  # times that an answer is played at the end; its distance is the mean of them
SILENT = 1e-4  # of full scale
FIFTH = 7  # semitones
MOVED = 0.5  # dB: nearer than this, and two times as far as the note from itself, another note is the same


class PluginObjective(Objective):
    """The distance of a plugin's patches from a target; a patch has the positions of the free parameters alone.

    plugin : what plays them; another process of the same plugin may take its place.
    """

    def __init__(self, target: Target, renders: int, plugin: Plugin, free: Sequence[int], settle: float) -> None:
        """free : numbers of the parameters that patches set. settle : seconds of silence before each note."""
        self.target, self.budget, self.locked = target, renders, {}
        self.fitness = FITNESS["log-mel"](target.sound)
        self.numbers, self.free = list(free), list(range(len(free)))
        self.positions = np.zeros((0, len(free)), np.float32)
        self.distances = np.zeros(0, np.float32)
        self.best = Answer(self.own_patch(plugin), np.inf)
        self.plugin, self._settle = plugin, settle

    def own_patch(self, plugin: Plugin) -> Floats:
        """The patch that the plugin was loaded with [shape=(free parameters,)]."""
        return np.array([plugin.parameters[number].position for number in self.numbers], np.float32)

    def draw(self, rng: np.random.Generator, patches: int) -> Floats:
        """Random patches [shape=(patches, free parameters)]."""
        return rng.random((patches, len(self.numbers)), np.float32)

    def play(self, positions: Floats) -> Floats:
        """The target's note of patches [shape=(patches, samples)]; no render is counted."""
        samples = len(self.target.sound)
        return self.plugin.play(positions, self.numbers, self.target.note, samples, self._settle)

    def compare(self, positions: Floats) -> Floats:
        """The distances of patches, of which none is counted; that of a silent patch is infinite."""
        return self.fitness.compare(self._describe(positions))

    def plays_notes(self, positions: Floats) -> bool:
        """Whether any of these patches is heard, and another note differs from the note by more than the note from
        itself: an effect's hum is the same for any note, and its hiss is always another."""
        note, samples = self.target.note, len(self.target.sound)
        other = replace(note, pitch=note.pitch + (FIFTH if note.pitch < MAX_MIDI - FIFTH else -FIFTH))
        played = [self.plugin.play(positions, self.numbers, at, samples, self._settle) for at in (note, note, other)]
        for first, again, moved in zip(*played, strict=True):
            if np.abs(first).max() >= SILENT:
                fitness = type(self.fitness)(first)
                same, far = fitness.compare(fitness.describe(np.stack([again, moved])))
                if far > MOVED + 2 * same:
                    return True
        return False

    def describe_silence(self) -> str:
        """The sentence about a plugin that plays no note."""
        name = self.plugin.path.name
        if (several := len(self.plugin.plugins)) > 1:
            first = f"{self.plugin.plugins[0]}, which alone can be opened"
            return f"{name} holds {several} plugins, and the first, {first}, plays no note of MIDI; name another file."
        if self.plugin.has_inputs:
            return f"{name} plays no note of MIDI: it has audio inputs, as effects have; name a synthesiser."
        return f"{name} plays no note of MIDI, or its level is locked at 0; name a synthesiser, or set its level."

    def _describe(self, positions: Floats) -> Floats:
        sounds = self.play(positions)
        features = self.fitness.describe(sounds)
        features[np.abs(sounds).max(axis=1) < SILENT] = np.inf
        return features


def search(objective: PluginObjective, rng: np.random.Generator) -> Iterator[Progress]:
    """Search until the renders of the objective are spent; yields after each generation. Close it to cancel.

    Raises PluginError where the plugin plays no note.
    """
    return report(_search(objective, rng), objective)


def list_answers(objective: PluginObjective) -> list[Answer]:
    """The best different patches, nearest first; each is played REPEATS times, since it may sound otherwise again."""
    answers = [
        Answer(answer.position, float(np.mean(objective.compare(np.repeat(answer.position[None], REPEATS, axis=0)))))
        for answer in choose_different(objective, ANSWERS)
        if np.isfinite(answer.distance)
    ]
    return sorted(answers, key=lambda answer: answer.distance)


def _search(objective: PluginObjective, rng: np.random.Generator) -> Iterator[None]:
    patches = objective.draw(rng, min(POPULATION, objective.budget))
    patches[0] = objective.best.position
    distances = objective.measure(patches)
    if not np.isfinite(objective.best.distance):
        raise PluginError(objective.describe_silence())
    yield
    while True:
        candidates = _cross(patches, distances, rng)
        reached = objective.measure(candidates)
        better = reached < distances
        patches[better], distances[better] = candidates[better], reached[better]
        yield


def _cross(patches: Floats, distances: Floats, rng: np.random.Generator) -> Floats:
    """A candidate for each patch of the population [shape=(patches, parameters)]."""
    count = len(patches)
    best = patches[np.argsort(distances, kind="stable")[:BEST]]
    first, second = rng.integers(count, size=(2, count))
    step = rng.uniform(*STEPS, (count, 1)).astype(np.float32)
    moved = patches + step * (best[rng.integers(len(best), size=count)] - patches + patches[first] - patches[second])
    crossed = rng.random(patches.shape) < rng.choice(CROSSED, (count, 1))
    return fold(np.where(crossed, moved, patches)).astype(np.float32)
