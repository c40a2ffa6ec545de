"""The table of a trial: a line for each measure, a column for each way, and what each way misses of what is asked."""

import math
from dataclasses import dataclass
from typing import Any

from inference.sentences import say_count

APART = (1, 2, 4, 8)  # bars whose variation is measured
TEMPERATURES = (0.0, 0.5, 1.0, 1.5)
IMITATED = ", real bars"  # the end of a column's name: a way plays the bars that it hears
BASELINES = ("real", "repeated", "another song", "mean", "linear")

Values = dict[str, float]  # by the name of a line
Range = tuple[float, float]


@dataclass(frozen=True)
class Line:
    """A measure: what it says, and the range that is asked of a sequence model."""

    name: str
    digits: int  # after the decimal point
    meaning: str
    low: float = -math.inf
    high: float = math.inf


LINES = (
    Line("next bar", 2, "dB from the next bar, as predicted from all before it, to the real one"),
    Line("perplexity", 2, "of a code of the next block, as predicted from all blocks before it"),
    Line("beat", 2, "periodicity of the onsets at the beat, against the real one's", low=0.9),
    Line("levels slope", 3, "RMS slope of the level, dB a bar"),
    Line("levels within", 2, "part of the songs whose slope is within two standard deviations of the real ones"),
    Line("brightness slope", 4, "RMS slope of the brightness, octaves a bar"),
    Line("brightness within", 2, "the same for the brightness"),
    Line("set distance", 2, "Frechet distance to real bars of other songs, against real to real", high=2),
    Line("own distance", 2, "dB to the nearest bar of the song's own real continuation"),
    *(Line(f"{n} apart", 2, f"dB between bars {n} apart; real songs' 10th to 90th percentile is asked") for n in APART),
    Line("joint", 2, "largest step from a recording to its continuation, against the largest of the recording", high=1),
    Line("later joints", 2, "the same between two bars of a continuation", high=1),
    *(Line(f"temperature {t:g}", 2, "dB between the continuations of two rng_seeds") for t in TEMPERATURES),
    Line("spreads rise", 0, "1: they differ more at each higher temperature", low=1),
    Line("same bytes", 0, "1: the same rng_seed gives the same bytes", low=1),
    Line("hearing", 3, "CPU time of a heard bar, against its playing time"),
    Line("playing", 3, "CPU time of a continued bar, against its playing time", high=0.2),
)


@dataclass(frozen=True)
class Report:
    """The values of all columns, and what is asked where that depends on the real songs."""

    songs: int
    columns: dict[str, Values]  # a line that a column lacks was not measured
    ranges: dict[str, Range]  # by the names of the lines

    def asked(self, line: Line) -> Range:
        """The range that is asked of a sequence model."""
        return self.ranges.get(line.name, (line.low, line.high))

    def missed(self, column: str) -> list[str]:
        """The lines in which a column is not as asked, with its value and what is asked."""
        found = []
        for line in LINES:
            value, (low, high) = self.columns[column].get(line.name, math.nan), self.asked(line)
            if value < low or value > high:
                found.append(f"{line.name} {value:.{line.digits}f}, asked {_say_range(line, low, high)}")
        return found

    def text(self) -> str:
        """A Markdown table, and a sentence for each sequence model."""
        head = f"| {say_count(self.songs, 'song')} | {' | '.join(self.columns)} | asked | what it says |"
        rows = [head, "|---|" + "---:|" * (len(self.columns) + 1) + "---|"]
        for line in LINES:
            cells = [_format(line, values.get(line.name, math.nan)) for values in self.columns.values()]
            rows.append(
                f"| {line.name} | {' | '.join(cells)} | {_say_range(line, *self.asked(line))} | {line.meaning} |"
            )
        rows += [f"\n{name} misses: {'; '.join(self.missed(name)) or 'nothing'}." for name in self._models()]
        return "\n".join(rows)

    def to_fields(self) -> dict[str, Any]:
        """The report for JSON, with full precision, null for no limit, and what each sequence model misses."""
        ranges = {name: [None if math.isinf(x) else x for x in limits] for name, limits in self.ranges.items()}
        missed = {name: self.missed(name) for name in self._models()}
        return {"songs": self.songs, "columns": self.columns, "ranges": ranges, "missed": missed}

    def _models(self) -> list[str]:
        return [name for name in self.columns if name not in BASELINES and not name.endswith(IMITATED)]


def _format(line: Line, value: float) -> str:
    return "-" if math.isnan(value) else f"{value:z.{line.digits}f}"


def _say_range(line: Line, low: float, high: float) -> str:
    low_text, high_text = (f"{limit:.{line.digits}f}" for limit in (low, high))
    if math.isinf(low):
        return "" if math.isinf(high) else f"at most {high_text}"
    return f"at least {low_text}" if math.isinf(high) else f"{low_text} to {high_text}"
