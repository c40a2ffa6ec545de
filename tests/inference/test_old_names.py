"""Files of earlier versions, where conditions were called labels, are still read; both names at once are refused."""

import dataclasses
import json
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import helper

from inference.description import METADATA_KEY, Description, DescriptionError
from inference.model.generator import Generator, ModelError
from inference.model.golden import GOLDEN_KEY, Golden
from inference.old_names import find
from tiny_model import CONDITIONAL, add_metadata, write_model

LATENTS = np.random.default_rng(3).standard_normal((2, 64)).astype(np.float32)
CONDITIONS = np.array([[np.nan, np.nan], [0.7, -1.0]], np.float32)


def with_labels(text: str) -> str:
    """The JSON of an earlier version."""
    fields = json.loads(text)
    return json.dumps({"labels" if name == "conditions" else name: value for name, value in fields.items()})


@pytest.fixture
def images(tmp_path: Path) -> np.ndarray:
    return Generator(write_model(tmp_path / "now.onnx", CONDITIONAL)).images(LATENTS, CONDITIONS)


@pytest.fixture
def old_model(tmp_path: Path, images: np.ndarray) -> Path:
    """A model as an earlier version exported it: labels in its description, its golden seeds and its second input."""
    path = write_model(tmp_path / "old.onnx", CONDITIONAL)
    model = onnx.load(path)
    model.graph.input[1].name = "labels"
    for node in model.graph.node:
        node.input[:] = ["labels" if name == "conditions" else name for name in node.input]
    golden = Golden.from_images(LATENTS, CONDITIONS, images).to_json()
    helper.set_model_props(model, {METADATA_KEY: with_labels(CONDITIONAL.to_json()), GOLDEN_KEY: with_labels(golden)})
    onnx.save(model, path)
    return path


def test_an_old_model_is_played(old_model: Path, images: np.ndarray):
    assert b"conditions" not in old_model.read_bytes()
    generator = Generator(old_model)
    assert generator.description == CONDITIONAL
    np.testing.assert_array_equal(generator.images(LATENTS, CONDITIONS), images)


def test_its_golden_seeds_are_still_compared(old_model: Path, images: np.ndarray):
    golden = Golden.from_images(LATENTS, CONDITIONS[::-1], images)
    with pytest.raises(ModelError, match="gives other loops here"):
        Generator(add_metadata(old_model, golden=with_labels(golden.to_json())))


def test_an_old_toml_is_read(tmp_path: Path):
    path = tmp_path / "old.toml"
    path.write_text('[[labels]]\nname = "density"\n\n[[labels]]\nname = "pitch"\nlow = -2\nhigh = 6\n')
    assert Description.from_toml(path).conditions == CONDITIONAL.conditions


BOTH = "labels is the old name of conditions, and both are given; remove labels[.]"


def test_a_description_with_both_names_is_refused():
    fields = dataclasses.asdict(CONDITIONAL)
    with pytest.raises(DescriptionError, match=f"^{BOTH}$"):
        Description.from_fields(fields | {"labels": fields["conditions"]})


def test_golden_seeds_with_both_names_are_refused(old_model: Path, images: np.ndarray):
    fields = json.loads(Golden.from_images(LATENTS, CONDITIONS, images).to_json())
    text = json.dumps(fields | {"labels": fields["conditions"]})
    with pytest.raises(ModelError, match=BOTH):
        Generator(add_metadata(old_model, golden=text))


def test_inputs_with_both_names_are_refused(old_model: Path):
    model = onnx.load(old_model)
    model.graph.input.append(helper.make_tensor_value_info("conditions", onnx.TensorProto.FLOAT, ["batch", 2]))
    onnx.save(model, old_model)
    with pytest.raises(ModelError, match=f"^old.onnx has one input twice: {BOTH}$"):
        Generator(old_model)


def test_an_old_file_is_found_where_the_new_one_is_not_there(tmp_path: Path):
    old, new = tmp_path / "labels.npy", tmp_path / "conditions.npy"
    assert find(new) == new
    old.touch()
    assert find(new) == old
    new.touch()
    assert find(new) == new
