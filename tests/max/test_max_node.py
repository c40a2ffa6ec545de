"""The Max client's JavaScript, and the simulator of patches, under node."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
NODE = shutil.which("node")
LONGEST = 900  # s, for one file


@pytest.mark.skipif(NODE is None, reason="node is missing: apt install nodejs")
@pytest.mark.parametrize("path", sorted(HERE.glob("*.test.js")), ids=lambda path: path.name)
def test_under_node(path: Path):
    if path.name == "es5.test.js" and not (HERE / "node_modules").is_dir():
        pytest.skip("its tools are missing: npm ci --prefix tests/max")
    env = {**os.environ, "PYTHON": sys.executable}
    told = {"capture_output": True, "text": True, "encoding": "utf-8", "timeout": LONGEST}
    done = subprocess.run([str(NODE), "--test", path], cwd=HERE.parent.parent, env=env, **told)
    assert done.returncode == 0, done.stdout + done.stderr
