"""Equal and nearly equal images of a set, which are found by their thumbnails."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from inference.arrays import Floats

THUMBNAIL = 16  # pixels: the greatest width and height of the thumbnails that are compared
# Of full scale: below this RMS difference of their thumbnails, two images count as near duplicates. Of 24 loops of the
# drum machine, the nearest two differ by 0.032. Eight of them differ from themselves by at most 0.006 at -1 dB, 0.007
# if they begin 10 ms later, and 0.018 at -3 dB; after MP3 it is 0.03 to 0.07, so that copies as MP3 are not found.
NEAR = 0.01

Pair = tuple[int, int]


def shrink(image: NDArray[np.uint8]) -> Floats:
    """Return the thumbnail [shape=(pixels,), 0..1] of an image [shape=(bins, frames)]: the means of equal areas."""
    bins, frames = image.shape
    size = min(THUMBNAIL, frames), min(THUMBNAIL, bins)
    thumbnail = Image.fromarray(image.astype(np.float32)).resize(size, Image.Resampling.BOX)
    return np.asarray(thumbnail, np.float32).ravel() / np.float32(255)


def equal_pairs(digests: list[bytes]) -> list[Pair]:
    """Return (first, later) for each image that equals an earlier one."""
    first: dict[bytes, int] = {}
    return [(first[d], i) for i, d in enumerate(digests) if first.setdefault(d, i) != i]


def near_pairs(thumbnails: Floats) -> list[Pair]:
    """Return (nearest earlier, later) for each near duplicate among thumbnails [shape=(count, pixels), 0..1]."""
    squares = (thumbnails**2).sum(axis=1)
    pairs = []
    for start in range(1, len(thumbnails), 256):
        rows = np.arange(start, min(start + 256, len(thumbnails)))
        distance = squares[rows, None] + squares[: rows[-1]] - 2 * thumbnails[rows] @ thumbnails[: rows[-1]].T
        distance[np.arange(rows[-1]) >= rows[:, None]] = np.inf
        nearest = distance.argmin(axis=1)
        found = distance[np.arange(len(rows)), nearest] < NEAR**2 * thumbnails.shape[1]
        pairs += [(int(a), int(b)) for a, b in zip(nearest[found], rows[found], strict=True)]
    return pairs


def find_near(thumbnails: Floats, numbers: list[int], count: int) -> list[Pair]:
    """Return (nearest of the first `count`, number) for each image of `numbers` that nearly equals one of these."""
    first = thumbnails[:count]
    pairs = []
    for number in numbers if count else []:
        distance = ((first - thumbnails[number]) ** 2).sum(axis=1)
        if distance.min() < NEAR**2 * thumbnails.shape[1]:
            pairs.append((int(distance.argmin()), number))
    return pairs


def find_copies(thumbnails: Floats) -> list[Pair]:
    """Return (kept, later) for each image that is nearly the same as an earlier one that is not a copy itself.

    Of a sound that changes slowly, from one near duplicate to the next, some images stay.
    """
    kept: list[int] = []
    pairs = []
    squares = (thumbnails**2).sum(axis=1)
    rows = np.empty_like(thumbnails)  # the first len(kept) are those of the images that are kept
    for number, thumbnail in enumerate(thumbnails):
        distance = squares[number] + squares[kept] - 2 * rows[: len(kept)] @ thumbnail
        if kept and distance.min() < NEAR**2 * len(thumbnail):
            pairs.append((kept[int(distance.argmin())], number))
        else:
            rows[len(kept)] = thumbnail
            kept.append(number)
    return pairs
