"""The sounds that are measured: those of a set's loops, of images, and of a generator's seeds, at the model's rate."""

from collections.abc import Iterable, Iterator

import numpy as np

from inference.arrays import Floats
from inference.description import Description
from inference.dsp.powergram import powergram
from inference.dsp.time_stretch import resample
from inference.model.generator import Generator
from inference.parts.parts import Parts, values_to_levels
from inference.parts.render import draw_noise, render_middle
from inference.parts.stereo import render_side
from models.dataset import LoopSet

# What decides which sound a picture is, but for its peak.
PICTURE_FIELDS = (
    "bins", "frames", "n_fft", "hop_length", "power", "beats", "transform", "bins_per_octave", "lowest",
)  # fmt: skip


def sounds_of_set(data: LoopSet, numbers: Iterable[int]) -> Iterator[Floats]:
    """The sounds [shape=(samples,) or (samples, 2)] of a set's loops, by their numbers in it.

    A set has its loops as a generator gives them, so they are rendered in the same way: phases are found anew.
    """
    return (render_sound(parts, data.description) for parts in read_parts(data, numbers))


def sounds_of_images(images: Iterable[Floats], description: Description) -> Iterator[Floats]:
    """The sounds [shape=(samples,)] of images [shape=(frames, bins), 0..1]."""
    return (render_sound(Parts(image.T), description) for image in images)


def sounds_of_generator(
    generator: Generator, latents: Floats, conditions: Floats | None = None, form: Description | None = None
) -> Iterator[Floats]:
    """The sounds [shape=(samples,) or (samples, 2)] of a generator's loops, as the renderer makes them.

    latents : [shape=(count, latent_size)]; conditions : [shape=(count, conditions)], NaN where one is not set.
    form : the description of a set, to whose form the loops are brought (`fit_sound`); None: they stay as they are.
    """
    own = generator.description
    return (
        fit_sound(render_sound(parts, own), own, form or own) for parts in _generate(generator, latents, conditions)
    )


def images_of_generator(generator: Generator, latents: Floats, form: Description) -> Floats:
    """The images [shape=(count, form.frames, form.bins), 0..1] of a generator's loops with no condition set.

    A picture of the set's geometry is brought to the set's peak. All others are powergrams of the sounds, as those of a
    model in parts are, whose sound is more than its picture.
    """
    own = generator.description
    if not own.parts and all(getattr(own, name) == getattr(form, name) for name in PICTURE_FIELDS):
        factor = np.float32((own.peak / form.peak) ** (1 / form.power))
        return np.minimum(generator.images(latents).transpose(0, 2, 1) * factor, 1)
    middles = (render_middle(parts, own, 1.0) for parts in _generate(generator, latents, None))
    return np.stack([powergram(fit_sound(middle, own, form), form).T for middle in middles])


def fit_sound(sound: Floats, own: Description, form: Description) -> Floats:
    """A loop [shape=(own.samples,) or (own.samples, 2)] as a set has its loops [shape=(form.samples, ...)].

    It is repeated or cut to the number of beats, and brought to the set's rate. Where the tempos differ, its speed and
    pitch change, as those of the slices do in tools.powergrams.
    """
    if own.samples == form.samples and own.beats == form.beats:
        return sound
    count = round(len(sound) * form.beats / own.beats)
    channels = np.resize(sound, (count, *sound.shape[1:])).reshape(count, -1).T
    fitted = np.stack([resample(channel, form.samples) for channel in channels], axis=1)
    return fitted if sound.ndim > 1 else fitted[:, 0]


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


def read_parts(data: LoopSet, numbers: Iterable[int]) -> Iterator[Parts]:
    """The parts of a set's loops, by their numbers in it."""
    for number in numbers:
        loops = data.read_loops(np.array([number]))
        levels = None if loops.levels is None else values_to_levels(loops.levels[0].T)
        low_band = None if loops.low_band is None else loops.low_band[0, :, 0]
        side = None if loops.side is None else loops.side[0].T
        yield Parts(loops.picture[0].T, low_band=low_band, levels=levels, side=side)
