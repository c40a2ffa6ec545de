"""Draw loops of a generator next to loops of the drum machine, and write the generated ones as WAV files.

python -m tools.loops_sheet models/pretrained/techno.onnx docs/techno.png --wavs eight
"""

import argparse
from pathlib import Path

import numpy as np

from inference.arguments import between, file_name
from inference.files.atomic_file import atomic_write
from inference.files.wav import write_wav
from inference.model.generator import Generator, ModelError
from inference.renderer import MAX_CHANNELS, Renderer, Setting
from inference.seeds import random_seed
from models.drawing import Block, colour, draw_columns
from tools.command_line import check_new, report_end
from tools.demo_loops import demo_image

COLUMNS, ROWS = 2, 4  # of each half of the picture
FIRST_UNSEEN = 20_000  # a number above those of all demo loops in the training set


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
    drummed = [
        demo_image(number, description=renderer.generator.description).astype(np.float32) / 255
        for number in _count_from(FIRST_UNSEEN)
    ]
    made = Block(
        "generated, each from 64 random numbers",
        [colour(renderer.image(seed, setting)) for seed in seeds.values()],
    )
    real = Block("from the drum machine", [colour(image) for image in drummed])
    with atomic_write(png) as temporary:
        draw_columns(made, real, COLUMNS).save(temporary)
    for number, path in paths.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        loops, tags = renderer.loops([seeds[number]], setting), renderer.tags([seeds[number]], setting)
        write_wav(path, loops, setting.sample_rate, loudness=renderer.loudness, tags=tags)


def _count_from(first: int) -> range:
    return range(first, first + COLUMNS * ROWS)


if __name__ == "__main__":
    main()
