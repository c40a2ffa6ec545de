"""A plugin that is none: the fake host stands for DawDreamer."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from checkout import ROOT
from inference.search.plugin import plugin

FAKE = Path(__file__).with_name("fake_host.py")


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Makes the fake host behave as a mode of it, and returns the path of its plugin."""
    monkeypatch.setattr(plugin, "list_missing", lambda modules: [])
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    (path := tmp_path / "fake.so").touch()

    def make(mode: str) -> Path:
        monkeypatch.setattr(plugin, "HOST", (sys.executable, str(FAKE), mode))
        return path

    return make
