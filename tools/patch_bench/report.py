"""Tables and plots of the runs."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from inference.files.png import save_png
from inference.sentences import join
from tools.patch_bench.methods import METHODS, SEARCHES
from tools.patch_bench.runs import STEP, open_results

SHIPPED = "network+society"  # the method of `loopseed match-patch`
BAR = 2.2  # dB of log-mel that the society has to reach at 2,000 renders
KINDS = {"patch": "patches", "note": "notes"}


@dataclass(frozen=True, slots=True)
class Row:
    """One run, as the file has it."""

    target: str
    method: str
    network: str
    fitness: str
    rng_seed: int
    log_mel: float
    spectral_convergence: float
    spectral_mse: float
    cpu_seconds: float
    curve: list[float]
    diversity: list[list[float]]
    front: list[list[float]]  # aspects of patches

    @property
    def kind(self) -> str:
        return KINDS[self.target.split("-")[0]]


def read_rows(path: Path, sounds: str, renders: int) -> list[Row]:
    """The runs on a set of sounds with so many renders; raises FileNotFoundError where there are none, ResultsError."""
    columns = "target, method, network, fitness, rng_seed, log_mel, spectral_convergence, spectral_mse, cpu_seconds"
    query = f"SELECT {columns}, curve, diversity, front FROM runs WHERE sounds = ? AND renders = ?"
    if not path.exists():
        raise FileNotFoundError(f"There is no file {path}; make one with `run`.")
    with open_results(path) as database:
        found = database.execute(query, (sounds, renders)).fetchall()
        others = database.execute("SELECT DISTINCT sounds, renders FROM runs ORDER BY sounds, renders").fetchall()
    if not found:
        known = join(f"--sounds {name} --renders {count}" for name, count in others) or "none"
        raise FileNotFoundError(f"{path} has no runs for --sounds {sounds} --renders {renders}; it has {known}.")
    return [_read_row(row) for row in found]


def _read_row(row: tuple) -> Row:
    curve, diversity, front = map(json.loads, row[-3:])
    values: list[Any] = [*row[:-3], curve, diversity, [aspects for aspects, _ in front]]
    return Row(*values)


def print_tables(rows: list[Row]) -> None:
    """Print what each method and each fitness function reached, and what match-patch reached with each sound."""
    print("| fitness | method | network | sounds | runs | seed numbers | log-mel dB | between sounds | ", end="")
    print("between seed numbers | spectral convergence | spectral MSE dB² | CPU s |")
    print("|---|---|---|---|---:|---:|---:|---:|---:|---:|---:|---:|")
    for way in sorted({(row.fitness, row.method, row.network) for row in rows}):
        for kind in KINDS.values():
            some = [row for row in rows if (row.fitness, row.method, row.network, row.kind) == (*way, kind)]
            if some:
                cells = [f"{np.mean([row.log_mel for row in some]):.2f}", *_spreads(some)]
                cells += [f"{np.mean([row.spectral_convergence for row in some]):.3f}"]
                cells += [f"{np.mean([row.spectral_mse for row in some]):.0f}"]
                cells += [f"{np.mean([row.cpu_seconds for row in some]):.1f}"]
                seeds = len({row.rng_seed for row in some})
                print(f"| {' | '.join(way)} | {kind} | {len(some)} | {seeds} | {' | '.join(cells)} |")
    best = [row for row in rows if row.fitness == "log-mel"]
    shipped = next((row.network for row in best if row.method == SHIPPED), "")
    society = [row for row in best if row.method == (SHIPPED if shipped else "society") and row.network == shipped]
    print("\n| sound | mean log-mel dB | standard deviation | at a quarter of the renders | at half |")
    print("|---|---:|---:|---:|---:|")
    for target in dict.fromkeys(row.target for row in society):
        some = [row for row in society if row.target == target]
        reached = [row.log_mel for row in some]
        spread = f"{np.std(reached, ddof=1):.2f}" if len(reached) > 1 else "-"
        print(f"| {target} | {np.mean(reached):.2f} | {spread} | {_say_early(some, 4)} | {_say_early(some, 2)} |")


def _say_early(rows: list[Row], part: int) -> str:
    """What runs had reached in the mean at the end of the first of so many parts of their renders."""
    place = len(rows[0].curve) // part - 1
    return f"{np.mean([row.curve[place] for row in rows]):.2f}" if place >= 0 else "-"  # less than STEP renders


def _spreads(rows: list[Row]) -> list[str]:
    """The standard deviation between the means of sounds, and the mean one between the seed numbers of a sound."""
    by_sound = [[row.log_mel for row in rows if row.target == target] for target in {row.target for row in rows}]
    between = f"{np.std([np.mean(found) for found in by_sound]):.2f}"
    several = [np.std(found, ddof=1) for found in by_sound if len(found) > 1]
    return [between, f"{np.mean(several):.2f}" if several else "-"]


def draw(rows: list[Row], path: Path) -> None:
    """Draw the best distance so far and the diversity of each generation, over the renders, and Pareto fronts."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(11, 8.4), layout="constrained")
    panels = figure.subplots(2, 2).ravel()
    shown = [row for row in rows if row.fitness == "log-mel"]
    for panel, kind in zip(panels, KINDS.values(), strict=False):
        for method in _list_methods(shown):
            some = [row for row in shown if (row.method, row.kind) == (method, kind)]
            _draw_band(panel, some, lambda row: row.curve)
        panel.axhline(BAR, color="0.6", linewidth=0.8, linestyle="--")
        panel.set(title=f"{kind}: best so far", xlabel="renders", ylabel="log-mel distance [dB]", ylim=(0, None))
    for method in _list_methods(shown):
        _draw_band(panels[2], [row for row in shown if row.method == method], _spread_diversity)
    panels[2].set(title="diversity of a generation", xlabel="renders", ylabel="mean standard deviation", ylim=(0, None))
    panels[2].legend(*panels[0].get_legend_handles_labels(), frameon=False)
    _draw_fronts(panels[3], shown)
    save_png(path, lambda file: figure.savefig(file, format="png", dpi=110))


def _list_methods(rows: list[Row]) -> list[str]:
    return [method for method in METHODS if any(row.method == method for row in rows)]


def _choose_style(method: str) -> dict[str, Any]:
    """A colour for each way to search; dashes where a network gives half of its starts."""
    colour = ["network", *SEARCHES, "random"].index(method.split("+")[-1])
    return {"color": f"C{colour}", "linestyle": "--" if "+" in method else "-", "label": method}


def _draw_band(panel: Any, rows: list[Row], measure: Callable[[Row], list[float]]) -> None:
    """The mean of a measure over the runs of a method, and its quartiles; a point where it is one value."""
    rows = [row for row in rows if row.curve]  # one of less than STEP renders has none
    if not rows:
        return
    curves, style = np.array([measure(row) for row in rows]), _choose_style(rows[0].method)
    renders = STEP * np.arange(1, curves.shape[1] + 1)
    panel.plot(renders, curves.mean(axis=0), **style, marker="o" if len(renders) == 1 else "")
    low, high = np.percentile(curves, (25, 75), axis=0)
    panel.fill_between(renders, low, high, color=style["color"], alpha=0.12, linewidth=0)


def _spread_diversity(row: Row) -> list[float]:
    """The diversity at every STEP renders: that of the generation which they belong to."""
    renders, values = np.array(row.diversity).T
    places = np.minimum(np.searchsorted(renders, STEP * np.arange(1, len(row.curve) + 1)), len(values) - 1)
    return values[places].tolist()


def _draw_fronts(panel: Any, rows: list[Row]) -> None:
    """The patches that are best in one aspect or another, for each way to search, of the sound that most have had."""
    methods = [method for method in _list_methods(rows) if method in SEARCHES]
    rows = [row for row in rows if row.rng_seed == 0 and row.method in methods and row.front]
    targets = [row.target for row in rows]
    rows = [row for row in rows if row.target == max(sorted(set(targets)), key=targets.count)]
    for row in rows:
        _, spectrum, envelope = np.array(row.front).T
        panel.scatter(spectrum, envelope, s=14, color=_choose_style(row.method)["color"], label=row.method)
    title = f"Pareto fronts of {rows[0].target}" if rows else "Pareto fronts"
    panel.set(title=title, xlabel="spectrum [dB]", ylabel="envelope [dB]", xlim=(0, None), ylim=(0, None))
