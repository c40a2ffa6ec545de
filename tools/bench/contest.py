"""Measuring: several ways to do a thing, in turn, so that a machine that drifts drifts for all of them."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np


@dataclass
class Times:
    """Milliseconds of one way, a round each."""

    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)

    @property
    def row(self) -> list[float]:
        """Median and least CPU time, median and least wall time."""
        return [float(np.median(self.cpu)), min(self.cpu), float(np.median(self.wall)), min(self.wall)]


def contest(ways: dict[str, Callable[[], object]], rounds: int) -> dict[str, Times]:
    """Time each way once a round, after one round that does not count. CPU time is the whole process's."""
    times = {name: Times() for name in ways}
    for round_ in range(rounds + 1):
        for name, way in ways.items():
            cpu, wall = time.process_time(), time.perf_counter()
            way()
            cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
            if round_:
                times[name].cpu.append(cpu * 1e3)
                times[name].wall.append(wall * 1e3)
    return times


def table(title: str, columns: list[str], rows: dict[str, list[float | str]]) -> str:
    """A table in Markdown."""
    lines = [f"### {title}", f"| | {' | '.join(columns)} |", f"|---|{'---:|' * len(columns)}"]
    for name, values in rows.items():
        shown = [f"{value:.2f}" if isinstance(value, float) else str(value) for value in values]
        lines.append(f"| {name} | {' | '.join(shown)} |")
    return "\n".join(lines) + "\n"


TIMES = ["CPU ms, median", "least", "wall ms, median", "least"]
