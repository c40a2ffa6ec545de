"""The log file: whole, rotated, and no reason not to play."""

import logging
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import loopseed
from osc_client import PATIENCE, Client
from server.desktop import logfile


@pytest.fixture
def place(tmp_path: Path, monkeypatch) -> Path:
    """Where the log of this test is."""
    for name in ("XDG_STATE_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "état"))
    return logfile.path()


def test_both_the_screen_and_the_file_have_it(place: Path, capsys):
    with logfile.write_log():
        logging.getLogger("loopseed").info("a sound: é")
    logging.getLogger("loopseed").info("after the end")
    assert capsys.readouterr().out.endswith(" a sound: é\n")
    assert place.read_text(encoding="utf-8").endswith(" a sound: é\n")


def test_it_is_rotated(place: Path, monkeypatch):
    monkeypatch.setattr(logfile, "SIZE", 1000)
    with logfile.write_log():
        for number in range(200):
            logging.getLogger("loopseed").info("line %d", number)
    files = sorted(path.name for path in place.parent.iterdir())
    assert files == ["loopseed.log", "loopseed.log.1", "loopseed.log.2"]
    assert all((place.parent / name).stat().st_size <= 1000 for name in files)
    assert "line 199" in place.read_text(encoding="utf-8")


def test_nothing_is_lost_where_another_program_holds_the_file(place: Path, monkeypatch):
    """Windows renames no file that is open elsewhere."""

    def refuse(source: str, target: str) -> None:
        if source == str(place):
            raise PermissionError(13, "The process cannot access the file because it is being used by another process")
        Path(source).rename(target)

    older = [place.with_name("loopseed.log.1"), place.with_name("loopseed.log.2")]
    place.parent.mkdir(parents=True, exist_ok=True)
    for path in older:
        path.write_text(path.name)
    monkeypatch.setattr(logfile, "SIZE", 1000)
    monkeypatch.setattr("os.rename", refuse)
    with logfile.write_log():
        for number in range(100):
            logging.getLogger("loopseed").info("line %d", number)
    assert [line.split()[-1] for line in place.read_text(encoding="utf-8").splitlines()] == [str(n) for n in range(100)]
    assert [path.read_text() for path in older] == [path.name for path in older]


def test_a_name_that_is_no_utf8_is_logged(place: Path):
    with pytest.MonkeyPatch.context() as patch:
        # Without pytest's own handlers: its parallel workers send each other what they catch, which has to be UTF-8.
        patch.setattr(logging.getLogger(), "handlers", [])
        with logfile.write_log():
            logging.getLogger("loopseed").info("the model caf\udce9")
    assert place.read_text(encoding="utf-8").endswith("the model caf\\udce9\n")


def test_a_folder_that_cannot_be_written_is_one_warning(place: Path, capsys):
    place.parent.parent.mkdir(parents=True)
    place.parent.write_text("no folder")
    with logfile.write_log():
        logging.getLogger("loopseed").info("on")
    warning, line = capsys.readouterr().out.splitlines()
    assert "there is no log file" in warning
    assert line.endswith(" on")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals between processes")
def test_an_output_that_nobody_reads_holds_up_nothing(tmp_path: Path, models_folder: Path):
    """More lines than a pipe takes: each request is answered, and a signal ends the daemon."""
    flags = ["--port", "0", "--model", models_folder / "tiny.onnx", "--out-dir", tmp_path]
    command = [sys.executable, "-m", "loopseed", "serve", *flags]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(loopseed.__file__).parent)
    try:
        assert process.stdout is not None
        found = re.search(rb"listens on .*:(\d+)$", process.stdout.readline().strip())
        assert found
        client = Client(int(found[1]))
        lines, size = 0, 2**17  # bytes, twice what a pipe holds
        while lines * len("00:00:00 /cc/status from 127.0.0.1:10000: status") < size:
            assert client.query("status")[0] == "status"
            lines += 1
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 0
    finally:
        process.kill()
        process.stdout.close()


def test_lines_that_an_output_cannot_take_are_dropped_and_counted(place: Path, monkeypatch):
    monkeypatch.setattr(logfile, "MAX_LINES", 10)
    entered, may_write = threading.Event(), threading.Event()
    write = logfile._File.emit

    def emit(self: logfile._File, record: logging.LogRecord) -> None:
        entered.set()
        assert may_write.wait(PATIENCE)
        write(self, record)

    monkeypatch.setattr(logfile._File, "emit", emit)
    monkeypatch.setattr(logfile, "FAREWELL", PATIENCE)
    with logfile.write_log():
        log = logging.getLogger("loopseed")
        log.info("line 0")
        assert entered.wait(PATIENCE)  # the thread has the first line, and the queue is empty
        for number in range(1, 100):
            log.info("line %d", number)
        may_write.set()
    lines = [line[20:] for line in place.read_text(encoding="utf-8").splitlines()]
    gap = "89 lines are missing here: they came faster than they could be written"
    assert lines == ["line 0", gap, *(f"line {number}" for number in range(1, 11))]


def test_a_client_cannot_write_lines_of_its_own(place: Path, capsys):
    log = logging.getLogger("loopseed")
    with logfile.write_log():
        log.info("%s", "/cc/x\n00:00:00 a lie\r\x1b[2J\x85\u2028\u202e\x7f é")
        try:
            raise ValueError("two\n00:00:00 lines\x1b[2J")
        except ValueError:
            log.exception("a fault")
    for text in (capsys.readouterr().out, place.read_text(encoding="utf-8")):
        first, *rest = text.split("\n")
        assert first.endswith(r" /cc/x\n00:00:00 a lie\r\x1b[2J\x85\u2028\u202e\x7f é")
        assert rest[0].endswith(" a fault")
        assert all(line.startswith("    ") for line in rest[1:-1])
        assert "\x1b" not in text


def test_an_error_of_its_own_ends_in_the_file(place: Path, monkeypatch, capsys):
    monkeypatch.setattr("server.desktop.app._config", lambda options: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        loopseed.main(["serve"])
    text = place.read_text(encoding="utf-8")
    assert "Traceback" in text
    assert "division by zero" in text
    assert capsys.readouterr().out == ""  # Python itself says it on the error output


# A window program under Windows, whose argparse writes as that of Python 3.11.2 does: newer ones ask whether they can.
WINDOWED = """
import argparse, sys
sys.stdout = sys.stderr = None
argparse.ArgumentParser._print_message = lambda self, text, file=None: (file or sys.stderr).write(text)
import loopseed
sys.exit(loopseed.main(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    ("arguments", "code", "text"),
    [
        (["serve", "--model", "nothing"], 1, "There is no model or file 'nothing'"),
        (["serve", "--port", "x"], 2, None),
        (["nothing"], 2, None),
        (["--help"], 0, None),
        (["serve", "--help"], 0, None),
    ],
)
def test_nothing_breaks_where_there_is_no_output(place: Path, arguments: list[str], code: int, text: str | None):
    """A wrong command line ends with 2 and a help with 0, whichever Python it is."""
    command = [sys.executable, "-c", WINDOWED, *arguments]
    ended = subprocess.run(command, capture_output=True, cwd=Path(loopseed.__file__).parent)
    assert (ended.returncode, ended.stdout, ended.stderr) == (code, b"", b"")
    if text:
        assert text in place.read_text(encoding="utf-8")
