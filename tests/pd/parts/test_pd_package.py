"""The deken package, and the help patches that it lists: Pd's convention of a subpatch META."""

import os
import re
import subprocess
import sys
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest
from pd_file import canvases
from pd_patch import HEADLESS, PD, RATE, complaints, messages, needs_pd, patch
from pd_running import PATIENCE, plain

from inference.files.wav import read_origin

HELP = sorted(PD.glob("*-help.pd"))


def meta(path: Path) -> dict[str, str]:
    """The entries of the subpatch META."""
    found = [canvas for canvas in canvases(path) if any(box.startswith("text KEYWORDS") for box in canvas.boxes)]
    assert len(found) == 1, path.name
    words = [box.removeprefix("text ").partition(" ") for box in found[0].boxes]
    return {key: text for key, _, text in words}


@pytest.mark.parametrize("path", HELP, ids=lambda path: path.name)
def test_a_help_patch_says_what_pds_browser_searches_for(path: Path):
    """Each inlet, outlet and argument of the part is told, as in Pd's own 5.reference."""
    entries = meta(path)
    part = PD / path.name.replace("-help", "")
    assert {"KEYWORDS", "LICENSE", "DESCRIPTION", "AUTHOR"} <= set(entries)
    boxes = canvases(part)[-1].boxes
    for kind in ("inlet", "outlet"):
        count = len([box for box in boxes if re.match(rf"obj {kind}~?( |$)", box)])
        assert {key for key in entries if key.startswith(kind.upper())} == {f"{kind.upper()}_{k}" for k in range(count)}
    (first,) = [box for box in boxes if box.startswith(f"text {part.stem}")]
    names = re.findall(r"\b[A-Z]+\b", re.split(r"[:,]", first)[0])
    assert {f"ARGUMENT_{k + 1}" for k in range(len(names))} >= {key for key in entries if key.startswith("ARGUMENT")}
    assert "ARGUMENT_1" in entries


@pytest.mark.parametrize("path", HELP, ids=lambda path: path.name)
def test_a_help_patch_has_the_layout_of_pds_own(path: Path):
    """Name and description in the head, a subpatch `reference` with four sections, see also at the foot."""
    part = path.name.removesuffix("-help.pd")
    *_, sheet = canvases(path)
    entries = meta(path)
    assert re.match(rf"obj cnv 15 \d+ \d+ empty empty {re.escape(part)} ", sheet.boxes[0])
    assert f"text - {entries['DESCRIPTION']}" in sheet.boxes
    assert "obj pd reference" in sheet.boxes
    foot = sheet.boxes.index("text see also:")
    for box in sheet.boxes[foot + 1 : -1]:
        assert not box.startswith("text ls-") or (PD / f"{box.removeprefix('text ')}.pd").exists(), box
    assert sheet.boxes[foot + 1].startswith("text ls-")

    text = path.read_text(encoding="utf-8")
    assert int(text.split(" ")[5]) <= 710  # the height: with menu and title it is on a screen of 768
    assert not re.search(
        r"^#X (?:obj|text) (?:[01] \d+|\d+ [01]) ", text, re.MULTILINE
    )  # Tk shows scroll bars for an edge there

    sections = reference(path)
    assert list(sections) == ["INLETS", "OUTLETS", "ARGUMENTS", "MESSAGES"]
    for name in ("INLET", "OUTLET", "ARGUMENT"):
        told = [f"{key.split('_')[1]}) {text}" for key, text in entries.items() if key.startswith(name)]
        assert sections[f"{name}S"] == (told or ["none"])
    text = "".join(file.read_text(encoding="utf-8") for file in PD.glob("ls-*.pd") if "-help" not in file.name)
    receivers = set(re.findall(r"\\\$1-([a-z$\\2-]+)", text))
    receivers |= set(re.findall(r"ls-button \\\$1 ([a-z]+) ", text))
    for message in sections["MESSAGES"]:
        receiver, _, words = message.partition(" - ")
        assert words, message
        bare = (
            receiver.split(" ")[0].removeprefix("NAME-").replace("-N-", "-").removeprefix("N-").replace("-K", "-\\$2")
        )
        assert bare in receivers or f"\\$2-{bare}" in receivers, message


def reference(path: Path) -> dict[str, list[str]]:
    """The texts below each heading of the subpatch `reference`."""
    found: dict[str, list[str]] = {}
    (sheet,) = [canvas for canvas in canvases(path) if any(" empty empty MESSAGES " in box for box in canvas.boxes)]
    for box in sheet.boxes:
        if heading := re.match(r"obj cnv \d+ \d+ \d+ empty empty ([A-Z]+) ", box):
            lines = found.setdefault(heading[1], [])
        else:
            lines.append(box.removeprefix("text "))
    return found


def test_the_package(tmp_path: Path):
    done = subprocess.run(
        [sys.executable, "-m", "tools.pd_package", str(tmp_path / "out")],
        capture_output=True,
        text=True,
        cwd=PD.parents[1],
    )
    assert done.returncode == 0, done.stderr
    package = tmp_path / "out" / f"loopseed[v{version('loopseed')}].dek"
    with zipfile.ZipFile(package) as archive:
        names = set(archive.namelist())
        assert f"VERSION {version('loopseed')}" in archive.read("loopseed/loopseed-meta.pd").decode()
        readme = archive.read("loopseed/README.md").decode()
        for link in re.findall(r"\]\(([^)#]+)\)", readme):
            assert link.startswith("https://") or f"loopseed/{link}" in archive.namelist(), link
    assert names == {f"loopseed/{path.relative_to(PD).as_posix()}" for path in PD.rglob("*") if path.is_file()}
    lines = package.with_name(f"{package.name}.txt").read_text(encoding="utf-8").splitlines()
    assert dict(line.split("\t") for line in lines) == {
        path.name.removesuffix("-help.pd"): meta(path)["DESCRIPTION"].replace(" \\,", ",") for path in HELP
    }


@needs_pd
@pytest.mark.parametrize("place", ["mine", "home/.local/lib/pd/extra"])
def test_the_package_works_where_it_is_declared(tmp_path: Path, place: str):
    """Without settings: beside a patch of one's own, or where Pd looks in a home that is fresh."""
    for folder in {"mine", "home", place}:
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
    (tmp_path / place / "loopseed").symlink_to(PD, target_is_directory=True)
    clock = patch(tmp_path / "mine" / "mine.pd", ["obj declare -path loopseed", "obj ls-clock~ mine"])
    clock.write_text(clock.read_text().replace(";\n", ";\n#X declare -path loopseed;\n", 1))
    command = [word for word in HEADLESS[: HEADLESS.index("-path")] if word != "-noprefs"]
    plan = messages(tmp_path / "plan.pd", [(100, "pd quit")])
    done = subprocess.run(
        [*command, "-open", clock, "-open", plan],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        env={**os.environ, "HOME": str(tmp_path / "home")},
    )
    assert complaints(done.stderr) == []


@needs_pd
def test_five_objects_play(play, serve):
    """The patch of the README: it sets the rate and takes the tempo by itself."""
    watch = ["mine-alive", "mine-bpm", "mine-1-loaded", "mine-2-loaded", "mine-2-meter"]
    pd = play(PD / "two-loops.pd", watch=watch)
    pd.link("mine", serve().port)
    pd.send("mine-1-random bang", "mine-2-random bang", "mine-run 1")
    bpm = float(pd.wait("mine-bpm", lambda bpm: bpm != "128"))
    for k in (1, 2):
        origin = read_origin(Path(plain(pd.wait(f"mine-{k}-loaded"))))
        assert (origin["rate"], origin["bpm"], origin["channels"]) == (RATE, bpm, 2)
    pd.wait("mine-2-meter", lambda level: float(level) > -60)
    assert pd.wrong() == []
