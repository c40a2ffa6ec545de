"""Build the app for the platform that this runs on, try it, measure it, and leave one archive of it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import cx_Freeze

from freeze import archive, contents, figures, icons, licences
from freeze.layout import APP, BUILD, FOLDER, ROOT


class Finished(cx_Freeze.build_exe):
    """cx_Freeze's folder, without what nobody needs and with all licences."""

    def run(self) -> None:
        super().run()
        finish(FOLDER)


def finish(folder: Path) -> None:
    """Make a folder of cx_Freeze's one that can be handed on."""
    if sys.platform != "win32":
        (folder / "loopseed-app").unlink()  # a console is no window elsewhere: one program is enough
    contents.prune(folder)
    if sys.platform == "linux":  # of a library of our own: its symbols for debuggers name the builder's folders
        subprocess.run(["strip", "--strip-debug", *folder.glob("lib/inference/_phase*.so")], check=True)
    licences.collect(folder / "lib", folder / "licences")
    shutil.move(folder / "frozen_application_license.txt", folder / "licences" / licences.STARTER)


def build() -> None:
    """Run cx_Freeze with the settings of pyproject.toml."""
    for old in (FOLDER, APP):
        shutil.rmtree(old, ignore_errors=True)
    icons.write()
    cx_Freeze.setup(
        script_args=["--quiet", "bdist_mac" if sys.platform == "darwin" else "build_exe"],
        cmdclass={"build_exe": Finished},
        options={"build_exe": {"replace_paths": [("*", ""), (str(ROOT), "")]}},  # no path of this computer inside
    )


def main() -> int:
    os.chdir(ROOT)  # where cx_Freeze looks for pyproject.toml
    build()
    tried = subprocess.run([sys.executable, "-m", "pytest", "-q", "freeze/smoke.py"], check=False)
    if tried.returncode:
        return tried.returncode
    packed = archive.pack(APP, BUILD)
    print(figures.text(APP, packed))
    return 0


if __name__ == "__main__":
    sys.exit(main())
