"""`loopseed train` with a wrong set, preset or environment: one sentence, code 1, and nothing is written."""

import dataclasses
import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import loopseed
from signals import ctrl_c_as_in_a_terminal
from tiny_model import TINY as TINY_MODEL
from tiny_model import write_model
from tiny_set import TINY, write_set

pytest.importorskip("keras")


def train(capsys, *arguments: object) -> str:
    assert loopseed.main(["train", *map(str, arguments)]) == 1
    *begun, error = capsys.readouterr().err.splitlines(keepends=True)
    assert error.startswith("loopseed: ")
    assert len(begun) <= 1
    assert all(": starting " in line for line in begun)
    return error


@pytest.fixture
def run(tmp_path) -> Path:
    return tmp_path / "run"


def test_an_empty_folder_is_no_set(tmp_path, run, capsys) -> None:
    assert "is no set: there is no description.json in it" in train(
        capsys, "--preset", "tiny", "--data", tmp_path, "--out", run
    )
    assert not run.exists()


def test_a_set_too_small(tmp_path, run, capsys) -> None:
    data = write_set(tmp_path / "set")
    np.save(data / "images.npy", np.load(data / "images.npy")[:7])
    assert "holds 7 loops, where at least 20 are needed" in train(
        capsys, "--preset", "tiny", "--data", data, "--out", run
    )


def test_images_of_the_wrong_size(tmp_path, run, capsys) -> None:
    data = write_set(tmp_path / "set")
    np.save(data / "images.npy", np.load(data / "images.npy")[:, :-1])
    sentence = f"holds uint8 (31, 64), not uint8 ({TINY.bins}, {TINY.frames})"
    assert sentence in train(capsys, "--preset", "tiny", "--data", data, "--out", run)


def test_conditions_that_do_not_fit(tmp_path, run, capsys) -> None:
    data = write_set(tmp_path / "set")
    np.save(data / "conditions.npy", np.zeros((3, 2), np.float32))
    assert "holds float32 (3, 2), where numbers (200, 2) are needed; make the set anew." in train(
        capsys, "--preset", "tiny", "--data", data, "--out", run
    )


def test_a_cut_file_of_images(tmp_path, run, capsys) -> None:
    data = write_set(tmp_path / "set")
    whole = (data / "images.npy").read_bytes()
    (data / "images.npy").write_bytes(whole[: len(whole) // 2])
    assert "images.npy cannot be read" in train(capsys, "--preset", "tiny", "--data", data, "--out", run)


def test_a_wrong_preset_is_refused_before_the_set_is_opened(tmp_path, run, capsys) -> None:
    preset = tmp_path / "mine.toml"
    preset.write_text('recipe = "techno"\n[geometry]\nframes = 200\n')
    assert "frames is 200, where" in train(capsys, "--preset", preset, "--data", tmp_path / "missing", "--out", run)


@pytest.mark.parametrize(
    ("frames", "options", "sentence"),
    [
        (72, "", "the preset mine is for loops with frames 64, but the set {set} has frames 72; "
            "take the preset that the set was made with (tiny), or make a set for this one with "
            "python -m tools.powergrams --preset."),
        (64, "batch = 300", "batch is 300, more than the 168 training loops of the set; choose at most 168"),
    ],
)  # fmt: skip
def test_a_set_that_does_not_fit_the_preset(tmp_path, run, capsys, monkeypatch, frames, options, sentence) -> None:
    """Its images are not read, and no run is begun."""
    from models.dataset import LoopSet

    def read(*arguments: object) -> None:
        raise AssertionError("the images were read")

    monkeypatch.setattr(LoopSet, "head", read)
    data = write_set(tmp_path / "set", dataclasses.replace(TINY, frames=frames))
    preset = tmp_path / "mine.toml"
    widths = "generator_widths = [8, 8, 8, 8, 8]\ntexture_widths = [4, 4]\nheld_out = 16"
    geometry = "bins = 32\nframes = 64\nn_fft = 64\nhop_length = 16\nbeats = 1\nlatent_size = 8"
    preset.write_text(f'recipe = "techno"\n{widths}\n{options}\n[geometry]\n{geometry}\n')
    assert sentence.format(set=data) in train(capsys, "--preset", preset, "--data", data, "--out", run)
    assert not run.exists()


def test_a_finished_run_says_in_a_sentence_how_good_it_is(tmp_path, run, capsys, monkeypatch) -> None:
    from models.evaluation.embedding import Scores
    from models.training import loop

    best: list[Scores | None] = [Scores(12.34, 0.34, 8.1), None]
    monkeypatch.setattr(loop, "train", lambda *arguments: best.pop(0))
    for said in (
        f"{run}: the best evaluation has a Frechet distance of 12.34 and 0.34 different bins (lower is better for "
        f"both), and a spread of 8.10; loopseed export {run} OUT.onnx writes its generator.\n",
        f"{run}: the training ended before its first evaluation; the same command continues it.\n",
    ):
        assert loopseed.main(["train", "--preset", "tiny", "--data", str(tmp_path), "--out", str(run)]) == 0
        assert capsys.readouterr().out == said


def test_ctrl_c_says_that_a_run_continues_only_where_it_does(tmp_path, run, capsys, monkeypatch) -> None:
    from models.training import loop

    def stop(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(loop, "train", stop)
    monkeypatch.setattr(signal, "signal", lambda *arguments: None)  # a second Ctrl-C would be ignored in this process
    command = ["train", "--preset", "tiny", "--data", str(tmp_path), "--out", str(run)]
    assert loopseed.main(command) == 130
    begun, *_, saved, stopped = capsys.readouterr().err.splitlines()
    assert begun == f"{run}: starting {os.environ.get('KERAS_BACKEND', 'tensorflow')} and reading {tmp_path}"
    assert saved == f"{run}: no step was saved yet; the same command starts the training anew"
    assert stopped == "loopseed: stopped by Ctrl-C"
    run.mkdir()
    (run / "checkpoint_0000100.npz").touch()
    said = f"ended at once; the same command continues {run} from its last checkpoint.\n"
    assert said in train(capsys, *command[1:])


def test_ctrl_c_ends_an_evaluation_in_one_sentence(tmp_path, capsys, monkeypatch) -> None:
    """It comes while the loops of the model are measured; no report is written."""
    from models.evaluation import comparison

    def stop(*arguments: object) -> None:
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(comparison, "generate_images", stop)
    model, data = write_model(tmp_path / "mine.onnx", TINY_MODEL), write_set(tmp_path / "set")
    command = ["evaluate", str(model), "--data", str(data), "--count", "64", "--json", str(tmp_path / "mine.json")]
    with ctrl_c_as_in_a_terminal():
        assert loopseed.main(command) == 130
    error = capsys.readouterr().err
    assert error.splitlines()[-1] == "loopseed: stopped by Ctrl-C"
    assert "Traceback" not in error
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine.onnx", "set"]


def test_an_unknown_preset(tmp_path, run, capsys) -> None:
    assert "There is no preset or file 'tecno'" in train(capsys, "--preset", "tecno", "--data", tmp_path, "--out", run)


def test_an_unknown_backend(tmp_path, run, capsys, monkeypatch) -> None:
    monkeypatch.setenv("KERAS_BACKEND", "theano")
    assert "KERAS_BACKEND is 'theano'" in train(capsys, "--preset", "tiny", "--data", tmp_path, "--out", run)


def test_without_the_train_extra_one_sentence_says_how_to_get_it(tmp_path) -> None:
    """In a Python that sees this checkout but none of its packages for training."""
    hide = "import sys; sys.modules.update(keras=None, tensorflow=None); import importlib.util as u; "
    hide += "find = u.find_spec; u.find_spec = lambda name: None if name in ('keras', 'tensorflow') else find(name); "
    code = f"{hide}import loopseed; sys.exit(loopseed.main(['train', '--preset', 'tiny', '--data', '.', '--out', 'x']))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=Path(loopseed.__file__).parent
    )
    assert done.returncode == 1
    assert "keras and tensorflow are not installed: start the command with " in done.stderr
    assert done.stderr.count("\n") == 1
