"""The commands of `loopseed` that make sounds without OSC: render, fade and models; and arguments that others share."""

import argparse
import os
import re
from collections.abc import Callable
from pathlib import Path

import numpy as np

from inference import renderer
from inference.model.generator import Generator, ModelError
from inference.model.library import Library
from inference.png import write_png
from inference.renderer import Renderer, Setting
from inference.seeds import INTERPOLATIONS, Seed, fade, pingpong, random_seed
from inference.wav import SUBTYPES, write_wav


class SeedError(ValueError):
    """A file that holds no seed."""


def add_commands(commands: argparse._SubParsersAction, library: Callable[[], Library]) -> None:
    """Add render, fade and models to a program's commands; `library` gives the models that they choose from."""
    command = commands.add_parser("render", help="write the loop of a seed, without OSC")
    command.set_defaults(run=render, library=library)
    _add_seed(command, 1)
    command.add_argument("--image", type=Path, metavar="PNG", help="write the loop's powergram as a picture, too")
    _add_tempo(command)

    command = commands.add_parser("fade", help="write a row of loops from one seed to another")
    command.set_defaults(run=fade_between, library=library)
    _add_seed(command, 2)
    steps = between(1, renderer.MAX_STEPS, int)
    command.add_argument("--steps", type=steps, default=8, help="how many loops (%(default)s)")
    command.add_argument("--pingpong", action="store_true", help="there and back again, so that the whole row loops")
    command.add_argument("--interpolation", choices=list(INTERPOLATIONS), default="lerp", help="the way (%(default)s)")
    add_threads(command)
    _add_tempo(command)

    command = commands.add_parser("models", help="list the models that can be played")
    command.set_defaults(run=list_models, library=library)


def render(options: argparse.Namespace) -> int:
    """Write the loop of a seed."""
    player = Renderer(Generator(options.library().find(options.model)))
    (seed,) = _seeds(options, player, 1)
    _write(options, player, [seed])
    if options.image:
        write_png(options.image, player.image(seed, tuple(options.condition)))
    return 0


def fade_between(options: argparse.Namespace) -> int:
    """Write a row of loops from one seed to another."""
    player = Renderer(Generator(options.library().find(options.model)), options.threads)
    start, end = _seeds(options, player, 2)
    way = pingpong if options.pingpong else fade
    seeds = way(start, end, options.steps, INTERPOLATIONS[options.interpolation])
    _write(options, player, seeds)
    return 0


def list_models(options: argparse.Namespace) -> int:
    """Print the models that can be loaded, and why one cannot."""
    for name, path in options.library().paths().items():
        try:
            d = Generator(path).description
            print(
                f"{name}: {d.latent_size} numbers, {d.beats} beats at {d.bpm:g} BPM, {d.bins} bins x {d.frames} frames"
            )
        except ModelError as error:
            print(f"{name}: cannot be played: {error}")
        print(f"    {path}")
    return 0


def between(low: float, high: float, kind: Callable[[str], float] = float) -> Callable[[str], float]:
    """A type for argparse: a number from `low` to `high`."""

    def number(text: str) -> float:
        value = kind(text)
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(f"{text} is not between {low:g} and {high:g}")
        return value

    number.__name__ = "number"  # argparse names it where the text is none
    return number


def condition(text: str) -> tuple[str, float]:
    """A condition's name and value, out of NAME=VALUE."""
    name, _, value = text.rpartition("=")
    return name, float(value)


def add_sound(command: argparse.ArgumentParser) -> None:
    """Add the arguments of whatever writes sounds: the model and the bits of a sample."""
    command.add_argument("--model", default="techno", help="a model's name or .onnx file (%(default)s)")
    command.add_argument("--bits", type=int, choices=list(SUBTYPES), default=24, help="of a sample (%(default)s)")


def add_threads(command: argparse.ArgumentParser) -> None:
    """Add the argument of whatever renders rows of loops: how many cores may do it."""
    cores = os.cpu_count() or 1
    text = "cores that a row of loops may use (%(default)s: the others are the DAW's)"
    command.add_argument("--threads", type=between(1, cores, int), default=1, help=text)


def _add_seed(command: argparse.ArgumentParser, count: int) -> None:
    seed = command.add_mutually_exclusive_group()
    which = "the number that the seed is drawn from" if count == 1 else "the numbers that both seeds are drawn from"
    seed.add_argument("--rng", type=between(0, 2**31 - 1, int), nargs=count, metavar="N", help=f"{which}: same, same")
    seed.add_argument("--seed", type=Path, nargs=count, metavar="FILE", help="text file of a seed's numbers, -128..127")


def _add_tempo(command: argparse.ArgumentParser) -> None:
    bpm = between(renderer.MIN_BPM, renderer.MAX_BPM)
    rate = between(renderer.MIN_RATE, renderer.MAX_RATE, int)
    command.add_argument("--bpm", type=bpm, default=0.0, help="tempo (default: the model's own)")
    command.add_argument("--stretch", action="store_true", help="keep the pitch at another tempo")
    command.add_argument(
        "--condition",
        type=condition,
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="set a condition; repeatable",
    )
    command.add_argument("--rate", type=rate, default=renderer.SAMPLE_RATE, help="samples a second (%(default)s)")
    add_sound(command)
    command.add_argument("out", type=Path, metavar="OUT.wav", help="file to write")


def _write(options: argparse.Namespace, player: Renderer, seeds: list[Seed]) -> None:
    for name, value in options.condition:
        player.check_condition(name, value)
    setting = Setting(options.rate, options.bpm, options.stretch, tuple(options.condition))
    player.check_length(len(seeds), setting)
    gain = write_wav(options.out, player.loops(seeds, setting), options.rate, options.bits)
    count = "1 loop" if len(seeds) == 1 else f"{len(seeds)} loops"
    samples = len(seeds) * player.loop_length(setting)
    print(f"{options.out}: {count}, {samples} samples at {options.rate} Hz, gain {gain:.1f} dB")


def _seeds(options: argparse.Namespace, player: Renderer, count: int) -> list[Seed]:
    """As many seeds as a command needs, drawn by --rng or read by --seed."""
    if options.seed:
        return [_read_seed(path, player.size) for path in options.seed]
    numbers = options.rng or [None] * count
    return [random_seed(np.random.default_rng(number), player.size) for number in numbers]


def _read_seed(path: Path, size: int) -> Seed:
    """A seed out of a text file: numbers in dial units, with blanks or commas between them."""
    try:
        seed = np.array([float(word) for word in re.split(r"[\s,;\[\]]+", path.read_text(encoding="utf-8")) if word])
    except ValueError as error:
        raise SeedError(f"{path} holds something that is no number: {error}.") from error
    if len(seed) != size or not np.isfinite(seed).all():
        raise SeedError(f"{path} holds {len(seed)} numbers, where a seed of this model is {size} finite ones.")
    return seed
