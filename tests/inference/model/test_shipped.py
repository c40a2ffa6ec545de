"""The generator that comes along: what it says of itself, and whether it makes techno."""

import numpy as np
import onnxruntime
import pytest

from checkout import ROOT
from inference.description import METADATA_KEY, Description
from inference.directions.seed_map import find_picture, read_map
from inference.model.generator import OFFSET, Generator
from inference.renderer import Renderer, Setting
from inference.seeds import random_seed, to_latent
from models.directions.axes import Sounds
from models.directions.sound import NAMES
from models.evaluation.distances import spread
from models.evaluation.embedding import extract_features
from models.evaluation.features import FEATURES, measure
from models.settings import load_preset
from tools.demo_loops import demo_image

SHIPPED = ROOT / "models" / "pretrained" / "techno.onnx"
COUNT = 48
SEEDS = [random_seed(np.random.default_rng(number), 64) for number in range(COUNT)]


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer(Generator(SHIPPED))


@pytest.fixture(scope="module")
def description(renderer) -> Description:
    return renderer.generator.description


@pytest.fixture(scope="module")
def images(renderer) -> np.ndarray:
    """Pictures with their noise [shape=(COUNT, bins, frames)]."""
    return np.stack([renderer.parts(seed).picture for seed in SEEDS])


def test_it_says_what_it_is(description) -> None:
    geometry = load_preset("techno").geometry
    metadata = onnxruntime.InferenceSession(SHIPPED).get_modelmeta().custom_metadata_map
    assert Description.from_json(metadata[METADATA_KEY]) == description
    assert (description.name, description.samples, description.parts) == ("techno", geometry.samples, geometry.parts)
    assert tuple(condition.name for condition in description.conditions) == FEATURES
    assert "loopseed.training" in metadata
    assert SHIPPED.stat().st_size <= 16e6


def test_it_kicks_on_the_beat(images) -> None:
    low = images[:, :4].mean(1)
    rises = np.maximum(low - np.roll(low, 1, axis=1), 0).mean(0)
    steps = np.roll(rises, 4).reshape(16, 16).sum(1)  # a window reaches two frames ahead of an onset
    assert steps[::4].mean() > 1.5 * np.delete(steps, np.s_[::4]).mean()


def test_it_is_diverse(images) -> None:
    real = np.stack([demo_image(number).T for number in range(COUNT)]).astype(np.float32) / 255
    assert spread(extract_features(images.transpose(0, 2, 1))) > 0.7 * spread(extract_features(real))


def test_its_loops_are_as_loud_as_techno_and_seamless(renderer) -> None:
    for seed in SEEDS[:6]:
        loop = next(renderer.loops([seed], Setting()))
        assert loop.shape == (renderer.loop_length(Setting()),)
        assert 0.25 < np.abs(loop).max() < 3  # the file's level is set later
        assert abs(loop[0] - loop[-1]) <= np.abs(np.diff(loop)).max()


@pytest.mark.parametrize("name", FEATURES)
def test_a_condition_moves_the_feature_of_its_name(renderer, description, name) -> None:
    heard = []
    for value in (0.0, 1.0):
        setting = Setting(description.sample_rate, conditions=((name, value),))
        loops = (next(renderer.loops([seed], setting)) for seed in SEEDS[:12])
        heard.append(np.mean([measure(loop, description.sample_rate, 4) for loop in loops], 0))
    assert heard[1][FEATURES.index(name)] > heard[0][FEATURES.index(name)]


def test_its_offset_may_be_left_out() -> None:
    session = onnxruntime.InferenceSession(SHIPPED)
    assert [port.name for port in session.get_inputs()] == ["seed", "conditions"]
    assert [port.name for port in session.get_overridable_initializers()] == [OFFSET]


def test_amounts_of_zero_are_the_same_renderer(renderer) -> None:
    assert renderer.directed([0.0] * 64) is renderer
    assert renderer.directions.names[:8] == NAMES
    assert len(renderer.directions.names) == 16


@pytest.mark.parametrize("name", NAMES)
def test_an_axis_moves_the_feature_of_its_name(renderer, name) -> None:
    """On average by more than its deviation over seeds, from two deviations below to two above."""
    place, latents = NAMES.index(name), np.stack([to_latent(seed) for seed in SEEDS[:8]])

    def features(amount: float) -> np.ndarray:
        offset = renderer.directions.offset([0.0] * place + [amount])
        return Sounds(renderer.generator, 1, int).measure(latents, offset)[:, place]

    assert (features(2.0) - features(-2.0)).mean() > features(0.0).std()


def test_random_moves_stay_finite(renderer) -> None:
    rng = np.random.default_rng(0)
    for seed in SEEDS[:20]:
        moved = renderer.directed(rng.uniform(-10, 10, 16).tolist())
        assert np.isfinite(moved.image(seed, Setting())).all()


def test_its_map_gives_the_seeds_that_are_on_it(renderer) -> None:
    found = read_map(renderer.generator)
    assert len(found.seeds) == 2048
    assert find_picture(SHIPPED)
    for (x, y), seed in zip(found.places[::100].tolist(), found.seeds[::100], strict=True):
        assert found.seed_at(x, y).tolist() == seed.tolist()
