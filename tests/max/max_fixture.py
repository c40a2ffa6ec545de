"""Small Max files for the tests, written as Max writes them."""

import json
import struct
from pathlib import Path
from typing import Any

from tools.max_file import KINDS

DIAL = {
    "parameter_longname": "Morph Amount",
    "parameter_shortname": "Morph",
    "parameter_type": 0,
    "parameter_mmin": 0.0,
    "parameter_mmax": 100.0,
    "parameter_unitstyle": 5,
    "parameter_initial_enable": 1,
    "parameter_initial": [20.0],
}


def box(id: str, text: str, ports: tuple[int, int], at: tuple[float, float] = (10, 10), **more: Any) -> dict[str, Any]:
    """One box; a text that begins with a colon is a class: `:message 1 2`, `:live.dial`."""
    maxclass, _, said = text.partition(" ") if text.startswith(":") else ("newobj", "", text)
    made = {"id": id, "maxclass": maxclass.removeprefix(":"), "numinlets": ports[0], "numoutlets": ports[1]}
    made |= {"outlettype": [""] * ports[1], "patching_rect": [*at, 80.0, 22.0]}
    return made | ({"text": said} if said else {}) | more


def dial(id: str = "dial", at: tuple[float, float] = (4, 4), **changes: Any) -> dict[str, Any]:
    """A whole Live parameter; `changes` are made to what Live is told of it."""
    return box(id, ":live.dial", (1, 2), varname=id, parameter_enable=1, presentation=1,
               presentation_rect=[*at, 44.0, 48.0], annotation="How far a morph goes.",
               saved_attribute_attributes={"valueof": DIAL | changes})  # fmt: skip


def patch(boxes: list[dict[str, Any]], cords: list[tuple[str, int, str, int]], **more: Any) -> dict[str, Any]:
    """What stands under `patcher`."""
    lines = [{"patchline": {"source": [a, out], "destination": [b, into]}} for a, out, b, into in cords]
    made = {"fileversion": 1, "classnamespace": "box", "rect": [50, 50, 640, 480], "openinpresentation": 1}
    return made | {"boxes": [{"box": each} for each in boxes], "lines": lines} | more


def write(path: Path, patcher: dict[str, Any], kind: bytes = b"aaaa") -> Path:
    """A .maxpat, .maxhelp or .amxd, by its name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".amxd":
        project = {"amxdtype": KINDS.get(kind, 0)}
        content = json.dumps({"patcher": patcher | {"project": project}}).encode() + b"\n\0"
        head = struct.pack("<4sI4s4sII4sI", b"ampf", 4, kind, b"meta", 4, 0, b"ptch", len(content))
        path.write_bytes(head + content)
    else:
        path.write_text(json.dumps({"patcher": patcher}), encoding="utf-8")
    return path
