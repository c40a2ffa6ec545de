"""The file of a sequence model, and the latent model's predictions."""

import json
from pathlib import Path

import numpy as np
import onnx
import pytest

from inference.continuation.latent_model import LatentModel
from inference.continuation.sequence_file import SequenceError, read_sequence, sequence_path
from inference.model.generator import SEQUENCE_KEY, Generator, ModelError
from inference.model.library import Library
from tiny_model import TINY, add_metadata, write_model
from tiny_sequence import DEVIATION, write_sequence


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models")
    write_sequence(folder / "tiny.sequence.onnx", write_model(folder / "tiny.onnx", TINY))
    return folder


@pytest.fixture
def model(folder: Path) -> LatentModel:
    return LatentModel(read_sequence(folder / "tiny.sequence.onnx"))


BARS = np.random.default_rng(1).standard_normal((3, TINY.latent_size), dtype=np.float32)


def draw(model: LatentModel, count: int, temperature: float, rng_seed: int = 0) -> np.ndarray:
    rng = np.random.default_rng(rng_seed)
    model.begin(BARS)
    return np.stack([model.step(rng, temperature) for _ in range(count)])


def test_it_is_no_generator(folder: Path):
    path = sequence_path(folder / "tiny.onnx")
    assert path == folder / "tiny.sequence.onnx"
    assert list(Library([folder]).paths()) == ["tiny"]
    with pytest.raises(ModelError, match=r"^tiny.sequence.onnx is a sequence model, .* and no generator; .*\.$"):
        Generator(path)


def test_the_most_likely_bars(model: LatentModel):
    """At temperature 0 the first component's mean: the bar before the last one, again and again."""
    np.testing.assert_array_equal(draw(model, 4, 0.0), BARS[[1, 2, 1, 2]])


def test_temperatures(model: LatentModel):
    """1 draws the learned distribution; a lower one draws nearer to the most likely component, a higher one farther."""

    def measure(temperature: float) -> tuple[float, float]:
        """The share of the first component's bars, and their deviation from its mean."""
        rng, errors = np.random.default_rng(0), []
        for _ in range(400):
            model.begin(BARS)
            errors.append(np.sqrt(np.square(model.step(rng, temperature)[None] - BARS[[1, 2]]).mean(axis=1)))
        errors = np.array(errors)
        first = errors[:, 0] < errors[:, 1]
        return first.mean(), float(np.sqrt(np.square(errors[first, 0]).mean()))

    found = [measure(temperature) for temperature in (0.5, 1.0, 2.0)]
    shares, deviations = np.transpose(found)
    np.testing.assert_allclose(shares, [9 / 10, 3 / 4, 3**0.5 / (1 + 3**0.5)], atol=0.06)
    np.testing.assert_allclose(deviations, DEVIATION * np.sqrt([0.5, 1, 2]), rtol=0.05)


def test_the_same_number_gives_the_same_bytes(model: LatentModel):
    assert draw(model, 6, 1.0).tobytes() == draw(model, 6, 1.0).tobytes()
    assert not np.array_equal(draw(model, 6, 1.0), draw(model, 6, 1.0, rng_seed=1))
    assert not np.array_equal(draw(model, 6, 1.0), draw(model, 6, 0.5))


def test_another_generator(folder: Path, tmp_path: Path):
    generator = Generator(folder / "tiny.onnx")
    file = read_sequence(folder / "tiny.sequence.onnx")
    file.check_generator(generator)
    path = write_sequence(tmp_path / "foreign.sequence.onnx", folder / "tiny.onnx", network="0" * 64)
    with pytest.raises(
        SequenceError, match=r"^foreign.sequence.onnx belongs to another generator than tiny.onnx; .*\.$"
    ):
        read_sequence(path).check_generator(generator)


def change(path: Path, name: str, value: object) -> Path:
    """Change a field of a sequence model's metadata."""
    texts = {entry.key: entry.value for entry in onnx.load(path).metadata_props}
    fields = json.loads(texts[SEQUENCE_KEY]) | {name: value}
    return add_metadata(path, sequence=json.dumps(fields))


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("kind", "waves", r"is a sequence model of the kind 'waves', which this version lacks"),
        ("description", {"bins": -1}, r"cannot be used: bins is -1, outside .*"),
        ("golden", [{}], r"is damaged: .*; get the file again"),
        ("golden", None, r"is damaged: .*; get the file again"),
        ("facts", {}, None),
        ("facts", [], r"is damaged: .*; get the file again"),
    ],
)
def test_damaged_metadata(folder: Path, tmp_path: Path, name: str, value: object, sentence: str | None):
    path = change(write_sequence(tmp_path / "a.sequence.onnx", folder / "tiny.onnx"), name, value)
    if sentence is None:
        assert read_sequence(path).facts == {}
        return
    with pytest.raises(SequenceError, match=rf"^a\.sequence\.onnx {sentence}\.$"):
        read_sequence(path)


def test_changed_weights_fail_the_golden_sequence(folder: Path, tmp_path: Path):
    path = write_sequence(tmp_path / "a.sequence.onnx", folder / "tiny.onnx")
    model = onnx.load(path)
    values = onnx.numpy_helper.to_array(model.graph.initializer[0]) + 0.01
    model.graph.initializer[0].CopyFrom(onnx.numpy_helper.from_array(values, model.graph.initializer[0].name))
    onnx.save(model, path)
    with pytest.raises(SequenceError, match=r"^a\.sequence\.onnx predicts otherwise here .* differs by 0\.01, .*\.$"):
        read_sequence(path)


def test_files_that_are_no_sequence_models(folder: Path, tmp_path: Path, model: LatentModel):
    whole = (folder / "tiny.sequence.onnx").read_bytes()
    (tmp_path / "cut.onnx").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "text.onnx").write_text("no model", encoding="utf-8")
    for path, sentence in (
        (folder / "tiny.onnx", r"^tiny\.onnx is no sequence model, but a generator or another network; .*\.$"),
        (tmp_path / "cut.onnx", r"^cut\.onnx is no sequence model: .*\.$"),
        (tmp_path / "text.onnx", r"^text\.onnx is no sequence model: .*\.$"),
        (tmp_path / "none.onnx", r"none\.onnx cannot be read: No such file or directory; name another file\.$"),
    ):
        with pytest.raises(SequenceError, match=sentence):
            read_sequence(path)


def test_other_kinds(folder: Path, tmp_path: Path):
    path = change(write_sequence(tmp_path / "a.sequence.onnx", folder / "tiny.onnx"), "kind", "blocks")
    with pytest.raises(SequenceError, match=r"^a\.sequence\.onnx continues in blocks, not in latents; .*\.$"):
        LatentModel(read_sequence(path))


def test_a_recording_has_a_bar(model: LatentModel):
    with pytest.raises(ValueError, match="at least one bar"):
        model.begin(BARS[:0])
