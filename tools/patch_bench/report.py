"""Tables and plots of the runs."""

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from inference.files.png import save_png

KINDS = {"patch": "patches", "note": "notes"}


@dataclass(frozen=True, slots=True)
class Row:
    """One run, as the file has it."""

    target: str
    method: str
    fitness: str
    rng_seed: int
    log_mel: float
    spectral_convergence: float
    spectral_mse: float
    cpu_seconds: float
    curve: list[float]
    diversity: list[list[float]]

    @property
    def kind(self) -> str:
        return KINDS[self.target.split("-")[0]]


def read_rows(path: Path, sounds: str) -> list[Row]:
    """The runs on a set of sounds."""
    query = (
        "SELECT target, method, fitness, rng_seed, log_mel, spectral_convergence, spectral_mse, cpu_seconds, curve, "
    )
    query += "diversity FROM runs WHERE sounds = ?"
    with sqlite3.connect(path) as database:
        found = database.execute(query, (sounds,)).fetchall()
    return [Row(*row[:-2], *map(json.loads, row[-2:])) for row in found]


def print_tables(rows: list[Row]) -> None:
    """Print what each method and each fitness function reached, and the society's result for each sound."""
    print("| method | fitness | sounds | runs | log-mel dB | between sounds | between seed numbers |", end="")
    print(" spectral convergence | spectral MSE dB² |\n|---|---|---|---:|---:|---:|---:|---:|---:|")
    for method, fitness in sorted({(row.method, row.fitness) for row in rows}):
        for kind in KINDS.values():
            some = [row for row in rows if (row.method, row.fitness, row.kind) == (method, fitness, kind)]
            if some:
                cells = [f"{np.mean([row.log_mel for row in some]):.2f}", *_spreads(some)]
                cells += [f"{np.mean([row.spectral_convergence for row in some]):.3f}"]
                cells += [f"{np.mean([row.spectral_mse for row in some]):.0f}"]
                print(f"| {method} | {fitness} | {kind} | {len(some)} | {' | '.join(cells)} |")
    society = [row for row in rows if (row.method, row.fitness) == ("society", "log-mel")]
    print("\n| sound | mean log-mel dB | standard deviation | at a quarter of the renders | at half |")
    print("|---|---:|---:|---:|---:|")
    for target in dict.fromkeys(row.target for row in society):
        some = [row for row in society if row.target == target]
        reached = [row.log_mel for row in some]
        spread = f"{np.std(reached, ddof=1):.2f}" if len(reached) > 1 else "-"
        places = [len(some[0].curve) // parts - 1 for parts in (4, 2)]
        early = [np.mean([row.curve[place] for row in some]) for place in places]
        print(f"| {target} | {np.mean(reached):.2f} | {spread} | {early[0]:.2f} | {early[1]:.2f} |")


def _spreads(rows: list[Row]) -> list[str]:
    """The standard deviation between the means of sounds, and the mean one between the seed numbers of a sound."""
    by_sound = [[row.log_mel for row in rows if row.target == target] for target in {row.target for row in rows}]
    between = f"{np.std([np.mean(found) for found in by_sound]):.2f}"
    several = [np.std(found, ddof=1) for found in by_sound if len(found) > 1]
    return [between, f"{np.mean(several):.2f}" if several else "-"]


def draw(rows: list[Row], path: Path) -> None:
    """Draw the best distance so far and the diversity of each generation, over the renders."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(11, 4.2), layout="constrained")
    panels = figure.subplots(1, 3)
    shown = [row for row in rows if row.fitness == "log-mel"]
    for panel, kind in zip(panels, KINDS.values(), strict=False):
        for number, method in enumerate(sorted({row.method for row in shown})):
            some = [row for row in shown if (row.method, row.kind) == (method, kind)]
            _draw_band(panel, some, f"C{number}", method, lambda row: row.curve)
        panel.axhline(2.2, color="0.6", linewidth=0.8, linestyle="--")
        panel.set(title=f"{kind}: best so far", xlabel="renders", ylabel="log-mel distance [dB]", ylim=(0, None))
    panels[0].legend(frameon=False)
    for number, method in enumerate(sorted({row.method for row in shown})):
        some = [row for row in shown if row.method == method]
        _draw_band(panels[2], some, f"C{number}", method, _spread_diversity)
    panels[2].set(title="diversity of a generation", xlabel="renders", ylabel="mean standard deviation", ylim=(0, None))
    save_png(path, lambda file: figure.savefig(file, format="png", dpi=110))


def _draw_band(panel: Any, rows: list[Row], colour: str, name: str, measure: Callable[[Row], list[float]]) -> None:
    """The mean of a measure over all runs, and its quartiles."""
    if not rows:
        return
    curves = np.array([measure(row) for row in rows])
    renders = 50 * np.arange(1, curves.shape[1] + 1)
    panel.plot(renders, curves.mean(axis=0), color=colour, label=name)
    low, high = np.percentile(curves, (25, 75), axis=0)
    panel.fill_between(renders, low, high, color=colour, alpha=0.2, linewidth=0)


def _spread_diversity(row: Row) -> list[float]:
    """The diversity at every 50 renders: that of the generation which they belong to."""
    renders, values = np.array(row.diversity).T
    places = np.minimum(np.searchsorted(renders, 50 * np.arange(1, len(row.curve) + 1)), len(values) - 1)
    return values[places].tolist()
