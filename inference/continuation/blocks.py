"""Blocks: sixteenths of a bar, each a few codes, and the sound of their pictures after another sound."""

import dataclasses

import numpy as np

from inference.arrays import Floats
from inference.description import Description
from inference.dsp.inversion import magnitudes_to_loop
from inference.dsp.stft import hann, istft, stft

BLOCKS = 16  # of a bar
LEVELS, DIGITS = 4, 4  # a code is DIGITS digits of LEVELS steps
CODES = LEVELS**DIGITS  # that a code can be
CONTEXT = 8  # frames of the sound before, to which the phases are fitted
FITTING = 12  # rounds in which they are
TURN_FRAMES = 16  # over which the phases that fit the sound before become those of the phase method
FADE = 96  # samples, 3 ms in techno's geometry: over which what is left of a step at the joint fades
_TINY = np.float32(1e-12)


def join_digits(digits: Floats) -> Floats:
    """Digits before they are rounded [shape=(..., digits), -LEVELS / 2..LEVELS / 2] -> codes [shape=(..., codes)]."""
    steps = np.floor(digits).reshape(*digits.shape[:-1], -1, DIGITS) + LEVELS // 2
    return (steps @ (LEVELS ** np.arange(DIGITS))).astype(np.float32)


def extend_sound(before: Floats, magnitudes: Floats, description: Description) -> Floats:
    """The sound of magnitudes [shape=(n_fft // 2 + 1, frames)] right after a sound [shape=(samples,)].

    before : at the model's own rate, at least CONTEXT frames. The first of the frames is centred on the first new
    sample. Returns [shape=(frames * hop_length,)]; its end is not to be used, but where the last frames are to spare:
    the transform is circular. The phases start from the description's method, are turned to where the sound before
    leads, and are fitted by Griffin-Lim with the samples of the sound before kept.
    """
    d, joint = description, CONTEXT * description.hop_length
    window, known = hann(d.n_fft), before[-joint:].astype(np.float32)
    heard = np.abs(stft(known, window))  # circular: its first two frames and the last one are of no use
    heard[:2], heard[-1] = heard[2], heard[-2]
    targets = np.concatenate([heard, magnitudes.T]).astype(np.float32)
    whole = dataclasses.replace(d, frames=len(targets))
    spectra = stft(magnitudes_to_loop(targets.T, whole), window)
    real = stft(np.concatenate([known, np.zeros(len(targets) * d.hop_length - joint, np.float32)]), window)
    turn = _unit((real[CONTEXT - 4 : CONTEXT - 2] * spectra[CONTEXT - 4 : CONTEXT - 2].conj()).sum(axis=0))
    shares = np.clip(1 - np.arange(len(targets) - CONTEXT, dtype=np.float32) / TURN_FRAMES, 0, 1)
    spectra[CONTEXT:] *= np.exp(1j * shares[:, None] * np.angle(turn)).astype(np.complex64)
    sound = istft(spectra, window)
    fixed = np.r_[2 : CONTEXT - 1, CONTEXT : len(targets)]  # frames whose magnitudes are known
    for _ in range(FITTING):
        sound[:joint] = known
        spectra = stft(sound, window)
        spectra[fixed] = targets[fixed] * _unit(spectra[fixed])
        sound = istft(spectra, window)
    step = known[-1] - sound[joint - 1]
    sound[joint : joint + FADE] += step * (0.5 + 0.5 * np.cos(np.pi * np.arange(1, FADE + 1) / FADE)).astype(np.float32)
    return sound[joint:]


def _unit(values: np.ndarray) -> np.ndarray:
    return values / np.maximum(np.abs(values), _TINY)
