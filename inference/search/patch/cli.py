"""`loopseed match-patch` and `play-patch`: from a sound to a patch of the synthesiser, and from a patch to a sound."""

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from inference.arguments import between, file_name
from inference.cli import MAX_RNG, add_command
from inference.files.atomic_file import check_target, make_folder
from inference.files.wav import FORMATS, is_own_sound
from inference.search.patch.estimator import ESTIMATOR, is_own_estimator
from inference.search.patch.match import (
    ANSWERS,
    MAX_RENDERS,
    RENDERS,
    AnswerFiles,
    Match,
    name_files,
    write_ranks,
    write_sound,
)
from inference.search.patch.objective import Answer
from inference.search.patch.society import Progress
from inference.search.patch.target import MAX_SECONDS, Target, read_target
from inference.search.synth.parameters import INDEX, PARAMETERS
from inference.search.synth.patches import PatchError, parse_note, read_content, read_patch
from inference.search.synth.synth import Note
from inference.signals import describe_stop, ignore_stops

TAIL = 1.0  # s of sound after a note of play-patch
NOTE = Note(0.5, 60.0)  # that play-patch plays, where neither the patch nor the user says another


def add_commands(commands: argparse._SubParsersAction) -> None:
    """Add the commands to those of a program."""
    text = "find the patches of the built-in synthesiser, or the presets of a plugin, that sound like a tone"
    command = add_command(commands, "match-patch", text, match_patch)
    command.add_argument("sound", type=Path, metavar="SOUND.wav", help="a file with one tone of at most 10 s")
    _add_synth(command)
    text = "which parameters of the plugin to leave alone: a .toml file, or amsynth, diva or tal-noisemaker"
    command.add_argument("--profile", metavar="FILE.toml", help=text)
    text = "the folder for the patches (.json) and their sounds (.wav), or the presets of the plugin (.fxp, "
    text += ".vstpreset, .json); only files of loopseed's are replaced"
    command.add_argument("--out", type=Path, dest="folder", required=True, metavar="FOLDER", help=text)
    text = "how many patches are rendered and compared (default: %(default)s)"
    command.add_argument("--renders", type=between(1, MAX_RENDERS, int), default=RENDERS, metavar="N", help=text)
    text = (
        "keep a parameter of the built-in synthesiser at a value, for example noise=-48; can be repeated; a plugin's "
    )
    text += "are in its --profile. The parameters: "
    text += ", ".join(f"{parameter.name}" for parameter in PARAMETERS)
    command.add_argument("--lock", type=_parse_lock, action="append", default=[], metavar="NAME=VALUE", help=text)
    text = "a number that chooses the course of the search (default: %(default)s)"
    command.add_argument("--rng", type=between(0, MAX_RNG, int), default=0, metavar="N", help=text)
    text = "for the built-in synthesiser: the network that half of the first patches come from, one of "
    text += "tools.patch_estimator (default: loopseed's own)"
    command.add_argument("--network", type=_parse_network, default=ESTIMATOR, metavar="FILE.onnx", help=text)
    command = add_command(commands, "play-patch", "play a note of a patch, which you may have edited", play_patch)
    text = "a patch that match-patch has written; with --synth also a preset of the plugin"
    command.add_argument("patch", type=Path, metavar="PATCH.json", help=text)
    _add_synth(command)
    command.add_argument("out", type=file_name(*FORMATS), metavar="OUT.wav", help="the sound, in mono at 44.1 kHz")
    text = f"MIDI note (default: that of the match, if the patch says it, or {NOTE.pitch:g})"
    command.add_argument("--note", type=between(0, 127), help=text)
    text = f"until the note is let go; {TAIL:g} s follow (default: as in the match, or {NOTE.length:g})"
    command.add_argument("--seconds", type=between(0.01, MAX_SECONDS), metavar="S", help=text)


def _add_synth(command: argparse.ArgumentParser) -> None:
    text = "a VST2 or VST3 synthesiser in place of the built-in one (needs the extra vst)"
    command.add_argument("--synth", type=Path, metavar="PLUGIN", help=text)


def match_patch(options: argparse.Namespace) -> int:
    """Match a sound and write the answers; Ctrl-C ends the search, and the best so far are written."""
    if options.synth:
        from inference.search.plugin import cli as plugin  # the daemon needs none of it

        return plugin.match_patch(options, run_search)
    if options.profile:
        raise PatchError("--profile is for a plugin: name it with --synth, or keep a parameter of ours with --lock.")
    target = read_target(options.sound)
    with make_folder(options.folder):
        return _match(options, target)


def _match(options: argparse.Namespace, target: Target) -> int:
    match = Match(target, options.renders, dict(options.lock), options.rng, options.network)
    files = [name_files(options.folder, options.sound.stem, rank, target) for rank in range(1, ANSWERS + 1)]
    for file in files:
        file.check()
    note = target.note
    found = f"MIDI note {note.pitch:g} {target.tune:+.0f} cents" if target.has_pitch else "no pitch"
    print(f"{options.sound}: {found}, held for {note.length:.2f} s")
    return run_search(match.run(), options.renders, lambda: _write(match, files))


def run_search(search: Iterator[Progress], renders: int, write: Callable[[], None]) -> int:
    """Run a search of so many renders, and `write` what it has found; returns the exit code.

    A terminal shows how far it is. Ctrl-C ends the search, and the best so far are written.
    """
    found = False
    try:
        for progress in search:
            found = bool(np.isfinite(progress.best.distance))
            if sys.stderr.isatty():
                line = f"{progress.renders} of {renders} renders, {progress.best.distance:.2f} dB"
                print(f"\r{line}, diversity {progress.diversity:.3f} ", end="", file=sys.stderr, flush=True)
    except KeyboardInterrupt as stop:
        if not found:
            raise
        ignore_stops()
        reason, code = describe_stop(stop)
        print(f"\nloopseed: {reason}; these are the best so far.", file=sys.stderr)
        write()  # here, since a second signal interrupts nothing while the first one is handled
        return code
    if sys.stderr.isatty():
        print(file=sys.stderr)
    write()
    return 0


def _write(match: Match, files: list[AnswerFiles]) -> None:
    """Write the answers so far, and print where they are."""

    def write(file: AnswerFiles, answer: Answer) -> None:
        file.write(answer, match.target.note, match.target.seconds)
        print(f"{answer.distance:5.2f} dB  {file.patch}  {file.sound}")

    write_ranks(files, match.list_answers(), write)


def play_patch(options: argparse.Namespace) -> int:
    """Read a patch, and write a note of it."""
    if options.synth:
        from inference.search.plugin import cli as plugin

        return plugin.play_patch(options, lambda matched: choose_note(options, matched), TAIL)
    check_target(options.out, is_own_sound)
    position = read_patch(options.patch)
    note = choose_note(options, parse_note(read_content(options.patch), options.patch))
    write_sound(options.out, position, note, note.length + TAIL)
    print(f"{options.out}: MIDI note {note.pitch:g}, held for {note.length:g} s")
    return 0


def choose_note(options: argparse.Namespace, matched: Note | None) -> Note:
    """The note to play: as the user says, or as the patch does, or NOTE."""
    usual = matched or NOTE
    pitch = usual.pitch if options.note is None else options.note
    return Note(usual.length if options.seconds is None else options.seconds, pitch)


def _parse_network(text: str) -> Path:
    """The path of an estimator; raises argparse.ArgumentTypeError."""
    if not Path(text).exists():
        raise argparse.ArgumentTypeError(f"there is no file {text}")
    if not is_own_estimator(Path(text)):
        raise argparse.ArgumentTypeError(f"{text} is no network of tools.patch_estimator")
    return Path(text)


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
