"""Maps: what sounds alike is near, the files are ours and complete, and the grid moves along two directions."""

from pathlib import Path

import numpy as np
import pytest
import soundfile
from PIL import Image

import loopseed
from directed_model import write_directed_model
from inference.directions.seed_map import KIND, picture_path, read_map
from inference.directions.table_file import read_table, table_path
from inference.files.wav import read_origin
from inference.model.generator import Generator
from models.cli import COLOURS
from models.directions.sound import NAMES
from models.maps.layout import TRUSTED, find_places
from models.maps.picture import SIZE, colour, draw_map
from tiny_model import TINY, write_model


def run(capsys, *arguments: object) -> tuple[int, str]:
    code = loopseed.main([str(argument) for argument in arguments])
    printed = capsys.readouterr()
    return code, printed.out if code == 0 else printed.err


def test_two_features_are_laid_out_by_their_components() -> None:
    features = np.random.default_rng(0).standard_normal((200, 2))
    places, way, trust = find_places(features)
    assert way == "PCA"
    assert trust > 0.99
    assert places.min() == pytest.approx(0.02)
    assert places.max() == pytest.approx(0.98)


def test_many_features_are_laid_out_by_their_neighbours() -> None:
    rng = np.random.default_rng(0)
    features = np.repeat(rng.standard_normal((60, 8)), 5, axis=0) + 0.05 * rng.standard_normal((300, 8))
    places, way, trust = find_places(features)
    assert way == "t-SNE"
    assert trust > TRUSTED
    groups = places.reshape(60, 5, 2)
    within = np.linalg.norm(groups - groups.mean(1, keepdims=True), axis=2).mean()
    assert within < 0.2 * np.linalg.norm(groups.mean(1) - places.mean(0), axis=1).mean()


def test_the_picture_shows_the_seeds_where_they_are() -> None:
    places = np.array([[0.1, 0.9], [0.9, 0.1]])
    image = np.asarray(draw_map(places, np.array([0.0, 1.0]), lambda _: np.ones((8, 8), np.float32)).convert("RGB"))
    assert image.shape == (SIZE, SIZE, 3)
    upper_left, lower_right = image[50:150, 50:150].reshape(-1, 3), image[-150:-50, -150:-50].reshape(-1, 3)
    low, high = colour(np.array([0.0, 1.0]))
    assert np.abs(upper_left - low).sum(1).min() < 12
    assert np.abs(lower_right - high).sum(1).min() < 12
    assert (image[: SIZE // 2, SIZE // 2 :] == image[0, -1]).all()  # nothing is there


def test_a_map_is_made_again_and_no_other_file_is_replaced(tmp_path: Path, capsys) -> None:
    model = write_model(tmp_path / "tiny.onnx", TINY)
    code, text = run(capsys, "map", model, "--count", 40, "--threads", 1)
    assert code == 0, text
    assert text.startswith(f"{table_path(model, KIND)} and tiny.map.png: 40 seeds by ")
    found = read_map(Generator(model))
    assert len(found.seeds) == 40
    assert len(np.unique(found.seeds, axis=0)) == 40
    for (x, y), seed in zip(found.places[:5].tolist(), found.seeds, strict=False):
        np.testing.assert_array_equal(found.seed_at(x, y), seed)
    assert read_table(Generator(model), KIND, (), ("names",))["names"].tolist() == list(NAMES)
    assert Image.open(picture_path(model)).size == (SIZE, SIZE)
    first = table_path(model, KIND).read_bytes(), picture_path(model).read_bytes()
    assert run(capsys, "map", model, "--count", 40)[0] == 0
    assert read_map(Generator(model)).seeds.tolist() == found.seeds.tolist()
    assert picture_path(model).read_bytes() == first[1]
    picture_path(model).write_bytes(b"a picture of mine")
    code, text = run(capsys, "map", model, "--count", 40)
    assert code == 1
    assert text.count("\n") == 1
    assert picture_path(model).read_bytes() == b"a picture of mine"


def test_a_grid_is_made_over_two_directions(tmp_path: Path, capsys) -> None:
    model, folder = write_directed_model(tmp_path / "tiny.onnx"), tmp_path / "grid"
    arguments = ("map", model, "--x", "brightness", "--y", "level", "--grid", 3, "--rng", 5, "--out", folder)
    code, text = run(capsys, *arguments)
    assert (code, text) == (
        0,
        f"{folder / 'brightness level.png'}: 9 loops beside it, brightness from left to right, level upwards\n",
    )
    sounds = sorted(folder.glob("*.wav"))
    assert len(sounds) == 9
    assert len({soundfile.read(sound)[0].tobytes() for sound in sounds}) == 9
    corner = read_origin(folder / "brightness -3.00 level +3.00.wav")
    assert corner["directions"] == {"brightness": -3.0, "level": 3.0}
    assert "directions" not in read_origin(folder / "brightness +0.00 level +0.00.wav")
    assert run(capsys, *arguments)[0] == 0  # our own files are replaced
    assert Image.open(folder / "brightness level.png").size == (3 * 196, 3 * 196)


def test_wrong_arguments_are_one_sentence(tmp_path: Path, capsys) -> None:
    model = write_directed_model(tmp_path / "tiny.onnx")
    code, text = run(capsys, "map", model, "--x", "brightness", "--y", "loudness", "--out", tmp_path / "grid")
    assert code == 1
    assert text.startswith("loopseed: There is no direction 'loudness'; the directions are brightness, level and pc1_")
    assert not (tmp_path / "grid").exists()
    plain = write_model(tmp_path / "plain.onnx", TINY)
    code, text = run(capsys, "map", plain, "--x", "a", "--y", "b", "--out", tmp_path / "grid")
    assert (code, text.count("\n")) == (1, 1)
    assert "loopseed directions plain.onnx makes" in text
    with pytest.raises(SystemExit):
        loopseed.main(["map", str(model), "--x", "brightness"])
    assert "--x, --y and --out belong together" in capsys.readouterr().err


def test_the_colours_are_the_features() -> None:
    assert COLOURS == NAMES
