"""tools.slice replaces and deletes only what it wrote, whatever else is in the folder and whenever it was killed."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from tools.cutting import Cut, cut_song, find_songs
from tools.slice import slice_songs
from tools.slice_folder import JOURNAL, LOCKS, SliceFolder, lock_folder
from tools.slices import MANIFEST, SliceError, read_manifest, read_tempo

RATE = 8000
BEATS = 4


def write_song(path: Path, seconds: float = 4.0, rng_seed: int = 0, channels: int = 1) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    noise = np.random.default_rng(rng_seed).uniform(-0.5, 0.5, (round(seconds * RATE), channels))
    soundfile.write(path, noise, RATE, format=path.suffix[1:])


def run(out: Path, *songs: Path, bpm: float = 240.0) -> str:
    """Do what `python -m tools.slice` does; at 240 BPM a slice lasts a second."""
    with lock_folder(out):
        folder = SliceFolder(out, BEATS)
        return slice_songs(find_songs(list(songs), out), Cut(bpm, BEATS), folder)[0]


def files(folder: Path) -> dict[str, bytes]:
    """All files of a folder but slices.json, hidden ones, too."""
    paths = [path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def sounds(folder: Path) -> dict[str, Any]:
    """The samples of each file; the bytes hold the time of writing."""
    return {name: soundfile.read(folder / name)[0].tolist() for name in sorted(files(folder))}


def test_recordings_with_names_like_slices_stay(tmp_path: Path) -> None:
    write_song(tmp_path / "mix.wav")
    write_song(tmp_path / "mix-20240131.wav", rng_seed=1)
    before = files(tmp_path)
    for bpm in (240.0, 120.0, 240.0):
        run(tmp_path, tmp_path / "mix.wav", bpm=bpm)
        assert before.items() <= files(tmp_path).items()
    assert files(tmp_path).keys() - before.keys() == {f"mix-000{i}.wav" for i in range(4)}


def test_a_foreign_file_in_the_way_is_refused_by_name(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_song(tmp_path / "mix.wav")
    write_song(out / "mix-0003.wav", rng_seed=1)
    before = files(out)
    with pytest.raises(SliceError, match=r"out.mix-0003\.wav is in the way"):
        run(out, tmp_path / "mix.wav")
    assert files(out) == before
    run(out, tmp_path / "mix.wav", bpm=120)
    (out / "mix-0001.wav").write_bytes(b"mine")
    before = files(out)
    for bpm in (60.0, 180.0):
        with pytest.raises(SliceError, match=r"out.mix-0001\.wav is in the way"):
            run(out, tmp_path / "mix.wav", bpm=bpm)
        assert files(out) == before
    assert "0 of them new" in run(out, tmp_path / "mix.wav", bpm=120)


def test_songs_of_one_name_get_slices_of_their_own(tmp_path: Path) -> None:
    songs = [
        tmp_path / "a" / "01.wav",
        tmp_path / "b" / "01.wav",
        tmp_path / "b" / "01.flac",
        tmp_path / "c" / "01.WAV",
    ]
    for number, song in enumerate(songs):
        write_song(song, 2, number)
    out = tmp_path / "out"
    for song in songs[:2]:
        run(out, song)
    first = files(out)
    said = run(out, *songs)
    assert f"the slices of {songs[2]} are called 01_3-0000.wav" in said
    assert first.items() <= files(out).items()
    for stem, song in zip(("01", "01_2", "01_3", "01_4"), songs, strict=True):
        whole = soundfile.read(song, dtype="float32")[0]
        pieces = [soundfile.read(out / f"{stem}-000{i}.wav", dtype="float32")[0] for i in range(2)]
        assert np.array_equal(np.concatenate(pieces), whole)
    assert len(files(out)) == 8
    assert "holds 8 slices of 4 beats, 0 of them new" in run(out, *reversed(songs))
    assert "holds 7 slices of 4 beats, 1 of them new" in run(out, songs[1], bpm=120)
    assert {"01_2-0000.wav"} == {name for name in files(out) if name.startswith("01_2")}


def test_a_song_that_was_moved_is_not_cut_again(tmp_path: Path) -> None:
    write_song(tmp_path / "a" / "01.wav")
    run(tmp_path / "out", tmp_path / "a" / "01.wav")
    (tmp_path / "a").rename(tmp_path / "b")
    assert "holds 4 slices of 4 beats, 0 of them new" in run(tmp_path / "out", tmp_path / "b" / "01.wav")


def test_a_song_given_twice_is_cut_once(tmp_path: Path) -> None:
    write_song(tmp_path / "a" / "01.wav")
    assert "holds 4 slices" in run(tmp_path / "out", tmp_path, tmp_path / "a" / "01.wav", tmp_path / "a")
    assert all(name.startswith("a/") for name in files(tmp_path / "out"))
    assert "holds 4 slices of 4 beats, 4 of them new" in run(tmp_path / "out", tmp_path / "a")
    assert all(name.startswith("01-") for name in files(tmp_path / "out"))


@pytest.mark.parametrize("place", ["", "slices"])
def test_slices_in_the_folder_of_the_songs_are_no_songs(tmp_path: Path, place: str) -> None:
    write_song(tmp_path / "acid" / "one.wav")
    write_song(tmp_path / "two.wav", rng_seed=1)
    for new in (8, 0):
        assert f"holds 8 slices of 4 beats, {new} of them new" in run(tmp_path / place, tmp_path)
    assert "holds 8 slices of 4 beats, 8 of them new" in run(tmp_path / "other", tmp_path)
    written = sorted((tmp_path / place).glob("two*.wav"))
    assert "holds 8 slices of 4 beats, 0 of them new" in run(tmp_path / place, tmp_path / "two.wav", *written)


def test_a_file_is_no_folder_of_slices(tmp_path: Path) -> None:
    write_song(tmp_path / "song.wav")
    (tmp_path / "README.md").write_text("text")
    for out in (tmp_path / "README.md", tmp_path / "README.md" / "out"):
        command = [sys.executable, "-m", "tools.slice", tmp_path / "song.wav", "--bpm", "240", "--out", out]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 1
        assert done.stderr == f"slice: {tmp_path / 'README.md'} is a file; --out needs a folder.\n"
    assert (tmp_path / "README.md").read_text() == "text"


def test_a_file_is_no_folder_of_click_tracks(tmp_path: Path) -> None:
    """It is refused before the first song is cut."""
    write_song(tmp_path / "song.wav")
    (tmp_path / "check").write_text("text")
    command = [sys.executable, "-m", "tools.slice", tmp_path / "song.wav", "--bpm", "240", "--out", tmp_path / "out"]
    done = subprocess.run([*command, "--check", tmp_path / "check"], capture_output=True, text=True)
    assert done.stderr == f"slice: {tmp_path / 'check'} is a file; --check needs a folder.\n"
    assert not (tmp_path / "out").exists()


class KilledError(BaseException):
    """Stands for a kill -9."""


class Killer:
    """Ends the work at one write, rename or deletion of a file; a write is half done. Nothing works from then on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, operations: int) -> None:
        self.left = operations
        for name in ("write_bytes", "write_text", "replace", "unlink", "open"):
            monkeypatch.setattr(Path, name, self.watch(name, getattr(Path, name)))

    def watch(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def work(path: Path, *values: Any, **options: Any) -> Any:
            if name == "open" and values[:1] != ("a",):
                return real(path, *values, **options)
            self.left -= 1
            if self.left >= 0:
                return real(path, *values, **options)
            if self.left == -1 and name.startswith("write"):
                real(path, values[0][: len(values[0]) // 2], **options)
            raise KilledError

        return work


@pytest.mark.parametrize("again", [240.0, 120.0, 60.0])
def test_whatever_a_killed_run_has_left_the_next_one_knows(tmp_path: Path, again: float) -> None:
    """A run that cuts a song anew is killed at each of its operations; the next one leaves only its slices."""
    write_song(tmp_path / "song.wav")
    cut_once, fresh = tmp_path / "once", tmp_path / "fresh"
    run(cut_once, tmp_path / "song.wav", bpm=240)
    (cut_once / "song-9999.wav").write_bytes(b"mine")
    run(fresh, tmp_path / "song.wav", bpm=again)
    killed = 0
    while True:
        out = tmp_path / f"out{killed}"
        shutil.copytree(cut_once, out)
        try:
            with pytest.MonkeyPatch.context() as monkeypatch:
                Killer(monkeypatch, killed)
                run(out, tmp_path / "song.wav", bpm=120)
            break
        except KilledError:
            killed += 1
        run(out, tmp_path / "song.wav", bpm=again)
        assert (out / "song-9999.wav").read_bytes() == b"mine"
        (out / "song-9999.wav").unlink()
        assert sounds(out) == sounds(fresh)
        assert "0 of them new" in run(out, tmp_path / "song.wav", bpm=again)
    assert killed > 10


def test_a_process_that_ends_without_a_word_leaves_a_journal(tmp_path: Path) -> None:
    write_song(tmp_path / "song.wav")
    code = (
        "import os; from tools import slice; from tools.slice_folder import SliceFolder; write = SliceFolder.write\n"
        "SliceFolder.write = lambda self, name, data: os._exit(9) if '-0002' in name else write(self, name, data)\n"
        "slice.main()"
    )
    command = [sys.executable, "-c", code, tmp_path / "song.wav", "--bpm", "240", "--out", tmp_path]
    assert subprocess.run(command, capture_output=True).returncode == 9
    assert files(tmp_path).keys() == {"song.wav", "song-0000.wav", "song-0001.wav", JOURNAL, LOCKS["--out"]}
    run(tmp_path, tmp_path, bpm=120)
    assert files(tmp_path).keys() == {"song.wav", "song-0000.wav", "song-0001.wav"}
    assert len(soundfile.read(tmp_path / "song-0001.wav")[0]) == 2 * RATE


DIGEST = hashlib.blake2b(b"mine", digest_size=16).hexdigest()


@pytest.mark.parametrize("name", ["../mine.wav", "{}/mine.wav", "mine.txt", "a/../../mine.wav", 7])
def test_a_record_that_names_a_file_elsewhere_is_refused(tmp_path: Path, name: Any) -> None:
    """The journal, and slices.json of now and of earlier versions: what they name may be deleted."""
    out, name = tmp_path / "out", name.format(tmp_path) if isinstance(name, str) else name
    out.mkdir()
    for mine in (tmp_path / "mine.wav", out / "mine.txt"):
        mine.write_bytes(b"mine")
    song = {"song": "song", "bpm": 120, "slices": {"song-0000.wav": 0}}
    records = [
        (JOURNAL, json.dumps([name, 4, DIGEST]) + "\n"),
        (MANIFEST, json.dumps({"beats": 4, "songs": [{**song, "slices": {str(name): 0}}]})),
        (MANIFEST, json.dumps({"beats": 4, "songs": [{**song, "files": {str(name): [4, DIGEST]}}]})),
    ]
    for record, text in records:
        (out / record).write_text(text)
        with pytest.raises(SliceError, match="damaged"):
            SliceFolder(out, 4)
        (out / record).unlink()
    assert (tmp_path / "mine.wav").read_bytes() == (out / "mine.txt").read_bytes() == b"mine"


@pytest.mark.parametrize("digest", ["commit-config", "x/y", "", 5])
def test_a_journal_whose_hash_is_none_deletes_nothing(tmp_path: Path, digest: Any) -> None:
    """The hash is a part of the temporary file's name, which is deleted."""
    mine = tmp_path / ".a-commit-config.wav"
    mine.write_bytes(b"mine")
    (tmp_path / JOURNAL).write_text(json.dumps(["a.wav", 4, digest]) + "\n")
    with pytest.raises(SliceError, match="damaged"):
        SliceFolder(tmp_path, 4)
    assert mine.read_bytes() == b"mine"


def test_two_runs_do_not_write_into_one_folder(tmp_path: Path) -> None:
    """A killed run leaves the file of its lock, but not the lock."""
    song = tmp_path / "song.wav"
    soundfile.write(song, np.random.default_rng(0).uniform(-0.5, 0.5, 20_000), 4_000)
    command = [sys.executable, "-m", "tools.slice", song, "--bpm", "240", "--out", tmp_path / "out"]
    with lock_folder(tmp_path / "out"):
        done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 1
    said = f"slice: {tmp_path / 'out'} is being written by another tools.slice, process {os.getpid()}; wait for its end"
    assert done.stderr.startswith(said)
    assert not (tmp_path / "out").exists()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / LOCKS["--out"]).write_text("1")
    assert subprocess.run(command, capture_output=True).returncode == 0
    assert not (tmp_path / "out" / LOCKS["--out"]).exists()


def test_a_record_of_another_program_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text('{"tracks": []}')
    with pytest.raises(SliceError) as refused:
        SliceFolder(tmp_path, 4)
    assert str(refused.value) == (
        f"{tmp_path / MANIFEST} is damaged, or tools.slice did not write it (it has no 'songs'); move it, or choose "
        "another folder."
    )


SONG = {"song": "a", "bpm": 120, "slices": {"a.wav": 0}}


@pytest.mark.parametrize(
    "songs",
    [
        [{"bpm": 120, "slices": {"a.wav": 0}}],
        [SONG | {"slices": 3}],
        [SONG | {"bpm": "120"}],
        [SONG | {"files": ["a.wav"]}],
        [SONG | {"files": {"a.wav": 3}}],
        [SONG | {"files": {"a.wav": [3]}}],
        [SONG | {"settings": []}],
        [SONG | {"settings": {}, "sample_rate": 8000, "length": 8000}],
        [SONG],
        [[]],
        {},
        3,
    ],
)
def test_a_damaged_record_is_one_sentence(tmp_path: Path, songs: Any) -> None:
    text = json.dumps({"beats": 4, "songs": songs})
    (tmp_path / MANIFEST).write_text(text)
    with pytest.raises(SliceError, match="damaged"):
        SliceFolder(tmp_path, 4)
    assert (tmp_path / MANIFEST).read_text() == text


@pytest.mark.parametrize("data", [b"3", b"[]", b"{", b"\xff\xff", b"", b"[" * 100_000])
def test_a_record_that_is_none_is_one_sentence(tmp_path: Path, data: bytes) -> None:
    (tmp_path / MANIFEST).write_bytes(data)
    with pytest.raises(SliceError) as refused:
        read_tempo(tmp_path)
    assert re.search(r"did not write it \((it is no JSON|it is no object with names)\)", str(refused.value))


def test_a_slice_that_was_deleted_is_cut_again(tmp_path: Path) -> None:
    write_song(tmp_path / "song.wav")
    run(tmp_path, tmp_path)
    before = files(tmp_path)
    (tmp_path / "song-0001.wav").unlink()
    run(tmp_path, tmp_path)
    assert files(tmp_path).keys() == before.keys()


def make_earlier(out: Path, song: Path) -> None:
    """Make a folder as earlier versions wrote it: mono, without the paths, hashes and channels."""
    folder = SliceFolder(out, BEATS)
    (found,) = find_songs([song], out)
    cut_song(found, Cut(240.0, BEATS), folder)
    manifest = json.loads((out / MANIFEST).read_text())
    for entry in manifest["songs"]:
        for key in ("path", "stem", "files"):
            del entry[key]
        del entry["settings"]["channels"]
        for name in entry["slices"]:
            sound = soundfile.read(out / name, dtype="float32", always_2d=True)[0]
            soundfile.write(out / name, sound.mean(axis=1), RATE, subtype="FLOAT")
    (out / MANIFEST).write_text(json.dumps(manifest))


@pytest.mark.parametrize(("channels", "new"), [(1, 0), (2, 4)])
def test_folders_of_earlier_versions_are_read(tmp_path: Path, channels: int, new: int) -> None:
    """Their slices of a mono song are kept; those of a stereo song are cut anew, in stereo."""
    out, song = tmp_path / "out", tmp_path / "song.wav"
    write_song(song, channels=channels)
    make_earlier(out, song)
    tempo = read_tempo(out)
    assert tempo is not None
    assert tempo.bpm == 240
    assert f"holds 4 slices of 4 beats, {new} of them new" in run(out, song)
    assert [soundfile.info(path).channels for path in out.glob("*.wav")] == [channels] * 4
    assert "holds 2 slices of 4 beats, 2 of them new" in run(out, song, bpm=120)
    assert len(files(out)) == 2


def test_another_recording_among_the_slices_of_an_earlier_version_stays(tmp_path: Path) -> None:
    out, song = tmp_path / "out", tmp_path / "song.wav"
    write_song(song)
    make_earlier(out, song)
    write_song(out / "song-0002.wav", 3, rng_seed=5)
    before = files(out)
    with pytest.raises(SliceError, match=r"song-0002\.wav is in the way"):
        run(out, song, bpm=120)
    assert files(out) == before
    write_song(song, rng_seed=6)
    assert "song_2-0000.wav" in run(out, song)  # an earlier version does not say which song of this name it was
    assert before.items() <= files(out).items()


@pytest.mark.parametrize("target", ["nothing.json", "there.json"])
def test_a_link_in_the_place_of_slices_json_is_not_replaced(tmp_path: Path, target: str) -> None:
    (tmp_path / "there.json").write_text('{"beats": 4, "songs": []}')
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "slices.json").symlink_to(tmp_path / target)
    with pytest.raises(SliceError, match=r"slices\.json is a link, which would be replaced; choose another --out"):
        SliceFolder(tmp_path / "out", 4)
    if target == "nothing.json":
        with pytest.raises(SliceError, match=r"slices\.json is a link to nothing; delete it"):
            read_manifest(tmp_path / "out")
