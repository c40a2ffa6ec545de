"""Walks have the same names and places in the Max client and in the Pd client."""

import re
from collections.abc import Iterator

import pytest
from max_package import ROOT, Package

from tools.max_drawing import name as short_name
from tools.max_file import Patcher

PACKAGE = Package(ROOT)
PD = ROOT.parents[1] / "pd"
ROW = 8  # pixels: what differs by less stands in one row
LABELLED = re.compile(r"#X obj (\d+) (\d+) (?:bng|nbx|hsl|cnv) .*? ((?:[^ \\]|\\ )+) -?\d+ -?\d+ \d+ \d+ #")

# Pd's patch, Max's page, the words of both in reading order
WALKS = {
    "fades": ("performance.pd", "page-3",
              ["into slot", "from", "to", "steps", "walk by", "continue", "fade", "ping-pong", "walk", "blend at",
               "position"]),
    "walks": ("hallu.pd", "page-4",
              ["key points", "rng", "into slot", "random key points", "the key points below", "find", "continue"]),
    "envelope": ("hallu.pd", "page-4", ["trim", "attack", "sustain", "release", "trunc"]),
    "the rest": ("hallu.pd", "page-4", ["in between", "overlap"])
}  # fmt: skip

Word = tuple[float, float, str]  # y, x, what stands there


def of_pd(patch: str) -> Iterator[Word]:
    for x, y, label in LABELLED.findall((PD / patch).read_text(encoding="utf-8").replace("\n", " ")):
        yield float(y), float(x), label.replace("\\ ", " ")


def of_max(page: str) -> Iterator[Word]:
    whole = PACKAGE.opened(PACKAGE.root / "devices" / "loopseed performance.amxd")
    window = next(box.patcher for box in whole.boxes if box.raw.get("varname") == page)
    assert isinstance(window, Patcher)
    for box in window.boxes:
        if box.shown:
            word = short_name(box) if box.name == "live.dial" else box.text
            yield box.shown.y, box.shown.x, word.lower()


def in_order(given: Iterator[Word], words: list[str]) -> list[str]:
    """The words that are there, from row to row; `rng (0: any)` counts as `rng`, `find …` as `find`."""
    found: list[Word] = []
    for y, x, text in given:
        word = next(
            (each for each in words if re.fullmatch(rf"{each}(ation)?( …| \(.*\)| \d+ %|: no daemon)?", text)), None
        )
        if word:
            found.append((y, x, word))
    rows: list[list[Word]] = []
    for each in sorted(found):
        if not rows or each[0] - rows[-1][0][0] >= ROW:
            rows.append([])
        rows[-1].append(each)
    return [word for row in rows for _, _, word in sorted(row, key=lambda each: each[1])]


@pytest.mark.parametrize("of", WALKS)
def test_walks_have_the_same_names_and_places_in_both_clients(of: str):
    patch, page, words = WALKS[of]
    assert in_order(of_pd(patch), words) == words
    assert in_order(of_max(page), words) == words


def test_what_stands_elsewhere_is_found():
    there = [(40.0, 90.0, "walk"), (41.0, 4.0, "fade"), (60.0, 0.0, "rng (0: any)"), (80.0, 0.0, "find …")]
    assert in_order(iter(there), ["walk", "fade", "rng", "find"]) == ["fade", "walk", "rng", "find"]
