"""Runs the signals of a part in whole arrays, from the start of a note, by what Max's reference says of each object.

What the messages have left at each object comes from the simulator (synth_values.js); every phase begins at 0.
"""

from collections import defaultdict
from collections.abc import Callable
from graphlib import TopologicalSorter

import numpy as np

from tools.max_file import Box, Patcher

Values = dict[str, dict[str, float]]  # of the inlets of each box; its ids from the outside on, with > between
Port = tuple[str, int]
SILENT = {"buffer~", "dspstate~"}  # give no signal


class Render:
    def __init__(self, patch: Patcher, values: Values, buffer: np.ndarray, rate: int, samples: int):
        """values : by inlet. buffer : what each wave~ reads [shape=(channels, samples)]. rate : Hz."""
        self.values, self.buffer, self.rate, self.samples = values, buffer, rate, samples
        self.noise = np.random.default_rng(1)
        self.boxes: dict[str, Box] = {}
        self.sources: dict[tuple[str, int], list[Port]] = defaultdict(list)  # of an inlet
        self._flatten(patch, "")
        self.needs = {id: {source for (to, _), ports in self.sources.items() if to == id for source, _ in ports}
                      for id in self.boxes}  # fmt: skip

    def run(self) -> np.ndarray:
        """What leaves the outlet of the part [shape=(samples,)]."""
        out: dict[Port, np.ndarray] = {}
        for id in TopologicalSorter(self.needs).static_order():
            box = self.boxes[id]
            if box.name == "inlet" and not any(port in out for port in self.sources[id, 0]):
                continue  # numbers go another way
            inlets = [self._come(id, inlet, out) for inlet in range(max(1, box.raw["numinlets"]))]
            for outlet, signal in enumerate(self._make(box, inlets)):
                out[id, outlet] = np.broadcast_to(np.asarray(signal, float), (self.samples,))
        (last,) = (id for id, box in self.boxes.items() if box.name == "outlet" and ">" not in id)
        return out[last, 0]

    def _flatten(self, window: Patcher, inside: str) -> None:
        for box in window.boxes:
            id = inside + box.id
            if box.patcher:
                self._flatten(box.patcher, f"{id}>")
            elif (box.name.endswith("~") and box.name not in SILENT) or box.name in ("inlet", "outlet"):
                self.boxes[id] = box
        for cord in window.cords:
            source, target = window.box(cord.source), window.box(cord.target)
            assert source
            assert target
            if source.raw["outlettype"][cord.outlet] == "signal" or source.name == "inlet":
                at = self._inward(target, f"{inside}{cord.target}", cord.inlet)
                if at[0] in self.boxes:
                    self.sources[at].append(self._outward(source, f"{inside}{cord.source}", cord.outlet))

    def _inward(self, box: Box, id: str, inlet: int) -> Port:
        return (f"{id}>{_ports(box.patcher, 'inlet')[inlet].id}", 0) if box.patcher else (id, inlet)

    def _outward(self, box: Box, id: str, outlet: int) -> Port:
        return (f"{id}>{_ports(box.patcher, 'outlet')[outlet].id}", 0) if box.patcher else (id, outlet)

    def _come(self, id: str, inlet: int, out: dict[Port, np.ndarray]) -> np.ndarray | float:
        """The signals that meet in an inlet, added; else the last number that came, or the argument."""
        box = self.boxes[id]
        sources = [out[port] for port in self.sources[id, inlet] if port in out]
        if sources:
            return np.sum(sources, axis=0)
        given = self.values.get(id, {}).get(str(inlet))
        numbers = [float(each) for each in box.arguments if each.replace(".", "").lstrip("-").isdigit()]
        return given if given is not None else numbers[0] if numbers else 0.0

    def _make(self, box: Box, x: list[np.ndarray | float]) -> tuple[np.ndarray | float, ...]:
        """The signals that leave an object; a KeyError names one that is not known here."""
        if box.name == "wave~":
            return tuple(_read(channel, np.asarray(x[0])) for channel in self.buffer)
        many: dict[str, Callable[..., np.ndarray | float]] = {
            "inlet": lambda a: a, "outlet": lambda a: a, "line~": lambda a, _: a, "*~": np.multiply, "+~": np.add,
            "-~": np.subtract, "/~": np.divide, "!/~": lambda a, b: b / a, "delta~": lambda a: np.diff(a, prepend=0.0),
            "minimum~": np.minimum, "maximum~": np.maximum,
            "trunc~": np.trunc, "tanh~": np.tanh, "sinx~": np.sin, "tanx~": np.tan,
            "dbtoa~": lambda a: 10 ** (a / 20), "mtof~": lambda a: 440 * 2 ** ((a - 69) / 12),
            "sampstoms~": lambda a: 1000 * a / self.rate, "count~": lambda *_: np.arange(self.samples),
            "noise~": lambda _: self.noise.uniform(-1, 1, self.samples), "biquad~": self._filter, "phasor~": self._ramp,
        }  # fmt: skip
        return (many[box.name](*x),)

    def _ramp(self, hertz: np.ndarray | float, _: np.ndarray | float) -> np.ndarray:
        steps = np.broadcast_to(np.asarray(hertz) / self.rate, (self.samples,))
        return (np.cumsum(steps) - steps) % 1.0

    def _filter(self, sound: np.ndarray, *factors: np.ndarray) -> np.ndarray:
        """y = a0 x + a1 x[-1] + a2 x[-2] - b1 y[-1] - b2 y[-2], where each factor is a signal."""
        a0, a1, a2, b1, b2 = (np.broadcast_to(each, sound.shape) for each in factors)
        ahead = a0 * sound
        ahead[1:] += a1[1:] * sound[:-1]
        ahead[2:] += a2[2:] * sound[:-2]
        last = before = 0.0
        made = []
        for forward, one, two in zip(ahead.tolist(), b1.tolist(), b2.tolist(), strict=True):
            last, before = forward - one * last - two * before, last
            made.append(last)
        return np.array(made)


def _ports(patch: Patcher | None, kind: str) -> list[Box]:
    assert patch
    return sorted((box for box in patch.boxes if box.name == kind), key=lambda box: box.place.x)


def _read(channel: np.ndarray, phase: np.ndarray) -> np.ndarray:
    """The buffer from its start (0) to its end (1), straight between samples."""
    at = phase * len(channel)
    low = np.trunc(at).astype(int)
    return channel[low % len(channel)] + (at - low) * (channel[(low + 1) % len(channel)] - channel[low % len(channel)])
