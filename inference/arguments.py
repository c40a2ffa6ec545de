"""Types of command-line arguments for argparse."""

import argparse
from collections.abc import Callable
from pathlib import Path


def between(low: float, high: float, kind: Callable[[str], float] = float) -> Callable[[str], float]:
    """A type for argparse: a number from `low` to `high`, both included; `kind` is int for whole numbers."""

    def number(text: str) -> float:
        try:
            value = kind(text)
        except ValueError:
            kinds = "a whole number" if kind is int else "a number"
            raise argparse.ArgumentTypeError(f"{text!r} is not {kinds}") from None
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(f"{text} is not between {low:.15g} and {high:.15g}")
        return value

    return number


def file_name(suffix: str) -> Callable[[str], Path]:
    """A type for argparse: the path of a file to write, whose name ends in `suffix`, such as `.wav`."""

    def path(text: str) -> Path:
        if not text.lower().endswith(suffix):
            kind = suffix.removeprefix(".").upper()
            raise argparse.ArgumentTypeError(f"{text} is written as a {kind} file, so its name must end in {suffix}")
        return Path(text)

    return path
