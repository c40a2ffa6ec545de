"""The report of tools.inspect agrees with the set."""

import dataclasses
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageFont

from demo import demo_mono
from inference.description import Condition, Description
from inference.dsp.powergram import powergram
from models.dataset import LoopSet
from models.drawing import choose_font
from tools.duplicates import equal_pairs, find_copies, near_pairs
from tools.imaging import quantize
from tools.inspect import contact_sheet, read_contents, report

COUNT = 24


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A set of demo loops. Image 20 equals image 3, and image 21 is image 4 a little quieter."""
    path = tmp_path / "set"
    path.mkdir()
    description = dataclasses.replace(Description(), conditions=(Condition("low"), Condition("half")))
    images = np.stack([quantize(powergram(demo_mono(number), description)) for number in range(COUNT)])
    images[20] = images[3]
    images[21] = np.maximum(images[4], 2) - 2
    np.save(path / "images.npy", images)
    np.save(path / "conditions.npy", np.stack([np.linspace(0, 1, COUNT), np.arange(COUNT) % 2], 1).astype(np.float32))
    (path / "description.json").write_text(description.to_json())
    (path / "names.txt").write_text("".join(f"loop{number}.wav\n" for number in range(COUNT)))
    return path


def test_report_has_counts_seconds_levels_and_conditions(folder: Path) -> None:
    data = LoopSet(folder, 0)
    text = report(data, read_contents(data), [str(number) for number in range(COUNT)])
    assert f"{COUNT} images of 512 bins x 256 frames (stft), 4 beats at 128 BPM, 0.8 minutes at 34952 Hz" in text
    assert "condition low: 0.00 to 1.00, mean 0.50; by tenths 3 2 2 3 2 2 3 2 2 3" in text
    assert "condition half: 0.00 to 1.00, mean 0.50; by tenths 12 0 0 0 0 0 0 0 0 12" in text
    loud = [20 * np.log10(np.sqrt(np.mean(demo_mono(n) ** 2))) for n in range(COUNT)]
    found = re.search(r"levels \(RMS\): (\S+) to (\S+) dBFS", text)
    assert found
    assert [float(level) for level in found.groups()] == pytest.approx([min(loud), max(loud)], abs=0.3)


def test_duplicates_are_found(folder: Path) -> None:
    data = LoopSet(folder, 0)
    contents = read_contents(data)
    assert equal_pairs(contents.digests) == [(3, 20)]
    assert near_pairs(contents.thumbnails) == [(3, 20), (4, 21)]
    text = report(data, contents, [f"loop{number}" for number in range(COUNT)])
    assert "  duplicates: 1 (loop3 and loop20)" in text
    assert "  near duplicates: 1 (loop4 and loop21)" in text


def test_leakage_is_reported(folder: Path) -> None:
    """Loops 20 and 21 are like loops 3 and 4, which are trained on."""
    np.save(folder / "songs.npy", np.array([*range(18), 18, 18, 19, 19, 19, 19], np.int32))
    text = report(LoopSet(folder, 2), read_contents(LoopSet(folder, 2)), [f"loop{number}" for number in range(COUNT)])
    assert "  held out: 2 loops of 1 song for validation and 2 loops of 1 song for the test; 2 loops of these" in text
    assert "  leakage: held-out loops that are like a training loop: none" in text
    np.save(folder / "songs.npy", np.array([*range(20), 20, 20, 21, 21], np.int32))
    text = report(LoopSet(folder, 2), read_contents(LoopSet(folder, 2)), [f"loop{number}" for number in range(COUNT)])
    assert "  leakage: held-out loops that are like a training loop: 2 (loop3 and loop20, loop4 and loop21)" in text
    np.save(folder / "songs.npy", np.array([0] * 12 + [1] * 12, np.int32))
    text = report(LoopSet(folder, 2), read_contents(LoopSet(folder, 2)), [f"loop{number}" for number in range(COUNT)])
    assert "  leakage: the training has other loops of the held-out songs, because the set has only 2 songs" in text


def test_a_copy_of_a_trained_loop_that_repeats_among_the_held_out_ones_leaks(folder: Path) -> None:
    """The nearest earlier image of the second copy is the first one, which is held out, too: the report said none."""
    images = np.load(folder / "images.npy")
    images[22] = images[20]
    np.save(folder / "images.npy", images)
    np.save(folder / "songs.npy", np.array([*range(20), 20, 20, 21, 21], np.int32))
    text = report(LoopSet(folder, 2), read_contents(LoopSet(folder, 2)), [f"loop{number}" for number in range(COUNT)])
    assert "like a training loop: 3 (loop3 and loop20, loop4 and loop21, loop3 and loop22)" in text


def test_near_pairs_are_the_nearest_earlier_ones() -> None:
    """There are more images than near_pairs compares at once."""
    rng = np.random.default_rng(0)
    small = np.repeat(rng.random((300, 256), dtype=np.float32), 2, axis=0)
    small += rng.normal(0, 0.002, small.shape).astype(np.float32)
    assert near_pairs(small) == [(i, i + 1) for i in range(0, 600, 2)]


def test_copies_are_like_an_image_that_is_kept() -> None:
    """Eleven images, each of them 0.004 brighter than the one before; the limit is 0.01."""
    rising = np.tile(np.arange(11, dtype=np.float32)[:, None] * 0.004, 256)
    assert [b for _, b in near_pairs(rising)] == list(range(1, 11))
    assert find_copies(rising) == [(0, 1), (0, 2), (3, 4), (3, 5), (6, 7), (6, 8), (9, 10)]


def test_the_sheet_shows_the_first_images(folder: Path) -> None:
    sheet = np.asarray(contact_sheet(LoopSet(folder, 0), [f"loop{number}" for number in range(COUNT)]))
    assert sheet.ndim == 3
    cells = sheet[58:306, 28:324].astype(int), sheet[58:306, 336:632].astype(int)
    assert all(cell.std() > 10 for cell in cells)
    assert np.abs(cells[0] - cells[1]).mean() > 5


def test_the_command_prints_the_report_and_draws_the_sheet(folder: Path) -> None:
    command = [sys.executable, "-m", "tools.inspect"]
    done = subprocess.run([*command, folder], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "duplicates: 1 (loop3.wav and loop20.wav)" in done.stdout
    assert Image.open(folder / "sheet.png").format == "PNG"
    names = folder / "names.txt"
    names.write_bytes(names.read_bytes().replace(b"loop5.wav", b"loop\xe9.wav"))  # no UTF-8: it was a traceback
    assert subprocess.run([*command, folder], capture_output=True).returncode == 0, "its own sheet is replaced"
    (folder / "sheet.png").write_text("my own picture")
    assert "sheet.png is there already" in subprocess.run([*command, folder], capture_output=True, text=True).stderr
    assert (folder / "sheet.png").read_text() == "my own picture"
    (folder / "sheet.png").unlink()
    photo = folder.parent / "photo.png"
    photo.write_text("my own picture")
    refused = subprocess.run([*command, folder, "--sheet", photo], capture_output=True, text=True)
    assert refused.returncode == 1
    assert refused.stderr == f"inspect: {photo} exists already; choose another name, or delete it.\n"
    assert refused.stdout == ""
    assert photo.read_text() == "my own picture"
    missing = subprocess.run([*command, folder / "none"], capture_output=True, text=True)
    assert missing.returncode == 1
    assert missing.stderr.startswith("inspect: ")
    assert "is no set" in missing.stderr


def test_a_name_with_accents_is_drawn_in_a_font_that_has_them() -> None:
    """A letter that a font lacks is an empty box, whose mask is that of all others."""
    pytest.importorskip("matplotlib")
    for text in ("É", "ł", "ж", "λ"):
        font = choose_font(text, 13)
        assert bytes(font.getmask(text)) != bytes(font.getmask("\U0010fffd"))
    assert choose_font("plain", 13).getname() == ImageFont.load_default(13).getname()
