"""What a message says about an extra has to work, wherever loopseed runs."""

import sys
import tomllib
from pathlib import Path

import pytest

from inference.extras import how_to_get

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("extra", ["cqt", "train", "tray", "vst"])
def test_the_extras_that_messages_name_are_there(extra: str):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert extra in project["optional-dependencies"]
    assert f"{Path('.uv/bin/uv')} run --extra {extra}" in how_to_get(extra)


def test_the_app_cannot_install_anything(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert "install loopseed with Python" in how_to_get("cqt")


def test_no_message_installs_from_an_index():
    for room in ("inference", "models", "server", "tools"):
        for path in (ROOT / room).rglob("*.py"):
            assert "loopseed[" not in path.read_text(encoding="utf-8"), path
