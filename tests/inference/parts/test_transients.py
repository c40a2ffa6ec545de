"""The transients of a loop: what is shaped, and what is left as it is."""

import numpy as np
import pytest

from inference.dsp.stft import hann, stft
from inference.parts.bands import BANDS, EDGES, measure_levels, split_bands
from inference.parts.picture_levels import estimate_levels
from inference.parts.transients import find_hits, shape_transients

SAMPLE_RATE = 34952  # Hz
SAMPLES = 65536
N_FFT, HOP = 1024, 256
STEPS = 1024
HITS = np.array([8192, 24576, 40960, 57344])  # samples, each on the centre of a frame
SMEAR = 0.006  # s: how slowly a smeared hit rises


def since_hit() -> np.ndarray:
    """Seconds since the last hit at each sample, below zero before a hit when that is nearer."""
    return (np.arange(SAMPLES) - HITS[0] + 8192) % 16384 / SAMPLE_RATE - 8192 / SAMPLE_RATE


def noise(rng_seed: int = 0) -> np.ndarray:
    return np.random.default_rng(rng_seed).standard_normal(SAMPLES)


def hats(rise: float = 0) -> np.ndarray:
    """Four hats of decaying noise above 1 kHz over a quiet hiss, their onsets smeared over `rise` seconds."""
    time = since_hit()
    before = np.exp(np.minimum(time, 0) / rise) if rise else time >= 0
    level = 0.3 * np.exp(-np.maximum(time, 0) / 0.05) * before
    bright = np.fft.irfft(np.fft.rfft(noise()) * np.clip(np.fft.rfftfreq(SAMPLES, 1 / SAMPLE_RATE) / 500 - 1, 0, 1))
    return (bright * (level + 1e-3)).astype(np.float32)


def magnitudes(loop: np.ndarray) -> np.ndarray:
    return np.abs(stft(loop.astype(np.float32), hann(N_FFT))).T


def energy_before(loop: np.ndarray) -> float:
    """Energy 2 to 10 ms before the hits against that of the 10 ms after them, in decibels."""
    at = [
        np.arange(round(start * SAMPLE_RATE), round(end * SAMPLE_RATE)) for start, end in ((-0.01, -0.002), (0, 0.01))
    ]
    before, after = [np.square(loop[(HITS[:, None] + near) % SAMPLES]).mean() for near in at]
    return float(10 * np.log10(before / after))


def swell() -> np.ndarray:
    """Noise that rises by 40 dB over half a loop and falls as slowly."""
    return (noise() * 10 ** (-1 - np.cos(2 * np.pi * np.arange(SAMPLES) / SAMPLES))).astype(np.float32)


STEADY = {
    "noise": (0.1 * noise()).astype(np.float32),
    "sine": (0.5 * np.sin(2 * np.pi * 600 * np.arange(SAMPLES) / SAMPLES)).astype(np.float32),
    "swell": swell(),
    "silence": np.zeros(SAMPLES, np.float32),
    "faint clicks": (1e-5 * (np.arange(SAMPLES) % 16384 < 64) * noise()).astype(np.float32),
}


@pytest.mark.parametrize("name", STEADY)
def test_what_has_no_hits_is_left_as_it_is(name: str):
    loop = STEADY[name]
    assert np.array_equal(shape_transients(loop, estimate_levels(magnitudes(loop), SAMPLE_RATE), SAMPLE_RATE), loop)
    assert np.array_equal(shape_transients(loop, measure_levels(loop, SAMPLE_RATE, STEPS), SAMPLE_RATE), loop)


def test_a_smeared_hit_begins_again_with_its_levels():
    sharp, smeared = hats(), hats(SMEAR)
    assert energy_before(smeared) > -8
    for levels in (measure_levels(sharp, SAMPLE_RATE, STEPS), estimate_levels(magnitudes(sharp), SAMPLE_RATE)):
        shaped = shape_transients(smeared, levels, SAMPLE_RATE)
        assert energy_before(shaped) < -30
        after = np.concatenate([np.arange(hit, hit + 700) for hit in HITS])  # 20 ms
        assert np.std(shaped[after]) == pytest.approx(np.std(sharp[after]), rel=0.25)


def test_a_picture_tells_where_a_hit_begins():
    """The level before a hit is that of the hiss, up to the hit; and it is the hit's from there on."""
    levels = estimate_levels(magnitudes(hats()), SAMPLE_RATE)
    steps_per_frame = levels.shape[1] // (SAMPLES // HOP)
    hits = HITS * levels.shape[1] // SAMPLES
    assert np.array_equal(np.nonzero(find_hits(levels).any(axis=0))[0], hits)
    true = measure_levels(hats(), SAMPLE_RATE, levels.shape[1])
    for before in range(1, 2 * steps_per_frame + 1):
        assert (levels[:, hits - before] < 0.1 * levels[:, hits]).all()
    at_hits = np.concatenate([hits + step for step in range(steps_per_frame)])
    assert 20 * np.log10(levels[:, at_hits].mean() / true[:, at_hits].mean()) == pytest.approx(0, abs=3)


def test_strength_goes_from_nothing_to_everything():
    loop, levels = hats(SMEAR), measure_levels(hats(), SAMPLE_RATE, STEPS)
    assert np.array_equal(shape_transients(loop, levels, SAMPLE_RATE, 0), loop)
    half = shape_transients(loop, levels, SAMPLE_RATE, 0.5)
    np.testing.assert_allclose(half, (loop + shape_transients(loop, levels, SAMPLE_RATE)) / 2, atol=1e-6)


@pytest.mark.parametrize("frames", [1, 33, 200])
def test_a_turned_loop_gives_the_turned_result(frames: int):
    picture, loop = magnitudes(hats()), hats(SMEAR)
    turned = np.roll(loop, frames * HOP), np.roll(picture, frames, axis=1)
    shaped = shape_transients(turned[0], estimate_levels(turned[1], SAMPLE_RATE), SAMPLE_RATE)
    straight = shape_transients(loop, estimate_levels(picture, SAMPLE_RATE), SAMPLE_RATE)
    np.testing.assert_allclose(shaped, np.roll(straight, frames * HOP), atol=1e-5)


def test_the_same_arguments_give_the_same_loop():
    loop, levels = hats(SMEAR), estimate_levels(magnitudes(hats()), SAMPLE_RATE)
    kept = loop.copy(), levels.copy()
    first = shape_transients(loop, levels, SAMPLE_RATE)
    assert np.array_equal(shape_transients(loop, levels, SAMPLE_RATE), first)
    assert np.array_equal(loop, kept[0])
    assert np.array_equal(levels, kept[1])


def test_a_hit_in_a_low_band_makes_no_click():
    """What is set in one band stays in it: 25 dB lie between a hit below 1 kHz and what it adds above 3 kHz."""
    frequencies = np.fft.rfftfreq(SAMPLES, 1 / SAMPLE_RATE)
    low = np.clip((850 - frequencies) / 50, 0, 1) * np.clip((frequencies - 400) / 50, 0, 1)
    tom = np.fft.irfft(np.fft.rfft(noise()) * low)
    loop = (tom * np.exp(-np.abs(since_hit()) / np.where(since_hit() < 0, SMEAR, 0.05))).astype(np.float32)
    levels = np.zeros((BANDS, STEPS), np.float32)
    levels[0] = np.where(since_hit() < 0, 0, np.std(tom) * np.exp(-since_hit() / 0.05)).reshape(STEPS, -1).mean(axis=1)
    shaped = shape_transients(loop, levels, SAMPLE_RATE)
    assert energy_before(shaped) < -20
    above = np.fft.irfft(np.fft.rfft(shaped) * (frequencies > 3000))
    assert 20 * np.log10(np.abs(above).max() / np.abs(shaped).max()) < -25


@pytest.mark.parametrize("length", [60000, 82432, 65537])
def test_a_step_need_not_be_a_whole_number_of_samples(length: int):
    """A loop at another tempo has the levels of its picture, in steps that are longer or shorter."""

    def fit(loop: np.ndarray) -> np.ndarray:
        return np.interp(np.arange(length) * SAMPLES / length, np.arange(SAMPLES), loop).astype(np.float32)

    levels = measure_levels(hats(), SAMPLE_RATE, STEPS)
    shaped = shape_transients(fit(hats(SMEAR)), levels, SAMPLE_RATE)
    assert shaped.shape == (length,)
    assert energy_before(np.interp(np.arange(SAMPLES) * length / SAMPLES, np.arange(length), shaped)) < -25


def test_the_bands_add_up_to_what_is_above_the_lowest_edge():
    spectrum = np.fft.rfft(hats()) * (np.fft.rfftfreq(SAMPLES, 1 / SAMPLE_RATE) > 1.5 * EDGES[0])
    loop = np.fft.irfft(spectrum).astype(np.float32)
    np.testing.assert_allclose(split_bands(loop, SAMPLE_RATE).sum(axis=0), loop, atol=1e-5)
