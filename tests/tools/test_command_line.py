"""What all tools share: names in usage lines, missing libraries, Ctrl-C, and files that are not theirs."""

import contextlib
import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile

from checkout import ROOT
from inference.extras import UV, how_to_get
from osc_client import PATIENCE
from tiny_set import write_set
from tools.command_line import check_new, report_end
from tools.demo_loops import demo_loop
from tools.slice_folder import lock_folder

TOOLS = (
    "bench", "demo_loops", "inspect", "invert", "listen", "loops_sheet", "max_builder", "max_file", "max_view",
    "powergrams", "slice", "torture", "train_bench",
)  # fmt: skip


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *command], capture_output=True, text=True, cwd=ROOT)


def run_without(modules: tuple[str, ...], tool: str, *flags: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a tool in a Python that lacks some modules."""
    hide = f"import runpy, sys; sys.modules.update(dict.fromkeys({modules!r})); "
    return run("-c", f"{hide}runpy.run_module('tools.{tool}', run_name='__main__', alter_sys=True)", *flags)


@pytest.mark.parametrize("tool", TOOLS)
def test_a_usage_line_can_be_typed(tool: str) -> None:
    assert run("-m", f"tools.{tool}", "--help").stdout.startswith(f"usage: python -m tools.{tool} [-h] ")


@pytest.mark.parametrize("tool", ["slice", "powergrams", "demo_loops", "inspect", "invert", "loops_sheet"])
def test_without_the_train_extra_one_sentence_says_how_to_get_it(tool: str) -> None:
    done = run_without(("tqdm",), tool)
    assert done.returncode == 1
    assert done.stderr == f"tqdm is not installed: {how_to_get('train')}.\n"


def test_without_its_libraries_the_bench_says_how_to_get_them() -> None:
    done = run_without(("librosa", "psutil"), "bench")
    assert done.returncode == 1
    way_out = f"start the command with {UV} run --all-extras --group bench.\n"
    assert done.stderr == f"bench: librosa and psutil are not installed: {way_out}"


def test_the_bench_of_a_training_needs_keras_and_a_known_preset() -> None:
    done = run_without(("keras", "tensorflow"), "train_bench", "tiny")
    assert done.returncode == 1
    assert done.stderr.startswith("train_bench: keras and tensorflow are not installed: ")
    assert done.stderr.count("\n") == 1
    pytest.importorskip("keras")
    done = run("-m", "tools.train_bench", "polka")
    assert done.returncode == 1
    assert done.stderr.startswith("train_bench: There is no preset or file 'polka'")


def test_a_file_that_is_there_is_refused(tmp_path: Path) -> None:
    check_new(tmp_path / "a.png", tmp_path / "b.png")
    (tmp_path / "b.png").write_text("mine")
    with pytest.raises(FileExistsError, match=r"b\.png exists already; choose another name, or delete it\.$"):
        check_new(tmp_path / "a.png", tmp_path / "b.png")


@pytest.mark.parametrize(
    ("hurdle", "said"),
    [
        (errno.ENOSPC, "nothing was written into {}; make room, and the same command begins again"),
        (errno.EROFS, "nothing was written into {}; allow writing there, or choose another place"),
        (errno.EBUSY, None),
    ],
)
def test_an_error_of_the_system_says_what_is_kept_and_the_way_out(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    hurdle: int,
    said: str | None,
) -> None:
    """The hidden file of a lock is named by its folder; files that were there before are no work."""
    monkeypatch.setattr("tools.command_line.raise_at_stops", lambda: None)  # it would stay for the other tests
    (tmp_path / "mine.txt").write_text("mine")

    def fail(*files: str) -> str:
        def work() -> None:
            for name in files:
                (tmp_path / name).write_text("")
            raise OSError(hurdle, os.strerror(hurdle), str(tmp_path / ".set.lock"))

        with pytest.raises(SystemExit), report_end("tool", work=tmp_path):
            work()
        return capsys.readouterr().err

    if said is None:
        assert fail().startswith(f"tool: [Errno {hurdle}] ")
        return
    cause = f"tool: {tmp_path} cannot be written: {os.strerror(hurdle)}; "
    assert fail(".half.wav") == f"{cause}{said.format(tmp_path)}.\n"
    assert fail("whole.wav").startswith(f"{cause}the work so far is kept; ")


def test_a_lock_that_a_full_disk_refuses_is_named_by_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system names no file where the number of the process does not fit on the disk."""

    def refuse() -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("inference.files.folder_lock.os.getpid", refuse)
    with pytest.raises(OSError, match="No space left") as error, lock_folder(tmp_path, "--check"):
        pass
    assert (error.value.errno, error.value.filename) == (errno.ENOSPC, str(tmp_path))


BEGIN = """
import os, signal, time
from tools.command_line import report_end
signal.signal(signal.SIGINT, signal.default_int_handler)  # a background job ignores it
def press():
    os.kill(os.getpid(), signal.SIGINT)
"""
LOST = """
class Lost:
    def __del__(self):
        press()
with report_end("tool"):
    Lost()
    time.sleep(600)
"""
TWICE = """
with report_end("tool"):
    try:
        try:
            press()
        finally:
            try:
                raise OSError
            except OSError:
                press()
            print("cleaned up")
    finally:
        press()
        print("twice")
    print("not reached")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals between processes")
@pytest.mark.parametrize(("code", "printed"), [(LOST, ""), (TWICE, "cleaned up\ntwice\n")])
def test_one_ctrl_c_is_enough_and_others_do_not_interrupt_the_clean_up(code: str, printed: str) -> None:
    """An exception in a destructor is lost; tqdm's bars have one, and powergrams went on to its end in spite of it."""
    done = run("-c", BEGIN + code)
    assert (done.returncode, done.stdout, done.stderr) == (130, printed, "tool: stopped by Ctrl-C.\n")


@pytest.fixture
def slices(tmp_path: Path) -> Path:
    """Many slices: the same sound under many names."""
    folder = tmp_path / "slices"
    folder.mkdir()
    soundfile.write(folder / "0.wav", demo_loop(0), 34952)
    for number in range(1, 2000):
        os.link(folder / "0.wav", folder / f"{number}.wav")
    return folder


def interrupt(begun: Path, *command: str | Path, number: int = signal.SIGINT) -> str:
    """Run a tool, press Ctrl-C again and again once the file `begun` matches, and return its last line.

    number : of another signal. All processes of the tool get the signal, as from a terminal, and none may be left.
    """
    heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "  # a background job ignores it
    tool, *flags = command
    code = f"{heard}import runpy; runpy.run_module('tools.{tool}', run_name='__main__', alter_sys=True)"
    process = subprocess.Popen(
        [sys.executable, "-c", code, *flags], stderr=subprocess.PIPE, text=True, cwd=ROOT, start_new_session=True
    )
    try:
        until = time.monotonic() + PATIENCE
        while not list(begun.parent.glob(begun.name)):
            assert process.poll() is None
            assert time.monotonic() < until
        os.killpg(process.pid, number)
        while process.poll() is None:
            assert time.monotonic() < until + PATIENCE
            with contextlib.suppress(PermissionError):  # macOS, of a process that has just ended
                os.killpg(process.pid, number)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(0.01)
        with pytest.raises(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        error = process.communicate()[1]
    except BaseException:
        with contextlib.suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
        raise
    assert process.returncode == 128 + number
    assert "Traceback" not in error
    return error.splitlines()[-1]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals between processes")
@pytest.mark.parametrize("processes", ["1", "3"])
def test_ctrl_c_again_and_again_ends_demo_loops_in_one_sentence(tmp_path: Path, processes: str) -> None:
    flags = ("--count", "5000", "--processes", processes, "--out", tmp_path)
    said = interrupt(tmp_path / "demo_0_*.wav", "demo_loops", *flags)
    assert said == "demo_loops: stopped by Ctrl-C; the same command continues the work."
    made = list(tmp_path.iterdir())
    assert 0 < len(made) < 5000
    assert not [path for path in made if path.name.startswith(".")]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals between processes")
@pytest.mark.parametrize(("name", "processes"), [("SIGHUP", "3"), ("SIGTERM", "1")])
def test_a_closed_terminal_or_a_kill_ends_demo_loops_in_one_sentence(tmp_path: Path, name: str, processes: str) -> None:
    flags = ("--count", "5000", "--processes", processes, "--out", tmp_path)
    said = interrupt(tmp_path / "demo_0_*.wav", "demo_loops", *flags, number=getattr(signal, name))
    assert said == f"demo_loops: stopped by {name}; the same command continues the work."
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals between processes")
@pytest.mark.parametrize("processes", ["1", "3"])
def test_ctrl_c_again_and_again_ends_powergrams_in_one_sentence(tmp_path: Path, slices: Path, processes: str) -> None:
    flags = (slices, "--processes", processes, "--out", tmp_path / "set")
    said = interrupt(tmp_path / "set.partial", "powergrams", *flags)
    assert said == "powergrams: stopped by Ctrl-C; the same command continues the work."
    assert not (tmp_path / "set").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals between processes")
def test_ctrl_c_again_and_again_ends_slice_in_one_sentence(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "song.wav", np.random.default_rng(0).uniform(-0.5, 0.5, (2_000_000, 2)), 8000)
    said = interrupt(tmp_path / "out" / "song-*.wav", "slice", tmp_path, "--bpm", "240", "--out", tmp_path / "out")
    assert said == "slice: stopped by Ctrl-C; the same command continues the work."
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe of a killed process stays open there")
def test_the_processes_of_a_tool_that_is_killed_end_with_it(tmp_path: Path) -> None:
    """Their error output, a pipe that they all share, comes to its end when the last of them has ended."""
    command = [sys.executable, "-m", "tools.demo_loops", "--count", "5000", "--processes", "3", "--out", tmp_path]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, cwd=ROOT, start_new_session=True)
    until = time.monotonic() + PATIENCE
    while not list(tmp_path.glob("demo_0_*.wav")):
        assert process.poll() is None
        assert time.monotonic() < until
    process.kill()
    try:
        process.communicate(timeout=PATIENCE)
    finally:
        with contextlib.suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)


HELD = """
import os, sys, time, joblib
from tools.processes import hold_workers

def work(seconds):
    time.sleep(seconds)
    return os.getpid()

with hold_workers() as options:
    for pid in joblib.Parallel(2, return_as="generator_unordered", **options)(map(joblib.delayed(work), (0.0, 600.0))):
        print(pid, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe of a killed process stays open there")
def test_the_processes_of_joblib_end_with_the_one_that_is_killed() -> None:
    """One that works and one that waits for work: the error output of both comes to its end."""
    pytest.importorskip("joblib", reason="needs the group bench")
    command = [sys.executable, "-c", HELD]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, start_new_session=True
    ) as process:
        assert process.stdout
        try:
            assert int(process.stdout.readline()) != process.pid
            process.kill()
            process.communicate(timeout=PATIENCE)
        finally:
            with contextlib.suppress(OSError):
                os.killpg(process.pid, signal.SIGKILL)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals between processes")
def test_ctrl_c_ends_invert_in_one_sentence(tmp_path: Path) -> None:
    """It comes after the first sound, which stays: the same command would go on behind it."""
    code = (
        "import os, signal, sys\n"
        "from tools import invert, sound_folder\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # a background job ignores it
        "write = sound_folder.write_wav\n"
        "def write_and_stop(*arguments, **options):\n"
        "    write(*arguments, **options)\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
        "sound_folder.write_wav = write_and_stop\n"
        "invert.main()"
    )
    done = run("-c", code, write_set(tmp_path / "set"), "--out", tmp_path / "wavs")
    assert done.returncode == 130
    assert done.stderr.splitlines()[-1] == "invert: stopped by Ctrl-C; the same command continues the work."
    assert "Traceback" not in done.stderr
    assert [path.name for path in (tmp_path / "wavs").iterdir()] == ["image-00000.wav"]


def test_ctrl_c_while_loopseed_imports_its_modules_is_one_sentence() -> None:
    code = (
        "import sys\n"
        "class Stop:\n"
        "    def find_spec(self, name, *rest):\n"
        "        if name == 'inference.cli': raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Stop())\n"
        "import loopseed"
    )
    assert run("-c", code).stderr == "loopseed: stopped by Ctrl-C\n"


def test_a_summary_that_cannot_be_printed_ends_no_tool() -> None:
    program = "from tools.command_line import report_end\nwith report_end('tool'):\n    print('\u2603', flush=True)"
    reader, writer = os.pipe()
    os.close(reader)
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    for stdout in (writer, subprocess.PIPE):
        ended = subprocess.run(
            [sys.executable, "-c", program], cwd=ROOT, env=environment, stdout=stdout, stderr=subprocess.PIPE
        )
        assert (ended.returncode, ended.stderr) == (0, b"")
    os.close(writer)
