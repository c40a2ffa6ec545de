"""The time that a continuation takes, against the time that it plays."""

from pathlib import Path

import numpy as np

from inference.continuation.bars import BarSearch
from inference.continuation.blocks.way import BlockWay
from inference.continuation.continuation import BLOCKS, continue_latents, load_blocks, load_model
from inference.continuation.sequence_file import sequence_path
from inference.dsp.time_stretch import resample
from inference.model.generator import Generator
from inference.renderer import MAX_CHANNELS, Renderer, Setting
from tools.bench.timing import TIMES, table, time_in_turn
from tools.bench.wire import draw_seeds

HEARD, BARS = 4, 16


def time_continuation(model: Path, rounds: int) -> None:
    """Time the bars of a continuation, and the bars that are heard before, on one core; a model needs both tables."""
    if not sequence_path(model).exists():
        print(f"{model.name} has no sequence model, so no continuation is measured.\n")
        return
    renderer = Renderer(Generator(model))
    d = renderer.generator.description
    sequence, search = load_model(renderer.generator), BarSearch(renderer.generator)
    setting = Setting(channels=MAX_CHANNELS)
    heard = [resample(loop, d.samples) for loop in renderer.loops(list(draw_seeds(HEARD)), Setting())]
    latents = np.stack([found.latent for found in search.find(heard)])

    def play_on() -> None:
        for _ in renderer.loops(continue_latents(sequence, latents, BARS, 1.0, 0), setting):
            pass

    methods = {
        "a bar that follows, stereo": (play_on, BARS),
        "a bar that is heard": (lambda: [*search.find(heard)], HEARD),
    }
    if sequence_path(model, BLOCKS).exists():
        blocks, sound = load_blocks(renderer.generator), np.tile(np.concatenate(heard)[:, None], MAX_CHANNELS)
        methods |= {
            "a bar that follows in blocks, stereo": (
                lambda: [*BlockWay(blocks, sound).play(BARS, 1.0, np.random.default_rng(0))],
                BARS,
            ),
        }
    times = time_in_turn({name: method for name, (method, _) in methods.items()}, rounds)
    plays = d.beats * 60 / d.bpm * 1e3
    rows: dict[str, list[float | str]] = {}
    for name, (_, bars) in methods.items():
        values = [ms / bars for ms in times[name].row]
        rows[name] = [*values, f"{values[0] / plays:.1%}"]
    print(table(f"A continuation of {BARS} bars; a bar plays {plays:.0f} ms", [*TIMES, "CPU of playing time"], rows))
