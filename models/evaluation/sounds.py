"""The sounds that are measured: those of a set's loops, of images, and of a generator's seeds, at the model's rate."""

from collections.abc import Iterable, Iterator

import numpy as np

from inference.arrays import Floats
from inference.description import Description
from inference.dsp.inversion import powergram_to_loop
from inference.model.generator import Generator
from inference.renderer import Renderer, Setting
from models.dataset import LoopSet


def sounds_of_set(data: LoopSet, numbers: range) -> Iterator[Floats]:
    """The sounds [shape=(samples,)] of a set's loops, by their numbers in it.

    A set has images of its loops without their phases, which are found as those of a generator's images.
    """
    images = (data.images[number].T.astype(np.float32) / 255 for number in numbers)
    return sounds_of_images(images, data.description)


def sounds_of_images(images: Iterable[Floats], description: Description) -> Iterator[Floats]:
    """The sounds [shape=(samples,)] of images [shape=(frames, bins), 0..1]."""
    return (powergram_to_loop(image.T, description) for image in images)


def sounds_of_generator(generator: Generator, latents: Floats, conditions: Floats | None = None) -> Iterator[Floats]:
    """The sounds [shape=(samples,) or (samples, 2)] of a generator's loops, as the renderer makes them.

    latents : [shape=(count, latent_size)]; conditions : [shape=(count, conditions)], NaN where one is not set.
    """
    renderer = Renderer(generator)
    setting = Setting(sample_rate=generator.description.sample_rate)
    return (renderer.loop(image, setting) for image in generator.images(latents, conditions))
