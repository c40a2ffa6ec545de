"""Which folder may know which: the arrows of CONTRIBUTING.md, read off the imports."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from checkout import ROOT

ROOMS = {
    "inference": {"inference"},
    "server": {"server", "inference"},
    "models": {"models", "inference"},
    "tools": {"tools", "models", "inference"},
    "freeze": {"freeze", "server", "models"},
}
HEAVY = ["tensorflow", "keras", "tf2onnx", "librosa", "scipy", "numba"]


def imported(path: Path) -> set[str]:
    """The top-level names that a file imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            names.add((node.module or "").split(".")[0])
    return names


@pytest.mark.parametrize("room", ROOMS)
def test_arrows_point_one_way(room: str):
    rooms = {*ROOMS, "loopseed", "tests"}
    for path in (ROOT / room).rglob("*.py"):
        assert imported(path) & rooms <= ROOMS[room], path
        allowed = {"librosa"} if path.name == "constantq.py" else set()  # when the first such model is loaded
        if room != "models" and path.parent.name != "bench":  # the bench measures librosa and scipy beside us
            assert not imported(path) & set(HEAVY) - allowed, path


def test_the_daemon_runs_without_the_heavy_libraries():
    """Whatever the daemon imports while it starts, none of these is among it."""
    code = f"import sys, loopseed, server.daemon; print([n for n in {HEAVY} if n in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True).stdout == "[]\n"


def test_the_daemons_environment_holds_none_of_them():
    """Followed through uv.lock from the dependencies that every user gets."""
    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    needs = {package["name"]: [need["name"] for need in package.get("dependencies", [])] for package in lock["package"]}
    found, waiting = set(), ["loopseed"]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += needs[name]
    assert "onnxruntime" in found
    assert not found & {*HEAVY, "tensorflow-cpu"}


def test_files_stay_readable():
    """50 to 250 lines, one noun each."""
    for room in (*ROOMS, "tests"):
        for path in (ROOT / room).rglob("*.py"):
            assert len(path.read_text(encoding="utf-8").splitlines()) <= 250, path
