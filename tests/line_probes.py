"""A plugin of pytest that counts the lines which the tests run in their own processes: `pytest -p line_probes`.

slipcover puts probes into the lines of what the wheel ships; tests start most of tools/ and freeze/ as other processes.
The tracer of coverage.py is called for each line of Keras and TensorFlow, too: with it, a training takes a quarter
longer, or more. The processes write what they found as data of coverage.py, which combines and reports it.
"""

from collections.abc import Iterator

import coverage
import pytest
import slipcover

from checkout import ROOT

SHIPPED = [ROOT / name for name in ("inference", "models", "server", "loopseed.py")]
PROBES = slipcover.Slipcover(immediate=True)  # it changes no code that runs

# Now, before conftest.py imports the rooms.
slipcover.ImportManager(PROBES, slipcover.FileMatcher(sources=SHIPPED)).__enter__()


def list_files() -> Iterator[str]:
    """The paths of all modules that the wheel ships, those that no test imports, too."""
    for path in SHIPPED:
        yield from map(str, path.rglob("*.py") if path.is_dir() else [path])


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    data = coverage.CoverageData(basename=str(ROOT / ".coverage"), suffix=True)
    data.add_lines({path: [] for path in list_files()})
    found = PROBES.get_coverage()["files"]
    data.add_lines({str(ROOT / path): lines["executed_lines"] for path, lines in found.items()})
    data.write()
