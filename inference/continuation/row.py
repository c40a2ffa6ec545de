"""The bars of a continuation as sound: each on the beat, and without a step after the one before it."""

import itertools
from collections.abc import Iterator, Sequence

import numpy as np

from inference.arrays import Floats
from inference.continuation.joint import SECONDS, fade_in
from inference.dsp.time_stretch import resample
from inference.renderer import Renderer, Setting
from inference.seeds import Seed


def render_bars(renderer: Renderer, seeds: Sequence[Seed], setting: Setting, before: int = 0) -> Iterator[Floats]:
    """The loops of a row as Renderer.loops has them, but each bar line on the sample that is nearest to its time.

    before : how many of the loops lie before the time 0. A loop whose length is no whole number of samples would leave
    the grid by up to half a sample a bar; here the lengths differ by one sample instead. A loop is circular, so it goes
    on with its own beginning: that fades into the next loop, as its low band does for longer (Renderer.join).
    """
    d = renderer.generator.description
    length = d.beats * 60 / (setting.bpm or d.bpm) * setting.sample_rate
    edges = [round(number * length) for number in range(-before, len(seeds) - before + 1)]
    loops = renderer.separate_loops(seeds, setting)
    separate, fitted = itertools.tee(
        _fit(loop, end - start) for loop, start, end in zip(loops, edges, edges[1:], strict=False)
    )
    size, last = round(SECONDS * setting.sample_rate), None
    for loop, bar in zip(separate, renderer.join(fitted, setting), strict=True):
        yield bar if last is None else fade_in(bar, last)
        last = loop[:size]


def _fit(loop: Floats, length: int) -> Floats:
    if len(loop) == length:
        return loop
    channels = [resample(np.ascontiguousarray(channel), length) for channel in np.atleast_2d(loop.T)]
    return np.stack(channels, axis=1).reshape(length, *loop.shape[1:])
