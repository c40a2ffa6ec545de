"""`loopseed index`: what a search needs of a model, made from its exported file alone."""

from pathlib import Path

import numpy as np
import pytest

import loopseed
from inference.model.generator import Generator
from inference.search.gradient import Gradient
from inference.search.index import find_nearest, read_index
from inference.search.measure import Levels, distance, levels, part_powers
from inference.search.seed_search import search_seeds
from inference.seeds import to_latent
from tiny_set import tiny_settings, write_set

pytest.importorskip("tensorflow")
pytest.importorskip("tf2onnx")
keras = pytest.importorskip("keras")
if keras.backend.backend() != "tensorflow":
    pytest.skip("TensorFlow derives the gradient", allow_module_level=True)

COUNT = 64


@pytest.fixture(scope="module")
def model(eager_steps: None, few_batches: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The export of a short training on the tiny set, and its index."""
    from models.export import export
    from models.training.loop import train

    folder = tmp_path_factory.mktemp("index")
    train(write_set(folder / "set"), folder / "run", tiny_settings(steps=3, vae_steps=1, evaluate_every=3))
    export(folder / "run", folder / "model.onnx")
    assert loopseed.main(["index", str(folder / "model.onnx"), "--count", str(COUNT)]) == 0
    return folder / "model.onnx"


def hear(generator: Generator, latent: np.ndarray) -> Levels:
    return levels(part_powers(generator.parts(latent[None])[0], generator.description), generator.description)


def test_the_gradient_is_that_of_the_distance_which_numpy_measures(model: Path) -> None:
    generator = Generator(model)
    gradient = Gradient(generator, read_index(generator), 1)
    one, other = np.random.default_rng(0).standard_normal((2, 8), dtype=np.float32)
    target = hear(generator, other)
    slope = gradient.slope(one, target)
    assert slope.distance == pytest.approx(distance(hear(generator, one), target), abs=1e-3)
    for number in range(8):
        step = np.zeros(8, np.float32)
        step[number] = 0.01
        there, back = (distance(hear(generator, one + side * step), target) for side in (1, -1))
        assert (there - back) / 0.02 == pytest.approx(slope.seed[number], abs=0.1 * float(np.abs(slope.seed).max()))


def test_each_seed_is_found_by_its_thumbnail_and_by_the_search(model: Path) -> None:
    generator = Generator(model)
    tables = read_index(generator)
    assert tables["seeds"].shape == (COUNT, 8)
    seed = tables["seeds"][5].astype(np.float64)
    heard = hear(generator, to_latent(seed))
    assert (find_nearest(tables, heard, 1)[0] == seed).all()
    *_, answers = search_seeds(generator, heard, 1.0, 1)
    assert answers[0].distance < 0.01


def test_only_an_index_of_loopseed_is_replaced(model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    index = model.with_suffix(".index.npz")
    before = index.read_bytes()
    index.write_bytes(b"mine")
    try:
        assert loopseed.main(["index", str(model), "--count", "16"]) == 1
        assert index.read_bytes() == b"mine"
    finally:
        index.write_bytes(before)
    assert "is there already" in capsys.readouterr().err
