"""Checks of boxes and cords; each check yields one sentence for each thing that is wrong in a patch."""

import re
from collections import Counter
from collections.abc import Iterator

import max_objects
from max_package import Package, named_files

from tools.max_file import Box, Cord, Patcher, words

PARTS = {"bpatcher", "patcher", "p", "poly~"}
LEFT_OVER = {"print", "dict.view"}
SHARED = {"send", "receive", "s", "r", "send~", "receive~", "s~", "r~", "buffer~", "groove~", "play~", "wave~", "info~",
          "record~", "peek~", "index~", "waveform~", "coll", "dict", "value", "v", "pattrstorage", "forward", "table",
          "polybuffer~"}  # fmt: skip
# How the names that a patch shares begin, by its kind; #0 is left to parts: in a patch of its own it may stay as it is.
OWN_NAMES = {".amxd": r"---|#\d", ".maxhelp": r"demo-"}
GLOBAL = {"dspstate~", "max"}  # names that Max itself gives


def ids(patch: Patcher, _: Package) -> Iterator[str]:
    """Every id once in a window."""
    for window in patch.walk():
        for id, count in Counter(box.id for box in window.boxes).items():
            if count > 1:
                yield f"{window.where}: {count} boxes are called {id}"


def objects(patch: Patcher, package: Package) -> Iterator[str]:
    """Every object is one that Max or the package knows, and none is a leftover of debugging."""
    for window in patch.walk():
        for box in window.boxes:
            if box.name in LEFT_OVER:
                yield f"{window.where}: {box} was left behind"
            elif not max_objects.knows(box, package):
                yield f"{window.where}: {box}: Max has no object {box.name}"


def ports(patch: Patcher, package: Package) -> Iterator[str]:
    """A box declares the ports that it has: Max drops the cords of one that declares too few."""
    for window in patch.walk():
        for box in window.boxes:
            declared = (box.raw.get("numinlets"), box.raw.get("numoutlets"))
            try:
                has = max_objects.ports(box, package)
            except ValueError as error:
                yield f"{window.where}: {box}: {error}"
                continue
            if declared != has:
                yield f"{window.where}: {box} declares {declared} inlets and outlets and has {has}"
            kinds = box.raw.get("outlettype", [])
            if len(kinds) != (declared[1] or 0):
                yield f"{window.where}: {box} tells {len(kinds)} kinds for {declared[1]} outlets"


def cords(patch: Patcher, package: Package) -> Iterator[str]:
    """Every cord goes once from an outlet that is there to an inlet that is there."""
    for window in patch.walk():
        for cord, count in Counter(window.cords).items():
            if count > 1:
                yield f"{window.where}: {cord} is there {count} times"
            for id, port, side in ((cord.source, cord.outlet, 1), (cord.target, cord.inlet, 0)):
                box = window.box(id)
                if box is None:
                    yield f"{window.where}: {cord} ends in a box that is not there"
                    continue
                try:
                    has = max_objects.ports(box, package)[side]
                except ValueError:
                    continue  # said by ports
                if not 0 <= port < has:
                    yield f"{window.where}: {cord}: {box} has {has} {'outlets' if side else 'inlets'}"


def order(patch: Patcher, _: Package) -> Iterator[str]:
    """Inlets and outlets are counted from left to right: two in one column would be taken at random."""
    for window in patch.walk():
        for kind in ("inlet", "outlet"):
            columns = Counter(box.place.x for box in window.boxes if box.name == kind)
            for x, count in columns.items():
                if count > 1:
                    yield f"{window.where}: {count} {kind}s lie at x = {x:g}, so nobody knows which is the first"


def attributes(patch: Patcher, package: Package) -> Iterator[str]:
    """Every attribute is one of its object."""
    for window in patch.walk():
        for box in window.boxes:
            if package.inner(box) and box.name not in PARTS:
                continue  # an abstraction's own arguments
            known = max_objects.attributes(box.name)
            given = set(box.typed) | set(box.raw) - {"code"} | set(box.raw.get("saved_object_attributes", {}))
            for name in sorted(given - known - {"parameter_enable", "embed", "client_rect", "storage_rect"}):
                yield f"{window.where}: {box}: {box.name} has no attribute {name}"


def sent(box: Box) -> list[str]:
    """The messages of known first words that a box sends by itself."""
    if box.name == "message":
        parts = re.split(r"(?<!\\),", re.split(r"(?<!\\);", box.text)[0])
        return [part.strip() for part in parts if part.strip()]
    if box.name in ("prepend", "loadmess"):
        return [" ".join(box.arguments)] if box.arguments else []
    return []


def reached(window: Patcher, cord: Cord, package: Package) -> Iterator[Box]:
    """The objects that a message down a cord reaches, into patches that lie in its way."""
    box = window.box(cord.target)
    if box is None:
        return
    inner = package.inner(box)
    if inner is None or box.name == "poly~":
        if box.name not in ("outlet", "trigger", "t", "send", "s"):
            yield box
        return
    inlets = sorted((each for each in inner.boxes if each.name == "inlet"), key=lambda each: each.place.x)
    for inward in inner.cords:
        if cord.inlet < len(inlets) and inward.source == inlets[cord.inlet].id:
            yield from reached(inner, inward, package)


def messages(patch: Patcher, package: Package) -> Iterator[str]:
    """Every message box, prepend and loadmess says a word that the object at its cord's end hears."""
    for window in patch.walk():
        for cord in window.cords:
            box = window.box(cord.source)
            for message in sent(box) if box and cord.outlet == 0 else []:
                word = (words(message) or [""])[0]
                if re.fullmatch(r"[-+]?[\d.]+|[\\$#].*|", word):
                    continue
                for target in reached(window, cord, package):
                    heard = max_objects.messages(target, package)
                    if not heard & {word, "anything"} and not (
                        word == "bang" and "signal" in heard and "bang" in heard
                    ):
                        yield f"{window.where}: {box} says {word} to {target}, which hears no such message"


def files(patch: Patcher, package: Package) -> Iterator[str]:
    """Every file that a box names is in the package."""
    for window in patch.walk():
        for box in window.boxes:
            for name in named_files(box):
                if name not in package.files:
                    yield f"{window.where}: {box} names {name}, which is not in the package"


def shared_names(patch: Patcher, _: Package) -> Iterator[str]:
    """All devices share one name space: a device's names begin with ---, a part's with its #1 (or #0)."""
    own_names = next((names for suffix, names in OWN_NAMES.items() if suffix in patch.where), r"#\d")
    for window in patch.walk():
        for box in window.boxes:
            name = (box.arguments or [""])[0] if box.name != "waveform~" else box.raw.get("buffername", "")
            own = re.match(own_names, str(name))
            if box.name in SHARED and name and not own and name not in GLOBAL and not name.startswith("@"):
                yield f"{window.where}: {box} shares the name {name} with every other device"
            if box.name == "message":
                for receiver in re.findall(r"(?<!\\);\s*([^\s,;]+)", box.text):
                    if not re.match(r"---|#[0-9]|\$", receiver) and receiver not in GLOBAL:
                        yield f"{window.where}: {box} sends to {receiver}, which every other device hears"


def changed_names(patch: Patcher, _: Package) -> Iterator[str]:
    """Max fills in #1 and --- where a word begins with them, and nowhere else."""
    for window in patch.walk():
        for box in window.boxes:
            given = [box.text] if box.name != "comment" else []
            for text in (*given, *map(str, box.raw.get("args", [])), str(box.raw.get("buffername", ""))):
                for late in re.findall(r"[^\s,;]+(?:#\d|---)", text):
                    if re.fullmatch(r"[A-G]#-?\d", text):  # a note
                        continue
                    yield f"{window.where}: {box}: nothing is filled in for {late}, which begins no word with it"


def parts_named(patch: Patcher, package: Package) -> Iterator[str]:
    """A device names its parts: the first argument of each that uses #1 for shared names begins with ---."""
    if not patch.where.endswith(".amxd"):
        return
    for window in patch.walk():
        for box in window.boxes:
            inner = package.inner(box)
            if not inner or box.patcher or not any(_shares(part) for part in inner.walk()):
                continue
            given = box.raw.get("args", []) if box.name == "bpatcher" else box.arguments[box.name == "poly~" :]
            if not given or not re.match(r"---|#[0-9]", str(given[0])):
                yield f"{window.where}: {box} needs a name of its own that begins with ---"


def _shares(window: Patcher) -> bool:
    return any(box.name in SHARED and "#1" in box.text for box in window.boxes)


CHECKS = (ids, objects, ports, cords, order, attributes, messages, files, shared_names, changed_names,
          parts_named)  # fmt: skip
