"""`loopseed match-patch`: find the patch of the synthesiser that makes a sound."""

import argparse
import sys
from pathlib import Path

from inference.arguments import between
from inference.cli import MAX_RNG, add_command
from inference.search.patch.match import MAX_RENDERS, RENDERS, Match, name_files
from inference.search.patch.target import read_target
from inference.search.synth.parameters import INDEX, PARAMETERS


def add_commands(commands: argparse._SubParsersAction) -> None:
    """Add the command to those of a program."""
    text = "find the patches of the built-in synthesiser that sound like a tone, and write them with their sounds"
    command = add_command(commands, "match-patch", text, match_patch)
    command.add_argument("sound", type=Path, metavar="SOUND.wav", help="a file with one tone of at most 10 s")
    text = "the folder for the patches (.json) and their sounds (.wav); only files of loopseed's are replaced"
    command.add_argument("--out", type=Path, dest="folder", required=True, metavar="FOLDER", help=text)
    text = "how many patches are rendered and compared (default: %(default)s)"
    command.add_argument("--renders", type=between(1, MAX_RENDERS, int), default=RENDERS, metavar="N", help=text)
    text = "keep a parameter at a value, for example noise=-48; can be repeated. The parameters: "
    text += ", ".join(f"{parameter.name}" for parameter in PARAMETERS)
    command.add_argument("--lock", type=_parse_lock, action="append", default=[], metavar="NAME=VALUE", help=text)
    text = "a number that chooses the course of the search (default: %(default)s)"
    command.add_argument("--rng", type=between(0, MAX_RNG, int), default=0, metavar="N", help=text)


def match_patch(options: argparse.Namespace) -> int:
    """Match a sound and write the answers; Ctrl-C writes none."""
    target = read_target(options.sound)
    options.folder.mkdir(parents=True, exist_ok=True)
    match = Match(target, options.renders, dict(options.lock), options.rng)
    files = [name_files(options.folder, options.sound.stem, rank) for rank in range(1, 6)]
    for file in files:
        file.check()
    note = target.note
    found = f"MIDI note {note.pitch:g} {target.tune:+.0f} cents" if target.has_pitch else "no pitch"
    print(f"{options.sound}: {found}, held for {note.length:.2f} s")
    for progress in match.run():
        if sys.stderr.isatty():
            line = f"\r{progress.renders} renders, {progress.best.distance:.2f} dB, diversity {progress.diversity:.3f} "
            print(line, end="", file=sys.stderr, flush=True)
    if sys.stderr.isatty():
        print(file=sys.stderr)
    answers = match.list_answers()
    for answer, file in zip(answers, files, strict=False):
        file.write(answer, note, target.seconds)
        print(f"{answer.distance:5.2f} dB  {file.patch}  {file.sound}")
    return 0


def _parse_lock(text: str) -> tuple[str, float]:
    """The name and the value in NAME=VALUE; raises argparse.ArgumentTypeError."""
    name, _, number = text.partition("=")
    if name not in INDEX:
        raise argparse.ArgumentTypeError(f"the synthesiser has no parameter {name!r}")
    try:
        value = float(number)
        PARAMETERS[INDEX[name]].position(value)
    except ValueError as error:
        reason = str(error) if str(error).startswith(name) else f"{text!r} is not NAME=VALUE with a number as the value"
        raise argparse.ArgumentTypeError(reason) from None
    return name, value
