"""Measure loopseed; print tables and draw a picture.

.uv/bin/uv run --all-extras --group bench python -m tools.bench
"""

import argparse
from pathlib import Path

import models
from inference.arguments import between, file_name
from inference.extras import UV, list_missing, say_missing
from inference.model.generator import ModelError
from tools.command_line import report_end

NEEDED = ("keras", "librosa", "matplotlib", "onnx", "psutil", "scipy", "tensorflow", "tf2onnx")
MAX_ROUNDS, MAX_SOAK = 100_000, 100_000_000


class MissingLibraryError(ImportError):
    """A library of the measurements is not installed; the text is one sentence that says how to get it."""


def main() -> None:
    """Read the command line and measure."""
    about = "Measure the speed and the memory of loopseed on this machine. This takes several minutes."
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description=about)
    text = "the .onnx file to measure with (default: the model techno)"
    default = models.PRETRAINED / "techno.onnx"
    parser.add_argument("--model", type=Path, default=default, metavar="FILE.onnx", help=text)
    text = "how often each measurement is repeated (default: %(default)s)"
    parser.add_argument("--rounds", type=between(1, MAX_ROUNDS, int), default=20, metavar="N", help=text)
    text = "also measure how the memory grows over N requests"
    parser.add_argument("--soak", type=between(0, MAX_SOAK, int), default=0, metavar="N", help=text)
    text = "the picture to write (default: %(default)s)"
    png = Path("build/bench.png")
    parser.add_argument("--png", type=file_name(".png"), default=png, metavar="FILE.png", help=text)
    given = parser.parse_args()
    with report_end("bench", MissingLibraryError, ModelError, OSError):
        _check_libraries()
        from tools.bench.measure import measure  # imports all of them

        measure(given.model, given.rounds, given.soak, given.png)


def _check_libraries() -> None:
    if missing := list_missing(NEEDED):
        way_out = f"start the command with {UV} run --all-extras --group bench"
        raise MissingLibraryError(f"{say_missing(missing)}: {way_out}.")


if __name__ == "__main__":
    main()
