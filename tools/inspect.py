"""Report what is in a set (size, levels, conditions, duplicates, leakage) and draw a contact sheet of its images.

python -m tools.inspect SET
"""

import argparse
import hashlib
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from tqdm import tqdm

from inference.arguments import file_name
from inference.arrays import Floats
from inference.dsp.stft import SQUARES
from inference.files.atomic_file import check_target
from inference.files.png import is_own_png, save_png
from inference.sentences import say_count
from models.dataset import LoopSet, SetError, read_names
from models.drawing import FAINT, GAP, GROUND, HEIGHT, INK, MARGIN, TITLE, WIDTH, choose_font, colour
from models.settings import Settings
from tools.command_line import check_new, report_end
from tools.duplicates import Pair, equal_pairs, find_near, near_pairs, shrink

MAX_EXAMPLES = 5  # pairs
STEPS = 10  # of a condition's histogram
COLUMNS, ROWS = 5, 4  # of the contact sheet
ROW = 22  # pixels for a name


@dataclass(frozen=True)
class Contents:
    """What the report needs of each image."""

    histograms: NDArray[np.int64]  # [shape=(count, 256)]: the number of pixels of each value
    thumbnails: Floats  # [shape=(count, pixels), 0..1]
    digests: list[bytes]  # equal for equal images


def read_contents(data: LoopSet) -> Contents:
    """Read all images once."""
    histograms, thumbnails, digests = [], [], []
    for image in tqdm(data.images, unit="image"):
        histograms.append(np.bincount(image.ravel(), minlength=256))
        thumbnails.append(shrink(image))
        digests.append(hashlib.blake2b(image.tobytes(), digest_size=16).digest())
    return Contents(np.array(histograms), np.array(thumbnails, np.float32), digests)


def report(data: LoopSet, contents: Contents, names: list[str]) -> str:
    """Return the report of a set as text."""
    d, count = data.description, len(data.images)
    lines = [
        f"{data.path}: {count} images of {d.bins} bins x {d.frames} frames ({d.transform}), {d.beats} beats at "
        f"{d.bpm:g} BPM, {count * d.samples / d.sample_rate / 60:.1f} minutes at {d.sample_rate} Hz",
        f"  scale: value = (magnitude / {d.peak:.1f}) ^ (1 / {d.power:g})",
        *_report_levels(data, contents),
    ]
    for number, name in enumerate(data.names):
        lines.append(f"  condition {name}: {_histogram(data.conditions[:, number])}")
    pairs = equal_pairs(contents.digests)
    lines.append(f"  duplicates: {_list_pairs(pairs, names)}")
    equal = set(pairs)
    near = [pair for pair in near_pairs(contents.thumbnails) if pair not in equal]
    lines.append(f"  near duplicates: {_list_pairs(near, names)}")
    if data.held_out:
        lines += _report_leakage(data, contents.thumbnails, names)
    return "\n".join(lines)


def _report_leakage(data: LoopSet, thumbnails: Floats, names: list[str]) -> list[str]:
    """Say which loops are held out, and what of them the training has seen."""
    count = len(data.images)
    ranges = [range(data.validation_start, data.validation_start + data.held_out), range(data.test_start, count)]
    held = [f"{len(numbers)} loops of {say_count(len(set(data.songs[numbers])), 'song')}" for numbers in ranges]
    unused = count - data.training - 2 * data.held_out
    rest = f"; {say_count(unused, 'loop')} of these songs unused" if unused else ""
    lines = [f"  held out: {held[0]} for validation and {held[1]} for the test{rest}"]
    if data.splits_songs:
        total = say_count(len(set(data.songs)), "song")
        lines.append(f"  leakage: the training has other loops of the held-out songs, because the set has only {total}")
    leaks = find_near(thumbnails, [number for numbers in ranges for number in numbers], data.training)
    lines.append(f"  leakage: held-out loops that are like a training loop: {_list_pairs(leaks, names)}")
    return lines


def contact_sheet(data: LoopSet, names: list[str]) -> Image.Image:
    """Draw the first images of the set with their names. The order of a set is random."""
    size = (2 * MARGIN + COLUMNS * (WIDTH + GAP) - GAP, TITLE + ROWS * (HEIGHT + ROW + GAP) + MARGIN)
    canvas = Image.new("RGB", size, GROUND)
    draw = ImageDraw.Draw(canvas)
    title = f"{data.path.name}: {min(COLUMNS * ROWS, len(names))} of {len(names)} images"
    draw.text((MARGIN, 18), title, fill=INK, font=choose_font(title, 24))
    for number, name in enumerate(names[: COLUMNS * ROWS]):
        x = MARGIN + number % COLUMNS * (WIDTH + GAP)
        y = TITLE + number // COLUMNS * (HEIGHT + ROW + GAP)
        canvas.paste(colour(data.images[number].astype(np.float32) / 255), (x, y))
        name = unicodedata.normalize("NFC", name)  # macOS has letters and accents apart
        font = choose_font(name, 13)
        while font.getlength(name) > WIDTH:
            name = "..." + name.removeprefix("...")[1:]
        draw.text((x, y + HEIGHT + 4), name, fill=FAINT, font=font)
    return canvas


def _report_levels(data: LoopSet, contents: Contents) -> list[str]:
    """Report the pixel values and, for Fourier images, the RMS levels of the loops by Parseval's theorem."""
    d, pixels = data.description, contents.histograms
    values = np.arange(256) / 255
    means = pixels @ values / pixels.sum(axis=1)
    ends = pixels.sum(axis=0)[[0, 255]] / pixels.sum()
    lines = [
        f"  values: mean {means.mean():.3f} (of one image {means.min():.3f} to {means.max():.3f}), "
        f"{ends[0]:.1%} of the pixels are 0 and {ends[1]:.3%} are 1"
    ]
    if d.transform == "stft":
        energy = pixels @ (d.peak * values**d.power) ** 2 * 2 / (d.n_fft * SQUARES)
        levels = 10 * np.log10(energy / d.samples + 1e-12)
        low, middle, high = np.percentile(levels, [0, 50, 100])
        lines.append(f"  levels (RMS): {low:.1f} to {high:.1f} dBFS, half of them below {middle:.1f}")
    return lines


def _histogram(values: Floats) -> str:
    counts, _ = np.histogram(values, STEPS, (0, 1))
    return f"{values.min():.2f} to {values.max():.2f}, mean {values.mean():.2f}; by tenths {' '.join(map(str, counts))}"


def _list_pairs(pairs: list[Pair], names: list[str]) -> str:
    examples = ", ".join(f"{names[a]} and {names[b]}" for a, b in pairs[:MAX_EXAMPLES])
    return f"{len(pairs)} ({examples}{', ...' if len(pairs) > MAX_EXAMPLES else ''})" if pairs else "none"


def main() -> None:
    """Read the command line, print the report and draw the sheet."""
    about = "Report what is in a training set, and draw some of its images."
    parser = argparse.ArgumentParser(prog="python -m tools.inspect", description=about)
    parser.add_argument("set", type=Path, metavar="SET", help="the folder of a set, from tools.powergrams")
    text = "the picture to write, which must be a new file (default: SET/sheet.png, replaced if this tool wrote it)"
    parser.add_argument("--sheet", type=file_name(".png"), metavar="FILE.png", help=text)
    given = parser.parse_args()
    with report_end("inspect", SetError, OSError):
        sheet = given.sheet or given.set / "sheet.png"
        if given.sheet:
            check_new(given.sheet)
        data = LoopSet(given.set, Settings().held_out)
        names = read_names(data) or [f"image {number}" for number in range(len(data.images))]
        check_target(sheet, is_own_png)
        print(report(data, read_contents(data), names))
        save_png(sheet, lambda file: contact_sheet(data, names).save(file, format="PNG"))
        print(f"  picture: {sheet}")


if __name__ == "__main__":
    main()
