"""What Max's objects take: ports, attributes and messages, from py2max's copy of the reference and our corrections."""

import re
from collections.abc import Callable

from max_package import Package
from py2max.maxref import get_object_info, porttypes

from tools.max_file import Box

Ports = tuple[int, int]


def _channels(inlets: int, outlets: int, place: int) -> Callable[[list[str]], Ports]:
    """For objects whose outlets follow a number of channels, which is their argument `place`."""
    return lambda given: (inlets, outlets + int((given[place:] or ["1"])[0]))


# What the reference gets wrong or leaves out, as Max itself writes it into files.
FIXED: dict[str, Ports] = {
    "inlet": (0, 1),
    "outlet": (1, 0),
    "in": (1, 1),
    "out": (1, 0),
    "live.observer": (2, 2),
    "live.path": (1, 3),
    "live.object": (2, 1),
    "live.remote~": (2, 1),
    "live.adsrui": (10, 10),
    "live.adsr~": (11, 3),
    "node.script": (1, 2),
    "udpsend": (1, 0),
    "gain~": (2, 2),
    "curve~": (3, 2),
    "index~": (2, 1),
}
BY_ARGUMENTS: dict[str, Callable[[list[str]], Ports]] = {
    "send": lambda given: (1, 0) if given else (2, 0),
    "receive": lambda given: (0, 1) if given else (1, 1),
    "send~": lambda given: (1, 0),
    "receive~": lambda given: (1, 1),
    "pipe": lambda given: (max(2, len(given)), max(1, len(given) - 1)),
    "groove~": _channels(3, 1, 1),
    "record~": lambda given: (int((given[1:] or ["1"])[0]) + 2, 1),
    "wave~": _channels(3, 0, 3),
    "play~": _channels(1, 1, 1),
    "gate": lambda given: (2, int((given or ["1"])[0])),
    "gate~": lambda given: (2, int((given or ["1"])[0])),
    "switch": lambda given: (int((given or ["2"])[0]) + 1, 1),
    "sfrecord~": lambda given: (int((given or ["1"])[0]), 1),
    "plugin~": lambda given: (2, 2),
    "plugout~": lambda given: (2, 2),
}
# Typed short for long.
SHORT = {"s": "send", "r": "receive", "t": "trigger", "sel": "select", "b": "bangbang", "i": "int", "f": "float",
         "s~": "send~", "r~": "receive~", "del": "delay", "p": "patcher"}  # fmt: skip
UNLISTED_ATTRIBUTES = {"node.script": {"autostart", "defer", "node_bin_path", "npm_bin_path", "options", "watch",
                                       "args", "restart"}}  # fmt: skip
UNLISTED_MESSAGES = {
    "gate": {"anything"},
    "switch": {"anything"},
    "node.script": {"script"},
    "live.path": {"path", "goto", "getid"},
}
# Any box may have these: the patcher's own inspector shows them.
_COMMON = """id maxclass numinlets numoutlets outlettype patching_rect presentation presentation_rect text patcher
    saved_object_attributes saved_attribute_attributes varname hidden ignoreclick background annotation annotation_name
    hint fontname fontsize fontface textcolor bgcolor color style linecount presentation_linecount textjustification
    parameter_enable parameter_mappable automation automationon prototypename valuepopup valuepopuplabel
    frozen_box_attributes frozen_object_attributes types editing_bgcolor bubble bubbleside bubblepoint bubbletextmargin
    jspainterfile param_connect active index comment"""
COMMON = set(_COMMON.split())
OWN = {
    "bpatcher": "name args offset embed bgmode border clickthrough enablehscroll enablevscroll lockeddragscroll "
    "lockedsize viewvisibility extract",
    "fpic": "pic embed data autofit xoffset yoffset forceaspect alpha destrect dropfile",
    "live.comment": "text textjustification",
    "live.line": "border linecolor justification",
    "panel": "mode grad1 grad2 angle proportion border bordercolor rounded shadow bgfillcolor drag_window",
    "message": "gradient bgcolor2 bgfillcolor",
    "waveform~": "buffername setunit setmode",
    "multislider": "size setminmax settype setstyle slidercolor contdata",
    "live.grid": "columns rows",
    "textedit": "text keymode lines wordwrap outputmode readonly",
    "js": "filename parameter_enable",
    "v8": "filename parameter_enable textfile",
    "live.meter~": "slidercolor",
    "live.gain~": "channels lastchannelcount",
    "umenu": "items pattrmode prefix",
    "live.tab": "num_lines_patching num_lines_presentation",
}


def knows(box: Box, package: Package) -> bool:
    """Whether Max would find such an object."""
    name = box.name
    if name in FIXED or name in UNLISTED_ATTRIBUTES or name == "patcher":
        return True
    return package.inner(box) is not None or get_object_info(name) is not None


def ports(box: Box, package: Package) -> Ports:
    """The inlets and outlets that Max gives the box; raises ValueError where nobody knows."""
    name = SHORT.get(box.name, box.name)
    inner = package.inner(box)
    if inner:
        return inner.ports()
    if name in ("js", "v8", "jsui", "v8ui"):
        script = package.script(box) or ""
        found = [
            re.search(rf"^\s*(?:this\.)?{kind}\s*=\s*(\d+)", script, re.MULTILINE) for kind in ("inlets", "outlets")
        ]
        inlets, outlets = (int(match[1]) if match else 1 for match in found)
        return inlets, outlets
    if name == "live.gain~":
        channels = box.raw.get("channels", 2)
        return channels, channels + 3
    if name in FIXED:
        return FIXED[name]
    if name in BY_ARGUMENTS:
        return BY_ARGUMENTS[name](box.arguments)
    inlets, outlets = porttypes.port_counts(name, " ".join([name, *box.arguments]))
    if inlets is None or outlets is None:
        raise ValueError(f"nobody knows the ports of {name}: tests/max/max_objects.py needs them")
    return inlets, outlets


def attributes(name: str) -> set[str]:
    """The names that may stand behind an @ or in the box."""
    info = get_object_info(SHORT.get(name, name)) or {}
    listed = set(info.get("attributes", {})) | UNLISTED_ATTRIBUTES.get(name, set())
    return COMMON | listed | set(OWN.get(name, "").split())


def messages(box: Box, package: Package) -> set[str]:
    """The first words that the object hears; `anything` is among them where it hears every one."""
    name = SHORT.get(box.name, box.name)
    script = package.script(box) if name in ("js", "v8", "jsui", "node.script") else None
    heard = set(UNLISTED_MESSAGES.get(name, set()))
    if script is not None:
        heard |= set(re.findall(r"^(?:async )?function (\w+)", script, re.MULTILINE))
        heard |= set(re.findall(r"addHandler\(\s*[\"']([^\"']+)", script))
        heard |= set(re.findall(r"^    (?:async )?[\"']?(\w+)[\"']?\s*(?::|\()", script, re.MULTILINE))
        return heard | {"compile", "loadbang"} | ({"list", "int", "float"} if "list" in heard else set())
    info = get_object_info(name) or {}
    heard |= {word for key in info.get("methods", {}) for word in re.split(r"[ ,]+", key)}
    settable = attributes(name)
    return heard | settable | {f"get{key}" for key in settable}
