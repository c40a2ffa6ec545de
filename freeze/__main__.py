"""Build the app for the platform that this runs on, try it, measure it, and leave one archive of it."""

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


class Finished(cx_Freeze.build_exe):
    """cx_Freeze's folder, without what nobody needs and with the licences of the rest."""

    def run(self) -> None:
        super().run()
        finish(FOLDER)


def main() -> int:
    os.chdir(ROOT)  # where cx_Freeze looks for pyproject.toml
    build()
    tried = subprocess.run([sys.executable, "-m", "pytest", "-q", "freeze/smoke.py"], check=False)
    if tried.returncode:
        return tried.returncode
    packed = archive.pack(APP, BUILD)
    print(figures.text(APP, packed))
    return 0


def build() -> None:
    """Run cx_Freeze with the settings of pyproject.toml, and those that TOML cannot hold."""
    for old in (FOLDER, APP, *BUILD.glob("loopseed-*")):
        contents.remove(old)
    icons.write(ICONS)
    nameless = [("*", ""), (str(ROOT), "")]  # what tracebacks tell of this computer's folders
    options: dict[str, dict] = {"build_exe": {"replace_paths": nameless}}
    if sys.platform == "darwin":
        options["bdist_mac"] = {"plist_items": [("CFBundleShortVersionString", version("loopseed"))]}
    elif sys.platform == "linux":
        options["build_exe"]["packages"] = ["Xlib"]  # which imports what the screen has, by names made at run time
    # Under Windows a program either has a console or opens none: `loopseed` is for terminals and Max, `loopseed-app`
    # for the double click. Elsewhere one program is both.
    windowed = {"script": "loopseed.py", "target_name": "loopseed-app", "base": "gui", "icon": "build/icon/loopseed"}
    cx_Freeze.setup(
        script_args=["--quiet", "bdist_mac" if sys.platform == "darwin" else "build_exe"],
        cmdclass={"build_exe": Finished},
        options=options,
        executables=[windowed] if sys.platform == "win32" else [],
    )


def finish(folder: Path) -> None:
    """Make of cx_Freeze's folder one that can be handed on."""
    contents.prune(folder)
    for kernel in folder.glob("lib/inference/_phase.*"):
        if not kernel.name.endswith(str(sysconfig.get_config_var("EXT_SUFFIX"))):  # built for another Python
            kernel.unlink()
    contents.strip(list(folder.glob("lib/inference/_phase*.so")))
    licences.collect(folder / "lib", folder / "licences")
    shutil.move(folder / "frozen_application_license.txt", folder / "licences" / licences.STARTER)


if __name__ == "__main__":
    sys.exit(main())
