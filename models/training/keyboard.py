"""Pause, save and end a training by keys in its terminal or by signals.

p pauses and continues, s saves now, Ctrl-C saves and ends. SIGUSR1, SIGUSR2 and SIGTERM do the same where they exist.
"""

import contextlib
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
        self._restore_terminal: Any = None

    def __enter__(self) -> "UserRequests":
        wanted = {"SIGINT": self._end, "SIGTERM": self._end, "SIGUSR1": self._pause, "SIGUSR2": self._request_save}
        if threading.current_thread() is threading.main_thread():
            for name, handler in wanted.items():
                number = getattr(signal, name, None)
                if number is not None:
                    self._old[number] = signal.signal(number, handler)
        if sys.stdin is not None and sys.stdin.isatty():
            self._restore_terminal = _read_single_keys()
        return self

    def __exit__(self, *error: object) -> None:
        for number, handler in self._old.items():
            signal.signal(number, handler)
        if self._restore_terminal:
            self._restore_terminal()

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
        if self._restore_terminal is None:
            return
        for key in _read_pressed_keys():
            actions = {"p": self._pause, "s": self._request_save, "\x03": self._end}
            actions.get(key.lower(), lambda: None)()

    def _end(self, number: int = 0, frame: FrameType | None = None) -> None:
        if self.ended:
            raise KeyboardInterrupt  # a second Ctrl-C does not wait for the end of the step
        self.ended = True

    def _pause(self, number: int = 0, frame: FrameType | None = None) -> None:
        self.paused = not self.paused

    def _request_save(self, number: int = 0, frame: FrameType | None = None) -> None:
        self._save = True


def _read_single_keys() -> Any:
    """Set the terminal to deliver keys without Return; returns a function that restores it."""
    if sys.platform == "win32":
        return lambda: None
    import termios
    import tty

    before = termios.tcgetattr(sys.stdin)
    tty.setcbreak(sys.stdin)
    return lambda: termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)


def _read_pressed_keys() -> str:
    """The keys pressed since the last call."""
    if sys.platform == "win32":
        import msvcrt

        pressed = ""
        while msvcrt.kbhit():
            pressed += msvcrt.getwch()
        return pressed
    import os
    import select

    pressed = ""
    with contextlib.suppress(OSError):
        while select.select([sys.stdin], [], [], 0)[0]:
            more = os.read(sys.stdin.fileno(), 1024).decode("utf-8", "ignore")
            if not more:
                break
            pressed += more
    return pressed
