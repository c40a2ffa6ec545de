"""Types of command-line arguments for argparse."""

import argparse
import os
from collections.abc import Callable
from pathlib import Path

from inference.sentences import join


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


def file_name(*suffixes: str) -> Callable[[str], Path]:
    """A type for argparse: the path of a file to write, whose name ends in one of `suffixes`, such as `.wav`."""

    def path(text: str) -> Path:
        if text == "-":
            raise argparse.ArgumentTypeError("- would be the standard output, which is for messages; name a file")
        if os.path.isdir(text):  # Path.is_dir raises OSError for a name that is too long
            raise argparse.ArgumentTypeError(f"{text} is a folder; name a file in it")
        if not text.lower().endswith(suffixes):
            endings = join(suffixes, "or")
            raise argparse.ArgumentTypeError(f"{text} must end in {endings}: the end of its name says the format")
        return Path(text)

    return path
