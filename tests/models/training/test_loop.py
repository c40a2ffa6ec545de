"""Training, resuming and what a run leaves behind, on tiny images."""

import dataclasses
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PIL import Image

from checkout import ROOT
from inference.description import Condition
from inference.model.reach import MIN_REACH
from models.drawing import HEIGHT, colour
from models.settings import Settings, SettingsError, settings_from
from tiny_set import FEW_BATCHES, TINY, plain_settings, tiny_settings, write_set

keras = pytest.importorskip("keras")
pytest.importorskip(os.environ.get("KERAS_BACKEND", "tensorflow"))

pytestmark = pytest.mark.usefixtures("eager_steps", "few_batches")
# `loopseed` in a process of its own, where TensorFlow runs the steps as they are and as few batches do, too.
EAGER = "import tensorflow; tensorflow.config.run_functions_eagerly(True); "
FEW = f"import models.training.loop as x; x.BATCH_NORM_BATCHES = {FEW_BATCHES}; "
LOOPSEED = (EAGER if keras.backend.backend() == "tensorflow" else "") + FEW
LOOPSEED += "import loopseed; raise SystemExit(loopseed.main())"


@pytest.fixture(scope="module")
def tiny_set(tmp_path_factory) -> Path:
    return write_set(tmp_path_factory.mktemp("data") / "tiny")


@pytest.fixture(scope="module")
def whole_run(tiny_set, tmp_path_factory) -> Path:
    return train(tiny_set, tmp_path_factory.mktemp("runs") / "whole", tiny_settings())


@pytest.fixture(scope="module")
def plain_run(tiny_set, tmp_path_factory) -> Path:
    return train(tiny_set, tmp_path_factory.mktemp("runs") / "plain", plain_settings())


def train(data: Path, run: Path, settings: Settings) -> Path:
    from models.training.loop import train

    train(data, run, settings)
    return run


def losses(run: Path) -> dict[int, dict[str, float]]:
    records = [json.loads(line) for line in (run / "history.jsonl").read_text().splitlines()]
    return {r.pop("step"): {name: value for name, value in r.items() if name != "time"} for r in records}


def test_a_run_leaves_its_history_settings_and_best_weights(whole_run) -> None:
    assert list(losses(whole_run)) == [2, 4, 6, 8]
    assert settings_from(json.loads((whole_run / "settings.json").read_text())) == tiny_settings()
    assert (whole_run / "best.weights.h5").exists()
    assert any((whole_run / "tensorboard").iterdir())


def test_an_interrupted_run_has_the_losses_of_an_unbroken_one(tiny_set, whole_run, tmp_path) -> None:
    for steps in (3, 5, 8):  # in the warm start, in the critics' lead's first game, at the end
        train(tiny_set, tmp_path / "run", tiny_settings(steps=steps))
    unbroken, broken = losses(whole_run), losses(tmp_path / "run")
    assert {step: broken[step] for step in unbroken} == {
        step: pytest.approx(record, rel=1e-4, abs=1e-4) for step, record in unbroken.items()
    }
    name = "checkpoint_0000008.npz"
    with np.load(whole_run / name) as one, np.load(tmp_path / "run" / name) as other:
        assert all(np.allclose(one[name], other[name], rtol=1e-3, atol=1e-4) for name in one.files)


def test_a_killed_run_goes_on(tiny_set, plain_run, tmp_path) -> None:
    """Killed as soon as its third record is there, which is after a checkpoint, or while that is written."""
    run, preset = tmp_path / "run", tmp_path / "tiny.toml"
    fields = dataclasses.asdict(plain_settings(steps=2000))
    geometry = fields.pop("geometry")
    del geometry["conditions"]  # those are the set's
    text = "".join(f"{name} = {json.dumps(value)}\n" for name, value in fields.items())
    preset.write_text(text + "[geometry]\n" + "".join(f"{name} = {json.dumps(v)}\n" for name, v in geometry.items()))
    command = [sys.executable, "-c", LOOPSEED, "train", "--preset", preset, "--data", tiny_set, "--out", run]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while not (run / "history.jsonl").exists() or len((run / "history.jsonl").read_text().splitlines()) < 3:
        assert process.poll() is None
        time.sleep(0.05)  # leaves the core to the training
    process.kill()
    process.wait()
    done = max(losses(run))
    train(tiny_set, run, plain_settings(steps=done + 4))
    records = losses(run)
    assert list(records) == list(range(2, done + 5, 2))
    assert {step: records[step] for step in (2, 4, 6, 8)} == {
        step: pytest.approx(record, rel=1e-4, abs=1e-4) for step, record in losses(plain_run).items()
    }


def test_a_run_of_another_preset_is_left_alone(tiny_set, plain_run) -> None:
    before = {path: path.stat().st_mtime_ns for path in plain_run.iterdir()}
    with pytest.raises(SettingsError, match=r"batch 4, not 8"):
        train(tiny_set, plain_run, plain_settings(batch=8))
    assert before == {path: path.stat().st_mtime_ns for path in plain_run.iterdir()}


def test_a_run_on_another_set_says_in_what_the_sets_differ(plain_run, tmp_path) -> None:
    before = {path: path.stat().st_mtime_ns for path in plain_run.iterdir()}
    data = write_set(tmp_path / "other", dataclasses.replace(TINY, bpm=140.0, peak=99.5))
    said = r"a run on the set tiny with peak 256 and bpm 128, and this set has peak 99\.5 and bpm 140; continue"
    with pytest.raises(SettingsError, match=said):
        train(data, plain_run, plain_settings())
    assert before == {path: path.stat().st_mtime_ns for path in plain_run.iterdir()}


def test_a_folder_with_other_things_is_left_alone(tiny_set, tmp_path) -> None:
    (tmp_path / "holiday.txt").write_text("sun")
    with pytest.raises(SettingsError, match="no run and not empty"):
        train(tiny_set, tmp_path, plain_settings())
    assert [path.name for path in tmp_path.iterdir()] == ["holiday.txt"]


def test_a_sheet_and_sounds_of_the_same_seeds_can_be_watched(tiny_set, tmp_path) -> None:
    run = train(tiny_set, tmp_path / "run", tiny_settings(steps=2, watch_minutes=0))
    watched = sorted(path.name for path in (run / "watch").iterdir())
    own = [f"{name}_{n}.wav" for name in ("own", "own_rebuilt") for n in range(4)]
    pictures = [f"step_000000{n}.png" for n in range(3)]  # the first before any step
    assert watched == sorted([*own, *(f"seed_{n}.wav" for n in range(8)), *pictures])
    assert soundfile.info(run / "watch" / "own_rebuilt_0.wav").frames == TINY.samples
    with Image.open(run / "watch" / "step_0000002.png") as picture:
        assert picture.mode == "RGB"
        assert picture.height > 4 * HEIGHT  # two rows of seeds, the set's loops, and these again
    events = b"".join(path.read_bytes() for path in (run / "tensorboard").iterdir())
    assert all(f"{name}_3".encode() in events for name in ("seed", "own", "own_rebuilt"))
    assert events.count(b"PNG") == 3


def test_the_picture_of_a_loop_is_as_bright_as_in_the_readme() -> None:
    """A level of 0.2 is dark grey in a plain picture, 51 of 255; in the README's colours it is clearly seen."""
    pixels = np.asarray(colour(np.full((32, 64), 0.2, np.float32)))
    assert pixels.max() > 90


def test_the_bar_speaks_a_producers_words(tiny_set, tmp_path, capsys) -> None:
    from models.training.loop import train

    train(tiny_set, tmp_path / "run", tiny_settings(steps=6))
    said = capsys.readouterr().err
    for words in ("1 of 3: learning your loops", "3 of 3: sharpening against the critics", "loops/s, off: picture "):
        assert words in said
    assert "kick and bass" in said
    assert "step/s" not in said, "the speed is said once"
    assert "s/step" not in said
    for jargon in ("kl=", "img/s", "loss", "leak", "regressor"):
        assert jargon not in said


def test_the_time_left_is_that_of_steps_after_the_first_one_of_a_phase() -> None:
    """The first step compiles: by it, 38 steps would take an hour and a half. Speed and time left are one figure."""
    from models.training.loop import describe_step
    from models.training.pace import Pace

    pace, losses, said = Pace(), {"anchor": 0.5}, []
    for phase, seconds in (("1 of 2", 150.0), ("1 of 2", 2.0), ("1 of 2", 3.0), ("2 of 2", 90.0), ("2 of 2", 4.0)):
        pace.add(phase, seconds)
        said.append(describe_step(losses, pace.find_step(), batch=8, left=38))
    times = ["", "01:16 left, 4.0 loops/s, ", "01:35 left, 3.2 loops/s, ", "", "02:32 left, 2.0 loops/s, "]
    assert said == [f"{time}off: picture 0.50" for time in times]


def test_conditions_that_do_nothing_are_named_at_the_end(tmp_path, capsys) -> None:
    """After six steps brightness cannot do much; a condition that is named for no feature is not measured."""
    description = dataclasses.replace(TINY, conditions=(Condition("brightness"), Condition("acid")))
    run = train(write_set(tmp_path / "set", description), tmp_path / "run", plain_settings(steps=6))
    reach = json.loads((run / "reach.json").read_text())
    assert list(reach) == ["brightness"]
    said = "these do next to nothing yet: brightness ("
    assert (said in capsys.readouterr().out) == (reach["brightness"] < MIN_REACH)
    from models.training.loop import say_dead

    assert said in say_dead({"brightness": 0.04})


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="no limit on a file's size")
def test_a_full_disk_is_one_sentence_and_the_last_checkpoint_stays(tiny_set, plain_run, tmp_path) -> None:
    """A limit on a file's size stands in for the disk: the next checkpoint does not fit."""
    import resource

    run = tmp_path / "run"
    shutil.copytree(plain_run, run)
    before = (run / "checkpoint_0000008.npz").read_bytes()
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) // 2, old[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            train(tiny_set, run, plain_settings(steps=9))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
    assert (run / "checkpoint_0000008.npz").read_bytes() == before
    train(tiny_set, run, plain_settings(steps=9))
    assert list(losses(run)) == [2, 4, 6, 8, 9]


def test_a_run_and_a_set_of_an_earlier_version_go_on(plain_run, tmp_path) -> None:
    """Conditions were called labels, rng_seed was rng, and a run had one checkpoint and no fingerprint of its set."""
    data, run = write_set(tmp_path / "set"), tmp_path / "run"
    unbroken = losses(plain_run)
    train(data, run, plain_settings(steps=2))
    (run / "checkpoint_0000002.npz").rename(run / "checkpoint.npz")
    (run / "set.json").write_text('{"name": "set", "loops": 200}')
    (data / "conditions.npy").rename(data / "labels.npy")
    for path in (data / "description.json", run / "description.json", run / "settings.json"):
        text = path.read_text().replace('"conditions"', '"labels"').replace('"rng_seed"', '"rng"')
        assert '"labels"' in text
        path.write_text(text)
    assert losses(train(data, run, plain_settings(steps=4))) == {
        step: pytest.approx(unbroken[step], rel=1e-4, abs=1e-4) for step in (2, 4)
    }


def test_a_changed_set_is_evaluated_anew_and_said_in_the_history(tmp_path) -> None:
    """What the history says of the best generator is what its weights score on the new set."""
    from models.evaluation.embedding import EMBEDDING_LOOPS, Embedding
    from models.training.loop import Training
    from models.training.loop import train as train_new

    data, run = write_set(tmp_path / "set"), tmp_path / "run"
    train(data, run, plain_settings(steps=4))
    before = files_of(run)
    images = np.load(data / "images.npy")
    np.save(data / "images.npy", 255 - images)
    with pytest.raises(SettingsError, match=r"is a run on set with 200 loops, .*; continue with --new-data"):
        train(data, run, plain_settings(steps=4))
    assert files_of(run) == before
    scores = train_new(data, run, plain_settings(steps=4), new_data=True)
    *old, entry = [json.loads(line) for line in (run / "history.jsonl").read_text().splitlines()]
    best = min(old, key=lambda record: record["frechet"])
    assert (entry["step"], entry["new_data"], entry["best_step"]) == (4, "set", best["step"])
    assert scores is not None
    assert entry["frechet"] == scores.frechet != best["frechet"]
    kept = files_of(run)
    assert {name: kept[name] for name in before if name != "history.jsonl"} == {
        name: before[name] for name in before if name != "history.jsonl"
    }
    training = Training(data, run, plain_settings(steps=4))
    training.recipe.player.load_weights(run / "best.weights.h5")
    pictures = np.stack([parts.picture.T for parts in training.sample(16)])
    anew = Embedding(training.data.head(EMBEDDING_LOOPS)).scores(pictures, training.data.validation(16))
    assert anew.frechet == pytest.approx(entry["frechet"], rel=1e-3)
    train(data, run, plain_settings(steps=6))
    assert len((run / "history.jsonl").read_text().splitlines()) == 4


def test_a_damaged_checkpoint_does_not_end_a_run(tiny_set, plain_run, tmp_path, capsys) -> None:
    run = tmp_path / "run"
    shutil.copytree(plain_run, run)
    newest = run / "checkpoint_0000008.npz"
    newest.write_bytes(newest.read_bytes()[:-50])
    train(tiny_set, run, plain_settings())
    said = capsys.readouterr().out
    assert f"{newest} is damaged: it cannot be read to its end. The training continues from step 6." in said
    assert losses(run)[8] == pytest.approx(losses(plain_run)[8], rel=1e-4, abs=1e-4)


def test_conditions_can_be_left_out(tiny_set, tmp_path) -> None:
    run = train(tiny_set, tmp_path / "run", plain_settings(conditions=False, steps=2))
    assert json.loads((run / "description.json").read_text())["conditions"] == []


def test_the_plain_recipe_goes_on_as_it_would_have(tiny_set, plain_run, tmp_path) -> None:
    for steps in (1, 4):
        train(tiny_set, tmp_path / "run", plain_settings(steps=steps))
    assert losses(tmp_path / "run")[4] == pytest.approx(losses(plain_run)[4], rel=1e-4, abs=1e-4)


def test_some_conditions_are_hidden_and_some_are_not() -> None:
    from models.training.loop import hide_conditions

    hidden = np.isnan(hide_conditions(np.ones((2000, 4), np.float32), np.random.default_rng(0)))
    assert hidden.all(1).mean() == pytest.approx(0.5 + 0.5 / 5, abs=0.05)
    assert hidden.any(0).all()


def test_kernels_keep_their_spectral_norm() -> None:
    from models.recipes.critics import build_critics
    from models.recipes.losses import KERNEL_NORM, SpectralBound
    from models.recipes.networks import Shape

    bound = SpectralBound(build_critics(Shape(64, 32, 64), (8, 8), (8, 8), (4, 4), (4, 4)))
    bound.apply(iterations=50)
    norms = [np.linalg.norm(keras.ops.convert_to_numpy(k.value).reshape(-1, k.shape[-1]), 2) for k in bound.kernels]
    assert norms == pytest.approx([KERNEL_NORM] * len(norms), rel=0.02)


def test_the_generator_is_circular_in_time() -> None:
    from models.recipes.networks import Shape, build_generator

    generator, _ = build_generator(Shape(64, 32, 256), 8, (16, 16, 8), (8, 4), (8,))
    first = next(layer for layer in generator.layers if isinstance(layer, keras.layers.Reshape))
    trunk = keras.Model(first.output, generator.outputs)  # from the first frames on, past the dense layer
    x = np.random.default_rng(0).standard_normal((1, 16, 16)).astype(np.float32)
    for part, turned in zip(trunk(x), trunk(np.roll(x, 1, axis=1)), strict=True):
        expected = np.roll(keras.ops.convert_to_numpy(part), part.shape[1] // 16, axis=1)
        assert np.allclose(keras.ops.convert_to_numpy(turned), expected, atol=1e-5)


def test_a_hidden_condition_is_encoded_as_zeros() -> None:
    from models.recipes.networks import EncodeConditions

    condition = keras.ops.convert_to_numpy(EncodeConditions(TINY.conditions)(np.array([[np.nan, 0.75]], np.float32)))
    assert condition.tolist() == [[0, 0.5, 0, 1]]


def files_of(run: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in run.iterdir() if path.suffix in (".npz", ".h5", ".jsonl")}


@pytest.mark.parametrize("what", ["the loss kl", "a weight of "])
@pytest.mark.parametrize("watch_minutes", [5.0, 0.0])  # nothing is saved before step 8, or a preview at each step
def test_a_training_that_diverges_keeps_its_last_good_checkpoint(
    tiny_set, plain_run, tmp_path, monkeypatch, what, watch_minutes
) -> None:
    from models.training.loop import Training
    from models.training.state import DivergedError

    run = tmp_path / "run"
    shutil.copytree(plain_run, run)
    (run / "best.weights.h5").write_bytes(b"the best so far")
    before, real_step = files_of(run), Training.train_step

    def diverge(training) -> dict[str, float]:
        losses = real_step(training)
        if what == "the loss kl":
            return losses | {"kl": float("nan")}
        weights = training.recipe.average.trainable_weights[0]
        weights.assign(np.full(weights.shape, np.inf))
        return losses

    with monkeypatch.context() as patch:
        patch.setattr(Training, "train_step", diverge)
        with pytest.raises(
            DivergedError, match=rf"at step 9, where {what}.* is not finite; the checkpoint of step 8 is"
        ):
            train(tiny_set, run, plain_settings(steps=9, watch_minutes=watch_minutes))
    assert files_of(run) == before
    if (what, watch_minutes) == ("a weight of ", 0.0):  # the files are the same in all four cases
        train(tiny_set, run, plain_settings(steps=9, rate=1e-6))
        assert list(losses(run)) == [2, 4, 6, 8, 9]


def test_a_first_evaluation_that_is_not_finite_is_not_the_best(tiny_set, tmp_path, monkeypatch) -> None:
    from models.training.loop import Training
    from models.training.state import DivergedError

    real = Training.sample

    def sample(training, count):
        return [dataclasses.replace(parts, picture=parts.picture * np.nan) for parts in real(training, count)]

    monkeypatch.setattr(Training, "sample", sample)
    with pytest.raises(DivergedError, match=r"at step 2, where a generated loop is not finite; there is no checkpoint"):
        train(tiny_set, tmp_path / "run", plain_settings(steps=2))
    assert not (tmp_path / "run" / "best.weights.h5").exists()


def test_a_run_goes_on_with_the_learning_rates_of_its_preset(tiny_set, whole_run, tmp_path) -> None:
    from models.training.loop import Training

    shutil.copytree(whole_run, tmp_path / "run")
    training = Training(tiny_set, tmp_path / "run", tiny_settings(generator_rate=1e-6))
    rates = [float(optimizer.learning_rate) for optimizer in training.recipe.optimizers]
    assert rates == pytest.approx([1e-3, 5e-4, 1e-6])
