"""Keys in a training's own terminal, and signals where it has none."""

import os
import signal
import subprocess
import sys

import pytest

from checkout import ROOT
from models.training.keyboard import UserRequests

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


def test_a_second_ctrl_c_does_not_wait() -> None:
    with UserRequests() as requests:
        signal.raise_signal(signal.SIGINT)
        assert requests.ended
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
