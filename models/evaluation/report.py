"""The report of an evaluation: a line for each measure, a column for each kind of loops, as text and as JSON."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

FEW = 512  # test loops: with 30, real loops have a Frechet distance of 37, with 1024 one of 1.1
LOW, LIKE_REAL, HIGH = "low", "like real", "high"


@dataclass(frozen=True)
class Line:
    """A measure of the report."""

    name: str
    wanted: str  # LOW, LIKE_REAL or HIGH
    digits: int  # after the decimal point
    meaning: str  # one phrase


@dataclass(frozen=True)
class Report:
    """The values of all lines and columns, and how far the sound follows each condition of the model."""

    model: str  # the .onnx file's name
    data: str  # the set's name
    samples: int  # loops of each model
    test_loops: int  # loops that they are compared with
    training_loops: int
    lines: list[Line]
    columns: dict[str, dict[str, float]]  # name of the column -> name of the line -> value
    conditions: dict[str, dict[str, float]] = field(default_factory=dict)  # condition -> kind of correlation -> -1..1

    def text(self) -> str:
        """The report as Markdown tables with columns of equal width."""
        head = ["", *self.columns, "wanted", "what it is"]
        rows = []
        for line in self.lines:
            values = [f"{column[line.name]:z.{line.digits}f}" for column in self.columns.values()]
            rows.append([line.name, *values, line.wanted, line.meaning])
        title = (
            f"{self.model} on {self.data}: {self.samples} samples of each model, no condition set, "
            f"against {self.test_loops} test loops.\nreal: {self.test_loops} validation loops; mean and noise: "
            f"made from {self.training_loops} training loops.\n"
        )
        if self.test_loops < FEW:
            title += f"{self.test_loops} are few: distances are too high, and few bins differ significantly.\n"
        return title + "\n" + _table(head, rows, right=range(1, 1 + len(self.columns))) + self._conditions()

    def _conditions(self) -> str:
        if not self.conditions:
            return ""
        kinds = list(next(iter(self.conditions.values())))
        rows = [[name, *(f"{values[kind]:.2f}" for kind in kinds)] for name, values in self.conditions.items()]
        title = "\nRank correlation of each condition and the feature that it is named for, measured in the sound:\n\n"
        return title + _table(["condition", *kinds], rows, right=range(1, 1 + len(kinds)))

    def to_json(self) -> str:
        """The report as JSON, with full precision."""
        fields: dict[str, Any] = asdict(self)
        return json.dumps(fields, indent=2) + "\n"


def _table(head: list[str], rows: list[list[str]], right: range) -> str:
    """A Markdown table with columns of equal width; the columns in `right` are aligned to the right."""
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]

    def row_of(cells: list[str]) -> str:
        padded = [c.rjust(w) if i in right else c.ljust(w) for i, (c, w) in enumerate(zip(cells, widths, strict=True))]
        return "| " + " | ".join(padded) + " |"

    rule = ["-" * (w - 1) + ":" if i in right else "-" * w for i, w in enumerate(widths)]
    return "\n".join(map(row_of, [head, rule, *rows])) + "\n"
