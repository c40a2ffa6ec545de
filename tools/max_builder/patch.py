"""A patch as it is laid out: boxes, cords, and what of it the presentation shows."""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from tools.max_builder.objects import KINDS, object_ports
from tools.max_builder.spread import spread

Rect = tuple[float, float, float, float]  # x, y, width, height in pixels
VERSION = {"major": 8, "minor": 6, "revision": 0, "architecture": "x64", "modernui": 1}
# Colours that follow Live's theme, of objects that do not do so by themselves.
LCD = {"bgcolor": "live_lcd_bg"}
THEMED = {
    "multislider": LCD | {"slidercolor": "live_lcd_control_fg"},
    "waveform~": LCD | {"waveformcolor": "live_lcd_control_fg", "selectioncolor": "live_control_selection"},
    "matrixctrl": LCD | {"color": "live_lcd_control_fg"},
    "textedit": {
        "bgcolor": "live_control_text_bg",
        "textcolor": "live_control_fg",
        "bordercolor": "live_contrast_frame",
    },
    "umenu": {"bgfillcolor": "live_control_text_bg", "textcolor": "live_control_fg"},
}
LETTER = 6.6  # pixels: a letter of Arial 12 in a box, on average


@dataclass
class Box:
    raw: dict[str, Any]

    @property
    def id(self) -> str:
        return self.raw["id"]


@dataclass
class Patch:
    """`face` is the size of the presentation, or none where the patch is not shown."""

    face: tuple[int, int] | None = None
    size: tuple[int, int] = (900, 620)
    boxes: list[Box] = field(default_factory=list)
    cords: list[dict[str, Any]] = field(default_factory=list)

    def box(self, text: str, x: float, y: float, width: float = 0, **more: Any) -> Box:
        """An object, by the text that would be typed; more: the `ports` of scripts and of our own parts, attributes."""
        inlets, kinds = _given(more.pop("ports", None)) or object_ports(text)
        if text.startswith("js "):
            more["saved_object_attributes"] = {"filename": text.split()[1], "parameter_enable": 0}
        return self._put("newobj", inlets, kinds, _around(text, x, y, width), {"text": text} | more)

    def message(self, text: str, x: float, y: float, width: float = 0) -> Box:
        """A message box."""
        return self._put("message", 2, [""], _around(text, x, y, width), {"text": text})

    def comment(self, text: str, x: float, y: float, width: float = 0, **more: Any) -> Box:
        """A comment in the patching view."""
        width = width or round(len(text) * 6 + 12)
        lines = max(1, -(-round(len(text) * 5.9) // round(width - 8)))
        rect = [x, y, width, 6.0 + round(1.2 * more.get("fontsize", 12.0)) * lines]
        return self._put("comment", 1, [], rect, {"text": text, "linecount": lines} | more)

    def ui(self, maxclass: str, x: float, y: float, show: Rect | None = None, **more: Any) -> Box:
        """An object with a face of its own. `show`: place in the presentation; `size_here`: size in the patch."""
        inlets, kinds = _given(more.pop("ports", None)) or object_ports(maxclass)
        size = more.pop("size_here", None) or (show[2:] if show else (60, 22))
        shown = {"presentation": 1, "presentation_rect": [float(each) for each in show]} if show else {}
        if show and maxclass in THEMED:
            themed = {key: {"expression": f"themecolor.{name}"} for key, name in THEMED[maxclass].items()}
            more["saved_attribute_attributes"] = themed | more.get("saved_attribute_attributes", {})
        return self._put(maxclass, inlets, kinds, [x, y, *size], shown | more)

    def label(self, text: str, show: Rect, x: float = 0, y: float = 0, align: int = 0, size: float = 9.5) -> Box:
        """A word on the face; in the patching view it lies at x, y. align: 0 left, 1 middle, 2 right."""
        return self.ui("live.comment", x, y, show, text=text, textjustification=align, fontsize=size)

    def line(self, text: str, x: float, y: float, show: Rect, size: float = 9.5) -> Box:
        """A text on the face that the patch sets anew."""
        return self.ui("live.comment", x, y, show, text=text, fontsize=size, textjustification=0)

    def bpatcher(self, name: str, x: float, y: float, show: Rect | None, arguments: list[str], **more: Any) -> Box:
        """An abstraction with a face; more: its `ports`, and a `border` of pixels."""
        named = {"name": f"{name}.maxpat", "args": arguments}
        return self.ui("bpatcher", x, y, show, **named, **_window(border=more.pop("border", 0)), **more)

    def subpatcher(self, name: str, inner: "Patch", x: float, y: float, width: float = 0) -> Box:
        """A patch within, opened by a double click."""
        return self.box(f"p {name}", x, y, width, ports=inner.ports(), patcher=inner.raw())

    def embedded(self, inner: "Patch", x: float, y: float, show: Rect) -> Box:
        """A patch within that is seen as a part of this one's face."""
        return self.ui("bpatcher", x, y, show, ports=inner.ports(), patcher=inner.raw(), **_window(embed=1))

    def inlet(self, x: float, y: float, comment: str) -> Box:
        return self._put("inlet", 0, [""], [x, y, 30.0, 30.0], {"comment": comment, "index": 0})

    def inlets(self, y: float, *places: tuple[float, str]) -> list[Box]:
        """A row of them; places: x and comment of each."""
        return [self.inlet(x, y, comment) for x, comment in places]

    def outlet(self, x: float, y: float, comment: str, kind: str = "") -> Box:
        return self._put("outlet", 1, [], [x, y, 30.0, 30.0], {"comment": comment, "index": 0, "_kind": kind})

    def cord(self, source: Box, outlet: int, target: Box, inlet: int = 0) -> Box:
        self.cords.append({"patchline": {"source": [source.id, outlet], "destination": [target.id, inlet]}})
        return target

    def chain(self, *boxes: Box, outlet: int = 0, inlet: int = 0) -> Box:
        """Cords from each box to the next, by the first ports but for `outlet` of the first, `inlet` of the last."""
        for place, (upper, lower) in enumerate(pairwise(boxes)):
            self.cord(upper, outlet if place == 0 else 0, lower, inlet if lower is boxes[-1] else 0)
        return boxes[-1]

    def feed(self, target: Box, *sources: Box) -> Box:
        """A cord from the first outlet of each source, to one inlet after the other."""
        for inlet, source in enumerate(sources):
            self.cord(source, 0, target, inlet)
        return target

    def ports(self) -> tuple[int, str]:
        """The ports of a box that holds this patch."""
        count = sum(box.raw["maxclass"] == "inlet" for box in self.boxes)
        outlets = sorted((box.raw for box in self.boxes if box.raw["maxclass"] == "outlet"), key=_column)
        return count, "".join("s" if raw["_kind"] == "signal" else "." for raw in outlets)

    def raw(self) -> dict[str, Any]:
        """What stands under `patcher` in the file."""
        spread([box.raw for box in self.boxes], self.cords)
        for kind in ("inlet", "outlet"):
            ordered = sorted(
                (box for box in self.boxes if box.raw["maxclass"] == kind), key=lambda box: _column(box.raw)
            )
            for place, box in enumerate(ordered, 1):
                box.raw["index"] = place
        boxes = [{"box": {key: value for key, value in box.raw.items() if key[0] != "_"}} for box in self.boxes]
        return {
            "fileversion": 1, "appversion": VERSION, "classnamespace": "box",
            "rect": [60.0, 100.0, float(self.size[0]), float(self.size[1])],
            "openinpresentation": int(self.face is not None), "default_fontsize": 12.0, "default_fontface": 0,
            "default_fontname": "Arial", "gridonopen": 1, "gridsize": [8.0, 8.0], "gridsnaponopen": 1,
            "boxes": boxes, "lines": self.cords
        }  # fmt: skip

    def _put(self, maxclass: str, inlets: int, kinds: list[str], rect: list[float], more: dict[str, Any]) -> Box:
        raw: dict[str, Any] = {"id": f"obj-{len(self.boxes) + 1}", "maxclass": maxclass, "numinlets": inlets}
        raw |= {"numoutlets": len(kinds), "outlettype": kinds, "patching_rect": [float(each) for each in rect]}
        self.boxes.append(Box(raw | more))
        return self.boxes[-1]


def _column(raw: dict[str, Any]) -> float:
    return raw["patching_rect"][0]


def _given(ports: tuple[int, str] | None) -> tuple[int, list[str]] | None:
    return (ports[0], [KINDS[each] for each in ports[1]]) if ports else None


def _around(text: str, x: float, y: float, width: float) -> list[float]:
    """The rectangle of a box of that text; width 0: as wide as the text needs."""
    return [x, y, width or max(32.0, round(len(text) * LETTER + 14)), 22.0]


def _window(border: int = 0, embed: int = 0) -> dict[str, Any]:
    """The attributes of a bpatcher that cannot be scrolled."""
    return {"bgmode": 0, "border": border, "clickthrough": 0, "embed": embed, "enablehscroll": 0, "enablevscroll": 0,
            "lockeddragscroll": 0, "lockedsize": 0, "offset": [0.0, 0.0], "viewvisibility": 1}  # fmt: skip
