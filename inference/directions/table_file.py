"""Tables that are kept beside a model: NumPy arrays by name in a file MODEL.KIND.npz, without pickled objects.

The kinds are the commands that make them, directions and map. A table is read when it is first used.
"""

import functools
import hashlib
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inference.atomic_file import atomic_write, check_readable
from inference.model.golden import GOLDEN_KEY
from inference.model.metadata import read_metadata

MAX_BYTES = 2**26  # of all arrays of a file together
MAKER, OURS = "maker", "loopseed"  # an array and what it says, so that no other file is replaced
NETWORK = "network"  # the array that says which network the tables are of

Arrays = dict[str, NDArray[Any]]


class TableError(ValueError):
    """A model without a table, or with one that does not fit it; the text is one sentence with the way out."""


class NoTableError(TableError):
    """A model without a table."""


def table_path(model: Path, kind: str) -> Path:
    """Where the tables of a model's file are kept."""
    return model.with_suffix(f".{kind}.npz")


def write_table(model: Path, kind: str, arrays: Arrays) -> None:
    """Write tables of a model; raises MetadataError for a model that is damaged, and OSError."""
    tables: dict[str, Any] = {MAKER: np.array(OURS), NETWORK: np.array(_identify(model)), **arrays}
    with atomic_write(table_path(model, kind)) as temporary, temporary.open("wb") as file:
        np.savez_compressed(file, **tables)


def read_table(model: Path, kind: str, *names: str) -> Arrays:
    """Read the tables of a model by their names; those that were read last are kept.

    Raises NoTableError where there are none, or TableError where they cannot be used.
    """
    path = table_path(model, kind)
    try:
        state = path.stat()
        return _read(model, kind, names, state.st_mtime_ns, state.st_size)
    except FileNotFoundError:
        raise NoTableError(
            f"The model {model.stem} has no {kind}; loopseed {kind} {model.name} makes {path.name} beside it."
        ) from None
    except TableError:
        raise
    except Exception as error:  # a damaged file can fail in ways that nobody has listed
        raise table_error(model, kind, "is damaged") from error


def table_error(model: Path, kind: str, fault: str) -> TableError:
    """The error of a table with a fault, such as `is damaged`."""
    return TableError(f"{table_path(model, kind).name} {fault}; loopseed {kind} {model.name} makes it anew.")


def is_own_table(path: Path) -> bool:
    """Whether write_table wrote a file."""
    try:
        with np.load(path, allow_pickle=False) as file:
            return str(file[MAKER]) == OURS
    except Exception:  # any other file
        return False


@functools.lru_cache(maxsize=2)
def _read(model: Path, kind: str, names: tuple[str, ...], modified: int, size: int) -> Arrays:
    path = table_path(model, kind)
    check_readable(path)
    with zipfile.ZipFile(path) as entries:
        if sum(entry.file_size for entry in entries.infolist()) > MAX_BYTES:
            raise table_error(model, kind, f"holds more than {MAX_BYTES} bytes")
    with np.load(path, allow_pickle=False) as file:
        if str(file[NETWORK]) != _identify(model):
            raise table_error(model, kind, f"is of another network than {model.name}")
        arrays = {name: file[name] for name in names}
    for name, array in arrays.items():
        if array.dtype.kind not in "fiuU" or (array.dtype.kind == "f" and not np.isfinite(array).all()):
            raise table_error(model, kind, f"has a wrong table {name}")
    return arrays


def _identify(model: Path) -> str:
    """What distinguishes a model's network from others: the SHA-256 of its golden seeds, or nothing without them."""
    golden = read_metadata(model, (GOLDEN_KEY,)).get(GOLDEN_KEY)
    return hashlib.sha256(golden.encode()).hexdigest() if golden else ""
