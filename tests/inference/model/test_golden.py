"""Golden seeds: a file or a machine that computes something else is found out when the model is loaded."""

import base64
import dataclasses
import json
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import numpy_helper

import loopseed
from inference.model.generator import Generator, ModelError
from inference.model.golden import TOLERANCE, Golden
from tiny_model import CONDITIONAL, TINY, add_metadata, write_model

LATENTS = np.random.default_rng(3).standard_normal((2, 64)).astype(np.float32)
CONDITIONS = np.array([[np.nan, np.nan], [0.7, -1.0]], np.float32)


def golden_of(path: Path) -> Golden:
    generator = Generator(path)
    conditions = CONDITIONS[:, : len(generator.description.conditions)]
    return Golden.from_images(LATENTS, conditions, generator.images(LATENTS, conditions))


@pytest.fixture(params=[TINY, CONDITIONAL], ids=["plain", "conditional"])
def model(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A model with golden seeds, and with conditions or without."""
    path = write_model(tmp_path / "model.onnx", request.param)
    return add_metadata(path, golden=golden_of(path).to_json())


def test_an_unharmed_file_is_played(model: Path):
    assert Generator(model).images(LATENTS).shape == (2, 64, 64)


def test_one_changed_weight_matrix_is_noticed(model: Path):
    file = onnx.load(model)
    (rows,) = [tensor for tensor in file.graph.initializer if tensor.name == "rows"]
    weights = numpy_helper.to_array(rows).copy()
    weights[10] *= -1
    rows.CopyFrom(numpy_helper.from_array(weights, "rows"))
    onnx.save(file, model)
    with pytest.raises(ModelError, match=r"^model.onnx gives other loops here .* differ by 0[.].*[.]$"):
        Generator(model)


def test_conditions_are_part_of_it(tmp_path: Path):
    """A network that ignores its conditions is not the one that was exported."""
    path = write_model(tmp_path / "deaf.onnx", CONDITIONAL)
    golden = golden_of(path)
    add_metadata(path, golden=dataclasses.replace(golden, conditions=golden.conditions[::-1]).to_json())
    with pytest.raises(ModelError, match="gives other loops here"):
        Generator(path)


@pytest.mark.parametrize(("change", "good"), [(TOLERANCE / 2, True), (TOLERANCE * 2, False), (np.nan, False)])
def test_the_tolerance(tmp_path: Path, change: float, good: bool):
    path = write_model(tmp_path / "model.onnx", TINY)
    golden = golden_of(path)
    moved = golden.pixels.copy()
    moved[1, 3, 2] += change
    add_metadata(path, golden=dataclasses.replace(golden, pixels=moved).to_json())
    if good:
        Generator(path)
    else:
        with pytest.raises(ModelError, match="golden seeds differ by"):
            Generator(path)


def damaged(**changes: str) -> str:
    empty = dict.fromkeys(("latents", "conditions", "pixels"), "")
    return json.dumps(empty | {name: base64.b64encode(text.encode()).decode() for name, text in changes.items()})


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "[" * 100_000, '{"latents": 3}', '{"latents": "!"}', damaged(), damaged(latents="1234")]
)
def test_damaged_golden_seeds_are_refused(tmp_path: Path, text: str):
    path = add_metadata(write_model(tmp_path / "model.onnx", TINY), golden=text)
    with pytest.raises(ModelError, match=r"^model.onnx cannot be trusted: its golden seeds are damaged: .*[.]$"):
        Generator(path)


def test_serve_does_not_start_with_such_a_model(model: Path, tmp_path: Path, capsys):
    broken = add_metadata(model, golden=damaged())
    assert loopseed.main(["serve", "--port", "0", "--out-dir", str(tmp_path), "--model", str(broken)]) == 1
    error = capsys.readouterr().err
    assert error.startswith("loopseed: model.onnx cannot be trusted")
    assert error.count("\n") == 1
