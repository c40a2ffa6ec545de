"""Write all files of the Max package: `python -m tools.max_builder [FOLDER] [--devices]`."""

import argparse
import sys
from pathlib import Path

from tools.max_builder.dependencies import device_folders
from tools.max_builder.package import PACKAGE, build, write

ABOUT = "Write the Max package: patches, devices, help files, pictures, and each script as one file."


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.max_builder", description=ABOUT)
    text = "the folder to write them to (default: clients/max/loopseed)"
    parser.add_argument("folder", type=Path, nargs="?", default=PACKAGE, metavar="FOLDER", help=text)
    text = "write into FOLDER, for each device, a folder with all that it needs beside it, to freeze it from"
    parser.add_argument("--devices", action="store_true", help=text)
    given = parser.parse_args(arguments)
    if given.devices and given.folder == PACKAGE:
        parser.error("--devices needs a FOLDER of its own")
    try:
        write(device_folders(build()) if given.devices else build(), given.folder)
    except OSError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
