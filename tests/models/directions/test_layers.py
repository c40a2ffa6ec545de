"""The offset in a generator's graph: zeros change no bit, and the inputs stay as they are."""

from pathlib import Path

import numpy as np
import onnx
import pytest

from checkout import ROOT
from inference.model.generator import OFFSET, Generator
from inference.renderer import Renderer, Setting
from inference.seeds import random_seed
from models.directions.components import draw_conditions
from models.directions.layers import (
    RECTIFIERS,
    Activations,
    LayerError,
    add_offset,
    check_layer,
    list_layers,
    remove_offset,
)
from tiny_model import CONDITIONAL, IN_PARTS, TINY, write_model

SHIPPED = ROOT / "models" / "pretrained" / "techno.onnx"


@pytest.fixture(scope="module")
def shipped() -> onnx.ModelProto:
    return remove_offset(onnx.load(SHIPPED))


@pytest.mark.parametrize("description", [TINY, CONDITIONAL, IN_PARTS], ids=lambda d: d.name)
def test_the_offset_is_an_input_that_may_be_left_out(tmp_path: Path, description) -> None:
    plain = write_model(tmp_path / "plain.onnx", description)
    onnx.save(add_offset(onnx.load(plain), "r", (description.bins,)), str(tmp_path / "moved.onnx"))
    before, after = Generator(plain), Generator(tmp_path / "moved.onnx")
    assert [port.name for port in after.session.get_inputs()] == [port.name for port in before.session.get_inputs()]
    assert [port.name for port in after.session.get_overridable_initializers()] == [OFFSET]
    assert (before.layer, after.layer) == (None, (description.bins,))
    latents = np.random.default_rng(0).standard_normal((3, description.latent_size), dtype=np.float32)
    zeros = after.with_offset(np.zeros((1, description.bins), np.float32))
    for generator in (after, zeros):
        np.testing.assert_array_equal(generator.images(latents), before.images(latents))
    ones = after.with_offset(np.ones((1, description.bins), np.float32)).images(latents)
    assert (ones > before.images(latents)).mean() > 0.9  # r goes into a sigmoid


def test_a_batch_may_have_an_offset_for_each_loop(tmp_path: Path) -> None:
    path = write_model(tmp_path / "moved.onnx", TINY)
    onnx.save(add_offset(onnx.load(path), "r", (TINY.bins,)), str(path))
    generator, rng = Generator(path), np.random.default_rng(0)
    latents = rng.standard_normal((3, TINY.latent_size), dtype=np.float32)
    offsets = rng.standard_normal((3, TINY.bins), dtype=np.float32)
    together = generator.with_offset(offsets).images(latents)
    for latent, offset, image in zip(latents, offsets, together, strict=True):
        np.testing.assert_allclose(generator.with_offset(offset[None]).images(latent[None])[0], image, atol=1e-6)


def test_an_offset_is_removed_without_a_trace(tmp_path: Path) -> None:
    model = onnx.load(write_model(tmp_path / "plain.onnx", TINY))
    moved = add_offset(model, "r", (TINY.bins,))
    assert remove_offset(moved).SerializeToString() == model.SerializeToString()
    assert add_offset(moved, "r", (TINY.bins,)).SerializeToString() == moved.SerializeToString()


def test_only_a_layer_of_the_network_is_taken(tmp_path: Path) -> None:
    model = onnx.load(write_model(tmp_path / "plain.onnx", TINY))
    check_layer(model, "r")
    for name in ("seed", "powergram", "rows", "nothing"):
        with pytest.raises(LayerError, match=f"There is no layer '{name}'; there is no layer"):
            check_layer(model, name)


def test_activations_are_those_of_the_layer(tmp_path: Path) -> None:
    model = onnx.load(write_model(tmp_path / "plain.onnx", CONDITIONAL))
    activations = Activations(model, "r", CONDITIONAL)
    latents = np.random.default_rng(0).standard_normal((3, 64))
    rows = next(onnx.numpy_helper.to_array(x) for x in model.graph.initializer if x.name == "rows")
    assert activations.shape == (CONDITIONAL.bins,)
    np.testing.assert_allclose(
        activations(latents, np.zeros((3, 2))), latents.astype("f4") @ rows, rtol=1e-4, atol=1e-5
    )


def test_the_shipped_model_has_three_layers_to_choose_from(shipped: onnx.ModelProto) -> None:
    description = Generator(SHIPPED).description
    layers = list_layers(shipped)
    shapes = [Activations(shipped, layer, description).shape for layer in layers]
    assert shapes == [(8, 384), (16, 384), (32, 384)]
    rectified = {node.input[0] for node in shipped.graph.node if node.op_type in RECTIFIERS}
    assert set(layers) <= rectified


@pytest.mark.parametrize("number", range(3))
def test_the_shipped_models_sound_stays_the_same_to_the_byte(shipped, tmp_path: Path, number: int) -> None:
    """At each of the layers, whether no offset or one of zeros is given."""
    onnx.save(shipped, str(tmp_path / "plain.onnx"))
    before = Generator(tmp_path / "plain.onnx")
    layer = list_layers(shipped)[number]
    shape = Activations(shipped, layer, before.description).shape
    onnx.save(add_offset(shipped, layer, shape), str(tmp_path / "moved.onnx"))
    after = Generator(tmp_path / "moved.onnx")
    zeros = after.with_offset(np.zeros((1, *shape), np.float32))
    rng = np.random.default_rng(number)
    latents = rng.standard_normal((4, 64), dtype=np.float32)
    conditions = draw_conditions(before.description, 4, rng)
    for latent, condition in zip(latents, conditions, strict=True):
        expected = before.run(latent[None], condition[None])
        for generator in (after, zeros):
            found = generator.run(latent[None], condition[None])
            assert all(np.array_equal(found[name], expected[name]) for name in expected)
    seed, setting = random_seed(rng, 64), Setting(channels=2)
    loops = [next(Renderer(generator).loops([seed], setting)) for generator in (before, after, zeros)]
    assert loops[0].tobytes() == loops[1].tobytes() == loops[2].tobytes()
