"""Pure Data for tests: patches run headless, with a clock or without one, and what they complain about."""

import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

PD = Path(__file__).parents[2] / "clients" / "pd"
RATE = 48000
# No real-time priority, which the system gives to root's Pd alone: it would hold up the daemon and the test.
HEADLESS = ["pd", "-nrt", "-nogui", "-noaudio", "-nomidi", "-noprefs", "-stderr", "-r", str(RATE), "-path", str(PD)]
# What Pd says on its error output without anything being wrong.
# Pd tells how long the system held up a send of its own: on a busy machine, and nothing is lost by it.
SILENT = re.compile(r"saved to: |: biggest amplitude = |netsend/netreceive: blocked \d+ msec$|^\s*$")

needs_pd = pytest.mark.skipif(not shutil.which("pd"), reason="pd is missing: apt install puredata-core")


def patch(path: Path, boxes: Iterable[str], cords: Iterable[tuple[int, int, int, int]] = ()) -> Path:
    """Write a patch of boxes (as in a .pd file, without coordinates) and cords between them."""
    placed = [f"#X {box.replace(' ', f' 20 {20 + 25 * row} ', 1)};" for row, box in enumerate(boxes)]
    wires = [f"#X connect {' '.join(map(str, cord))};" for cord in cords]
    path.write_text("\n".join(["#N canvas 0 0 600 400 12;", *placed, *wires, ""]), encoding="utf-8")
    return path


def messages(path: Path, plan: Iterable[tuple[float, str]]) -> Path:
    """A patch that sends messages (`smol-play 1`) at times in milliseconds; `pd quit` ends the run."""
    boxes, cords = ["obj loadbang"], []
    for milliseconds, message in plan:
        boxes += [f"obj delay {milliseconds:.9g}", rf"msg \; {message}"]
        cords += [(0, 0, len(boxes) - 2, 0), (len(boxes) - 2, 0, len(boxes) - 1, 0)]
    return patch(path, boxes, cords)


def batch(*patches: Path, timeout: float = 600, rate: int = RATE) -> None:
    """Run patches without a clock, as fast as the machine can, until one of them quits Pd; no complaint is allowed.

    rate : Hz.
    """
    opened = [word for path in patches for word in ("-open", str(path))]
    done = subprocess.run(
        [*HEADLESS, "-r", str(rate), "-batch", *opened], capture_output=True, text=True, timeout=timeout
    )
    assert not complaints(done.stderr), complaints(done.stderr)
    assert done.returncode == 0, f"Pd ended with {done.returncode}: {done.stderr}"


def complaints(text: str) -> list[str]:
    """The lines of Pd's error output that tell of something wrong."""
    return [line for line in text.splitlines() if not SILENT.search(line)]
