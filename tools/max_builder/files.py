"""Patches, help patches and devices as the content of their files."""

import json
import struct
from pathlib import Path
from typing import Any

from tools.max_builder.banks import section
from tools.max_builder.dependencies import cache, dependencies
from tools.max_builder.patch import Patch
from tools.max_builder.scripts import HEAD
from tools.max_file import SUFFIXES, content

KINDS = {"audio": b"aaaa", "instrument": b"iiii"}
HEIGHT = 169  # pixels of a device in Live
MIN_LIVE, MIN_MAX = "11.0", "8.6"  # Live 11 where its Max is that new


def patch_file(patch: Patch, title: str, **more: Any) -> bytes:
    """A .maxpat or a .maxhelp."""
    return _json({"patcher": patch.raw() | _told(title) | more})


def device_file(name: str, patch: Patch, kind: str, title: str, files: dict[str, bytes]) -> bytes:
    """An unfrozen .amxd: ampf, meta and ptch around the JSON, which ends in a newline and a zero byte.

    `files` holds the parts that it shows, such as `patchers/ls.seed.maxpat`.
    """
    width = patch.face[0] if patch.face else 0
    raw = patch.raw() | _told(title) | {"openrect": [0.0, 0.0, 0.0, float(HEIGHT)], "devicewidth": float(width)}
    raw |= {"default_fontsize": 10.0, "latency": 0, "project": project(KINDS[kind]), "autosave": 0}
    raw |= {"parameters": section(name, raw, files), "dependency_cache": cache(dependencies(raw, files))}
    raw |= {"minimum_live_version": MIN_LIVE, "minimum_max_version": MIN_MAX}
    text = _json({"patcher": raw}) + b"\0"
    return struct.pack("<4sI4s4sII4sI", b"ampf", 4, KINDS[kind], b"meta", 4, 0, b"ptch", len(text)) + text


def is_built(path: Path) -> bool:
    """May it be written anew? True where there is no such file, or where it is laid out as ours is.

    Max lays JSON out in its own way, so a patch that was saved there is told from a built one.
    """
    if path.suffix == ".js" and path.exists():
        return path.read_bytes().startswith(HEAD.encode())
    if path.suffix not in SUFFIXES or not path.exists():
        return True
    try:
        text = content(path.read_bytes()).strip()
        return text.encode() == _json(json.loads(text)).strip()
    except ValueError:
        return False


def project(kind: bytes) -> dict[str, Any]:
    """The section that makes Live take the file for a device of that kind."""
    return {"version": 1, "creationdate": 0, "modificationdate": 0, "viewrect": [0.0, 0.0, 300.0, 500.0],
            "autoorganize": 1, "hideprojectwindow": 1, "showdependencies": 1, "autolocalize": 0,
            "contents": {"patchers": {}}, "layout": {}, "searchpath": {}, "detailsvisible": 0,
            "amxdtype": int.from_bytes(kind, "big"), "readonly": 0, "devpathtype": 0, "devpath": ".", "sortmode": 0,
            "viewmode": 0, "includepackages": 1}  # fmt: skip


def _told(title: str) -> dict[str, Any]:
    return {"description": title, "digest": title, "tags": "loopseed", "dependency_cache": []}


def _json(raw: dict[str, Any]) -> bytes:
    return (json.dumps(raw, indent="\t", ensure_ascii=False) + "\n").encode()
