"""Each measure of a sound finds what was put into it, and all of them agree with their float64 reference."""

import numpy as np
import pytest

from checkout import ROOT
from inference.dsp.time_stretch import resample
from inference.model.generator import Generator
from models.evaluation.hearing import HEARD, crest, file_level, hear, seam, side_to_mid
from models.evaluation.sounds import sounds_of_generator
from reference_hearing import RATE, SAMPLES, reference_hear
from tools.demo_loops import demo_loop

TIME = np.arange(SAMPLES) / RATE
BEAT = SAMPLES // 4
SINCE_BEAT = np.arange(SAMPLES) % BEAT / RATE
NOISE = np.random.default_rng(0).standard_normal(SAMPLES)


def heard(sound: np.ndarray, beats: int = 4) -> dict[str, float]:
    return hear(sound.astype(np.float32), RATE, beats)


def tone(frequency: float) -> np.ndarray:
    """A sine of a whole number of periods in the bar [shape=(SAMPLES,)]."""
    return np.sin(2 * np.pi * round(frequency * SAMPLES / RATE) * np.arange(SAMPLES) / SAMPLES)


def demo_loops() -> list[np.ndarray]:
    return [demo_loop(number, rng_seed=77) for number in range(5)]


def shipped_loops() -> list[np.ndarray]:
    generator = Generator(ROOT / "models" / "pretrained" / "techno.onnx")
    latents = np.random.default_rng(5).standard_normal((5, generator.description.latent_size), dtype=np.float32)
    return [resample(sound, SAMPLES) for sound in sounds_of_generator(generator, latents)]


@pytest.mark.parametrize("loops", [demo_loops, shipped_loops])
def test_the_measures_are_those_of_the_reference(loops) -> None:
    for loop in loops():
        found = hear(loop, RATE, 4)
        for name, value in reference_hear(loop).items():
            assert found[name] == pytest.approx(value, rel=1e-3, abs=1e-3), name


@pytest.mark.parametrize("rate", [44_100, 48_000])
def test_another_sample_rate_changes_little(rate: int) -> None:
    loop = demo_loop(3).mean(1)
    found = hear(resample(loop, round(SAMPLES / RATE * rate)), rate, 4)
    for name, value in hear(loop, RATE, 4).items():
        if name != "seam":  # is one of single samples
            assert found[name] == pytest.approx(value, rel=0.05, abs=0.02), name


@pytest.mark.parametrize("ramp", [2, 5, 9])
def test_the_attack_is_the_time_from_10_to_90_percent(ramp: float) -> None:
    hits = np.minimum(SINCE_BEAT * 1000 / ramp, 1) * np.exp(-20 * SINCE_BEAT) * tone(9000)
    assert heard(hits)["attack"] == pytest.approx(0.8 * ramp, abs=0.5)


def test_energy_before_onsets_is_what_sounds_before_them() -> None:
    loud = np.arange(SAMPLES) % (SAMPLES // 8) < SAMPLES // 32  # eight hits: as many onsets are looked for
    for level in (-10, -20, -30):
        hits = tone(3000) * np.where(loud, 1, 10 ** (level / 20))
        assert heard(hits)["before"] == pytest.approx(level, abs=1.5)


def test_kicks_are_alike_if_they_are_the_same() -> None:
    fade = np.exp(-15 * SINCE_BEAT)
    same = fade * np.sin(2 * np.pi * 55 * SINCE_BEAT)
    pitches = np.repeat([45, 60, 80, 110], BEAT)
    assert heard(same)["kicks"] == pytest.approx(1, abs=1e-3)
    assert heard(same + 0.01 * NOISE)["kicks"] > 0.95
    assert heard(fade * np.sin(2 * np.pi * pitches * SINCE_BEAT))["kicks"] < 0.6
    assert np.isnan(heard(same, beats=1)["kicks"])


def test_wobble_is_the_unsteadiness_of_the_pitch() -> None:
    for depth in (30, 60, 120):  # cents, of a vibrato that is as fast as the median is long: 16 periods a bar
        cents = depth * np.sin(2 * np.pi * 16 * np.arange(SAMPLES) / SAMPLES)
        low = np.sin(2 * np.pi * np.cumsum(60 * 2 ** (cents / 1200)) / RATE)
        assert heard(low)["wobble"] == pytest.approx(depth / np.sqrt(2), rel=0.15)
    assert heard(tone(60))["wobble"] < 1


def test_tones_stand_out_of_noise() -> None:
    chord = tone(220) + tone(277) + tone(330)
    salience = [heard(chord * mix + NOISE)["tones"] for mix in (10, 1, 0.1, 0)]
    assert salience == sorted(salience, reverse=True)
    assert salience[0] > 3 * salience[-1]


def test_the_floor_is_what_is_left_in_the_gaps() -> None:
    gaps = np.where(np.arange(SAMPLES) % (SAMPLES // 2) < SAMPLES // 4, 1, 0.01)
    assert heard(tone(1000) * gaps)["floor"] == pytest.approx(-40, abs=0.5)
    assert heard(tone(1000))["floor"] == pytest.approx(0, abs=0.1)


def test_half_bars_are_alike_if_they_repeat() -> None:
    second = np.arange(SAMPLES) >= SAMPLES // 2
    assert heard(tone(200) + tone(1000))["halves"] == pytest.approx(1, abs=0.01)
    assert heard(np.where(second, tone(200), tone(1000)))["halves"] < 0.2


def test_the_side_is_what_differs_between_the_channels() -> None:
    mid, side = tone(300), 0.25 * tone(500)
    assert side_to_mid(np.stack([mid + side, mid - side], axis=1)) == pytest.approx(0.25, abs=1e-3)
    assert side_to_mid(mid) == side_to_mid(np.stack([mid, mid], axis=1)) == 0


def test_stereo_is_measured_in_its_mid_channel() -> None:
    mono = demo_loop(2).mean(1)
    stereo = heard(np.stack([mono + 0.2 * NOISE, mono - 0.2 * NOISE], axis=1))
    for name in set(HEARD) - {"side", "level", "seam"}:
        assert stereo[name] == pytest.approx(heard(mono)[name], rel=1e-2, abs=1e-2), name


def test_levels_are_those_of_the_file() -> None:
    assert crest(tone(300)) == pytest.approx(3.01, abs=0.01)
    assert file_level(0.5 * tone(300)) == pytest.approx(-9.03, abs=0.01)
    assert file_level(2 * tone(300)) == pytest.approx(-3.02, abs=0.01)  # turned down to full scale


def test_the_seam_is_a_step_at_the_loop_point() -> None:
    sine = np.sin(2 * np.pi * 5 * np.arange(1000) / 1000)
    assert seam(sine) <= 1.01
    assert seam(sine[:950]) > 10  # cut at its peak
    assert seam(np.stack([sine, np.roll(sine, 50)], axis=1)[:950]) > 10


def test_silence_is_no_mistake() -> None:
    found = heard(np.zeros(SAMPLES))
    assert list(found) == list(HEARD)
    assert not np.isinf(list(found.values())).any()
