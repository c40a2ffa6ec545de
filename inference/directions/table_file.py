"""Tables that are kept beside a model: NumPy arrays by name in a file MODEL.KIND.npz, without pickled objects.

The kinds are the commands that make them, directions and map. A table is read when it is first used.
"""

import functools
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inference.files.atomic_file import atomic_write, check_readable
from inference.model.generator import Generator

MAX_BYTES = 2**26  # of all arrays of a file together
MAX_NUMBER = 2.0**15  # more than any deviation, latent or activation; finite sums of such numbers stay finite
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


def write_table(generator: Generator, path: Path, kind: str, arrays: Arrays) -> None:
    """Write tables of a generator beside its file, `path`; raises OSError."""
    tables: dict[str, Any] = {MAKER: np.array(OURS), NETWORK: np.array(generator.network), **arrays}
    with atomic_write(table_path(path, kind)) as temporary, temporary.open("wb") as file:
        np.savez_compressed(file, **tables)


def read_table(generator: Generator, kind: str, numbers: Sequence[str], texts: Sequence[str] = ()) -> Arrays:
    """Read the tables of a generator by the names of their arrays; those that were read last are kept.

    Raises NoTableError where there are none, or TableError where they cannot be used.
    """
    model = generator.path
    path = table_path(model, kind)
    try:
        state = path.stat()
        return _read(model, generator.network, kind, (*numbers,), (*texts,), state.st_mtime_ns, state.st_size)
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
def _read(
    model: Path, network: str, kind: str, numbers: tuple[str, ...], texts: tuple[str, ...], modified: int, size: int
) -> Arrays:
    path = table_path(model, kind)
    check_readable(path)
    with zipfile.ZipFile(path) as entries:
        if sum(entry.file_size for entry in entries.infolist()) > MAX_BYTES:
            raise table_error(model, kind, f"holds more than {MAX_BYTES} bytes")
    with np.load(path, allow_pickle=False) as file:
        if str(file[NETWORK]) != network:
            raise table_error(model, kind, f"is of another network than {model.name}")
        arrays = {name: file[name] for name in (*numbers, *texts)}
    for name, array in arrays.items():
        if not (array.dtype.kind == "U" if name in texts else _are_numbers(array)):
            raise table_error(model, kind, f"has a wrong table {name}")
    return arrays


def _are_numbers(array: NDArray[Any]) -> bool:
    """Whether all of them can be computed with; NaN cannot."""
    return array.dtype.kind in "fiu" and bool((np.abs(array.astype(np.float64)) <= MAX_NUMBER).all())
