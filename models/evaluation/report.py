"""The report of an evaluation: a line for each measure, a column for each kind of loops, as text and as JSON."""

import json
import math
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

FEW = 512  # test loops: with 30, real loops have a Frechet distance of 37, with 1024 one of 1.1
LOW, LIKE_REAL = "lower is better", "nearer to real is better"
NOTHING = """
"-": there is nothing to measure, there are too few held-out loops, or the loops of the column hardly differ from each
other, as those of noise, of a mean and of an untrained network do; what is alike in all of them is no music of theirs.
"""

UNLIKE = """
These rows say nothing here: {rows}. In them, your own loops (real) are farther from the test loops than a mean image or
noise: the test loops are of other songs, and there are too few of both. Add songs, and listen.
"""

CONDITIONS_TITLE = """
The conditions of the model, each moved alone from its low to its high end, and the features that they are named for,
measured in the sound. "seed by seed" and "together" are rank correlations, of one seed each and of all seeds at once;
1 is best. "reach" is how far the feature moves, where 1 is its range in the data from the 10th to the 90th percentile;
"leakage" is the most that the feature of any other condition moves, as a part of its own range; 0 is best.

"""


@dataclass(frozen=True)
class Line:
    """A measure of the report."""

    name: str
    wanted: str  # LOW or LIKE_REAL
    digits: int  # after the decimal point
    meaning: str  # one sentence


@dataclass(frozen=True)
class Report:
    """The values of all lines and columns, and how far the sound follows each condition of the model."""

    model: str  # the .onnx file's name
    data: str  # the set's name
    samples: int  # loops of each model
    test_loops: int  # loops that they are compared with
    training_loops: int
    lines: list[Line]
    columns: dict[str, dict[str, float]]  # name of the column -> name of the line -> value, NaN if there is none
    conditions: dict[str, dict[str, float]] = field(default_factory=dict)  # condition -> kind of response -> value
    forms: dict[str, str] = field(default_factory=dict)  # model -> in what its loops differ from the set's, "" if not

    def text(self) -> str:
        """The report as Markdown tables with columns of equal width."""
        head = ["", *self.columns, "which way", "what it says"]
        rows = []
        for line in self.lines:
            values = [format_value(column[line.name], line.digits) for column in self.columns.values()]
            rows.append([line.name, *values, line.wanted, line.meaning])
        title = (
            f"{self.model} on {self.data}: {self.samples} samples of each model, no condition set, "
            f"against {self.test_loops} test loops.\nreal: {self.test_loops} validation loops; mean and noise: "
            f"made from {self.training_loops} training loops.\n"
        )
        if self.test_loops < FEW:
            title += f"{self.test_loops} are few: distances are too high: compare them with the column real.\n"
        for name, differences in self.forms.items():
            if differences:
                title += f"{name} makes loops with {differences}; its loops were brought to the set's.\n"
        table = _table(head, rows, right=range(1, 1 + len(self.columns)))
        return title + "\n" + table + self._say_unlike() + NOTHING + self._conditions()

    def _say_unlike(self) -> str:
        """The rows in which the real loops are farther from the test loops than a mean image or noise."""
        columns = self.columns
        rows = [
            line.name
            for line in self.lines
            if line.wanted == LOW
            and any(columns[name][line.name] < columns["real"][line.name] for name in ("mean", "noise"))
        ]
        return UNLIKE.format(rows=", ".join(rows)) if rows else ""

    def _conditions(self) -> str:
        if not self.conditions:
            return ""
        kinds = list(next(iter(self.conditions.values())))
        rows = [[name, *(format_value(values[kind], 2) for kind in kinds)] for name, values in self.conditions.items()]
        return CONDITIONS_TITLE + _table(["condition", *kinds], rows, right=range(1, 1 + len(kinds)))

    def to_json(self) -> str:
        """The report as JSON, with full precision; null where there was nothing to measure."""
        fields: dict[str, Any] = asdict(self)
        for table in (fields["columns"], fields["conditions"]):
            for name, values in table.items():
                table[name] = {key: None if math.isnan(value) else value for key, value in values.items()}
        return json.dumps(fields, indent=2) + "\n"


def is_own_report(path: Path) -> bool:
    """Whether a file holds the JSON of a report."""
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return False
    names = {each.name for each in fields(Report)}
    return isinstance(found, dict) and names - {"forms"} <= found.keys() <= names  # earlier versions had no forms


def format_value(value: float, digits: int) -> str:
    """A figure with `digits` after the decimal point; a dash if there was nothing to measure."""
    return "-" if math.isnan(value) else f"{value:z.{digits}f}"


def _table(head: list[str], rows: list[list[str]], right: range) -> str:
    """A Markdown table with columns of equal width; the columns in `right` are aligned to the right."""
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]

    def row_of(cells: list[str]) -> str:
        padded = [c.rjust(w) if i in right else c.ljust(w) for i, (c, w) in enumerate(zip(cells, widths, strict=True))]
        return "| " + " | ".join(padded) + " |"

    rule = ["-" * (w - 1) + ":" if i in right else "-" * w for i, w in enumerate(widths)]
    return "\n".join(map(row_of, [head, rule, *rows])) + "\n"
