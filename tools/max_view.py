"""Draw a Max patch or a device without Max: what it shows in Live, or its boxes and cords.

python -m tools.max_view FILE.amxd out.png [--page NAME] [--patching] [--check]

A device wider than 1,800 pixels is drawn in rows, cut at the lines between its groups, so that a page can show it.
Text that does not fit its box is red, and reported. It is measured in DejaVu Sans at nine tenths of its size, which is
about as wide as Ableton's font: a word that fits by a hair may still not fit in Live.
"""

import argparse
import sys
from itertools import pairwise
from pathlib import Path

from PIL import Image

from inference.files.atomic_file import check_target
from inference.files.png import is_own_png, save_png
from tools.max_drawing import FACES, other, picture
from tools.max_file import Box, Patcher, Rect, read
from tools.max_sheet import EDGE, GROUND, SCALE, Sheet

HEIGHT = 169  # pixels: of every device in Live
MAX_ROW = 1800  # pixels
MARGIN = 20  # pixels around the boxes of a patching view
PATCHING = "#e4e4e4"


def package_of(path: Path) -> Path:
    """The folder of the package that a file lies in: the outermost with a package-info.json, else its own."""
    inside = [folder for folder in path.resolve().parents if (folder / "package-info.json").exists()]
    return inside[-1] if inside else path.resolve().parent


def pages(patch: Patcher) -> list[str]:
    """The scripting names of the boxes that a tab shows in the place of others, such as `page-2`."""
    return [box.raw["varname"] for box in patch.boxes if box.raw.get("hidden") and box.raw.get("presentation")]


def _turn(patch: Patcher, page: str) -> None:
    """Show that page, and hide those of its group; raises ValueError where there is none."""
    if page not in pages(patch):
        raise ValueError(f"{patch.where} has no page {page}; there are {', '.join(pages(patch)) or 'none'}.")
    group, place = page.rsplit("-", 1)
    for box in patch.boxes:
        if box.name == "live.tab" and str(box.raw.get("varname")).lower().replace(" ", "-") == group:
            box.parameter["parameter_initial"] = [int(place) - 1]
    for box in patch.boxes:
        if str(box.raw.get("varname", "")).rsplit("-", 1)[0] == group:
            box.raw["hidden"] = int(box.raw["varname"] != page)


def draw(path: Path, patching: bool = False, page: str = "") -> tuple[Image.Image, list[str]]:
    """The picture, and a sentence for each text that does not fit and each part that is not there.

    page: the one to show, of those that a tab turns; none: as the file is opened. Raises ValueError for a file that is
    no patch, and for a page that it has not.
    """
    patch = read(path)
    if page:
        _turn(patch, page)
    files = {each.name: each for each in package_of(path).rglob("*") if each.is_file()}
    rects = [box.place if patching else box.shown for box in patch.boxes]
    right = max((rect.x + rect.width for rect in rects if rect), default=1.0)
    bottom = max((rect.y + rect.height for rect in rects if rect), default=1.0)
    width, height = right + MARGIN * patching, bottom + MARGIN * patching
    if path.suffix == ".amxd" and not patching:
        width, height = float(patch.raw.get("devicewidth") or right), float(HEIGHT)
    size = (max(1, round(width * SCALE)), max(1, round(height * SCALE)))
    sheet = Sheet(Image.new("RGB", size, PATCHING if patching else GROUND), path.name)
    if patching:
        _cords(sheet, patch)
    _boxes(sheet, patch, files, patching)
    return sheet.image, sheet.wrong


def in_rows(image: Image.Image, path: Path) -> Image.Image:
    """The picture of a device [as draw gives it] in as many rows as it needs, of nearly the same width."""
    width, height = image.size
    count = -(-width // (MAX_ROW * SCALE))
    lines = [box.shown for box in read(path).boxes if box.name == "live.line" and box.shown]
    cuts = [round((rect.x + rect.width / 2) * SCALE) for rect in lines]
    if count < 2 or len(cuts) < count - 1:
        return image
    ends = sorted(min(cuts, key=lambda x: abs(x - width * row / count)) for row in range(1, count))
    parts = [image.crop((left, 0, right, height)) for left, right in pairwise([0, *ends, width])]
    rows = Image.new("RGB", (max(part.width for part in parts), height * count), GROUND)
    for row, part in enumerate(parts):
        rows.paste(part, (0, height * row))
    return rows


def _boxes(sheet: Sheet, patch: Patcher, files: dict[str, Path], patching: bool = False) -> None:
    """From the back to the front: the first box is the front-most, and those in the background lie under all."""
    layers = [[box for box in patch.boxes if bool(box.raw.get("background")) is under] for under in (False, True)]
    for box in reversed([*layers[0], *layers[1]]):
        rect = box.place if patching else box.shown
        if rect is None:
            continue
        if box.name == "bpatcher":
            _part(sheet, box, rect, files)
        elif box.name == "fpic":
            file = files.get(str(box.raw.get("pic", "")))
            picture(sheet, box, rect, Image.open(file) if file and file.suffix != ".svg" else None)
        else:
            FACES.get(box.name, other)(sheet, box, rect)


def _part(sheet: Sheet, box: Box, rect: Rect, files: dict[str, Path]) -> None:
    """A patch in a window of its own: only what lies in the window is seen."""
    file = files.get(f"{str(box.raw.get('name', '')).removesuffix('.maxpat')}.maxpat")
    inner = box.patcher or (read(file) if file else None)
    if inner is None:
        sheet.wrong.append(f"{sheet.where}: {box} shows {box.raw.get('name')}, which is not in the package")
        other(sheet, box, rect)
        return
    left, top, right, bottom = map(round, sheet.corners(rect))
    window = sheet.image.crop((left, top, right + 1, bottom + 1))
    x, y = map(float, box.raw.get("offset", [0.0, 0.0]))
    within = Sheet(window, f"{sheet.where} > {inner.where}", (x, y), sheet.wrong)
    _boxes(within, inner, files, patching=not inner.raw.get("openinpresentation"))
    sheet.image.paste(window, (left, top))
    if box.raw.get("border"):
        sheet.box(rect, None, EDGE)


def _cords(sheet: Sheet, patch: Patcher) -> None:
    """From the lower edge of a box to the upper one of another; ports are spread over its width."""
    by_id = {box.id: box for box in patch.boxes}

    def port(box: Box, place: int, count: int) -> float:
        return box.place.x + 7 + (box.place.width - 14) * place / max(1, count - 1)

    for cord in patch.cords:
        source, target = by_id[cord.source], by_id[cord.target]
        start = (port(source, cord.outlet, source.raw.get("numoutlets", 1)), source.place.y + source.place.height)
        end = (port(target, cord.inlet, target.raw.get("numinlets", 1)), target.place.y)
        sheet.line([start, end], "#5a7fa8" if str(target.name).endswith("~") else "#555555", 0.75)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.max_view", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("file", type=Path, metavar="FILE", help="a .maxpat, .maxhelp or .amxd file")
    parser.add_argument("out", type=Path, metavar="OUT.png", help="the picture to write")
    parser.add_argument("--patching", action="store_true", help="draw boxes and cords, not the presentation")
    parser.add_argument("--page", default="", metavar="NAME", help="the page to show, such as page-2")
    parser.add_argument("--check", action="store_true", help="end with code 1 if a text does not fit into its box")
    given = parser.parse_args(arguments)
    try:
        check_target(given.out, is_own_png)
        image, wrong = draw(given.file, given.patching, given.page)
        if given.file.suffix == ".amxd" and not given.patching:
            image = in_rows(image, given.file)
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    save_png(given.out, lambda file: image.save(file, "PNG"))
    for sentence in wrong:
        print(sentence)
    return int(given.check and bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
