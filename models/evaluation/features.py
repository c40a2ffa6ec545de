"""What is measured of a loop's sound, so that a generator can be told to make more or less of it.

Each feature is graded rather than counted, so that loops have few ties and a small change of the sound is a small
change of the number. Loops are circular: what the last moment runs into is the first.
"""

import numpy as np

from inference.arrays import Floats

FEATURES = ("onset_density", "brightness", "bass_level", "kick_presence")
UNITS = ("onsets a beat", "octaves above 1 kHz", "dB", "dB")

WINDOW_SECONDS = 0.03
HOPS_PER_BEAT = 64
BANDS = 24  # of the onset curve, between 60 Hz and 16 kHz or half the rate, spaced by their logarithm
COMPRESSION = 100.0  # of magnitudes, where 1 is the loop's largest: an onset is a rise of the logarithm
PEAK_REACH = 4  # hops on either side that a peak of the onset curve towers over
BASS = 150.0  # Hz: what lies below is bass
KICK = (30.0, 120.0)  # Hz
KICK_FLOOR = -40.0  # dB below the low band's loudest moment: what is quieter counts as silence
ATTACK, BEFORE = 10, 6  # hops after and before a beat in which a kick's rise is looked for


def measure(loop: Floats, sample_rate: int, beats: int) -> Floats:
    """The FEATURES [shape=(4,), in UNITS] of a loop [shape=(samples,)] of so many beats."""
    hops = HOPS_PER_BEAT * beats
    magnitudes, frequencies = _spectra(loop, sample_rate, hops)
    return np.array(
        [
            onset_density(magnitudes, frequencies, beats),
            brightness(magnitudes, frequencies),
            bass_level(magnitudes, frequencies),
            kick_presence(magnitudes, frequencies, beats),
        ],
        np.float32,
    )


def onset_density(magnitudes: Floats, frequencies: Floats, beats: int) -> float:
    """Peaks of the spectral flux a beat, each counted by its height against the highest."""
    edges = np.geomspace(60, min(16_000.0, frequencies[-1]), BANDS + 1)
    starts = np.minimum(np.searchsorted(frequencies, edges[:-1]), len(frequencies) - 1)
    bands = np.add.reduceat(magnitudes, starts, axis=1)
    level = np.log1p(COMPRESSION * bands / (bands.max() + 1e-9))
    flux = np.maximum(level - np.roll(level, 2, axis=0), 0).sum(1)
    around = np.max([np.roll(flux, shift) for shift in range(-PEAK_REACH, PEAK_REACH + 1)], axis=0)
    peaks = flux[(flux == around) & (flux > 0)]
    return float(peaks.sum() / peaks.max() / beats) if len(peaks) else 0.0


def brightness(magnitudes: Floats, frequencies: Floats) -> float:
    """The spectral centroid of the loop's mean magnitudes, in octaves above 1 kHz."""
    spectrum = magnitudes.mean(0)
    centroid = (spectrum * frequencies).sum() / (spectrum.sum() + 1e-9)
    return float(np.log2(max(centroid, 1.0) / 1000))


def bass_level(magnitudes: Floats, frequencies: Floats) -> float:
    """The power below BASS in the middle of the loop's moments, by loudness, against the mean of all power, in dB.

    In the middle one, for a kick's beats are few: what sounds between them is the bass.
    """
    power = np.square(magnitudes)
    low = np.median(power[:, frequencies < BASS].sum(1))
    return float(10 * np.log10((low + 1e-9) / (power.sum(1).mean() + 1e-9)))


def kick_presence(magnitudes: Floats, frequencies: Floats, beats: int) -> float:
    """How far the low band's level rises at the beats, in dB, averaged over them."""
    low = (frequencies >= KICK[0]) & (frequencies <= KICK[1])
    band = magnitudes[:, low].max(1) if low.any() else np.zeros(len(magnitudes), np.float32)
    level = np.maximum(20 * np.log10((band + 1e-9) / (band.max() + 1e-9)), KICK_FLOOR)
    at = np.arange(beats) * (len(level) // beats)
    after = level[(at[:, None] + np.arange(ATTACK)) % len(level)].max(1)
    before = level[(at[:, None] - np.arange(2, 2 + BEFORE)) % len(level)].min(1)
    return float(np.maximum(after - before, 0).mean())


def _spectra(loop: Floats, sample_rate: int, hops: int) -> tuple[Floats, Floats]:
    """Magnitudes [shape=(hops, n)] of Hann windows centred on equal steps round the loop, and their frequencies, Hz."""
    size = round(WINDOW_SECONDS * sample_rate)
    centres = np.rint(np.arange(hops) * len(loop) / hops).astype(int)
    frames = loop[(centres[:, None] + np.arange(size) - size // 2) % len(loop)]
    magnitudes = np.abs(np.fft.rfft(frames * np.hanning(size).astype(np.float32))).astype(np.float32)
    return magnitudes, np.fft.rfftfreq(size, 1 / sample_rate).astype(np.float32)
