"""Checks of what a person sees: the presentation, and the parameters that Live, Push and automation see."""

from collections import Counter
from collections.abc import Iterator

from max_package import Package

from tools.max_file import Box, Patcher, Rect

HEIGHT = 169  # pixels: of every device in Live
MAX_WIDTH = 900  # pixels
MIN_HIT = (24, 16)  # pixels: width and height of what is pressed or turned; surfaces to draw on have no single hits
HITS = {"live.text", "live.tab", "live.menu", "umenu", "live.numbox", "live.dial", "live.toggle", "live.button",
        "live.slider", "live.gain~", "live.drop", "textedit", "textbutton", "toggle", "button", "number"}  # fmt: skip
MIN_FONT = 9.5  # points
LAYERS = {"panel", "comment", "live.comment", "live.line", "fpic"}  # may lie under or on others
PARAMETERS = {"live.dial", "live.slider", "live.text", "live.toggle", "live.button", "live.numbox", "live.menu",
              "live.tab", "live.gain~", "live.grid"}  # fmt: skip
FLOAT, INT, ENUM, BLOB = range(4)  # parameter_type
CUSTOM = 9  # parameter_unitstyle: as parameter_units has it
_KEYS = """longname shortname type mmin mmax enum unitstyle units initial initial_enable exponent steps modmode modmin
    modmax invisible linknames annotation_name info order defer speedlim speedlimit mapping_index osc_name is_visible
    range"""
KEYS = {f"parameter_{key}" for key in _KEYS.split()}


def width(patch: Patcher) -> float:
    """Of a device in pixels: as it says, or as far as its presentation goes."""
    said = patch.raw.get("devicewidth", 0)
    return said or max((box.shown.x + box.shown.width for box in patch.boxes if box.shown), default=0)


def overlap(one: Rect, other: Rect) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def layer(box: Box) -> bool:
    return box.name in LAYERS or bool(box.raw.get("background"))


def sizes(patch: Patcher, package: Package) -> Iterator[str]:
    """A device is not too wide, what is pressed is not too small, and no word is."""
    if patch.where.endswith(".amxd") and width(patch) > MAX_WIDTH:
        yield f"{patch.where} is {width(patch):g} pixels wide"
    for window in patch.walk():
        for box in window.boxes:
            rect = Rect(*box.raw["presentation_rect"]) if box.raw.get("presentation") else None
            wide, high = _hit(box, rect) if rect and box.name in HITS else MIN_HIT
            if wide < MIN_HIT[0] or high < MIN_HIT[1]:
                yield f"{window.where}: {box} is only {wide:g} x {high:g} pixels"
            if rect and box.name != "panel" and box.raw.get("fontsize", MIN_FONT) < MIN_FONT:
                yield f"{window.where}: {box} has words of {box.raw['fontsize']} points"


def _hit(box: Box, rect: Rect) -> tuple[float, float]:
    """Width and height of what is pressed: of a tab, one of its words."""
    if box.name != "live.tab":
        return rect.width, rect.height
    rows = int(box.raw.get("num_lines_presentation") or 1)
    columns = -(-len(box.parameter.get("parameter_enum", [""])) // rows)
    return rect.width / columns, rect.height / rows


COLOURLESS = {"bpatcher", "fpic"}  # a part has colours of its own, a picture is one


def colours(patch: Patcher, package: Package) -> Iterator[str]:
    """What is seen and is not Live's own has the colours of Live's theme."""
    for window in patch.walk():
        under = [box.shown for box in window.boxes if box.name == "panel" and _is_themed(box, package)]
        for box in window.boxes:
            is_light = box.name == "panel" and box.shown in under  # off, it is seen through
            known = box.name.startswith("live.") or box.name in COLOURLESS or is_light
            if box.raw.get("presentation") and not known and not _is_themed(box, package):
                yield f"{window.where}: {box} does not follow the theme of Live"


def _is_themed(box: Box, package: Package) -> bool:
    """A jsui asks for a colour of the theme whenever it draws; another object names one."""
    if box.name == "jsui":
        return "max.getcolor(" in (package.script(box) or "")
    return any("expression" in each for each in box.raw.get("saved_attribute_attributes", {}).values())


def presentation(patch: Patcher, package: Package) -> Iterator[str]:
    """A device opens in its presentation, nothing of it lies outside, and no control covers another."""
    if patch.where.endswith(".amxd"):
        if not patch.raw.get("openinpresentation"):
            yield f"{patch.where} does not open in its presentation"
        for box in patch.boxes:
            rect = box.shown
            if rect and not (
                rect.x >= 0 and rect.y >= 0 and rect.x + rect.width <= width(patch) and rect.y + rect.height <= HEIGHT
            ):
                yield f"{patch.where}: {box} at {tuple(rect)} leaves the device ({width(patch):g} x {HEIGHT})"
    for window in patch.walk():
        shown = [(box, box.shown) for box in window.boxes if box.shown and not layer(box)]
        for place, (box, rect) in enumerate(shown):
            for other, its in shown[place + 1 :]:
                if overlap(rect, its):
                    yield f"{window.where}: {box} and {other} overlap in the presentation"
    for window in patch.walk():
        for box in window.boxes:
            if box.shown and box.name == "bpatcher" and (inner := package.inner(box)):
                yield from _cut(window.where, box, inner)


def _cut(where: str, box: Box, inner: Patcher) -> Iterator[str]:
    """What of a part's own face its box in the whole does not show."""
    left, top = (-float(each) for each in box.raw.get("offset", [0, 0]))
    rect = box.shown or Rect(0, 0, 0, 0)
    for each in inner.boxes:
        shown = each.shown
        if shown and not layer(each) and not (
            left <= shown.x and shown.x + shown.width <= left + rect.width
            and top <= shown.y and shown.y + shown.height <= top + rect.height
        ):  # fmt: skip
            yield f"{where}: {box} cuts off {each} at {tuple(shown)}"


def parameters(patch: Patcher, _: Package) -> Iterator[str]:
    """A control of Live's kind is a whole parameter: names, type, range or choices, unit, initial value, a hint."""
    for window in patch.walk():
        for box in window.boxes:
            if box.name in PARAMETERS or box.raw.get("parameter_enable"):
                for fault in faults(box):
                    yield f"{window.where}: {box} {fault}"


def faults(box: Box) -> Iterator[str]:
    """What a parameter lacks."""
    told = box.parameter
    if not box.raw.get("parameter_enable"):
        yield "is no parameter (parameter_enable)"
        return
    if not box.raw.get("varname"):
        yield "has no scripting name (varname)"
    for key in ("parameter_longname", "parameter_shortname"):
        if not told.get(key):
            yield f"has no {key}"
    for key in sorted(set(told) - KEYS):
        yield f"has an unknown {key}"
    kind = told.get("parameter_type", FLOAT)
    if kind not in (FLOAT, INT, ENUM, BLOB):
        yield f"is of the unknown parameter_type {kind}"
    if kind in (FLOAT, INT):
        low, high = told.get("parameter_mmin", 0.0), told.get("parameter_mmax", 127.0)
        if not low < high:
            yield f"goes from {low} to {high}"
        if "parameter_unitstyle" not in told:
            yield "has no unit (parameter_unitstyle)"
        if told.get("parameter_unitstyle") == CUSTOM and not told.get("parameter_units"):
            yield "has a unit of its own that is not said (parameter_units)"
        if kind == INT and high - low > 255:
            yield f"is an int of {high - low + 1:g} values, and Live has room for 256"
        if told.get("parameter_initial_enable") and not low <= told["parameter_initial"][0] <= high:
            yield f"begins at {told['parameter_initial'][0]}, outside of {low} to {high}"
    if kind == ENUM and len(told.get("parameter_enum", [])) < 2 and box.name != "live.button":
        yield "has no two choices (parameter_enum)"
    if box.name == "live.button" or (box.name == "live.text" and box.raw.get("mode") == 0):
        pass  # nothing to begin with: it is only pressed
    elif not told.get("parameter_initial_enable") or not told.get("parameter_initial"):
        yield "has no initial value (parameter_initial, parameter_initial_enable)"
    if not told.get("parameter_info") and not box.raw.get("annotation") and not box.raw.get("hint"):
        yield "does not say what it does (parameter_info, annotation or hint)"


def long_names(patch: Patcher, package: Package) -> Iterator[str]:
    """Live tells the parameters of one device apart by their long names."""
    if not patch.where.endswith(".amxd"):
        return
    names: Counter[str] = Counter()
    for names_of_part in _long_names(patch, package, ()):
        names[names_of_part] += 1
    for name, count in names.items():
        if count > 1:
            yield f"{patch.where}: {count} parameters are called {name}"


def _long_names(patch: Patcher, package: Package, arguments: tuple[object, ...]) -> Iterator[str]:
    for box in patch.boxes:
        if box.raw.get("parameter_enable") and box.parameter.get("parameter_longname"):
            name = box.parameter["parameter_longname"]
            for place, given in enumerate(arguments, 1):
                name = name.replace(f"#{place}", str(given))
            yield name
        inner = package.inner(box)
        if inner:
            given = box.raw.get("args", []) if box.name == "bpatcher" else box.arguments
            yield from _long_names(inner, package, tuple(given) if inner is not box.patcher else arguments)


CHECKS = (presentation, sizes, colours, parameters, long_names)
