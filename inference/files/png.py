"""Images as PNG files, and whether loopseed wrote one."""

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image

from inference.arrays import Floats
from inference.files.atomic_file import OpenFolder, atomic_write

MAX_BYTES = 2**26  # of a picture: the largest that loopseed makes have some megabytes
END = 12  # bytes of a PNG's last chunk, IEND


def write_png(path: Path, image: Floats, folder: OpenFolder | None = None) -> None:
    """Write a powergram [shape=(bins, frames), 0..1] as an 8-bit greyscale PNG, low frequencies at the bottom.

    Values outside 0..1 are clipped. folder : as of atomic_write. Raises OSError where the file cannot be written.
    """
    pixels = np.rint(np.clip(image[::-1], 0, 1) * 255).astype(np.uint8)
    save_png(path, lambda file: Image.fromarray(pixels).save(file, format="PNG"), folder)


def save_png(path: Path, encode: Callable[[io.BytesIO], object], folder: OpenFolder | None = None) -> None:
    """Write a PNG file that is_own_png knows again; raises OSError where it cannot be written.

    encode : writes the PNG into the file that it gets. folder : as of atomic_write.
    """
    data = io.BytesIO()
    encode(data)
    body, end = data.getvalue()[:-END], data.getvalue()[-END:]
    with atomic_write(path, folder) as temporary:
        temporary.write_bytes(body + _mark(body) + end)


def is_own_png(path: Path) -> bool:
    """Whether save_png wrote a file, and nothing in it was changed since."""
    try:
        if not path.is_file() or path.stat().st_size > MAX_BYTES:
            return False
        body = path.read_bytes()[:-END]
    except OSError:
        return False
    size = len(_mark(b""))
    return body[-size:] == _mark(body[:-size])


def _mark(body: bytes) -> bytes:
    """A PNG chunk with the text Software: loopseed, and the CRC-32 of all that is before it."""
    chunk = b"tEXt" + f"Software\0loopseed {zlib.crc32(body):08x}".encode()
    return struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
