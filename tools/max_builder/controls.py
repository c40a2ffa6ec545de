"""Shapes of several boxes or many attributes that more than one patch has."""

from typing import Any

from tools.max_builder.parameter import Attributes, blob
from tools.max_builder.patch import Box, Patch, Rect

IDLE, BUSY = "0. 0. 0. 0.", "0.95 0.65 0.2 1."  # red, green, blue, opacity; idle: the panel below is seen
AWAY, ALIVE = "0.75 0.3 0.25 1.", "0.35 0.75 0.4 1."
LOOKING = "looking for the daemon at 127.0.0.1:10102"  # what ls.connection.js says first
PANEL = {"mode": 0, "rounded": 3, "background": 1}
OFF = {"saved_attribute_attributes": {"bgfillcolor": {"expression": "themecolor.live_lcd_bg"},
                                      "bgcolor": {"expression": "themecolor.live_lcd_bg"}}}  # fmt: skip


def number_words(count: int, first: int = 1) -> str:
    """`1 2 3`: what [route] takes."""
    return " ".join(map(str, range(first, first + count)))


def add_menu(patch: Patch, x: float, y: float, show: Rect, item: str, name: str, hint: str) -> Box:
    """A umenu that the patch fills, with one item until then."""
    return patch.ui(
        "umenu", x, y, show, items=[item], parameter_enable=0, fontsize=9.5, annotation=hint, annotation_name=name
    )


def add_tab(patch: Patch, x: float, y: float, show: Rect, parameter: Attributes, **more: Any) -> Box:
    return patch.ui("live.tab", x, y, show, **more, num_lines_patching=1, num_lines_presentation=1, **parameter)


def add_fader(patch: Patch, x: float, y: float, show: Rect, channels: int, parameter: Attributes, **more: Any) -> Box:
    looks = {"channels": channels, "lastchannelcount": 0, "showname": 1, "shownumber": 1, "orientation": 0}
    return patch.ui("live.gain~", x, y, show, **looks | more, **parameter)


def add_pattr(patch: Patch, name: str, x: float, y: float, long: str, short: str, hint: str, width: float = 0) -> Box:
    """A value that is kept with the Live set; a new set holds 0."""
    enabled = {"saved_object_attributes": {"parameter_enable": 1, "parameter_mappable": 0}}
    parameter = blob(long, short, hint, [0]) | enabled | {"varname": name}
    return patch.box(f"pattr {name} @thru 2", x, y, width, **parameter)


def add_waveform(patch: Patch, x: float, y: float, show: Rect, buffer: str, name: str, hint: str, **more: Any) -> Box:
    looks = {"buffername": buffer, "setmode": 0, "allowdrag": 0, "labels": 0, "ticks": 0} | more
    return patch.ui("waveform~", x, y, show, **looks, annotation=hint, annotation_name=name)


def add_slots_script(
    patch: Patch,
    name: str,
    count: int,
    x: float,
    y: float,
    width: float,
    gap: float,
    replies: list[tuple[float, float]],
) -> Box:
    """The script that knows what each slot holds, with the names that it hears and sends to, `gap` pixels away.

    replies: x and y of [r NAME-reply] and [r NAME-state].
    """
    script = patch.box(f"js ls.slots.js {count}", x, y, width, ports=(2, "...."))
    for said, place in zip(("reply", "state"), replies, strict=True):
        patch.cord(patch.box(f"r {name}-{said}", *place), 0, script, 1)
    patch.cord(patch.box(f"r {name}-do", x, y - gap), 0, script)
    patch.cord(script, 0, patch.box(f"s {name}-ask", x, y + gap))
    patch.cord(script, 3, patch.box(f"s {name}-show", x + width - 8, y + gap))
    return script


def add_light(patch: Patch, x: float, y: float, show: Rect) -> Box:
    """A light, off at first: messages `bgcolor` colour it. Below it lies a panel in a colour of Live's theme."""
    light = patch.ui("panel", x, y, show, **PANEL, bgcolor=[float(each) for each in IDLE.split()])
    patch.ui("panel", x, y + show[3] + 4, show, **PANEL, **OFF)
    return light


def add_busy_colours(patch: Patch, busy: Box, light: Box, *places: tuple[float, float, float]) -> None:
    """[sel 0 1] colours a panel; places: x, y, width of the two messages."""
    for outlet, (colour, place) in enumerate(zip((IDLE, BUSY), places, strict=True)):
        patch.chain(busy, patch.message(f"bgcolor {colour}", *place), light, outlet=outlet)
