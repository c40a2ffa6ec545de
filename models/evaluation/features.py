"""Features of a loop's sound, which become the conditions of a generator.

Each feature is a continuous number rather than a count: loops have few ties, and a small change of the sound is a small
change of the number. Loops are circular: the last sample is followed by the first.
"""

import numpy as np

from inference.arrays import Floats

FEATURES = ("onset_density", "brightness", "bass_level", "kick_presence")
UNITS = ("onsets a beat", "octaves above 1 kHz", "dB", "dB")

WINDOW_SECONDS = 0.03
HOPS_PER_BEAT = 64
BANDS = 24  # of the onset curve, of logarithmic width, from 60 Hz to 16 kHz or to half the sample rate
COMPRESSION = 100.0  # gain before the logarithm, for magnitudes of which the loop's largest is 1
PEAK_REACH = 4  # hops on either side in which a peak of the onset curve is the highest point
BASS = 150.0  # Hz: upper end of the bass
KICK = (30.0, 120.0)  # Hz: lower and upper end of a kick's band
KICK_FLOOR = -40.0  # dB against the loudest moment of the kick's band: quieter moments count as silence
ATTACK, BEFORE = 10, 6  # hops after and before a beat between which a kick raises the level


def measure(loop: Floats, sample_rate: int, beats: int) -> Floats:
    """Measure the FEATURES [shape=(4,), in UNITS] of a loop [shape=(samples,)] of `beats` beats at a rate in Hz."""
    hops = HOPS_PER_BEAT * beats
    magnitudes, frequencies = find_spectra(loop, sample_rate, hops)
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
    """Onsets per beat: the peaks of the spectral flux, each weighted by its height against the highest, 0..1."""
    flux = spectral_flux(magnitudes, frequencies)
    around = np.max([np.roll(flux, shift) for shift in range(-PEAK_REACH, PEAK_REACH + 1)], axis=0)
    peaks = flux[(flux == around) & (flux > 0)]
    return float(peaks.sum() / peaks.max() / beats) if len(peaks) else 0.0


def spectral_flux(magnitudes: Floats, frequencies: Floats) -> Floats:
    """The onset curve [shape=(hops,)]: the rise of log magnitudes [shape=(hops, n)] over two hops, over BANDS bands."""
    edges = np.geomspace(60, min(16_000.0, frequencies[-1]), BANDS + 1)
    starts = np.minimum(np.searchsorted(frequencies, edges[:-1]), len(frequencies) - 1)
    bands = np.add.reduceat(magnitudes, starts, axis=1)
    level = np.log1p(COMPRESSION * bands / (bands.max() + 1e-9))
    return np.maximum(level - np.roll(level, 2, axis=0), 0).sum(1)


def brightness(magnitudes: Floats, frequencies: Floats) -> float:
    """Spectral centroid of the loop's mean magnitudes, in octaves above 1 kHz."""
    spectrum = magnitudes.mean(0)
    centroid = (spectrum * frequencies).sum() / (spectrum.sum() + 1e-9)
    return float(np.log2(max(centroid, 1.0) / 1000))


def bass_level(magnitudes: Floats, frequencies: Floats) -> float:
    """Median over time of the power below BASS, against the mean of the whole power, in dB.

    The median leaves out kicks, which sound at few moments; what is left is the bass between them.
    """
    power = np.square(magnitudes)
    low = np.median(power[:, frequencies < BASS].sum(1))
    return float(10 * np.log10((low + 1e-9) / (power.sum(1).mean() + 1e-9)))


def kick_presence(magnitudes: Floats, frequencies: Floats, beats: int) -> float:
    """Mean rise of the level of the kick's band at the beats, in dB, 0..40."""
    low = (frequencies >= KICK[0]) & (frequencies <= KICK[1])
    band = magnitudes[:, low].max(1) if low.any() else np.zeros(len(magnitudes), np.float32)
    level = np.maximum(20 * np.log10((band + 1e-9) / (band.max() + 1e-9)), KICK_FLOOR)
    at = np.arange(beats) * (len(level) // beats)
    after = level[(at[:, None] + np.arange(ATTACK)) % len(level)].max(1)
    before = level[(at[:, None] - np.arange(2, 2 + BEFORE)) % len(level)].min(1)
    return float(np.maximum(after - before, 0).mean())


def find_spectra(loop: Floats, sample_rate: int, hops: int) -> tuple[Floats, Floats]:
    """Magnitudes [shape=(hops, n)] of windows at equal steps around the loop, and the n bins' frequencies in Hz."""
    size = round(WINDOW_SECONDS * sample_rate)
    centres = np.rint(np.arange(hops) * len(loop) / hops).astype(int)
    frames = loop[(centres[:, None] + np.arange(size) - size // 2) % len(loop)]
    magnitudes = np.abs(np.fft.rfft(frames * np.hanning(size).astype(np.float32))).astype(np.float32)
    return magnitudes, np.fft.rfftfreq(size, 1 / sample_rate).astype(np.float32)
