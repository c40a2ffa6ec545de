"""A trained latent sequence model as a file that `continue` reads."""

from pathlib import Path

import numpy as np
import pytest

import loopseed
from inference.continuation.latent_model import LatentModel
from inference.continuation.sequence_file import read_sequence
from inference.model.generator import Generator
from models.sequence.export import TEMPERATURE
from models.sequence.network import Predictor
from models.sequence.training import train_latents
from tiny_model import TINY

pytest.importorskip("tf2onnx")
keras = pytest.importorskip("keras")
if keras.backend.backend() != "tensorflow":
    pytest.skip("TensorFlow converts", allow_module_level=True)


def test_export(
    songs: Path, tmp_path: Path, generator: Path, settings, search, capsys: pytest.CaptureFixture[str]
) -> None:
    """The best weights and those of a step: a file with the golden sequence of TensorFlow, which plays on."""
    run, path = tmp_path / "run", tmp_path / "tiny.sequence.onnx"
    train_latents(songs, run, settings)
    assert loopseed.main(["export", str(run), str(path)]) == 0
    assert "nats a held-out bar" in capsys.readouterr().out
    file = read_sequence(path)
    file.check_generator(Generator(generator))
    bar, predictor = np.ones((1, TINY.latent_size), np.float32), Predictor(settings, TINY.latent_size)
    predictor.load_weights(run / "best.weights.h5")
    learned = predictor.step(keras.ops.convert_to_tensor(bar), keras.ops.zeros((1, predictor.state_size)))
    written, _ = file.step({"bar": bar}, file.first_state())
    narrowed = keras.ops.convert_to_numpy(learned["deviations"]) * TEMPERATURE**0.5
    np.testing.assert_allclose(written["deviations"], narrowed, rtol=1e-4)
    model = LatentModel(file)
    model.begin(np.random.default_rng(0).standard_normal((3, TINY.latent_size), dtype=np.float32))
    latents = np.stack([model.step(np.random.default_rng(0), 1.0) for _ in range(16)])
    assert np.isfinite(latents).all()
    assert np.abs(latents).max() <= 3
    assert loopseed.main(["export", str(run), str(path), "--step", "8"]) == 0
    read_sequence(path)
    assert loopseed.main(["export", str(run), str(tmp_path / "plain.onnx")]) != 0
    assert "plain.onnx is to be a sequence model; name it NAME.sequence.onnx." in capsys.readouterr().err
    assert loopseed.main(["export", str(run), str(generator.parent / "x.sequence.onnx"), "--step", "7"]) != 0
    assert "has no evaluated model of step 7 to export" in capsys.readouterr().err
