"""Sounds as files: the loop of a seed, and rows of loops."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Annotated, Any

import numpy as np

from inference.files.png import write_png
from inference.files.wav import write_wav
from inference.model.memory import trim_heap
from inference.renderer import MAX_STEPS
from inference.seeds import INTERPOLATIONS, Seed, fade, pingpong, random_seed, walk
from inference.walks.arrangement import Arrangement, Overlapping, say_fade
from inference.walks.hallucination import MAX_BETWEEN, MAX_KEY_POINTS, MAX_OVERLAP, say_beats, walk_through
from server.commands.directions import Amounts
from server.commands.registry import Call, command
from server.jobs import Step, Work
from server.protocol.arguments import MAX_ID, Count, Default, Id, Range, Seeds, check_seeds
from server.protocol.replies import Reply, RequestId, Sentence, reply
from server.steps import report_loops

OptionalId = Annotated[int, Range(0, MAX_ID), Default(0)]
OptionalRngSeed = Annotated[int, Range(0, 2**31 - 1), Default(None)]
Steps = Annotated[int, Range(1, MAX_STEPS, "loops", past="too_long")]
Between = Annotated[int, Range(0, MAX_BETWEEN, "seeds between two key points")]
Overlap = Annotated[float, Range(0, MAX_OVERLAP, "of a loop")]
MAX_KEY_SEEDS = 25  # that come in one message
WavFile = Annotated[str, "the sound's absolute path"]


@reply("wav")
class Wav(Reply):
    """A sound is ready, of a request without an id."""

    wavfile: WavFile
    text: Sentence


@reply("wav_id")
class WavId(Reply):
    """A sound is ready."""

    id: RequestId
    wavfile: WavFile
    text: Sentence


@reply("wav_id_img")
class WavIdImg(Reply):
    """A sound and the picture of its powergram are ready."""

    id: RequestId
    wavfile: WavFile
    imagefile: Annotated[str, "the PNG's absolute path"]
    text: Sentence


@command("generate_single_wav", reply=Wav)
def generate_single_wav(call: Call, seed: Seed) -> Work:
    """Render the loop of a seed."""
    return _render(call, "single", [seed])


@command("generate_single_wav_id", reply=WavId)
def generate_single_wav_id(call: Call, id: Id, seed: Seed) -> Work:
    """Render the loop of a seed for a slot; a newer request for the slot takes the place of one that waits."""
    return _render(call, "single", [seed], id, slot=id)


@command("generate_single_wav_id_img", reply=WavIdImg)
def generate_single_wav_id_img(call: Call, id: Id, seed: Seed) -> Work:
    """Render the loop of a seed for a slot, and the picture of its powergram."""
    return _render(call, "single", [seed], id, slot=id, picture=True)


@command("generate_directed", reply=WavId)
def generate_directed(call: Call, id: Id, amounts: Amounts, seed: Seed) -> Work:
    """Render the loop of a seed for a slot, moved inside the network by amounts of the model's directions."""
    return _render(call, "single", [seed], id, slot=id, amounts=amounts)


@command("generate_random_fade", reply=Wav)
def generate_random_fade(
    call: Call,
    steps: Steps,
    morph: Annotated[float, Range(0, 256, "dial units")],
    seed: Seed,
    rng_seed: OptionalRngSeed,
) -> Work:
    """Walk away from a seed: each step moves every dial by up to morph, up or down, and stays between its ends."""
    origin = {"way": "walk", "morph": morph, "rng_seed": rng_seed}
    return _render(call, "walk", walk(seed, steps, morph, np.random.default_rng(rng_seed)), origin=origin)


@command("generate_fade", reply=WavId)
def generate_fade(call: Call, id: OptionalId, steps: Steps, start: Seed, end: Seed) -> Work:
    """Fade from one seed to another in a row of loops."""
    return _fade(call, "fade", fade, id, steps, start, end)


@command("generate_pingpong", reply=WavId)
def generate_pingpong(call: Call, id: OptionalId, steps: Steps, start: Seed, end: Seed) -> Work:
    """Fade from one seed to another and back, so that the whole row loops."""
    return _fade(call, "pingpong", pingpong, id, steps, start, end)


@command("hallucinate", reply=WavId)
def hallucinate(
    call: Call,
    id: Id,
    key_points: Annotated[int, Range(1, MAX_KEY_POINTS)],
    between: Between,
    overlap: Overlap,
    rng_seed: OptionalRngSeed,
) -> Work:
    """Walk through random key points, with seeds between them; the loops overlap, each under the envelope."""

    def draw(size: int) -> list[Seed]:
        rng = np.random.default_rng(rng_seed)
        return walk_through([random_seed(rng, size) for _ in range(key_points)], between)

    row = _Drawn(key_points + (key_points - 1) * between, draw)
    overlapping = Overlapping(between, overlap, call.state.envelope)
    return _render(call, "hallucination", row, id, overlapping=overlapping)


@command("hallucinate_through", reply=WavId)
def hallucinate_through(
    call: Call, id: Id, between: Between, overlap: Overlap, key_points: Annotated[Seeds, Count(1, MAX_KEY_SEEDS)]
) -> Work:
    """Walk through these key points, with seeds between them; the loops overlap, each under the envelope."""
    overlapping = Overlapping(between, overlap, call.state.envelope)
    return _render(call, "hallucination", walk_through(key_points, between), id, overlapping=overlapping)


def _fade(call: Call, name: str, row: Callable[..., list[Seed]], id: int, steps: int, start: Seed, end: Seed) -> Work:
    way = call.state.interpolation
    origin = say_fade(start, end, way, row is pingpong)
    return _render(call, name, row(start, end, steps, INTERPOLATIONS[way]), id, origin=origin)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Seeds that are drawn when it is known how many numbers each has."""

    count: int
    draw: Callable[[int], list[Seed]]  # from the numbers of a seed to the seeds

    def __len__(self) -> int:
        return self.count


def _render(
    call: Call,
    name: str,
    row: list[Seed] | _Drawn,
    id: int | None = None,
    slot: int | None = None,
    picture: bool = False,
    overlapping: Overlapping | None = None,
    amounts: list[float] | None = None,
    origin: Mapping[str, Any] = MappingProxyType({}),
) -> Work:
    """Work that renders seeds in a row into one file, and the picture of the first one where that is asked for.

    The settings and the folder are those of now; the model is the one that is loaded when the work begins, and only
    then is it known whether it can be played so. amounts : of its directions. origin : as of an Arrangement.
    """
    state, setting, target = call.state, call.state.request_setting(), call.state.folder.target

    def run(step: Step) -> Reply:
        started = time.perf_counter()
        renderer = state.renderer if amounts is None else state.renderer.directed(amounts)
        seeds = row.draw(renderer.latent_size) if isinstance(row, _Drawn) else row
        check_seeds(seeds, renderer.latent_size)
        arrangement = Arrangement(tuple(seeds), setting, overlapping, renderer, origin)
        arrangement.check()
        stem = name if id is None else f"{name}{id}"
        suffixes = (".wav", ".png") if picture else (".wav",)
        with state.folder.answer(target, stem, (call.client, id), *suffixes) as files:
            gain = write_wav(
                files[0],
                arrangement.sounds(partial(report_loops, step=step)),
                setting.sample_rate,
                state.bits,
                renderer.loudness,
                arrangement.tags(),
                folder=files.folder,
                check=step.finish,
            )
            if picture:
                write_png(files[1], renderer.image(seeds[0], setting), files.folder)
            step.finish()  # again: a request that was given up leaves no file
        if len(seeds) > 1:  # the C library keeps up to 64 MB of a long row
            trim_heap()
        count = "1 loop" if len(seeds) == 1 else f"{len(seeds)} loops"
        if overlapping:
            count += f", {say_beats(round(arrangement.beats, 3))}"
        truncation = "" if setting.truncation == 1 else f", truncation {setting.truncation:g}"
        text = f"{count} in {time.perf_counter() - started:.3f} s, gain {gain:.1f} dB{truncation}"
        wavfile, *pictures = (file.as_posix() for file in files)
        if id is None:
            return Wav(wavfile, text)
        return WavIdImg(id, wavfile, pictures[0], text) if pictures else WavId(id, wavfile, text)

    return Work(-1 if id is None else id, len(row), run, slot)
