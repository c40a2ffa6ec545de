"""How each of Max's interface objects looks, simply: our own drawing, in the proportions of Live's."""

import math
from collections.abc import Callable
from typing import Any

from PIL import Image

from tools.max_file import Box, Rect
from tools.max_sheet import ACCENT, DARK, EDGE, FAINT, FIELD, INK, SCALE, WAVE, Sheet, colour

LABEL = 12.0  # pixels high: the name above a dial, the number below
ALIGN = {0: "left", 1: "middle", 2: "right"}  # textjustification
NOTES = ("C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B")

Face = Callable[[Sheet, Box, Rect], None]


def format_value(parameter: dict[str, Any], value: float) -> str:
    """The text of a value as Live writes it. parameter: the attributes of the control, such as parameter_unitstyle."""
    style = parameter.get("parameter_unitstyle", 1)
    if style == 6:
        return "C" if value == 0 else f"{abs(value):.0f}{'L' if value < 0 else 'R'}"
    if style == 8:
        return f"{NOTES[int(value) % 12]}{int(value) // 12 - 2}"
    if style == 9:
        units = str(parameter.get("parameter_units", ""))
        return units.replace("%%", "%") if "%" not in units.replace("%%", "") else _printf(units, value)
    unit = {2: " ms", 3: " Hz", 4: " dB", 5: " %", 7: " st"}.get(style, "")
    if style in (2, 3) and abs(value) >= 1000:
        value, unit = value / 1000, " s" if style == 2 else " kHz"
    elif style in (0, 7) or parameter.get("parameter_type") == 1:
        return f"{value:.0f}{unit}"
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    return f"{value:.{digits}f}{unit}"


def _printf(units: str, value: float) -> str:
    return units % (int(value) if "%d" in units or "%i" in units else value)


def name(box: Box) -> str:
    return str(box.parameter.get("parameter_shortname") or box.parameter.get("parameter_longname") or "")


def initial(box: Box) -> float:
    first = box.parameter.get("parameter_initial") or [box.parameter.get("parameter_mmin", 0.0)]
    return float(first[0]) if isinstance(first[0], int | float) else 0.0


def values(box: Box) -> list[str]:
    """The texts that a number may show: at both ends of its range and at the beginning."""
    parameter = box.parameter
    ends = (parameter.get("parameter_mmin", 0.0), parameter.get("parameter_mmax", 127.0), initial(box))
    return [format_value(parameter, float(end)) for end in ends]


def part(box: Box) -> float:
    """Where in its range a control begins, 0 to 1."""
    low, high = box.parameter.get("parameter_mmin", 0.0), box.parameter.get("parameter_mmax", 127.0)
    return (initial(box) - low) / (high - low) if high > low else 0.0


def dial(sheet: Sheet, box: Box, rect: Rect) -> None:
    named, numbered = box.raw.get("showname", 1), box.raw.get("shownumber", 1)
    size = float(box.raw.get("fontsize", 9.5))
    top, bottom = rect.y + LABEL * bool(named), rect.y + rect.height - LABEL * bool(numbered)
    if named:
        sheet.text(Rect(rect.x, rect.y, rect.width, LABEL), name(box), size)
    if numbered:
        sheet.text(Rect(rect.x, bottom, rect.width, LABEL), values(box)[-1], size, also=values(box))
    radius = max(4.0, min(rect.width, bottom - top) / 2 - 2)
    x, y = rect.x + rect.width / 2, (top + bottom) / 2 + 1
    begin, end = math.radians(135), math.radians(405)
    for stop, ink in ((end, FAINT), (begin + (end - begin) * part(box), ACCENT)):
        steps = [begin + (stop - begin) * k / 24 for k in range(25)]
        sheet.line([(x + radius * math.cos(a), y + radius * math.sin(a)) for a in steps], ink, 2)
    turned = begin + (end - begin) * part(box)
    sheet.line([(x, y), (x + radius * math.cos(turned), y + radius * math.sin(turned))], INK, 1.5)


def numbox(sheet: Sheet, box: Box, rect: Rect) -> None:
    sheet.box(rect, FIELD)
    sheet.text(rect, values(box)[-1], float(box.raw.get("fontsize", 9.5)), also=values(box))


def button(sheet: Sheet, box: Box, rect: Rect) -> None:
    """live.text and textbutton: a word on a button, lit where it begins switched on."""
    texts = [str(box.raw.get("text", "")), str(box.raw.get("texton") or box.raw.get("text", ""))]
    lit = box.raw.get("mode", 1) == 1 and initial(box) > 0
    sheet.box(rect, ACCENT if lit else FIELD, rounded=float(box.raw.get("rounded", 0)) / 4)
    sheet.text(rect, texts[lit], float(box.raw.get("fontsize", 9.5)), also=texts)


def toggle(sheet: Sheet, box: Box, rect: Rect) -> None:
    sheet.box(rect, ACCENT if initial(box) > 0 else FIELD, rounded=2)


def bang(sheet: Sheet, box: Box, rect: Rect) -> None:
    sheet.box(rect, FIELD, rounded=min(rect.width, rect.height) / 2)


def items(box: Box) -> list[str]:
    parameter = box.parameter.get("parameter_enum")
    if parameter is None:
        parameter = " ".join(str(item) for item in box.raw.get("items", [])).split(" , ")
    return [str(item) for item in parameter if str(item)]


def menu(sheet: Sheet, box: Box, rect: Rect) -> None:
    sheet.box(rect, FIELD)
    names = items(box)
    first = names[min(int(initial(box)), len(names) - 1)] if names else ""
    room = Rect(rect.x + 3, rect.y, rect.width - 15, rect.height)
    sheet.text(room, first, float(box.raw.get("fontsize", 9.5)), align="left", also=names)
    x, y = rect.x + rect.width - 8, rect.y + rect.height / 2
    sheet.line([(x - 3, y - 2), (x, y + 2), (x + 3, y - 2)], INK)


def tab(sheet: Sheet, box: Box, rect: Rect) -> None:
    names = items(box)
    rows = int(box.raw.get("num_lines_presentation") or box.raw.get("num_lines_patching") or 1)
    columns = max(1, math.ceil(len(names) / rows))
    wide, high = rect.width / columns, rect.height / rows
    for place, each in enumerate(names):
        cell = Rect(rect.x + wide * (place % columns), rect.y + high * (place // columns), wide - 1, high - 1)
        sheet.box(cell, ACCENT if place == int(initial(box)) else FIELD)
        sheet.text(cell, each, float(box.raw.get("fontsize", 9.5)))


def grid(sheet: Sheet, box: Box, rect: Rect) -> None:
    sheet.box(rect, DARK)
    columns, rows = int(box.raw.get("columns", 16)), int(box.raw.get("rows", 4))
    wide, high = rect.width / columns, rect.height / rows
    parameter = box.parameter.get("parameter_initial", [])  # a matrixctrl's: column, row, value, and so on
    lit = {tuple(parameter[at : at + 2]) for at in range(0, len(parameter) - 2, 3) if parameter[at + 2]}
    for column in range(columns):
        for row in range(rows):
            cell = Rect(rect.x + wide * column + 0.5, rect.y + high * row + 0.5, wide - 1, high - 1)
            sheet.box(cell, ACCENT if (column, row) in lit else "#3a3d42" if column // 4 % 2 else "#45494f", None)


def comment(sheet: Sheet, box: Box, rect: Rect) -> None:
    size = float(box.raw.get("fontsize", 12.0 if box.name == "comment" else 9.5))
    align = ALIGN.get(int(box.raw.get("textjustification", 0 if box.name == "comment" else 1)), "left")
    inside = Rect(rect.x + 1, rect.y + 1, rect.width - 2, rect.height - 1)
    ink = colour(box.raw.get("textcolor"), INK)
    sheet.text(inside, box.text, size, ink, align=align, wrap=True, bold=bool(int(box.raw.get("fontface", 0)) & 1))


def line(sheet: Sheet, box: Box, rect: Rect) -> None:
    ink = colour(box.raw.get("linecolor"), EDGE)
    if rect.width > rect.height:
        y = rect.y + rect.height / 2
        sheet.line([(rect.x, y), (rect.x + rect.width, y)], ink)
    else:
        x = rect.x + rect.width / 2
        sheet.line([(x, rect.y), (x, rect.y + rect.height)], ink)


def panel(sheet: Sheet, box: Box, rect: Rect) -> None:
    if box.raw.get("bgcolor", [1.0])[-1] == 0:  # a light that is off: what lies below is seen
        return
    edge = colour(box.raw.get("bordercolor"), EDGE) if box.raw.get("border") else None
    of_theme = DARK if "bgcolor" in box.raw.get("saved_attribute_attributes", {}) else "#a6a6a6"
    fill = colour(box.raw.get("bgcolor") or box.raw.get("bgfillcolor_color"), of_theme)
    sheet.box(rect, fill, edge, float(box.raw.get("rounded", 0)) / 2)


def multislider(sheet: Sheet, box: Box, rect: Rect) -> None:
    sheet.box(rect, colour(box.raw.get("bgcolor"), DARK))
    count = int(box.raw.get("size", 1))
    ink = colour(box.raw.get("slidercolor"), WAVE)
    for place in range(count):  # a wave, so that one sees what moves
        wide, high = rect.width / count, (0.5 + 0.35 * math.sin(place * 0.7)) * rect.height
        bar = Rect(rect.x + wide * place, rect.y + rect.height - high, max(1.0, wide - 0.5), high)
        sheet.box(bar, ink, None)


def wave(sheet: Sheet, box: Box, rect: Rect) -> None:
    sheet.box(rect, colour(box.raw.get("bgcolor"), DARK))
    ink, middle = colour(box.raw.get("waveformcolor"), WAVE), rect.y + rect.height / 2
    for place in range(int(rect.width)):
        high = rect.height * 0.45 * math.exp(-(place % (rect.width / 4)) / (rect.width / 10))
        sheet.line([(rect.x + place, middle - high), (rect.x + place, middle + high)], ink, 0.5)


def dark(sheet: Sheet, box: Box, rect: Rect) -> None:
    """live.meter~ and jsui: what they draw comes while the patch runs."""
    sheet.box(rect, DARK)


def slider(sheet: Sheet, box: Box, rect: Rect) -> None:
    """live.slider and live.gain~: a name, a bar up to where it begins, a number."""
    upright = box.raw.get("orientation", 0) == 0
    label = LABEL if box.raw.get("showname", 1) and name(box) else 0.0
    number = LABEL if box.raw.get("shownumber", 1) and name(box) else 0.0
    if label:
        sheet.text(Rect(rect.x, rect.y, rect.width, LABEL), name(box))
    if number:
        foot = Rect(rect.x, rect.y + rect.height - LABEL, rect.width, LABEL)
        sheet.text(foot, values(box)[-1], also=values(box))
    body = Rect(rect.x, rect.y + label, rect.width, rect.height - label - number)
    if upright:
        thick = min(body.width, 14.0)
        track = Rect(body.x + (body.width - thick) / 2, body.y, thick, body.height)
        high = track.height * part(box)
        filled = Rect(track.x, track.y + track.height - high, track.width, high)
    else:
        track = body
        filled = Rect(track.x, track.y, track.width * part(box), track.height)
    sheet.box(track, DARK)
    sheet.box(filled, ACCENT, None)


def picture(sheet: Sheet, box: Box, rect: Rect, image: Image.Image | None = None) -> None:
    if image is None:
        sheet.box(rect, DARK)
        return
    left, top, right, bottom = map(round, sheet.corners(rect))
    sheet.image.paste(image.convert("RGB").resize((max(1, right - left), max(1, bottom - top))), (left, top))


def drop(sheet: Sheet, box: Box, rect: Rect) -> None:
    """live.drop: its legend stands in it until a file has been dropped."""
    sheet.box(rect, FIELD, rounded=2)
    sheet.text(rect, str(box.raw.get("legend", "")), float(box.raw.get("fontsize", 9.5)), wrap=True)


def other(sheet: Sheet, box: Box, rect: Rect) -> None:
    """Any box of words: an object, a message, a number."""
    sheet.box(rect, "#e6e6e6" if box.name == "message" else "#d2d2d2", rounded=2)
    inside = Rect(rect.x + 2, rect.y, rect.width - 4, rect.height)
    if box.text:
        sheet.text(
            inside, box.text, float(box.raw.get("fontsize", 12.0)), align="left", wrap=rect.height >= 2 * SCALE * 9
        )


FACES: dict[str, Face] = {
    "live.dial": dial, "dial": dial, "live.numbox": numbox, "live.text": button, "textbutton": button,
    "live.toggle": toggle, "toggle": toggle, "live.button": bang, "button": bang, "live.menu": menu, "umenu": menu,
    "live.tab": tab, "live.grid": grid, "matrixctrl": grid, "comment": comment, "live.comment": comment,
    "live.line": line, "panel": panel, "multislider": multislider, "waveform~": wave, "live.meter~": dark, "jsui": dark,
    "live.drop": drop,
    "live.slider": slider, "live.gain~": slider, "slider": slider,
}  # fmt: skip
