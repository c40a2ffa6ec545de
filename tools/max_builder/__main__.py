"""Write all files of the Max package that are built: `python -m tools.max_builder [FOLDER]`."""

import argparse
import sys
from pathlib import Path

from tools.max_builder.package import PACKAGE, build, write

ABOUT = "Write the patches, devices, help files and pictures of the Max package; its scripts are written by hand."


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.max_builder", description=ABOUT)
    text = "the folder to write them to (default: clients/max/loopseed)"
    parser.add_argument("folder", type=Path, nargs="?", default=PACKAGE, metavar="FOLDER", help=text)
    folder = parser.parse_args(arguments).folder
    try:
        write(build(), folder)
    except OSError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
