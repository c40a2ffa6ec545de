"""The files that a device needs: for Max, which freezes them into it, and for a folder where they lie beside it."""

import json
from collections.abc import Iterator
from typing import Any

from tools.max_file import content

TYPES = {".maxpat": "JSON", ".js": "TEXT", ".png": "PNG", ".wav": "WAVE"}  # as Max calls them


def dependencies(raw: dict[str, Any], files: dict[str, bytes]) -> dict[str, str]:
    """Each file by its name, and its path in the package, of a patch (what stands under `patcher`) and of its parts."""
    paths = {
        path.rsplit("/", 1)[-1]: path for path in files if path.split("/")[0] in ("patchers", "javascript", "media")
    }
    found: dict[str, str] = {}
    waiting = [raw]
    while waiting:
        for name in _named(waiting.pop()):
            if name in paths and name not in found:
                found[name] = paths[name]
                if name.endswith(".maxpat"):
                    waiting.append(json.loads(files[paths[name]])["patcher"])
    return dict(sorted(found.items()))


def cache(found: dict[str, str]) -> list[dict[str, Any]]:
    """The list of them that Max keeps in a device."""
    return [
        {"name": name, "bootpath": ".", "patcherrelativepath": f"../{path.rsplit('/', 1)[0]}",
         "type": TYPES[name[name.rindex(".") :]], "implicit": 1}
        for name, path in found.items()
    ]  # fmt: skip


def device_folders(files: dict[str, bytes]) -> dict[str, bytes]:
    """For each device a folder of its name: the device, and beside it all that it needs, by path."""
    made = {}
    for path, data in files.items():
        if path.endswith(".amxd"):
            name = path.rsplit("/", 1)[-1]
            folder = name.removesuffix(".amxd")
            made[f"{folder}/{name}"] = data
            needed = dependencies(json.loads(content(data))["patcher"], files)
            made |= {f"{folder}/{each}": files[where] for each, where in needed.items()}
    return made


def _named(raw: dict[str, Any]) -> Iterator[str]:
    """The files that the boxes of a patch name, and those of the patches inside it."""
    for each in raw["boxes"]:
        box = each["box"]
        first, *rest = box.get("text", "").split() if box["maxclass"] == "newobj" else [box["maxclass"]]
        yield from (f"{first}.maxpat", *rest[:2], box.get("name", ""), box.get("filename", ""), box.get("pic", ""))
        if isinstance(box.get("patcher"), dict):
            yield from _named(box["patcher"])
