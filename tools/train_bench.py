"""Compare the time and memory of a training step between presets, in turn on one machine.

    python -m tools.train_bench techno technogan-512 --steps 6 --rounds 3

Each preset trains on random data in a process of its own. The presets take turns, so that other work on the machine
affects all of them alike. For techno, the measured steps are those against the critics: most of a run, and the slowest.
"""

import argparse
import json
import resource
import signal
import subprocess
import sys
import time

import numpy as np

from inference.arguments import between
from inference.description import Description
from inference.parts.parts import PICTURE, part_shapes
from models.cli import TrainError, need_keras
from models.dataset import PART_TYPES, ChannelStatistics, Stored
from models.settings import SettingsError, load_preset
from tools.command_line import report_end

WARM_UP = 2  # steps that build the graphs
MAX_STEPS = 100_000

Costs = dict[str, list[dict[str, float]]]  # by preset, one for each round


def draw_loops(description: Description, count: int, rng: np.random.Generator) -> Stored:
    """Random numbers in the shape of `count` loops of a set, in all parts that the description names."""
    shapes = {"picture" if name == PICTURE else name: shape for name, shape in part_shapes(description).items()}
    shapes.pop("noise", None)
    types = {"picture": np.uint8, **PART_TYPES}
    scales = {name: 1 if types[name] is np.float16 else 255 for name in shapes}
    return {name: (scales[name] * rng.random((count, *shapes[name]))).astype(types[name]) for name in shapes}


def serve(preset: str) -> None:
    """Run in the child process: for each number read from stdin, train so many steps and print their cost as JSON."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # at Ctrl-C the parent process ends this one
    from models.recipes.recipe import build
    from models.settings import TechnoSettings

    settings = load_preset(preset)
    rng = np.random.default_rng(0)
    loops = draw_loops(settings.geometry, settings.batch, rng)
    unit = ChannelStatistics(np.zeros(1, np.float32), np.ones(1, np.float32))
    bins = ChannelStatistics(*np.ones((2, settings.geometry.bins), np.float32))
    recipe = build(settings, settings.geometry, dict.fromkeys(loops, unit) | {"picture": bins})
    conditions = np.zeros((settings.batch, 0), np.float32)
    step = settings.vae_steps + settings.critic_lead if isinstance(settings, TechnoSettings) else 0
    for line in sys.stdin:
        wall, cpu = time.perf_counter(), time.process_time()
        for _ in range(int(line)):
            losses = recipe.step(step, loops, conditions, conditions, rng)
            [float(value) for value in losses.values()]
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # KiB under Linux
        took = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu, "mib": peak}
        print(json.dumps({**took, "images": settings.batch * int(line)}), flush=True)


def main() -> None:
    """Read the command line, measure, and print a table."""
    about = "Compare presets: the time and the memory of a training step, measured on random loops."
    parser = argparse.ArgumentParser(prog="python -m tools.train_bench", description=about)
    text = "names of presets or TOML files; all are compared with the first"
    parser.add_argument("presets", nargs="+", metavar="PRESET", help=text)
    text = "training steps of a preset in each round (default: %(default)s)"
    parser.add_argument("--steps", type=between(1, MAX_STEPS, int), default=6, metavar="N", help=text)
    text = "number of rounds; in each round all presets are measured in turn (default: %(default)s)"
    parser.add_argument("--rounds", type=between(1, MAX_STEPS, int), default=3, metavar="N", help=text)
    given = parser.parse_args()
    with report_end("train_bench", TrainError, SettingsError, OSError):
        need_keras()
        for preset in given.presets:
            load_preset(preset)
        compare(given.presets, given.steps, given.rounds)


def compare(presets: list[str], steps: int, rounds: int) -> None:
    """Measure the presets in turn and print a table; raises TrainError if one of them cannot be trained."""
    command = [sys.executable, "-c", "import sys; from tools.train_bench import serve; serve(sys.argv[1])"]
    children = {
        preset: subprocess.Popen([*command, preset], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for preset in presets
    }
    try:
        took = _take_turns(children, steps, rounds)
    finally:
        for child in children.values():
            child.kill()
            child.wait()
    print("| preset | CPU of an image | images a second | memory | against the first |")
    print("|---|---:|---:|---:|---:|")
    cpu = {preset: float(np.median([t["cpu"] / t["images"] for t in rows])) for preset, rows in took.items()}
    for preset, rows in took.items():
        speed = float(np.median([t["images"] / t["wall"] for t in rows]))
        mib, ratio = max(t["mib"] for t in rows), cpu[preset] / cpu[presets[0]]
        print(f"| {preset} | {1000 * cpu[preset]:.0f} ms | {speed:.1f} | {mib:.0f} MiB | {ratio:.1f} |")


def _take_turns(children: dict[str, subprocess.Popen[str]], steps: int, rounds: int) -> Costs:
    """Return the costs of the rounds; the first round, which builds the graphs, is left out."""
    took: Costs = {preset: [] for preset in children}
    for number in range(rounds + 1):
        for preset, child in children.items():
            assert child.stdin is not None
            assert child.stdout is not None
            child.stdin.write(f"{steps if number else WARM_UP}\n")
            child.stdin.flush()
            line = child.stdout.readline()
            if not line:
                raise TrainError(f"{preset} ended early; its messages are above.")
            if number:
                took[preset].append(json.loads(line))
    return took


if __name__ == "__main__":
    main()
