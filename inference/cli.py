"""The commands of `loopseed` without OSC (render, fade, hallucinate, info, models), and arguments that others share."""

import argparse
import json
import os
import re
import sys
import wave
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np

from inference.arguments import between, file_name
from inference.files.atomic_file import check_readable, check_target, make_folder
from inference.files.json_file import CHECKSUM, read_json
from inference.files.png import is_own_png, write_png
from inference.files.wav import FORMATS, SUBTYPES, NoOriginError, Tags, has_origin, is_own_sound, read_origin, write_wav
from inference.model.generator import Generator, ModelError
from inference.model.library import Library
from inference.renderer import (
    MAX_BPM,
    MAX_CHANNELS,
    MAX_RATE,
    MAX_STEPS,
    MAX_TRUNCATION,
    MIN_BPM,
    MIN_RATE,
    SAMPLE_RATE,
    Renderer,
    Setting,
)
from inference.seeds import INTERPOLATIONS, Seed, fade, pingpong, random_seed
from inference.sentences import escape, say_count
from inference.walks.arrangement import Arrangement, Overlapping, say_fade
from inference.walks.hallucination import (
    MAX_BEATS,
    MAX_BETWEEN,
    MAX_KEY_POINTS,
    MAX_OVERLAP,
    Envelope,
    say_beats,
    walk_through,
)

MAX_COUNT = 1_000_000  # loops of one command
MAX_RNG = 2**31 - 1  # the largest number that chooses a seed, as on the wire
LEFT_OUT = 3  # exit code: the work is done, but some of the files could not be used


class SeedError(ValueError):
    """A file that does not hold a seed of the model; the text is one sentence."""


def add_commands(commands: argparse._SubParsersAction, library: Callable[[], Library]) -> None:
    """Add these commands to those of a program; they choose from the models of `library`."""
    text = "write one loop to a WAV file, or a FLAC or AIFF file"
    command = add_command(commands, "render", text, render, library=library)
    _add_seed(command, 1)
    text = "also write the image of the loop (its powergram) to this file"
    command.add_argument("--image", type=file_name(".png"), metavar="FILE.png", help=text)
    text = (
        "instead of one loop, write N loops to the folder of --out: those of --rng, --rng + 1 and so on (default: from "
    )
    text += "0 on); the same command continues where it was stopped"
    command.add_argument("--count", type=between(1, MAX_COUNT, int), metavar="N", help=text)
    text = "the folder for the loops of --count; no file in it is replaced"
    command.add_argument("--out", type=Path, dest="folder", metavar="FOLDER", help=text)
    command.set_defaults(refuse=command.error)
    _add_setting(command, nargs="?")

    text = "write several loops, which change from one seed to another, to one WAV file"
    command = add_command(commands, "fade", text, fade_between, library=library)
    _add_seed(command, 2)
    steps = between(1, MAX_STEPS, int)
    command.add_argument("--steps", type=steps, default=8, metavar="N", help="number of loops (default: %(default)s)")
    text = "go to the second seed and back again, so that the file can be repeated"
    command.add_argument("--pingpong", action="store_true", help=text)
    text = "the way between the seeds: lerp is a straight line, slerp is an arc (default: %(default)s)"
    command.add_argument("--interpolation", choices=list(INTERPOLATIONS), default="lerp", help=text)
    add_threads(command)
    _add_setting(command)

    text = "write a walk through key points to one WAV file: loops that overlap, each under an envelope"
    command = add_command(commands, "hallucinate", text, hallucinate, library=library)
    text = "how many key points are drawn at random (default: 4)"
    command.add_argument("--key-points", type=between(1, MAX_KEY_POINTS, int), metavar="N", help=text)
    text = "a number that chooses the random key points (default: new ones each time)"
    command.add_argument("--rng", type=between(0, MAX_RNG, int), metavar="N", help=text)
    text = "a text file with the numbers of a key point, each from -128 to 127; give --seed once for each key point"
    command.add_argument("--seed", type=Path, action="append", metavar="FILE", help=text)
    command.set_defaults(refuse=command.error)
    text = "number of loops between two key points (default: %(default)s)"
    command.add_argument("--between", type=between(0, MAX_BETWEEN, int), default=3, metavar="N", help=text)
    text = f"0..{MAX_OVERLAP:g}: how much of a loop the next one overlaps (default: %(default)g)"
    command.add_argument("--overlap", type=between(0, MAX_OVERLAP), default=0.0, metavar="SHARE", help=text)
    text = (
        "beats that are cut from each loop's start, and for which it rises, stays and falls (default: all 0, no change)"
    )
    names, beats = ("TRIM", "ATTACK", "SUSTAIN", "RELEASE"), between(0, MAX_BEATS)
    command.add_argument("--envelope", type=beats, nargs=4, default=(0.0,) * 4, metavar=names, help=text)
    add_threads(command)
    _add_setting(command)

    text = "say how a WAV, FLAC or AIFF file was made (its model, tempo, conditions and seed), or what a patch holds"
    command = add_command(commands, "info", text, show_info)
    command.add_argument("file", type=Path, metavar="FILE", help="a file of loopseed's")

    add_command(commands, "models", "list the models that can be played", list_models, library=library)


def render(options: argparse.Namespace) -> int:
    """Write the loop of a seed, or many loops."""
    if options.count or options.folder:
        return _render_many(options)
    if options.out is None:
        options.refuse("name the file to write, OUT.wav, or give --count N and --out FOLDER")
    for path, is_own in ((options.out, is_own_sound), (options.image, is_own_png)):
        if path:  # now, and not after the sound is written
            check_target(path, is_own)
    renderer = Renderer(Generator(options.library().find(options.model)))
    (seed,) = _choose_seeds(options, renderer, 1)
    _write(options, renderer, [seed])
    if options.image:
        write_png(options.image, renderer.image(seed, _read_setting(options)))
    return 0


def _render_many(options: argparse.Namespace) -> int:
    """Write the loops of many seeds, each to a file of its own that names its number; keep those that are there."""
    if not (options.count and options.folder) or options.out or options.image or options.seed:
        options.refuse("--count N needs --out FOLDER, and no OUT.wav, --image or --seed")
    first, made, faults = options.rng[0] if options.rng else 0, 0, []
    if first + options.count - 1 > MAX_RNG:
        options.refuse(
            f"the loops of --count {options.count} from --rng {first} on go beyond number {MAX_RNG}, the last"
        )
    renderer = Renderer(Generator(options.library().find(options.model)))
    setting = _check_setting(options, renderer)
    with make_folder(options.folder):
        for done in range(options.count):
            seeds = [random_seed(np.random.default_rng(first + done), renderer.latent_size)]
            path = options.folder / f"{renderer.generator.path.stem}-{first + done:05d}.wav"
            tags = renderer.tags(seeds, setting)
            if not os.path.lexists(path):
                write_wav(path, renderer.loops(seeds, setting), options.rate, options.bits, renderer.loudness, tags)
                made += 1
            elif not _is_loop(path, tags, options.bits):
                faults.append(f"{path} is there already, and is not this loop; choose another --out, or move it.")
            if sys.stderr.isatty():
                print(f"\r{done + 1} of {options.count} loops", end="", file=sys.stderr, flush=True)
    if sys.stderr.isatty():
        print(file=sys.stderr)
    if len(faults) == options.count:
        raise FileExistsError(faults[0])
    print(f"{options.folder} holds {say_count(options.count - len(faults), 'loop')}, {made} of them new.")
    if faults:
        print("\n  ".join([f"{say_count(len(faults), 'loop')} of {options.count} left out:", *faults]))
    return LEFT_OUT if faults else 0


def _is_loop(path: Path, tags: Tags, bits: int) -> bool:
    """Whether a file is a loop of this origin with so many bits, and nobody changed it."""
    if not has_origin(path, tags.origin):
        return False
    with path.open("rb") as stream, wave.open(stream) as file:  # wave itself opens no path that is no UTF-8
        return file.getsampwidth() * 8 == bits


def fade_between(options: argparse.Namespace) -> int:
    """Write a row of loops from one seed to another."""
    check_target(options.out, is_own_sound)
    renderer = Renderer(Generator(options.library().find(options.model)), options.threads)
    start, end = _choose_seeds(options, renderer, 2)
    row, way = pingpong if options.pingpong else fade, options.interpolation
    seeds = row(start, end, options.steps, INTERPOLATIONS[way])
    _write(options, renderer, seeds, origin=say_fade(start, end, way, options.pingpong))
    return 0


def hallucinate(options: argparse.Namespace) -> int:
    """Write a walk through key points."""
    if options.seed and (options.key_points or options.rng is not None):
        options.refuse("--seed gives the key points; --key-points and --rng draw them at random")
    check_target(options.out, is_own_sound)
    renderer = Renderer(Generator(options.library().find(options.model)), options.threads)
    rng = np.random.default_rng(options.rng)
    if options.seed:
        points = [_read_seed(path, renderer.latent_size) for path in options.seed]
    else:
        points = [random_seed(rng, renderer.latent_size) for _ in range(options.key_points or 4)]
    overlapping = Overlapping(options.between, options.overlap, Envelope(*options.envelope))
    _write(options, renderer, walk_through(points, options.between), overlapping)
    return 0


def show_info(options: argparse.Namespace) -> int:
    """Print how a file was made."""
    for name, value in _read_any(options.file).items():
        if name == "seeds":
            seeds = value if isinstance(value, list) else [value]
            names = ("start seed", "end seed") if len(seeds) == 2 else ("seed",) * len(seeds)
            for place, seed in zip(names, seeds, strict=True):
                print(f"{place}: {json.dumps(seed).strip('[]')}")
        else:
            print(f"{name}: {escape(json.dumps(value, ensure_ascii=False))}")
    return 0


def _read_any(path: Path) -> dict[str, Any]:
    """What a sound says about itself, or a patch; raises NoOriginError, JsonError, or OSError."""
    if path.suffix.lower() != ".json":
        return read_origin(path)
    content = read_json(path)
    if content.pop(CHECKSUM, None) is None or "parameters" not in content:
        raise NoOriginError(f"{path} is no patch of loopseed's.")
    return content


def list_models(options: argparse.Namespace) -> int:
    """Print every model with its geometry, or why it cannot be played, and its path."""
    for name, path in options.library().paths().items():
        try:
            d = Generator(path).description
            print(
                f"{name}: {say_count(d.latent_size, 'number')}, {say_count(d.beats, 'beat')} at {d.bpm:g} BPM, "
                f"{d.bins} bins x {d.frames} frames"
            )
        except ModelError as error:
            print(f"{name}: cannot be played: {error}")
        print(f"    {path}")
    return 0


def add_command(
    commands: argparse._SubParsersAction,
    name: str,
    text: str,
    run: Callable[[argparse.Namespace], int],
    **defaults: Any,
) -> argparse.ArgumentParser:
    """Add a command that `run` carries out; `text` says what it does, in the list of commands and in its own help."""
    command = commands.add_parser(name, help=text, description=f"{text[0].upper()}{text[1:]}.")
    command.set_defaults(run=run, **defaults)
    return command


def parse_condition(text: str) -> tuple[str, float]:
    """The name and the value of a condition in NAME=VALUE; raises argparse.ArgumentTypeError."""
    name, _, value = text.rpartition("=")
    try:
        return name, float(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not NAME=VALUE with a number as the value") from None


def add_sound(command: argparse.ArgumentParser) -> None:
    """Add the arguments of every command that writes sounds: the model, and the bits of a sample."""
    text = "name or .onnx file of the model (default: %(default)s)"
    command.add_argument("--model", default="techno", help=text)
    text = "bits of each sample in the file (default: %(default)s)"
    command.add_argument("--bits", type=int, choices=list(SUBTYPES), default=24, help=text)


def add_threads(command: argparse.ArgumentParser) -> None:
    """Add the argument of every command that renders rows of loops: the number of threads."""
    cores = os.cpu_count() or 1
    text = "CPU cores that render the loops of one file (default: %(default)s; the DAW can use the others)"
    command.add_argument("--threads", type=between(1, cores, int), default=1, metavar="N", help=text)


def _add_seed(command: argparse.ArgumentParser, seeds: int) -> None:
    seed = command.add_mutually_exclusive_group()
    what = "a number that chooses the seed" if seeds == 1 else "two numbers that choose the two seeds"
    text = f"{what}; the same number always gives the same seed (default: a new seed each time)"
    seed.add_argument("--rng", type=between(0, MAX_RNG, int), nargs=seeds, metavar="N", help=text)
    what = "a text file with the numbers of the seed" if seeds == 1 else "two text files with the numbers of the seeds"
    seed.add_argument("--seed", type=Path, nargs=seeds, metavar="FILE", help=f"{what}, each from -128 to 127")


def _add_setting(command: argparse.ArgumentParser, nargs: str | None = None) -> None:
    bpm, rate = between(MIN_BPM, MAX_BPM), between(MIN_RATE, MAX_RATE, int)
    command.add_argument("--bpm", type=bpm, default=0.0, help="tempo in beats per minute (default: the model's own)")
    text = "keep the pitch when the tempo changes (default: the pitch changes with it, as on a turntable)"
    command.add_argument("--stretch", action="store_true", help=text)
    text = "set a condition of the model, for example brightness=0.8; can be repeated"
    metavar = "NAME=VALUE"
    command.add_argument("--condition", type=parse_condition, action="append", default=[], metavar=metavar, help=text)
    text = "sample rate in Hz (default: %(default)s)"
    command.add_argument("--rate", type=rate, default=SAMPLE_RATE, metavar="HZ", help=text)
    text = "1: mono, 2: stereo, with equal channels if the model has no width (default: %(default)s)"
    command.add_argument("--channels", type=int, choices=range(1, MAX_CHANNELS + 1), default=MAX_CHANNELS, help=text)
    text = "0..1: how sharply hits begin (default: %(default)g)"
    command.add_argument("--transients", type=between(0, 1), default=1.0, metavar="SHARE", help=text)
    text = "0..2: every seed's distance from the middle is multiplied by it; 0 is the middle, 2 is wild (default: 1)"
    limits = between(0, MAX_TRUNCATION)
    command.add_argument("--truncation", type=limits, default=1.0, metavar="FACTOR", help=text)
    add_sound(command)
    text = "the file to write; only a file of loopseed's is replaced"
    command.add_argument("out", type=file_name(*FORMATS), nargs=nargs, metavar="OUT.wav", help=text)


def _write(
    options: argparse.Namespace,
    renderer: Renderer,
    seeds: list[Seed],
    overlapping: Overlapping | None = None,
    origin: Mapping[str, Any] = MappingProxyType({}),
) -> None:
    setting = _check_setting(options, renderer)
    arrangement = Arrangement(tuple(seeds), setting, overlapping, renderer, origin)
    arrangement.check()
    gain = write_wav(
        options.out, arrangement.sounds(), options.rate, options.bits, renderer.loudness, arrangement.tags()
    )
    loops = say_count(len(seeds), "loop")
    length = f"{say_beats(round(arrangement.beats, 3))}, {arrangement.samples} samples at {options.rate} Hz"
    print(f"{options.out}: {loops}, {length}, gain {gain:.1f} dB")


def _check_setting(options: argparse.Namespace, renderer: Renderer) -> Setting:
    """The setting of a command; raises SettingError where the model cannot be played so."""
    for name, value in options.condition:
        renderer.check_condition(name, value)
    return _read_setting(options)


def _read_setting(options: argparse.Namespace) -> Setting:
    conditions = tuple(options.condition)
    return Setting(
        options.rate,
        options.bpm,
        options.stretch,
        conditions,
        options.channels,
        options.transients,
        options.truncation,
    )


def _choose_seeds(options: argparse.Namespace, renderer: Renderer, seeds: int) -> list[Seed]:
    """The seeds of a command: read from the files of --seed, drawn with --rng, or drawn at random."""
    if options.seed:
        return [_read_seed(path, renderer.latent_size) for path in options.seed]
    rng_seeds = options.rng or [None] * seeds
    return [random_seed(np.random.default_rng(rng_seed), renderer.latent_size) for rng_seed in rng_seeds]


def _read_seed(path: Path, size: int) -> Seed:
    """Read a seed from a text file: `size` numbers in dial units, separated by blanks, commas or semicolons."""
    check_readable(path)
    try:
        words = re.split(r"[\s,;\[\]]+", path.read_text(encoding="utf-8-sig"))
        seed = np.array([float(word) for word in words if word])
    except ValueError as error:
        raise SeedError(f"{path} is not a list of numbers: {error}.") from error
    if len(seed) != size or not np.isfinite(seed).all():
        raise SeedError(
            f"{path} holds {say_count(len(seed), 'number')}; a seed of this model is {size} finite numbers."
        )
    return seed
