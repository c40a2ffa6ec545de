"""The image of a loop as a PNG file."""

from pathlib import Path

import numpy as np
from PIL import Image

from inference.arrays import Floats
from inference.atomic_file import atomic_write


def write_png(path: Path, image: Floats, dir_fd: int | None = None) -> None:
    """Write a powergram [shape=(bins, frames), 0..1] as an 8-bit greyscale PNG, low frequencies at the bottom.

    Values outside 0..1 are clipped. dir_fd : as of atomic_write. Raises OSError where the file cannot be written.
    """
    pixels = np.rint(np.clip(image[::-1], 0, 1) * 255).astype(np.uint8)
    with atomic_write(path, dir_fd) as temporary:
        Image.fromarray(pixels).save(temporary, format="PNG")
