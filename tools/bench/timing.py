"""Time several methods in turn, so that changes of the machine's speed affect all of them alike."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np


@dataclass
class Times:
    """Milliseconds of one method, one value a round."""

    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)

    @property
    def row(self) -> list[float]:
        """Median and minimum of the CPU time, median and minimum of the wall time."""
        return [float(np.median(self.cpu)), min(self.cpu), float(np.median(self.wall)), min(self.wall)]


def time_in_turn(methods: dict[str, Callable[[], object]], rounds: int) -> dict[str, Times]:
    """Time each method once a round, after one warm-up round. CPU time is that of the whole process."""
    times = {name: Times() for name in methods}
    for round_ in range(rounds + 1):
        for name, method in methods.items():
            cpu, wall = time.process_time(), time.perf_counter()
            method()
            cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
            if round_:
                times[name].cpu.append(cpu * 1e3)
                times[name].wall.append(wall * 1e3)
    return times


def table(title: str, columns: list[str], rows: dict[str, list[float | str]]) -> str:
    """Return a table in Markdown, with two decimals for floats."""
    lines = [f"### {title}", f"| | {' | '.join(columns)} |", f"|---|{'---:|' * len(columns)}"]
    for name, values in rows.items():
        shown = [f"{value:.2f}" if isinstance(value, float) else str(value) for value in values]
        lines.append(f"| {name} | {' | '.join(shown)} |")
    return "\n".join(lines) + "\n"


TIMES = ["CPU ms, median", "minimum", "wall ms, median", "minimum"]
