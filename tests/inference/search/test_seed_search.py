"""The search for a seed, with the shipped model and its index."""

import itertools
import shutil
from pathlib import Path

import numpy as np
import pytest

import models
from inference.directions.table_file import TableError
from inference.model.generator import Generator
from inference.search.answers import DIFFERENT
from inference.search.gradient import Gradient
from inference.search.index import find_nearest, make_thumbnail, read_index
from inference.search.measure import distance, levels, part_powers
from inference.search.seed_search import search_seeds
from inference.seeds import random_seed, to_latent

LATENTS = np.stack([to_latent(random_seed(np.random.default_rng(i), 64)) for i in (501, 502)])


@pytest.fixture(scope="module")
def generator() -> Generator:
    return Generator(models.PRETRAINED / "techno.onnx")


def hear(generator: Generator, latent: np.ndarray):
    return levels(part_powers(generator.parts(latent[None])[0], generator.description), generator.description)


def test_the_graph_measures_as_numpy_does_and_its_gradient_is_right(generator: Generator) -> None:
    gradient = Gradient(generator, read_index(generator), 1)
    target, latent = hear(generator, LATENTS[0]), LATENTS[1]
    slope = gradient.slope(latent, target)
    assert slope.distance == pytest.approx(distance(hear(generator, latent), target), abs=1e-3)
    way = slope.seed / np.linalg.norm(slope.seed)
    there, back = (gradient.slope(latent + side * way, target).distance for side in (0.02, -0.02))
    assert (there - back) / 0.04 == pytest.approx(np.linalg.norm(slope.seed), rel=0.1)


def test_a_thumbnail_finds_its_seed(generator: Generator) -> None:
    tables = read_index(generator)
    seed = tables["seeds"][7].astype(np.float64)
    heard = hear(generator, to_latent(seed))
    assert np.abs(make_thumbnail(heard).astype(int) - tables["thumbnails"][7].astype(int)).max() <= 1
    assert (find_nearest(tables, heard, 3)[0] == seed).all()


def test_a_loop_of_the_model_is_found(generator: Generator) -> None:
    """To a tenth of the distance of another seed, in steps that are counted, not timed."""
    ticks = itertools.count()
    target = hear(generator, LATENTS[0])
    answers = list(search_seeds(generator, target, 1.0, 1, lambda: next(ticks) / 160))
    bests = [found[0].distance for found in answers]
    assert bests == sorted(bests, reverse=True)
    best, *others = answers[-1]
    assert best.distance < distance(hear(generator, LATENTS[1]), target) / 10
    assert best.distance == pytest.approx(distance(hear(generator, to_latent(best.seed)), target), abs=0.05)
    assert others
    assert np.abs(best.seed).max() <= 128


def test_without_time_the_guess_is_heard(generator: Generator) -> None:
    """A busy computer may need all the time to read the index."""
    (*_, [found]) = search_seeds(generator, hear(generator, LATENTS[0]), 1e-9)
    assert 0 < found.distance < 10


def test_a_model_without_an_index_is_searched_by_its_sound(models_folder: Path) -> None:
    """To half of the distance of another seed, in seeds that are counted, not timed."""
    generator, ticks = Generator(models_folder / "tiny.onnx"), itertools.count()
    target = hear(generator, LATENTS[0])
    answers = list(search_seeds(generator, target, 1.0, clock=lambda: next(ticks) / 400))
    bests = [found[0].distance for found in answers]
    assert bests == sorted(bests, reverse=True)
    best = answers[-1][0]
    assert best.distance < distance(hear(generator, LATENTS[1]), target) / 2
    assert best.distance == pytest.approx(distance(hear(generator, to_latent(best.seed)), target), abs=0.01)
    for one, other in itertools.combinations(answers[-1], 2):
        assert np.square(to_latent(one.seed - other.seed)).mean() > DIFFERENT**2
    assert max(np.abs(found.seed).max() for found in answers[-1]) <= 128


def test_without_time_one_seed_of_a_model_without_an_index_is_heard(models_folder: Path) -> None:
    generator = Generator(models_folder / "tiny.onnx")
    (*_, [found]) = search_seeds(generator, hear(generator, LATENTS[0]), 1e-9)
    assert found.distance > 0


def test_an_index_of_another_model_is_one_sentence(generator: Generator, tmp_path: Path) -> None:
    path = tmp_path / "techno.onnx"
    shutil.copy(generator.path, path)
    tables = dict(np.load(generator.path.with_suffix(".index.npz")))
    model = np.frombuffer(path.read_bytes(), np.uint8)
    for damage in ({"graph": tables["graph"][:1000]}, {"encoder": tables["encoder"][:0]}, {"encoder": model}):
        np.savez(tmp_path / "techno.index.npz", **(tables | damage))
        with pytest.raises(TableError, match="does not fit the model"):
            list(search_seeds(Generator(path), hear(generator, LATENTS[0]), 1.0))
