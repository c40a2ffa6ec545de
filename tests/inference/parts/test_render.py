"""A model in parts as an instrument: what each part gives to the sound, and what must hold whatever the parts are."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from inference.description import PARTS, Description
from inference.dsp.powergram import powergram, powergram_to_magnitudes
from inference.dsp.stft import hann, stft
from inference.dsp.time_stretch import resample
from inference.model.generator import Generator
from inference.parts.low_band import JOINT, encode_low_band, split_low_band
from inference.parts.parts import Parts
from inference.parts.picture_levels import estimate_levels
from inference.parts.render import draw_noise, render_middle
from inference.parts.speckle import draw_speckle, noise_rng
from inference.parts.stereo import measure_side, render_side
from inference.parts.transients import shape_transients
from inference.renderer import Renderer, Setting
from tiny_model import IN_PARTS, TINY, write_model

SEED = np.random.default_rng(1).uniform(-128, 127, 64)
FULL = dataclasses.replace(Description(), parts=PARTS, loudness=-12.0, iterations=8)
STEREO = Setting(channels=2)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Renderer:
    """A renderer of a small model with all parts."""
    return Renderer(Generator(write_model(tmp_path_factory.mktemp("parts") / "parts.onnx", IN_PARTS)))


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Renderer:
    """A renderer of a model with all parts, in techno's geometry."""
    return Renderer(Generator(write_model(tmp_path_factory.mktemp("parts") / "full.onnx", FULL)))


def smooth(d: Description, level: float = 0.5) -> Parts:
    """Parts of a steady sound: no noise, no low band, no hits."""
    return Parts(np.full((d.bins, d.frames), level, np.float32))


def decibels(ratio: float) -> float:
    return 20 * np.log10(ratio)


def rms(sound: np.ndarray) -> float:
    return float(np.sqrt(np.mean(np.square(sound, dtype=float))))


def test_the_noise_is_drawn_into_the_picture():
    parts = dataclasses.replace(smooth(TINY), noise=np.full((TINY.bins, TINY.frames), 0.1, np.float32))
    drawn = draw_noise(parts, TINY, noise_rng(SEED))
    assert drawn.noise is None
    expected = 0.5 + 0.1 * draw_speckle(noise_rng(SEED), TINY)[0]
    np.testing.assert_array_equal(drawn.picture, np.clip(expected, 0, 1))
    assert draw_noise(smooth(TINY), TINY, noise_rng(SEED)).picture is not None


def test_the_noise_depends_on_the_seed_as_a_client_sends_it():
    def first(seed: np.ndarray) -> float:
        return noise_rng(seed).standard_normal()

    assert first(SEED) == first(SEED.astype(np.float32)) == first(SEED.astype(">f4"))
    assert first(np.zeros(64)) == first(-np.zeros(64))
    assert len({first(SEED), first(SEED + 1), first(SEED[::-1])}) == 3


def test_the_picture_gives_what_is_above_the_crossover_and_the_low_band_the_rest():
    time = np.arange(FULL.samples) / FULL.sample_rate
    kick = 0.4 * np.sin(2 * np.pi * 96 / 1.875 * time)  # 51 Hz, a whole number of periods in the loop
    tone = 0.2 * np.sin(2 * np.pi * 1200 / 1.875 * time)
    loop = (kick + tone).astype(np.float32)
    parts = Parts(powergram(loop, FULL), low_band=encode_low_band(loop, FULL))
    middle = render_middle(parts, FULL, 1.0)
    low = split_low_band(middle, FULL.sample_rate, FULL.crossover)
    np.testing.assert_allclose(low, kick, atol=0.01)  # its very waveform
    assert rms(middle - low) == pytest.approx(rms(tone), rel=0.03)  # the tone's level; its phase is found


def test_the_low_band_alone_goes_through_unchanged():
    low = encode_low_band(np.sin(np.arange(FULL.samples) / 100).astype(np.float32), FULL)
    middle = render_middle(Parts(np.zeros((FULL.bins, FULL.frames), np.float32), low_band=low), FULL, 0.0)
    np.testing.assert_allclose(resample(middle, FULL.low_samples), low, atol=1e-5)


def test_transients_set_the_hits_to_their_levels(full: Renderer):
    parts = full.parts(SEED)
    without, half, whole = (render_middle(parts, FULL, share) for share in (0.0, 0.5, 1.0))
    np.testing.assert_array_equal(whole, shape_transients(without, parts.levels, FULL.sample_rate))
    assert rms(whole - without) > 1e-3
    np.testing.assert_allclose(half - without, (whole - without) / 2, atol=1e-5)


def test_a_model_without_levels_takes_those_of_its_picture(full: Renderer):
    parts = dataclasses.replace(full.parts(SEED), levels=None)
    without, whole = (render_middle(parts, FULL, share) for share in (0.0, 1.0))
    levels = estimate_levels(powergram_to_magnitudes(parts.picture, FULL), FULL.sample_rate)
    np.testing.assert_array_equal(whole, shape_transients(without, levels, FULL.sample_rate))


@pytest.mark.parametrize("keep_pitch", [False, True])
@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("bpm", [0.0, 133.7, 400.0])
@pytest.mark.parametrize("rate", [8000, 44100, 48000])
def test_a_loop_has_exactly_its_length_and_no_seam(
    tiny: Renderer, bpm: float, rate: int, channels: int, keep_pitch: bool
):
    loop = tiny.loop(tiny.parts(SEED), Setting(rate, bpm, keep_pitch, channels=channels))
    length = round(60 / (bpm or TINY.bpm) * rate)
    assert loop.shape == ((length,) if channels == 1 else (length, 2))
    assert np.isfinite(loop).all()
    assert np.abs(loop).max() > 0.01
    for channel in loop.reshape(length, -1).T:
        steps = np.abs(np.diff(channel))
        assert abs(channel[0] - channel[-1]) <= steps.max()


@pytest.mark.parametrize("keep_pitch", [False, True])
def test_the_middle_is_the_mono_sound(full: Renderer, keep_pitch: bool):
    parts = full.parts(SEED)
    mono = full.loop(parts, Setting(44100, 133.7, keep_pitch))
    stereo = full.loop(parts, Setting(44100, 133.7, keep_pitch, channels=2))
    np.testing.assert_allclose(stereo.mean(axis=1), mono, atol=1e-6)
    assert rms(stereo[:, 0] - stereo[:, 1]) > 0.01


def test_the_side_is_as_wide_as_the_model_says():
    middle = np.random.default_rng(0).standard_normal(FULL.samples).astype(np.float32)
    time = np.linspace(0, 1, FULL.frames, endpoint=False)
    widths = (0.25 + 0.15 * np.sin(2 * np.pi * (time + np.arange(4)[:, None] / 4))).astype(np.float32)
    side = render_side(middle, widths, FULL.sample_rate, len(middle))
    stereo = np.stack([middle + side, middle - side], axis=1)
    error = decibels(measure_side(stereo, FULL.sample_rate, FULL.frames) / widths)
    assert abs(np.median(error)) < 0.3
    assert np.mean(np.abs(error) < 1) > 0.9
    left, right = (rms(stereo[:, channel]) for channel in (0, 1))
    assert abs(decibels(left / right)) < 1


def test_the_widths_of_the_parts_make_the_stereo(full: Renderer):
    parts = full.parts(SEED)
    wide, narrow, none = (
        full.loop(dataclasses.replace(parts, side=np.full_like(parts.side, width)), STEREO) for width in (0.4, 0.1, 0.0)
    )
    sides = [rms(loop[:, 0] - loop[:, 1]) for loop in (wide, narrow, none)]
    assert sides[0] == pytest.approx(4 * sides[1], rel=1e-3)
    assert sides[2] == 0


def test_the_side_has_nothing_low(full: Renderer):
    """Whatever the widths do: these change from nothing to all between each frame and the next."""
    widths = np.tile([0.0, 1.0], (4, FULL.frames // 2)).astype(np.float32)
    stereo = full.loop(dataclasses.replace(full.parts(SEED), side=widths), STEREO)
    spectrum = np.abs(np.fft.rfft(stereo[:, 0] - stereo[:, 1]))
    low = np.fft.rfftfreq(len(stereo), 1 / 48000) < 250
    assert spectrum[low].max() < 1e-4 * spectrum.max()


def test_a_model_without_a_side_has_two_equal_channels(renderer: Renderer):
    parts = renderer.parts(SEED)
    stereo = renderer.loop(parts, STEREO)
    for channel in stereo.T:
        np.testing.assert_array_equal(channel, renderer.loop(parts, Setting()))


@pytest.mark.parametrize("threads", [1, 2, 5])
@pytest.mark.parametrize("setting", [Setting(), STEREO, Setting(44100, 133.7, keep_pitch=True)])
def test_a_row_is_the_same_by_any_number_of_threads(tiny: Renderer, threads: int, setting: Setting):
    seeds = [SEED * factor for factor in np.linspace(1, -1, 7)]
    one, many = (list(Renderer(tiny.generator, count).loops(seeds, setting)) for count in (1, threads))
    np.testing.assert_array_equal(one, many)
    np.testing.assert_array_equal(one[0], tiny.loop(tiny.parts(SEED), setting))


def test_a_row_of_one_seed_repeats_its_loop(tiny: Renderer):
    """All loops of a row share their noise."""
    loops = list(tiny.loops([SEED, SEED, SEED], Setting()))
    np.testing.assert_array_equal(loops[1:], [loops[0]] * 2)
    other = list(tiny.loops([SEED, SEED + 1], Setting()))[1]
    assert correlation(other, loops[0]) > 0.95
    assert correlation(tiny.loop(tiny.parts(SEED + 1), Setting()), loops[0]) < 0.9  # on its own: a noise of its own


def correlation(first: np.ndarray, second: np.ndarray) -> float:
    return float(np.corrcoef(first, second)[0, 1])


@pytest.mark.parametrize("setting", [Setting(), STEREO, Setting(44100, 133.7), Setting(48000, 110.0, keep_pitch=True)])
def test_the_low_band_goes_on_over_a_joint(full: Renderer, setting: Setting):
    """Joined loops differ from the loops themselves in their beginning only, and in the low band only."""
    seeds = [SEED, -SEED, SEED[::-1].copy()]
    joined = list(full.loops(seeds, setting))
    alone = list(full.separate_loops(seeds, setting))
    np.testing.assert_array_equal(joined[0], alone[0])
    size = round(JOINT * setting.sample_rate)
    pitch = setting.bpm / FULL.bpm if setting.bpm and not setting.keep_pitch else 1
    steps = []
    for before, loop, own in zip(alone, joined[1:], alone[1:], strict=False):
        np.testing.assert_array_equal(loop[size:], own[size:])
        change = (loop - own)[:size]
        if setting.channels == 2:
            np.testing.assert_allclose(change[:, 0], change[:, 1], atol=1e-6)  # none in the side
            change, before, own = change[:, 0], before.mean(axis=1), own.mean(axis=1)
        low_before, low = (split_low_band(x, setting.sample_rate, FULL.crossover * pitch) for x in (before, own))
        steps.append(abs(low_before[0] - low[0]))
        np.testing.assert_allclose(change[0], low_before[0] - low[0], atol=1e-5)
        assert abs(change[-1]) < 1e-4
        row_low = np.concatenate([low_before, low + np.pad(change, (0, len(low) - size))])
        around = np.abs(np.diff(row_low))[len(low) - 10 : len(low) + size + 10]
        assert around.max() < 2 * max(np.abs(np.diff(x)).max() for x in (low_before, low))
    assert max(steps) > 0.01  # else there is nothing to join


def test_the_picture_is_that_of_the_sound(full: Renderer):
    d, setting = FULL, Setting(transients=0.5)
    parts = full.parts(SEED)
    np.testing.assert_array_equal(full.image(SEED, setting), powergram(render_middle(parts, d, 0.5), d))
    magnitudes = np.abs(stft(render_middle(parts, d, 0.5), hann(d.n_fft))).T
    heard = powergram_to_magnitudes(full.image(SEED, setting), d)
    np.testing.assert_allclose(heard[: d.bins], np.minimum(magnitudes[: d.bins], d.peak), rtol=1e-3, atol=1e-3)


def test_the_picture_of_a_model_without_parts_is_its_own(renderer: Renderer):
    np.testing.assert_array_equal(renderer.image(SEED, Setting()), renderer.parts(SEED).picture)


def test_a_model_in_parts_plays_without_the_kernel(tiny: Renderer):
    plain = Renderer(tiny.generator, plain=True)
    loops = [player.loop(player.parts(SEED), STEREO) for player in (tiny, plain)]
    assert rms(loops[0]) == pytest.approx(rms(loops[1]), rel=0.2)
    assert loops[0].shape == loops[1].shape


def test_each_part_may_be_missing(tmp_path: Path):
    for name in PARTS:
        kept = tuple(part for part in PARTS if part != name)
        player = Renderer(Generator(write_model(tmp_path / f"{name}.onnx", dataclasses.replace(IN_PARTS, parts=kept))))
        first, second = player.loops([SEED, -SEED], STEREO)
        assert rms(first) > 0.01
        assert rms(second) > 0.01
