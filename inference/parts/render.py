"""From the parts of one loop to its middle, which is the whole sound in mono and what two channels share."""

import dataclasses

import numpy as np

from inference.arrays import Complexes, Floats
from inference.description import Description
from inference.dsp.griffinlim import ITERATIONS
from inference.dsp.inversion import magnitudes_to_loop, powergram_to_loop
from inference.dsp.phase_kernel import kernel_built, thread_kernel
from inference.dsp.powergram import powergram_to_magnitudes
from inference.dsp.stft import hann, polar, stft
from inference.dsp.time_stretch import stretch
from inference.parts.low_band import decode_low_band, high_pass, stretch_low_band
from inference.parts.parts import Parts
from inference.parts.picture_levels import estimate_levels
from inference.parts.speckle import draw_speckle
from inference.parts.transients import shape_transients


def draw_noise(parts: Parts, description: Description, rng: np.random.Generator, *, plain: bool = False) -> Parts:
    """The same parts, their noise drawn into the picture; parts without noise stay as they are."""
    return parts if parts.noise is None else add_noise(parts, *draw_speckle(rng, description, plain=plain))


def add_noise(parts: Parts, speckle: Floats, phases: Complexes) -> Parts:
    """The same parts with their noise in the picture, as `speckle` and its phases draw it (draw_speckle)."""
    noise = 0 if parts.noise is None else parts.noise * speckle
    picture = np.clip(parts.picture + noise, 0, 1)
    return dataclasses.replace(parts, picture=picture, noise=None, phases=phases)


def find_phases(parts: Parts, description: Description, *, plain: bool = False) -> Complexes:
    """The phases of the loop that a picture gives [shape=(n_fft // 2 + 1, frames), complex, modulus 1]."""
    loop = powergram_to_loop(parts.picture, description, plain=plain)
    if plain or not kernel_built():
        return polar(loop, description.n_fft)[1]
    return thread_kernel(description.n_fft, description.frames).polar(loop)[1]


def render_middle(parts: Parts, description: Description, transients: float, *, plain: bool = False) -> Floats:
    """The middle [shape=(description.samples,)] at the model's own rate and tempo; may exceed full scale, +-1.

    parts : with their noise in the picture (add_noise). transients : 0..1, how far hits are set to their levels.
    `plain` uses numpy instead of the C kernel. Raises NoLibrosaError for a constant-Q description without librosa.
    """
    if parts.low_band is None:
        middle = powergram_to_loop(parts.picture, description, parts.phases, plain=plain)
    else:
        middle = _render_above(parts, description, plain) + decode_low_band(parts.low_band, description.samples)
    return _keep_transients(middle, parts, description, transients, plain)


def stretch_middle(
    middle: Floats, parts: Parts, description: Description, bpm: float, transients: float, *, plain: bool = False
) -> Floats:
    """The middle [shape=(samples,)] at a tempo [BPM] and the same pitch, at the model's rate; arguments as above.

    It lasts one loop at that tempo, but is a whole number of frames long: to resample it makes the difference up.
    The low band is stretched apart.
    """
    d = description
    samples = d.samples * d.bpm / bpm  # not a whole number
    frames = max(2, 2 * round(samples / d.hop_length / 2))
    if parts.low_band is not None:
        middle = middle - decode_low_band(parts.low_band, d.samples)
    magnitudes, phases = stretch(stft(middle, hann(d.n_fft)), frames, samples / (frames * d.hop_length))
    stretched = magnitudes_to_loop(magnitudes, d, phases, ITERATIONS, plain=plain)
    if parts.low_band is not None:
        stretched += decode_low_band(stretch_low_band(parts.low_band, d, samples), len(stretched))
    return _keep_transients(stretched, parts, d, transients, plain)


def _render_above(parts: Parts, description: Description, plain: bool) -> Floats:
    """What the picture has above the crossover [shape=(description.samples,)]."""
    d = description
    magnitudes = powergram_to_magnitudes(parts.picture, d)
    magnitudes *= high_pass(np.fft.rfftfreq(d.n_fft, 1 / d.sample_rate), d.crossover)[:, None]
    return magnitudes_to_loop(magnitudes, d, parts.phases, plain=plain)


def _keep_transients(middle: Floats, parts: Parts, description: Description, transients: float, plain: bool) -> Floats:
    """The middle [of any length] with its hits set to their levels."""
    levels = _find_levels(parts, description) if transients > 0 else None
    if levels is None:
        return middle
    return shape_transients(middle, levels, description.sample_rate, transients, plain=plain)


def _find_levels(parts: Parts, description: Description) -> Floats | None:
    """The levels by band and step that the model gives, or those of its picture; a constant-Q picture has none."""
    if parts.levels is not None:
        return parts.levels
    if description.transform == "cqt":
        return None
    return estimate_levels(powergram_to_magnitudes(parts.picture, description), description.sample_rate)
