"""Measure an app: its size, its time to the first reply, its memory."""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from freeze.app_daemon import Daemon

STARTS = 7
LOOPS = 20


def measure(app: Path, packed: Path) -> str:
    """Return the figures of an app and its archive as text."""
    unpacked = sum(path.lstat().st_size for path in app.rglob("*") if not path.is_dir())
    with tempfile.TemporaryDirectory() as out:
        times = [time_first_reply(app, Path(out)) for _ in range(STARTS)]
        idle, played = measure_memory(app, Path(out))
    return (
        f"size: {unpacked / 1e6:.1f} MB unpacked, {packed.stat().st_size / 1e6:.1f} MB as {packed.name}\n"
        f"first reply: {statistics.median(times):.2f} s after the start "
        f"(median of {STARTS}, {min(times):.2f} to {max(times):.2f} s)\n"
        f"resident: {idle} when idle, {played} after {LOOPS} loops"
    )


def time_first_reply(app: Path, out: Path) -> float:
    """Return the seconds from the start to the first reply."""
    began = time.perf_counter()
    with Daemon(app, out, home=out) as daemon:
        daemon.query("isAlive", reply="alive")
        return time.perf_counter() - began


def measure_memory(app: Path, out: Path) -> tuple[str, str]:
    """Return the resident memory of an app before its first loop and after LOOPS loops."""
    with Daemon(app, out, home=out) as daemon:
        idle = resident_memory(daemon.process.pid)
        for _ in range(LOOPS):
            daemon.query("generate_single_wav", *[0.0] * 64, reply="wav")
        return idle, resident_memory(daemon.process.pid)


def resident_memory(pid: int) -> str:
    """Return the resident memory of a process; it is not measured under Windows, which has no `ps`."""
    if sys.platform == "win32":
        return "(not measured)"
    kibibytes = int(subprocess.check_output(["ps", "-o", "rss=", "-p", str(pid)]))
    return f"{kibibytes * 1024 / 1e6:.1f} MB"
