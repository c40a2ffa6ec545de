"""One run of one kind: its time, its counts and its faults; and the log where runs add up."""

import datetime
import json
import os
import platform
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

MAX_FAULTS = 50  # of one run that the log keeps; all are counted
LOG = "torture.jsonl"  # in the folder of the log: a line of JSON for each run
ROOT = Path(__file__).parents[2]


@dataclass(slots=True)
class Run:
    """A kind at work.

    folder : an empty folder for all its files. model : the .onnx file to play; None: a small one.
    counts : what was done, which adds up over runs. figures : measured values, of which the largest counts.
    """

    kind: str
    seconds: float
    rng_seed: int
    folder: Path
    model: Path | None = None
    counts: Counter[str] = field(default_factory=Counter)
    figures: dict[str, float] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    skipped: str = ""  # why it did nothing
    began: float = field(default_factory=time.monotonic)  # seconds

    @property
    def random(self) -> random.Random:
        """A new random generator, which gives the same numbers for the same rng_seed."""
        return random.Random(self.rng_seed)

    @property
    def seconds_left(self) -> float:
        return self.began + self.seconds - time.monotonic()

    def rounds(self) -> Iterator[int]:
        """Count from 0 until the time is over, and at least once: on a busy machine a daemon's start takes long."""
        number = 0
        while number == 0 or self.seconds_left > 0:
            yield number
            number += 1

    def fault(self, text: str) -> None:
        """Note that a bar was not met, in one sentence."""
        self.counts["faults"] += 1
        if len(self.faults) < MAX_FAULTS:
            self.faults.append(text)
            print(f"{self.kind}: FAULT: {text}", file=sys.stderr, flush=True)

    def raise_figure(self, name: str, value: float) -> None:
        """Keep the largest value of a figure."""
        self.figures[name] = max(value, self.figures.get(name, value))


def append(folder: Path, run: Run) -> None:
    """Append a run to the log in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    line = {
        "kind": run.kind,
        "date": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "seconds": round(time.monotonic() - run.began, 1),
        "version": _find_version(),
        "machine": _describe_machine(),
        "model": run.model.stem if run.model else "small",
        "rng_seed": run.rng_seed,
        "counts": dict(run.counts),
        "figures": {name: round(value, 3) for name, value in run.figures.items()},
        "faults": run.faults,
        "skipped": run.skipped,
    }
    with open(folder / LOG, "a", encoding="utf-8") as file:
        file.write(json.dumps(line, ensure_ascii=False) + "\n")


def read(folder: Path) -> Iterator[dict]:
    """The runs of a log; raises FileNotFoundError where there is none."""
    with open(folder / LOG, encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def _find_version() -> str:
    """The commit of this checkout, with a + where files are changed."""
    command = ["git", "-C", str(ROOT), "describe", "--always", "--exclude", "*", "--dirty=+"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def _describe_machine() -> str:
    """Processor, cores, system and Python, such as `AMD EPYC, 2 cores, Linux 6.1, Python 3.11.7`."""
    processor = platform.processor() or platform.machine()
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        processor = next(line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        pass
    system = f"{platform.system()} {platform.release()}"
    return f"{processor}, {os.cpu_count()} cores, {system}, Python {platform.python_version()}"
