"""Measure the patch search: methods and fitness functions on the same sounds, several seed numbers each.

    python -m tools.patch_bench run results.sqlite --methods society ga --seeds 5
    python -m tools.patch_bench run results.sqlite --fitness waveform spectrum fft-series spectrogram-series --seeds 1
    python -m tools.patch_bench run results.sqlite --sounds poly --methods society --seeds 1 --renders 500
    python -m tools.patch_bench report results.sqlite docs/search-patch.png

`mono` are single notes, `poly` chords and phrases of 2 to 16 notes. `run` continues where it was stopped. It needs
FluidSynth, a soundfont and the group bench. `report` prints the tables in Markdown and draws the plots.
"""

import argparse
from pathlib import Path

from inference.arguments import between
from inference.extras import list_missing
from inference.files.atomic_file import check_target
from inference.files.png import is_own_png
from inference.search.patch.estimator import is_own_estimator
from inference.search.patch.fitness import FITNESS
from inference.search.patch.match import MAX_RENDERS
from inference.sentences import list_choices
from tools.command_line import report_end
from tools.patch_bench.methods import METHODS
from tools.patch_bench.report import draw, print_tables, read_rows
from tools.patch_bench.runs import ResultsError, Run, run_all
from tools.patch_bench.targets import SETS, list_names

MAX_SEEDS, MAX_PROCESSES = 1000, 1000


def main() -> None:
    """Read the command line and do one of the two."""
    given = _read_arguments()
    with report_end("patch_bench", OSError, ResultsError):
        if given.command == "run":
            runs = [
                Run(given.sounds, target, method, fitness, rng_seed, given.renders, _choose(given.network, method))
                for rng_seed in range(given.seeds)
                for method in given.methods
                for fitness in given.fitness
                for target in given.targets or list_names(given.sounds)
            ]
            run_all(runs, given.results, given.processes, given.cluster)
        else:
            check_target(given.picture, is_own_png)
            rows = read_rows(given.results, given.sounds, given.renders)
            print_tables(rows)
            draw(rows, given.picture)


def _choose(network: Path | None, method: str) -> Path | None:
    """The network of a method that has one."""
    return network if "network" in method else None


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.patch_bench", description="Measure the patch search.")
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run", help="search, and keep the results")
    run.add_argument("results", type=Path, metavar="RESULTS.sqlite")
    run.add_argument("--methods", nargs="+", choices=METHODS, default=["society"])
    run.add_argument("--fitness", nargs="+", choices=FITNESS, default=["log-mel"])
    run.add_argument("--targets", nargs="+", metavar="NAME", help="names of sounds (default: all)")
    run.add_argument(
        "--seeds", type=between(1, MAX_SEEDS, int), default=5, metavar="N", help="how many seed numbers (default: 5)"
    )
    text = "that share the work (default: 2)"
    run.add_argument("--processes", type=between(1, MAX_PROCESSES, int), default=2, metavar="N", help=text)
    text = "for the methods with a network: one of tools.patch_estimator"
    run.add_argument("--network", type=Path, metavar="FILE.onnx", help=text)
    text = "a Dask scheduler, whose workers take the place of the processes"
    run.add_argument("--cluster", default="", metavar="ADDRESS", help=text)
    report = commands.add_parser("report", help="print tables and draw plots")
    report.add_argument("results", type=Path, metavar="RESULTS.sqlite")
    report.add_argument("picture", type=Path, metavar="PLOTS.png")
    for command in (run, report):
        text = "of each search (default: 2000)"
        command.add_argument("--renders", type=between(1, MAX_RENDERS, int), default=2000, metavar="N", help=text)
        command.add_argument("--sounds", choices=SETS, default="mono", help="the set of sounds (default: mono)")
    given = parser.parse_args()
    if given.command == "run" and (mistake := _find_mistake(given)):
        parser.error(mistake)
    return given


def _find_mistake(given: argparse.Namespace) -> str:
    """What is wrong with the arguments of `run`, or nothing."""
    names = list_names(given.sounds)
    if unknown := [name for name in given.targets or () if name not in names]:
        return f"the set {given.sounds} has no sound {unknown[0]!r}; {list_choices('sound', names)}"
    if given.network is None and any("network" in method for method in given.methods):
        return "these methods need --network FILE.onnx, which tools.patch_estimator makes"
    if given.network and not is_own_estimator(given.network):
        return f"{given.network} is no network of tools.patch_estimator"
    if given.cluster and list_missing(["distributed"]):
        return "--cluster needs distributed; put `--with distributed` behind the `run` of uv"
    return ""


if __name__ == "__main__":
    main()
