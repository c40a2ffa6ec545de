"""Bring a slice to another length: by its speed, which changes its pitch, or by overlapping grains, which keeps it."""

import numpy as np

from inference.arrays import Floats
from inference.dsp.time_stretch import resample

HOP_SECONDS = 0.02  # between grains, about; a grain is twice as long
RISE_SECONDS = 0.01  # before and after a sixteenth, which are compared
MIN_RISE = 2.0  # of the energy, 3 dB
REACH_SECONDS = 0.012  # by which a grain may be taken from elsewhere, so that it continues the one before


def repitch(piece: Floats, length: int) -> Floats:
    """Return a slice [shape=(samples, channels)] in `length` samples; its pitch changes with its speed."""
    if length == len(piece):
        return piece
    return np.stack([resample(channel, length) for channel in piece.T], axis=1)


def stretch(piece: Floats, length: int, steps: int, sample_rate: int) -> Floats:
    """Return a slice [shape=(samples, channels)] in `length` samples at the same pitch.

    steps : sixteenth notes in the slice. Where one has a hit, the sound is taken from its exact place, so that the hit
    stays sharp and in time; elsewhere grains overlap where they fit best (WSOLA, Verhelst and Roelands 1993). The slice
    counts as a loop. `sample_rate` is in Hz.
    """
    samples = len(piece)
    if length == samples:
        return piece
    grains = max(round(length / steps / (HOP_SECONDS * sample_rate)), 1)  # in a step
    hop = length / steps / grains
    half = int(np.ceil(hop))
    reach = round(REACH_SECONDS * sample_rate)
    window = np.hanning(2 * half + 1)[:-1].astype(np.float32)
    mid = piece.mean(axis=1)
    out, weight = np.zeros((length, piece.shape[1]), np.float32), np.zeros(length, np.float32)
    hits = {step for step in range(steps) if _has_hit(mid, round(step * samples / steps), sample_rate)}
    at = 0
    for number in range(steps * grains):
        wanted = round(number * samples / (steps * grains))
        step, grain = divmod(number, grains)
        is_before_hit = grain == grains - 1 and (step + 1) % steps in hits  # the hit belongs to the next grain alone
        if number == 0 or (grain == 0 and step in hits) or is_before_hit:
            at = wanted
        else:
            at = wanted + _find_fit(mid, at + round(hop), wanted, half, reach)
        place = (round(number * hop) + np.arange(-half, half)) % length
        out[place] += window[:, None] * piece[(at + np.arange(-half, half)) % samples]
        weight[place] += window
    return np.asarray(out / np.maximum(weight, 1e-3)[:, None], np.float32)


def _has_hit(mid: Floats, at: int, sample_rate: int) -> bool:
    """Return whether the level rises by MIN_RISE at a sample."""
    width = round(RISE_SECONDS * sample_rate)
    before, after = (
        float(np.mean(mid.take(np.arange(start, start + width), mode="wrap") ** 2)) for start in (at - width, at)
    )
    return after > MIN_RISE * before + 1e-10


def _find_fit(mid: Floats, continued: int, wanted: int, half: int, reach: int) -> int:
    """Return by how many samples a grain around `wanted` is moved to be most like the sound around `continued`."""
    template = mid.take(np.arange(continued - half, continued + half), mode="wrap")
    region = mid.take(np.arange(wanted - half - reach, wanted + half + reach), mode="wrap")
    size = 1 << (len(region) - 1).bit_length()
    product = np.fft.irfft(np.fft.rfft(region, size) * np.conj(np.fft.rfft(template, size)), size)[: 2 * reach + 1]
    energy = np.convolve(region**2, np.ones(2 * half), "valid")
    return int(np.argmax(product / np.sqrt(energy + 1e-9))) - reach
