"""Runs the signals of a part, sample by sample, by what Max's reference says of each object; messages do not run here.

A test sets what messages would have set: the value of a sig~, the period of a phasor~, what a buffer~ holds.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from graphlib import TopologicalSorter

import numpy as np

from tools.max_file import Box, Patcher

BAR = 1920.0  # ticks of a whole note, at 480 a quarter
SILENT = {"snapshot~", "buffer~", "info~", "peek~", "waveform~", "dspstate~", "peakamp~"}  # give no signal

Step = Callable[[list[float]], float | tuple[float, ...]]  # one value for each outlet


class Signals:
    """`ticks` is where the transport is at each sample; it stands where two are the same."""

    def __init__(self, patch: Patcher, ticks: np.ndarray):
        self.ticks = ticks
        self.now = 0
        self.values: dict[str, float] = {}  # of a sig~ or a phasor~, by the id of its box
        self.buffers: dict[str, np.ndarray] = {}  # by name as it is typed; [shape=(samples,) or (channels, samples)]
        self.boxes = {box.id: box for box in patch.boxes if self._runs(box)}
        self.cords: dict[str, list[tuple[str, int, int]]] = defaultdict(list)  # source, its outlet, inlet
        for cord in patch.cords:
            if cord.source not in self.boxes or cord.target not in self.boxes:
                continue
            source = self.boxes[cord.source]
            if source.name == "inlet" or source.raw["outlettype"][cord.outlet] == "signal":
                self.cords[cord.target].append((cord.source, cord.outlet, cord.inlet))
        needs = {id: {source for source, *_ in self.cords[id]} for id in self.boxes}
        self.order = list(TopologicalSorter(needs).static_order())
        self.steps = {id: self._step(box) for id, box in self.boxes.items()}
        self.outlets = sorted((box for box in self.boxes.values() if box.name == "outlet"), key=lambda box: box.place.x)

    def run(self, samples: int) -> np.ndarray:
        """What leaves the outlets that carry signals [shape=(outlets, samples)], from where the last run ended."""
        given = np.empty((len(self.outlets), samples))
        for sample in range(samples):
            out: dict[str, tuple[float, ...]] = {}
            for id in self.order:
                made = self.steps[id](list(self._inputs(id, out)))
                out[id] = made if isinstance(made, tuple) else (made,)
            given[:, sample] = [out[box.id][0] for box in self.outlets]
            self.now += 1
        return given

    def box(self, text: str, place: int = 0) -> Box:
        """The box of that text; the `place`-th from the left where there are several."""
        found = sorted((box for box in self.boxes.values() if box.text == text), key=lambda box: box.place.x)
        return found[place]

    def _runs(self, box: Box) -> bool:
        return (box.name.endswith("~") and box.name not in SILENT) or box.name in ("inlet", "outlet")

    def _inputs(self, id: str, out: dict[str, tuple[float, ...]]) -> Iterator[float]:
        """The signals that meet in each inlet, added; NaN where none does."""
        for inlet in range(max(2, self.boxes[id].raw["numinlets"])):
            came = [out[source][outlet] for source, outlet, at in self.cords[id] if at == inlet]
            yield sum(came) if came else np.nan

    def _step(self, box: Box) -> Step:
        given = [float(each) for each in box.arguments if each.replace(".", "").lstrip("-").isdigit()]
        first = given[0] if given else 0.0
        name = box.name
        if name == "inlet":
            return lambda _: self.values.get(box.id, 1.0)
        if name == "phasor~":
            return lambda _: self.ticks[self.now] / self.values.get(box.id, BAR) % 1.0
        if name == "sig~":
            return lambda _: self.values.get(box.id, first)
        if name == "delta~":
            return _delta()
        if name == "sah~":
            return _sample_and_hold(first)
        if name == "rampsmooth~":
            return _smooth(int(given[0]), int(given[1]))
        if name == "wave~":
            return lambda x: _read(self.buffers.get(box.arguments[0]), x[0], int(box.arguments[3]))
        if name == "selector~":
            return lambda x: x[int(self.values.get(box.id, given[1]))]
        if name == "index~":
            return lambda x: self.buffers[box.arguments[0]][int(given[-1]) - 1, int(x[0])]
        simple: dict[str, Step] = {
            "outlet": lambda x: x[0], "trunc~": lambda x: np.trunc(x[0]),
            "clip~": lambda x: float(np.clip(x[0], given[0], given[1])),
            "*~": lambda x: x[0] * _second(x, self.values.get(box.id, first)), "+~": lambda x: x[0] + _second(x, first),
            "!-~": lambda x: _second(x, first) - x[0], "-~": lambda x: x[0] - _second(x, first),
            "tanh~": lambda x: float(np.tanh(x[0])), "<~": lambda x: float(x[0] < _second(x, first)),
            "==~": lambda x: float(x[0] == _second(x, first)), "!=~": lambda x: float(x[0] != _second(x, first)),
        }  # fmt: skip
        return simple[name]


def _second(inputs: list[float], argument: float) -> float:
    return argument if np.isnan(inputs[1]) else inputs[1]


def _delta() -> Step:
    last = [0.0]

    def step(x: list[float]) -> float:
        last.append(x[0])
        return x[0] - last.pop(0)

    return step


def _sample_and_hold(threshold: float) -> Step:
    state = {"held": 0.0, "trigger": 0.0}

    def step(x: list[float]) -> float:
        if state["trigger"] <= threshold < x[1]:
            state["held"] = x[0]
        state["trigger"] = x[1]
        return state["held"]

    return step


def _smooth(up: int, down: int) -> Step:
    """A straight line to each new value, `up` or `down` samples long."""
    state = {"target": 0.0, "value": 0.0, "slope": 0.0, "left": 0}

    def step(x: list[float]) -> float:
        if x[0] != state["target"]:
            state["left"] = up if x[0] > state["value"] else down
            state["target"], state["slope"] = x[0], (x[0] - state["value"]) / state["left"]
        if state["left"]:
            state["left"] -= 1
            state["value"] = state["value"] + state["slope"] if state["left"] else state["target"]
        return state["value"]

    return step


def _read(buffer: np.ndarray | None, phase: float, count: int) -> tuple[float, ...]:
    """At a phase of 0 to 1, straight between samples, round at the end; channels that are not there are 0."""
    if buffer is None:
        return (0.0,) * count
    channels = np.atleast_2d(buffer)
    size = channels.shape[1]
    at = phase * size
    low = int(at)
    part = at - low
    read = channels[:, low % size] * (1 - part) + channels[:, (low + 1) % size] * part
    return tuple(float(read[k]) if k < len(read) else 0.0 for k in range(count))
