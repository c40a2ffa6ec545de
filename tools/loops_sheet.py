"""Draw loops of a generator next to loops of the drum machine, and write the generated ones as WAV files.

python -m tools.loops_sheet models/pretrained/techno.onnx docs/techno.png --wavs eight
"""

import argparse
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from inference.arguments import between, file_name
from inference.atomic_file import atomic_write
from inference.model.generator import Generator, ModelError
from inference.renderer import MAX_CHANNELS, Renderer, Setting
from inference.seeds import random_seed
from inference.wav import write_wav
from tools.command_line import check_new, report_end
from tools.demo_loops import demo_image

COLUMNS, ROWS = 2, 4  # of each half of the picture
GAP, MARGIN, TITLE = 12, 28, 58  # pixels
WIDTH, HEIGHT = 296, 240  # pixels, of one loop
GROUND, INK, FAINT = (14, 12, 20), (236, 230, 222), (150, 144, 156)
FIRST_UNSEEN = 20_000  # a number above those of all demo loops in the training set
GAMMA = 0.75  # exponent that brightens faint parts
# Stops of the colour map from dark to bright, equal steps of lightness apart.
COLOURS = np.array([(14, 12, 20), (52, 18, 78), (122, 28, 109), (196, 60, 78), (240, 132, 48), (252, 242, 190)])


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


def sheet(left: list[Image.Image], right: list[Image.Image], titles: tuple[str, str]) -> Image.Image:
    """Draw two blocks of pictures side by side, each under its title, with a note on the axes."""
    block = COLUMNS * WIDTH + (COLUMNS - 1) * GAP
    size = (2 * block + 3 * MARGIN, TITLE + ROWS * (HEIGHT + GAP) + MARGIN)
    canvas = Image.new("RGB", size, GROUND)
    draw = ImageDraw.Draw(canvas)
    for side, (pictures, title) in enumerate(zip((left, right), titles, strict=True)):
        x0 = MARGIN + side * (block + MARGIN)
        draw.text((x0, 18), title, fill=INK, font=ImageFont.load_default(24))
        for i, picture in enumerate(pictures):
            x = x0 + i % COLUMNS * (WIDTH + GAP)
            canvas.paste(picture, (x, TITLE + i // COLUMNS * (HEIGHT + GAP)))
    note = "each: one bar of four beats from left to right, low frequencies at the bottom (stretched), loud is bright"
    draw.text((MARGIN, size[1] - MARGIN - 2), note, fill=FAINT, font=ImageFont.load_default(16))
    return canvas


def main() -> None:
    """Read the command line, draw the picture and write the sounds."""
    about = "Draw eight loops of a generator next to eight loops of the drum machine."
    parser = argparse.ArgumentParser(prog="python -m tools.loops_sheet", description=about)
    parser.add_argument("onnx", type=Path, metavar="MODEL.onnx", help="the generator to play")
    text = "the picture to write; a file that is there already is not replaced"
    parser.add_argument("png", type=file_name(".png"), metavar="OUT.png", help=text)
    text = "number of the first loop, as in loopseed render --rng (default: %(default)s)"
    parser.add_argument("--rng", type=between(0, 2**31 - 1, int), default=0, metavar="N", help=text)
    text = "also write the generated loops to this folder as WAV files; none is replaced"
    parser.add_argument("--wavs", type=Path, metavar="FOLDER", help=text)
    given = parser.parse_args()
    with report_end("loops_sheet", ModelError, OSError):
        draw_loops(given.onnx, given.png, given.rng, given.wavs)


def draw_loops(onnx: Path, png: Path, first: int, wavs: Path | None) -> None:
    """Draw the picture and, if `wavs` names a folder, write the sounds of the loops from number `first` on.

    Raises ModelError, or OSError; FileExistsError, before anything is written, if one of the files is there already.
    """
    paths = {number: wavs / f"loop-{number}.wav" for number in _count_from(first)} if wavs else {}
    check_new(png, *paths.values())
    renderer, setting = Renderer(Generator(onnx)), Setting(channels=MAX_CHANNELS)
    seeds = {n: random_seed(np.random.default_rng(n), renderer.latent_size) for n in _count_from(first)}
    real = [
        demo_image(number, description=renderer.generator.description).astype(np.float32) / 255
        for number in _count_from(FIRST_UNSEEN)
    ]
    titles = ("generated, each from 64 random numbers", "from the drum machine")
    made = [renderer.image(seed, setting) for seed in seeds.values()]
    with atomic_write(png) as temporary:
        sheet([colour(image) for image in made], [colour(image) for image in real], titles).save(temporary)
    for number, path in paths.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        loops, tags = renderer.loops([seeds[number]], setting), renderer.tags([seeds[number]], setting)
        write_wav(path, loops, setting.sample_rate, loudness=renderer.loudness, tags=tags)


def _count_from(first: int) -> range:
    return range(first, first + COLUMNS * ROWS)


if __name__ == "__main__":
    main()
