"""Does a plugin play the same patch the same way twice? If not: which of its parameters are to be locked?

Many plugins do not: oscillators and LFOs that run on, noise, echoes of the note before. A search then compares by
chance.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from inference.arrays import Floats
from inference.search.plugin.match import SILENT, PluginObjective
from inference.search.plugin.plugin import Plugin
from inference.sentences import join_some

PATCHES = 6  # random ones, and the plugin's own, that are each played twice with another between
MAX_DIFFERENCE = 0.5  # dB of the log-mel distance between both times
EXTREMES = (0.1, 0.9)  # positions that each parameter is tried at


@dataclass(frozen=True, slots=True)
class Health:
    """difference : dB between a patch and itself after another one, the median of several. to_lock : the names of the
    parameters that make it so, the worst first; empty where the plugin repeats itself, or none of them is the reason.
    """

    difference: float
    to_lock: list[str]

    @property
    def repeats(self) -> bool:
        return self.difference <= MAX_DIFFERENCE

    def describe(self, name: str) -> str:
        """The sentence for the user."""
        same = f"the same patch differs from itself by {self.difference:.2f} dB"
        if self.repeats:
            return f"{name} repeats itself: {same}."
        if not self.to_lock:
            return f"{name} does not repeat itself: {same}, and no single parameter is why; the distances are rough."
        return f"{name} does not repeat itself: {same}; lock {join_some(self.to_lock)} in a profile to have it nearer."


def check(objective: PluginObjective, plugin: Plugin, rng: np.random.Generator) -> Health | None:
    """Play patches of the free parameters twice; no render is counted. None where all of them are silent."""
    own = objective.own_patch(plugin)
    patches = np.concatenate([own[None], objective.draw(rng, PATCHES)])
    others = objective.draw(rng, len(patches))
    differences = _compare(objective, patches, others)
    if not len(differences):
        return None
    difference = float(np.median(differences))
    if difference <= MAX_DIFFERENCE:
        return Health(difference, [])
    return Health(difference, _blame(objective, own, [plugin.parameters[number].name for number in objective.numbers]))


def _blame(objective: PluginObjective, own: Floats, names: Sequence[str]) -> list[str]:
    """The parameters which, moved alone in the plugin's own patch, keep it from sounding the same again."""
    four = np.repeat(own[None], 4, axis=0)
    usual = max(_compare(objective, four, four)[1:], default=0.0)  # the first one follows another patch
    worst = {}
    for number, name in enumerate(names):
        moved = np.repeat(own[None], len(EXTREMES), axis=0)
        moved[:, number] = EXTREMES
        still = np.repeat(own[None], len(EXTREMES), axis=0)
        # moved, own, moved: does it repeat itself? own, moved, own: does it leave something behind?
        found = [*_compare(objective, moved, still), *_compare(objective, still, moved)]
        worst[name] = max(found, default=0.0)
    limit = max(MAX_DIFFERENCE, 1.5 * usual)
    return sorted((name for name in worst if worst[name] > limit), key=lambda name: -worst[name])


def _compare(objective: PluginObjective, patches: Floats, between: Floats) -> list[float]:
    """The differences in dB of each patch, after the one between, from itself; none of patches that are silent."""
    order = np.stack([patches, between, patches], axis=1).reshape(-1, patches.shape[1])
    sounds = objective.play(order).reshape(len(patches), 3, -1)
    differences = []
    for first, _, second in sounds:
        if min(np.abs(first).max(), np.abs(second).max()) >= SILENT:
            fitness = type(objective.fitness)(first)
            differences.append(float(fitness.compare(fitness.describe(second[None]))[0]))
    return differences
