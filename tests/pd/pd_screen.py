"""A screen for Pd's windows: Xvfb, clicks by xdotool at a patch's own coordinates, pictures by ImageMagick."""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pd_patch import HEADLESS
from pd_running import PATIENCE
from PIL import Image

TOOLS = ("pd-gui", "Xvfb", "xdotool", "xwininfo", "import")
# A Pd with windows; the plugin in gui/ says which scroll bars they have.
ON_SCREEN = [*(word for word in HEADLESS if word != "-nogui"), "-path", str(Path(__file__).parent / "gui")]
MISSING = [tool for tool in TOOLS if not shutil.which(tool)]

needs_screen = pytest.mark.skipif(bool(MISSING), reason=f"{', '.join(MISSING)} missing: see .ci/run")


class Screen:
    """A screen of 1280 x 800 that nobody sees."""

    def __init__(self) -> None:
        read, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"]
        self.process = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as number:
            self.environment = {**os.environ, "DISPLAY": f":{number.readline().strip()}"}

    def run(self, *command: object) -> str:
        """What a command prints; a window that closes meanwhile may make it fail, which the next try does not."""
        words = [str(word) for word in command]
        return subprocess.run(words, env=self.environment, capture_output=True, text=True).stdout

    def window(self, title: str) -> tuple[int, int, int, int]:
        """Where the drawn part of a patch's window lies: x, y, width, height; waits until it is there."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            _, found, below = self.run("xwininfo", "-root", "-tree").partition(f'"{title}')
            parts = re.findall(r"has no name.*?(\d+)x(\d+)\+\d+\+\d+ +\+(-?\d+)\+(-?\d+)", below)
            width, height, x, y = map(int, parts[1]) if found and len(parts) > 1 else (0, 0, 0, 0)
            if min(width, height) > 1:  # a window that has just come is one pixel for a moment
                return x, y, width, height
            time.sleep(0.1)
        raise AssertionError(f"No window {title} came.")

    def click(self, title: str, x: int, y: int) -> None:
        """Click at a place of a patch [its own pixels]."""
        left, top, width, height = self.window(title)
        assert 0 <= x < width
        assert 0 <= y < height
        self.run("xdotool", "mousemove", left + x, top + y, "click", 1)

    def picture(self, path: Path) -> Image.Image:
        """What is on the screen."""
        self.run("import", "-window", "root", path)
        return Image.open(path).convert("RGB")

    def until(self, path: Path, seen: Callable[[Image.Image], bool]) -> Image.Image:
        """The picture of the screen, as soon as something is to be seen on it."""
        end = time.monotonic() + PATIENCE
        while not seen(picture := self.picture(path)):
            assert time.monotonic() < end, f"it never came on the screen, see {path}"
        return picture

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(PATIENCE)


@pytest.fixture(scope="module")
def screen() -> Iterator[Screen]:
    made = Screen()
    yield made
    made.close()
