"""tools/max_builder is the source of the Max package: what it writes is what is committed."""

import io
import json
import re
from pathlib import Path

import numpy as np
import pytest
from max_package import named_files
from PIL import Image

from tools.max_builder.__main__ import main
from tools.max_builder.package import DEVICES, PACKAGE, build, write
from tools.max_builder.synth.waves import FILE, PEAK, read_waves
from tools.max_file import SUFFIXES, content, read, sorted_text

FILES = build()
BYTES = sorted(name for name in FILES if not name.endswith((".png", ".wav")))
PICTURES = sorted(name for name in FILES if name.endswith(".png"))


@pytest.mark.parametrize("name", BYTES)
def test_the_committed_file_is_the_built_one(name: str):
    assert FILES[name] == (PACKAGE / name).read_bytes(), "run `python -m tools.max_builder`"


@pytest.mark.parametrize("name", PICTURES)
def test_the_committed_picture_has_the_built_pixels(name: str):
    """Its bytes depend on the zlib that Pillow was built with."""
    built, committed = Image.open(io.BytesIO(FILES[name])), Image.open(PACKAGE / name)
    assert (built.size, built.tobytes()) == (committed.size, committed.tobytes())


def test_the_committed_waves_are_the_built_ones():
    """Their last bit depends on the FFT that numpy was built with."""
    name = f"media/{FILE}"
    built, committed = (read_waves(data) for data in (FILES[name], (PACKAGE / name).read_bytes()))
    assert built.shape == committed.shape
    assert np.abs(built - committed).max() <= 1.1 * PEAK / 32767


def test_everything_in_the_package_is_built():
    paths = [path.relative_to(PACKAGE) for path in PACKAGE.rglob("*") if path.is_file()]
    assert {path.as_posix() for path in paths} == set(FILES)


def test_each_device_has_a_folder_with_all_that_it_needs_and_says_so(tmp_path: Path):
    assert main([str(tmp_path), "--devices"]) == 0
    for name, *_ in DEVICES:
        folder = tmp_path / name
        beside = {path.name: path.read_bytes() for path in folder.iterdir()}
        raw = read(folder / f"{name}.amxd").raw
        told = {each["name"] for each in raw["dependency_cache"]}
        assert beside.keys() == told | {f"{name}.amxd"}
        named = {each for path in folder.iterdir() if path.suffix in SUFFIXES for window in read(path).walk()
                 for box in window.boxes for each in (*named_files(box), f"{box.name}.maxpat")}  # fmt: skip
        assert told == named & {Path(each).name for each in FILES}
        assert raw["project"]["includepackages"] == 1
        assert (raw["minimum_live_version"], raw["minimum_max_version"]) == ("11.0", "8.6")


def test_a_script_is_one_file():
    for name in [name for name in FILES if name.endswith(".js")]:
        assert re.findall(rb'require\("(?:\./)?ls\.[^"]*"\)', FILES[name]) == [], name


def test_the_folders_of_devices_need_a_place(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit):
        main(["--devices"])
    assert "--devices needs a FOLDER of its own" in capsys.readouterr().err


def test_it_writes_into_any_folder_and_leaves_the_rest(tmp_path: Path):
    other = tmp_path / "patchers" / "mine.maxpat"
    other.parent.mkdir()
    other.write_text("{}", encoding="utf-8")
    for _ in range(2):  # the second time over its own files
        assert main([str(tmp_path)]) == 0
    written = {path.relative_to(tmp_path).as_posix(): path for path in tmp_path.rglob("*") if path.is_file()}
    assert written.pop("patchers/mine.maxpat").read_text(encoding="utf-8") == "{}"
    assert {name: path.read_bytes() for name, path in written.items()} == FILES


def as_max_saves(name: str) -> bytes:
    """The file in the layout that Max gives it: `"key" : value`, and short lists in one line."""
    text = json.dumps(json.loads(content(FILES[name])), indent="\t", separators=(",", " : "))
    head, tail = (FILES[name][:28], b"\n\0") if name.endswith(".amxd") else (b"", b"\n")
    size = (len(text) + 2).to_bytes(4, "little") if head else b""
    return head + size + text.encode() + tail


@pytest.mark.parametrize("name", ["patchers/ls.seed.maxpat", "help/ls.osc.maxhelp", "devices/loopseed smol.amxd"])
def test_a_patch_that_max_has_saved_is_not_overwritten(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    saved = tmp_path / name
    saved.parent.mkdir()
    saved.write_bytes(as_max_saves(name))
    assert main([str(tmp_path)]) == 2
    assert f"{saved} was saved in Max and is left as it is" in capsys.readouterr().err
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [saved]
    assert saved.read_bytes() == as_max_saves(name)


def test_a_script_of_another_hand_is_not_overwritten(tmp_path: Path):
    path = tmp_path / "javascript" / "ls.live.js"
    path.parent.mkdir()
    path.write_text("mine();\n", encoding="utf-8")
    assert main([str(tmp_path)]) == 2
    assert path.read_text(encoding="utf-8") == "mine();\n"


def test_a_file_that_is_no_patch_is_not_overwritten(tmp_path: Path):
    path = tmp_path / "ls.osc.maxpat"
    path.write_bytes(b"\xff not JSON")
    with pytest.raises(FileExistsError, match=r"ls\.osc\.maxpat"):
        write({"ls.osc.maxpat": b"{}\n"}, tmp_path)
    assert path.read_bytes() == b"\xff not JSON"


@pytest.mark.parametrize("name", [name for name in BYTES if name.endswith(SUFFIXES)])
def test_a_diff_sees_no_change_in_what_max_only_laid_out_anew(name: str):
    assert sorted_text(as_max_saves(name)) == sorted_text(FILES[name])
    assert json.loads(sorted_text(FILES[name])) == json.loads(content(FILES[name]))
