"""Play a trained raw network in numpy, sample by sample."""

import math

import numpy as np

from inference.arrays import Floats
from models.experiments.companding import STEP
from models.experiments.raw_network import (
    AROUND,
    BEFORE,
    FRAME,
    MIN_SCALE,
    RECENT,
    SCALE_OFFSET,
    RawNetwork,
    describe_places,
)


class RawPlayer:
    """The network's weights, and all samples so far."""

    def __init__(self, network: RawNetwork) -> None:
        self._bar, self._count, self._dilations = network.bar, network.components, network.dilations
        self._entry, self._exit = network.entry.get_weights(), network.exit.get_weights()
        self._hidden = [layer.get_weights() for layer in network.hidden]
        self._changes = [layer.get_weights() for layer in network.changes]
        self._frame_exit, self._middle = network.frame_exit.get_weights(), network.middle.get_weights()
        self._recent = network.recent.get_weights()

    def play(self, heard: Floats, frames: int, temperature: float, rng: np.random.Generator) -> Floats:
        """The samples [shape=(frames * FRAME,), compressed] after whole bars [shape=(samples,), compressed]."""
        self._begin(heard, frames)
        start, count = len(self._row) - frames * FRAME, self._count
        for number in range(frames):
            first = start + number * FRAME
            context = self._find_context(first)
            places = rng.random((FRAME, count + 1))
            choices = -temperature * np.log(
                -np.log(places[:, :count])
            )  # by which a component is drawn (Gumbel's trick)
            shifts = temperature * (np.log(places[:, count]) - np.log1p(-places[:, count]))  # of a logistic
            for place in range(FRAME):
                parameters = self._find_parameters(first + place, context[place])
                chosen = int((parameters[:count] + choices[place]).argmax())
                scale = math.exp(max(float(parameters[2 * count + chosen]) - SCALE_OFFSET, MIN_SCALE))
                value = min(max(float(parameters[count + chosen]) + scale * float(shifts[place]), -1.0), 1.0)
                self._row[first + place] = round((value + 1) / STEP) * STEP - 1
        return self._row[start:]

    def follow(self, sound: Floats, frames: int) -> Floats:
        """The parameters [shape=(frames * FRAME, 3 * components)] of the last samples of a sound, as they were."""
        self._begin(sound[: len(sound) - frames * FRAME], frames)
        self._row[len(self._row) - frames * FRAME :] = sound[len(sound) - frames * FRAME :]
        found = []
        for first in range(len(self._row) - frames * FRAME, len(self._row), FRAME):
            context = self._find_context(first)
            found += [self._find_parameters(first + place, context[place]) for place in range(FRAME)]
        return np.stack(found)

    def _begin(self, heard: Floats, frames: int) -> None:
        """Hear whole bars, silence before them, and make room for more frames."""
        seen = self._bar + FRAME * (sum(self._dilations) + 1)
        self._first = max(0, -(-(seen - len(heard)) // self._bar)) * self._bar  # silent samples before: whole bars
        parts = [np.zeros(self._first, np.float32), heard, np.zeros(frames * FRAME, np.float32)]
        self._row = np.concatenate(parts).astype(np.float32)
        width = len(self._changes[0][1])
        self._layers = [np.zeros((dilation, width), np.float32) for dilation in self._dilations]
        end = len(self._row) - frames * FRAME
        for number in range(sum(self._dilations), 0, -1):
            self._find_context(end - number * FRAME)

    def _find_context(self, first: int) -> Floats:
        """What the convolutions say of the frame [shape=(FRAME, sample_width)] that begins at a sample.

        Frames come one after the other: each layer keeps its last outputs in turns.
        """
        number = first // FRAME
        ago = first - self._bar - FRAME
        place = describe_places(number, 1, self._bar // FRAME)[0]
        inputs = np.concatenate([self._row[first - FRAME : first], self._row[ago : ago + BEFORE * FRAME], place])
        x = np.maximum(inputs @ self._entry[0] + self._entry[1], 0)
        for kept, hidden, change in zip(self._layers, self._hidden, self._changes, strict=True):
            before, kept[number % len(kept)] = kept[number % len(kept)].copy(), x
            y = np.maximum(np.concatenate([x, before]) @ hidden[0] + hidden[1], 0)
            x = x + y @ change[0] + change[1]
        context = (x @ self._frame_exit[0] + self._frame_exit[1]).reshape(FRAME, -1) + self._recent[1]
        ago = first - self._bar - AROUND // 2
        around = np.lib.stride_tricks.sliding_window_view(self._row[ago : ago + FRAME + AROUND - 1], AROUND)
        return context + around @ self._recent[0][RECENT:]

    def _find_parameters(self, at: int, context: Floats) -> Floats:
        """The parameters of the distribution of the sample at a place, after those before it."""
        x = np.maximum(context + self._row[at - RECENT : at].dot(self._recent[0][:RECENT]), 0)  # quicker than @ here
        x = np.maximum(x.dot(self._middle[0]) + self._middle[1], 0)
        return x.dot(self._exit[0]) + self._exit[1]
