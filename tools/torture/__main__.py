"""Torture the daemon, and make the table of what it stood.

python -m tools.torture [--minutes N] [--kind KIND]
"""

import argparse
import random
import shutil
import sys
import tempfile
from pathlib import Path

from inference.arguments import between
from server.desktop import user_dirs
from tools.command_line import report_end
from tools.torture import runs, table
from tools.torture.daemon import HangError
from tools.torture.kinds import datagrams, guided, kills, models, paths, properties, requests, soak
from tools.torture.runs import Run

KINDS = {
    "datagrams": datagrams.torture,
    "guided": guided.torture,
    "properties": properties.torture,
    "requests": requests.torture,
    "kills": kills.torture,
    "soak": soak.torture,
    "paths": paths.torture,
    "models": models.torture,
}
MAX_MINUTES = 7 * 24 * 60


def main() -> int:
    """Read the command line, run the kinds and log each; returns 1 where a bar was not met."""
    given = _parser().parse_args()
    with report_end("torture", OSError):
        folder = given.log or user_dirs.data() / "torture"
        if given.table:
            table.write(given.table, folder)
            return 0
        kinds = given.kinds or list(KINDS)
        rng_seed = random.randrange(2**31) if given.rng is None else given.rng
        seconds = given.minutes * 60 / len(kinds)
        faults = 0
        for kind in kinds:
            run = run_kind(kind, seconds, rng_seed, given.model)
            runs.append(folder, run)
            faults += run.counts["faults"]
            counts = ", ".join(f"{count} {name}" for name, count in run.counts.items())
            figures = ", ".join(f"{name} {value:.3g}" for name, value in run.figures.items())
            print(f"{kind}: {run.skipped or counts or 'nothing done'}; {figures}", flush=True)
        return 1 if faults else 0


def run_kind(kind: str, seconds: float, rng_seed: int, model: Path | None = None) -> Run:
    """Run one kind in a temporary folder, which is deleted where no bar was missed."""
    folder = Path(tempfile.mkdtemp(prefix="loopseed-torture-"))
    run = Run(kind, seconds, rng_seed, folder, model and model.absolute())
    try:
        KINDS[kind](run)
    except HangError as error:
        run.fault(str(error))
    finally:  # also after Ctrl-C
        if run.counts["faults"]:
            print(f"{kind}: its files are in {folder}", file=sys.stderr)
        else:
            shutil.rmtree(folder, ignore_errors=True)
    return run


def _parser() -> argparse.ArgumentParser:
    about = "Torture the daemon in several ways, and log what was done and which bars were not met."
    parser = argparse.ArgumentParser(prog="python -m tools.torture", description=about)
    text = "how long in all; the kinds share it (default: %(default)s)"
    parser.add_argument("--minutes", type=between(0.01, MAX_MINUTES), default=1.0, metavar="N", help=text)
    text = f"only this kind, of {', '.join(KINDS)}; can be repeated"
    parser.add_argument("--kind", choices=list(KINDS), action="append", dest="kinds", metavar="KIND", help=text)
    text = "the .onnx file to play (default: a small one, for soak the model techno)"
    parser.add_argument("--model", type=Path, metavar="FILE.onnx", help=text)
    text = "repeat the run with this rng_seed of the log"
    parser.add_argument("--rng", type=between(0, 2**31 - 1, int), metavar="N", help=text)
    text = f"the folder of the log {runs.LOG} (default: torture in the data folder of your user account)"
    parser.add_argument("--log", type=Path, metavar="FOLDER", help=text)
    text = "run nothing: write the table of all runs in the log into this page, between its marks"
    parser.add_argument("--table", type=Path, metavar="FILE.md", help=text)
    return parser


if __name__ == "__main__":
    sys.exit(main())
