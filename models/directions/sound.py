"""The eight features of a loop's sound that directions are named for and measured by.

Four are those of a generator's conditions (models/evaluation/features.py), the others are hats, decay, tonality and
level. Each is a continuous number, so that a small change of the sound is a small change of the number.
"""

import numpy as np

from inference.arrays import Floats
from inference.description import Description
from inference.dsp.time_stretch import resample
from models.evaluation.features import (
    FEATURES,
    HOPS_PER_BEAT,
    bass_level,
    brightness,
    find_spectra,
    kick_presence,
    onset_density,
)
from models.evaluation.hearing import LONG, RATE, tonal_salience

NAMES = ("onset_density", "brightness", "bass", "kick", "hats", "decay", "tonality", "level")
UNITS = ("onsets a beat", "octaves above 1 kHz", "dB", "dB", "dB", "log2 of seconds", "nepers", "dB")
assert len(FEATURES) == 4  # the first four of NAMES are the same

HATS = 6000.0  # Hz: lower end of the hats' band
HAT_FLOOR = -60.0  # dB against the loudest moment of the hats' band: quieter moments count as silence
DECAY = 1000.0  # Hz: lower end of the band whose decay is measured; kicks and the bass have their own features
DECAY_FLOOR = -40.0  # dB against the loudest moment: below it nothing is heard to fall
FALL = 60.0  # dB: a decay time is that of a fall by so much
SILENCE = 1e-9


def measure(middle: Floats, description: Description) -> Floats:
    """Measure the features NAMES [shape=(8,), in UNITS] of a loop's middle [shape=(samples,)] at the model's rate.

    The level is that of the loop itself, before a file is brought to the model's loudness.
    """
    rate, beats = description.sample_rate, description.beats
    magnitudes, frequencies = find_spectra(middle, rate, HOPS_PER_BEAT * beats)
    level = np.sqrt(np.square(middle, dtype=np.float64).mean()) + SILENCE
    return np.array(
        [
            onset_density(magnitudes, frequencies, beats),
            brightness(magnitudes, frequencies),
            bass_level(magnitudes, frequencies),
            kick_presence(magnitudes, frequencies, beats),
            hat_presence(magnitudes, frequencies),
            decay(magnitudes, frequencies, 60 / description.bpm / HOPS_PER_BEAT),
            tonality(middle.astype(np.float64) / level, rate),
            20 * np.log10(level),
        ],
        np.float32,
    )


def hat_presence(magnitudes: Floats, frequencies: Floats) -> float:
    """How far the hits of the hats' band stand out: its level's 95th percentile over its 25th, in dB, 0..60.

    magnitudes : [shape=(hops, n)] of n bins; frequencies : the bins' own [shape=(n,), in Hz].
    """
    level = _levels(magnitudes[:, frequencies >= HATS], HAT_FLOOR)
    low, high = np.percentile(level, [25, 95])
    return float(high - low)


def decay(magnitudes: Floats, frequencies: Floats, hop: float) -> float:
    """The time of a fall by 60 dB above DECAY, as log2 of seconds: from the mean slope while the level falls.

    hop : seconds from one row of the magnitudes to the next.
    """
    level = _levels(magnitudes[:, frequencies >= DECAY], DECAY_FLOOR)
    falls = level - np.roll(level, -1)
    falls = falls[(falls > 0) & (level > DECAY_FLOOR)]
    slope = falls.mean() / hop if len(falls) else SILENCE
    return float(np.log2(FALL / slope))


def tonality(loop: Floats, rate: float) -> float:
    """The tonal_salience of a loop [shape=(samples,), RMS 1] at a rate in Hz, at the rate that it is meant for.

    The loop is resampled to a whole number of hops, where it is not one already.
    """
    hops = max(round(len(loop) / rate * RATE * 4 / LONG), 4)
    size = hops * LONG // 4
    return tonal_salience(loop if len(loop) == size else resample(loop, size), size / len(loop) * rate)


def _levels(band: Floats, floor: float) -> Floats:
    """Levels [shape=(hops,), dB against the loudest] of a band's magnitudes [shape=(hops, n)], at least `floor`."""
    power = np.square(band).sum(1) + 1e-12
    return np.maximum(10 * np.log10(power / power.max()), floor)
