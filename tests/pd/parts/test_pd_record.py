"""The recorder: no take is replaced, and the light says whether a file grows."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
import soundfile
from pd_patch import RATE, needs_pd, patch
from pd_running import PATIENCE, Running, atom, plain

pytestmark = needs_pd
WATCH = ["t-record", "t-recording", "t-record-face", "t-error", "t-say"]


def recorder(folder: Path) -> Path:
    return patch(folder / "take.pd", ["obj sig~ 0.25", "obj ls-record~ t"], [(0, 0, 1, 0)])


def open_recorder(play, folder: Path) -> Running:
    return play(recorder(folder), watch=WATCH)


def record(pd: Running) -> None:
    pd.send("t-record 1")
    assert pd.wait("t-recording") == "1"
    pd.send("t-record 0")
    assert pd.wait("t-recording") == "0"


def until(ready: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not ready():
        assert time.monotonic() < end
        time.sleep(0.05)


def is_sound(path: Path) -> bool:
    """Whether the disk's thread of writesf~ has ended with a file: it does so after Pd has told of the end."""
    try:
        return soundfile.info(path).frames > 0
    except soundfile.LibsndfileError:
        return False


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
        until(lambda take=take: is_sound(take))
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
    """A name that is too long for a file: it is said at once, and the switch goes back."""
    pd = open_recorder(play, tmp_path)
    name = "x" * 300 + ".wav"
    pd.send(f"t-record-to {atom((tmp_path / name).as_posix())}", "t-record 1", "t-record 0", "t-error symbol later")
    assert plain(pd.wait("t-error")) == f"{name} cannot be written."
    assert pd.wait("t-record", "set") == "set 0"
    assert "t-recording: 1" not in pd.log
    assert pd.wrong() == []


def test_a_full_disk(tmp_path: Path, full_disk):
    """Also where the take is over before the 3 s in which a file should grow."""
    pd = full_disk(recorder(tmp_path), watch=WATCH)
    pd.send(f"t-record-to {tmp_path}/take.wav", "t-record 1", "t-record 0")
    assert plain(pd.wait("t-error")) == "take.wav cannot be written."


def test_a_change_of_the_audio_rate_begins_another_take(play, tmp_path: Path):
    """Each file has the rate of its samples; none is lost, and no name is used twice."""
    pd = open_recorder(play, tmp_path)
    pd.send(f"t-record-to {tmp_path}/take.wav", "t-record 1")
    pd.wait("t-recording", "1")
    pd.send(f"pd audio-dialog {'0 ' * 16}{RATE // 2} 25 0 64")
    assert plain(pd.wait("t-say")) == f"Pd's rate is {RATE // 2} Hz now: the recording goes on in take-2.wav"
    again = tmp_path / "take-2.wav"
    until(lambda: again.stat().st_size > 1000)
    pd.send("t-record 0")
    until(lambda: soundfile.info(again).frames > 0)  # the head is written last
    for take, rate in ((tmp_path / "take.wav", RATE), (again, RATE // 2)):
        sound, hz = soundfile.read(take)
        assert hz == rate
        assert set(sound[:, 0]) == {0.25}
    assert pd.wrong() == []
