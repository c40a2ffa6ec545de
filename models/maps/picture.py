"""Pictures of maps and grids: powergrams on a square, coloured by a feature."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from inference.arrays import Floats

SIZE = 1024  # pixels of a map's side
CELLS = 16  # thumbnails along a side, where there are loops
THUMBNAIL = SIZE // CELLS - 4  # pixels of a thumbnail's side
DOT = 2  # pixels: radius of a seed's dot
BACKGROUND = (14, 14, 18)
RAMP = np.array([(60, 90, 220), (40, 180, 190), (120, 210, 90), (245, 200, 60), (245, 90, 60)], float)  # low to high
GAMMA = 0.6
COLOURS = 255  # of the PNG

Pixels = NDArray[np.uint8]


def draw_map(places: Floats, feature: Floats, powergram: Callable[[int], Floats]) -> Image.Image:
    """Draw a map [SIZE x SIZE]: a dot for each seed, a thumbnail in each cell that holds some.

    places : [shape=(count, 2), 0..1], from the lower left corner. feature : what is coloured [shape=(count,)].
    powergram : gives that of a seed by its number [shape=(bins, frames), 0..1].
    """
    image = Image.new("RGB", (SIZE, SIZE), BACKGROUND)
    draw = ImageDraw.Draw(image)
    tints = colour(feature)
    at = np.column_stack([places[:, 0], 1 - places[:, 1]]) * SIZE
    for number in _choose_shown(places):
        left, top = (np.floor(at[number] / SIZE * CELLS) * SIZE / CELLS + 2).astype(int)
        image.paste(tint(powergram(number), tints[number], THUMBNAIL), (int(left), int(top)))
    for (x, y), shade in zip(at, tints, strict=True):
        draw.ellipse((x - DOT, y - DOT, x + DOT, y + DOT), fill=tuple(int(v) for v in shade), outline=BACKGROUND)
    return image.quantize(COLOURS)


def draw_grid(powergrams: list[list[Floats]], size: int) -> Image.Image:
    """Draw powergrams [shape=(bins, frames), 0..1] in rows, the first at the bottom; `size` : pixels of a side."""
    image = Image.new("RGB", (len(powergrams[0]) * (size + 4), len(powergrams) * (size + 4)), BACKGROUND)
    white = np.array([255.0, 255.0, 255.0])
    for row, line in enumerate(reversed(powergrams)):
        for column, powergram in enumerate(line):
            image.paste(tint(powergram, white, size), (column * (size + 4) + 2, row * (size + 4) + 2))
    return image


def tint(powergram: Floats, shade: Floats, size: int) -> Image.Image:
    """A powergram in one colour [RGB, 0..255], low frequencies at the bottom, `size` pixels wide and high.

    Its largest pixel has the full colour, and quiet ones are lifted (GAMMA).
    """
    grey = Image.fromarray(np.rint(np.clip(powergram[::-1], 0, 1) * 255).astype(np.uint8))
    values = np.asarray(grey.resize((size, size), Image.Resampling.BOX), float)[..., None]
    values = (values / max(values.max(), 1.0)) ** GAMMA
    return Image.fromarray(np.rint(values * shade).astype(np.uint8))


def colour(feature: Floats) -> Floats:
    """Colours [shape=(count, 3), 0..255] for values [shape=(count,)], by their rank."""
    ranks = np.argsort(np.argsort(feature)) / max(len(feature) - 1, 1)
    steps = np.linspace(0, 1, len(RAMP))
    return np.column_stack([np.interp(ranks, steps, channel) for channel in RAMP.T])


def _choose_shown(places: Floats) -> list[int]:
    """The seed nearest to the middle of each cell, of the cells that hold some."""
    cells = np.minimum((places * CELLS).astype(int), CELLS - 1)
    distance = np.square(places * CELLS - cells - 0.5).sum(1)
    nearest: dict[tuple[int, int], int] = {}
    for number in np.argsort(distance):
        nearest.setdefault((int(cells[number, 0]), int(cells[number, 1])), int(number))
    return list(nearest.values())
