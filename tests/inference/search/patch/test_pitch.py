"""The pitch of tones, against what they were made with and against librosa.pyin."""

import numpy as np
import pytest

from inference.search.patch.pitch import find_pitch

RATES = (22050, 44100, 96000)


def make_sine(hertz, rate, seconds=1.0):
    return np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate).astype(np.float32)


def make_saw(hertz, rate, seconds=1.0):
    time = np.arange(round(seconds * rate)) / rate
    return sum(np.sin(2 * np.pi * k * hertz * time) / k for k in range(1, int(rate / 2 / hertz) + 1)).astype(np.float32)


def cents(found, hertz):
    return 1200 * np.log2(found / hertz)


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("hertz", [27.5, 41.2034, 55.0, 110.7, 440.0, 1046.5, 2093.0, 4186.0])
def test_sines_and_saws_are_found_within_a_cent(hertz, rate):
    """A sine of 41 Hz and a saw of 2,093 Hz are what an earlier finder got wrong."""
    saw = make_saw(hertz, rate, 0.5)  # s: a saw of 27.5 Hz has 1,745 partials at 96 kHz
    for sound in (make_sine(hertz, rate, 0.5), saw, 0.001 * saw):
        assert abs(cents(find_pitch(sound, rate), hertz)) < 1


@pytest.mark.parametrize("hertz", [41.2034, 220.0, 2093.0])
def test_a_tone_that_fades_in_noise_is_found(hertz):
    rng = np.random.default_rng(0)
    fade = np.exp(-4 * np.arange(44100) / 44100)
    for make in (make_sine, make_saw):
        sound = make(hertz, 44100) * fade + 0.01 * rng.standard_normal(44100)
        assert abs(cents(find_pitch(sound.astype(np.float32), 44100), hertz)) < 3


def test_a_tone_without_its_fundamental_is_found():
    sound = make_saw(220, 44100) - make_sine(220, 44100)
    assert abs(cents(find_pitch(sound, 44100), 220)) < 1


def test_a_tone_that_slides_is_named_by_where_it_settles():
    time = np.arange(44100) / 44100
    for semitones in (-12, 12):
        hertz = 330 * 2 ** (semitones / 12 * np.exp(-time / 0.15))
        sound = np.sin(2 * np.pi * np.cumsum(hertz) / 44100).astype(np.float32)
        assert abs(cents(find_pitch(sound, 44100), 330)) < 25


def test_noise_and_silence_have_no_pitch():
    assert find_pitch(np.random.default_rng(0).standard_normal(44100).astype(np.float32), 44100) is None
    assert find_pitch(np.zeros(44100, np.float32), 44100) is None


def test_a_short_tone_is_found():
    assert abs(cents(find_pitch(make_sine(440, 44100, 0.05), 44100), 440)) < 5


def test_it_finds_what_librosa_finds():
    librosa = pytest.importorskip("librosa")
    rate = 22050
    for hertz in (82.4, 261.6, 700.0):
        time = np.arange(rate) / rate
        vibrato = 2 * np.pi * hertz * time + 0.4 * np.sin(2 * np.pi * 5 * time)
        for sound in (np.sin(vibrato), np.sign(np.sin(vibrato)) * np.exp(-2 * time)):
            track, voiced, _ = librosa.pyin(sound.astype(np.float32), fmin=50, fmax=2000, sr=rate)
            found = find_pitch(sound.astype(np.float32), rate)
            assert abs(cents(found, np.median(track[voiced]))) < 12  # pyin's grid has steps of 10 cents
