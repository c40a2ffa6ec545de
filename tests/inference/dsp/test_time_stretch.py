import itertools
from pathlib import Path

import numpy as np
import pytest

from inference.dsp.powergram import powergram
from inference.dsp.stft import hann, stft
from inference.dsp.time_stretch import resample, stretch
from inference.model.generator import Generator
from inference.parts.parts import Parts
from inference.renderer import Renderer, Setting, TooLongError
from inference.walks.arrangement import Arrangement
from tiny_model import TINY

SEED = np.random.default_rng(1).uniform(-128, 127, 64)


def partial(samples: int, periods: int) -> np.ndarray:
    return np.sin(2 * np.pi * periods * np.arange(samples) / samples + 0.3).astype(np.float32)


@pytest.mark.parametrize("length", [1000, 2047, 2048, 2049, 3000, 4099])
def test_resampling_a_partial_gives_the_partial(length: int):
    loop = resample(partial(2048, 37), length)
    assert loop.dtype == np.float32
    np.testing.assert_allclose(loop, partial(length, 37), atol=2e-6)


def test_resampling_leaves_out_what_does_not_fit():
    assert np.abs(resample(partial(2048, 900), 1000)).max() < 1e-5


def test_stretch_by_nothing_gives_the_same():
    spectra = stft(partial(2048, 37), hann(128))
    magnitudes, phases = stretch(spectra, len(spectra), 1.0)
    loud = np.abs(spectra) > 1e-2
    np.testing.assert_allclose((magnitudes * phases).T[loud], spectra[loud], rtol=1e-3)


@pytest.mark.parametrize("keep_pitch", [False, True])
@pytest.mark.parametrize("bpm", [0.0, 100.0, 133.7, 234.375, 400.0, 999.0])
@pytest.mark.parametrize("rate", [8000, 44100, 48000])
def test_a_loop_has_exactly_its_length(renderer: Renderer, bpm: float, rate: int, keep_pitch: bool):
    setting = Setting(rate, bpm, keep_pitch)
    loop = renderer.loop(renderer.parts(SEED), setting)
    assert len(loop) == round(1 * 60 / (bpm or TINY.bpm) * rate)
    assert np.isfinite(loop).all()
    assert np.abs(loop).max() > 0.01
    steps = np.abs(np.diff(loop))
    assert abs(loop[0] - loop[-1]) <= steps.max()


@pytest.fixture
def full_size(models_folder: Path) -> Renderer:
    """A renderer of the default geometry."""
    return Renderer(Generator(models_folder / "full.onnx"))


def pitch(loop: np.ndarray, rate: int, near: float) -> float:
    """The mean frequency (Hz) of what sounds within 25 Hz of `near`."""
    power = np.abs(np.fft.rfft(loop, 2**19)) ** 2
    frequencies = np.arange(len(power)) * rate / 2**19
    band = np.abs(frequencies - near) < 25
    return float((frequencies[band] * power[band]).sum() / power[band].sum())


@pytest.mark.parametrize("bpm", [90.0, 127.7, 131.3, 160.0])
@pytest.mark.parametrize("periods", [192, 342, 1037])
def test_stretch_keeps_the_pitch_and_repitch_moves_it(full_size: Renderer, bpm: float, periods: int):
    d = full_size.generator.description
    time = np.arange(d.samples)
    beats = np.sin(2 * np.pi * time * periods / d.samples) * np.exp(-(time % 16384) / 8000) / 2
    image = powergram(beats.astype(np.float32), d)
    tone = periods / d.samples * d.sample_rate  # Hz
    own = pitch(full_size.loop(Parts(image), Setting(48000)), 48000, tone)
    stretched = pitch(full_size.loop(Parts(image), Setting(48000, bpm, keep_pitch=True)), 48000, tone)
    moved = tone * bpm / d.bpm
    repitched = pitch(full_size.loop(Parts(image), Setting(48000, bpm)), 48000, moved)
    # 5 cents: about what a trained ear can tell between two tones in a row.
    assert abs(1200 * np.log2(stretched / own)) < 5
    assert abs(1200 * np.log2(repitched / moved / (own / tone))) < 5


@pytest.mark.parametrize("bpm", [90.0, 131.3])
def test_stretch_keeps_the_beats_on_the_grid(full_size: Renderer, bpm: float):
    d = full_size.generator.description
    time = np.arange(d.samples)
    clicks = np.random.default_rng(0).standard_normal(d.samples) * np.exp(-(time % 16384) / 300) / 4
    loop = full_size.loop(Parts(powergram(clicks.astype(np.float32), d)), Setting(48000, bpm, keep_pitch=True))
    energy = np.array([(part**2).sum() for part in np.array_split(loop, 64)])  # sixteen parts of each beat
    assert set(np.argsort(energy)[-4:]) <= {0, 16, 32, 48}


def test_too_long(renderer: Renderer):
    seed = np.zeros(64)
    Arrangement((seed,) * 256, Setting(), None, renderer).check()
    with pytest.raises(TooLongError, match="257"):
        Arrangement((seed,) * 257, Setting(), None, renderer).check()
    with pytest.raises(TooLongError, match="samples"):
        Arrangement((seed,) * 200, Setting(192_000, 20), None, renderer).check()


@pytest.mark.parametrize("threads", [1, 2, 5])
@pytest.mark.parametrize("count", [1, 3, 11])
def test_a_row_is_the_same_by_any_number_of_threads(renderer: Renderer, threads: int, count: int):
    seeds = [SEED * factor for factor in np.linspace(-1, 1, count)]
    row = list(Renderer(renderer.generator, threads).loops(seeds, Setting(44100)))
    assert len(row) == count
    np.testing.assert_array_equal(row, list(renderer.loops(seeds, Setting(44100))))
    np.testing.assert_array_equal(row[0], renderer.loop(renderer.parts(seeds[0]), Setting(44100)))


def test_neighbours_of_a_row_are_in_phase(renderer: Renderer):
    """A model without noise: its loops start from the phases of the first one."""
    seeds = [SEED * factor for factor in np.linspace(1, 0.9, 5)]
    row = list(renderer.loops(seeds, Setting()))
    first, *others = (np.corrcoef(loop, other)[0, 1] for loop, other in itertools.pairwise(row))
    assert first > 0.8  # the first one itself has found its phases from another start
    assert min(others) > 0.99
    alone = [renderer.loop(renderer.parts(seed), Setting()) for seed in seeds]
    assert max(np.corrcoef(loop, other)[0, 1] for loop, other in itertools.pairwise(alone)) < min(others)


def test_a_row_can_be_left_early(renderer: Renderer):
    row = renderer.loops([SEED] * 100, Setting())
    next(row)
    row.close()
    assert len(list(renderer.loops([SEED], Setting()))) == 1
