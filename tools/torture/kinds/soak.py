"""A daemon that works for hours: memory, descriptors and threads stay as they are after the first tenth of the time."""

import statistics
import time
from pathlib import Path

import models
from server.commands.table import TABLE
from tools.torture.daemon import Client, DaemonProcess, Heartbeat
from tools.torture.messages import Messages
from tools.torture.runs import Run
from tools.torture.sandbox import Sandbox

WARM_UP = 0.1  # of the time is not measured: caches fill
LOOKS = 400  # at the process, in all
ROUND = 10  # requests between two looks at the clock
LEFT_OUT = ("notify", "sync", "set_target_dir", "set_target_sr", "set_bpm")  # the sounds keep their size
SWEEP = 100  # rounds between two looks for sounds to delete


def torture(run: Run) -> None:
    if not Path("/proc/self/status").exists():
        run.skipped = "memory and descriptors are read from Linux's /proc"
        return
    sandbox = Sandbox(run.folder)
    model = run.model or models.PRETRAINED / "techno.onnx"
    messages = Messages(run.random, 64, [model.stem], [])
    commands = [command for command in TABLE if command.names[0] not in LEFT_OUT]
    looks: list[tuple[float, int, int]] = []
    with sandbox.entered(), DaemonProcess(run, sandbox, model) as daemon, Heartbeat(run, daemon.port):
        client = Client(daemon.port)
        next_look = run.began + WARM_UP * run.seconds
        for number in run.rounds():
            for _ in range(ROUND):
                command = messages.random.choice(commands)
                client.send(command.names[0], *messages.arguments(command))
            client.query("sync", 1)
            run.counts["requests"] += ROUND
            if time.monotonic() > next_look:
                looks.append(_look(daemon, client))
                next_look = time.monotonic() + run.seconds / LOOKS
            if number % SWEEP == 0:
                sandbox.delete_sounds()
        looks.append(_look(daemon, client))
    _compare(run, looks)


def _look(daemon: DaemonProcess, client: Client) -> tuple[float, int, int]:
    """Resident MB, descriptors and threads of a daemon without work; threads that are just ending are not counted.

    A fade is rendered before: a model that was just loaded has no thread for its loops yet.
    """
    client.query("generate_fade", 0, 4, *[0.0] * 64, *[1.0] * 64)
    seen = [daemon.measure()]
    for _ in range(9):
        time.sleep(0.02)  # seconds
        seen.append(daemon.measure())
    return seen[-1][0], min(look[1] for look in seen), min(look[2] for look in seen)


def _compare(run: Run, looks: list[tuple[float, int, int]]) -> None:
    resident, descriptors, threads = zip(*looks, strict=True)
    tenth = max(1, len(resident) // 10)
    run.figures["resident_mb"] = statistics.median(resident[-tenth:])
    run.figures["growth_mb"] = run.figures["resident_mb"] - statistics.median(resident[:tenth])
    run.figures["hours"] = run.seconds / 3600
    run.counts["looks at the process"] += len(looks)
    # A log is closed for a moment to be rotated, so most looks count. A timer may end late, so the least look counts.
    for name, counts, usual in (("descriptors", descriptors, statistics.median_low), ("threads", threads, min)):
        run.figures[f"least_{name}"], run.figures[name] = min(counts), max(counts)
        quarter = max(1, len(counts) // 4)
        if (now := usual(counts[-quarter:])) != (before := usual(counts[:quarter])):
            run.fault(f"The {name} were {before} and are {now}.")
