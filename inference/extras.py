"""How to get the libraries of an extra (pyproject.toml); loopseed is on no package index."""

import sys


def how_to_get(extra: str) -> str:
    """What to do to get an extra's libraries, as the end of a sentence without its full stop."""
    if getattr(sys, "frozen", False):
        return "the standalone app has no such libraries: install loopseed with Python, as its README says"
    return f"run uv sync --extra {extra} in loopseed's folder, or pip install 'FILE.whl[{extra}]' with its wheel"
