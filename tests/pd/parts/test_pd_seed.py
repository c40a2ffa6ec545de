"""The dials: drawn by hand, undone and redone, kept under names in files."""

from pathlib import Path

import pytest
from pd_patch import needs_pd, patch
from pd_running import Running, atom, plain

pytestmark = needs_pd


def open_dials(play, folder: Path, name: str = "t") -> Running:
    return play(
        patch(folder / f"{name}.pd", [f"obj ls-seed {name}"]),
        watch=[f"{name}-{what}" for what in ("seed", "name-face", "error")],
    )


def after(pd: Running, *messages: str) -> list[float]:
    pd.send(*messages)
    return [float(word) for word in pd.wait("t-seed").split()]


def draw(pd: Running, index: int, value: float) -> list[float]:
    """As the mouse does it: the array changes, and nothing is sent. The seed goes out once the hand rests."""
    return after(pd, f"t-dials {index} {value}")


def test_what_was_drawn_is_undone_and_redone(play, tmp_path: Path):
    """Random A, draw, random B: each undo takes one of them back, each redo brings it again."""
    pd = open_dials(play, tmp_path)
    states = [[0.0] * 64, after(pd, "t-random bang")]
    states.append(draw(pd, 5, -100))
    assert states[2] == [*states[1][:5], -100, *states[1][6:]]
    states.append(after(pd, "t-amount 20", "t-morph bang"))
    states.append(after(pd, f"t-set {' '.join(['7'] * 64)}"))
    pd.send("t-store one")
    states.append(after(pd, "t-random bang"))
    states.append(after(pd, "t-recall one"))
    for state in states[-2::-1]:
        assert after(pd, "t-undo bang") == state
    pd.send("t-undo bang")  # there is nothing before the first
    for state in states[1:]:
        assert after(pd, "t-redo bang") == state
    pd.send("t-redo bang")
    assert after(pd, "t-undo bang") == states[-2]
    assert after(pd, "t-random bang") != states[-1]  # another way from here: the old one is gone
    pd.send("t-redo bang")
    assert after(pd, "t-undo bang") == states[-2]
    assert pd.wrong() == []


def test_a_drawing_that_nobody_waited_for_is_not_lost(play, tmp_path: Path):
    pd = open_dials(play, tmp_path)
    first = after(pd, "t-random bang")
    pd.send("t-dials 0 99", "t-random bang", "t-undo bang")
    pd.wait("t-seed")
    assert [float(word) for word in pd.wait("t-seed").split()] == [99, *first[1:]]
    assert pd.wrong() == []


def test_fifty_steps_back(play, tmp_path: Path):
    pd = open_dials(play, tmp_path)
    states = [after(pd, "t-random bang") for _ in range(60)]
    for state in states[-2:8:-1]:
        assert after(pd, "t-undo bang") == state
    pd.send("t-undo bang", "t-undo bang")
    assert after(pd, "t-get bang") == states[9]


def test_each_change_goes_out_once(play, tmp_path: Path):
    """A set, a random, a drawing: one seed each, also half a second later."""
    pd = open_dials(play, tmp_path)
    states = [after(pd, f"t-set {' '.join(['5'] * 64)}"), after(pd, "t-random bang"), draw(pd, 3, 50)]
    pd.send("t-dials 4 51")
    pd.wait("t-seed")
    assert len([line for line in pd.log if line.startswith("t-seed")]) == len(states) + 1


def test_show_sets_the_dials_and_sends_nothing(play, tmp_path: Path):
    """It can be undone, too."""
    pd = open_dials(play, tmp_path)
    first = after(pd, "t-random bang")
    pd.send(f"t-show {' '.join(['3'] * 64)}")
    assert after(pd, "t-undo bang") == first
    assert after(pd, "t-redo bang") == [3] * 64
    assert pd.log.count(f"t-seed: {' '.join(['3'] * 64)}") == 1


@pytest.mark.parametrize("name", ["1", "007", "-0.5e3", "kick für später", "a,b;c", '"q"', "bang"])
def test_a_name_stays_what_it_is_in_a_file(play, tmp_path: Path, name: str):
    pd = open_dials(play, tmp_path)
    kept = after(pd, "t-random bang")
    saved = tmp_path / "seeds.txt"
    pd.send(rf"t-store symbol \{atom(name)}", f"t-save {atom(saved)}")
    after(pd, "t-random bang")
    assert after(pd, rf"t-recall symbol \{atom(name)}") == kept
    other = open_dials(play, tmp_path, "u")
    other.send(f"u-open {atom(saved)}", rf"u-recall symbol \{atom(name)}")
    assert [float(word) for word in other.wait("u-seed").split()] == kept
    other.send("u-next bang")
    assert other.wait("u-name-face").removeprefix("symbol ").replace("\\", "") == name
    assert pd.wrong() + other.wrong() == []


def test_a_name_of_an_older_file(play, tmp_path: Path):
    (tmp_path / "old.txt").write_text(f"kick {' '.join(['5'] * 64)};\n")
    pd = open_dials(play, tmp_path)
    assert after(pd, f"t-open {atom(tmp_path / 'old.txt')}", "t-recall kick") == [5] * 64
    assert after(pd, "t-random bang") != [5] * 64
    assert after(pd, "t-next bang") == [5] * 64
    assert pd.wrong() == []


@pytest.mark.parametrize("word", ["set", "show"])
def test_a_seed_that_is_not_whole_is_refused(play, tmp_path: Path, word: str):
    """Three numbers set three dials, and the loop had 61 old ones."""
    pd = open_dials(play, tmp_path)
    kept = after(pd, "t-random bang")
    for given, numbers in (("1 2 3", 3), (" ".join(["1"] * 63 + ["one"]), 63), (" ".join(["1"] * 65), 65), ("bang", 0)):
        pd.send(f"t-{word} {given}")
        assert plain(pd.wait("t-error")) == f"{word} takes 64 numbers; these are {numbers}."
    assert after(pd, "t-get bang") == kept
    assert pd.wrong() == []


def test_a_name_that_no_seed_has_is_said_in_full(play, tmp_path: Path):
    pd = open_dials(play, tmp_path)
    pd.send("t-recall a kick of last year")
    assert plain(pd.wait("t-error")) == "there is no seed a kick of last year"
    assert plain(pd.wait("t-name-face")) == "set no seed"
    assert pd.wrong() == []


def test_a_file_that_does_not_fit_on_the_disk_stays_as_it_was(full_disk, tmp_path: Path):
    """One line says so; neither a new file nor a half one is left."""
    pd = full_disk(patch(tmp_path / "t.pd", ["obj ls-seed t"]), watch=["t-error", "done"], blocks=1)
    kept, new = tmp_path / "my seeds.txt", tmp_path / "new.txt"
    pd.send(f"t-save {kept}")
    assert plain(pd.wait("t-error")) == "There is nothing to save yet."
    pd.send("t-store zeros", f"t-save {kept}", "done 1")
    pd.wait("done")
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    assert before[kept].startswith(b'"zeros" 0 0')
    pd.send(*(f"t-store {name}" for name in "abcdefghij"))
    for path in (kept, new):
        pd.send(f"t-save {path}")
        assert plain(pd.wait("t-error")) == f"{path.name} was not saved: is the disk full?"
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before
