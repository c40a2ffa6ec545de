"""The commands of `loopseed` that search for a sound."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from inference.arguments import between, file_name
from inference.cli import add_command, add_sound
from inference.directions.table_file import TableError, table_path
from inference.files.atomic_file import check_target
from inference.files.wav import FORMATS, is_own_sound, write_wav
from inference.model.generator import Generator
from inference.model.library import Library
from inference.renderer import MAX_BPM, MIN_BPM, Renderer, Setting
from inference.search.index import KIND
from inference.search.measure import MeasureError
from inference.search.patch import cli as patch
from inference.search.seed_search import MAX_SECONDS, MIN_SECONDS, search_seeds
from inference.search.sound_file import TargetError
from inference.search.target import read_target


class MatchError(ValueError):
    """A search that cannot be done; the text is one sentence."""


def add_commands(commands: argparse._SubParsersAction, library: Callable[[], Library]) -> None:
    """Add match and match-patch to a program's commands; `library` gives the models to choose from."""
    text = "search for the seed whose loop sounds like a recorded loop"
    command = add_command(commands, "match", text, match, library=library)
    text = "the recorded loop; its length is a quarter, a half, or 1, 2, 4 ... 32 loops of the model"
    command.add_argument("loop", type=Path, metavar="LOOP.wav", help=text)
    text = "write the loop of the best seed to this file, at the recorded loop's tempo"
    command.add_argument("out", type=file_name(*FORMATS), nargs="?", metavar="OUT.wav", help=text)
    text = "tempo of the recorded loop (default: found by its length); what is longer than one loop is left out"
    command.add_argument("--bpm", type=between(MIN_BPM, MAX_BPM), default=0.0, help=text)
    text = "how long to search (default: %(default)g)"
    command.add_argument("--seconds", type=between(MIN_SECONDS, MAX_SECONDS), default=5.0, metavar="S", help=text)
    add_sound(command)
    patch.add_commands(commands)


def match(options: argparse.Namespace) -> int:
    """Search, print the seeds that were found, and write the best one's loop."""
    if options.out:
        check_target(options.out, is_own_sound)
    renderer = Renderer(Generator(options.library().find(options.model)))
    try:
        target = read_target(options.loop, renderer.generator.description, options.bpm)
        *_, answers = search_seeds(renderer.generator, target.levels, options.seconds)
    except (TableError, TargetError, MeasureError) as error:
        raise MatchError(str(error)) from error
    if not table_path(renderer.generator.path, KIND).exists():
        name = renderer.generator.path.name
        print(f"{name} has no index, so the search finds less; loopseed index {name} makes one.", file=sys.stderr)
    print(f"{options.loop}: {target.loops:g} {'loop' if target.loops == 1 else 'loops'} at {target.bpm:.2f} BPM")
    for rank, found in enumerate(answers, 1):
        print(f"{rank}. {found.distance:.2f} dB: {' '.join(f'{dial:.1f}' for dial in found.seed)}")
    if options.out:
        setting, seeds = Setting(bpm=min(max(target.bpm, MIN_BPM), MAX_BPM), channels=2), [answers[0].seed]
        loops, tags = renderer.loops(seeds, setting), renderer.tags(seeds, setting)
        write_wav(options.out, loops, setting.sample_rate, options.bits, renderer.loudness, tags)
        print(f"{options.out}: the loop of 1.")
    return 0
