"""From a run to a file that the daemon loads, and what cannot be exported."""

import dataclasses
import hashlib
import importlib.util
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

import loopseed
from checkout import ROOT
from inference.model.generator import Generator
from inference.model.golden import GOLDEN_KEY, Golden
from inference.parts.parts import PICTURE, levels_to_values
from inference.renderer import Renderer, Setting
from models.dataset import LoopSet
from signals import ctrl_c_as_in_a_terminal
from tiny_model import TINY as TINY_MODEL
from tiny_model import write_model
from tiny_set import GEOMETRY, TINY, tiny_settings, write_set

pytest.importorskip("tensorflow")
pytest.importorskip("tf2onnx")
keras = pytest.importorskip("keras")
if keras.backend.backend() != "tensorflow":
    pytest.skip("TensorFlow converts", allow_module_level=True)

pytestmark = pytest.mark.usefixtures("eager_steps", "few_batches")


@pytest.fixture(scope="module")
def make_run(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Makes a run of two steps, with conditions, in a recipe's networks; once for each recipe."""
    from models.settings import settings_from
    from models.training.loop import train

    @cache
    def make(recipe: str) -> Path:
        folder = tmp_path_factory.mktemp(recipe)
        settings = tiny_settings(steps=2, vae_steps=1, critic_lead=0, precision="mixed_bfloat16")
        if recipe == "technogan":
            sizes = {"steps": 2, "evaluate_every": 2, "evaluate_count": 16, "held_out": 16, "batch": 4}
            settings = settings_from({"recipe": "technogan", "geometry": GEOMETRY, **sizes})
        train(write_set(folder / "pulses"), folder / "run", settings)
        return folder / "run"

    return make


@pytest.fixture(scope="module", params=["techno", "technogan"])
def run(request: pytest.FixtureRequest, make_run) -> Path:
    """A run in each recipe's networks."""
    return make_run(request.param)


@pytest.fixture(scope="module")
def plain_run(make_run) -> Path:
    """A run for what does not depend on the networks: those of technogan are exported sooner."""
    return make_run("technogan")


@pytest.fixture(scope="module")
def exported(run: Path, plain_run: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """techno's in a shell whose KERAS_BACKEND is JAX, as after training with it: TensorFlow exports all the same."""
    path = tmp_path_factory.mktemp("export") / "mine.onnx"
    if run == plain_run:
        assert loopseed.main(["export", str(run), str(path)]) == 0
        return path
    command = [sys.executable, "-m", "loopseed", "export", str(run), str(path)]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | {"KERAS_BACKEND": "jax"}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return path


def metadata(path: Path) -> dict[str, str]:
    return onnxruntime.InferenceSession(path).get_modelmeta().custom_metadata_map


def test_the_daemon_plays_the_trained_generator(run: Path, exported: Path) -> None:
    from models import export
    from models.training.run import Run

    generator = Generator(exported)
    own = TINY if generator.description.parts else dataclasses.replace(TINY, parts=())
    assert generator.description == own
    latents = np.random.default_rng(5).standard_normal((3, 8)).astype(np.float32)
    conditions = np.array([[np.nan, 1], [0.2, 0.3], [np.nan, np.nan]], np.float32)
    player = export._load_player(Run(run))
    expected = {name: part.numpy() for name, part in player([latents, conditions], training=False).items()}
    np.testing.assert_allclose(generator.images(latents, conditions), expected[PICTURE], atol=export.TOLERANCE)
    assert np.abs(np.diff(expected[PICTURE], axis=0)).max() > 0.01  # three seeds, three loops
    for number, parts in enumerate(generator.parts(latents, conditions)):
        for name in own.parts:
            part = getattr(parts, name)
            values = levels_to_values(part) if name == "levels" else part
            np.testing.assert_allclose(values, expected[name][number], atol=export.TOLERANCE)
    renderer = Renderer(generator)
    (loop,) = renderer.loops([np.zeros(8)], Setting(channels=2))
    assert loop.shape == (renderer.loop_length(Setting()), 2)
    assert np.isfinite(loop).all()


def test_the_file_says_where_it_comes_from(run: Path, exported: Path) -> None:
    record = json.loads(metadata(exported)["loopseed.training"])
    fingerprint = LoopSet(run.parent / "pulses", 16).fingerprint()
    assert record["set"] == {"name": "pulses", "loops": 200, "fingerprint": fingerprint}
    assert record["step"] == 2
    assert set(record["scores"]) == {"frechet", "different", "spread"}
    assert record["weights_sha256"] == hashlib.sha256((run / "best.weights.h5").read_bytes()).hexdigest()
    assert set(record["versions"]) >= {"loopseed", "tensorflow", "keras"}
    assert record["settings"] == json.loads((run / "settings.json").read_text())


def test_its_golden_seeds_have_conditions_and_none(exported: Path) -> None:
    golden = Golden.from_json(metadata(exported)[GOLDEN_KEY], TINY)
    assert golden.latents.shape == (2, 8)
    assert np.isnan(golden.conditions[0]).all()
    assert not np.isnan(golden.conditions[1]).any()


def test_it_replaces_an_earlier_export_and_nothing_else(plain_run: Path, tmp_path: Path, capsys) -> None:
    again = tmp_path / "again.onnx"
    for _ in range(2):  # the second time, an export is there
        assert loopseed.main(["export", str(plain_run), str(again)]) == 0
        assert f"sha256 {hashlib.sha256(again.read_bytes()).hexdigest()}" in capsys.readouterr().out
    (tmp_path / "text.onnx").write_text("my own words")
    write_model(tmp_path / "foreign.onnx", TINY_MODEL)
    (tmp_path / "folder.onnx").mkdir()
    with pytest.raises(SystemExit):
        loopseed.main(["export", str(plain_run), str(tmp_path / "folder.onnx")])
    assert "folder.onnx is a folder; name a file in it" in capsys.readouterr().err
    for name in ("text.onnx", "foreign.onnx"):
        path = tmp_path / name
        before = path.stat().st_mtime_ns
        assert f"{path} exists already and is no export of loopseed" in fails(capsys, plain_run, path)
        assert path.stat().st_mtime_ns == before
    with pytest.raises(SystemExit):
        loopseed.main(["export", str(plain_run), str(tmp_path / "mine.wav")])
    assert "must end in .onnx" in capsys.readouterr().err


def fails(capsys, *arguments: object) -> str:
    assert loopseed.main(["export", *map(str, arguments)]) == 1
    error = capsys.readouterr().err
    assert error.startswith("loopseed: ")
    assert error.count("\n") == 1
    return error


def test_one_that_differs_is_not_written(plain_run: Path, tmp_path: Path, capsys, monkeypatch) -> None:
    """TensorFlow's batch norm in training mode, as a wrong conversion had it, is another network."""
    from models import export

    convert = export._convert

    def wrong(player, description):
        weights = player.get_weights()
        player.set_weights([weight * 1.05 for weight in weights])
        network = convert(player, description)
        player.set_weights(weights)
        return network

    monkeypatch.setattr(export, "_convert", wrong)
    assert "differ by 0." in fails(capsys, plain_run, tmp_path / "mine.onnx")
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_ends_an_export_in_one_sentence(plain_run: Path, tmp_path: Path, capsys, monkeypatch) -> None:
    """It comes while the file is written, and leaves nothing of it."""
    from models import export

    def stop(path: Path) -> None:
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(export, "Generator", stop)
    with ctrl_c_as_in_a_terminal():
        assert loopseed.main(["export", str(plain_run), str(tmp_path / "mine.onnx")]) == 130
    assert capsys.readouterr().err.splitlines()[-1] == "loopseed: stopped by Ctrl-C"
    assert list(tmp_path.iterdir()) == []


def test_a_checkpoint_is_exported_by_its_step(run: Path, exported: Path, tmp_path: Path, capsys) -> None:
    """That of the best step gives the same loops as the best weights."""
    path = tmp_path / "step.onnx"
    assert loopseed.main(["export", str(run), str(path), "--step", "2"]) == 0
    assert ", step 2, " in capsys.readouterr().out
    best, step = Generator(exported), Generator(path)
    latents = np.random.default_rng(0).standard_normal((3, best.description.latent_size), dtype=np.float32)
    np.testing.assert_allclose(step.images(latents), best.images(latents), atol=1e-3)
    said = f"{run} has no checkpoint of step 1; the only checkpoint is 2."
    assert said in fails(capsys, run, tmp_path / "mine.onnx", "--step", "1")


def test_what_cannot_be_exported(plain_run: Path, tmp_path: Path, capsys) -> None:
    assert "is no run: there is no settings.json in it" in fails(capsys, tmp_path, tmp_path / "mine.onnx")
    assert "There is no folder" in fails(capsys, plain_run, tmp_path / "missing" / "mine.onnx")
    begun = tmp_path / "begun"
    begun.mkdir()
    for name in ("settings.json", "description.json", "statistics.npz"):
        (begun / name).write_bytes((plain_run / name).read_bytes())
    assert "has no generator to export yet" in fails(capsys, begun, tmp_path / "mine.onnx")
    (begun / "best.weights.h5").write_bytes((plain_run / "best.weights.h5").read_bytes()[:1000])
    assert "best.weights.h5 is damaged: it cannot be read to its end; export a checkpoint with --step N" in fails(
        capsys, begun, tmp_path / "mine.onnx"
    )
    assert not (tmp_path / "mine.onnx").exists()


def test_without_tensorflow_one_sentence_says_how_to_get_it(tmp_path: Path, capsys, monkeypatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "tf2onnx" else object())
    sentence = fails(capsys, tmp_path, tmp_path / "mine.onnx")
    assert "tf2onnx is not installed, and an export needs that: start the command with " in sentence
