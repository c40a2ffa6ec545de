"""The README of the Max client against what the package holds."""

import re
from collections.abc import Iterator

from max_package import ROOT, Package

from tools.max_file import Box, Patcher

PACKAGE = Package(ROOT)
FOLDER = ROOT.parent
README = (FOLDER / "README.md").read_text(encoding="utf-8")


def parameters(patch: Patcher) -> Iterator[Box]:
    for box in patch.boxes:
        if box.raw.get("parameter_enable"):
            yield box
        inner = PACKAGE.inner(box)
        if inner:
            yield from parameters(inner)


def test_each_parameter_is_in_the_table():
    rows = dict(re.findall(r"^\| ([^|\n]+) \| (?:[^|\n]*\|){3} ([^|\n]+) \|$", README, re.MULTILINE))
    found: dict[str, set[str]] = {}
    for path in PACKAGE.devices:
        for box in parameters(PACKAGE.opened(path)):
            name = re.sub(r"^(\w+) [1-8]\b", r"\1 N", box.parameter["parameter_longname"])
            found.setdefault(name, set()).add(path.stem.removeprefix("loopseed "))
    assert {name: set(rows.get(name, "").split(", ")) for name in found} == found
    assert set(rows) - {"name"} == set(found)


def test_each_part_is_told_of():
    told = set(re.findall(r"`\[(ls\.[\w.~]+)", README))
    assert told == {path.stem for path in PACKAGE.abstractions}


def test_each_name_that_joins_the_parts_is_told_of():
    """send and receive: NAME-ask and so on; a device has some of its own, which begin otherwise."""
    used = {
        box.arguments[0].removeprefix("#1-")
        for path in PACKAGE.abstractions
        for window in PACKAGE.opened(path).walk()
        for box in window.boxes
        if box.name in ("s", "r")
    }
    assert {name for name in used if "#" not in name} <= set(re.findall(r"`NAME-(\w+)`", README))


def test_each_link_leads_somewhere():
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (FOLDER / target).exists(), target
