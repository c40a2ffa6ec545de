"""Checks of the package as a whole: its card, the reference page and the help patch of each part."""

import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator

from max_package import Package

# The keys of Cycling '74's page on package-info.json, but for the website, which a package need not have.
CARD = {"name": str, "displayname": str, "version": str, "author": str, "authors": list, "description": str,
        "tags": list, "max_version_min": str, "max_version_max": str, "os": dict, "homepatcher": str,
        "package_extra": dict}  # fmt: skip
MAY_BE_EMPTY = {"extends": str, "extensible": int}
FORMS = {"version": r"\d+\.\d+\.\d+([-+][\w.+-]+)?", "max_version_min": r"none|\d+(\.\d+)*",
         "max_version_max": r"none|\d+(\.\d+)*", "extensible": "[01]"}  # fmt: skip
PLATFORMS = {"macintosh": {"x64", "aarch64"}, "windows": {"x64"}}  # that Max runs on


def card(package: Package) -> Iterator[str]:
    """package-info.json, by which Max's package manager knows the package."""
    path = package.root / "package-info.json"
    if not path.exists():
        yield "package-info.json is not there"
        return
    told = json.loads(path.read_text(encoding="utf-8"))
    for key, kind in CARD.items():
        if not isinstance(told.get(key), kind) or not told[key]:
            yield f"package-info.json does not say its {key} ({kind.__name__})"
    for key, kind in MAY_BE_EMPTY.items():
        if not isinstance(told.get(key), kind):
            yield f"package-info.json does not say its {key} ({kind.__name__})"
    for key, form in FORMS.items():
        if not re.fullmatch(form, str(told.get(key))):
            yield f"package-info.json says {key} {told.get(key)!r}"
    for system, about in told.get("os", {}).items():
        platforms = set(about.get("platform", []))
        if not platforms or not platforms <= PLATFORMS.get(system, set()) or not about.get("min_version"):
            yield f"package-info.json says {system} {about}"
    for key in ("reverse_domain", "copyright"):
        if not told.get("package_extra", {}).get(key):
            yield f"package-info.json does not say its {key}"
    home = told.get("homepatcher")
    if home and home not in package.files:
        yield f"package-info.json names {home}, which is not in the package"


def references(package: Package) -> Iterator[str]:
    """docs/NAME.maxref.xml: one for each part, of as many inlets and outlets as the part has."""
    pages = {path.name.removesuffix(".maxref.xml"): path for path in package.root.rglob("*.maxref.xml")}
    for path in package.abstractions:
        if path.stem not in pages:
            yield f"{path.stem} has no reference page (docs/{path.stem}.maxref.xml)"
    for name, path in pages.items():
        try:
            page = ElementTree.parse(path).getroot()
        except ElementTree.ParseError as error:
            yield f"{path.name} is no XML: {error}"
            continue
        if page.tag != "c74object" or page.get("name") != name:
            yield f"{path.name} does not say that it is about {name} (c74object, name)"
        if not (page.findtext("digest") or "").strip():
            yield f"{path.name} has no digest"
        patch = package.abstraction(name)
        if patch is None:
            yield f"{path.name} is about {name}, which is not in the package"
            continue
        for kind, count in zip(("inlet", "outlet"), patch.ports(), strict=True):
            listed = len(page.findall(f"./{kind}list/{kind}"))
            if listed != count:
                yield f"{path.name} lists {listed} {kind}s, and {name} has {count}"


def helps(package: Package) -> Iterator[str]:
    """NAME.maxhelp: one for each part, with the part at work in it."""
    helped = {path.stem: path for path in package.patches if path.suffix == ".maxhelp"}
    for path in package.abstractions:
        if path.stem not in helped:
            yield f"{path.stem} has no help patch ({path.stem}.maxhelp)"
    for name, path in helped.items():
        patch = package.opened(path)
        names = {box.raw.get("name", "").removesuffix(".maxpat") for each in patch.walk() for box in each.boxes}
        names |= {box.name for each in patch.walk() for box in each.boxes}
        if name not in names:
            yield f"{path.name} does not show {name}"


CHECKS = (card, references, helps)
