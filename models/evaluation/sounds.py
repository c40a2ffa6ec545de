"""The sounds that are measured: those of a set's loops, of images, and of a generator's seeds, at the model's rate."""

from collections.abc import Iterable, Iterator

import numpy as np

from inference.arrays import Floats
from inference.description import Description
from inference.dsp.powergram import powergram
from inference.model.generator import Generator
from inference.parts.parts import Parts, values_to_levels
from inference.parts.render import draw_noise, render_middle
from inference.parts.stereo import render_side
from models.dataset import LoopSet


def sounds_of_set(data: LoopSet, numbers: range) -> Iterator[Floats]:
    """The sounds [shape=(samples,) or (samples, 2)] of a set's loops, by their numbers in it.

    A set has its loops as a generator gives them, so they are rendered in the same way: phases are found anew.
    """
    return (render_sound(parts, data.description) for parts in read_parts(data, numbers))


def sounds_of_images(images: Iterable[Floats], description: Description) -> Iterator[Floats]:
    """The sounds [shape=(samples,)] of images [shape=(frames, bins), 0..1]."""
    return (render_sound(Parts(image.T), description) for image in images)


def sounds_of_generator(generator: Generator, latents: Floats, conditions: Floats | None = None) -> Iterator[Floats]:
    """The sounds [shape=(samples,) or (samples, 2)] of a generator's loops, as the renderer makes them.

    latents : [shape=(count, latent_size)]; conditions : [shape=(count, conditions)], NaN where one is not set.
    """
    return (render_sound(parts, generator.description) for parts in _generate(generator, latents, conditions))


def images_of_generator(generator: Generator, latents: Floats) -> Floats:
    """The images [shape=(count, frames, bins), 0..1] of a generator's loops with no condition set.

    Those of a model in parts are the powergrams of its sounds, in which all parts are.
    """
    description = generator.description
    if not description.parts:
        return generator.images(latents).transpose(0, 2, 1)
    loops = (render_middle(parts, description, 1.0) for parts in _generate(generator, latents, None))
    return np.stack([powergram(loop, description).T for loop in loops])


def render_sound(parts: Parts, description: Description) -> Floats:
    """The sound [shape=(samples,), or (samples, 2) if the parts have a side] of a loop, at the model's own rate."""
    middle = render_middle(parts, description, transients=1.0)
    if parts.side is None:
        return middle
    side = render_side(middle, parts.side, description.sample_rate, len(middle))
    return np.stack([middle + side, middle - side], axis=1)


def _generate(generator: Generator, latents: Floats, conditions: Floats | None) -> Iterator[Parts]:
    for number, parts in enumerate(generator.parts(latents, conditions)):
        yield draw_noise(parts, generator.description, np.random.default_rng(number))


def read_parts(data: LoopSet, numbers: range) -> Iterator[Parts]:
    """The parts of a set's loops, by their numbers in it."""
    for number in numbers:
        loops = data.read_loops(np.array([number]))
        levels = None if loops.levels is None else values_to_levels(loops.levels[0].T)
        low_band = None if loops.low_band is None else loops.low_band[0, :, 0]
        side = None if loops.side is None else loops.side[0].T
        yield Parts(loops.picture[0].T, low_band=low_band, levels=levels, side=side)
