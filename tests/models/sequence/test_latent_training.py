"""Training of a latent sequence model: it listens, learns, goes on after a stop, and says what it cannot do."""

import dataclasses
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import loopseed
from checkout import ROOT
from inference.model.generator import SEQUENCE_KEY
from models.dataset import SetError
from models.sequence.network import Predictor, measure_surprise, score
from models.sequence.training import LatentTraining, draw_songs, train_latents
from models.settings import SettingsError
from models.training.run import Run
from tiny_model import TINY, add_metadata, write_model

keras = pytest.importorskip("keras")


def history(run: Path) -> list[dict]:
    """The entries of a run's history, without their times."""
    lines = (run / "history.jsonl").read_text(encoding="utf-8").splitlines()
    return [{name: value for name, value in json.loads(line).items() if name != "time"} for line in lines]


def test_a_training_goes_on_as_if_it_had_not_stopped(songs: Path, tmp_path: Path, settings, search) -> None:
    """Over three restarts, one of them in the listening: the same history, and no bar is listened to twice."""
    whole = train_latents(songs, tmp_path / "whole", settings)
    listened = search.heard
    search.heard, search.fails_at = 0, 3
    with pytest.raises(KeyboardInterrupt):
        train_latents(songs, tmp_path / "parts", settings)
    search.fails_at = None
    for steps in (4, 8, 12):
        parts = train_latents(songs, tmp_path / "parts", dataclasses.replace(settings, steps=steps))
    assert search.heard == listened
    first, second = history(tmp_path / "whole"), history(tmp_path / "parts")
    assert [entry["step"] for entry in second] == [4, 8, 12]
    for one, other in zip(first, second, strict=True):
        assert other == pytest.approx(one, rel=1e-4)
    assert parts["best_step"] == whole["best_step"]


@pytest.mark.skipif(sys.platform == "win32", reason="has no fork")
def test_a_killed_training_goes_on(songs: Path, tmp_path: Path, settings, search) -> None:
    """After three times kill -9, the history is that of an unbroken training."""
    whole = train_latents(songs, tmp_path / "whole", settings)
    file, run = tmp_path / "settings.json", tmp_path / "run"
    file.write_text(json.dumps(dataclasses.asdict(settings)), encoding="utf-8")
    paths = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    command = [sys.executable, Path(__file__).with_name("killed_training.py"), songs, run, file]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": paths}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    assert [entry["step"] for entry in history(run)] == [4, 8]
    assert [path.name for path in run.glob("checkpoint_*.npz")] == ["checkpoint_0000004.npz"]
    assert train_latents(songs, run, settings)["best_step"] == whole["best_step"]
    for one, other in zip(history(tmp_path / "whole"), history(run), strict=True):
        assert other == pytest.approx(one, rel=1e-4)


def test_it_learns_the_songs(songs: Path, tmp_path: Path, settings, search) -> None:
    """Every fourth bar is another one, so that to repeat the last bar is wrong twice in eight bars."""
    best = train_latents(songs, tmp_path / "run", dataclasses.replace(settings, steps=30, rate=1e-2))
    assert best["nll"] < best["repeat_nll"] - 20
    assert best["nll"] < best["mean_nll"] - 20


def test_a_likelihood_is_that_of_the_mixture() -> None:
    """Against the sum over components in double precision."""
    rng = np.random.default_rng(0)
    weights, means = rng.standard_normal((1, 3, 4)), rng.standard_normal((1, 3, 4, 5))
    deviations, following = rng.uniform(0.5, 2, (1, 3, 4, 5)), rng.standard_normal((1, 3, 5))
    shares = np.exp(weights) / np.exp(weights).sum(-1, keepdims=True)
    densities = np.exp(-0.5 * ((following[:, :, None] - means) / deviations) ** 2) / deviations / np.sqrt(2 * np.pi)
    expected = -np.log((shares * densities.prod(-1)).sum(-1))
    arrays = {"weights": weights, "means": means, "deviations": deviations}
    outputs = {name: keras.ops.convert_to_tensor(value.astype("f4")) for name, value in arrays.items()}
    found = measure_surprise(outputs, keras.ops.convert_to_tensor(following.astype("f4")))
    np.testing.assert_allclose(keras.ops.convert_to_numpy(found), expected, rtol=1e-4)


def test_steps_are_the_same_as_a_whole_song(settings) -> None:
    """What it predicts bar by bar, with its state, is what it predicts in training."""
    predictor = Predictor(settings, 6)
    song = np.random.default_rng(0).standard_normal((12, 6), dtype=np.float32)
    kept = np.ones((1, 12, settings.width), np.float32)
    together = predictor([keras.ops.convert_to_tensor(song[None]), keras.ops.convert_to_tensor(kept)])
    state = keras.ops.zeros((1, predictor.state_size))
    for place, bar in enumerate(song):
        outputs = predictor.step(keras.ops.convert_to_tensor(bar[None]), state)
        state = outputs.pop("next_state")
        for name, value in outputs.items():
            whole = keras.ops.convert_to_numpy(together[name])[:, place]
            np.testing.assert_allclose(keras.ops.convert_to_numpy(value), whole, atol=1e-5, err_msg=name)
    assert np.isfinite(score(predictor, [song, song[:2]])).all()


def test_past_a_songs_end_nothing_counts() -> None:
    songs = [np.full((3, 2), 1.0, np.float32), np.full((6, 2), 2.0, np.float32)]
    bars, share = draw_songs(songs, np.random.default_rng(0), 64, 5)
    assert bars.shape == (64, 5, 2)
    assert share.sum() == pytest.approx(1)
    np.testing.assert_array_equal(share > 0, bars[:, 1:, 0] > 0)


def test_sets_and_generators_that_do_not_fit(songs: Path, tmp_path: Path, settings, search) -> None:
    other = write_model(tmp_path / "other.onnx", dataclasses.replace(TINY, bins=32, frames=32))
    with pytest.raises(
        SetError, match=r"has bins 64 and frames 64, but other.onnx makes bars with bins 32 and frames 32; "
    ):
        train_latents(songs, tmp_path / "run", dataclasses.replace(settings, generator=str(other)))
    with pytest.raises(SettingsError, match=r"^generator is 'nobody': There is no model or file 'nobody'; .*\.$"):
        train_latents(songs, tmp_path / "run", dataclasses.replace(settings, generator="nobody"))
    assert not (tmp_path / "run" / "settings.json").exists()


def test_latents_of_another_generator(songs: Path, tmp_path: Path, settings, search) -> None:
    run = Run(tmp_path / "run")
    LatentTraining(songs, run, settings)
    path = tmp_path / "run" / "latents.npz"
    with np.load(path) as file:
        arrays: dict[str, Any] = dict(file)
    np.savez(path, **(arrays | {"network": np.array("0" * 64)}))
    with pytest.raises(SettingsError, match=r"latents.npz is of another generator than tiny.onnx or another set than "):
        LatentTraining(songs, run, settings)
    path.write_bytes(b"PK")
    with pytest.raises(SettingsError, match=r"latents.npz is damaged; delete it, and the set is listened to again\.$"):
        LatentTraining(songs, run, settings)


def test_a_sequence_model_is_no_generator_to_train_with(songs: Path, tmp_path: Path, settings, search) -> None:
    path = add_metadata(write_model(tmp_path / "a.sequence.onnx", TINY), **{SEQUENCE_KEY.split(".")[1]: "{}"})
    with pytest.raises(SettingsError, match=r"a.sequence.onnx is a sequence model, .*\.$"):
        train_latents(songs, tmp_path / "run", dataclasses.replace(settings, generator=str(path)))


def test_the_command(songs: Path, tmp_path: Path, generator: Path, search, capsys: pytest.CaptureFixture[str]) -> None:
    preset = tmp_path / "own.toml"
    lines = ['recipe = "latent-sequence"', f"generator = {json.dumps(str(generator))}", "width = 8", "batch = 4"]
    preset.write_text("\n".join([*lines, "steps = 2", "held_out = 32", "evaluate_every = 2"]), encoding="utf-8")
    command = ["train", "--preset", str(preset), "--data", str(songs), "--out", str(tmp_path / "run")]
    assert loopseed.main(command) == 0
    assert "nats a held-out bar at step 2 (repeat the last bar: " in capsys.readouterr().out
    assert loopseed.main([*command, "--from", str(generator)]) != 0
    assert "a sequence model starts from random weights" in capsys.readouterr().err
