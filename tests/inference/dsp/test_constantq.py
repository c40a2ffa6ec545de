"""Constant-Q models: the transform against librosa's own, loops without a seam, and librosa only where it is needed."""

import dataclasses
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from checkout import ROOT
from inference.description import Description, DescriptionError
from inference.dsp import constantq
from inference.dsp.powergram import powergram
from inference.model.generator import Generator, ModelError
from inference.renderer import Renderer, Setting
from tiny_model import TINY, write_model

CQT = Description(
    name="cqt", transform="cqt", bins=64, frames=64, n_fft=256, hop_length=64, sample_rate=8000, bpm=468.75, peak=40.0,
    bins_per_octave=12, lowest=65.4, power=3.0, start="zero", iterations=60,
)  # fmt: skip


@pytest.fixture
def librosa():
    return pytest.importorskip("librosa")


@pytest.fixture
def loop() -> np.ndarray:
    """Two notes, a beat and a hiss, in one circle of CQT."""
    rng = np.random.default_rng(0)
    time = np.arange(CQT.samples) / CQT.samples
    notes = np.sin(2 * np.pi * 60 * time) * np.exp(-4 * time) + 0.5 * np.sin(2 * np.pi * 400 * time)
    hiss = rng.standard_normal(CQT.samples) * (np.arange(CQT.samples) % 1024 < 200)
    return (0.4 * notes + 0.1 * hiss).astype(np.float32)


def test_the_transform_is_librosas_of_the_endless_loop(librosa, loop: np.ndarray):
    made = CQT.peak * constantq.loop_to_image(loop, CQT).astype(float) ** CQT.power
    tiles = 9
    expected = np.abs(
        librosa.cqt(
            np.tile(loop, tiles), sr=CQT.sample_rate, hop_length=CQT.hop_length, fmin=CQT.lowest, n_bins=CQT.bins,
            bins_per_octave=CQT.bins_per_octave, tuning=0.0, sparsity=0,
        )
    )[:, CQT.frames * (tiles // 2) :][:, : CQT.frames]  # fmt: skip
    assert np.linalg.norm(made - expected) < 0.03 * np.linalg.norm(expected)  # librosa's resampling: 1 to 2 %


def test_the_loop_has_the_image(librosa, loop: np.ndarray):
    image = constantq.loop_to_image(loop, CQT)
    again = constantq.image_to_loop(image, CQT)
    assert again.shape == (CQT.samples,)
    difference = constantq.loop_to_image(again, CQT) ** CQT.power - image**CQT.power
    assert np.linalg.norm(difference) < 0.1 * np.linalg.norm(image**CQT.power)  # -20 dB
    np.testing.assert_array_equal(again, constantq.image_to_loop(image, CQT))


def test_there_is_no_seam(librosa, loop: np.ndarray):
    """A loop that begins elsewhere has the same image, turned by as much, and so has the way back."""
    image = constantq.loop_to_image(loop, CQT)
    turned = constantq.loop_to_image(np.roll(loop, 7 * CQT.hop_length), CQT)
    np.testing.assert_allclose(turned, np.roll(image, 7, axis=1), atol=1e-4)
    back = constantq.image_to_loop(np.roll(image, 7, axis=1), dataclasses.replace(CQT, iterations=2))
    np.testing.assert_allclose(
        back,
        np.roll(constantq.image_to_loop(image, dataclasses.replace(CQT, iterations=2)), 7 * CQT.hop_length),
        atol=1e-4,
    )
    long = constantq.image_to_loop(image, CQT)
    assert abs(long[0] - long[-1]) <= np.abs(np.diff(long)).max()


def test_filters_longer_than_the_loop_go_round(librosa):
    short = dataclasses.replace(CQT, frames=16, bins_per_octave=30)
    tone = np.sin(2 * np.pi * 20 * np.arange(short.samples) / short.samples).astype(np.float32)
    image = constantq.loop_to_image(tone, short)
    assert image.std(axis=1).max() < 1e-4  # a steady tone in a circle never changes
    pitch = 20 * short.sample_rate / short.samples
    assert image.mean(1).argmax() == round(30 * np.log2(pitch / short.lowest))


def test_a_set_is_made_the_same_way(librosa, loop: np.ndarray):
    np.testing.assert_array_equal(powergram(loop, CQT), constantq.loop_to_image(loop, CQT))
    with pytest.raises(ValueError, match="4095 samples, not the 4096"):
        powergram(loop[1:], CQT)


def test_the_preset_holds_a_sine_at_full_scale(librosa):
    from models.settings import load_preset

    geometry = load_preset("technogan-cqt").geometry
    cycles = round(geometry.lowest * geometry.samples / geometry.sample_rate)
    lowest = dataclasses.replace(geometry, bins=1 + 15, lowest=cycles * geometry.sample_rate / geometry.samples)
    sine = np.sin(2 * np.pi * cycles * np.arange(geometry.samples) / geometry.samples).astype(np.float32)
    assert 0.99 < constantq.loop_to_image(sine, lowest)[0].min() <= 1


@pytest.mark.parametrize("setting", [Setting(), Setting(44100, 133.7), Setting(48000, 300.0, keep_pitch=True)])
def test_its_loops_are_exact(librosa, tmp_path: Path, setting: Setting):
    player = Renderer(Generator(write_model(tmp_path / "cqt.onnx", CQT)))
    seeds = [np.full(64, 20.0), np.full(64, -20.0)]
    row = list(player.loops(seeds, setting))
    for loop, seed in zip(row, seeds, strict=True):
        assert len(loop) == round(60 * 4 / (setting.bpm or CQT.bpm) * setting.sample_rate)
        assert np.isfinite(loop).all()
        assert np.abs(loop).max() > 0
        np.testing.assert_array_equal(loop, player.loop(player.parts(seed), setting))


def test_a_geometry_past_the_rate_is_refused():
    with pytest.raises(DescriptionError, match="must be below half of sample_rate, 4000"):
        dataclasses.replace(CQT, bins=73)
    with pytest.raises(DescriptionError, match="1024 octaves higher"):  # more than a float can hold in Hz
        Description(transform="cqt", bins=1025, n_fft=2048, hop_length=512, bins_per_octave=1)


def test_without_librosa_one_sentence_says_how_to_get_it(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(constantq.importlib.util, "find_spec", lambda name: None)
    path = write_model(tmp_path / "cqt.onnx", CQT)
    with pytest.raises(ModelError, match=r"^cqt.onnx cannot be played: .* run --extra cqt,.*[.]$"):
        Generator(path)
    assert Generator(write_model(tmp_path / "tiny.onnx", TINY)).description == TINY


def test_other_models_never_import_it(tmp_path: Path):
    """Not even where it is installed: a process that renders a loop of another model does without."""
    path = write_model(tmp_path / "tiny.onnx", TINY)
    command = ["render", "--rng", "1", "--model", str(path), str(tmp_path / "a.wav")]
    code = f"import sys, loopseed; loopseed.main({command}); print({{'librosa', 'numba', 'scipy'}} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.endswith("set()\n"), done.stderr
