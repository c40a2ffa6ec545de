"""Sounds that are dropped on the page."""

import concurrent.futures
import contextlib
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from checkout import ROOT
from osc_client import PATIENCE
from page_client import Client
from server.web import uploads

Upload = Callable[..., dict[str, str]]


def test_a_dropped_sound_can_be_searched_for(upload: Upload, dial, tmp_path: Path):
    soundfile.write(tmp_path / "mine.wav", np.sin(np.arange(9000) / 9), 22050)
    data = (tmp_path / "mine.wav").read_bytes()
    answer = upload("my kick.wav", data[:5000], data[5000:])
    path = Path(answer["path"])
    assert path.read_bytes() == data
    assert path.is_relative_to(tmp_path / "out")
    assert path.name.startswith("my-kick-")
    page = Client(dial())
    assert page.query("match_seed", 3, str(path), 0.2, reply="match")[0] == 3


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../../etc/passwd", "passwd-*.wav"),
        ("a\0b\n.flac", "a-b-*.flac"),
        ("", "sound-*.wav"),
        (".aiff", "sound-*.aiff"),
        ("x" * 300 + ".wav", "x" * uploads.MAX_STEM + "-*.wav"),
        ("Zoë é.W?V", "Zo-W-V-*.wav"),
        ("C:\\songs\\one two.aiff", "one-two-*.aiff"),
        ("a.tar.gz/", "sound-*.wav"),
    ],
)
def test_an_odd_name_becomes_a_plain_one(upload: Upload, tmp_path: Path, name: str, expected: str):
    path = Path(upload(name, b"data")["path"])
    assert path.match(expected)
    assert path.parent.parent == tmp_path / "out"
    assert upload(name, b"data")["path"] != str(path)


@pytest.mark.parametrize("size", [0, uploads.MAX_SIZE + 1, -1, "", "many", "9" * 30, "1e3", "²"])
def test_a_wrong_size(upload: Upload, size: object):
    assert "can be dropped" in upload("a.wav", size=size)["error"]


@pytest.mark.parametrize("pieces", [(b"abc", b"de"), ("text",), (b"abc", "text")])
def test_what_is_not_the_file(upload: Upload, pieces: tuple, tmp_path: Path):
    assert "is not 4 bytes" in upload("a.wav", *pieces, size=4)["error"]
    assert files(tmp_path) == []


def test_a_file_that_is_cut_off_is_not_there(dial, upload: Upload, tmp_path: Path):
    cut = dial("upload?name=a.wav&size=4")
    cut.send(b"abc")
    cut.close()
    other = upload("b.wav", b"data")["path"]
    while len(files(tmp_path)) > 1:  # its thread is about to see it
        pass
    assert files(tmp_path) == [Path(other)]


def test_a_file_that_does_not_go_on(upload: Upload, monkeypatch, tmp_path: Path):
    monkeypatch.setattr(uploads, "SLOW", 0.0)
    assert upload("a.wav", b"abc", size=4)["error"] == "1 bytes of 'a.wav' did not come."
    assert files(tmp_path) == []


def test_the_newest_files_stay_until_the_end(upload: Upload, monkeypatch, web, tmp_path: Path):
    monkeypatch.setattr(uploads, "KEPT", 2)
    paths = [Path(upload("a.wav", b"data")["path"]) for _ in range(4)]
    assert sorted(files(tmp_path)) == sorted(paths[2:])
    web.close()
    assert list((tmp_path / "out").iterdir()) == []


def test_the_folder_of_a_killed_session_is_deleted_by_the_next(upload: Upload, tmp_path: Path):
    living, out = Path(upload("a.wav", b"data")["path"]), tmp_path / "out"
    foreign = out / "dropped-by-me" / "kick-0123abcd.wav"
    foreign.parent.mkdir()
    foreign.write_bytes(b"mine")
    code = "import os, sys; from pathlib import Path; from server.web.uploads import Uploads; "
    code += "Uploads(Path(sys.argv[1]))._name('b.wav').write_bytes(b'data'); os._exit(9)"
    subprocess.run([sys.executable, "-c", code, str(out)], cwd=ROOT, check=False)
    assert len(files(tmp_path)) == 3
    uploads.Uploads(out)
    assert sorted(files(tmp_path)) == sorted([living, foreign])
    assert len(list(out.iterdir())) == 2


def test_a_file_of_a_person_among_dropped_sounds_stays(upload: Upload, web, tmp_path: Path):
    dropped = Path(upload("a.wav", b"data")["path"])
    mine = dropped.with_name("mine.wav")
    mine.write_bytes(b"mine")
    web.close()
    assert files(tmp_path) == [mine]


def test_a_folder_that_takes_nothing(upload: Upload, web, tmp_path: Path):
    (tmp_path / "out").rmdir()
    answer = upload("a.wav", b"data")
    assert answer["error"].startswith("'a.wav' cannot be kept: ")
    (tmp_path / "out").mkdir()


def test_a_text_frame_is_no_size(dial):
    socket = dial("upload?size=4")
    socket.send("four")
    assert "is not 4 bytes" in str(socket.recv(PATIENCE))


def files(tmp_path: Path) -> list[Path]:
    """The files that were dropped, also those that are being written."""
    found = (tmp_path / "out").glob("dropped-*/*")
    return [path for path in found if path.name != uploads.LOCK]


def test_the_first_files_may_come_together(upload: Upload, monkeypatch, tmp_path: Path):
    """Each made a folder, and the end deleted the last one alone."""
    both = threading.Barrier(2)
    make = uploads.tempfile.mkdtemp

    def slow(**given: Any) -> str:
        with contextlib.suppress(threading.BrokenBarrierError):
            both.wait(0.2)
        return make(**given)

    monkeypatch.setattr(uploads.tempfile, "mkdtemp", slow)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        paths = [Path(answer["path"]) for answer in pool.map(upload, ("a.wav", "b.wav"), (b"a", b"b"))]
    assert paths[0].parent == paths[1].parent


def test_a_folder_that_was_deleted_is_made_anew(upload: Upload, web, tmp_path: Path):
    first = Path(upload("a.wav", b"data")["path"])
    shutil.rmtree(first.parent)
    second = Path(upload("a.wav", b"data")["path"])
    assert second.is_file()
    web.close()
    assert not second.parent.exists()
