"""Loudness and true peaks: what the C code and numpy give, against a loop at four times its rate."""

import numpy as np
import pytest

from checkout import ROOT
from inference.dsp.c_library import library
from inference.dsp.loudness import (
    KNEE,
    LIMIT,
    MAX_BOOST,
    MAX_TRUE_PEAK,
    OVERSAMPLING,
    TAPS,
    round_peaks,
    set_loudness,
    true_peak,
)

SIZE = 90_000


def rms(sound: np.ndarray) -> float:
    """In dB of full scale."""
    return float(10 * np.log10(np.mean(np.square(sound, dtype=float))))


def oversampled(channel: np.ndarray, factor: int = 4) -> np.ndarray:
    """The circular channel at a multiple of its rate: its Fourier series, evaluated at more points."""
    spectrum = np.fft.rfft(channel.astype(float))
    return np.fft.irfft(spectrum, factor * len(channel)) * factor


def music(rng_seed: int = 0) -> np.ndarray:
    """Four kicks, and between them hats of noise up to 0.4 of the rate: 19 kHz at 48 kHz, above the models' range."""
    time = np.arange(SIZE) / SIZE * 4 % 1
    kick = np.sin(2 * np.pi * 30 * time) * np.exp(-5 * time)
    noise = np.random.default_rng(rng_seed).standard_normal(SIZE)
    spectrum = np.fft.rfft(kick + 0.3 * noise * np.exp(-20 * ((time + 0.5) % 1)))
    spectrum[round(0.4 * SIZE) :] = 0
    return np.fft.irfft(spectrum, SIZE).astype(np.float32)


def sine(periods: int, level: float) -> np.ndarray:
    return (level * np.sin(2 * np.pi * periods * np.arange(SIZE) / SIZE)).astype(np.float32)


@pytest.mark.parametrize("level", [0.3, 1.0, 5.0])
def test_a_sound_comes_to_its_loudness(level: float):
    sound, gain = set_loudness(level * music(), -18.0)
    assert rms(sound) == pytest.approx(-18, abs=0.05)
    assert 20 * np.log10(gain) == pytest.approx(-18 - rms(level * music()), abs=0.05)
    assert sound.dtype == np.float32


def test_what_needs_no_rounding_is_only_scaled():
    sound = sine(400, 0.1)
    louder, gain = set_loudness(sound, -15.0)
    np.testing.assert_array_equal(louder, sound * np.float32(gain))


@pytest.mark.parametrize("loudness", [-14.0, -11.0, -8.0])
def test_the_true_peak_has_a_bound(loudness: float):
    for number in range(4):
        louder, gain = set_loudness(music(number), loudness)
        assert np.abs(oversampled(louder)).max() <= MAX_TRUE_PEAK * 1.001
        if loudness <= -11:  # above that there is more to round than a kick's crest
            assert rms(louder) == pytest.approx(loudness, abs=0.5)
        assert 20 * np.log10(gain) == pytest.approx(loudness - rms(music(number)), abs=0.2)  # the peaks gave way


@pytest.mark.skipif(library is None, reason="the C code is not built here")
@pytest.mark.parametrize("size", [SIZE, 31, 7, 1])
def test_the_c_code_gives_what_numpy_gives(size: int):
    """Also for loops that are shorter than the taps of a point."""
    for channel in (music()[:size] * 3, np.random.default_rng(1).standard_normal(size).astype(np.float32)):
        assert true_peak(channel) == pytest.approx(true_peak(channel, plain=True), abs=1e-5)
        np.testing.assert_allclose(round_peaks(channel), round_peaks(channel, plain=True), atol=1e-5)
    for one, other in zip(set_loudness(music(), -9.0), set_loudness(music(), -9.0, plain=True), strict=True):
        np.testing.assert_allclose(one, other, atol=1e-5)


@pytest.mark.parametrize("place", range(150))
def test_no_loud_sample_is_missed(place: int):
    """Two samples of the same sign, with a peak between them, anywhere among quiet ones."""
    channel = np.zeros(150, np.float32)
    channel[[place, (place + 1) % 150]] = 1
    assert true_peak(channel) == pytest.approx(true_peak(channel, plain=True), abs=1e-5)
    assert true_peak(channel) > 1.2
    np.testing.assert_allclose(round_peaks(channel), round_peaks(channel, plain=True), atol=1e-5)


def test_there_are_as_many_points_and_taps_in_c():
    header = (ROOT / "inference" / "dsp" / "peaks.h").read_text(encoding="utf-8")
    assert f"LOOPSEED_POINTS = {OVERSAMPLING}, LOOPSEED_TAPS = {TAPS} " in header


def test_noise_does_not_clip():
    """Up to half the rate: what it has between the samples exceeds them by the most."""
    louder, _ = set_loudness(np.random.default_rng(0).standard_normal(SIZE).astype(np.float32), -8.0)
    assert np.abs(louder).max() <= MAX_TRUE_PEAK
    assert true_peak(louder) <= MAX_TRUE_PEAK * 1.001


def test_the_loudness_of_stereo_is_that_of_its_middle():
    middle, side = music(), sine(3000, 0.1)
    mono, gain = set_loudness(middle, -16.0)
    stereo, same = set_loudness(np.stack([middle + side, middle - side], axis=1), -16.0)
    assert gain == pytest.approx(same)
    np.testing.assert_allclose(stereo.mean(axis=1), mono, atol=1e-6)


def test_silence_stays_silent_and_near_silence_gets_the_largest_gain():
    for sound in (np.zeros(SIZE, np.float32), np.zeros((SIZE, 2), np.float32)):
        same, gain = set_loudness(sound, -11.0)
        np.testing.assert_array_equal(same, sound)
        assert gain == 1
    assert 20 * np.log10(set_loudness(1e-4 * music(), -11.0)[1]) == pytest.approx(MAX_BOOST)


def test_the_true_peak_lies_between_samples():
    """A quarter of the rate, an eighth of a period off the samples: each is 3 dB below the crest."""
    wave = np.sin(np.pi / 2 * np.arange(SIZE) + np.pi / 4).astype(np.float32)
    assert np.abs(wave).max() == pytest.approx(np.sqrt(0.5))
    assert true_peak(wave) == pytest.approx(1, abs=0.003)


def test_rounding_bends_what_is_above_the_knee_and_nothing_else():
    quiet = sine(100, KNEE * 0.99)
    np.testing.assert_array_equal(round_peaks(quiet), quiet)
    loud = sine(100, 2.0)
    rounded = round_peaks(loud)
    assert np.abs(rounded).max() <= LIMIT * 1.005
    bent = np.sign(loud) * (KNEE + (LIMIT - KNEE) * np.tanh((np.abs(loud) - KNEE) / (LIMIT - KNEE)))
    expected = np.where(np.abs(loud) > KNEE, bent, loud)
    np.testing.assert_allclose(rounded, expected, atol=2e-3)  # slow enough for the filters to change nothing


def test_rounding_folds_no_harmonics_back():
    """The third harmonic of 11 kHz at 48 kHz would come back as 15 kHz, where there is nothing."""
    periods = round(11_000 / 48_000 * SIZE)
    wave = sine(periods, 1.3)

    def alias(sound: np.ndarray) -> float:
        return float(np.abs(np.fft.rfft(sound))[SIZE - 3 * periods] / SIZE * 2)

    naive = np.sign(wave) * np.minimum(np.abs(wave), KNEE)
    assert alias(naive) > 0.05
    assert alias(round_peaks(wave)) < alias(naive) / 10


def test_rounding_knows_no_seam():
    """A loop that begins elsewhere is rounded to the same loop."""
    wave = 1.5 * music()
    np.testing.assert_allclose(np.roll(round_peaks(np.roll(wave, 1000)), -1000), round_peaks(wave), atol=1e-6)


def test_max_true_peak_is_a_tenth_of_a_decibel_below_full_scale():
    assert 20 * np.log10(MAX_TRUE_PEAK) == pytest.approx(-0.1)
