"""Signals that end a command: Ctrl-C, a kill, a terminal that is closed."""

import signal
import sys
from types import FrameType

STOPS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


def raise_at_stops() -> None:
    """From now on, each of STOPS raises KeyboardInterrupt with its number, unless it is ignored or has a handler.

    While a KeyboardInterrupt is being handled, none is raised: the command has time to clean up, and a second signal,
    which a launcher such as uv sends by itself, does not interrupt that.
    """
    for number in STOPS:
        if signal.getsignal(number) in (signal.default_int_handler, signal.SIG_DFL):  # nohup has SIGHUP ignored
            signal.signal(number, _interrupt)


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
    """Raise KeyboardInterrupt, unless one is being handled.

    A flag would not do: an exception that is raised in a destructor or in a callback of C is lost, and the next signal
    has to be heard.
    """
    handled = sys.exc_info()[1]
    while handled is not None:
        if isinstance(handled, KeyboardInterrupt):
            return
        handled = handled.__context__
    raise KeyboardInterrupt(number)
