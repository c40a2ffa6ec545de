"""The folder of a run: which set it belongs to, who writes into it, and checkpoints that were damaged."""

import dataclasses
import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from checkout import ROOT
from models.dataset import LoopSet
from models.settings import SettingsError
from tiny_set import TINY, tiny_settings, write_set

pytest.importorskip("keras")

from models.training.checkpoints import find_checkpoints
from models.training.run import LOCK, Run


class Variable:
    """Stands for a variable of Keras."""

    def __init__(self, value: np.ndarray, name: str = "kernel") -> None:
        self.value, self.name, self.path, self.shape = value, name, f"dense/{name}", value.shape

    def assign(self, value: np.ndarray) -> None:
        self.value = value


def variables(step: int) -> list[Variable]:
    return [Variable(np.full((3, 2), step, np.float32)), Variable(np.array(step))]


@pytest.fixture
def data(tmp_path: Path) -> LoopSet:
    return LoopSet(write_set(tmp_path / "set"), 16)


@pytest.fixture
def run(tmp_path: Path, data: LoopSet) -> Run:
    """A run that has evaluated step 2 as the best, and has checkpoints."""
    run = Run(tmp_path / "run")
    run.open(tiny_settings(), data)
    for step in (2, 4, 6, 8, 10):
        run.add_to_history({"step": step, "frechet": float(step)})
        run.save_checkpoint(step, variables(step))
    return run


def load(run: Run) -> tuple[int, list[str], list[Variable]]:
    into = variables(0)
    return *run.load_checkpoint(into), into


DAMAGES = [
    ("history.jsonl", b'{"step": 1, "fre}\n', "is damaged: line 1 is no entry"),
    ("history.jsonl", b"{}\n", "is damaged: line 1 is no entry"),
    ("history.jsonl", b'{"step": 1}\n{"step": "x"}\n', "is damaged: line 2 is no entry"),
    ("history.jsonl", b'{"step": 1, "frechet": "x"}\n', "is damaged: line 1 is no entry"),
    ("history.jsonl", b"\xff\n", "is damaged: it is not text in UTF-8"),
    ("set.json", b"{", "is damaged: Expecting"),
    ("set.json", b"[]", "is damaged: it does not say the name"),
    ("set.json", b'{"fingerprint": "x"}', "is damaged: it does not say the name"),
    ("set.json", b"1" * 5000, "is damaged: a number in it is too long"),
    ("settings.json", b"1" * 5000, "is damaged: a number in it is too long"),
    ("description.json", b"{", "is damaged: "),
    ("description.json", b"\xff", "is damaged: it is not text in UTF-8"),
    ("description.json", None, "there is no description.json in it"),
    ("statistics.npz", b"my own words", "is damaged: it cannot be read to its end"),
    ("statistics.npz", b"PK\x03\x04", "is damaged: it cannot be read to its end"),
    ("statistics.npz", None, "there is no statistics.npz in it"),
]


def read_all(run: Run) -> None:
    run.read_settings()
    run.find_best()
    run.read_set_note()
    run.read_description()
    run.read_statistics()


@pytest.mark.parametrize(("name", "content", "said"), DAMAGES)
def test_a_damaged_file_is_named_in_one_sentence(run: Run, name: str, content: bytes | None, said: str) -> None:
    read_all(run)
    path = run.path / name
    path.unlink() if content is None else path.write_bytes(content)
    with pytest.raises(SettingsError) as refused:
        read_all(run)
    assert said in str(refused.value)
    assert name in str(refused.value)


@pytest.mark.parametrize("changes", [{"picture": np.zeros((2, 3))}, {"levels": None}, {"side": np.array("x")}])
def test_statistics_of_other_channels_are_damaged(run: Run, changes: dict) -> None:
    path = run.path / "statistics.npz"
    with np.load(path) as saved:
        values = {**saved, **changes}
    np.savez(path, **{name: value for name, value in values.items() if value is not None})
    with pytest.raises(
        SettingsError, match=rf"statistics\.npz is damaged: .*{next(iter(changes))}.*in a new folder\.$"
    ):
        run.read_statistics()


def test_a_reach_that_is_no_text_says_nothing(run: Run) -> None:
    (run.path / "reach.json").write_bytes(b"\xff")
    assert run.read_reach() == {}


def test_the_last_three_checkpoints_and_the_best_are_kept(run: Run) -> None:
    assert list(find_checkpoints(run.path)) == [2, 6, 8, 10]
    step, faults, loaded = load(run)
    assert (step, faults) == (10, [])
    assert [float(np.mean(variable.value)) for variable in loaded] == [10, 10]


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    at = data.index(np.float32(10).tobytes())
    data[at] ^= 1
    path.write_bytes(data)


def spoil(path: Path) -> None:
    with np.load(path) as saved:
        values = dict(saved)
    values["0000"][1, 1] = np.nan
    np.savez(path, **values)


@pytest.mark.parametrize("damage", [cut, flip, spoil, lambda path: path.write_bytes(b"")])
def test_a_damaged_checkpoint_is_skipped_with_a_sentence(run: Run, damage) -> None:
    path = run.path / "checkpoint_0000010.npz"
    damage(path)
    step, faults, loaded = load(run)
    assert step == 8
    assert [float(np.mean(variable.value)) for variable in loaded] == [8, 8]
    assert len(faults) == 1
    assert faults[0].startswith(f"{path} is damaged: ")


def test_a_run_whose_checkpoints_are_all_damaged_is_not_begun_again(run: Run) -> None:
    for path in find_checkpoints(run.path).values():
        path.write_bytes(b"")
    with pytest.raises(SettingsError, match=r"has no other checkpoint to continue from; name a new folder\.$"):
        load(run)


def test_a_checkpoint_of_other_networks_is_refused(run: Run) -> None:
    for others in ([Variable(np.zeros((3, 3), np.float32)), Variable(np.array(0))], variables(0)[:1]):
        with pytest.raises(SettingsError, match=r"belongs to other networks; name a new folder\."):
            run.load_checkpoint(others)


def test_the_checkpoint_of_an_earlier_version_is_the_oldest_of_its_run(run: Run) -> None:
    """There was one, which is deleted like any other when newer ones are there."""
    found = find_checkpoints(run.path)
    for step in (2, 6, 8):
        found[step].unlink()
    found[10].rename(run.path / "checkpoint.npz")
    assert load(run)[0] == 10
    for step in (11, 12):
        run.save_checkpoint(step, variables(step))
    assert list(find_checkpoints(run.path)) == [10, 11, 12]
    run.save_checkpoint(13, variables(13))
    assert not (run.path / "checkpoint.npz").exists()


def test_a_step_without_a_checkpoint_says_which_there_are(run: Run) -> None:
    run.load_step(6, into := variables(0))
    assert float(into[1].value) == 6
    with pytest.raises(SettingsError) as refused:
        run.load_step(7, into)
    assert str(refused.value) == f"{run.path} has no checkpoint of step 7; the checkpoints are 2, 6, 8 and 10."
    find_checkpoints(run.path)[6].write_bytes(b"")
    with pytest.raises(SettingsError, match=r"is damaged: .* Choose another --step\.$"):
        run.load_step(6, into)


def test_learning_rates_are_those_of_the_settings(run: Run) -> None:
    run.load_checkpoint([Variable(np.zeros((3, 2)), "learning_rate"), last := Variable(np.array(0))])
    assert float(last.value) == 10


def change(data: LoopSet, **changes: object) -> LoopSet:
    """The same set with another loop in the place of the first one."""
    images = np.load(data.path / "images.npy")
    images[0] = 255 - images[0]
    np.save(data.path / "images.npy", images)
    (data.path / "description.json").write_text(dataclasses.replace(TINY, **changes).to_json(), encoding="utf-8")
    return LoopSet(data.path, 16)


@pytest.mark.parametrize("changes", [{}, {"peak": 300.0}])
def test_a_run_goes_on_with_a_changed_set_only_where_that_is_asked_for(run: Run, data: LoopSet, changes) -> None:
    assert run.open(tiny_settings(), data) is False
    before = {path.name: path.read_bytes() for path in run.path.iterdir()}
    changed = change(data, **changes)
    with pytest.raises(SettingsError) as refused:
        run.open(tiny_settings(), changed)
    assert str(refused.value) == (
        f"{run.path} is a run on set with 200 loops, and {data.path} has 200 loops, not the same ones; continue with "
        "--new-data, which evaluates its best generator anew, or name a new folder."
    )
    assert before == {path.name: path.read_bytes() for path in run.path.iterdir()}
    assert run.open(tiny_settings(), changed, new_data=True) is True
    kept = {path.name: path.read_bytes() for path in run.path.iterdir()}
    assert kept == before, "statistics and peak stay those that the networks were trained with"
    run.write_set_note(changed)
    again = LoopSet(data.path, 16)
    assert run.open(tiny_settings(), again) is False
    assert again.description.peak == TINY.peak


def test_a_set_of_another_peak_is_read_at_the_peak_of_the_run(data: LoopSet) -> None:
    before = data.head(4)
    data.rescale(data.description.peak * 2)
    np.testing.assert_allclose(data.head(4), before * 0.5 ** (1 / TINY.power), atol=0.5 / 255)
    np.testing.assert_allclose(data.read_loops(np.arange(4)).picture, data.head(4))
    assert data.description.peak == 2 * TINY.peak


def test_names_of_loops_belong_to_a_set(data: LoopSet) -> None:
    before = data.fingerprint()
    assert LoopSet(data.path, 16).fingerprint() == before
    (data.path / "names.txt").write_text("a.wav\nb.wav\n")
    assert data.fingerprint() != before


def test_a_run_of_an_earlier_version_knows_its_set_by_the_statistics(run: Run, data: LoopSet) -> None:
    (run.path / "set.json").write_text(json.dumps({"name": "set", "loops": 200}))
    assert run.open(tiny_settings(), data) is False
    (run.path / "set.json").write_text(json.dumps({"name": "set", "loops": 200}))
    images = np.load(data.path / "images.npy")
    np.save(data.path / "images.npy", images // 2)
    with pytest.raises(SettingsError, match="--new-data"):
        run.open(tiny_settings(), LoopSet(data.path, 16))


def test_after_a_change_of_the_set_only_evaluations_on_it_count(run: Run) -> None:
    run.add_to_history({"step": 10, "new_data": "set", "best_step": 2, "frechet": 30.0})
    run.add_to_history({"step": 12, "frechet": 31.0})
    assert run.find_best() == {"step": 10, "new_data": "set", "best_step": 2, "frechet": 30.0}
    run.save_checkpoint(12, variables(12))
    assert list(find_checkpoints(run.path)) == [2, 8, 10, 12]
    run.add_to_history({"step": 14, "frechet": 29.0})
    assert run.find_best()["best_step"] == 14


def test_one_training_a_folder(tmp_path: Path) -> None:
    """A training that was killed leaves the file of its lock, but not the lock."""
    run = Run(tmp_path / "new" / "run")
    with run.lock():
        with pytest.raises(SettingsError) as refused, Run(run.path).lock():
            pass
        assert str(refused.value) == (
            f"{run.path} is being trained by another process, {os.getpid()}; wait for its end, or name a new folder."
        )
        with Run(run.path, chief=False).lock():
            pass
    assert list(tmp_path.iterdir()) == []
    code = "import os; from pathlib import Path; from inference.files.folder_lock import lock_folder\n"
    code += f"with lock_folder(Path({str(run.path)!r}), {LOCK!r}): os.kill(os.getpid(), 9)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == -9
    assert (run.path / LOCK).exists()
    with run.lock():
        assert (run.path / LOCK).read_text() == str(os.getpid())
    assert not (run.path / LOCK).exists()


def test_a_run_that_was_killed_while_it_began_can_begin(tmp_path: Path, data: LoopSet) -> None:
    run = Run(tmp_path / "run")
    run.open(tiny_settings(), data)
    (run.path / "settings.json").unlink()
    (run.path / "set.json").unlink()
    (run.path / ".settings-0123.json").write_bytes(b"")
    run.open(tiny_settings(), data)
    assert run.is_begun


@pytest.mark.parametrize("name", ["holiday.txt", "description.json", "set.json", "statistics.npz"])
def test_no_file_of_a_person_is_replaced_by_a_new_run(tmp_path: Path, data: LoopSet, name: str) -> None:
    folder = tmp_path / "run"
    folder.mkdir()
    (folder / name).write_text("my own words")
    with pytest.raises(SettingsError) as refused:
        Run(folder).open(tiny_settings(), data)
    assert str(refused.value) == f"{folder} is no run and not empty: there is {name} in it; name a new folder."
    assert [(path.name, path.read_text()) for path in folder.iterdir()] == [(name, "my own words")]
