"""How large an app is, how soon it answers, and what memory it takes."""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from freeze.running import Daemon

STARTS = 7
LOOPS = 20


def text(app: Path, packed: Path) -> str:
    """The figures of an app and its archive, in lines for people."""
    unpacked = sum(path.lstat().st_size for path in app.rglob("*") if not path.is_dir())
    with tempfile.TemporaryDirectory() as out:
        times = [first_answer(app, Path(out)) for _ in range(STARTS)]
        idle, played = memory(app, Path(out))
    return (
        f"size: {unpacked / 1e6:.1f} MB unpacked, {packed.stat().st_size / 1e6:.1f} MB as {packed.name}\n"
        f"first answer: {statistics.median(times):.2f} s after the start "
        f"(median of {STARTS}, {min(times):.2f} to {max(times):.2f} s)\n"
        f"resident: {idle} when idle, {played} after {LOOPS} loops"
    )


def first_answer(app: Path, out: Path) -> float:
    """Seconds from the start to the answer of a first question."""
    began = time.perf_counter()
    with Daemon(app, out, home=out) as daemon:
        daemon.ask("isAlive", reply="alive")
        return time.perf_counter() - began


def memory(app: Path, out: Path) -> tuple[str, str]:
    """What of an app is resident before its first loop, and after a few."""
    with Daemon(app, out, home=out) as daemon:
        idle = resident(daemon.process.pid)
        for _ in range(LOOPS):
            daemon.ask("generate_single_wav", *[0.0] * 64, reply="wav")
        return idle, resident(daemon.process.pid)


def resident(pid: int) -> str:
    """A process's resident memory, where `ps` tells it."""
    if sys.platform == "win32":
        return "(not measured)"
    kibibytes = int(subprocess.check_output(["ps", "-o", "rss=", "-p", str(pid)]))
    return f"{kibibytes * 1024 / 1e6:.1f} MB"
