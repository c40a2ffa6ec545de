"""Sentences for people: their counts and lists, and prints that fail without harm."""

import contextlib
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

MAX_NAMED = 12  # words of a list in a sentence
# Control characters, line breaks, and the surrogates that stand for bytes that are no UTF-8.
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def say_count(number: int, noun: str) -> str:
    """A number and its noun: `1 loop`, `2 loops`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def say_value(value: object) -> str:
    """A value as a TOML or JSON file has it, shortened: `'text'`, `[1.5]`, `true`."""
    if isinstance(value, tuple):
        value = list(value)
    return str(value).lower() if isinstance(value, bool) else f"{value!r:.80}"


def join(words: Iterable[str], conjunction: str = "and") -> str:
    """At least one word as a list: `a`, `a and b`, `a, b and c`."""
    *others, last = words
    return f"{', '.join(others)} {conjunction} {last}" if others else last


def join_some(words: Sequence[str]) -> str:
    """As join; of a long list, the first MAX_NAMED words and how many more there are."""
    more = len(words) - MAX_NAMED
    return f"{', '.join(words[:MAX_NAMED])} and {more} more" if more > 0 else join(words)


def escape(text: str) -> str:
    """The text on one line and in UTF-8: line breaks, other control characters and stray bytes as \n, \x07, \udce9."""
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)


def escape_controls(text: str) -> str:
    """The text with control characters, line breaks and stray bytes escaped, as what other programs take and show."""
    return text if text.isprintable() else _CONTROLS.sub(lambda found: repr(found[0])[1:-1], text)


def list_choices(noun: str, names: Iterable[str]) -> str:
    """What can be chosen: `the only model is a`, `the models are a and b`, `there is no model`."""
    names = list(names)
    if len(names) > 1:
        return f"the {noun}s are {join(names)}"
    return f"the only {noun} is {names[0]}" if names else f"there is no {noun}"


@contextlib.contextmanager
def lose_failed_prints() -> Iterator[None]:
    """Print during the block what can be printed; the rest is lost: the pipe was closed, or the disk is full.

    A command has done its work when it prints what it did: such a failure does not end it. A letter that
    the terminal's code page lacks is printed as its number.
    """
    with contextlib.ExitStack() as stack:
        for name, redirect in (("stdout", contextlib.redirect_stdout), ("stderr", contextlib.redirect_stderr)):
            if (stream := getattr(sys, name)) is not None:  # a window program under Windows has none
                output = _Output(stream)
                stack.enter_context(redirect(output))  # pyright: ignore[reportArgumentType]
                stack.callback(output.flush)
        yield


class _Output:
    """An output that turns to the null device when it fails for the first time."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="backslashreplace")

    def write(self, text: str) -> int:
        try:
            self._stream.write(text)
        except OSError:
            self._lose()
        return len(text)

    def flush(self) -> None:
        try:
            self._stream.flush()
        except OSError:
            self._lose()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def _lose(self) -> None:
        """Send what its buffer still holds to the null device, or Python would end with an error of its own."""
        with contextlib.suppress(OSError, ValueError), open(os.devnull, "w") as null:
            os.dup2(null.fileno(), self._stream.fileno())
