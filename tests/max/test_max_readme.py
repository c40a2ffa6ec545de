"""The README of the Max client against what the package holds."""

import re
from collections.abc import Iterator

from max_package import ROOT, Package

from tools.max_file import Patcher

PACKAGE = Package(ROOT)
FOLDER = ROOT.parent
README = (FOLDER / "README.md").read_text(encoding="utf-8")


LIVE = ("automates", "saves", "neither")  # by parameter_invisible: what Live does with a parameter


def test_each_parameter_is_in_the_table_with_what_live_does_with_it():
    table = re.findall(r"^\| ([^|\n]+) \| (?:[^|\n]*\|){3} (\w+) \| ([^|\n]+) \|$", README, re.MULTILINE)
    rows = {name: (live, set(devices.split(", "))) for name, live, devices in table if name != "name"}
    found: dict[str, tuple[str, set[str]]] = {}
    for path in PACKAGE.devices:
        for box in PACKAGE.parameters(PACKAGE.opened(path)):
            name = re.sub(r"^(\w+) [1-8]\b", r"\1 N", box.parameter["parameter_longname"])
            live = LIVE[box.parameter.get("parameter_invisible", 0)]
            assert found.setdefault(name, (live, set()))[0] == live
            found[name][1].add(path.stem.removeprefix("loopseed "))
    assert rows == found


def test_what_is_mapped_anew_can_be_mapped():
    """The README tells users of the first edition to map these."""
    anew = set(re.findall(r"^\| (?:Slot|Pad) N \w+ \| ([^|\n]+) \|$", README, re.MULTILINE))
    for path in PACKAGE.devices:
        for box in PACKAGE.parameters(PACKAGE.opened(path)):
            if box.parameter["parameter_longname"] in anew | {"Chosen Slot", "Chosen Pad"}:
                assert not box.parameter.get("parameter_invisible"), box


# The parameters of the first edition of the devices; N is 1 to 8.
FIRST_EDITION = {
    "smol, sampler, performance": """Random|Undo|Redo|Next Seed|Morph Amount|Morph|Dice|Dice Number|Keep Seed|
        Save Seeds|Open Seeds|Dials|Kept Seeds|Recipe N|Start Daemon|Stop Daemon|Find Program|Daemon Program|
        Interpolation|Choose Folder|Daemon Address|Ask Status|Ask Test|Follow Tempo|To Clip|Reveal File""",
    "smol": "Auto Generate|Generate|Picture|Clear|Loop Gain",
    "sampler, performance": "Random All|Call Off|Own Sound|Own Sound Into|Own Sound Beats|Master Gain",
    "sampler": """Pad Morph Amount|First Key|Pad N Generate|Pad N Random|Pad N Morph|Pad N Undo|Pad N Edit|Pad N Hit|
        Pad N Loop|Pad N Gain|Pad N Start|Pad N Attack|Pad N Cutoff|Pad N Length|Pad N Release|Pad N Resonance""",
    "performance": """Slot N Generate|Slot N Random|Slot N Morph|Slot N Undo|Slot N Edit|Slot N Clear|Slot Morph Amount|
        Way From|Way To|Way Into|Way Steps|Walk By|Blend Position|Make Fade|Make Pingpong|Make Walk|Make Blend|
        Hallucinate Into|Hallucinate Points|Hallucinate Between|Hallucinate Overlap|Hallucinate Rng|Hallucinate|
        Through Steps|Step N|Envelope Trim|Envelope Attack|Envelope Sustain|Envelope Release|Truncation|Render Directed|
        Directed Into|Zero Directions|Direction N|Map Into|Save Named|List Named|Delete Named|Label N|Label N Set|
        Arrangement|Arrangement Bars|Arrange|Slot N Gain|Slot N Pan|Slot N Mute|Slot N Solo""",
}


def test_a_parameter_of_the_first_edition_is_still_there_or_the_readme_says_what_to_map():
    anew = dict(re.findall(r"^\| ((?:Slot|Pad) N \w+) \| ([^|\n]+) \|$", README, re.MULTILINE))
    gone = set()
    for devices, names in FIRST_EDITION.items():
        for device in devices.split(", "):
            patch = PACKAGE.opened(PACKAGE.root / "devices" / f"loopseed {device}.amxd")
            now = {
                re.sub(r"^(\w+) [1-8]\b", r"\1 N", box.parameter["parameter_longname"])
                for box in PACKAGE.parameters(patch)
            }
            lost = {name.strip() for name in names.split("|")} - now
            assert {anew[name] for name in lost} <= now, device
            gone |= lost
    assert set(anew) == gone


def words(patch: Patcher) -> Iterator[str]:
    """What stands on a face: buttons, tabs, labels, places to drop a file."""
    for box in patch.boxes:
        if box.shown:
            yield from (box.text, str(box.raw.get("legend", "")), *box.parameter.get("parameter_enum", []))
        inner = PACKAGE.inner(box)
        if inner and box.name == "bpatcher":
            yield from words(inner)


def test_the_set_to_try_names_what_stands_on_the_faces():
    part = README.split("## A set to try")[1].split("\n## ")[0]
    named = set(re.findall(r"`([^`]+)`", part))
    assert len(named) > 15
    there = {path.stem for path in PACKAGE.devices}
    there |= {word for path in PACKAGE.devices for word in words(PACKAGE.opened(path))}
    assert named - there == set()


def test_each_part_is_told_of():
    told = set(re.findall(r"`\[(ls\.[\w.~]+)", README))
    assert told == {path.stem for path in PACKAGE.abstractions}


def test_each_name_that_joins_the_parts_is_told_of():
    """send and receive: NAME-ask and so on; a device has some of its own, which begin otherwise."""
    used = {
        box.arguments[0].removeprefix("#1-")
        for path in PACKAGE.abstractions
        for window in PACKAGE.opened(path).walk()
        for box in window.boxes
        if box.name in ("s", "r")
    }
    assert {name for name in used if "#" not in name} <= set(re.findall(r"`NAME-(\w+)`", README))


def test_each_link_leads_somewhere():
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (FOLDER / target).exists(), target
