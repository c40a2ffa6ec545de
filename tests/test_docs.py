"""The documentation names what there is."""

import argparse

import loopseed
from checkout import ROOT


def test_every_command_of_the_command_line_is_documented():
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in pages)
    (commands,) = [a for a in loopseed._parser()._actions if isinstance(a, argparse._SubParsersAction)]
    assert [name for name in commands.choices if f"loopseed {name}" not in text] == []
