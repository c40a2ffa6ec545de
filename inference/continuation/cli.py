"""The command of `loopseed` that continues a recording."""

import argparse
import dataclasses
import math
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np

from inference.arguments import between, file_name
from inference.arrays import Floats
from inference.cli import MAX_RNG, add_command, add_sound
from inference.continuation.continuation import (
    AUTO,
    BARS,
    MAX_BARS,
    WAYS,
    Continuation,
    check_length,
    continue_recording,
    draw_rng_seed,
    render_after,
    say_blocks,
    say_way,
)
from inference.continuation.latent_model import MAX_TEMPERATURE
from inference.continuation.recording import Recording, read_recording
from inference.continuation.sequence_file import SequenceError
from inference.directions.table_file import TableError
from inference.files.atomic_file import check_target
from inference.files.wav import FORMATS, Tags, is_own_sound, write_wav
from inference.model.generator import Generator
from inference.model.library import Library
from inference.renderer import MAX_BPM, MAX_RATE, MIN_BPM, MIN_RATE, Renderer, Setting
from inference.search.measure import MeasureError
from inference.search.sound_file import TargetError
from inference.sentences import escape, say_count
from inference.walks.arrangement import Arrangement


class ContinueError(ValueError):
    """A recording that cannot be continued; the text is one sentence."""


def add_commands(commands: argparse._SubParsersAction, library: Callable[[], Library]) -> None:
    """Add continue to a program's commands; `library` gives the models to choose from."""
    text = "continue a recording: write the bars that follow it"
    command = add_command(commands, "continue", text, continue_file, library=library)
    text = "the recording; it begins on a downbeat and ends on the bar, and its last 16 bars are heard"
    command.add_argument("recording", type=Path, metavar="IN.wav", help=text)
    text = "the file to write, at the recording's tempo, rate and level; only a file of loopseed's is replaced"
    command.add_argument("out", type=file_name(*FORMATS), metavar="OUT.wav", help=text)
    text = "number of bars (default: %(default)s)"
    command.add_argument("--bars", type=between(1, MAX_BARS, int), default=BARS, metavar="N", help=text)
    text = "0: the most likely bars, 1: as learned, 2: wild (default: %(default)g)"
    command.add_argument("--temperature", type=between(0, MAX_TEMPERATURE), default=1.0, metavar="T", help=text)
    text = "a number that chooses the bars; the same number always gives the same ones (default: new ones each time)"
    command.add_argument("--rng-seed", type=between(0, MAX_RNG, int), metavar="N", help=text)
    text = "tempo of the recording (default: found by its length); what follows its last whole bar is left out"
    command.add_argument("--bpm", type=between(MIN_BPM, MAX_BPM), default=0.0, help=text)
    text = (
        "latent: in the model's sounds, blocks: in the recording's own sounds, auto: latent where the recording is "
        "near the model's loops, else blocks (default: %(default)s)"
    )
    command.add_argument("--way", choices=WAYS, default=AUTO, help=text)
    text = "write the recording's bars before those that follow"
    command.add_argument("--with-beginning", action="store_true", help=text)
    add_sound(command)


def continue_file(options: argparse.Namespace) -> int:
    """Listen to a recording, and write the bars that follow it."""
    check_target(options.out, is_own_sound)
    renderer = Renderer(Generator(options.library().find(options.model)))
    rng_seed = draw_rng_seed(options.rng_seed)
    try:
        recording = read_recording(options.recording, renderer.generator.description, options.bpm)
        if not MIN_RATE <= recording.rate <= MAX_RATE:
            raise TargetError(
                f"{options.recording.name} has a sample rate of {recording.rate} Hz, outside {MIN_RATE} to {MAX_RATE}; "
                "convert it."
            )
        whole = options.bars + (recording.count if options.with_beginning else 0)
        check_length(renderer.generator.description, recording.bpm, whole, recording.rate)
        answers = continue_recording(
            renderer.generator,
            recording,
            options.bars,
            options.temperature,
            rng_seed,
            options.way,
            recording.rate,
        )
        found = _follow(answers, len(recording.bars))
    except (SequenceError, TableError, TargetError, MeasureError) as error:
        raise ContinueError(str(error)) from error
    origin = say_way(options.temperature, rng_seed) | found.beginning.say(options.recording.name)
    if options.with_beginning:
        origin["beginning"] = recording.count
    sound, tags = _render(renderer, recording, options.bars, found, origin)
    if options.with_beginning:
        tags = dataclasses.replace(tags, beats=tags.beats + recording.count * renderer.generator.description.beats)
        sound = np.concatenate([recording.sound.reshape(-1, *sound.shape[1:]), sound])
    write_wav(options.out, [sound], recording.rate, options.bits, tags=tags)
    distance, heard = found.beginning.distance, len(recording.bars)
    near = "" if math.isnan(distance) else f", {distance:.1f} dB from the model's loops"
    way = "latents" if found.seeds else "blocks"
    print(
        f"{escape(str(options.recording))}: {say_count(recording.count, 'bar')} at {recording.bpm:.2f} BPM, heard "
        f"{heard}{near}\n"
        f"{escape(str(options.out))}: the next {say_count(options.bars, 'bar')} in {way}, --rng-seed {rng_seed}"
    )
    return 0


def _render(
    renderer: Renderer, recording: Recording, bars: int, found: Continuation, origin: dict[str, Any]
) -> tuple[Floats, Tags]:
    """The sound of a continuation in the recording's rate and channels, and the tags of its file."""
    rate, channels = recording.rate, recording.sound.shape[1]
    if not found.seeds:
        tags = say_blocks(renderer.generator, found.beginning, bars, rate, channels)
        sound = found.sound if channels > 1 else found.sound[:, 0]
        return sound, dataclasses.replace(tags, origin=tags.origin | origin)
    setting = Setting(rate, min(max(recording.bpm, MIN_BPM), MAX_BPM), channels=channels)
    arrangement = Arrangement(tuple(found.seeds), setting, None, renderer, origin)
    return render_after(found.beginning, arrangement), arrangement.tags()


def _follow(answers: Iterable[float | int | Continuation], bars: int) -> Continuation:
    """The last of the answers; a terminal is told how many bars were heard, or are played."""
    found = None
    for number, found in enumerate(answers, 1):
        if sys.stderr.isatty() and not isinstance(found, Continuation):
            done = f"{number} of {say_count(bars, 'bar')} heard"
            if isinstance(found, int):
                done = f"{say_count(found, 'bar')} played"
            print(f"\r{done}", end="", file=sys.stderr, flush=True)
    if sys.stderr.isatty():
        print(file=sys.stderr)
    assert isinstance(found, Continuation)
    return found
