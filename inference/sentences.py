"""Parts of sentences for people: counts and lists."""

from collections.abc import Iterable


def say_count(number: int, noun: str) -> str:
    """A number and its noun: `1 loop`, `2 loops`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def join(words: Iterable[str], conjunction: str = "and") -> str:
    """At least one word as a list: `a`, `a and b`, `a, b and c`."""
    *others, last = words
    return f"{', '.join(others)} {conjunction} {last}" if others else last


def escape(text: str) -> str:
    """The text on one line and in UTF-8: line breaks, other control characters and stray bytes as \n, \x07, \udce9."""
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)


def list_choices(noun: str, names: Iterable[str]) -> str:
    """What can be chosen: `the only model is a`, `the models are a and b`, `there is no model`."""
    names = list(names)
    if len(names) > 1:
        return f"the {noun}s are {join(names)}"
    return f"the only {noun} is {names[0]}" if names else f"there is no {noun}"
