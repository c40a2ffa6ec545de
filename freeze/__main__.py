"""Build the app for this platform, test it, measure it and pack it into one archive."""

import os
import shutil
import subprocess
import sys
import sysconfig
from importlib.metadata import version
from pathlib import Path

import cx_Freeze

from freeze import archive, contents, figures, icons, licences
from freeze.layout import APP, BUILD, FOLDER, ICONS, ROOT


class BuildExe(cx_Freeze.build_exe):
    """Build cx_Freeze's folder, remove what nobody needs from it, and add the licences of the rest."""

    def run(self) -> None:
        super().run()
        finish(FOLDER)


def main() -> int:
    os.chdir(ROOT)  # where cx_Freeze looks for pyproject.toml
    build()
    tests = subprocess.run([sys.executable, "-m", "pytest", "-q", "freeze/smoke.py"], check=False)
    if tests.returncode:
        return tests.returncode
    packed = archive.pack(APP, BUILD)
    print(figures.measure(APP, packed))
    return 0


def build() -> None:
    """Run cx_Freeze with the settings of pyproject.toml and those that TOML cannot express."""
    for old in (FOLDER, APP, *BUILD.glob("loopseed-*")):
        contents.remove(old)
    icons.write(ICONS)
    no_folders = [("*", ""), (str(ROOT), "")]  # tracebacks must not contain the folders of this computer
    options: dict[str, dict] = {"build_exe": {"replace_paths": no_folders}}
    if sys.platform == "darwin":
        options["bdist_mac"] = {"plist_items": [("CFBundleShortVersionString", version("loopseed"))]}
    elif sys.platform == "linux":
        options["build_exe"]["packages"] = ["Xlib"]  # it imports modules by names that it makes at run time
    # A Windows program either has a console window or none: `loopseed` is for terminals and Max, `loopseed-app` for a
    # double click. On other platforms one program does both.
    windowed = {"script": "loopseed.py", "target_name": "loopseed-app", "base": "gui", "icon": "build/icon/loopseed"}
    cx_Freeze.setup(
        script_args=["--quiet", "bdist_mac" if sys.platform == "darwin" else "build_exe"],
        cmdclass={"build_exe": BuildExe},
        options=options,
        executables=[windowed] if sys.platform == "win32" else [],
    )


def finish(folder: Path) -> None:
    """Remove what nobody needs from cx_Freeze's folder, and add the licences."""
    contents.prune(folder)
    for kernel in folder.glob("lib/inference/dsp/_phase.*"):
        if not kernel.name.endswith(str(sysconfig.get_config_var("EXT_SUFFIX"))):  # built for another Python
            kernel.unlink()
    contents.strip(list(folder.glob("lib/inference/dsp/_phase*.so")))
    licences.collect(folder / "lib", folder / "licences")
    shutil.move(folder / "frozen_application_license.txt", folder / "licences" / licences.STARTER)


if __name__ == "__main__":
    sys.exit(main())
