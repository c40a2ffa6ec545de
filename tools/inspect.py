"""What is in a set: how much, how loud, which conditions, which images are there twice, and how it looks.

python -m tools.inspect SET
"""

import argparse
import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont
from tqdm import tqdm

from inference.arrays import Floats
from inference.atomic_file import atomic_write
from inference.dsp.stft import SQUARES
from models.dataset import LoopSet, SetError
from tools.loops_sheet import FAINT, GAP, GROUND, HEIGHT, INK, MARGIN, TITLE, WIDTH, coloured

COARSE = 16  # rows and columns of an image made small, to find its like
NEAR = 0.01  # of full scale: root mean square difference of two such images that are taken for one sound
SHOWN = 5  # pairs
STEPS = 10  # of a condition's histogram
COLUMNS, ROWS = 5, 4  # of the contact sheet
ROW = 22  # pixels for a name

Pair = tuple[int, int]


@dataclass(frozen=True)
class Contents:
    """What was read of each image."""

    histograms: NDArray[np.int64]  # [shape=(count, 256)]: how many pixels have each value
    small: Floats  # [shape=(count, fields), 0..1]
    digests: list[bytes]


def read_contents(data: LoopSet) -> Contents:
    """Read all images once."""
    histograms, small, digests = [], [], []
    for image in tqdm(data.images, unit="image"):
        histograms.append(np.bincount(image.ravel(), minlength=256))
        small.append(_small(image))
        digests.append(hashlib.blake2b(image.tobytes(), digest_size=16).digest())
    return Contents(np.array(histograms), np.array(small, np.float32), digests)


def equal_pairs(digests: list[bytes]) -> list[Pair]:
    """Each image that equals an earlier one, with the first that it equals."""
    first: dict[bytes, int] = {}
    return [(first[d], i) for i, d in enumerate(digests) if first.setdefault(d, i) != i]


def near_pairs(small: Floats) -> list[Pair]:
    """Each image that is nearly an earlier one, with the nearest such; images [shape=(count, pixels), 0..1]."""
    squares = (small**2).sum(axis=1)
    pairs = []
    for start in range(1, len(small), 256):
        rows = np.arange(start, min(start + 256, len(small)))
        distance = squares[rows, None] + squares[: rows[-1]] - 2 * small[rows] @ small[: rows[-1]].T
        distance[np.arange(rows[-1]) >= rows[:, None]] = np.inf
        nearest = distance.argmin(axis=1)
        found = distance[np.arange(len(rows)), nearest] < NEAR**2 * small.shape[1]
        pairs += [(int(a), int(b)) for a, b in zip(nearest[found], rows[found], strict=True)]
    return pairs


def report(data: LoopSet, contents: Contents, names: list[str]) -> str:
    """All that is told of a set, as text."""
    d, count = data.description, len(data.images)
    lines = [
        f"{data.path}: {count} images of {d.bins} bins x {d.frames} frames ({d.transform}), {d.beats} beats at "
        f"{d.bpm:g} BPM, {count * d.samples / d.sample_rate / 60:.1f} minutes at {d.sample_rate} Hz",
        f"  scale: value = (magnitude / {d.peak:.1f}) ^ (1 / {d.power:g})",
        *_levels(data, contents),
    ]
    for number, name in enumerate(data.names):
        lines.append(f"  condition {name}: {_spread(data.conditions[:, number])}")
    pairs = equal_pairs(contents.digests)
    lines.append(f"  duplicates: {_told(pairs, names)}")
    equal = set(pairs)
    near = [pair for pair in near_pairs(contents.small) if pair not in equal]
    lines.append(f"  near duplicates: {_told(near, names)}")
    return "\n".join(lines)


def contact_sheet(data: LoopSet, names: list[str]) -> Image.Image:
    """The set's first images with their names; they lie in no order."""
    size = (2 * MARGIN + COLUMNS * (WIDTH + GAP) - GAP, TITLE + ROWS * (HEIGHT + ROW + GAP) + MARGIN)
    canvas = Image.new("RGB", size, GROUND)
    draw = ImageDraw.Draw(canvas)
    title = f"{data.path.name}: {min(COLUMNS * ROWS, len(names))} of {len(names)} images"
    draw.text((MARGIN, 18), title, fill=INK, font=ImageFont.load_default(24))
    for number, name in enumerate(names[: COLUMNS * ROWS]):
        x = MARGIN + number % COLUMNS * (WIDTH + GAP)
        y = TITLE + number // COLUMNS * (HEIGHT + ROW + GAP)
        canvas.paste(coloured(data.images[number].astype(np.float32) / 255), (x, y))
        draw.text((x, y + HEIGHT + 4), name[-44:], fill=FAINT, font=ImageFont.load_default(13))
    return canvas


def _small(image: NDArray[np.uint8]) -> Floats:
    """An image [shape=(bins, frames)] as the means of COARSE x COARSE fields, fewer where it is smaller, 0..1."""
    rows, columns = (np.linspace(0, side, min(COARSE, side), endpoint=False).astype(int) for side in image.shape)
    sums = np.add.reduceat(np.add.reduceat(image, rows, axis=0, dtype=np.float32), columns, axis=1)
    fields = np.diff(rows, append=len(image))[:, None] * np.diff(columns, append=image.shape[1])
    return (sums / fields / 255).ravel().astype(np.float32)


def _levels(data: LoopSet, contents: Contents) -> list[str]:
    """Pixel values, and for Fourier images the loops' levels by Parseval's theorem."""
    d, pixels = data.description, contents.histograms
    values = np.arange(256) / 255
    means = pixels @ values / pixels.sum(axis=1)
    ends = pixels.sum(axis=0)[[0, 255]] / pixels.sum()
    lines = [
        f"  values: mean {means.mean():.3f} (from {means.min():.3f} to {means.max():.3f} an image), "
        f"{ends[0]:.1%} of the pixels are 0 and {ends[1]:.3%} are 1"
    ]
    if d.transform == "stft":
        energy = pixels @ (d.peak * values**d.power) ** 2 * 2 / (d.n_fft * SQUARES)
        levels = 10 * np.log10(energy / d.samples + 1e-12)
        low, middle, high = np.percentile(levels, [0, 50, 100])
        lines.append(f"  levels (RMS): {low:.1f} to {high:.1f} dBFS, half of them below {middle:.1f}")
    return lines


def _spread(values: Floats) -> str:
    counts, _ = np.histogram(values, STEPS, (0, 1))
    return f"{values.min():.2f} to {values.max():.2f}, mean {values.mean():.2f}; by tenths {' '.join(map(str, counts))}"


def _told(pairs: list[Pair], names: list[str]) -> str:
    examples = ", ".join(f"{names[a]} and {names[b]}" for a, b in pairs[:SHOWN])
    return f"{len(pairs)} ({examples}{', ...' if len(pairs) > SHOWN else ''})" if pairs else "none"


def main() -> None:
    """Read the command line and tell."""
    parser = argparse.ArgumentParser(prog="inspect", description="Tell what is in a set, and draw some of it.")
    parser.add_argument("set", type=Path, metavar="SET", help="a folder that tools.powergrams wrote")
    parser.add_argument("--sheet", type=Path, metavar="PNG", help="the picture to write (SET/sheet.png)")
    given = parser.parse_args()
    try:
        data = LoopSet(given.set, 0)
        path = given.set / "names.txt"
        told = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        names = told if len(told) == len(data.images) else [f"image {i}" for i in range(len(data.images))]
        print(report(data, read_contents(data), names))
        sheet = given.sheet or given.set / "sheet.png"
        with atomic_write(sheet) as temporary:
            contact_sheet(data, names).save(temporary, format="PNG")
        print(f"  picture: {sheet}")
    except (SetError, OSError) as error:
        parser.exit(1, f"inspect: {error}\n")


if __name__ == "__main__":
    main()
