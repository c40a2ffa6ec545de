"""From a recorded tone to a patch, over the wire."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from checkout import ROOT
from inference.files.wav import is_own_sound
from inference.search.patch.match import Match
from inference.search.patch.objective import Answer
from inference.search.patch.target import read_target
from inference.search.synth.parameters import NAMES
from inference.search.synth.patches import is_own_patch, read_patch, to_parameters, to_position
from inference.search.synth.synth import Note
from inference.search.worker import FoundPatch
from osc_client import PATIENCE, Client
from server.files.opened_folder import HAS_DIR_FD

RENDERS = 120


@pytest.fixture
def tone(tmp_path: Path) -> Path:
    """A decaying tone of 0.2 s."""
    time, path = np.arange(4410) / 22050, tmp_path / "a tone.wav"
    soundfile.write(path, 0.5 * np.sin(2 * np.pi * 220 * time) * np.exp(-9 * time), 22050)
    return path


@pytest.fixture
def search(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """A search that gives an answer of 9 dB at once, and after the event one of 8 dB; it must be closed."""
    asked, begun, ended = threading.Event(), [], []

    def run(*_: object) -> Iterator[FoundPatch]:
        begun.append(1)
        try:
            for distance in (9.0, 8.0):
                yield FoundPatch(Answer(np.full(len(NAMES), 0.5, np.float32), distance), Note(0.1), 0.2)
                asked.wait(PATIENCE)
        finally:
            ended.append(1)

    monkeypatch.setattr("server.commands.match.run_patch_search", run)
    yield asked
    assert begun == ended


def test_a_patch_is_found(client: Client, tone: Path) -> None:
    """Candidates that get better, every parameter, and the patch: the one that the same search finds here."""
    assert client.query("set_target_sr", 32000)[0] == "msg"
    assert client.query("set_channels", 2)[0] == "msg"
    client.send("match_patch", 4, str(tone), "built-in", RENDERS)
    replies = [client.receive()]
    while replies[-1][0] != "patch":
        replies.append(client.receive())
    names = [name for name, _ in replies]
    count = names.count("patch_candidate")
    assert names == ["patch_candidate"] * count + ["patch_parameter"] * len(NAMES) + ["patch"]
    distances = [distance for _, (_, distance) in replies[:count]]
    assert distances == sorted(set(distances), reverse=True)
    id, distance, preset, sound = replies[-1][1]
    *_, last = Match(read_target(tone), RENDERS).run()
    assert (id, distance) == (4, pytest.approx(last.best.distance, rel=1e-5))
    assert distance == distances[-1]
    heard = {name: value for _, (_, name, value) in replies[count:-1]}
    assert list(heard) == list(NAMES)
    assert heard == pytest.approx(to_parameters(last.best.position), rel=1e-4, abs=1e-6)
    assert is_own_patch(Path(preset))
    assert np.allclose(read_patch(Path(preset)), to_position(to_parameters(last.best.position)), atol=1e-4)
    assert is_own_sound(Path(sound))
    heard, rate = soundfile.read(sound)
    assert (rate, heard.shape[1]) == (32000, 2)
    assert len(heard) == pytest.approx(6400, abs=5)
    assert np.array_equal(heard[:, 0], heard[:, 1])
    assert np.abs(heard).max() == pytest.approx(0.7, abs=0.01)
    _, (_, _, code, text) = client.query("seed_of", 1, sound)
    assert code == "bad_arguments"
    assert text.endswith("is the sound of a patch of a synthesiser, which has no seed.")


def test_it_is_cancelled_between_two_generations(client: Client, tone: Path, search, tmp_path: Path) -> None:
    """And a sound is made meanwhile: the search holds up nothing."""
    client.send("match_patch", 4, str(tone))
    assert client.receive() == ("patch_candidate", (4, 9.0))
    sound = client.query("generate_single_wav_id", 1, [0.0] * 64)[1][1]
    client.send("cancel", 4)
    assert client.ending()[0] == "msg"
    search.set()
    name, (id, distance, *kept) = client.receive()
    assert (name, id, distance) == ("patch_kept", 4, 9.0)
    assert client.ending() == ("cancelled", ("/cc/match_patch", 4, "cancelled"))
    left = {path.as_posix() for path in (tmp_path / "out").iterdir() if path.suffix != ".txt"}
    assert left == {sound, *kept}
    assert is_own_patch(Path(kept[0]))
    assert is_own_sound(Path(kept[1]))


@pytest.mark.skipif(not HAS_DIR_FD, reason="a folder that is written into cannot be removed")
def test_a_folder_that_takes_no_file_is_found_before_the_search(client: Client, tone: Path, tmp_path: Path) -> None:
    (tmp_path / "out" / "inner").mkdir()
    assert client.query("set_target_dir", str(tmp_path / "out" / "inner"))[0] == "msg"
    (tmp_path / "out" / "inner").rmdir()
    assert client.query("match_patch", 4, str(tone))[1][2] == "io"  # the first reply: no candidate came before


def test_a_search_ends_where_nobody_reads_its_answers(tmp_path: Path) -> None:
    """As after kill -9 of the daemon: the process went on until its next answer, 11 s later."""
    code = (
        "import time; from inference.search import worker; worker.SEARCHES['endless'] = lambda sound: time.sleep(1e6);"
    )
    code += "print('begun', flush=True); worker.work('endless', 'a')"
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline().strip() == b"begun"
        assert process.stdout.readline() == b"\n"
        process.stdout.close()
        assert process.wait(timeout=PATIENCE) == 1


def test_the_newest_of_a_slot_wins(client: Client, tone: Path, search) -> None:
    client.send("match_patch", 4, str(tone))
    assert client.receive() == ("patch_candidate", (4, 9.0))
    client.send("match_patch", 5, str(tone))
    client.send("match_patch", 5, str(tone))
    assert client.ending() == ("cancelled", ("/cc/match_patch", 5, "superseded"))
    search.set()
    for id in (4, 5):
        names = [name for name, (of, *_) in receive_to_patch(client) if of == id]
        assert names[-1] == "patch"
    assert client.silence()


def receive_to_patch(client: Client) -> Iterator[tuple[str, tuple]]:
    while (reply := client.receive())[0] != "patch":
        yield reply
    yield reply


def test_the_newest_files_of_a_slot_are_kept(client: Client, tone: Path, search, tmp_path: Path) -> None:
    """And those that somebody has edited since."""
    search.set()
    files: list[list[Path]] = []
    for count in range(10):
        client.send("match_patch", 4, str(tone), "built-in", 1 + count)
        *_, (_, (_, _, *written)) = receive_to_patch(client)
        files.append([Path(path) for path in written])
        if not count:
            files[0][0].write_text("mine")
    left = {path for path in (tmp_path / "out").iterdir() if path.suffix != ".txt"}
    assert left == {files[0][0], *(path for pair in files[2:] for path in pair)}


def write_text(path: Path) -> None:
    path.write_text("no sound")


def write_hours(path: Path) -> None:
    soundfile.write(path, np.zeros(3 * 3600 * 1000, np.int16), 1000)


def write_channels(path: Path) -> None:
    soundfile.write(path, np.ones((800, 6)), 8000)


def write_silence(path: Path) -> None:
    soundfile.write(path, np.zeros(800), 8000)


@pytest.mark.parametrize(
    ("write", "sentence"),
    [
        (write_text, "wrong.wav is no sound; give a WAV, FLAC, AIFF, OGG or MP3 file."),
        (write_hours, "wrong.wav lasts 3.0 hours; cut a tone of at most 10 s out of it."),
        (write_channels, "wrong.wav has 6 channels; give a mono or stereo file."),
        (write_silence, "wrong.wav is silent; give a file with a sound."),
    ],
)
def test_wrong_files_are_one_sentence(client: Client, tmp_path: Path, write: Callable, sentence: str) -> None:
    write(tmp_path / "wrong.wav")
    error = client.query("match_patch", 1, str(tmp_path / "wrong.wav"))
    assert error == ("error", ("/cc/match_patch", 1, "bad_arguments", sentence))
    assert not list((tmp_path / "out").iterdir())


def test_wrong_arguments_start_no_search(client: Client, tone: Path, tmp_path: Path, search) -> None:
    assert client.error("match_patch", 1, "/etc/hostname") == "not_allowed"
    assert client.error("match_patch", 1, "tone.wav") == "bad_arguments"
    assert client.error("match_patch", 1, str(tmp_path / "none.wav")) == "io"
    for renders in (0, 100_001, 1.5):
        assert client.error("match_patch", 1, str(tone), "built-in", renders) == "bad_arguments"
    text = "Argument 3 (synth) is 'Diva': it can be built-in."
    assert client.query("match_patch", 1, str(tone), "Diva") == (
        "error",
        ("/cc/match_patch", 1, "bad_arguments", text),
    )


def test_the_synths_are_listed(client: Client) -> None:
    assert client.query("synths") == ("synths", ("built-in",))
