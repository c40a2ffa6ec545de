"""The daemon as a program in the background: a second start, a parent's end, a sudden end of its own."""

import concurrent.futures
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import soundfile

import loopseed
from inference.files.atomic_file import HOST
from osc_client import PATIENCE, Client, free_port
from server.desktop import logfile, user_dirs
from server.parent_process import ParentProcess

ROOT = Path(loopseed.__file__).parent
# It gives a daemon that starts all the time that a busy machine may need.
PATIENT = (
    f"import sys, loopseed, server.desktop.app; server.desktop.app.PATIENCE = {PATIENCE}; "
    "sys.exit(loopseed.main(sys.argv[1:]))"
)
LOOPSEED = [sys.executable, "-c", PATIENT]


@pytest.fixture
def tiny(tmp_path: Path, models_folder: Path) -> list[str]:
    (tmp_path / "out").mkdir(exist_ok=True)
    return ["--model", str(models_folder / "tiny.onnx"), "--out-dir", str(tmp_path / "out")]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*LOOPSEED, *arguments], capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE)


def test_a_second_start_finds_the_first(serve, tiny: list[str]):
    port = serve().port
    second = run("serve", "--port", str(port), *tiny)
    assert second.returncode == 0
    assert f"loopseed runs already: it plays tiny at 127.0.0.1:{port}." in second.stdout
    assert "No option of this start is used; stop that one first, or choose another --port." in second.stdout
    assert second.stdout.count("\n") == 1
    assert second.stderr == ""
    assert "runs already" in logfile.path().read_text(encoding="utf-8")
    assert Client(port).query("notify", 0)[1][1] == 0  # it has given its place back


def test_a_second_start_without_a_terminal_tells_the_person(start, tiny: list[str], monkeypatch):
    port = start().socket.address[1]
    shown: list[str] = []
    monkeypatch.setattr("server.desktop.notification.show", shown.append)
    monkeypatch.setattr("sys.stdout", None)
    options = loopseed._parser().parse_args(["serve", "--port", str(port), *tiny])
    assert options.run(options) == 0
    assert shown == []
    assert loopseed.server.cli.run_app(options) == 0
    assert shown == [f"loopseed runs already: it plays tiny at 127.0.0.1:{port}."]


def test_a_port_that_something_else_holds(tiny: list[str], monkeypatch, capsys):
    monkeypatch.setattr("server.desktop.app.PATIENCE", 0.1)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
        other.bind(("127.0.0.1", 0))
        port = str(other.getsockname()[1])
        assert loopseed.main(["serve", "--port", port, *tiny]) == 1
    error = capsys.readouterr().err
    assert port in error
    assert "--port" in error
    assert error.count("\n") == 1


def test_something_else_that_answers_is_no_loopseed(tiny: list[str], monkeypatch, capsys):
    monkeypatch.setattr("server.desktop.app.PATIENCE", 0.5)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other, concurrent.futures.ThreadPoolExecutor(1) as pool:
        other.bind(("127.0.0.1", 0))
        pool.submit(lambda: other.sendto(b"what?", other.recvfrom(1000)[1]))
        assert loopseed.main(["serve", "--port", str(other.getsockname()[1]), *tiny]) == 1
    assert "cannot be used" in capsys.readouterr().err


def test_of_two_at_the_same_moment_one_survives(tiny: list[str]):
    port = free_port()
    command = [*LOOPSEED, "serve", "--port", str(port), *tiny]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    first_lines = [process.stdout.readline() for process in both if process.stdout]
    winners = [process for process, line in zip(both, first_lines, strict=True) if "listens on" in line]
    losers = [process for process, line in zip(both, first_lines, strict=True) if "runs already" in line]
    assert (len(winners), len(losers)) == (1, 1), first_lines
    assert losers[0].wait(30) == 0
    assert Client(port).alive()
    winners[0].terminate()
    winners[0].wait(30)


def test_it_ends_with_its_parent(serve):
    parent = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    serving = serve("--parent-pid", str(parent.pid))
    client = Client(serving.port)
    assert client.alive()
    assert not ParentProcess(parent.pid).has_ended()
    parent.kill()  # it is not waited for: its number is not free yet
    assert serving.wait() == 0
    assert f"the parent process {parent.pid} has ended" in "".join(serving.log)
    parent.wait()


def test_no_parent_to_watch(tiny: list[str], capsys):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    assert loopseed.main(["serve", "--port", "0", "--parent-pid", str(gone.pid), *tiny]) == 1
    error = capsys.readouterr().err
    assert f"The process {gone.pid} of --parent-pid cannot be watched" in error
    assert error.count("\n") == 1


def test_a_sudden_end_leaves_no_half_file(serve, tmp_path: Path, models_folder: Path):
    """Killed while a fade is written: no file has its final name, an earlier one is whole, the rest is swept up."""
    serving = serve("--model", str(models_folder / "full.onnx"))
    client = Client(serving.port)
    whole = Path(client.query("generate_single_wav_id", 1, [1.0] * 64)[1][1])
    client.send("generate_fade", 2, 200, [1.0] * 64, [2.0] * 64)
    done = 0
    while done < 2:  # the file is begun when the first loop is there
        name, values = client.receive()
        done = values[1] if name == "progress" else 0
    serving.process.kill()
    serving.process.wait()
    (half,) = (path for path in (tmp_path / "out").glob("*.wav") if path != whole)
    assert half.name.startswith(".")
    assert soundfile.info(whole).frames > 0
    (mine := tmp_path / "out" / ".mine.wav").write_text("mine")
    name = half.stem[:-32]
    others = [tmp_path / "out" / f"{name}{token}{'0' * 16}.wav" for token in (f"{HOST}{os.getpid():08x}", "0" * 16)]
    for path in others:  # of a process that runs, and of another computer
        path.write_text("half")
    serve()
    assert sorted((tmp_path / "out").glob("*.wav")) == sorted([mine, whole, *others])
    for path in (*others, whole, mine):
        os.utime(path, (0, 0))
    serve()
    assert sorted((tmp_path / "out").glob("*.wav")) == [mine, whole]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows finds the folders without the environment")
def test_a_home_that_cannot_be_written(tmp_path: Path, models_folder: Path):
    """From the root of the file system, in an environment with nothing else in it."""
    (tmp_path / "home").write_text("no folder")
    environment = {"HOME": str(tmp_path / "home"), "TMPDIR": str(tmp_path)}
    program = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import loopseed; sys.exit(loopseed.main(sys.argv[1:]))"
    command = [sys.executable, "-c", program, "serve", "--port", "0", "--model", str(models_folder / "tiny.onnx")]
    process = subprocess.Popen(command, env=environment, cwd="/", stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    lines = [process.stdout.readline() for _ in range(3)]
    process.terminate()
    process.wait(30)
    assert "there is no log file" in lines[0]
    assert f"sounds go to {tmp_path.as_posix()}/loopseed-" in lines[1]
    assert "listens on" in lines[2]


def test_no_home_at_all(tmp_path: Path, monkeypatch, caplog):
    def nowhere(*arguments: object, **options: object) -> Path:
        raise RuntimeError("could not determine the home directory")

    monkeypatch.setattr("platformdirs.user_data_path", nowhere)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert user_dirs.models() == []
    user_dirs.make_models()
    assert user_dirs.loops().parent == tmp_path
    assert len(caplog.records) == 1


def test_the_folder_for_models_is_there_to_be_found(serve):
    serve()
    assert user_dirs.models()[0].is_dir()
