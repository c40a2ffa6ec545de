"""Read Max files: a .maxpat or .maxhelp is JSON, an .amxd the same JSON in a container.

A device's container is four chunks of a name, a length (32 bits, least byte first) and a content: `ampf` with the kind
of device, `meta`, `ptch` with the JSON, which ends in a newline and a zero byte.

`python -m tools.max_file FILE` prints the JSON of any of them with sorted keys, whoever laid it out: for `git diff`.
"""

import argparse
import json
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

SUFFIXES = (".maxpat", ".maxhelp", ".amxd")
KINDS = {b"aaaa": 1633771873, b"iiii": 1768515945, b"mmmm": 1835887981}  # audio, instrument, MIDI: project.amxdtype


class Cord(NamedTuple):
    source: str
    outlet: int
    target: str
    inlet: int


class Rect(NamedTuple):
    """Pixels from the upper left corner."""

    x: float
    y: float
    width: float
    height: float


def words(text: str) -> list[str]:
    """The words of a box as Max has them: `a "b c" d\\, e` is a, b c, d\\, and e."""
    return [word.strip('"') for word in re.findall(r'"[^"]*"|(?:\\.|[^\s"])+', text)]


@dataclass(frozen=True)
class Box:
    """One box; `raw` is what the file says of it, `patcher` the patch that it holds itself."""

    raw: dict[str, Any]
    patcher: "Patcher | None"

    @property
    def id(self) -> str:
        return self.raw["id"]

    @property
    def text(self) -> str:
        return self.raw.get("text", "")

    @cached_property
    def name(self) -> str:
        """Of the object: the first word of a plain box, else its class."""
        if self.raw["maxclass"] != "newobj":
            return self.raw["maxclass"]
        return (words(self.text) or [""])[0]

    @cached_property
    def arguments(self) -> list[str]:
        """The words after the name, up to the first attribute."""
        if self.raw["maxclass"] != "newobj":
            return []
        after = words(self.text)[1:]
        ends = [place for place, word in enumerate(after) if re.fullmatch(r"@[A-Za-z_]\w*", word)]
        return after[: ends[0]] if ends else after

    @cached_property
    def typed(self) -> dict[str, list[str]]:
        """The attributes that are typed into the box: `@loop 1` is loop: [1]."""
        found: dict[str, list[str]] = {}
        after = words(self.text)[1 + len(self.arguments) :] if self.raw["maxclass"] == "newobj" else []
        for word in after:
            if re.fullmatch(r"@[A-Za-z_]\w*", word):
                found[word[1:]] = []
            else:
                found[list(found)[-1]].append(word)
        return found

    @property
    def parameter(self) -> dict[str, Any]:
        """Its attributes as a parameter of Live (parameter_longname and so on); empty where it is none."""
        return self.raw.get("saved_attribute_attributes", {}).get("valueof", {})

    @property
    def place(self) -> Rect:
        return Rect(*map(float, self.raw["patching_rect"]))

    @property
    def shown(self) -> Rect | None:
        """Where it lies in the presentation, if it does."""
        if not self.raw.get("presentation") or self.raw.get("hidden"):
            return None
        return Rect(*map(float, self.raw["presentation_rect"]))

    def __str__(self) -> str:
        return f"{self.id} [{self.text or self.raw.get('varname') or self.raw['maxclass']}]"


@dataclass(frozen=True)
class Patcher:
    """One window of boxes and cords; `where` names the file and the way in."""

    where: str
    raw: dict[str, Any]
    boxes: list[Box] = field(default_factory=list)
    cords: list[Cord] = field(default_factory=list)

    def walk(self) -> Iterator["Patcher"]:
        """This patcher and all that lie in it."""
        yield self
        for box in self.boxes:
            if box.patcher:
                yield from box.patcher.walk()

    def box(self, id: str) -> Box | None:
        return next((box for box in self.boxes if box.id == id), None)

    def ports(self) -> tuple[int, int]:
        """How many inlets and outlets a box of this patch has: those of `inlet` and `outlet`, or of `in` and `out~`."""
        names = [box.name for box in self.boxes]
        numbers = {kind: [int(box.arguments[0]) for box in self.boxes if box.name == kind and box.arguments]
                   for kind in ("in", "in~", "out", "out~")}  # fmt: skip
        inlets = max(numbers["in"] + numbers["in~"], default=0)
        outlets = max(numbers["out"], default=0) + max(numbers["out~"], default=0)
        return names.count("inlet") or inlets, names.count("outlet") or outlets


def read(path: Path) -> Patcher:
    """The patch of a file; raises ValueError where it is not a Max patch."""
    data = path.read_bytes()
    try:
        text = device(data)[1] if path.suffix == ".amxd" else data.decode("utf-8")
        return _patcher(path.name, json.loads(text)["patcher"])
    except (ValueError, KeyError, TypeError, IndexError, struct.error) as error:
        raise ValueError(f"{path.name} is not a Max patch: {error!r}.") from error


def device(data: bytes) -> tuple[bytes, str]:
    """The kind (`aaaa`, `iiii`, `mmmm`) and the JSON of an unfrozen .amxd; raises ValueError for any other byte."""
    kind = data[8:12]
    head = struct.pack("<4sI4s4sII4sI", b"ampf", 4, kind, b"meta", 4, 0, b"ptch", max(0, len(data) - 32))
    if kind not in KINDS:
        raise ValueError(f"the device is of the unknown kind {kind!r}")
    if data[:32] != head:
        raise ValueError(f"the container begins {data[:32]!r} where {head!r} is needed")
    if data[-2:] != b"\n\0" or b"\0" in data[32:-1]:
        raise ValueError("the JSON of the device does not end in a newline and one zero byte")
    return kind, data[32:-2].decode("utf-8")


def content(data: bytes) -> str:
    """The JSON of a file of any kind; raises ValueError for a container that is not in order."""
    return device(data)[1] if data.startswith(b"ampf") else data.decode("utf-8")


def sorted_text(data: bytes) -> str:
    """The JSON with sorted keys, and each list of plain values in one line; raises ValueError for no JSON."""
    text = json.dumps(json.loads(content(data)), indent=1, sort_keys=True, ensure_ascii=False)
    return re.sub(r"\[\n([^\[\]{}]*?)\n *\]", lambda match: "[" + re.sub(r"\n *", " ", match[1]).strip() + "]", text)


def _patcher(where: str, raw: dict[str, Any]) -> Patcher:
    boxes = []
    for entry in raw["boxes"]:
        box = entry["box"]
        inner = box.get("patcher")
        named = f"{where}: {box.get('text') or box['id']}"
        boxes.append(Box(box, _patcher(named, inner) if isinstance(inner, dict) else None))
    cords = []
    for entry in raw.get("lines", []):
        (source, outlet), (target, inlet) = entry["patchline"]["source"], entry["patchline"]["destination"]
        cords.append(Cord(source, outlet, target, inlet))
    return Patcher(where, raw, boxes, cords)


if __name__ == "__main__":
    about = "Print a patch or a device as JSON with sorted keys, so that git diff can compare two of them."
    parser = argparse.ArgumentParser(prog="python -m tools.max_file", description=about)
    parser.add_argument("file", type=Path, metavar="FILE", help="a .maxpat, .maxhelp or .amxd file")
    print(sorted_text(parser.parse_args().file.read_bytes()))
