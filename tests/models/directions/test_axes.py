"""Components and axes, on networks whose answer is known."""

import dataclasses
from pathlib import Path

import numpy as np
import onnx
import pytest
from scipy.stats import spearmanr  # noqa: TID251
from sklearn.decomposition import PCA  # noqa: TID251

from inference.model.generator import Generator
from models.directions import axes, components
from models.directions.axes import Sounds, correlate, find_axes, rank_correlations
from models.directions.components import COMPONENTS, Components, draw_conditions, find_components
from models.directions.layers import Activations
from tiny_model import CONDITIONAL, TINY, write_model


class LinearSounds:
    """Features that are a linear function of latent and offset, and that saturate like a loop's."""

    def __init__(self, saturation: float) -> None:
        rng = np.random.default_rng(7)
        self.by_latent, self.by_offset = rng.standard_normal((TINY.latent_size, 8)), rng.standard_normal((50, 8))
        self.saturation = saturation
        self.generator = type("G", (), {"description": TINY})

    def measure(self, latents: np.ndarray, offsets: np.ndarray | None = None) -> np.ndarray:
        sums = latents @ self.by_latent / 8
        if offsets is not None:
            sums = sums + offsets @ self.by_offset
        return self.saturation * np.tanh(sums / self.saturation)


@pytest.fixture
def span() -> Components:
    vectors = np.random.default_rng(8).standard_normal((COMPONENTS, 50)).astype(np.float32) / 50
    return Components(vectors, np.full(COMPONENTS, 1 / COMPONENTS), np.zeros((COMPONENTS, TINY.latent_size)))


@pytest.mark.parametrize(("saturation", "bound"), [(1e6, 0.1), (4.0, 0.2)])
def test_each_axis_moves_its_feature_alone(monkeypatch, span, saturation: float, bound: float) -> None:
    """By AIM deviations an amount, on average up to REACH."""
    monkeypatch.setattr(axes, "PAIRS", 400)
    sounds, spread = LinearSounds(saturation), np.linspace(0.5, 1, 8)
    found = find_axes(sounds, span, spread)  # pyright: ignore[reportArgumentType]
    assert found.shape == (8, COMPONENTS)
    latents = np.random.default_rng(0).standard_normal((100, TINY.latent_size))
    out = [sounds.measure(latents, span.combine(axes.REACH * axis[None])) for axis in found]
    back = [sounds.measure(latents, span.combine(-axes.REACH * axis[None])) for axis in found]
    moved = (np.array(out) - np.array(back)).mean(1) / 2 / axes.REACH / spread
    np.testing.assert_allclose(moved, axes.AIM * np.eye(8), atol=bound)
    table = correlate(sounds, span, found, latents, np.arange(-3.0, 4.0))  # pyright: ignore[reportArgumentType]
    assert (np.diag(table) > 0.75).all()
    assert np.abs(table - np.diag(np.diag(table))).max() < 0.3


def test_rank_correlations_are_spearmans() -> None:
    rng = np.random.default_rng(0)
    amounts, features = np.repeat(np.arange(-3, 4), 9), rng.integers(0, 9, (63, 3)).astype(float)
    features[:, 2] = 5.0
    found = rank_correlations(amounts, features)
    for number in range(2):
        assert found[number] == pytest.approx(spearmanr(amounts, features[:, number]).statistic)
    assert found[2] == 0


def test_components_are_those_of_the_activations(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(components, "COMPONENTS", 5)
    model = onnx.load(write_model(tmp_path / "tiny.onnx", TINY))
    activations, ran = Activations(model, "r", TINY), []
    found = find_components(activations, TINY, 2048, ran.append)
    assert sum(ran) == 2 * 2048
    latents = np.random.default_rng(1).standard_normal((20_000, TINY.latent_size)).astype(np.float32)
    exact = PCA(5).fit(activations(latents, np.zeros((len(latents), 0))))
    lengths = np.linalg.norm(found.vectors, axis=1)
    np.testing.assert_allclose(lengths, np.sqrt(exact.explained_variance_), rtol=0.1)
    np.testing.assert_allclose(found.shares, exact.explained_variance_ratio_, rtol=0.2)
    rows = next(onnx.numpy_helper.to_array(x) for x in model.graph.initializer if x.name == "rows")
    moved = found.moves @ rows  # the network is linear up to there, so its moves lead where the components are
    likeness = (moved * found.vectors).sum(1) / np.linalg.norm(moved, axis=1) / lengths
    assert (likeness > 0.97).all()


def test_conditions_are_drawn_in_their_ranges() -> None:
    drawn = draw_conditions(CONDITIONAL, 2000, np.random.default_rng(0))
    unset = np.isnan(drawn)
    assert 0.5 < unset.all(1).mean() < 0.8
    assert 0.1 < (~unset).all(1).mean() < 0.3
    assert np.nanmin(drawn[:, 1]) >= -2
    assert np.nanmax(drawn[:, 1]) <= 6
    assert draw_conditions(TINY, 3, np.random.default_rng(0)).shape == (3, 0)


def test_threads_do_not_change_what_is_measured(tmp_path: Path) -> None:
    slow = dataclasses.replace(TINY, sample_rate=8000)
    generator = Generator(write_model(tmp_path / "tiny.onnx", slow))
    latents = np.random.default_rng(0).standard_normal((20, TINY.latent_size), dtype=np.float32)
    counted: list[int] = []
    found = [Sounds(generator, threads, counted.append).measure(latents) for threads in (1, 2)]
    np.testing.assert_array_equal(*found)
    assert found[0].shape == (20, 8)
    assert sum(counted) == 40
