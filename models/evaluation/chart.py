"""An evaluation as a picture: a small bar chart for every line."""

import math
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from inference.atomic_file import atomic_write
from models.evaluation.report import Line, Report

ACROSS = 3  # charts side by side
WIDTH, ROW, MARGIN, TITLE = 560, 26, 36, 60  # pixels
LABEL, VALUE = 170, 84  # pixels left and right of the bars
GROUND, INK, FAINT = (250, 249, 246), (30, 28, 34), (120, 116, 124)
REAL, REFERENCE = (40, 120, 90), (190, 186, 180)
MODELS = ((200, 64, 60), (224, 140, 50), (90, 100, 190), (150, 90, 160), (110, 110, 60))


def write_chart(path: Path, card: Report) -> None:
    """Write the PNG; raises OSError as the folder does."""
    with atomic_write(path) as temporary:
        chart(card).save(temporary, format="PNG")


def chart(card: Report) -> Image.Image:
    """All lines' charts on one sheet."""
    height = TITLE + len(card.columns) * ROW + MARGIN
    down = math.ceil(len(card.lines) / ACROSS)
    sheet = Image.new("RGB", (ACROSS * WIDTH + 2 * MARGIN, down * height + 2 * MARGIN), GROUND)
    draw = ImageDraw.Draw(sheet)
    title = f"{card.model} on {card.data}: {card.samples} samples against {card.test_loops} test loops"
    draw.text((MARGIN, MARGIN // 2), title, fill=INK, font=ImageFont.load_default(24))
    for number, line in enumerate(card.lines):
        x = MARGIN + number % ACROSS * WIDTH
        y = 2 * MARGIN + number // ACROSS * height
        _draw_line(draw, x, y, line, {name: column[line.name] for name, column in card.columns.items()})
    return sheet


def _draw_line(draw: ImageDraw.ImageDraw, x: int, y: int, line: Line, values: dict[str, float]) -> None:
    """One chart: a bar a column, from 0, as long as its value; a thin line at the real loops' value."""
    large, small = ImageFont.load_default(20), ImageFont.load_default(15)
    draw.text((x, y), f"{line.name} ({line.wanted})", fill=INK, font=large)
    draw.text((x, y + 24), line.meaning, fill=FAINT, font=small)
    length = WIDTH - LABEL - VALUE - MARGIN
    most = max(*values.values(), 1e-12)
    top = y + TITLE - 10
    for number, (name, value) in enumerate(values.items()):
        row = top + number * ROW
        end = x + LABEL + round(length * max(value, 0) / most)
        draw.text((x + LABEL - 10, row + 10), _short(name), fill=INK, font=small, anchor="rm")
        draw.rectangle((x + LABEL, row + 2, max(end, x + LABEL + 1), row + ROW - 8), fill=_colour(number))
        draw.text((x + WIDTH - MARGIN, row + 10), f"{value:z.{line.digits}f}", fill=INK, font=small, anchor="rm")
    real = x + LABEL + round(length * max(values["real"], 0) / most)
    draw.line((real, top - 2, real, top + len(values) * ROW - 4), fill=REAL, width=2)


def _colour(number: int) -> tuple[int, int, int]:
    """Real loops, the two references, then the models in turn."""
    return REAL if number == 0 else REFERENCE if number < 3 else MODELS[(number - 3) % len(MODELS)]


def _short(name: str) -> str:
    return name if len(name) <= 20 else "..." + name[-17:]
