"""Measure the patch search: methods and fitness functions on the same sounds, several seed numbers each.

    python -m tools.patch_bench run results.sqlite --methods society ga --seeds 5
    python -m tools.patch_bench run results.sqlite --fitness waveform spectrum fft-series spectrogram-series --seeds 1
    python -m tools.patch_bench report results.sqlite docs/search-patch.png

`run` continues where it was stopped. It needs FluidSynth and a soundfont. `report` prints the tables in Markdown and
draws the plots.
"""

import argparse
from pathlib import Path

from inference.files.atomic_file import check_target
from inference.files.png import is_own_png
from inference.search.patch.fitness import FITNESS
from tools.command_line import report_end
from tools.patch_bench.methods import METHODS
from tools.patch_bench.report import draw, print_tables, read_rows
from tools.patch_bench.runs import Run, make_targets, run_all
from tools.patch_bench.targets import SETS


def main() -> None:
    """Read the command line and do one of the two."""
    given = _read_arguments()
    with report_end("patch_bench", OSError):
        if given.command == "run":
            names = given.targets or list(make_targets(given.sounds))
            runs = [
                Run(given.sounds, target, method, fitness, rng_seed, given.renders)
                for rng_seed in range(given.seeds)
                for method in given.methods
                for fitness in given.fitness
                for target in names
            ]
            run_all(runs, given.results, given.processes)
        else:
            check_target(given.picture, is_own_png)
            rows = read_rows(given.results, given.sounds)
            print_tables(rows)
            draw(rows, given.picture)


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.patch_bench", description="Measure the patch search.")
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run", help="search, and keep the results")
    run.add_argument("results", type=Path, metavar="RESULTS.sqlite")
    run.add_argument("--methods", nargs="+", choices=METHODS, default=["society"])
    run.add_argument("--fitness", nargs="+", choices=FITNESS, default=["log-mel"])
    run.add_argument("--targets", nargs="+", metavar="NAME", help="names of sounds (default: all)")
    run.add_argument("--seeds", type=int, default=5, metavar="N", help="how many seed numbers (default: 5)")
    run.add_argument("--renders", type=int, default=2000, metavar="N", help="of each search (default: 2000)")
    run.add_argument("--processes", type=int, default=2, metavar="N", help="that share the work (default: 2)")
    report = commands.add_parser("report", help="print tables and draw plots")
    report.add_argument("results", type=Path, metavar="RESULTS.sqlite")
    report.add_argument("picture", type=Path, metavar="PLOTS.png")
    for command in (run, report):
        command.add_argument("--sounds", choices=SETS, default="bench", help="the set of sounds (default: bench)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
