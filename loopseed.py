"""loopseed: 64 numbers in, a seamless techno loop out. The command line, and the one place that knows every room."""

import argparse
import dataclasses
import logging
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import platformdirs

import models
import models.cli
from inference import instrument
from inference.generator import Generator, ModelError
from inference.instrument import Instrument, Setting, SettingError
from inference.library import Library, NoSuchModelError
from inference.picture import write_picture
from inference.seeds import INTERPOLATIONS, Seed, fade, pingpong, random_seed
from inference.sound import SUBTYPES, write_wav

DATA = platformdirs.user_data_path("loopseed", appauthor=False)


class SeedError(ValueError):
    """A file that holds no seed."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns its exit code. A mistake is one sentence on the error output, and the code 1."""
    options = _parser().parse_args(arguments)
    try:
        return options.run(options)
    except (ModelError, NoSuchModelError, SettingError, SeedError, models.cli.TrainError, OSError) as error:
        print(f"loopseed: {error}", file=sys.stderr)
        return 1


def serve(options: argparse.Namespace) -> int:
    """Start the daemon."""
    from server.daemon import Config, Daemon
    from server.errors import CommandError

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S", stream=sys.stdout)
    if options.host != "localhost" and not options.host.startswith("127."):
        logging.warning("anyone who reaches %s can ask for sounds; 127.0.0.1 keeps it to this computer", options.host)
    out_dir = options.out_dir
    if out_dir is None:
        out_dir = DATA / "loops"
        out_dir.mkdir(parents=True, exist_ok=True)
    model = _model(options.model)
    chosen = {field.name: getattr(options, field.name, None) for field in dataclasses.fields(Config)}
    library = Library([*_folders(), model.parent])
    config = Config(**{**chosen, "model": model, "library": library, "out_dir": out_dir})
    try:
        Daemon(config).run()
    except CommandError as error:
        raise OSError(error.text) from error
    return 0


def render(options: argparse.Namespace) -> int:
    """Write the loop of a seed."""
    player = Instrument(Generator(_model(options.model)))
    (seed,) = _seeds(options, player, 1)
    _write(options, player, [seed])
    if options.image:
        write_picture(options.image, player.image(seed, tuple(options.condition)))
    return 0


def fade_between(options: argparse.Namespace) -> int:
    """Write a row of loops from one seed to another."""
    player = Instrument(Generator(_model(options.model)), options.threads)
    start, end = _seeds(options, player, 2)
    way = pingpong if options.pingpong else fade
    seeds = way(start, end, options.steps, INTERPOLATIONS[options.interpolation])
    _write(options, player, seeds)
    return 0


def list_models(options: argparse.Namespace) -> int:
    """Print the models that can be loaded, and why one cannot."""
    for name, path in Library(_folders()).paths().items():
        try:
            d = Generator(path).description
            print(
                f"{name}: {d.latent_size} numbers, {d.beats} beats at {d.bpm:g} BPM, {d.bins} bins x {d.frames} frames"
            )
        except ModelError as error:
            print(f"{name}: cannot be played: {error}")
        print(f"    {path}")
    return 0


def _write(options: argparse.Namespace, player: Instrument, seeds: list[Seed]) -> None:
    for name, value in options.condition:
        player.check_condition(name, value)
    setting = Setting(options.rate, options.bpm, options.stretch, tuple(options.condition))
    player.check_length(len(seeds), setting)
    gain = write_wav(options.out, player.loops(seeds, setting), options.rate, options.bits)
    count = "1 loop" if len(seeds) == 1 else f"{len(seeds)} loops"
    samples = len(seeds) * player.loop_length(setting)
    print(f"{options.out}: {count}, {samples} samples at {options.rate} Hz, gain {gain:.1f} dB")


def _folders() -> list[Path]:
    """Where models are looked for: the user's own, then the bundled ones."""
    return [DATA / "models", models.PRETRAINED]


def _model(text: str) -> Path:
    """The path of a model that was named, or given as a file."""
    paths = Library(_folders()).paths()
    if text in paths:
        return paths[text]
    if Path(text).is_file():
        return Path(text).absolute()
    raise NoSuchModelError(f"There is no model or file {text!r}; there are {', '.join(paths) or 'none at all'}.")


def _seeds(options: argparse.Namespace, player: Instrument, count: int) -> list[Seed]:
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


def _between(low: float, high: float, kind: Callable[[str], float] = float) -> Callable[[str], float]:
    """A type for argparse: a number from `low` to `high`."""

    def number(text: str) -> float:
        value = kind(text)
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(f"{text} is not between {low:g} and {high:g}")
        return value

    number.__name__ = "number"  # argparse names it where the text is none
    return number


def condition(text: str) -> tuple[str, float]:
    """A label's name and value, out of NAME=VALUE."""
    name, _, value = text.rpartition("=")
    return name, float(value)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="loopseed", description="64 numbers in, a seamless techno loop out.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    command = commands.add_parser("serve", help="wait for OSC messages and answer them with loops")
    command.set_defaults(run=serve)
    port = _between(0, 65_535, int)
    command.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s: this computer only)")
    command.add_argument("--port", type=port, default=10102, help="UDP port to listen on (%(default)s; 0: any)")
    command.add_argument(
        "--reply-port",
        type=_between(1, 65_535, int),
        default=10101,
        help="UDP port of this computer that gets the answers (%(default)s) until a client asks by /cc/notify",
    )
    command.add_argument("--out-dir", type=Path, help="folder for the sounds (default: the user's data folder)")
    command.add_argument(
        "--allow-dir",
        type=Path,
        action="append",
        default=[],
        dest="allow_dirs",
        help="a further folder that clients may have sounds written to, beside home and the temporary folder",
    )
    command.add_argument(
        "--dialect",
        choices=["loopseed", "technogan"],
        default="loopseed",
        help="technogan: as TechnoGAN's own Max devices speak",
    )
    _add_threads(command)
    _add_sound(command)

    command = commands.add_parser("render", help="write the loop of a seed, without OSC")
    command.set_defaults(run=render)
    _add_seed(command, 1)
    command.add_argument("--image", type=Path, metavar="PNG", help="write the loop's powergram as a picture, too")
    _add_tempo(command)

    command = commands.add_parser("fade", help="write a row of loops from one seed to another")
    command.set_defaults(run=fade_between)
    _add_seed(command, 2)
    steps = _between(1, instrument.MOST_STEPS, int)
    command.add_argument("--steps", type=steps, default=8, help="how many loops (%(default)s)")
    command.add_argument("--pingpong", action="store_true", help="there and back again, so that the whole row loops")
    command.add_argument("--interpolation", choices=list(INTERPOLATIONS), default="lerp", help="the way (%(default)s)")
    _add_threads(command)
    _add_tempo(command)

    command = commands.add_parser("models", help="list the models that can be played")
    command.set_defaults(run=list_models)
    models.cli.add_commands(commands)
    return parser


def _add_sound(command: argparse.ArgumentParser) -> None:
    command.add_argument("--model", default="techno", help="a model's name or .onnx file (%(default)s)")
    command.add_argument("--bits", type=int, choices=list(SUBTYPES), default=24, help="of a sample (%(default)s)")


def _add_threads(command: argparse.ArgumentParser) -> None:
    cores = os.cpu_count() or 1
    text = "cores that a row of loops may use (%(default)s: the others are the DAW's)"
    command.add_argument("--threads", type=_between(1, cores, int), default=1, help=text)


def _add_seed(command: argparse.ArgumentParser, count: int) -> None:
    seed = command.add_mutually_exclusive_group()
    which = "the number that the seed is drawn from" if count == 1 else "the numbers that both seeds are drawn from"
    seed.add_argument("--rng", type=_between(0, 2**31 - 1, int), nargs=count, metavar="N", help=f"{which}: same, same")
    seed.add_argument("--seed", type=Path, nargs=count, metavar="FILE", help="text file of a seed's numbers, -128..127")


def _add_tempo(command: argparse.ArgumentParser) -> None:
    bpm = _between(instrument.LOWEST_BPM, instrument.HIGHEST_BPM)
    rate = _between(instrument.LOWEST_RATE, instrument.HIGHEST_RATE, int)
    command.add_argument("--bpm", type=bpm, default=0.0, help="tempo (default: the model's own)")
    command.add_argument("--stretch", action="store_true", help="keep the pitch at another tempo")
    command.add_argument(
        "--condition", type=condition, action="append", default=[], metavar="NAME=VALUE", help="set a label; repeatable"
    )
    command.add_argument("--rate", type=rate, default=instrument.SAMPLE_RATE, help="samples a second (%(default)s)")
    _add_sound(command)
    command.add_argument("out", type=Path, metavar="OUT.wav", help="file to write")


if __name__ == "__main__":
    sys.exit(main())
