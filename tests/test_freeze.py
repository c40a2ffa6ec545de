"""The build of the app: its decisions and its files. freeze/smoke.py tests the app that was built."""

import hashlib
import importlib.util
import os
import plistlib
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import platformdirs.macos
import platformdirs.unix
import platformdirs.windows
import pytest

from freeze import archive, contents, layout, licences

ROOT = layout.ROOT
WORKFLOW = (ROOT / ".github" / "workflows" / "app.yml").read_text(encoding="utf-8")
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def touch(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)


@pytest.mark.parametrize(
    ("system", "machine", "name"),
    [("linux", "x86_64", "linux-x86_64"), ("darwin", "arm64", "macos-arm64"), ("win32", "AMD64", "windows-x86_64")],
)
def test_an_archive_has_the_name_of_its_platform(monkeypatch, system: str, machine: str, name: str):
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr("platform.machine", lambda: machine)
    assert layout.archive_name() == f"loopseed-{version('loopseed')}-{name}"


def test_an_archive_holds_the_app_and_has_its_checksum(tmp_path: Path, monkeypatch):
    touch(tmp_path / "made" / "loopseed", "loopseed", "lib/a é.pyc")
    packed = archive.pack(tmp_path / "made" / "loopseed", tmp_path)
    digest, name = packed.with_name(packed.name + ".sha256").read_text().split()
    assert (digest, name) == (hashlib.sha256(packed.read_bytes()).hexdigest(), packed.name)
    shutil.unpack_archive(packed, tmp_path / "unpacked")
    assert (tmp_path / "unpacked" / "loopseed" / "lib" / "a é.pyc").read_text() == "lib/a é.pyc"


def test_prune_removes_what_only_builders_need(tmp_path: Path):
    kept = ["lib/numpy/core.pyc", "lib/PIL/PngImagePlugin.pyc", "lib/PIL/_imaging.cpython-311.so", "lib/numpy/a.so"]
    kept.append(f"lib/loopseed-{version('loopseed')}.dist-info/METADATA")
    gone = [
        "lib/numpy/tests/data/a.csv",
        "lib/PIL/TiffImagePlugin.pyc",
        "lib/PIL/_imagingft.so",
        "lib/inference/dsp/phase.h",
    ]
    gone += ["lib/numpy-2.dist-info/METADATA", f"lib/loopseed-{version('loopseed')}.dist-info/direct_url.json"]
    touch(tmp_path, *kept, *gone)
    contents.prune(tmp_path)
    assert {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()} == set(kept)


def test_a_stripped_library_is_signed_again_for_macos(monkeypatch):
    commands: list[list] = []
    monkeypatch.setattr("subprocess.run", lambda command, check: commands.append(command))
    monkeypatch.setattr(sys, "platform", "darwin")
    contents.strip([Path("_phase.so")])
    assert [command[0] for command in commands] == ["strip", "codesign"]
    assert all(command[-1] == Path("_phase.so") for command in commands)


TOOLS = {
    "codesign": 'echo "$@" >>"$SIGNED"',
    "security": 'if [ "$1" = find-identity ]; then echo \'  1) AB12 "Developer ID Application: A"\'; fi',
    "uuidgen": "echo secret",
}


@pytest.mark.skipif(sys.platform == "win32", reason="the script is for macOS, and runs by bash")
@pytest.mark.parametrize("certificate", ["", "QQ=="])
def test_all_code_is_signed_for_macos(tmp_path: Path, certificate: str):
    """CPython's library has no suffix. The program is signed last, because its signature covers the others."""
    app = tmp_path / "Für Zoë" / "Loopseed.app"
    libraries = ["lib/Python", "lib/a.so", "lib/PIL/.dylibs/b.dylib"]
    touch(app / "Contents" / "Resources", *libraries, "lib/c.pyc")
    for name, script in TOOLS.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / name).chmod(0o755)
    environment = {
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "SIGNED": str(tmp_path / "signed"),
        "MACOS_CERTIFICATE": certificate,
        "MACOS_CERTIFICATE_PASSWORD": "",
    }
    subprocess.run(["bash", ROOT / "freeze" / "sign_macos.sh", app], env=environment, check=True, capture_output=True)
    inner, outer, verified = (tmp_path / "signed").read_text().splitlines()
    assert all(str(app / "Contents" / "Resources" / name) in inner for name in libraries)
    assert "c.pyc" not in inner
    assert outer.endswith(f" {app}")
    assert verified.startswith("--verify ")
    hardened = bool(certificate)
    assert [("--options runtime" in line) for line in (inner, outer)] == [hardened, hardened]
    assert [("entitlements.plist" in line) for line in (inner, outer)] == [False, hardened]
    assert f"--sign {'AB12' if hardened else '-'} " in inner


def test_every_part_gets_its_licence(tmp_path: Path):
    touch(tmp_path / "lib", "numpy/a.pyc", "pythonosc/a.pyc", "soundfile.pyc", "json/a.pyc", "numpy.libs/libblas.so")
    names = licences.collect(tmp_path / "lib", tmp_path / "licences", starter="numpy")
    assert names == ["numpy", "python-osc", "soundfile"]
    assert "public domain" in (tmp_path / "licences" / "python-osc" / "LICENSE").read_text()
    assert "LESSER" in (tmp_path / "licences" / "soundfile" / "_soundfile_data" / "COPYING").read_text()
    assert "PYTHON SOFTWARE FOUNDATION" in (tmp_path / "licences" / "CPython" / "LICENSE.txt").read_text()


def test_a_module_of_no_distribution_stops_the_build(tmp_path: Path):
    touch(tmp_path, "nobodys/a.pyc")
    with pytest.raises(licences.NoLicenceError, match="nobodys"):
        licences.collect(tmp_path, tmp_path / "licences")


def test_the_workflow_names_existing_files():
    for path in re.findall(r"(?<![\w.])(freeze/[\w./]+\w)", WORKFLOW):
        assert (ROOT / path).exists(), path
    for module in re.findall(r"python -m (freeze[\w.]*)", WORKFLOW):
        assert importlib.util.find_spec(module), module
    assert "uv run --group freeze python -m freeze\n" in WORKFLOW
    assert "freeze" in SETTINGS["dependency-groups"]


def test_the_workflow_gives_the_scripts_their_secrets():
    scripts = [*(ROOT / "freeze").glob("sign_*")]
    assert len(scripts) == 2
    needed = {name for path in scripts for name in re.findall(r"(?:MACOS|WINDOWS)_[A-Z_]+", path.read_text())}
    given = set(re.findall(r"(\w+): \$\{\{ secrets\.\1 \}\}", WORKFLOW))
    assert needed == given


def test_the_workflow_is_bounded():
    """Every job has a time limit; all actions are GitHub's own, with a version; only the publishing job may write."""
    jobs = WORKFLOW.split("\njobs:\n")[1]
    assert jobs.count("runs-on:") == jobs.count("timeout-minutes:") == 2
    for action in re.findall(r"uses: (.*)", WORKFLOW):
        assert re.fullmatch(r"actions/[a-z-]+@v\d+", action), action
    before, publish = WORKFLOW.split("\n  publish:\n")
    assert re.findall(r"[a-z-]+: write", before) == []
    assert re.findall(r"[a-z-]+: write", publish) == ["contents: write"]


def test_the_bundle_for_macos():
    settings = SETTINGS["tool"]["cxfreeze"]
    info = plistlib.loads((ROOT / settings["bdist_mac"]["custom_info_plist"]).read_bytes())
    assert info["LSUIElement"] is True
    assert info["NSAppSleepDisabled"] is True  # App Nap
    assert re.fullmatch(r"Loopseed .* network.*\.", info["NSLocalNetworkUsageDescription"])
    assert f"{settings['bdist_mac']['bundle_name']}.app" == layout.BUNDLE.name
    assert int(info["LSMinimumSystemVersion"].partition(".")[0]) >= 14  # ONNX Runtime's
    entitled = plistlib.loads((ROOT / "freeze" / "entitlements.plist").read_bytes())
    assert all(name.startswith("com.apple.security.") for name in entitled)
    assert ROOT / settings["build_exe"]["build_exe"] == layout.FOLDER


def test_the_page_names_the_folders(monkeypatch):
    """The folders in docs/install.md are those of platformdirs for each platform."""
    page = (ROOT / "docs" / "install.md").read_text(encoding="utf-8")
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("platformdirs.windows.get_win_folder", lambda name: "%LOCALAPPDATA%")
    for system in (platformdirs.unix.Unix, platformdirs.macos.MacOS, platformdirs.windows.Windows):
        folders = system("loopseed", False)
        for path in (f"{folders.user_data_dir}/loops", f"{folders.user_data_dir}/models", folders.user_log_dir):
            shown = path.replace(str(Path.home()), "~")
            assert f"`{shown}`" in page or "`{}`".format(shown.replace("/", "\\")) in page
