"""What a listener hears in a loop, measured in its sound: hats, kicks, the low band, tones, stereo and level.

A loop is circular: its last sample is followed by its first. Except for the seam and the measures of level, a measure
is one of the mid channel [shape=(samples,), RMS 1] at a rate near RATE, whatever the loop's own rate is: windows and
smoothing, which are given in samples, then last equally long. A measure is NaN where a loop has nothing to measure.
"""

from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import median_filter, uniform_filter1d
from scipy.signal import hilbert

from inference.arrays import Floats
from inference.dsp.stft import hann, stft
from inference.dsp.time_stretch import resample

HEARD = ("attack", "before", "kicks", "wobble", "tones", "floor", "halves", "side", "crest", "level", "seam")
RATE = 34_952  # Hz: the rate of loopseed's own bar of 65,536 samples
LONG, SHORT = 4096, 1024  # samples of an STFT's window, 117 and 29 ms; the hop is a quarter
CEILING = 0.999  # of full scale: a louder sound is turned down before its level is measured
SILENCE = 1e-9  # power or magnitude that is added before a logarithm or a division

MAX_ONSETS = 8
HATS = 6000.0  # Hz: lower end of the hats
HAT_SMOOTHING, HAT_STEP = 17, 16  # samples: of the hats' envelope, and between two values of its rise
HAT_GAP, HAT_REACH = 0.05, 0.02  # s: between two onsets, and on either side of an onset
HAT_LEVEL = 1e-4  # against the loop's RMS: an onset whose peak is lower is no sound
HAT_RISE = 4.0  # an onset counts if its peak is this many times as high as the minimum before it
ONSETS = 1000.0  # Hz: lower end of the band whose energy before onsets is measured
ONSET_SMOOTHING = 33  # samples
ONSET_GAP, ONSET_RISE = 0.06, 0.004  # s: between two onsets, and over which a rise is measured
ONSET_SEARCH = 0.012  # s before the steepest rise in which an onset may begin
BEFORE, AFTER = (-0.010, -0.002), (0.0, 0.010)  # s from where the onset begins
STEEP = 0.061  # part of all samples that are looked at for onsets, the steepest ones
KICK = (30.0, 180.0)  # Hz
KICK_SECONDS, KICK_LAG = 0.16, 0.004  # s: of a kick, and by which two of them may be shifted
LOW_BAND = (30.0, 110.0)  # Hz: of the wobble
WOBBLE_RANGE = (20.0, 150.0)  # Hz: instantaneous frequencies outside are clipped
WOBBLE_STEP, WOBBLE_MEDIAN = 64, 65  # samples between two frequencies, and how many of them, 119 ms, make the median
WOBBLE_LEVEL = 0.3  # of the amplitude's 95th percentile: where it is lower, the frequency is not used
TONES = (80.0, 2000.0)  # Hz
TONE_NEIGHBOURS = 15  # bins that a bin is compared with, itself among them: 128 Hz
MIDDLE = (500.0, 2000.0)  # Hz


def hear(sound: Floats, sample_rate: int, beats: int) -> dict[str, float]:
    """Measure a loop [shape=(samples,) or (samples, 2), full scale +-1] of `beats` beats at a rate in Hz: HEARD."""
    mid = sound.reshape(len(sound), -1).mean(1, dtype=np.float64)
    frames = max(round(len(mid) / sample_rate * RATE * 4 / LONG), 4)
    rate = frames * LONG / 4 / len(mid) * sample_rate
    loop = resample(mid, frames * LONG // 4).astype(np.float64)
    loop /= np.sqrt(np.square(loop).mean()) + SILENCE
    magnitudes = np.abs(stft(loop, hann(SHORT)))
    values = (
        hat_attack(loop, rate),
        energy_before_onsets(loop, rate),
        kick_likeness(loop, rate, beats),
        wobble(loop, rate),
        tonal_salience(loop, rate),
        middle_floor(magnitudes, rate),
        half_likeness(magnitudes),
        side_to_mid(sound),
        crest(mid),
        file_level(sound),
        seam(sound),
    )
    return dict(zip(HEARD, map(float, values), strict=True))


def hat_attack(loop: Floats, rate: float) -> float:
    """Median time in ms in which the envelope above HATS rises from 10 to 90 % at its steepest onsets."""
    envelope = uniform_filter1d(np.abs(hilbert(select_band(loop, rate, HATS))), HAT_SMOOTHING, mode="wrap")
    steps = envelope[::HAT_STEP]
    onsets = HAT_STEP * find_onsets(np.roll(steps, -1) - steps, HAT_GAP * rate / HAT_STEP)
    reach = int(HAT_REACH * rate)
    rises = [rise_time(window) for window in _around(envelope, onsets, -reach, reach)]
    return 1000 / rate * float(np.median([rise for rise in rises if rise] or [np.nan]))


def rise_time(envelope: Floats) -> int:
    """Samples in which an envelope [shape=(samples,)] rises from 10 to 90 % of the way to its peak, from the minimum.

    0 if the peak is below HAT_LEVEL, or less than HAT_RISE times as high as the minimum before it.
    """
    peak = int(envelope.argmax())
    minimum = envelope[: max(peak, 1)].min()
    if envelope[peak] <= max(HAT_LEVEL, HAT_RISE * minimum):
        return 0
    low, high = minimum + np.array([0.1, 0.9]) * (envelope[peak] - minimum)
    end = int(np.argmax(envelope[: peak + 1] >= high))
    below = np.flatnonzero(envelope[:end] <= low)
    return end - int(below[-1]) if len(below) else end


def energy_before_onsets(loop: Floats, rate: float) -> float:
    """Median level in dB of what sounds BEFORE the steepest onsets above ONSETS, against what sounds AFTER them.

    An onset begins where the power reaches a quarter of its maximum.
    """
    power = np.square(select_band(loop, rate, ONSETS))
    smooth = uniform_filter1d(power, ONSET_SMOOTHING, mode="wrap")
    search, after = int(ONSET_SEARCH * rate), int(AFTER[1] * rate)
    steepest = find_onsets(smooth - np.roll(smooth, int(ONSET_RISE * rate)), ONSET_GAP * rate, STEEP)
    loudest = _around(smooth, steepest, 0, after).max(1, keepdims=True)
    loud = _around(smooth, steepest, -search, int(ONSET_RISE * rate)) > loudest / 4
    begin = steepest - search + np.where(loud.any(1), loud.argmax(1), search)
    quiet, loud = (_around(power, begin, *(int(t * rate) for t in span)).mean(1) for span in (BEFORE, AFTER))
    levels = 10 * np.log10((quiet + SILENCE) / (loud + SILENCE))
    return float(np.median(levels)) if len(levels) else np.nan


def kick_likeness(loop: Floats, rate: float, beats: int) -> float:
    """Median likeness, -1..1, of any two beats' first KICK_SECONDS in the KICK band.

    Likeness is the largest normalised correlation within KICK_LAG. NaN for a loop of one beat.
    """
    starts = np.arange(beats) * len(loop) // beats
    hits = _around(select_band(loop, rate, *KICK), starts, 0, int(KICK_SECONDS * rate))
    spectra = np.fft.rfft(hits, 2 * hits.shape[1])  # padded with zeros: the correlation is not circular
    energies = np.square(hits).sum(1)
    lag = int(KICK_LAG * rate)
    likeness = [np.nan]
    for a, b in combinations(range(beats), 2):
        correlation = np.fft.irfft(spectra[a] * spectra[b].conj())
        likeness.append(max(correlation[: lag + 1].max(), correlation[-lag:].max()))
        likeness[-1] /= np.sqrt(energies[a] * energies[b]) + SILENCE
    return float(np.median(likeness[1:] or likeness))


def wobble(loop: Floats, rate: float) -> float:
    """Median distance in cents of the low band's frequency from its own median over 119 ms, where the band is loud."""
    wave = hilbert(select_band(loop, rate, *LOW_BAND))[::WOBBLE_STEP]
    turns = np.angle(np.roll(wave, -1) * wave.conj()) / (2 * np.pi)
    frequencies = np.clip(turns * rate / WOBBLE_STEP, *WOBBLE_RANGE)
    smooth = median_filter(frequencies, WOBBLE_MEDIAN, mode="wrap")
    loud = np.abs(wave) > WOBBLE_LEVEL * np.percentile(np.abs(wave), 95)
    return float(np.median(np.abs(1200 * np.log2(frequencies / smooth))[loud])) if loud.any() else np.nan


def tonal_salience(loop: Floats, rate: float) -> float:
    """Mean height of the TONES band's magnitudes above their neighbours' mean, weighted by magnitude, in nepers.

    Heights are differences of natural logarithms. Beyond the ends of the band a logarithm counts as 0, the magnitude 1
    of a loop with an RMS of 1.
    """
    frequencies = np.fft.rfftfreq(LONG, 1 / rate)
    magnitudes = np.abs(stft(loop, hann(LONG)))[:, (frequencies > TONES[0]) & (frequencies < TONES[1])]
    levels = np.log(magnitudes + 1e-6)
    heights = levels - uniform_filter1d(levels, TONE_NEIGHBOURS, axis=1, mode="constant")
    return float((np.maximum(heights, 0) * magnitudes).sum() / (magnitudes.sum() + SILENCE))


def middle_floor(magnitudes: Floats, rate: float) -> float:
    """Level in dB of the MIDDLE band in quiet frames, the 10th percentile, against loud ones, the 95th.

    magnitudes : [shape=(frames, SHORT // 2 + 1)].
    """
    frequencies = np.fft.rfftfreq(SHORT, 1 / rate)
    band = magnitudes[:, (frequencies >= MIDDLE[0]) & (frequencies < MIDDLE[1])]
    quiet, loud = np.percentile(10 * np.log10(np.square(band).sum(1) + SILENCE), [10, 95])
    return float(quiet - loud)


def half_likeness(magnitudes: Floats) -> float:
    """Cosine similarity, 0..1, of the magnitudes [shape=(frames, bins)] of a loop's two halves."""
    middle = len(magnitudes) // 2
    first, second = magnitudes[:middle].ravel(), magnitudes[middle : 2 * middle].ravel()
    return float(first @ second / (np.sqrt((first @ first) * (second @ second)) + SILENCE))


def side_to_mid(sound: Floats) -> float:
    """RMS of the side channel, against that of the mid channel, of a sound [shape=(samples,) or (samples, 2)]."""
    if sound.ndim == 1:
        return 0.0
    mid, side = sound.mean(1), (sound[:, 0] - sound[:, 1]) / 2
    return float(np.sqrt(np.square(side).mean() / (np.square(mid).mean() + SILENCE)))


def crest(mid: Floats) -> float:
    """Peak in dB above the RMS of a channel [shape=(samples,)]."""
    return _decibels(np.abs(mid).max()) - _decibels(np.sqrt(np.square(mid).mean()))


def file_level(sound: Floats) -> float:
    """RMS in dBFS of a sound [shape=(samples,) or (samples, 2)] that is turned down where samples exceed CEILING."""
    peak = np.abs(sound).max()
    return _decibels(np.sqrt(np.square(sound).mean()) * min(1.0, CEILING / max(peak, CEILING)))


def seam(sound: Floats) -> float:
    """The step from a sound's last to its first sample, over the 99th percentile of all other steps.

    sound : [shape=(samples,) or (samples, 2)], of which the channel with the larger value counts.
    """
    steps = np.abs(np.diff(sound, axis=0, append=sound[:1]))
    return float((steps[-1] / np.maximum(np.quantile(steps[:-1], 0.99, axis=0), 1e-9)).max())


def select_band(loop: Floats, rate: float, low: float, high: float | None = None) -> Floats:
    """The part of a loop [shape=(samples,)] above `low`, and below `high` if it is given, both in Hz.

    The gain rises in a straight line from 0 at 0.85 `low` to 1 at 1.15 `low`, and falls likewise within 10 % of `high`.
    """
    corners, gains = [0.85 * low, 1.15 * low], [0.0, 1.0]
    if high:
        corners, gains = [*corners, 0.9 * high, 1.1 * high], [0.0, 1.0, 1.0, 0.0]
    gain = np.interp(np.fft.rfftfreq(len(loop), 1 / rate), corners, gains)
    return np.fft.irfft(np.fft.rfft(loop) * gain, len(loop))


def find_onsets(rise: Floats, gap: float, part: float = 1.0) -> NDArray[np.intp]:
    """Where a curve of rises [shape=(n,), circular] is highest: up to MAX_ONSETS places, highest first.

    They are at least `gap` places apart, and above 0. Only the highest `part` of all places is looked at.
    """
    places = np.argsort(-rise)[: round(part * len(rise))]
    places = places[rise[places] > 0]
    found = []
    while len(places) and len(found) < MAX_ONSETS:
        found.append(places[0])
        apart = np.abs(places - places[0])
        places = places[np.minimum(apart, len(rise) - apart) >= gap]
    return np.array(found, np.intp)


def _around(curve: Floats, places: NDArray[np.intp], low: int, high: int) -> Floats:
    """Stretches of a circular curve [shape=(places, high - low)], from `low` to `high` samples after each place."""
    return curve[(places[:, None] + np.arange(low, high)) % len(curve)]


def _decibels(amplitude: float) -> float:
    return float(20 * np.log10(amplitude + 1e-12))
