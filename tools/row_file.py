"""An .npy file that is written row by row, so that memory holds only a few rows and a later run can continue it."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import DTypeLike


@dataclass(frozen=True)
class RowFile:
    """A file of an array [shape=(rows, ...)]. It is not memory-mapped, so that a full disk raises OSError."""

    path: Path
    shape: tuple[int, ...]
    dtype: DTypeLike

    def count_rows(self) -> int:
        """The number of rows that an earlier run has written to their end."""
        size = self.path.stat().st_size if self.path.exists() else 0
        return max(0, size - len(self._header())) // self._row_bytes()

    def open_at(self, row: int) -> BinaryIO:
        """Open the file to write this row next; what an earlier run has written after it is dropped."""
        header = self._header()
        file = self.path.open("ab")
        file.truncate(len(header) + row * self._row_bytes() if row else 0)
        if not row:
            file.write(header)
        return file

    def _header(self) -> bytes:
        header = BytesIO()
        descr = np.lib.format.dtype_to_descr(np.dtype(self.dtype))
        np.lib.format.write_array_header_1_0(header, {"descr": descr, "fortran_order": False, "shape": self.shape})
        return header.getvalue()

    def _row_bytes(self) -> int:
        return int(np.prod(self.shape[1:])) * np.dtype(self.dtype).itemsize
