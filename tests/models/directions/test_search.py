"""`loopseed directions` on a small model: what is written, what is printed, and what is refused."""

from pathlib import Path

import numpy as np
import pytest

import loopseed
from inference.directions.directions import KIND, read_directions
from inference.directions.table_file import read_table, table_path
from inference.model.generator import Generator
from models.directions import axes, search
from models.directions.components import COMPONENTS
from models.directions.sound import NAMES
from tiny_model import TINY, write_model


@pytest.fixture(autouse=True)
def few(monkeypatch) -> None:
    for module, name, value in (
        (axes, "PAIRS", 48),
        (axes, "ROUNDS", 1),
        (axes, "SEEDS", 2),
        (search, "SEEDS", 6),
        (search, "LISTED", 2),
    ):
        monkeypatch.setattr(module, name, value)


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return write_model(tmp_path / "tiny.onnx", TINY)


def test_directions_are_found_and_kept(model: Path, capsys) -> None:
    before = Generator(model)
    assert loopseed.main(["directions", str(model), "--layer", "r", "--samples", "512"]) == 0
    printed = capsys.readouterr().out
    after = Generator(model)
    found = read_directions(after)
    assert found.names[: len(NAMES)] == NAMES
    assert [name.split("_")[0] for name in found.names[len(NAMES) :]] == ["pc1", "pc2"]
    assert found.components.shape == (COMPONENTS, TINY.bins)
    tables = read_table(after, KIND, ("correlations", "random", "shares"), ("layer", "features"))
    assert tables["correlations"].shape == (10, 8)
    assert tables["features"].tolist() == list(NAMES)
    assert str(tables["layer"]) == "r"
    rows = [line for line in printed.splitlines() if line.startswith("| ")]
    assert [row.split("|")[1].strip() for row in rows[1:]] == [*found.names, *(f"random {k}" for k in range(1, 5))]
    own = tables["correlations"][8:]
    strongest = own[np.arange(2), np.abs(own).argmax(1)]
    assert (strongest >= 0).all()  # a component raises what it is named for
    latents = np.random.default_rng(0).standard_normal((2, TINY.latent_size), dtype=np.float32)
    np.testing.assert_array_equal(after.images(latents), before.images(latents))


def test_it_can_be_run_again(model: Path, capsys) -> None:
    arguments = ["directions", str(model), "--layer", "r", "--samples", "256"]
    assert loopseed.main(arguments) == 0
    first = model.read_bytes(), capsys.readouterr().out
    assert loopseed.main(arguments) == 0
    assert (model.read_bytes(), capsys.readouterr().out) == first


@pytest.mark.parametrize("layer", ["nothing", None])
def test_a_wrong_layer_is_one_sentence_and_changes_nothing(model: Path, capsys, layer: str | None) -> None:
    before = model.read_bytes()
    assert loopseed.main(["directions", str(model), *(["--layer", layer] if layer else [])]) == 1
    error = capsys.readouterr().err
    assert error.startswith("loopseed: There is no layer" if layer else "loopseed: The model has no rectified layer")
    assert error.count("\n") == 1
    assert model.read_bytes() == before
    assert list(model.parent.iterdir()) == [model]


def test_a_table_of_somebody_else_stays(model: Path, capsys) -> None:
    table = table_path(model, KIND)
    np.savez(table, mine=np.zeros(3))
    before = table.read_bytes()
    assert loopseed.main(["directions", str(model), "--layer", "r"]) == 1
    assert "loopseed did not write it" in capsys.readouterr().err
    assert table.read_bytes() == before


def test_a_model_of_somebody_else_stays(tmp_path: Path, capsys) -> None:
    """It plays by its .toml, but loopseed did not write it."""
    model = write_model(tmp_path / "theirs.onnx", TINY, metadata=False)
    toml = "bins = 64\nframes = 64\nn_fft = 128\nhop_length = 32\nsample_rate = 8000\nbpm = 234.375\nbeats = 1\n"
    model.with_suffix(".toml").write_text(toml)
    before = model.read_bytes()
    Generator(model)
    assert loopseed.main(["directions", str(model), "--layer", "r", "--samples", "256"]) == 1
    assert "theirs.onnx is no export of loopseed, so it is not changed" in capsys.readouterr().err
    assert model.read_bytes() == before
