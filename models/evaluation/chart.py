"""The report of an evaluation as a picture: a small bar chart for each line."""

import math
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from inference.files.png import save_png
from models.evaluation.report import Line, Report, format_value

ACROSS = 3  # charts side by side
WIDTH, ROW, HEADING = 5.6, 0.26, 0.9  # inches: width of a chart, height of a bar, height of all else in a chart
DPI = 100
REAL, REFERENCE = "tab:green", "silver"
MODELS = ["tab:red", "tab:orange", "tab:blue", "tab:purple", "tab:brown"]


def write_chart(path: Path, report: Report) -> None:
    """Write the picture as a PNG; raises OSError if it cannot be written."""
    down = math.ceil(len(report.lines) / ACROSS)
    height = down * (len(report.columns) * ROW + HEADING)
    figure = Figure((ACROSS * WIDTH, height + HEADING), DPI, layout="constrained")
    title = f"{report.model} on {report.data}: {report.samples} samples against {report.test_loops} test loops"
    figure.suptitle(title, fontsize="xx-large")
    axes = figure.subplots(down, ACROSS, squeeze=False).flat
    for axis, line in zip(axes, report.lines, strict=False):
        _draw_line(axis, line, {name: column[line.name] for name, column in report.columns.items()})
    for axis in axes[len(report.lines) :]:
        axis.remove()
    save_png(path, lambda file: figure.savefig(file, format="png"))


def _draw_line(axis: Axes, line: Line, values: dict[str, float]) -> None:
    """Draw a bar from 0 and a number for each column, and a vertical line at the value of real loops, if it has one."""
    colours = [REAL, REFERENCE, REFERENCE, *MODELS * len(values)]
    names = [name if len(name) <= 20 else f"...{name[-17:]}" for name in values]
    lengths = [0 if math.isnan(value) else value for value in values.values()]
    axis.barh(range(len(values)), lengths, color=colours[: len(values)])
    axis.axvline(values["real"], color=REAL)
    axis.set_title(f"{line.name} ({line.wanted})\n{line.meaning}", fontsize="small", loc="left")
    axis.set_yticks(range(len(values)), names)
    axis.invert_yaxis()
    numbers = axis.secondary_yaxis("right")
    numbers.set_yticks(range(len(values)), [format_value(value, line.digits) for value in values.values()])
    for each in (axis, numbers):
        each.tick_params(length=0)
        each.spines[:].set_visible(False)
    axis.set_xticks([])
