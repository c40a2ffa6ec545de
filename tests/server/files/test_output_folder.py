import contextlib
import errno
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from inference.files.atomic_file import HOST
from inference.files.png import write_png
from inference.files.wav import Tags, write_wav
from inference.renderer import Renderer
from inference.search.synth.parameters import NAMES
from inference.search.synth.patches import write_patch
from osc_client import PATIENCE, Client
from server.files.disk_limit import DAY, HOUR, SESSIONS
from server.files.opened_folder import HAS_DIR_FD
from server.files.output_folder import KEPT, OutputFolder
from server.protocol.errors import CommandError


def answer(client: Client, text: str) -> tuple[str, str]:
    """The name or code that set_target_dir is answered with, and the text."""
    name, arguments = client.query("set_target_dir", text)
    return (arguments[2], arguments[3]) if name == "error" else (name, arguments[0])


def test_a_folder_inside_the_roots(client: Client, seed: list, tmp_path: Path):
    target = tmp_path / "ma musique été"
    assert answer(client, target.as_posix()) == ("msg", f"The target folder is {target.as_posix()}")
    assert client.query("set_target_dir") == client.query("get_target_dir")
    path = client.query("generate_single_wav_id", 1, seed)[1][1]
    assert Path(path).parent == target
    assert "\\" not in path
    assert Path(path).is_file()


@pytest.mark.parametrize("text", ["music", "./music", "../music", "", "."])
def test_a_relative_folder_is_refused(client: Client, text: str):
    assert answer(client, text)[0] == "bad_arguments"


def test_folders_outside_of_the_roots_are_refused(start, tmp_path: Path, monkeypatch):
    """Also by `..` and by a symbolic link; nothing is created there."""
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    for folder in (inside, outside, tmp_path / "home", tmp_path / "temp"):
        folder.mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temp"))
    client = Client(start(out_dir=inside, allow_dirs=(tmp_path / "allowed",)).socket.address[1])
    (inside / "link").symlink_to(outside)
    for path in (
        outside,
        outside / "new",
        inside / ".." / "outside",
        inside / "link",
        inside / "link" / "new",
        Path("/"),
    ):
        assert answer(client, str(path))[0] == "not_allowed", path
    assert not list(outside.iterdir())
    assert answer(client, "~/loops")[0] == "msg"
    assert (tmp_path / "home" / "loops").is_dir()
    assert answer(client, str(tmp_path / "allowed"))[0] == "msg"


def test_a_folder_that_becomes_a_way_out_is_refused_at_writing(start, seed: list, tmp_path: Path, monkeypatch):
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir()
    outside.mkdir()
    monkeypatch.setenv("HOME", str(inside))
    monkeypatch.setattr("tempfile.tempdir", str(inside))
    client = Client(start(out_dir=inside).socket.address[1])
    assert answer(client, str(inside / "loops"))[0] == "msg"
    (inside / "loops").rmdir()
    (inside / "loops").symlink_to(outside)
    assert client.error("generate_single_wav", seed) == "not_allowed"
    assert not list(outside.iterdir())


@pytest.mark.parametrize("has_dir_fd", [HAS_DIR_FD, False])
@pytest.mark.parametrize("own", [True, False])
def test_a_folder_that_becomes_a_way_out_while_a_request_renders(
    start, allow_loops, tmp_path: Path, monkeypatch, has_dir_fd: bool, own: bool
):
    """No sound, no picture and no list of sessions is written outside; nothing is left behind."""
    monkeypatch.setattr("server.files.opened_folder.HAS_DIR_FD", has_dir_fd)
    inside, outside, away = (tmp_path / name for name in ("inside", "outside", "away"))
    inside.mkdir()
    outside.mkdir()
    client = Client(start(**({"out_dir": inside} if own else {})).socket.address[1])
    if not own:
        assert answer(client, str(inside))[0] == "msg"
    rendering, loops = threading.Event(), Renderer.loops
    monkeypatch.setattr(Renderer, "loops", lambda *arguments: rendering.set() or loops(*arguments))
    client.send("generate_single_wav_id_img", 1, ZEROS)
    assert rendering.wait(PATIENCE)  # the folder is open then
    inside.rename(away)
    inside.symlink_to(outside)
    allow_loops(1)
    kind, (_, id, code, text) = client.ending()
    assert (kind, id, code) == ("error", 1, "io")
    assert "was replaced while a file was written into it" in text
    assert list(outside.iterdir()) == []
    assert [path.name for path in away.iterdir()] == ([SESSIONS] if own else [])


@pytest.mark.skipif(not HAS_DIR_FD, reason="the platform has no descriptors of folders")
def test_nothing_is_deleted_through_a_link(client: Client, tmp_path: Path):
    """A folder whose files go by the slot's rule has become a link to another one."""
    (outside := tmp_path / "outside").mkdir()
    assert answer(client, str(tmp_path / "loops"))[0] == "msg"
    paths = [Path(client.query("generate_single_wav_id", 1, ZEROS)[1][1]) for _ in range(2)]
    for path in paths:
        (outside / path.name).write_text("mine")
    (tmp_path / "loops").rename(tmp_path / "away")
    (tmp_path / "loops").symlink_to(outside)
    assert answer(client, str(tmp_path / "out"))[0] == "msg"
    for _ in range(KEPT):
        assert client.query("generate_single_wav_id", 1, ZEROS)[0] == "wav_id"
    assert all(path.read_text() == "mine" for path in paths)


def test_a_folder_that_becomes_a_way_out_while_it_is_made(tmp_path: Path, monkeypatch):
    """The folder is looked at again once it is there."""
    (home := tmp_path / "home").mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    monkeypatch.setattr("tempfile.tempdir", str(home))
    folder = OutputFolder(home, ())
    (tmp_path / "outside").mkdir()
    make = Path.mkdir

    def make_link(path: Path, exist_ok: bool) -> None:
        path.symlink_to(tmp_path / "outside")
        make(path, exist_ok=exist_ok)

    monkeypatch.setattr(Path, "mkdir", make_link)
    with pytest.raises(CommandError, match="is outside"):
        folder.set(str(home / "new"))
    assert folder.target == home


@pytest.mark.parametrize("nothing_can_be_written", [False, True])
def test_the_working_folder_is_no_temporary_folder(tmp_path: Path, monkeypatch, nothing_can_be_written: bool):
    """tempfile takes it where no temporary folder can be written."""
    out, work, home = (tmp_path / name for name in ("out", "work", "home"))
    for folder in (out, work, home):
        folder.mkdir()
    monkeypatch.chdir(work)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    monkeypatch.setattr("tempfile.tempdir", None)
    candidates = [str(tmp_path / "none")] if nothing_can_be_written else [str(tmp_path / "none"), str(work)]
    monkeypatch.setattr("tempfile._candidate_tempdir_list", lambda: candidates)
    with pytest.raises(CommandError, match="is outside"):
        OutputFolder(out, ()).set(str(work / "loops"))
    assert list(work.iterdir()) == []


def test_the_temporary_folder_is_a_root_from_inside_of_it(tmp_path: Path, monkeypatch):
    (temporary := tmp_path / "tmp").mkdir()
    monkeypatch.chdir(temporary)
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    (out := tmp_path / "out").mkdir()
    assert OutputFolder(out, ()).set(str(temporary / "loops")) == temporary / "loops"


def test_folders_that_cannot_be_written(client: Client, seed: list, tmp_path: Path):
    (tmp_path / "file").write_text("")
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    before = client.query("get_target_dir")
    for path in ("file", "missing/missing", "file/new", "circle", "n" * 300):
        code, text = answer(client, str(tmp_path / path))
        assert code == "io", path
        assert text.endswith(".")
    assert answer(client, "/" + "x" * 60_000)[0] in ("io", "not_allowed")
    assert client.query("get_target_dir") == before
    assert client.query("generate_single_wav", seed)[0] == "wav"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows refuses such names")
def test_a_folder_that_no_reply_can_name(client: Client, tmp_path: Path):
    """The paths in replies hold no control characters and no bytes that are no UTF-8; blanks of all kinds may stay."""
    for name in ("two\nlines", "\x1b[2J", "a\u2028b"):
        code, text = answer(client, str(tmp_path / name))
        assert code == "io"
        assert text.isprintable()
        assert not (tmp_path / name).exists()
    with contextlib.suppress(OSError):  # macOS refuses it
        (stray := tmp_path / "caf\udce9").mkdir()
        (tmp_path / "link").symlink_to(stray)
        assert answer(client, str(tmp_path / "link"))[0] == "io"
    assert answer(client, str(tmp_path / "ideographic\u3000blank"))[0] == "msg"


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="only Linux has a folder that nobody can write")
def test_a_folder_that_nobody_can_write(start):
    client = Client(start(allow_dirs=(Path("/proc"),)).socket.address[1])
    assert answer(client, "/proc/self")[0] == "io"


def test_a_folder_that_vanishes(client: Client, seed: list, tmp_path: Path):
    assert answer(client, str(tmp_path / "gone"))[0] == "msg"
    (tmp_path / "gone").rmdir()
    assert client.error("generate_single_wav", seed) == "io"
    assert client.alive()


def test_the_newest_of_each_slot_are_kept(client: Client, seed: list, tmp_path: Path):
    mine = tmp_path / "out" / "mine.wav"
    mine.write_text("mine")
    other = client.query("generate_single_wav_id", 2, seed)[1][1]
    answers = [client.query("generate_single_wav_id_img", 1, seed)[1][1:3] for _ in range(KEPT + 3)]
    kept = [files for files in answers if all(Path(file).exists() for file in files)]
    assert kept == answers[-KEPT:]
    assert not any(Path(file).exists() for files in answers[:3] for file in files)
    assert Path(other).exists()
    assert mine.read_text() == "mine"
    assert not [name for name in os.listdir(tmp_path / "out") if name.startswith(".")]


def test_slots_that_are_remembered_are_bounded(tmp_path: Path, monkeypatch):
    """The one that was used longest ago is forgotten; its files stay."""
    monkeypatch.setattr("server.files.output_folder.MAX_SLOTS", 3)
    folder = OutputFolder(tmp_path, ())

    def write(slot: int) -> Path:
        with folder.answer(tmp_path, "single", slot, ".wav") as (path,):
            path.touch()
        return path

    forgotten = write(0)
    for slot in (1, 2, 1, 3):
        write(slot)
    paths = [write(0) for _ in range(KEPT)]
    assert all(path.exists() for path in (forgotten, *paths))
    write(0)
    assert not paths[0].exists()
    assert len(folder._written) == 3


ZEROS = [0.0] * 64
ANSWERS = {
    "generate_single_wav": ([ZEROS], "write_wav"),
    "generate_single_wav_id_img": ([1, ZEROS], "write_png"),
    "generate_random_fade": ([2, 1.0, ZEROS], "write_wav"),
    "generate_fade": ([1, 2, ZEROS, ZEROS], "write_wav"),
    "generate_pingpong": ([1, 2, ZEROS, ZEROS], "write_wav"),
}


@pytest.mark.parametrize("command", ANSWERS)
def test_a_full_disk_costs_nothing_that_was_there(client: Client, command: str, tmp_path: Path, monkeypatch):
    """Each slot holds as many answers as stay; the requests that fail delete none of them and leave nothing."""

    def refuse(*_: object, **_by_name: object) -> float:
        raise OSError("a.wav cannot be written: No space left on device.")

    arguments, fails = ANSWERS[command]
    for _ in range(KEPT):
        assert client.query(command, *arguments)[0].startswith("wav")
    before = sorted((tmp_path / "out").iterdir())
    monkeypatch.setattr(f"server.commands.generate.{fails}", refuse)
    errors = [client.query(command, *arguments)[1] for _ in range(KEPT + 1)]
    assert {error[2:] for error in errors} == {
        ("io", "A file could not be written: a.wav cannot be written: No space left on device.")
    }
    assert sorted((tmp_path / "out").iterdir()) == before


def test_a_cancelled_row_costs_nothing_that_was_there(client: Client, allow_loops, tmp_path: Path):
    allow_loops(KEPT + 1)
    for _ in range(KEPT):
        assert client.query("generate_single_wav_id", 1, ZEROS)[0] == "wav_id"
    before = sorted((tmp_path / "out").iterdir())
    client.send("generate_fade", 1, 4, ZEROS, ZEROS)
    assert client.receive()[0] == "progress"
    assert client.query("cancel", 1) == ("msg", ("1 request was cancelled.",))
    allow_loops(1)
    assert client.ending()[0] == "cancelled"
    assert sorted((tmp_path / "out").iterdir()) == before


def test_sounds_without_an_id_are_one_slot(client: Client):
    paths = [Path(client.query("generate_single_wav", ZEROS)[1][0]) for _ in range(KEPT + 2)]
    assert [path.exists() for path in paths] == [False] * 2 + [True] * KEPT


def replace(path: Path) -> None:
    """As a sampler that saves a sound of its own under this name."""
    path.unlink()
    path.write_bytes(bytes(SIZE))


def edit(path: Path) -> None:
    """As an editor that changes the sound in place, and keeps the length and all that stands behind the sound."""
    data = bytearray(path.read_bytes())
    data[100:140] = bytes(range(40))
    path.write_bytes(data)


@pytest.mark.parametrize("change", [replace, edit])
def test_a_sound_that_was_changed_since_is_not_deleted_for_newer_ones(client: Client, change):
    path, picture = map(Path, client.query("generate_single_wav_id_img", 1, ZEROS)[1][1:3])
    change(path)
    mine = path.read_bytes()
    for _ in range(KEPT + 1):
        client.query("generate_single_wav_id_img", 1, ZEROS)
    assert path.read_bytes() == mine
    assert not picture.exists()


GB = 1e-9  # of a byte
TAGS = Tags(128.0, 4, {"model": "techno"})
SIZE = 1_370  # bytes of a file of write


def write(folder: OutputFolder, slot: int, days: float) -> Path:
    """An answer of SIZE bytes, that many days old."""
    with folder.answer(folder.target, "single", slot, ".wav") as (path,):
        write_wav(path, [np.zeros(573, np.float32)], 48_000, 16, tags=TAGS)
        changed = time.time() - days * DAY
        os.utime(path, (changed, changed))
    assert path.stat().st_size == SIZE
    return path


def test_the_daemons_folder_is_bounded_over_all_sessions(tmp_path: Path):
    """The oldest go first, whoever wrote them; a file with such a name that no daemon wrote stays."""
    recording = tmp_path / "fade-202401-00012.wav"
    recording.write_bytes(bytes(100_000))
    os.utime(recording, (0, 0))
    first = OutputFolder(tmp_path, (), 20 * SIZE * GB)
    old = [write(first, slot, 30 - slot) for slot in range(10)]
    assert first.own.size == 10 * SIZE
    second = OutputFolder(tmp_path, (), 20 * SIZE * GB)
    assert second.own.size == 10 * SIZE
    new = [write(second, slot, 2) for slot in range(11)]
    assert [path.exists() for path in old] == [False] * 2 + [True] * 8  # a spare twentieth is freed, too
    assert all(path.exists() for path in new)
    assert (second.own.size, second.own.removed) == (19 * SIZE, 2)
    assert recording.exists()


@pytest.mark.parametrize("change", [replace, edit])
def test_a_sound_that_was_changed_since_is_not_deleted_for_the_limit(tmp_path: Path, change):
    """It counts no more, either: the limit is one of the daemon's sounds."""
    folder = OutputFolder(tmp_path, (), 5 * SIZE * GB)
    mine = write(folder, 0, 30)
    change(mine)
    os.utime(mine, (0, 0))
    sounds = [write(folder, slot, 20 - slot) for slot in range(1, 8)]
    assert mine.exists()
    assert [sound.exists() for sound in sounds] == [False] * 3 + [True] * 4


def write_a_patch(path: Path) -> None:
    with write_patch(path, np.zeros(len(NAMES), np.float32)):
        pass


@pytest.mark.parametrize(
    ("write_file", "suffix", "word"),
    [
        (lambda path: write_png(path, np.zeros((8, 8), np.float32)), ".png", b"loopseed"),
        (write_a_patch, ".json", b"cutoff"),
    ],
)
def test_a_picture_or_patch_that_was_changed_since_is_not_deleted_for_the_limit(
    tmp_path: Path, write_file: Callable[[Path], None], suffix: str, word: bytes
):
    folder = OutputFolder(tmp_path, (), 1 * GB)
    written = []
    for slot in range(2):
        with folder.answer(folder.target, "single", slot, suffix) as (path,):
            write_file(path)
            if slot == 0:
                data = path.read_bytes()
                assert word in data
                path.write_bytes(data.replace(word, b"my " + word))
            os.utime(path, (0, 0))
        written.append(path)
    assert [path.exists() for path in written] == [True, False]


def test_the_folder_is_left_alone_for_an_hour_where_too_little_can_be_deleted(tmp_path: Path, monkeypatch):
    """As under Windows, where files are open; else it would be read anew for each sound."""
    folder = OutputFolder(tmp_path, (), 5 * SIZE * GB)
    for slot in range(5):
        write(folder, slot, 30)
    read = folder.own._find
    walks = []
    monkeypatch.setattr(folder.own, "_find", lambda: walks.append(1) or read())
    with monkeypatch.context() as patch:
        patch.setattr("server.files.disk_limit.delete_file", refuse_to_delete)
        for slot in range(5, 10):
            write(folder, slot, 30)
    assert len(walks) == 1
    later = time.monotonic() + HOUR
    monkeypatch.setattr("time.monotonic", lambda: later)
    write(folder, 10, 30)
    assert len(walks) == 2
    assert folder.own.size <= 5 * SIZE


def refuse_to_delete(path: Path) -> None:
    if path.name.startswith("single"):  # and not a temporary file
        raise PermissionError(13, "The process cannot access the file", str(path))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no flag that keeps from following a link")
def test_a_link_in_the_lists_place_is_not_followed(tmp_path: Path):
    """Its target is not written to, and no file is deleted by what stands in it."""
    (mine := tmp_path / "mine.txt").write_text("202401\n")
    (own := tmp_path / "own").mkdir()
    recording = own / "fade-202401-00012.wav"
    recording.write_bytes(bytes(100_000))
    os.utime(recording, (0, 0))
    (own / SESSIONS).symlink_to(mine)
    folder = OutputFolder(own, (), 20 * SIZE * GB)
    with pytest.raises(OSError, match=SESSIONS), folder.answer(own, "single", 1, ".wav"):
        pass
    assert mine.read_text() == "202401\n"
    assert recording.exists()
    assert folder.own.size == 0


def test_no_file_of_the_last_day_is_deleted(tmp_path: Path, monkeypatch):
    folder = OutputFolder(tmp_path, (), 5 * SIZE * GB)
    paths = [write(folder, slot, 0.9) for slot in range(10)]
    assert all(path.exists() for path in paths)
    assert folder.own.size == 10 * SIZE
    now, monotonic = time.time() + DAY, time.monotonic() + DAY
    monkeypatch.setattr("time.time", lambda: now)
    monkeypatch.setattr("time.monotonic", lambda: monotonic)
    write(folder, 10, 0)
    assert sum(path.exists() for path in paths) == 3


def test_the_limit_can_be_switched_off(tmp_path: Path):
    folder = OutputFolder(tmp_path, (), 0)
    assert all(path.exists() for path in [write(folder, slot, 100) for slot in range(20)])


def test_a_folder_that_a_client_chose_has_no_limit(start, tmp_path: Path):
    client = Client(start(keep_gb=1_000 * GB).socket.address[1])
    assert answer(client, str(tmp_path / "project"))[0] == "msg"
    for slot in range(3):
        path = Path(client.query("generate_single_wav_id", slot, ZEROS)[1][1])
        os.utime(path, (0, 0))
    assert len(list((tmp_path / "project").iterdir())) == 3
    status = client.query("status")[1]
    assert status[9:11] == (0.0, 0)


def test_the_status_counts_what_is_kept_and_deleted(start, tmp_path: Path):
    client = Client(start(keep_gb=1_000 * GB).socket.address[1])
    first = Path(client.query("generate_single_wav_id", 1, ZEROS)[1][1])
    assert client.query("status")[1][9:11] == (pytest.approx(first.stat().st_size / 1e6), 0)
    os.utime(first, (0, 0))
    monotonic = time.monotonic() + DAY
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("time.monotonic", lambda: monotonic)  # the daemon looks at its files again
        second = Path(client.query("generate_single_wav_id", 2, ZEROS)[1][1])
    assert client.query("status")[1][9:11] == (pytest.approx(second.stat().st_size / 1e6), 1)
    assert (first.exists(), second.exists()) == (False, True)


def test_files_that_are_deleted_by_hand_cost_no_other_file(tmp_path: Path):
    """They are counted until the limit seems to be reached; the folder is read anew then, before anything goes."""
    folder = OutputFolder(tmp_path, (), 5 * SIZE * GB)
    sounds = [write(folder, slot, 30 - slot) for slot in range(5)]
    for sound in sounds[:2]:
        sound.unlink()
    assert folder.own.size == 5 * SIZE
    sounds += [write(folder, slot, 30 - slot) for slot in (5, 6)]
    assert all(sound.exists() for sound in sounds[2:])
    assert (folder.own.size, folder.own.removed) == (5 * SIZE, 0)
    assert OutputFolder(tmp_path, (), 0).own.size == 5 * SIZE


def test_two_daemons_share_a_folder(start, seed: list):
    paths = [Client(start().socket.address[1]).query("generate_single_wav_id", 1, seed)[1][1] for _ in range(2)]
    assert paths[0] != paths[1]
    assert Path(paths[0]).read_bytes() == Path(paths[1]).read_bytes()


def test_a_name_that_is_taken_is_left_alone(tmp_path: Path):
    folder = OutputFolder(tmp_path, (), 0)
    with folder.answer(folder.target, "single", 1, ".wav") as (first,):
        first.write_bytes(b"1")
    mine = first.with_name(first.name.replace("00001", "00002"))
    mine.write_bytes(b"mine")
    with contextlib.suppress(KeyError), folder.answer(folder.target, "single", 1, ".wav") as files:
        write_wav(files[0], [np.zeros(573, np.float32)], 48_000, folder=files.folder)
        assert files[0].exists()
        raise KeyError
    assert mine.read_bytes() == b"mine"
    assert sorted(tmp_path.glob("*.wav")) == [first, mine]


def test_a_foreign_file_in_the_place_of_one_that_was_written_is_kept(tmp_path: Path):
    folder = OutputFolder(tmp_path, (), 0)
    with contextlib.suppress(KeyError), folder.answer(folder.target, "single", 1, ".wav", ".png") as files:
        write_wav(files[0], [np.zeros(573, np.float32)], 48_000, folder=files.folder)
        (tmp_path / "mine").write_bytes(b"mine")
        (tmp_path / "mine").replace(files[0])
        raise KeyError
    assert files[0].read_bytes() == b"mine"


def test_without_links_the_name_is_taken_before_the_rename(tmp_path: Path, monkeypatch):
    """Another program that makes the file a moment before the rename gets an error, as everywhere."""
    folder, rename = OutputFolder(tmp_path, (), 0), os.rename

    def rename_late(old: str, new: str, **options: Any) -> None:
        with pytest.raises(FileExistsError):
            files[0].open("x")
        rename(old, new, **options)

    monkeypatch.setattr("os.link", refuse_links)
    monkeypatch.setattr("os.rename", rename_late)
    with folder.answer(folder.target, "single", 1, ".wav") as files:
        write_wav(files[0], [np.zeros(573, np.float32)], 48_000, folder=files.folder)
    assert files[0].stat().st_size > 573


def refuse_links(*_: object, **_by_name: object) -> None:
    """As FAT does."""
    raise OSError(errno.EPERM, os.strerror(errno.EPERM))


@pytest.mark.parametrize("has_links", [True, False])
@pytest.mark.parametrize("has_dir_fd", [HAS_DIR_FD, False])
def test_a_file_that_somebody_makes_during_a_render_is_not_replaced(
    start, allow_loops, tmp_path: Path, monkeypatch, has_dir_fd: bool, has_links: bool
):
    """The name was free when the request began; the sound is one error, and leaves nothing."""
    monkeypatch.setattr("server.files.opened_folder.HAS_DIR_FD", has_dir_fd)
    if not has_links:
        monkeypatch.setattr("os.link", refuse_links)
    client = Client(start().socket.address[1])
    allow_loops(1)
    first = Path(client.query("generate_single_wav_id_img", 1, ZEROS)[1][1])
    rendering, loops = threading.Event(), Renderer.loops
    monkeypatch.setattr(Renderer, "loops", lambda *arguments: rendering.set() or loops(*arguments))
    for number, suffix in ((2, ".wav"), (3, ".png")):
        rendering.clear()
        client.send("generate_single_wav_id_img", 1, ZEROS)
        assert rendering.wait(PATIENCE)
        before = set(first.parent.iterdir())
        mine = first.with_name(first.name.replace("00001", f"{number:05d}")).with_suffix(suffix)
        mine.write_bytes(b"mine")
        allow_loops(1)
        kind, (_, id, code, text) = client.ending()
        assert (kind, id, code) == ("error", 1, "io")
        assert "Another program has just made this file; ask again" in text
        assert mine.read_bytes() == b"mine"
        assert {*before, mine} == set(first.parent.iterdir())
    allow_loops(1)
    assert client.query("generate_single_wav_id_img", 1, ZEROS)[0] == "wav_id_img"
    assert not [path for path in first.parent.iterdir() if path.name.startswith(".")]


def test_a_file_that_somebody_makes_during_a_request_that_fails_is_kept(tmp_path: Path):
    folder = OutputFolder(tmp_path, (), 0)
    with contextlib.suppress(KeyError), folder.answer(folder.target, "single", 1, ".wav") as (path,):
        path.write_bytes(b"mine")
        raise KeyError
    assert path.read_bytes() == b"mine"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not keep the time of any change")
def test_a_sound_whose_time_was_set_back_is_kept(tmp_path: Path):
    folder = OutputFolder(tmp_path, (), 0)
    written = []
    for _ in range(KEPT + 1):
        with folder.answer(folder.target, "single", 1, ".wav") as (path,):
            path.write_bytes(b"sound")
        written.append(path)
        if len(written) == 1:
            status = path.stat()
            path.write_bytes(b"edits")
            os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert all(path.exists() for path in written)


@pytest.mark.skipif(sys.platform == "win32", reason="needs pipes with a name")
def test_a_pipe_in_the_place_of_the_list_is_an_error_and_no_wait(tmp_path: Path):
    os.mkfifo(tmp_path / SESSIONS)
    folder = OutputFolder(tmp_path, (), 1)
    with (
        pytest.raises(OSError, match=r"no file|device"),
        folder.answer(folder.target, "single", 1, ".wav"),
    ):
        pass


def test_a_list_without_a_last_line_end_keeps_its_sessions(tmp_path: Path):
    first = OutputFolder(tmp_path, (), 0)
    write(first, 1, 0)
    path = tmp_path / SESSIONS
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    write(OutputFolder(tmp_path, (), 0), 1, 0)
    assert len({line for line in path.read_text(encoding="utf-8").splitlines()[1:] if len(line) == 6}) == 2


def test_what_a_killed_daemon_left_in_a_chosen_folder_goes_before_the_next_sound(client: Client, tmp_path: Path):
    """Whatever its age, since its process has ended; of processes that run, nothing goes."""
    folder = tmp_path / "project"
    folder.mkdir()
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    stem = ".single1-aaaaaa-00001-"
    left = folder / f"{stem}{HOST}{ended.pid:08x}{'0' * 16}.wav"
    running = folder / f"{stem}{HOST}{os.getppid():08x}{'0' * 16}.wav"
    foreign = folder / f"{stem}{'f' * 32}.wav"  # of another computer
    others = [running, folder / ".single1-aaaaaa-00001-mine.wav", foreign]
    others += [folder / left.name.replace("00001", "\N{ARABIC-INDIC DIGIT ZERO}" * 5)]
    for path in (left, *others):
        path.write_text("half")
    two_hours_ago = time.time() - 7200
    os.utime(running, (two_hours_ago, two_hours_ago))  # a long row is written at its end
    assert answer(client, str(folder))[0] == "msg"
    assert client.query("generate_single_wav", ZEROS)[0] == "wav"
    assert not left.exists()
    assert all(path.exists() for path in others)
