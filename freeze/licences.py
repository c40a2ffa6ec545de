"""Collect the licences of everything in the app, each in a folder with the name of its distribution."""

import re
import shutil
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, distribution, packages_distributions
from pathlib import Path

FILES = re.compile(r"(licen[cs]e|copying|notice|copyright)[^/]*$", re.IGNORECASE)
NOTICES = Path(__file__).parent / "notices.txt"  # libraries in CPython that its own licence file does not name
CODE = (".json", ".py", ".pyc", ".pyd", ".so", ".yml")  # suffixes of files that are never licences
SAME_PROJECT = {"pyobjc-core": "pyobjc-framework-Cocoa"}  # a distribution without its licence file: another that has it
STARTER = "freeze-core"  # the executable, built by the authors of cx_Freeze
FREEZERS_OWN = re.compile(r"BUILD_CONSTANTS$|__(init|main)__")  # modules that cx_Freeze writes


class NoLicenceError(LookupError):
    """Something in the app has no licence; the text is one sentence."""


def collect(lib: Path, target: Path, starter: str = STARTER) -> list[str]:
    """Write the licences of CPython, of `starter` and of each distribution in `lib`; return the distributions' names.

    Raises NoLicenceError.
    """
    names = sorted({*distributions_in(lib), starter})
    for name in names:
        _write(distribution(SAME_PROJECT.get(name, name)), target / name)
    python = target / "CPython"
    python.mkdir(parents=True)
    shutil.copyfile(_find_python_licence(), python / "LICENSE.txt")
    shutil.copyfile(NOTICES, python / NOTICES.name)
    return names


def distributions_in(lib: Path) -> set[str]:
    """Return the distributions of the modules in a folder; raises NoLicenceError if a module belongs to none."""
    known = packages_distributions()
    found: set[str] = set()
    for top in _modules(lib.iterdir()):
        if top in known:
            found.update(known[top])
        elif top not in sys.stdlib_module_names:
            raise NoLicenceError(f"lib holds {top}, which belongs to no installed distribution.")
    return found


def _modules(paths: Iterable[Path]) -> Iterator[str]:
    """Yield the top-level modules among files and folders."""
    extensions = (".pyc", ".pyd", str(sysconfig.get_config_var("EXT_SUFFIX")))
    for path in paths:
        name = path.name.partition(".")[0]
        is_module = path.is_dir() or path.name.endswith(extensions)
        if is_module and not path.name.endswith((".dist-info", ".libs")) and not FREEZERS_OWN.match(name):
            yield name


def _write(found: Distribution, target: Path) -> None:
    """Copy the licence files of a distribution, or write the licence text of its metadata."""
    target.mkdir(parents=True)
    for file in found.files or []:
        source = Path(str(file.locate()))
        if FILES.search(file.as_posix()) and source.suffix not in CODE and source.is_file():
            kept = [part for part in file.parts if part not in ("..", "licenses") and not part.endswith(".dist-info")]
            copy = target.joinpath(*kept)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, copy)
    text = str(found.metadata.json.get("license", ""))
    if "\n" in text:
        (target / "LICENSE").write_text(text, encoding="utf-8")
    if not any(target.iterdir()):
        raise NoLicenceError(f"{found.name} has no licence in its distribution; see SAME_PROJECT and {NOTICES.name}.")


def _find_python_licence() -> Path:
    """Return the licence file of the CPython that runs, which is the one in the app."""
    for folder in (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix)):
        if (folder / "LICENSE.txt").is_file():
            return folder / "LICENSE.txt"
    raise NoLicenceError(f"There is no LICENSE.txt of CPython in {sys.base_prefix}.")
