"""The documentation names what there is."""

import argparse
import re

import loopseed
from checkout import ROOT


def test_advice_about_uv_names_the_one_that_the_readme_installs():
    """A reader of the README has `.uv/bin/uv`, and perhaps no other uv."""
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "clients").rglob("*.md")]
    code = [
        path for room in ("inference", "server", "models", "tools", "freeze") for path in (ROOT / room).rglob("*.py")
    ]
    for path in [*pages, *code]:
        assert not re.search(r"(?<![/\\])\buv (run|sync)\b", path.read_text(encoding="utf-8")), path


def test_every_command_of_the_command_line_is_documented():
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in pages)
    (commands,) = [a for a in loopseed._parser()._actions if isinstance(a, argparse._SubParsersAction)]
    assert [name for name in commands.choices if f"loopseed {name}" not in text] == []
