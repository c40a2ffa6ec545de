"""How to get the libraries of an extra (pyproject.toml); loopseed is on no package index."""

import importlib.util
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from inference.sentences import join

UV = Path(".uv/bin/uv")  # where the README installs it; with the separators of this system


def how_to_get(extra: str) -> str:
    """What to do to get an extra's libraries, as the end of a sentence without its full stop."""
    if getattr(sys, "frozen", False):
        return "the standalone app has no such libraries: install loopseed with Python, as its README says"
    return f"start the command with {UV} run --extra {extra}, or pip install 'FILE.whl[{extra}]' with loopseed's wheel"


def list_missing(modules: Iterable[str]) -> list[str]:
    """Those of the modules that are not installed; none is imported."""
    return [name for name in modules if importlib.util.find_spec(name) is None]


def say_missing(packages: Sequence[str]) -> str:
    """That at least one package is not installed, as a sentence without its full stop."""
    return f"{join(packages)} {'is' if len(packages) == 1 else 'are'} not installed"
