"""Pause, save and end a training by keys in its terminal or by signals.

p pauses and continues, s saves now, Ctrl-C saves and ends. SIGUSR1, SIGUSR2 and SIGTERM do the same where they exist.
SIGHUP, of a terminal that is closed, saves and ends, too, unless nohup ignores it. A training in the background of a
shell leaves the terminal alone, and one that Ctrl-Z stops gives it back.
"""

import contextlib
import os
import signal
import sys
import threading
import time
from types import FrameType
from typing import Any

PAUSE_CHECK = 0.2  # seconds between two reads of the keyboard during a pause


class UserRequests:
    """The user's requests to pause, save and end; a context that restores signals and terminal at its end."""

    def __init__(self) -> None:
        self.ended = False
        self.paused = False
        self._save = False
        self._old: dict[int, Any] = {}
        self._keyboard = Keyboard()

    def __enter__(self) -> "UserRequests":
        wanted = {"SIGINT": self._end, "SIGTERM": self._end, "SIGUSR1": self._pause, "SIGUSR2": self._request_save}
        wanted |= {"SIGHUP": self._hang_up, "SIGTSTP": self._stop}
        if threading.current_thread() is threading.main_thread():
            for name, handler in wanted.items():
                number = getattr(signal, name, None)
                if number is None or (name == "SIGHUP" and signal.getsignal(number) is signal.SIG_IGN):
                    continue
                self._old[number] = signal.signal(number, handler)
        self._keyboard.read()
        return self

    def __exit__(self, *error: object) -> None:
        for number, handler in self._old.items():
            signal.signal(number, handler)
        self._keyboard.restore()

    def save_now(self) -> bool:
        """Whether the user has requested a save since the last call."""
        self._read_keys()
        requested, self._save = self._save, False
        return requested

    def wait_while_paused(self, bar: Any) -> None:
        """Return when the training is not, or no longer, paused; a message is written to a tqdm bar."""
        if self.paused:
            bar.write("paused: p continues")
        while self.paused and not self.ended:
            time.sleep(PAUSE_CHECK)
            self._read_keys()

    def _read_keys(self) -> None:
        for key in self._keyboard.read():
            actions = {"p": self._pause, "s": self._request_save, "\x03": self._end}
            actions.get(key.lower(), lambda: None)()

    def _end(self, number: int = 0, frame: FrameType | None = None) -> None:
        if self.ended:
            raise KeyboardInterrupt  # a second Ctrl-C does not wait for the end of the step
        self.ended = True
        with contextlib.suppress(OSError):  # a step can last a minute, and print() may not be called in a handler
            os.write(2, b"\nending after this step; a second Ctrl-C ends at once and loses what is not saved\n")

    def _hang_up(self, number: int, frame: FrameType | None) -> None:
        self.ended = True  # the terminal and the shell may both send the signal

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self._keyboard.restore()
        signal.signal(number, signal.SIG_DFL)
        signal.raise_signal(number)  # stops the process here, until it is continued
        signal.signal(number, self._stop)

    def _pause(self, number: int = 0, frame: FrameType | None = None) -> None:
        self.paused = not self.paused

    def _request_save(self, number: int = 0, frame: FrameType | None = None) -> None:
        self._save = True


class Keyboard:
    """The keys of this process's terminal, without Return, as long as the process is in the foreground of a shell."""

    def __init__(self) -> None:
        self._before: Any = None  # the terminal's mode, while it is another

    def read(self) -> str:
        """The keys pressed since the last call; none where there is no terminal, or a shell has it."""
        if sys.stdin is None or not sys.stdin.isatty():
            return ""
        if sys.platform == "win32":
            import msvcrt

            pressed = ""
            while msvcrt.kbhit():
                pressed += msvcrt.getwch()
            return pressed
        return self._read_posix() if _in_foreground() else ""

    def restore(self) -> None:
        """Give the terminal back as it was."""
        if sys.platform == "win32" or self._before is None:
            return
        import termios

        if _in_foreground():
            with contextlib.suppress(termios.error):  # it is closed
                termios.tcsetattr(sys.stdin, termios.TCSANOW, self._before)
        self._before = None

    def _read_posix(self) -> str:
        import select
        import termios
        import tty

        pressed = ""
        with contextlib.suppress(OSError, termios.error):  # it is closed
            if self._before is None:
                before = termios.tcgetattr(sys.stdin)
                tty.setcbreak(sys.stdin, termios.TCSANOW)
                self._before = before
            while select.select([sys.stdin], [], [], 0)[0]:
                more = os.read(sys.stdin.fileno(), 1024).decode("utf-8", "ignore")
                if not more:
                    break
                pressed += more
        return pressed


def _in_foreground() -> bool:
    """Whether this process may use the terminal: one in the background that does is stopped (SIGTTIN, SIGTTOU)."""
    try:
        return os.tcgetpgrp(sys.stdin.fileno()) == os.getpgrp()
    except OSError:  # not the terminal that controls this process, which nothing forbids to use
        return True
