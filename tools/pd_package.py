"""Build the package of the Pure Data client for deken, Pd's package manager, and the list of its parts.

python -m tools.pd_package out

It writes a ZIP archive with the folder loopseed, whose name ends in [vVERSION].dek as deken wants it. Beside it, with
.txt after its name, is the list of the parts that deken's search shows: one line each, the name, a tab and the
description of the help patch.
"""

import argparse
import re
import zipfile
from importlib.metadata import version
from pathlib import Path

from inference.files.atomic_file import atomic_write
from tools.command_line import check_new, report_end

NAME = "loopseed"
CLIENT = Path(__file__).parents[1] / "clients" / "pd"
OUTSIDE = re.compile(r"\[([^\]]*)\]\(\.\./[^)]*\)")  # a link to what is not in the package
DESCRIPTION = re.compile(r"#X text \d+ \d+ DESCRIPTION (.*?)(?:, f \d+)?;\n", re.DOTALL)


def describe(help_patch: Path) -> str:
    """The description in the META subpatch of a help patch."""
    found = DESCRIPTION.search(help_patch.read_text(encoding="utf-8"))
    if found is None:
        raise ValueError(f"{help_patch.name} has no DESCRIPTION in a subpatch META; write one.")
    return " ".join(found[1].replace(" \\,", ",").replace(" \\;", ";").split())


def list_parts(folder: Path) -> list[tuple[str, str]]:
    """Name and description of each part that has a help patch."""
    suffix = "-help"
    return [(path.stem.removesuffix(suffix), describe(path)) for path in sorted(folder.glob(f"*{suffix}.pd"))]


def write_package(path: Path, folder: Path, program: str) -> None:
    """Write the ZIP archive: the same bytes for the same files; links that lead out of the folder become words."""
    with atomic_write(path) as temporary, zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(file for file in folder.rglob("*") if file.is_file()):
            text = file.read_bytes()
            if file.name == "loopseed-meta.pd":
                text = text.replace(b"VERSION 0", f"VERSION {program}".encode())
            if file.suffix == ".md":
                text = OUTSIDE.sub(r"\1", text.decode()).encode()
            archive.writestr(zipfile.ZipInfo(f"loopseed/{file.relative_to(folder).as_posix()}"), text)


def main() -> None:
    """Read the arguments and write both files."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="the folder that the package is written to")
    folder: Path = parser.parse_args().folder
    program = version("loopseed")
    package = folder / f"{NAME}[v{program}].dek"
    parts = package.with_name(f"{package.name}.txt")
    with report_end("pd_package", ValueError, OSError):
        check_new(package, parts)
        folder.mkdir(parents=True, exist_ok=True)
        write_package(package, CLIENT, program)
        with atomic_write(parts) as temporary:
            lines = [f"{name}\t{description}\n" for name, description in list_parts(CLIENT)]
            temporary.write_text("".join(lines), encoding="utf-8")
        print(f"{package} and {parts.name} are written.")


if __name__ == "__main__":
    main()
