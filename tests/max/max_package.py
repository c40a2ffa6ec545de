"""The Max package as Max finds it: every file by its name, wherever in the package it lies."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from tools.max_file import SUFFIXES, Box, Patcher, read

ROOT = Path(__file__).parents[2] / "clients" / "max" / "loopseed"
PICTURES = (".png", ".svg", ".jpg")


@dataclass(frozen=True)
class Package:
    root: Path

    @cached_property
    def files(self) -> dict[str, Path]:
        """Each file by the name that a patch calls it; raises ValueError where a name is there twice."""
        found: dict[str, Path] = {}
        for path in sorted(self.root.rglob("*")):
            inside = path.relative_to(self.root).parts
            if path.is_file() and "node_modules" not in inside:
                if path.name in found and path.suffix in (*SUFFIXES, ".js"):
                    raise ValueError(f"{path.name} is there twice, and Max takes the one that it finds first")
                found[path.name] = path
        return found

    @cached_property
    def patches(self) -> list[Path]:
        return [path for path in self.files.values() if path.suffix in SUFFIXES]

    @cached_property
    def devices(self) -> list[Path]:
        return [path for path in self.patches if path.suffix == ".amxd"]

    @cached_property
    def abstractions(self) -> list[Path]:
        """The parts that other patches name: `ls.*` in patchers/."""
        return [path for path in self.patches if path.suffix == ".maxpat" and path.name.startswith("ls.")]

    @cached_property
    def scripts(self) -> list[Path]:
        return [path for path in self.files.values() if path.suffix in (".js", ".mjs", ".cjs")]

    def opened(self, path: Path) -> Patcher:
        """The patch of a file."""
        return _read(path)

    def abstraction(self, name: str) -> Patcher | None:
        """The patch that a box of that name loads; a .maxpat may be named with its suffix."""
        path = self.files.get(name.removesuffix(".maxpat") + ".maxpat")
        return self.opened(path) if path else None

    def parameters(self, patch: Patcher) -> Iterator[Box]:
        """The boxes of a patch, and of the patches in it, that are parameters of Live's."""
        for box in patch.boxes:
            if box.raw.get("parameter_enable"):
                yield box
            if inner := self.inner(box):
                yield from self.parameters(inner)

    def inner(self, box: Box) -> Patcher | None:
        """The patch inside a box: embedded, or the file that the box names."""
        if box.patcher:
            return box.patcher
        if box.name == "bpatcher":
            return self.abstraction(box.raw.get("name", ""))
        if box.name == "poly~":
            return self.abstraction(box.arguments[0]) if box.arguments else None
        return self.abstraction(box.name) if box.raw["maxclass"] == "newobj" else None

    def script(self, box: Box) -> str | None:
        """What a js, v8 or node.script box runs."""
        name = box.arguments[0] if box.arguments else box.raw.get("filename", "")
        path = self.files.get(name) or self.files.get(f"{name}.js")
        return path.read_text(encoding="utf-8") if path else None


@cache
def _read(path: Path) -> Patcher:
    return read(path)


def named_files(box: Box) -> list[str]:
    """The files that a box names and cannot do without."""
    if box.name in ("js", "v8", "node.script", "jsui", "v8ui"):
        name = box.arguments[0] if box.arguments else box.raw.get("filename", "")
        return [name if re.search(r"\.[cm]?js$", name) else f"{name}.js"]
    if box.name == "bpatcher":
        return [] if box.patcher else [box.raw.get("name", "a patch, which the box does not name")]
    if box.name == "poly~":
        return [f"{(box.arguments or ['a patch, which the box does not name'])[0].removesuffix('.maxpat')}.maxpat"]
    if box.name == "buffer~":
        return box.arguments[1:2]
    pictures = [box.raw.get(key, "") for key in ("pic", "pictures", "data", "embedname")]
    flat = [name for given in pictures for name in (given if isinstance(given, list) else [given])]
    return [name for name in flat if isinstance(name, str) and name.endswith(PICTURES)]
