"""Signals that end a command: Ctrl-C, a kill, a terminal that is closed."""

import signal
import sys
import threading
from types import FrameType
from typing import Any

STOPS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
PAUSE = 0.05  # seconds until a signal whose exception was lost is sent again


def raise_at_stops() -> None:
    """From now on, each of STOPS raises KeyboardInterrupt with its number, unless it is ignored or has a handler.

    While a KeyboardInterrupt is being handled, none is raised: the command has time to clean up, and a second signal,
    which a launcher such as uv sends by itself, does not interrupt that.
    """
    for number in STOPS:
        if signal.getsignal(number) in (signal.default_int_handler, signal.SIG_DFL):  # nohup has SIGHUP ignored
            signal.signal(number, _interrupt)
    sys.unraisablehook = _send_again


def ignore_stops() -> None:
    """From now on, none of those that raise_at_stops has taken interrupts the end of the command."""
    for number in STOPS:
        if signal.getsignal(number) is _interrupt:
            signal.signal(number, signal.SIG_IGN)


def describe_stop(stop: KeyboardInterrupt) -> tuple[str, int]:
    """Return by what a command was stopped, and its exit code: 128 and the signal's number, as shells have it."""
    number = next(iter(stop.args), signal.SIGINT)
    return f"stopped by {'Ctrl-C' if number == signal.SIGINT else signal.Signals(number).name}", 128 + number


def _interrupt(number: int, frame: FrameType | None) -> None:
    """Raise KeyboardInterrupt, unless one is being handled."""
    handled = sys.exc_info()[1]
    while handled is not None:
        if isinstance(handled, KeyboardInterrupt):
            return
        handled = handled.__context__
    raise KeyboardInterrupt(number)


def _send_again(lost: Any) -> None:
    """Send the signal again whose KeyboardInterrupt was raised in a destructor, or in a callback of C, and so lost.

    tqdm's progress bars have such destructors. The signal goes to the main thread, which may be waiting.
    """
    if not (isinstance(lost.exc_value, KeyboardInterrupt) and lost.exc_value.args):
        sys.__unraisablehook__(lost)
        return
    (number,) = lost.exc_value.args
    if sys.platform == "win32":
        again = threading.Timer(PAUSE, signal.raise_signal, (number,))
    else:
        again = threading.Timer(PAUSE, signal.pthread_kill, (threading.main_thread().ident, number))
    again.daemon = True
    again.start()
