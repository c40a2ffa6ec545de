"""Every sentence that a script can show has room on every line of a face that shows such sentences."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from max_package import ROOT, Package

from tools.max_file import Box, Patcher
from tools.max_sheet import SCALE, font, lines_of

HERE = Path(__file__).parent
NODE = shutil.which("node")
PACKAGE = Package(ROOT)
SIZE = 9.5  # points
LINE, TOP = 11.5, 3.0  # pixels high: a line of live.comment, and what is free above the first
SIDES = 6.0  # pixels: what is free at the left and the right, together
SAYS = {"says", "wrong"}


def lines(patch: Patcher) -> Iterator[tuple[str, Box]]:
    """The texts of a face that show sentences: a [route] hands `says` or `wrong` on to the [prepend set] of each."""
    for window in patch.walk():
        for setter in window.boxes:
            if setter.text == "prepend set" and _hears(window, setter):
                targets = [window.box(cord.target) for cord in window.cords if cord.source == setter.id]
                yield from ((window.where, box) for box in targets if box and box.name == "live.comment")


def _hears(window: Patcher, setter: Box) -> bool:
    sources = [(window.box(cord.source), cord.outlet) for cord in window.cords if cord.target == setter.id]
    return any(
        box and box.name == "route" and set(box.arguments[outlet : outlet + 1]) & SAYS for box, outlet in sources
    )


def lacks_room(box: Box, text: str) -> str:
    """What is wrong with a text in a box; empty where it fits."""
    rect = box.shown
    assert rect is not None
    face = font(SIZE)
    broken = lines_of(text, (rect.width - SIDES) * SCALE, face)
    wide, high = max(face.getlength(line) for line in broken) / SCALE + SIDES, len(broken) * LINE + TOP
    fits = wide <= rect.width and high <= rect.height
    return "" if fits else f"{text!r} needs {wide:.0f} x {high:.0f} and has {rect.width:g} x {rect.height:g}"


SHOWN = [each for path in [*PACKAGE.devices, *PACKAGE.abstractions] for each in lines(PACKAGE.opened(path))]


@pytest.fixture(scope="module")
def sentences() -> list[str]:
    if NODE is None or not (HERE / "node_modules").is_dir():
        pytest.skip("node or its tools are missing: apt install nodejs; npm ci --prefix tests/max")
    told = subprocess.run([NODE, HERE / "messages.js"], capture_output=True, check=True, encoding="utf-8")
    return [text for _, text in json.loads(told.stdout)]


def test_the_lines_of_the_faces_are_found():
    assert {where.split(":")[0] for where, _ in SHOWN} == {
        "loopseed smol.amxd", "loopseed sampler.amxd", "loopseed performance.amxd", "ls.osc.maxpat", "ls.daemon.maxpat",
        "ls.synth~.maxpat",
    }  # fmt: skip


@pytest.mark.parametrize(("where", "box"), SHOWN, ids=lambda each: each if isinstance(each, str) else "")
def test_each_sentence_of_the_scripts_has_room(where: str, box: Box, sentences: list[str]):
    assert len(sentences) > 60
    assert max(map(len, sentences)) == 100  # as long as ls.line.js lets one be
    assert [wrong for text in sentences if (wrong := lacks_room(box, text))] == []


def test_a_box_that_is_too_small_is_found():
    box = Box({"presentation": 1, "presentation_rect": [0.0, 0.0, 112.0, 22.0]}, "")
    assert lacks_room(box, "no daemon answers") == ""
    assert "needs" in lacks_room(box, "the daemon was started again and has lost the search; find again")
