"""A .pd file read as what it is: canvases of boxes and cords."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

BOXES = {"obj", "msg", "text", "floatatom", "symbolatom", "listbox", "restore"}


@dataclass
class Canvas:
    """The boxes of one window, each as its words after the coordinates, and (source, target) of each cord."""

    boxes: list[str] = field(default_factory=list)
    cords: list[tuple[int, int]] = field(default_factory=list)

    def sources(self, target: int) -> list[int]:
        """The boxes whose cords end in the box `target`."""
        return [source for source, end in self.cords if end == target]


def canvases(path: Path) -> list[Canvas]:
    """All canvases of a file, subpatches included."""
    found, open_ones = [], []
    for record in re.findall(r"#(.*?[^\\]);\n", path.read_text(encoding="utf-8"), re.DOTALL):
        words = record.replace("\n", " ").split(" ")
        if words[0] == "N":
            open_ones.append(Canvas())
        elif words[1] == "connect":
            open_ones[-1].cords.append((int(words[2]), int(words[4])))
        elif words[1] in BOXES:
            if words[1] == "restore":
                found.append(open_ones.pop())
            kind = "obj" if words[1] == "restore" else words[1]
            open_ones[-1].boxes.append(re.sub(r" ?, f \d+$", "", " ".join([kind, *words[4:]])))
    assert len(open_ones) == 1, path
    return [*found, open_ones[0]]


def requests(path: Path) -> Iterator[str]:
    """What a file asks the daemon for: `set_bpm $1`, or `generate_single_wav ...` where a list is to follow."""
    for canvas in canvases(path):
        for place, box in enumerate(canvas.boxes):
            if re.fullmatch(r"obj (s \S+-ask|ls-osc .*|pd pack)", box):
                yield from _into(canvas, place)


def _into(canvas: Canvas, place: int) -> Iterator[str]:
    for source in canvas.sources(place):
        kind, _, words = canvas.boxes[source].partition(" ")
        if kind == "msg":
            yield from (words.split(r" \, "))
        elif words == "list trim":
            yield from _into(canvas, source)
        elif words.startswith("list prepend "):
            yield f"{words.removeprefix('list prepend ')} ..."
        else:
            assert words in ("inlet", "r $1-ask", "t a b b", "pd lost", "pd work", r"r \$1-ask"), (
                f"what does {words} ask for?"
            )
            yield from _into(canvas, source)
