"""`loopseed match-patch` and `play-patch`: from a sound to a patch of the synthesiser, and from a patch to a sound."""

import argparse
import sys
from pathlib import Path

from inference.arguments import between, file_name
from inference.cli import MAX_RNG, add_command
from inference.files.atomic_file import check_target
from inference.files.wav import FORMATS, is_own_sound
from inference.search.patch.match import MAX_RENDERS, RENDERS, Match, name_files, write_sound
from inference.search.patch.target import MAX_SECONDS, read_target
from inference.search.synth.parameters import INDEX, PARAMETERS
from inference.search.synth.patches import read_patch
from inference.search.synth.synth import Note

TAIL = 1.0  # s of sound after a note of play-patch


def add_commands(commands: argparse._SubParsersAction) -> None:
    """Add the commands to those of a program."""
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
    command = add_command(commands, "play-patch", "play a note of a patch, which you may have edited", play_patch)
    command.add_argument("patch", type=Path, metavar="PATCH.json", help="a patch that match-patch has written")
    command.add_argument("out", type=file_name(*FORMATS), metavar="OUT.wav", help="the sound, in mono at 44.1 kHz")
    text = "MIDI note (default: %(default)g)"
    command.add_argument("--note", type=between(0, 127), default=60.0, help=text)
    text = f"until the note is let go; {TAIL:g} s follow (default: %(default)g)"
    command.add_argument("--seconds", type=between(0.01, MAX_SECONDS), default=0.5, metavar="S", help=text)


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


def play_patch(options: argparse.Namespace) -> int:
    """Read a patch, and write a note of it."""
    check_target(options.out, is_own_sound)
    note = Note(options.seconds, options.note)
    write_sound(options.out, read_patch(options.patch), note, options.seconds + TAIL)
    print(f"{options.out}: MIDI note {options.note:g}, held for {options.seconds:g} s")
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
