"""Keys in a training's own terminal, and signals where it has none."""

import os
import signal
import subprocess
import sys

import pytest

from checkout import ROOT
from models.training.keyboard import UserRequests
from osc_client import PATIENCE

STEPS = """
import sys
from models.training.keyboard import UserRequests

class Bar:
    def write(self, text):
        print(text, flush=True)

with UserRequests() as requests:
    print("ready", flush=True)
    while not requests.ended:
        if requests.save_now():
            print("saved", flush=True)
        requests.wait_while_paused(Bar())
print("ended", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_keys_in_the_terminal() -> None:
    """s saves, p pauses and goes on, Ctrl-C ends; no Return is needed, and the terminal is given back."""
    import termios

    master, slave = os.openpty()
    before = termios.tcgetattr(slave)
    process = subprocess.Popen(
        [sys.executable, "-c", STEPS], stdin=slave, stdout=subprocess.PIPE, text=True, cwd=ROOT, start_new_session=True
    )
    assert process.stdout.readline() == "ready\n"
    os.write(master, b"s")
    assert process.stdout.readline() == "saved\n"
    os.write(master, b"p")
    assert process.stdout.readline().startswith("paused")
    os.write(master, b"sp")  # pressed in the pause: saved once it goes on
    assert process.stdout.readline() == "saved\n"
    process.send_signal(signal.SIGINT)
    assert process.stdout.readline() == "ended\n"
    assert process.wait() == 0
    assert termios.tcgetattr(slave) == before
    process.stdout.close()
    os.close(master)
    os.close(slave)


@pytest.mark.skipif(not hasattr(signal, "SIGUSR1"), reason="no such signals")
def test_the_same_by_signals() -> None:
    with UserRequests() as requests:
        signal.raise_signal(signal.SIGUSR2)
        assert requests.save_now()
        assert not requests.save_now()
        signal.raise_signal(signal.SIGUSR1)
        assert requests.paused
        signal.raise_signal(signal.SIGUSR1)
        assert not requests.paused
        signal.raise_signal(signal.SIGTERM)
        assert requests.ended
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def test_a_second_ctrl_c_does_not_wait(capfd: pytest.CaptureFixture[str]) -> None:
    """The first one says at once what it does: a step lasted 80 s on a busy computer, and nothing was seen."""
    with UserRequests() as requests:
        signal.raise_signal(signal.SIGINT)
        assert requests.ended
        assert "ending after this step; a second Ctrl-C ends at once" in capfd.readouterr().err
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)


JOB = """
import os
from models.training.keyboard import UserRequests

shell = os.getppid()
with UserRequests() as requests:
    requests.save_now()
    print("ready", flush=True)
    while not requests.ended and "again" in FLAGS and os.getppid() == shell:  # a test that failed leaves no job
        if requests.save_now():
            print("saved", flush=True)
print("ended", flush=True)
"""
# A shell stands between the test and the job: it leads a session whose terminal is the pseudo-terminal, and starts the
# job in a process group of its own, as a shell with job control does.
SHELL = """
import fcntl, os, signal, subprocess, sys, termios, time
master, slave, code, where = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4]
fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
before = termios.tcgetattr(slave)
command = [sys.executable, "-c", code]
job = subprocess.Popen(command, stdin=slave, stdout=subprocess.PIPE, text=True, process_group=0)

def wait_for_change():
    status = os.waitpid(job.pid, os.WUNTRACED)[1]
    return "stopped" if os.WIFSTOPPED(status) else f"exited {os.waitstatus_to_exitcode(status)}"

try:
    if where == "background":
        print(wait_for_change(), flush=True)
    else:
        assert job.stdout.readline() == "ready\\n"
        os.tcsetpgrp(slave, job.pid)
        for number in range(2):
            while termios.tcgetattr(slave)[3] & termios.ICANON:  # until the job takes single keys
                time.sleep(0.01)
            os.write(master, b"s")
            print(job.stdout.readline(), end="", flush=True)
            if number == 0:
                os.kill(job.pid, signal.SIGTSTP)
                print(wait_for_change(), termios.tcgetattr(slave) == before, flush=True)
                os.kill(job.pid, signal.SIGCONT)
        for _ in range(2):
            os.kill(job.pid, signal.SIGHUP)
        print(job.stdout.readline(), end="", flush=True)
        print(wait_for_change(), termios.tcgetattr(slave) == before, flush=True)
finally:
    job.kill()
"""


def run_in_shell(where: str, flags: str) -> list[str]:
    """Run the job in the shell's foreground or background; return what the shell saw."""
    master, slave = os.openpty()
    command = [sys.executable, "-c", SHELL, str(master), str(slave), JOB.replace("FLAGS", repr(flags)), where]
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            cwd=ROOT,
            start_new_session=True,
            pass_fds=(master, slave),
            timeout=PATIENCE,
        )
    finally:
        os.close(master)
        os.close(slave)
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.mark.skipif(sys.platform == "win32", reason="no job control")
def test_a_training_in_the_background_is_not_stopped_by_the_terminal() -> None:
    assert run_in_shell("background", "") == ["exited 0"]


@pytest.mark.skipif(sys.platform == "win32", reason="no job control")
def test_ctrl_z_gives_the_terminal_back_and_a_closed_terminal_ends() -> None:
    """Its keys work again when it is continued. A closed terminal sends SIGHUP, and so may the shell."""
    assert run_in_shell("foreground", "again") == ["saved", "stopped True", "saved", "ended", "exited 0 True"]


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="no such signal")
def test_nohup_is_respected() -> None:
    old = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with UserRequests() as requests:
            signal.raise_signal(signal.SIGHUP)
            assert not requests.ended
    finally:
        signal.signal(signal.SIGHUP, old)
