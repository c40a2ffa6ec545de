"""The width of a sound: how strong its side (left minus right) is against its middle, by band and time."""

import functools

import numpy as np

from inference.arrays import Complexes, Floats
from inference.dsp.phase_kernel import kernel_built, thread_kernel
from inference.dsp.stft import OVERLAP, filter_frames
from inference.dsp.time_stretch import series_to_loop
from inference.parts.bands import WINDOW, band_masks, split_bands

SMOOTHING = 8  # frames (59 ms in techno's geometry) that a width is measured over: an ear hears no faster change
DELAYS = (0.0011, 0.0023, 0.0037)  # s, of the all-passes: no multiples of each other, so that their echoes fall apart
FEEDBACK = 0.5  # of each all-pass: its cube is what is left of the middle itself in the side
MIN_HOP = 16  # samples: the shortest hop of all descriptions, and so a divisor of every length at the model's own rate
_TINY = 1e-6  # of full scale, RMS: below -120 dB there is no width to measure


def measure_side(sound: Floats, sample_rate: float, frames: int) -> Floats:
    """The side's level against the middle's [shape=(BANDS, frames), 0..1] of a sound [shape=(samples, 2)].

    `samples` is a multiple of `frames`. Values above 1 (a side that is louder than the middle) are clipped.
    """
    middle, side = sound.mean(axis=1), (sound[:, 0] - sound[:, 1]) * np.float32(0.5)
    levels = []
    for channel in (middle, side):
        bands = split_bands(channel, sample_rate)
        energy = np.square(bands).reshape(len(bands), frames, -1).mean(axis=2)
        shares = [np.roll(energy, step, axis=1) for step in range(-SMOOTHING // 2, SMOOTHING // 2 + 1)]
        levels.append(np.sqrt(np.mean(shares, axis=0)))
    return np.clip(levels[1] / (levels[0] + _TINY), 0, 1).astype(np.float32)


def render_side(middle: Floats, widths: Floats, sample_rate: float, length: int, *, plain: bool = False) -> Floats:
    """The side [shape=(length,)] of a middle [shape=(samples,), circular]: left is middle + side, right middle - side.

    `samples` is a multiple of MIN_HOP; the side comes in `length` samples, as by inference.dsp.time_stretch.resample.
    widths : the side's level against the middle's [shape=(BANDS, frames), 0..1]. The side is the middle's own sound
    through all-passes: as loud, but of other phases. `plain` uses numpy instead of the phase kernel.
    """
    samples = len(middle)
    n_fft = min(WINDOW, OVERLAP * (samples & -samples))  # its hop, a power of two, has to divide the loop
    frames = OVERLAP * samples // n_fft
    gains = band_masks(n_fft, sample_rate).T @ _interpolate(widths, frames)
    if plain or not kernel_built():
        side = filter_frames(middle, gains)
    else:
        side = thread_kernel(n_fft, frames).filter(middle, gains)
    spectrum = np.fft.rfft(side) * _decorrelator(samples, sample_rate)
    return series_to_loop(spectrum, samples, length)


def _interpolate(widths: Floats, frames: int) -> Floats:
    """Widths by frame [shape=(BANDS, any number)], each in the middle of its frame, at the times of other frames.

    Those [shape=(BANDS, frames)] have their middle at their number, as inference.dsp.stft has it.
    """
    own = widths.shape[1]
    places, times = (np.arange(-1, own + 1) + 0.5) / own, np.arange(frames) / frames
    padded = np.pad(widths, ((0, 0), (1, 1)), mode="wrap")
    return np.array([np.interp(times, places, row) for row in padded], np.float32)


@functools.lru_cache(8)
def _decorrelator(samples: int, sample_rate: float) -> Complexes:
    """The all-passes (Schroeder 1962) at the frequencies of a loop [shape=(samples // 2 + 1,)].

    On the circle they are their response at these frequencies, exactly: what rings past the end goes on at the start.
    Nothing passes that is below the lowest band, where a change of width would leave something.
    """
    frequencies = np.fft.rfftfreq(samples, 1 / sample_rate)
    response = (band_masks(samples, sample_rate).sum(axis=0) > 0).astype(complex)
    for delay in DELAYS:
        turn = np.exp(-2j * np.pi * frequencies * delay)
        response *= (turn - FEEDBACK) / (1 - FEEDBACK * turn)
    response = response.astype(np.complex64)
    response.flags.writeable = False  # callers share it
    return response
