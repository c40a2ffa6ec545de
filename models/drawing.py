"""Pictures of loops in colour: powergrams in blocks, each under its title, on a dark ground."""

import contextlib
import importlib.util
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

GAP, MARGIN, TITLE = 12, 28, 58  # pixels
WIDTH, HEIGHT = 296, 240  # pixels, of one loop
GROUND, INK, FAINT = (14, 12, 20), (236, 230, 222), (150, 144, 156)
GAMMA = 0.75  # exponent that brightens faint parts
# Stops of the colour map from dark to bright, equal steps of lightness apart.
COLOURS = np.array([(14, 12, 20), (52, 18, 78), (122, 28, 109), (196, 60, 78), (240, 132, 48), (252, 242, 190)])
NOTE = "each: one loop from left to right, low frequencies at the bottom (stretched), loud is bright"


@dataclass(frozen=True, eq=False)
class Block:
    """Pictures of loops that belong together."""

    title: str
    pictures: list[Image.Image]


def colour(image: np.ndarray) -> Image.Image:
    """Colour a powergram [shape=(bins, frames), 0..1], with low frequencies at the bottom.

    The frequency axis lies between linear and logarithmic, so that kick and bass get more height.
    """
    position = np.linspace(1, 0, HEIGHT)
    rows = (len(image) - 1) * (0.35 * position + 0.65 * position**3)
    below = np.floor(rows).astype(int)
    part = (rows - below)[:, None]
    picture = image[below] * (1 - part) + image[np.minimum(below + 1, len(image) - 1)] * part
    level = np.clip(picture, 0, 1) ** GAMMA
    stops = np.linspace(0, 1, len(COLOURS))
    pixels = np.stack([np.interp(level, stops, channel) for channel in COLOURS.T], axis=-1)
    return Image.fromarray(np.rint(pixels).astype(np.uint8)).resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)


def choose_font(text: str, size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """A font of so many pixels that has the letters of a text.

    Pillow's own has ASCII alone; DejaVu Sans, which comes with Matplotlib, has most alphabets.
    """
    library = None if text.isascii() else importlib.util.find_spec("matplotlib")
    if library and library.origin:
        with contextlib.suppress(OSError):
            return ImageFont.truetype(str(Path(library.origin).parent / "mpl-data/fonts/ttf/DejaVuSans.ttf"), size)
    return ImageFont.load_default(size)


def draw_columns(left: Block, right: Block, columns: int) -> Image.Image:
    """Draw two blocks side by side, each `columns` pictures wide."""
    rows = -(-max(len(left.pictures), len(right.pictures)) // columns)
    width = columns * (WIDTH + GAP) - GAP
    canvas = Image.new("RGB", (2 * width + 3 * MARGIN, TITLE + rows * (HEIGHT + GAP) + MARGIN), GROUND)
    for side, block in enumerate((left, right)):
        _draw_block(canvas, block, MARGIN + side * (width + MARGIN), 0, columns)
    return _add_note(canvas)


def draw_rows(blocks: list[Block], columns: int) -> Image.Image:
    """Draw blocks below each other, each `columns` pictures wide."""
    heights = [TITLE + -(-len(block.pictures) // columns) * (HEIGHT + GAP) for block in blocks]
    canvas = Image.new("RGB", (columns * (WIDTH + GAP) - GAP + 2 * MARGIN, sum(heights) + MARGIN), GROUND)
    for number, block in enumerate(blocks):
        _draw_block(canvas, block, MARGIN, sum(heights[:number]), columns)
    return _add_note(canvas)


def _draw_block(canvas: Image.Image, block: Block, left: int, top: int, columns: int) -> None:
    ImageDraw.Draw(canvas).text((left, top + 18), block.title, fill=INK, font=choose_font(block.title, 24))
    for number, picture in enumerate(block.pictures):
        x, y = left + number % columns * (WIDTH + GAP), top + TITLE + number // columns * (HEIGHT + GAP)
        canvas.paste(picture, (x, y))


def _add_note(canvas: Image.Image) -> Image.Image:
    place = (MARGIN, canvas.height - MARGIN - 2)
    ImageDraw.Draw(canvas).text(place, NOTE, fill=FAINT, font=ImageFont.load_default(16))
    return canvas
