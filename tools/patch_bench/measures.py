"""How near a matched sound is: log-mel, and the two measures of AutoSoundMatch."""

import numpy as np

from inference.arrays import Floats
from inference.search.patch.fitness import LogMel, measure_mel_powers

SIZE, HOP, BANDS, RANGE = 2048, 1024, 128, 80.0  # AutoSoundMatch's spectrogram


def measure(target: Floats, sound: Floats) -> tuple[float, float, float]:
    """The log-mel distance in dB, the spectral convergence and the spectral MSE in dB^2, of sounds [shape=(samples,)].

    The last two compare mel spectrograms in dB, from 0 at RANGE below the loudest value upwards; both sounds are at
    one level.
    """
    fitness = LogMel(target)
    distance = float(fitness.compare(fitness.describe(sound[None]))[0])
    wanted, found = _describe(target), _describe(sound)
    convergence = float(np.linalg.norm(wanted - found) / np.linalg.norm(wanted))
    return distance, convergence, float(np.square(wanted - found).mean())


def _describe(sound: Floats) -> Floats:
    powers = measure_mel_powers(sound[None], SIZE, HOP, BANDS)[0]
    decibels = 10 * np.log10(np.maximum(powers, 1e-10))
    return np.maximum(decibels - decibels.max() + RANGE, 0)
