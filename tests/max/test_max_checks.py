"""The checks of Max files: a small package passes them all, and each check finds what was broken for it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import max_contents
import max_faces
import max_requests
import max_wiring
import pytest
from max_fixture import box, dial, patch, write
from max_package import Package

from tools.max_file import read

Patch = dict[str, Any]
PER_PATCH = (*max_wiring.CHECKS, *max_faces.CHECKS)
CARD = {
    "name": "loopseed", "displayname": "loopseed", "version": "0.1.0", "author": "A", "authors": ["A"],
    "description": "Loops.", "tags": ["loop"], "max_version_min": "8.6", "max_version_max": "none", "extends": "",
    "extensible": 0, "os": {"windows": {"platform": ["x64"], "min_version": "10"}}, "homepatcher": "ls.part.maxpat",
    "package_extra": {"reverse_domain": "org.loopseed", "copyright": "MIT"},
}  # fmt: skip
SCRIPT = """inlets = 1;
outlets = 2;
function morph(by) { outlet(0, by); }
ask(["load_model", name]); // not ["status"]
"""
PAGE = """<c74object name="ls.part"><digest>A part</digest>
<inletlist><inlet id="0" type="int"/></inletlist><outletlist><outlet id="0" type="int"/></outletlist></c74object>"""


def device() -> Patch:
    boxes = [
        dial(),
        box("part", "ls.part ---one", (1, 1)),
        box("js", "js logic.js", (1, 2)),
        box("send", "s ---out", (1, 0)),
        box("ask", ":message /cc/set_bpm 128", (2, 1)),
        box("words", ":message get_target_dir", (2, 1)),
        box("link", "s ---ls-ask", (1, 0)),
        box("set", ":message set $1, bang", (2, 1)),
        box("buffer", "buffer~ ---wave", (1, 2)),
        box("view", ":waveform~", (5, 6), buffername="---wave"),
        box("pic", ":fpic", (1, 1), pic="logo.png"),
    ]
    cords = [("dial", 0, "part", 0), ("part", 0, "js", 0), ("js", 1, "send", 0), ("set", 0, "dial", 0),
             ("words", 0, "link", 0)]  # fmt: skip
    return patch(boxes, cords, devicewidth=200.0)


def part() -> Patch:
    inlet, outlet = box("in", ":inlet", (0, 1)), box("out", ":outlet", (1, 0), comment="what comes out")
    return patch([inlet, outlet, box("s", "s #1-x", (1, 0)), box("t", "t i i", (1, 2))],
                 [("in", 0, "t", 0), ("t", 0, "out", 0), ("t", 1, "s", 0)])  # fmt: skip


def package(root: Path, change: Callable[[Patch, Path], object] = lambda patch, root: None) -> Package:
    """A package that is in order, but for a change of its device or of a file."""
    write(root / "patchers" / "ls.part.maxpat", part())
    write(root / "help" / "ls.part.maxhelp", patch([box("one", "ls.part one", (1, 1))], []))
    for name, text in {
        "docs/ls.part.maxref.xml": PAGE,
        "package-info.json": json.dumps(CARD),
        "javascript/logic.js": SCRIPT,
        "media/logo.png": "",
    }.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    made = device()
    change(made, root)
    write(root / "devices" / "smol.amxd", made)
    return Package(root)


def complaints(made: Package) -> dict[str, list[str]]:
    """What each check says of the package."""
    patches = [made.opened(path) for path in made.patches]
    said = {check.__name__: [c for each in patches for c in check(each, made)] for check in PER_PATCH}
    said |= {check.__name__: list(check(made)) for check in (*max_contents.CHECKS, max_requests.unknown)}
    return {name: found for name, found in said.items() if found}


def of(made: Patch, id: str) -> Patch:
    return next(each["box"] for each in made["boxes"] if each["box"]["id"] == id)


def add(*boxes: Patch) -> Callable[[Patch, Path], None]:
    return lambda made, root: made["boxes"].extend({"box": each} for each in boxes)


def cord(*ends: Any) -> Callable[[Patch, Path], None]:
    line = {"patchline": {"source": list(ends[:2]), "destination": list(ends[2:])}}
    return lambda made, root: made["lines"].append(line)


def told(**changes: Any) -> Callable[[Patch, Path], None]:
    """Change what Live is told of the dial; a None is left out."""

    def change(made: Patch, root: Path) -> None:
        valueof = of(made, "dial")["saved_attribute_attributes"]["valueof"]
        valueof |= {f"parameter_{key}": value for key, value in changes.items()}
        of(made, "dial")["saved_attribute_attributes"]["valueof"] = {
            key: value for key, value in valueof.items() if value is not None
        }

    return change


def setting(id: str, **changes: Any) -> Callable[[Patch, Path], None]:
    return lambda made, root: of(made, id).update(changes)


def file(name: str, text: str | None) -> Callable[[Patch, Path], None]:
    def change(made: Patch, root: Path) -> None:
        path = root / name
        path.unlink() if text is None else path.write_text(text, encoding="utf-8")

    return change


def named(text: str, ports: tuple[int, int] = (1, 1)) -> Callable[[Patch, Path], None]:
    return add(box("new", text, ports))


def say(text: str, to: str) -> Callable[[Patch, Path], None]:
    def change(made: Patch, root: Path) -> None:
        add(box("new", f":message {text}", (2, 1)))(made, root)
        cord("new", 0, to, 0)(made, root)

    return change


BROKEN: list[tuple[str, str, Callable[[Patch, Path], object]]] = [
    ("ids", "2 boxes are called dial", add(dial(at=(60, 4), parameter_longname="Other"))),
    ("objects", "Max has no object nosuch", named("nosuch")),
    ("objects", "was left behind", named("print", (1, 0))),
    ("ports", "declares (1, 1) inlets and outlets and has (1, 3)", named("t a b c")),
    ("ports", "tells 1 kinds for 2 outlets", setting("js", outlettype=[""])),
    ("ports", "has (1, 2)", setting("js", numoutlets=1, outlettype=[""])),
    ("ports", "has (1, 3)", named("live.path", (1, 1))),
    ("cords", "has 2 outlets", cord("js", 2, "send", 0)),
    ("cords", "has 1 inlets", cord("dial", 0, "part", 1)),
    ("cords", "not there", cord("dial", 0, "nobody", 0)),
    ("cords", "2 times", cord("part", 0, "js", 0)),
    ("order", "2 inlets lie", add(box("i", ":inlet", (0, 1)), box("j", ":inlet", (0, 1)))),
    ("attributes", "no attribute nosuch", named("metro 100 @nosuch 1", (2, 1))),
    ("attributes", "no attribute needelcolor", setting("dial", needelcolor=[1, 1, 1, 1])),
    ("messages", "hears no such message", say("replac x", "buffer")),
    ("messages", "hears no such message", say("morf 1", "js")),
    ("files", "names missing.js", named("js missing.js")),
    ("files", "names other.png", setting("pic", pic="other.png")),
    ("shared_names", "shares the name out", setting("send", text="s out")),
    ("shared_names", "shares the name wave", setting("view", buffername="wave")),
    ("shared_names", "sends to out", add(box("new", ":message ; out 1", (2, 1)))),
    ("changed_names", "begins no word", named("s ---one-#1", (1, 0))),
    ("changed_names", "begins no word", setting("view", buffername="wave---")),
    ("parts_named", "begins with ---", setting("part", text="ls.part one")),
    ("presentation", "does not open", lambda made, root: made.update(openinpresentation=0)),
    ("presentation", "leaves the device", setting("dial", presentation_rect=[4.0, 125.0, 44.0, 48.0])),
    ("presentation", "leaves the device", setting("dial", presentation_rect=[190.0, 4.0, 44.0, 48.0])),
    ("presentation", "overlap", add(dial("second", (20, 20), parameter_longname="Other"))),
    ("sizes", "is 901 pixels wide", lambda made, root: made.update(devicewidth=901.0)),
    (
        "sizes",
        "is only 20 x 18 pixels",
        add(box("go", ":live.text", (1, 2), presentation=1, presentation_rect=[60.0, 4.0, 20.0, 18.0])),
    ),
    ("sizes", "words of 8 points", setting("dial", fontsize=8)),
    (
        "colours",
        "does not follow the theme",
        setting("view", presentation=1, presentation_rect=[60.0, 4.0, 90.0, 40.0]),
    ),
    (
        "sizes",
        "is only 20 x 18 pixels",
        add(
            box(
                "tab",
                ":live.tab",
                (1, 3),
                presentation=1,
                presentation_rect=[60.0, 4.0, 40.0, 18.0],
                saved_attribute_attributes={"valueof": {"parameter_enum": ["a", "b"]}},
            )
        ),
    ),
    (
        "sizes",
        "is only 30 x 12 pixels",
        add(box("number", ":live.numbox", (1, 2), presentation=1, presentation_rect=[60.0, 4.0, 30.0, 12.0])),
    ),
    (
        "colours",
        "[panel] does not follow the theme",
        add(box("light", ":panel", (1, 0), presentation=1, presentation_rect=[60.0, 4.0, 9.0, 9.0], background=1)),
    ),
    ("parameters", "no scripting name", setting("dial", varname="")),
    ("parameters", "is no parameter", setting("dial", parameter_enable=0)),
    ("parameters", "has no parameter_longname", told(longname=None)),
    ("parameters", "has no parameter_shortname", told(shortname=None)),
    ("parameters", "unknown parameter_long", told(long="x")),
    ("parameters", "goes from 100.0 to 100.0", told(mmin=100.0)),
    ("parameters", "has no unit", told(unitstyle=None)),
    ("parameters", "a unit of its own", told(unitstyle=9)),
    ("parameters", "begins at 200", told(initial=[200])),
    ("parameters", "no two choices", told(type=2)),
    ("parameters", "unknown parameter_type", told(type=7)),
    ("parameters", "room for 256", told(type=1, mmax=999)),
    ("parameters", "no initial value", told(initial_enable=0)),
    ("parameters", "does not say what it does", setting("dial", annotation="")),
    ("long_names", "2 parameters are called Morph Amount", add(dial("second", (60, 4)))),
    ("card", "does not say its version", file("package-info.json", json.dumps(CARD | {"version": ""}))),
    ("card", "does not say its homepatcher", file("package-info.json", json.dumps(CARD | {"homepatcher": ""}))),
    ("card", "names none.maxpat", file("package-info.json", json.dumps(CARD | {"homepatcher": "none.maxpat"}))),
    ("card", "says version 'new'", file("package-info.json", json.dumps(CARD | {"version": "new"}))),
    ("card", "says windows {}", file("package-info.json", json.dumps(CARD | {"os": {"windows": {}}}))),
    ("card", "its reverse_domain", file("package-info.json", json.dumps(CARD | {"package_extra": {"copyright": "-"}}))),
    ("card", "is not there", file("package-info.json", None)),
    ("references", "has no reference page", file("docs/ls.part.maxref.xml", None)),
    ("references", "is no XML", file("docs/ls.part.maxref.xml", "<c74object>")),
    ("references", "has no digest", file("docs/ls.part.maxref.xml", PAGE.replace("A part", ""))),
    ("references", "is about ls.part", file("docs/ls.part.maxref.xml", PAGE.replace("ls.part", "ls.other"))),
    ("references", "lists 0 inlets", file("docs/ls.part.maxref.xml", PAGE.replace("<inlet ", "<other "))),
    ("helps", "has no help patch", file("help/ls.part.maxhelp", None)),
    ("helps", "does not show", lambda made, root: write(root / "help" / "ls.part.maxhelp", patch([], []))),
    ("unknown", "does not know", setting("ask", text="/cc/nosuch 1")),
    ("unknown", "asks for nosuch", setting("words", text="nosuch 1")),
    ("unknown", "get_target_dir 7", setting("words", text="get_target_dir 7")),
    ("unknown", "asks for none", file("javascript/logic.js", 'outlets = 2;\nask(["none", 1]);\n')),
    ("unknown", "set_bpm fast", setting("ask", text="/cc/set_bpm fast")),
    ("unknown", "does not know", file("javascript/logic.js", 'outlets = 2;\nsend("/cc/nosuch", 1);\n')),
]


def test_a_package_in_order_passes(tmp_path: Path):
    made = package(tmp_path)
    assert complaints(made) == {}
    assert max_requests.asked(made) == {"set_bpm", "get_target_dir", "load_model"}


@pytest.mark.parametrize(("check", "wanted", "change"), BROKEN, ids=[f"{c}-{w}" for c, w, _ in BROKEN])
def test_a_check_finds_what_is_broken(tmp_path: Path, check: str, wanted: str, change: Callable[[Patch, Path], object]):
    found = complaints(package(tmp_path, change))
    assert any(wanted in sentence for sentence in found.get(check, [])), found


def test_every_check_is_proved_to_fail():
    checks = {check.__name__ for check in (*PER_PATCH, *max_contents.CHECKS, max_requests.unknown)}
    assert checks == {name for name, *_ in BROKEN}


def test_a_name_that_is_there_twice_is_refused(tmp_path: Path):
    made = package(tmp_path)
    write(tmp_path / "extras" / "ls.part.maxpat", part())
    with pytest.raises(ValueError, match="there twice"):
        _ = made.files


@pytest.mark.parametrize("place", [0, 4, 8, 12, 16, 20, 24, 28, -1, -2])
def test_every_byte_of_a_container_counts(tmp_path: Path, place: int):
    path = write(tmp_path / "d.amxd", device())
    assert read(path).boxes[0].id == "dial"
    data = bytearray(path.read_bytes())
    data[place] ^= 0x55
    path.write_bytes(data)
    with pytest.raises(ValueError, match=r"d\.amxd is not a Max patch"):
        read(path)


def test_a_container_that_was_cut_is_refused(tmp_path: Path):
    path = write(tmp_path / "d.amxd", device())
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(ValueError, match="not a Max patch"):
        read(path)
