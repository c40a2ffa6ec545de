"""Pause, save and end a training: keys in its own terminal, or signals where it has none.

p pauses and goes on, s saves now, Ctrl-C saves and ends. The same by SIGUSR1, SIGUSR2 and SIGTERM, where they exist.
"""

import contextlib
import signal
import sys
import threading
import time
from types import FrameType
from typing import Any

PAUSE_CHECK = 0.2  # s between two looks at the keyboard while a training pauses


class Controls:
    """What a hand asked for since the last step; a context that gives signals and terminal back when it ends."""

    def __init__(self) -> None:
        self.ended = False
        self.paused = False
        self._save = False
        self._old: dict[int, Any] = {}
        self._terminal: Any = None

    def __enter__(self) -> "Controls":
        wanted = {"SIGINT": self._end, "SIGTERM": self._end, "SIGUSR1": self._pause, "SIGUSR2": self._ask_save}
        if threading.current_thread() is threading.main_thread():
            for name, handler in wanted.items():
                number = getattr(signal, name, None)
                if number is not None:
                    self._old[number] = signal.signal(number, handler)
        if sys.stdin is not None and sys.stdin.isatty():
            self._terminal = _raw_terminal()
        return self

    def __exit__(self, *error: object) -> None:
        for number, handler in self._old.items():
            signal.signal(number, handler)
        if self._terminal:
            self._terminal()

    def save_now(self) -> bool:
        """Whether a save was asked for; asking is forgotten by that."""
        self._read_keys()
        asked, self._save = self._save, False
        return asked

    def wait_while_paused(self, bar: Any) -> None:
        """Come back once nobody wants a pause any more."""
        if self.paused:
            bar.write("paused: p goes on")
        while self.paused and not self.ended:
            time.sleep(PAUSE_CHECK)
            self._read_keys()

    def _read_keys(self) -> None:
        if self._terminal is None:
            return
        for key in _keys():
            actions = {"p": self._pause, "s": self._ask_save, "\x03": self._end}
            actions.get(key.lower(), lambda: None)()

    def _end(self, number: int = 0, frame: FrameType | None = None) -> None:
        if self.ended:
            raise KeyboardInterrupt  # a second Ctrl-C does not wait for the step
        self.ended = True

    def _pause(self, number: int = 0, frame: FrameType | None = None) -> None:
        self.paused = not self.paused

    def _ask_save(self, number: int = 0, frame: FrameType | None = None) -> None:
        self._save = True


def _raw_terminal() -> Any:
    """Have keys come without Return; gives what puts the terminal back."""
    if sys.platform == "win32":
        return lambda: None
    import termios
    import tty

    before = termios.tcgetattr(sys.stdin)
    tty.setcbreak(sys.stdin)
    return lambda: termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)


def _keys() -> str:
    """The keys that were pressed since the last look."""
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
