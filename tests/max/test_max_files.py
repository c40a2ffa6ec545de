"""Every file of the Max package, checked without Max: what it is made of, and what it asks of the daemon."""

import re
from pathlib import Path

import max_contents
import max_faces
import max_requests
import max_wiring
import pytest
from max_package import ROOT, Package
from pd_file import requests as pd_requests
from PIL import Image
from test_pd_files import FILES as PD_FILES

from server.commands.table import TABLE
from tools.max_file import KINDS, SUFFIXES, device
from tools.max_sheet import SCALE, Sheet
from tools.max_view import draw, pages

PACKAGE = Package(ROOT)
PATCHES = sorted(path for path in ROOT.rglob("*") if path.suffix in SUFFIXES and "node_modules" not in path.parts)
DEVICES = {
    "loopseed smol": b"aaaa",
    "loopseed sampler": b"iiii",
    "loopseed performance": b"iiii",
    "loopseed synth": b"iiii",
}
PARTS = ("ls.osc", "ls.seed", "ls.slot~", "ls.mixer~", "ls.synth~")


def test_the_package_is_there():
    assert {path.stem for path in PACKAGE.devices} >= set(DEVICES)
    assert {path.stem for path in PACKAGE.abstractions} >= set(PARTS)


@pytest.mark.parametrize("check", [*max_wiring.CHECKS, *max_faces.CHECKS], ids=lambda check: check.__name__)
@pytest.mark.parametrize("path", PATCHES, ids=lambda path: path.name)
def test_a_patch_is_in_order(path: Path, check):
    assert list(check(PACKAGE.opened(path), PACKAGE)) == []


@pytest.mark.parametrize("path", PATCHES, ids=lambda path: path.name)
def test_every_word_of_a_face_fits(path: Path):
    for page in ["", *pages(PACKAGE.opened(path))]:
        assert draw(path, page=page)[1] == [], page


@pytest.mark.parametrize("path", [path for path in PATCHES if path.suffix == ".amxd"], ids=lambda path: path.name)
def test_every_word_that_a_button_gets_later_fits(path: Path):
    for window in PACKAGE.opened(path).walk():
        for cord in window.cords:
            message, button = window.box(cord.source), window.box(cord.target)
            later = re.findall(r'\btext "([^"]+)"', message.text if message and message.name == "message" else "")
            if later and button and button.shown:
                sheet = Sheet(Image.new("RGB", (900 * SCALE, 169 * SCALE)), str(button))
                sheet.text(button.shown, later[0], 9.5)
                assert sheet.wrong == []


@pytest.mark.parametrize("check", max_contents.CHECKS, ids=lambda check: check.__name__)
def test_the_package_is_in_order(check):
    assert PACKAGE.patches, "clients/max holds no patch"
    assert list(check(PACKAGE)) == []


@pytest.mark.parametrize("path", [path for path in PATCHES if path.suffix == ".amxd"], ids=lambda path: path.name)
def test_a_device_says_twice_of_which_kind_it_is(path: Path):
    kind, _ = device(path.read_bytes())
    raw = PACKAGE.opened(path).raw
    assert raw["project"]["amxdtype"] == KINDS[kind]
    assert kind == DEVICES.get(path.stem, kind)
    assert max_faces.width(PACKAGE.opened(path)) > 0


@pytest.mark.parametrize("path", [path for path in PATCHES if path.suffix == ".amxd"], ids=lambda path: path.name)
def test_the_daemon_is_a_light_a_start_and_a_page(path: Path):
    whole = PACKAGE.opened(path)
    seen = [box for box in whole.boxes if box.shown]
    start = next(box for box in seen if box.name == "live.text" and box.text == "Start")
    lights = [box for box in seen if box.name == "panel" and box.shown.y < start.shown.y < box.shown.y + 24]
    assert any(abs(light.shown.x - start.shown.x) < 8 for light in lights)
    tab = next(box for box in seen if box.name == "live.tab" and "Daemon" in box.parameter["parameter_enum"])
    number = tab.parameter["parameter_enum"].index("Daemon") + 1
    page = next(box for box in whole.boxes if box.raw.get("varname") == f"page-{number}")
    inside = [PACKAGE.inner(box) for box in page.patcher.boxes if box.name == "bpatcher"]
    words = {box.text for part in inside for box in part.boxes if box.shown and box.name == "live.text"}
    assert words >= {"Start", "Stop", "auto"}


def test_what_it_asks_for_is_in_the_table():
    assert max_requests.asked(PACKAGE), "clients/max asks for nothing"
    assert list(max_requests.unknown(PACKAGE)) == []


def test_every_command_is_reached_from_max():
    """Those of the daemon's table, and those that a daemon may offer."""
    asked = max_requests.asked(PACKAGE)
    assert {command.names[0] for command in TABLE} - asked == set()
    assert asked >= max_requests.OFFERED


def test_max_and_pd_offer_the_same_commands():
    pd = {
        request.split(" ")[0] for path in PD_FILES if not path.stem.endswith("-help") for request in pd_requests(path)
    }
    assert max_requests.asked(PACKAGE) == pd
