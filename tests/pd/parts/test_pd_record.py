"""The recorder: no take is replaced, and the light says whether a file grows."""

from pathlib import Path

import pytest
import soundfile
from pd_patch import RATE, needs_pd, patch
from pd_running import Running, atom, plain

pytestmark = needs_pd
WATCH = ["t-record", "t-recording", "t-record-face", "t-error"]


def open_recorder(play, folder: Path) -> Running:
    boxes = ["obj sig~ 0.25", "obj ls-record~ t"]
    return play(patch(folder / "take.pd", boxes, [(0, 0, 1, 0)]), watch=WATCH)


def record(pd: Running) -> None:
    pd.send("t-record 1")
    assert pd.wait("t-recording") == "1"
    pd.send("t-record 0")
    assert pd.wait("t-recording") == "0"


@pytest.mark.parametrize("name", ["take.wav", "für später.wav", "take"])
def test_each_take_has_a_file_of_its_own(play, tmp_path: Path, name: str):
    pd = open_recorder(play, tmp_path)
    pd.send(f"t-record-to {atom((tmp_path / name).as_posix())}")
    for _ in range(3):
        record(pd)
    path = tmp_path / name
    takes = [path if path.suffix else path.with_suffix(".wav")]
    takes += [takes[0].with_stem(f"{takes[0].stem}-{k}") for k in (2, 3)]
    for take in takes:
        sound, rate = soundfile.read(take)
        assert rate == RATE
        assert set(sound[:, 0]) == {0.25}
    assert pd.wrong() == []


def test_a_path_with_blanks_is_one_path(play, tmp_path: Path):
    pd = open_recorder(play, tmp_path)
    pd.send(f"t-record-to {tmp_path}/take one 2.wav")
    record(pd)
    assert (tmp_path / "take one 2.wav").exists()
    assert pd.wrong() == []


def test_a_folder_that_is_missing(play, tmp_path: Path):
    """The switch goes back, the face and the link say it, and a later take with a good path is recorded."""
    pd = open_recorder(play, tmp_path)
    pd.send(f"t-record-to {atom((tmp_path / 'gone' / 'take.wav').as_posix())}", "t-record 1")
    assert pd.wait("t-record", "set") == "set 0"
    pd.wait("t-record-face", r"label There\ is\ no\ folder\ ")
    assert plain(pd.wait("t-error")) == f"There is no folder {tmp_path.as_posix()}/gone."
    pd.send(f"t-record-to {atom((tmp_path / 'take.wav').as_posix())}")
    record(pd)
    assert (tmp_path / "take.wav").exists()
    assert pd.wrong() == []


def test_nothing_is_on_while_a_name_is_asked_for(play, tmp_path: Path):
    """Without a screen the panel gives no path, as when it is cancelled."""
    pd = open_recorder(play, tmp_path)
    pd.send("t-record 1")
    assert pd.wait("t-record", "set") == "set 0"
    pd.send("t-record-face done")
    pd.wait("t-record-face", "done")
    assert "t-recording: 1" not in pd.log


def test_a_file_that_cannot_be_written(play, tmp_path: Path):
    """A name that is too long for a file: Pd opens nothing, and the switch goes back."""
    pd = open_recorder(play, tmp_path)
    name = "x" * 300 + ".wav"
    pd.send(f"t-record-to {atom((tmp_path / name).as_posix())}", "t-record 1")
    assert pd.wait("t-record", "set") == "set 0"
    assert plain(pd.wait("t-error")) == f"{name} cannot be written."
    assert "t-recording: 1" not in pd.log
