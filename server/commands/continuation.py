"""How a recording, or a seed, goes on: sounds of the next bars."""

import dataclasses
import itertools
import math
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated

import numpy as np

from inference.arrays import Floats
from inference.continuation.continuation import (
    AUTO,
    MAX_BARS,
    WAYS,
    Beginning,
    Continuation,
    continue_latents,
    draw_rng_seed,
    fit_channels,
    load_model,
    render_after,
    say_blocks,
    say_way,
)
from inference.continuation.latent_model import MAX_TEMPERATURE
from inference.continuation.row import render_bars
from inference.continuation.sequence_file import SequenceError
from inference.continuation.worker import run_continuation
from inference.files.wav import Tags, write_wav
from inference.model.memory import trim_heap
from inference.renderer import MAX_BPM, MIN_BPM, Renderer
from inference.seeds import Seed, to_latent
from inference.sentences import say_count
from inference.walks.arrangement import Arrangement, Report
from server.commands.generate import OptionalRngSeed, WavId
from server.commands.registry import Call, command
from server.jobs import Step, Work
from server.protocol.arguments import Choice, Default, Id, Range, Text, check_seeds, shorten
from server.protocol.errors import CommandError
from server.protocol.replies import Reply
from server.steps import follow, report_loops

Bars = Annotated[int, Range(1, MAX_BARS, "bars")]
TEMPERATURE = Range(0, MAX_TEMPERATURE)


@command("continue_wav", reply=WavId)
def continue_wav(
    call: Call,
    id: Id,
    path: Text,
    bars: Bars,
    temperature: Annotated[float, TEMPERATURE, Default(1.0)],
    rng_seed: OptionalRngSeed,
    bpm: Annotated[float, Range(0, MAX_BPM, "BPM, 0: found by the length"), Default(0.0)],
    way: Annotated[str, Choice(WAYS), Default(AUTO)],
) -> Work:
    """Continue a recording that ends on the bar: listen to its last 16 bars, and render the bars that follow.

    The sound has the recording's level and tempo, not the tempo that is set. Temperature 0 gives the most likely bars,
    1 is as learned, 2 is wild. In latents it has the model's sounds, in blocks the recording's own; auto takes blocks
    where the recording is far from the model.
    """
    state, rng_seed = call.state, draw_rng_seed(rng_seed)
    temperature, bpm = shorten(temperature), shorten(bpm)  # as loopseed continue gets them
    if 0 < bpm < MIN_BPM:
        raise CommandError("bad_arguments", f"Argument 6 (bpm) is {bpm:g}: it is 0 or goes from {MIN_BPM:g} up.")
    file = state.folder.find_file(path)
    setting = dataclasses.replace(state.request_setting(), conditions=(), truncation=1.0, keep_pitch=False)

    def prepare(renderer: Renderer, step: Step) -> Sound:
        with state.folder.open_file(file) as recording:
            model = renderer.generator.path
            rate = setting.sample_rate
            answers = run_continuation(model, recording, bars, temperature, rng_seed, bpm, way, rate, step.at_cancel)
            *_, found = follow(answers, step)
        assert isinstance(found, Continuation)
        heard = found.beginning
        text = f"{say_count(heard.bars, 'bar')} at {heard.bpm:.2f} BPM heard"
        if not math.isnan(heard.distance):
            text = f"{text}, {heard.distance:.1f} dB from the model"
        text = f"{text}, continued in {'latents' if found.seeds else 'blocks'}"
        origin = say_way(temperature, rng_seed) | heard.say(Path(path).name)
        if not found.seeds:
            tags = say_blocks(renderer.generator, heard, bars, rate, setting.channels)
            tags = dataclasses.replace(tags, origin=tags.origin | origin)
            sound = fit_channels(found.sound, setting.channels)
            return Sound(lambda _: [sound if setting.channels > 1 else sound[:, 0]], tags, rate, 0.0, rng_seed, text)
        played = dataclasses.replace(setting, bpm=heard.bpm)
        arrangement = Arrangement(tuple(found.seeds), played, None, renderer, origin)
        arrangement.check()
        render = partial(_render_after, heard, arrangement)
        return Sound(render, arrangement.tags(), rate, 0.0, rng_seed, text)

    return _write(call, id, bars, prepare)


@command("continue_seed", reply=WavId)
def continue_seed(
    call: Call, id: Id, bars: Bars, temperature: Annotated[float, TEMPERATURE], seed: Seed, rng_seed: OptionalRngSeed
) -> Work:
    """Continue the loop of a seed: render the bars that follow it."""
    setting, rng_seed, temperature = call.state.request_setting(), draw_rng_seed(rng_seed), shorten(temperature)
    first = np.asarray(seed) * setting.truncation  # the network's dials are those of truncation 1
    setting = dataclasses.replace(setting, truncation=1.0)
    origin = {"continued": np.asarray(seed).tolist(), **say_way(temperature, rng_seed)}

    def prepare(renderer: Renderer, step: Step) -> Sound:
        check_seeds([seed], renderer.latent_size)
        try:
            model = load_model(renderer.generator)
        except SequenceError as error:
            raise CommandError("bad_model", str(error)) from error
        seeds = continue_latents(model, to_latent(first)[None], bars, temperature, rng_seed)
        arrangement = Arrangement(tuple(seeds), setting, None, renderer, origin)
        arrangement.check()
        render = partial(_render_next, first, arrangement)
        return Sound(render, arrangement.tags(), setting.sample_rate, renderer.loudness, rng_seed)

    return _write(call, id, bars, prepare)


@dataclass(frozen=True, slots=True)
class Sound:
    """A continuation that is to be rendered: `render` gives its bars, the rest is that of write_wav."""

    render: Callable[[Report], Iterable[Floats]]
    tags: Tags
    sample_rate: int
    loudness: float
    rng_seed: int
    text: str = ""


def _render_after(beginning: Beginning, arrangement: Arrangement, report: Report) -> Iterator[Floats]:
    yield render_after(beginning, arrangement, report)


def _render_next(seed: Seed, arrangement: Arrangement, report: Report) -> Iterator[Floats]:
    """The loops that follow that of a seed in one row; its own is left out."""
    row = render_bars(arrangement.renderer, (seed, *arrangement.seeds), arrangement.setting, before=1)
    return report(itertools.islice(row, 1, None))


def _write(call: Call, id: int, bars: int, prepare: Callable[[Renderer, Step], Sound]) -> Work:
    """Work that renders a continuation into a file, in threads of its own."""
    state, target = call.state, call.state.folder.target

    def run(step: Step) -> Reply:
        started = time.perf_counter()
        state.folder.check(target)
        sound = prepare(state.renderer.renew(), step)
        with state.folder.answer(target, f"continuation{id}", (call.client, id), ".wav") as files:
            write_wav(
                files[0],
                sound.render(partial(report_loops, step=step)),
                sound.sample_rate,
                state.bits,
                sound.loudness,
                sound.tags,
                folder=files.folder,
                check=step.finish,
            )
            step.finish()  # again: a request that was given up leaves no file
        trim_heap()
        text = f"{say_count(bars, 'bar')} in {time.perf_counter() - started:.3f} s, rng_seed {sound.rng_seed}"
        return WavId(id, files[0].as_posix(), f"{text}; {sound.text}" if sound.text else text)

    return Work(id, bars, run, slot=id, queue="continue")
