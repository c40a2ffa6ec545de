"""The page that plays in a browser: its build, its types, and its tests in Chromium under node."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from checkout import ROOT

HERE = Path(__file__).parent
PAGE = ROOT / "clients" / "web"
BUILT = ROOT / "server" / "web" / "page"
NODE = shutil.which("node")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
MAX_SECONDS = 600  # for one file, on a machine that has other things to do
FIRST_PAINT = 100_000  # bytes of all files before the first sound

pytestmark = [
    pytest.mark.skipif(NODE is None, reason="node is missing: apt install nodejs npm"),
    pytest.mark.skipif(
        not (PAGE / "node_modules").is_dir(), reason="the page's tools are missing: npm ci --prefix clients/web"
    ),
]


def run(*command: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A command under node; its output is read only where it fails."""
    env = {**os.environ, "PYTHON": sys.executable, "CHROMIUM": CHROMIUM or ""}
    settings = {"capture_output": True, "text": True, "encoding": "utf-8", "timeout": MAX_SECONDS}
    done = subprocess.run([str(NODE), *map(str, command)], cwd=cwd, env=env, **settings)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def test_the_committed_page_is_that_of_its_sources(tmp_path: Path):
    run("build.mjs", tmp_path, cwd=PAGE)
    names = sorted(path.name for path in BUILT.iterdir())
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    for name in names:
        assert (BUILT / name).read_bytes() == (tmp_path / name).read_bytes(), (
            f"{name}: npm run build --prefix clients/web"
        )


def test_the_page_is_small():
    assert sum(path.stat().st_size for path in BUILT.iterdir()) < FIRST_PAINT


def test_types():
    run("node_modules/typescript/bin/tsc", "--noEmit", cwd=PAGE)


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is missing: apt install chromium")
@pytest.mark.parametrize("path", sorted(HERE.glob("*.test.mjs")), ids=lambda path: path.name)
def test_in_chromium(path: Path):
    if path.name.startswith("pd.") and not shutil.which("pd"):
        pytest.skip("pd is missing: apt install puredata-core")
    run("--test", path, cwd=ROOT)
