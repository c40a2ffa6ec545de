"""The names and folders of what is built."""

import platform
import sys
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parent.parent
BUILD = ROOT / "build"
FOLDER = BUILD / "loopseed"  # cx_Freeze makes it on every platform
BUNDLE = BUILD / "Loopseed.app"  # the same as a bundle for macOS
ICONS = BUILD / "icon"

APP = BUNDLE if sys.platform == "darwin" else FOLDER  # what users get
SYSTEMS = {"linux": "linux", "darwin": "macos", "win32": "windows"}


def executable(app: Path) -> Path:
    """Return the path of the command-line program in an app."""
    if app.suffix == ".app":
        return app / "Contents" / "MacOS" / "loopseed"
    return app / ("loopseed.exe" if sys.platform == "win32" else "loopseed")


def archive_name() -> str:
    """Return the archive's name without its suffix, for example loopseed-0.1.0-linux-x86_64."""
    machine = platform.machine().lower().replace("amd64", "x86_64")
    return f"loopseed-{version('loopseed')}-{SYSTEMS[sys.platform]}-{machine}"
