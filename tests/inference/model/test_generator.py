import dataclasses
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper

from checkout import ROOT
from inference.model.generator import Generator, ModelError
from inference.model.library import Library, NoSuchModelError
from tiny_model import TINY, add_metadata, write_endless_model, write_hungry_model, write_model, write_texts_model

LATENTS = np.random.default_rng(2).standard_normal((5, 64)).astype(np.float32)


def test_plays_a_described_model(models_folder: Path):
    generator = Generator(models_folder / "tiny.onnx")
    assert generator.description == TINY
    images = generator.images(LATENTS)
    assert images.shape == (5, 64, 64)
    assert images.dtype == np.float32
    assert 0 <= images.min() < images.max() <= 1
    for image, latent in zip(images, LATENTS, strict=True):
        np.testing.assert_array_equal(image, generator.images(latent[None])[0])


def test_a_plain_model_with_a_toml(tmp_path: Path):
    """As TechnoGAN's networks are: an axis for the channel, tanh's range, no metadata."""
    path = write_model(tmp_path / "plain.onnx", TINY, metadata=False, shape=(64, 64, 1))
    fields = "bins = 64\nframes = 64\nn_fft = 128\nhop_length = 32\nlow = -1\nhigh = 1\npower = 2\npeak = 160\n"
    path.with_suffix(".toml").write_text(fields)
    generator = Generator(path)
    described = Generator(write_model(tmp_path / "described.onnx", TINY))
    assert generator.description.peak == 160
    np.testing.assert_allclose(generator.images(LATENTS), described.images(LATENTS) / 2 + 0.5, atol=1e-6)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not an ONNX"),
        (b"nonsense", "not an ONNX"),
        (b"\x08\x07\x12\x00", "not an ONNX"),
        (bytes(2**27), "not an ONNX"),
    ],
    ids=["nothing", "nonsense", "no weights", "zeros, which took minutes"],
)
def test_a_file_that_is_not_onnx(tmp_path: Path, content: bytes, reason: str):
    path = tmp_path / "bad.onnx"
    path.write_bytes(content)
    with pytest.raises(ModelError, match=f"^bad.onnx is {reason}.*[.]$"):
        Generator(path)


@pytest.mark.parametrize("cut", [1, 100, -1])
def test_a_file_that_is_cut(tmp_path: Path, cut: int):
    path = write_model(tmp_path / "cut.onnx", TINY)
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(ModelError, match=r"^cut.onnx is not an ONNX.*damaged or not complete[.]$"):
        Generator(path)


def test_metadata_that_is_no_text(tmp_path: Path):
    path = add_metadata(write_model(tmp_path / "odd.onnx", TINY), description="#" * 40)
    path.write_bytes(path.read_bytes().replace(b"#" * 40, b"\xff" * 40))
    with pytest.raises(ModelError, match=r"loopseed.description in its metadata is not UTF-8"):
        Generator(path)


def test_metadata_of_others_is_not_read(tmp_path: Path):
    path = add_metadata(write_model(tmp_path / "odd.onnx", TINY), artist="#" * 40)
    path.write_bytes(path.read_bytes().replace(b"#" * 40, b"\xff" * 40))
    assert Generator(path).description == TINY


def test_the_description_is_read_before_the_weights(tmp_path: Path, monkeypatch):
    """A foreign file of 549 MiB took 16.7 s and 1.1 GiB to be refused."""
    path = write_model(tmp_path / "foreign.onnx", TINY, metadata=False)
    monkeypatch.setattr("onnxruntime.InferenceSession", lambda *a, **k: pytest.fail("the weights were loaded"))
    with pytest.raises(ModelError, match=r"foreign.onnx has no description"):
        Generator(path)


def test_whatever_a_library_raises_is_the_files_fault(tmp_path: Path, monkeypatch):
    def fail(*arguments: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("inference.model.generator.Golden.from_json", fail)
    path = add_metadata(write_model(tmp_path / "odd.onnx", TINY), golden="{}")
    with pytest.raises(ModelError, match=r"^odd.onnx cannot be played: too deep[.]$"):
        Generator(path)


def test_a_run_that_does_not_end_is_stopped(tmp_path: Path, monkeypatch):
    """A seed can lead into a Loop without end, though the trial's seed did not."""
    monkeypatch.setattr("inference.model.generator.MAX_SECONDS", 1)
    with pytest.raises(ModelError, match=r"^endless.onnx does not end: it was stopped after 1 s[.]$"):
        Generator(write_endless_model(tmp_path / "endless.onnx", TINY))


def test_a_run_that_takes_too_much_memory_fails(tmp_path: Path):
    """A seed can ask for gigabytes, though the trial's seed did not; the next one is generated as before."""
    generator = Generator(write_hungry_model(tmp_path / "hungry.onnx", TINY))
    zeros = np.zeros((1, TINY.latent_size), np.float32)
    before = generator.images(zeros)
    with pytest.raises(ModelError, match=r"^hungry.onnx needs more memory than"):
        generator.images(zeros + 1)
    np.testing.assert_array_equal(generator.images(zeros), before)


def test_an_image_of_texts(tmp_path: Path):
    with pytest.raises(ModelError, match=r"^texts.onnx makes images that are no numbers[.]$"):
        Generator(write_texts_model(tmp_path / "texts.onnx", TINY))


def test_no_file(tmp_path: Path):
    with pytest.raises(ModelError, match="cannot be read"):
        Generator(tmp_path / "none.onnx")


def test_no_description(tmp_path: Path):
    with pytest.raises(ModelError, match="has no description"):
        Generator(write_model(tmp_path / "plain.onnx", TINY, metadata=False))


def test_a_wrong_toml(tmp_path: Path):
    path = write_model(tmp_path / "plain.onnx", TINY, metadata=False)
    path.with_suffix(".toml").write_text("bins = 64\ncolour = 3\n")
    with pytest.raises(ModelError, match="colour is not a field"):
        Generator(path)
    for text in ("bins = ", "bins = " + 200_000 * "[", "bins = " + 5000 * "9"):
        path.with_suffix(".toml").write_text(text)
        with pytest.raises(ModelError, match="cannot be read as TOML"):
            Generator(path)


def test_metadata_that_are_no_text(tmp_path: Path):
    path = write_model(tmp_path / "odd.onnx", TINY)
    path.write_bytes(path.read_bytes().replace(b'"tiny"', b'"t\xff\xffy"'))
    with pytest.raises(ModelError, match=r"loopseed\.description in its metadata is not UTF-8"):
        Generator(path)


@pytest.mark.parametrize(
    ("described", "reason"),
    [({"frames": 32}, r"makes images of \(64, 64\)"), ({"latent_size": 32}, "does not take a seed of 32 numbers")],
)
def test_shapes_that_do_not_fit(tmp_path: Path, described: dict, reason: str):
    path = write_model(tmp_path / "odd.onnx", TINY)
    model = onnx.load(path)
    helper.set_model_props(model, {"loopseed.description": dataclasses.replace(TINY, **described).to_json()})
    onnx.save(model, path)
    with pytest.raises(ModelError, match=reason):
        Generator(path)


def test_two_outputs(tmp_path: Path):
    path = write_model(tmp_path / "two.onnx", TINY)
    model = onnx.load(path)
    model.graph.output.append(helper.make_tensor_value_info("outer", TensorProto.FLOAT, None))
    onnx.save(model, path)
    with pytest.raises(ModelError, match=r"2 outputs; .* one output"):
        Generator(path)


def test_library(models_folder: Path, tmp_path: Path):
    library = Library([tmp_path, models_folder, tmp_path / "missing"])
    assert list(library.paths()) == ["broken", "full", "other", "tiny"]
    write_model(tmp_path / "tiny.onnx", TINY)
    (tmp_path / "._other.onnx").write_bytes(b"a file of macOS beside a copied model")
    assert "._other" not in library.paths()
    assert library.paths()["tiny"].parent == tmp_path  # the earlier folder counts, and at once
    assert library.with_folder(models_folder).paths()["tiny"].parent == models_folder  # that of --model before all
    with pytest.raises(NoSuchModelError, match="broken, full, other and tiny"):
        library.load("../tiny")


def test_names_that_begin_with_a_dot_are_no_models(tmp_path: Path):
    write_model(tmp_path / "._tiny.onnx", TINY)
    write_model(tmp_path / "tiny.onnx", TINY)
    assert list(Library([tmp_path]).paths()) == ["tiny"]


def test_onnx_runtime_sends_nothing(tmp_path: Path):
    """ONNX Runtime's telemetry begins with an identifier of the computer in the home folder."""
    hidden = ("CI", "ORT_DISABLE_TELEMETRY", "XDG_CACHE_HOME")  # each would keep it quiet, or send it elsewhere
    unwatched = {name: value for name, value in os.environ.items() if name not in hidden}
    given = {**unwatched, "HOME": str(tmp_path)}
    subprocess.run([sys.executable, "-c", "import inference.model.generator"], cwd=ROOT, check=True, env=given)
    assert not list(tmp_path.iterdir())
