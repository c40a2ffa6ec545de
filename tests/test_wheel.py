"""The wheel alone: built from a copy of the packages, installed into an empty environment outside of the checkout."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from models.settings import load_preset, preset_names
from tiny_set import write_set

ROOT = Path(__file__).parent.parent
PACKAGES = ("inference", "models", "server")
UV = os.environ.get("UV") or shutil.which("uv", path=os.pathsep.join([str(ROOT / ".uv" / "bin"), os.environ["PATH"]]))

pytestmark = pytest.mark.skipif(UV is None, reason="uv is missing: see README.md")


def run(*command: object, **how: object) -> str:
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, encoding="utf-8", **how)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder that is deleted after the tests: TensorFlow is too large to be kept as pytest keeps its folders."""
    with tempfile.TemporaryDirectory(prefix="loopseed-wheel-", ignore_cleanup_errors=True) as made:
        yield Path(made)


@pytest.fixture(scope="module")
def wheel(folder: Path) -> Path:
    """Built from a copy, because setuptools would take old files out of the checkout's build/."""
    source = folder / "source"
    for package in PACKAGES:
        shutil.copytree(ROOT / package, source / package, ignore=shutil.ignore_patterns("*.so", "*.pyd", "__pycache__"))
    for name in ("loopseed.py", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copyfile(ROOT / name, source / name)
    run(UV, "build", "--quiet", "--wheel", "--python", sys.executable, "--out-dir", folder, source)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def program(folder: Path, wheel: Path) -> Path:
    """`loopseed` of an environment that holds the wheel and what it needs, in the versions of uv.lock."""
    install(folder, str(wheel))
    return folder / "env" / ("Scripts/loopseed.exe" if sys.platform == "win32" else "bin/loopseed")


def install(folder: Path, wheel: str) -> None:
    environment, versions = folder / "env", folder / "versions.txt"
    if not environment.exists():
        run(UV, "venv", "--quiet", "--python", sys.executable, environment)
        of_the_lock = ["--frozen", "--all-extras", "--no-dev", "--no-emit-project", "--no-hashes"]
        run(UV, "export", "--quiet", *of_the_lock, "--project", ROOT, "--output-file", versions)
    run(UV, "pip", "install", "--quiet", "--python", environment, "--constraint", versions, wheel)


def test_what_is_inside(wheel: Path) -> None:
    """The presets, the generator with its directions and map, the page, marks for type checkers, and no other room."""
    inside = set(ZipFile(wheel).namelist())
    assert {f"models/presets/{name}.toml" for name in preset_names()} <= inside
    assert {f"{package}/py.typed" for package in PACKAGES} <= inside
    assert {f"models/pretrained/techno.{end}" for end in ("onnx", "directions.npz", "map.npz", "map.png")} <= inside
    searched = ("patch/library.npz", "patch/estimator.onnx", "plugin/profiles/diva.toml")
    assert {f"inference/search/{name}" for name in searched} <= inside
    page = {path.relative_to(ROOT).as_posix() for path in (ROOT / "server" / "web" / "page").iterdir()}
    assert "server/web/page/index.html" in page
    assert page <= inside
    assert {path.partition("/")[0] for path in inside if ".dist-info/" not in path} == {*PACKAGES, "loopseed.py"}


def test_it_makes_a_loop(folder: Path, program: Path) -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert run(program, "--version", cwd=folder) == f"loopseed {version}\n"
    run(program, "render", "--rng", "1", "loop.wav", cwd=folder)
    run(sys.executable, "-m", "loopseed", "render", "--rng", "1", folder / "here.wav", cwd=ROOT)
    assert (folder / "loop.wav").read_bytes() == (folder / "here.wav").read_bytes()


@pytest.mark.skipif(importlib.util.find_spec("tensorflow") is None, reason="needs the train extra")
def test_it_trains_a_preset(folder: Path, wheel: Path, program: Path) -> None:
    write_set(folder / "set", load_preset("tiny").geometry)
    install(folder, f"{wheel}[train]")
    run(program, "train", "--preset", "tiny", "--data", "set", "--out", "run", "--steps", "2", cwd=folder)
    assert json.loads((folder / "run" / "settings.json").read_text(encoding="utf-8"))["steps"] == 2
