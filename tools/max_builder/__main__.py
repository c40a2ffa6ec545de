"""Write all files of the Max package that are built: `python -m tools.max_builder [FOLDER]`."""

import argparse
import sys
from pathlib import Path

from tools.max_builder.package import PACKAGE, build, write


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split(":")[0])
    parser.add_argument("folder", type=Path, nargs="?", default=PACKAGE, help="default: clients/max/loopseed")
    folder = parser.parse_args(arguments).folder
    try:
        write(build(), folder)
    except OSError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
