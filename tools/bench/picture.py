"""Draw the results of the bench."""

from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt

from inference.files.png import save_png
from tools.bench.timing import Times


def draw(path: Path, loops: dict[str, Times], parts: dict[str, Times], machine: str) -> None:
    """Draw the median CPU time of one loop by each method, and of each stage of loopseed, as bars."""
    figure, axes = plt.subplots(2, 1, figsize=(9, 5.5), layout="constrained")
    for axis, title, times in (
        (axes[0], "One loop, seed to file", loops),
        (axes[1], "loopseed's own, by stage", parts),
    ):
        names, values = list(times), [time.row[0] for time in times.values()]
        bars = axis.barh(names, values, color="#3b6fb6")
        axis.bar_label(bars, [f" {value:.1f}" for value in values])
        axis.invert_yaxis()
        axis.set_title(title, loc="left")
        axis.set_xlabel("CPU ms")
        axis.spines[["top", "right"]].set_visible(False)
    figure.supxlabel(machine, fontsize=8, color="gray")
    save_png(path, lambda file: figure.savefig(file, dpi=120))
    plt.close(figure)
