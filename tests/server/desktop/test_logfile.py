"""The log file: whole, rotated, and no reason not to play."""

import logging
import subprocess
import sys
from pathlib import Path

import pytest

import loopseed
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
