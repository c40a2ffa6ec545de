"""What an evaluation found: lines of measures, a column for each kind of loops; as text and as JSON."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

FEW = 512  # test loops: with 30, real loops score a Frechet distance of 37 where 1024 score 1.1
LOW, LIKE_REAL, HIGH = "low", "like real", "high"


@dataclass(frozen=True)
class Line:
    """One measure: its name, what is wished for, its digits behind the point, and what it is in one phrase."""

    name: str
    wanted: str
    digits: int
    meaning: str


@dataclass(frozen=True)
class Report:
    """The values of every line for every column, and of every control of a conditional model."""

    model: str
    data: str
    samples: int  # of each model
    test_loops: int  # that they are compared with
    training_loops: int
    lines: list[Line]
    columns: dict[str, dict[str, float]]  # name of the column -> name of the line -> value
    controls: dict[str, dict[str, float]] = field(default_factory=dict)  # condition -> kind of correlation -> value

    def text(self) -> str:
        """A Markdown table that is readable as it stands."""
        head = ["", *self.columns, "wanted", "what it is"]
        rows = []
        for line in self.lines:
            values = [f"{column[line.name]:z.{line.digits}f}" for column in self.columns.values()]
            rows.append([line.name, *values, line.wanted, line.meaning])
        title = (
            f"{self.model} on {self.data}: {self.samples} samples of each model, no condition set, "
            f"against {self.test_loops} test loops.\nreal: {self.test_loops} validation loops; mean and noise: of the "
            f"training loops, of which there are {self.training_loops}.\n"
        )
        if self.test_loops < FEW:
            title += f"{self.test_loops} are few: the distances come out too high, and few bins differ for sure.\n"
        return title + "\n" + _table(head, rows, right=range(1, 1 + len(self.columns))) + self._controls()

    def _controls(self) -> str:
        if not self.controls:
            return ""
        kinds = list(next(iter(self.controls.values())))
        rows = [[name, *(f"{found[kind]:.2f}" for kind in kinds)] for name, found in self.controls.items()]
        title = "\nRank correlation of a control and the feature that it is named for, measured in the sound:\n\n"
        return title + _table(["control", *kinds], rows, right=range(1, 1 + len(kinds)))

    def to_json(self) -> str:
        """The same with full precision."""
        fields: dict[str, Any] = asdict(self)
        return json.dumps(fields, indent=2) + "\n"


def _table(head: list[str], rows: list[list[str]], right: range) -> str:
    """Columns of equal width in Markdown; those in `right` are set to the right."""
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]

    def row_of(cells: list[str]) -> str:
        padded = [c.rjust(w) if i in right else c.ljust(w) for i, (c, w) in enumerate(zip(cells, widths, strict=True))]
        return "| " + " | ".join(padded) + " |"

    rule = ["-" * (w - 1) + ":" if i in right else "-" * w for i, w in enumerate(widths)]
    return "\n".join(map(row_of, [head, rule, *rows])) + "\n"
