"""Patches, help patches and devices as files."""

import json
import struct
from pathlib import Path
from typing import Any

from tools.max_builder.banks import section
from tools.max_builder.patch import Patch

PACKAGE = Path(__file__).parents[2] / "clients" / "max" / "loopseed"
KINDS = {"audio": b"aaaa", "instrument": b"iiii"}
HEIGHT = 169  # pixels of a device in Live


def save(name: str, patch: Patch, title: str, **more: Any) -> None:
    """A patch in its folder of the package: `patchers/ls.osc.maxpat`."""
    path = PACKAGE / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_text({"patcher": patch.raw() | _told(title) | more}), encoding="utf-8")


def save_device(name: str, patch: Patch, kind: str, title: str) -> None:
    """An unfrozen device: ampf, meta and ptch around the JSON, which ends in a newline and a zero byte."""
    width = patch.face[0] if patch.face else 0
    raw = patch.raw() | _told(title) | {"openrect": [0.0, 0.0, 0.0, float(HEIGHT)], "devicewidth": float(width)}
    raw |= {"default_fontsize": 10.0, "latency": 0, "project": project(KINDS[kind]), "autosave": 0}
    raw |= {"parameters": section(name.removesuffix(".amxd"), raw, PACKAGE / "patchers")}
    content = _text({"patcher": raw}).encode() + b"\0"
    head = struct.pack("<4sI4s4sII4sI", b"ampf", 4, KINDS[kind], b"meta", 4, 0, b"ptch", len(content))
    path = PACKAGE / "devices" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(head + content)


def project(kind: bytes) -> dict[str, Any]:
    """The section that makes Live take the file for a device of that kind."""
    return {"version": 1, "creationdate": 0, "modificationdate": 0, "viewrect": [0.0, 0.0, 300.0, 500.0],
            "autoorganize": 1, "hideprojectwindow": 1, "showdependencies": 1, "autolocalize": 0,
            "contents": {"patchers": {}}, "layout": {}, "searchpath": {}, "detailsvisible": 0,
            "amxdtype": int.from_bytes(kind, "big"), "readonly": 0, "devpathtype": 0, "devpath": ".", "sortmode": 0,
            "viewmode": 0, "includepackages": 0}  # fmt: skip


def _told(title: str) -> dict[str, Any]:
    return {"description": title, "digest": title, "tags": "loopseed", "dependency_cache": []}


def _text(raw: dict[str, Any]) -> str:
    return json.dumps(raw, indent="\t", ensure_ascii=False) + "\n"
