"""How alike two loops sound."""

import dataclasses

import numpy as np
import pytest

import models
from inference.description import Description
from inference.model.generator import Generator
from inference.parts.speckle import draw_speckle
from inference.renderer import Renderer, Setting
from inference.search.measure import (
    MeasureError,
    check_measurable,
    distance,
    levels,
    mel_bands,
    part_powers,
    sound_powers,
    speckle_nodes,
)
from inference.seeds import random_seed, to_latent


@pytest.fixture(scope="module")
def generator() -> Generator:
    return Generator(models.PRETRAINED / "techno.onnx")


def test_the_expected_power_of_noise_is_the_mean_of_many_draws() -> None:
    d = Description(bins=64, frames=32, n_fft=128, hop_length=32, parts=("noise",), beats=1)
    picture, noise = np.random.default_rng(0).uniform(0, 0.5, (2, 64, 32)).astype(np.float32)
    draws = [draw_speckle(np.random.default_rng(i), d)[0] for i in range(300)]
    expected = np.mean([np.maximum(picture + noise * speckle, 0) ** 8 for speckle in draws], axis=0)
    found = sum(w * np.maximum(picture + noise * v, 0) ** 8 for v, w in zip(*speckle_nodes(d.power), strict=True))
    assert abs(10 * np.log10(expected.sum() / found.sum())) < 0.3  # dB


def test_parts_are_as_loud_as_the_sound_that_they_make(generator: Generator) -> None:
    """In each of 16 bands of the middle; one draw of noise differs from its expected power."""
    d, renderer = generator.description, Renderer(generator)
    seed = random_seed(np.random.default_rng(1), 64)
    parts = generator.parts(to_latent(seed)[None])[0]
    loop = renderer.loop(renderer.parts(seed), Setting(transients=0.0))
    loop = np.interp(np.linspace(0, len(loop), d.samples, endpoint=False), np.arange(len(loop)), loop)
    bands = mel_bands(16, d.n_fft, d.sample_rate)
    ratio = (bands @ part_powers(parts, d)).mean(1) / (bands @ sound_powers(loop, d)).mean(1)
    assert np.abs(10 * np.log10(ratio[:12])).max() < 2.0  # dB; above 8 kHz, linear interpolation takes some away


def test_the_level_does_not_count_and_another_loop_does(generator: Generator) -> None:
    d = generator.description
    latents = np.random.default_rng(2).standard_normal((2, 64), dtype=np.float32)
    one, other = (part_powers(parts, d) for parts in generator.parts(latents))
    assert distance(levels(one, d), levels(0.01 * one, d)) < 1e-3
    assert distance(levels(one, d), levels(other, d)) > 5


def test_models_that_cannot_be_measured_are_named() -> None:
    with pytest.raises(MeasureError, match="cqt"):
        check_measurable(dataclasses.replace(Description(), transform="cqt", bins=256))
