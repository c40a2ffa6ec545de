"""The generator that comes along: what it says of itself, and whether it makes techno."""

import numpy as np
import onnxruntime
import pytest

from checkout import ROOT
from inference.description import METADATA_KEY, Description
from inference.dsp.inversion import powergram_to_loop
from models.evaluation.distances import spread
from models.evaluation.embedding import extract_features
from models.evaluation.features import FEATURES, measure
from models.settings import load_preset
from tools.demo_loops import demo_image

SHIPPED = ROOT / "models" / "pretrained" / "techno.onnx"
COUNT = 48


@pytest.fixture(scope="module")
def session() -> onnxruntime.InferenceSession:
    return onnxruntime.InferenceSession(SHIPPED)


@pytest.fixture(scope="module")
def description(session) -> Description:
    return Description.from_json(session.get_modelmeta().custom_metadata_map[METADATA_KEY])


def images(session: onnxruntime.InferenceSession, **set_to: float) -> np.ndarray:
    seeds = np.random.default_rng(0).standard_normal((COUNT, 64), dtype=np.float32)
    conditions = np.full((COUNT, len(FEATURES)), np.nan, np.float32)
    for name, value in set_to.items():
        conditions[:, FEATURES.index(name)] = value
    return session.run(["powergram"], {"seed": seeds, "labels": conditions})[0]


@pytest.fixture(scope="module")
def unset(session) -> np.ndarray:
    return images(session)


def test_it_says_what_it_is(session, description) -> None:
    geometry = load_preset("techno").geometry
    assert (description.name, description.samples) == ("techno", geometry.samples)
    assert tuple(condition.name for condition in description.conditions) == FEATURES
    assert "loopseed.training" in session.get_modelmeta().custom_metadata_map
    assert SHIPPED.stat().st_size <= 15e6


def test_it_kicks_on_the_beat(unset) -> None:
    low = unset[:, :4].mean(1)
    rises = np.maximum(low - np.roll(low, 1, axis=1), 0).mean(0)
    steps = np.roll(rises, 4).reshape(16, 16).sum(1)  # a window reaches two frames ahead of an onset
    assert steps[::4].mean() > 1.5 * np.delete(steps, np.s_[::4]).mean()


def test_it_is_diverse(unset) -> None:
    real = np.stack([demo_image(number).T for number in range(COUNT)]).astype(np.float32) / 255
    assert spread(extract_features(unset.transpose(0, 2, 1))) > 0.7 * spread(extract_features(real))


def test_its_loops_are_as_loud_as_techno_and_seamless(unset, description) -> None:
    for image in unset[:6]:
        loop = powergram_to_loop(image, description)
        assert loop.shape == (description.samples,)
        assert 0.25 < np.abs(loop).max() < 3  # a found phase overshoots; the renderer turns it down
        assert abs(loop[0] - loop[-1]) <= np.abs(np.diff(loop)).max()


@pytest.mark.parametrize("name", FEATURES)
def test_a_condition_moves_the_feature_of_its_name(session, description, name) -> None:
    heard = [
        np.mean(
            [
                measure(powergram_to_loop(i, description), description.sample_rate, 4)
                for i in images(session, **{name: v})[:12]
            ],
            0,
        )
        for v in (0.0, 1.0)
    ]
    assert heard[1][FEATURES.index(name)] > heard[0][FEATURES.index(name)]
