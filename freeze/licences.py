"""The licences of everything inside of the app, each under the name of its distribution."""

import re
import shutil
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, distribution, packages_distributions
from pathlib import Path

FILES = re.compile(r"(licen[cs]e|copying|notice|copyright)[^/]*$", re.IGNORECASE)
NOTICES = Path(__file__).parent / "notices.txt"  # what CPython is made with, and its own licence file does not tell
CODE = (".json", ".py", ".pyc", ".pyd", ".so", ".yml")  # whatever it is called, no licence
SAME_PROJECT = {"pyobjc-core": "pyobjc-framework-Cocoa"}  # one whose file is missing, and one that has it
STARTER = "freeze-core"  # the executable itself, built by cx_Freeze's authors
FREEZERS_OWN = re.compile(r"BUILD_CONSTANTS$|__(init|main)__")  # written by cx_Freeze


class NoLicenceError(LookupError):
    """Something inside of the app without a licence; its text is one sentence."""


def collect(lib: Path, target: Path, starter: str = STARTER) -> list[str]:
    """Write the licences of CPython, of `starter` and of each distribution in `lib`; gives the names of those.

    Raises NoLicenceError.
    """
    names = sorted({*distributions_in(lib), starter})
    for name in names:
        _write(distribution(SAME_PROJECT.get(name, name)), target / name)
    python = target / "CPython"
    python.mkdir(parents=True)
    shutil.copyfile(_pythons(), python / "LICENSE.txt")
    shutil.copyfile(NOTICES, python / NOTICES.name)
    return names


def distributions_in(lib: Path) -> set[str]:
    """The distributions whose modules are in a folder; raises NoLicenceError for a module of unknown origin."""
    known = packages_distributions()
    found: set[str] = set()
    for top in _modules(lib.iterdir()):
        if top in known:
            found.update(known[top])
        elif top not in sys.stdlib_module_names:
            raise NoLicenceError(f"lib holds {top}, which no installed distribution says is its own.")
    return found


def _modules(paths: Iterable[Path]) -> Iterator[str]:
    """The top-level modules among files and folders."""
    extensions = (".pyc", ".pyd", str(sysconfig.get_config_var("EXT_SUFFIX")))
    for path in paths:
        name = path.name.partition(".")[0]
        is_module = path.is_dir() or path.name.endswith(extensions)
        if is_module and not path.name.endswith((".dist-info", ".libs")) and not FREEZERS_OWN.match(name):
            yield name


def _write(found: Distribution, target: Path) -> None:
    """Copy the licence files of a distribution, or write the licence that its metadata holds in full."""
    target.mkdir(parents=True)
    for file in found.files or []:
        source = Path(str(file.locate()))
        if FILES.search(file.as_posix()) and source.suffix not in CODE and source.is_file():
            kept = [part for part in file.parts if part not in ("..", "licenses") and not part.endswith(".dist-info")]
            place = target.joinpath(*kept)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, place)
    text = str(found.metadata.json.get("license", ""))
    if "\n" in text:
        (target / "LICENSE").write_text(text, encoding="utf-8")
    if not any(target.iterdir()):
        raise NoLicenceError(f"{found.name} has no licence in its distribution; see SAME_PROJECT, or {NOTICES.name}.")


def _pythons() -> Path:
    """The licence of the CPython that runs, which is of the version that is put into the app."""
    for folder in (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix)):
        if (folder / "LICENSE.txt").is_file():
            return folder / "LICENSE.txt"
    raise NoLicenceError(f"There is no LICENSE.txt of CPython in {sys.base_prefix}.")
