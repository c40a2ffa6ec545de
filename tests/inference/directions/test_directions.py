"""Directions and maps that are kept beside a model, and what is not read."""

import dataclasses
import shutil
from pathlib import Path

import numpy as np
import pytest

from directed_model import NAMES, write_directed_model
from inference.directions.directions import KIND, AmountError, read_directions
from inference.directions.seed_map import KIND as MAP
from inference.directions.seed_map import picture_path, read_map
from inference.directions.table_file import TableError, is_own_table, read_table, table_path, write_table
from inference.model.generator import Generator
from inference.model.golden import Golden
from inference.renderer import Renderer, Setting
from inference.seeds import random_seed
from tiny_model import IN_PARTS, TINY, add_metadata, write_model


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return write_directed_model(tmp_path / "tiny.onnx")


@pytest.fixture
def seed() -> np.ndarray:
    return random_seed(np.random.default_rng(3), TINY.latent_size)


def test_an_offset_is_the_sum_of_the_amounts(model: Path) -> None:
    found, tables = read_directions(Generator(model)), read_table(Generator(model), KIND, ("weights", "components"))
    assert found.names == NAMES
    expected = (2 * tables["weights"][0] - 3 * tables["weights"][2]) @ tables["components"].astype(float)
    np.testing.assert_allclose(found.offset([2, 0, -3])[0], expected, rtol=1e-5)
    np.testing.assert_array_equal(found.offset([2]), found.offset([2, 0, 0, 0, 0]))


def test_a_seed_is_moved_and_stays_on_the_dials(model: Path, seed: np.ndarray) -> None:
    found, tables = read_directions(Generator(model)), read_table(Generator(model), KIND, ("weights", "moves"))
    step = tables["weights"][1] @ tables["moves"].astype(float) * 128 / 3
    np.testing.assert_allclose(found.move(seed, [0, 0.5]), np.clip(seed + step / 2, -128, 127), atol=1e-3)
    seed[:2] = (300, -300)  # a client may send such dials: they stay
    np.testing.assert_array_equal(found.move(seed, [0, 0, 0]), seed)
    moved = found.move(seed, [10, 10, 10])
    assert abs(moved[0]) <= 300
    assert abs(moved[1]) <= 300
    assert moved[2:].min() >= -128
    assert moved[2:].max() <= 127


def test_an_amount_too_many_has_to_be_zero(model: Path) -> None:
    found = read_directions(Generator(model))
    with pytest.raises(AmountError, match=r"Amount 5 is 0.5, and the model has 3 directions"):
        found.offset([0, 0, 0, 0, 0.5])


def test_a_moved_renderer(model: Path, seed: np.ndarray) -> None:
    """It adds the offset where the network takes it, says so in the file, and is the same one where nothing moves."""
    renderer = Renderer(Generator(model))
    assert renderer.directed([0, 0]) is renderer
    moved = renderer.directed([0, 1.5])
    assert moved.tags([seed], Setting()).origin["directions"] == {"level": 1.5}
    assert "directions" not in renderer.tags([seed], Setting()).origin
    plain, other = renderer.image(seed, Setting()), moved.image(seed, Setting())
    offset = renderer.directions.offset([0, 1.5])[0]
    rows = np.log(plain[:, 0] / plain[0, 0])  # the picture is the outer product of sigmoids of rows and columns
    assert rows.shape == offset.shape
    assert np.abs(plain - other).max() > 0.01
    np.testing.assert_array_equal(renderer.image(seed, Setting()), plain)  # the renderer itself is not moved


def test_a_model_in_parts_takes_an_offset(tmp_path: Path, seed: np.ndarray) -> None:
    renderer = Renderer(Generator(write_directed_model(tmp_path / "parts.onnx", IN_PARTS)))
    assert np.abs(renderer.directed([3]).parts(seed).picture - renderer.parts(seed).picture).max() > 0.01


def test_the_nearest_seed_of_the_map(model: Path) -> None:
    found = read_map(Generator(model))
    assert found.seed_at(0.2, 0.0).tolist() == [-1] * TINY.latent_size
    assert found.seed_at(0.5, 1.0).tolist() == [0] * TINY.latent_size
    assert found.seed_at(1.0, 0.2).tolist() == [1] * TINY.latent_size
    assert picture_path(model).is_file()


def test_a_model_without_directions_says_how_to_get_them(tmp_path: Path) -> None:
    plain = write_model(tmp_path / "plain.onnx", TINY)
    with pytest.raises(TableError, match=r"The model plain has no directions; loopseed directions plain.onnx makes"):
        read_directions(Generator(plain))
    with pytest.raises(TableError, match=r"The model plain has no map; loopseed map plain.onnx makes"):
        read_map(Generator(plain))


def test_tables_that_do_not_fit_are_refused(model: Path, tmp_path: Path) -> None:
    plain = write_model(tmp_path / "plain.onnx", TINY)
    for kind in (KIND, MAP):
        shutil.copy(table_path(model, kind), table_path(plain, kind))
    with pytest.raises(TableError, match=r"does not fit the plain.onnx that was loaded; load the model again, or make"):
        read_directions(Generator(plain))  # its graph has no offset
    small = write_model(tmp_path / "small.onnx", dataclasses.replace(TINY, latent_size=8))
    shutil.copy(table_path(model, MAP), table_path(small, MAP))
    with pytest.raises(TableError, match=r"small.map.npz does not fit small.onnx"):
        read_map(Generator(small))


def test_tables_of_another_network_are_refused(model: Path) -> None:
    """Whichever of the two was there first: what counts is the network that was loaded."""
    loaded = Generator(model)
    assert read_directions(loaded).names == NAMES
    latents, conditions = np.zeros((1, TINY.latent_size), np.float32), np.zeros((1, 0), np.float32)
    add_metadata(model, golden=Golden.from_images(latents, conditions, loaded.images(latents)).to_json())
    with pytest.raises(TableError, match=r"tiny.directions.npz is of another network than tiny.onnx"):
        read_directions(Generator(model))
    assert read_directions(loaded).names == NAMES


@pytest.mark.parametrize("kind", ["cut", "text", "pickle", "nan", "large", "texts", "numbers", "missing", "huge"])
def test_a_damaged_table_is_one_sentence(model: Path, kind: str, monkeypatch) -> None:
    path = table_path(model, KIND)
    generator = Generator(model)
    arrays = read_table(generator, KIND, ("weights", "components", "moves"), ("names",))
    if kind == "cut":
        path.write_bytes(path.read_bytes()[:-100])
    elif kind == "text":
        path.write_text("no table")
    elif kind == "pickle":
        write_table(generator, model, KIND, {**arrays, "names": np.array(list(NAMES), object)})
    elif kind == "nan":
        write_table(generator, model, KIND, {**arrays, "weights": arrays["weights"] * np.nan})
    elif kind == "large":  # sums of such numbers are not finite
        write_table(generator, model, KIND, {**arrays, "weights": arrays["weights"] * 3e38})
    elif kind == "texts":
        write_table(generator, model, KIND, {**arrays, "weights": arrays["weights"].astype(str)})
    elif kind == "numbers":
        write_table(generator, model, KIND, {**arrays, "names": np.arange(3)})
    elif kind == "missing":
        write_table(generator, model, KIND, {"names": arrays["names"]})
    elif kind == "huge":
        monkeypatch.setattr("inference.directions.table_file.MAX_BYTES", 1000)
        write_table(generator, model, KIND, {**arrays, "more": np.zeros(1000)})
    with pytest.raises(TableError) as error:
        read_directions(generator)
    assert str(error.value).endswith("; loopseed directions tiny.onnx makes it anew.")


@pytest.mark.parametrize("names", ["a b a", "a b ", "a b c\n", "a b", f"a b {'x' * 65}"])
def test_names_that_cannot_be_chosen_by(model: Path, names: str) -> None:
    generator = Generator(model)
    arrays = read_table(generator, KIND, ("weights", "components", "moves"))
    write_table(generator, model, KIND, {**arrays, "names": np.array(names.split(" "))})
    with pytest.raises(TableError, match="does not fit"):
        read_directions(generator)


def test_a_new_file_is_read_at_once(model: Path) -> None:
    generator = Generator(model)
    arrays = read_table(generator, KIND, ("weights", "components", "moves"), ("names",))
    write_table(generator, model, KIND, {**arrays, "names": np.array(["a", "b", "longer"])})
    assert read_directions(generator).names == ("a", "b", "longer")


def test_only_own_tables_are_known_as_such(model: Path, tmp_path: Path) -> None:
    assert is_own_table(table_path(model, KIND))
    np.savez(tmp_path / "other.npz", a=np.zeros(3))
    assert not is_own_table(tmp_path / "other.npz")
    assert not is_own_table(model)
