"""What is built, where it lies and what it is called."""

import platform
import sys
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parent.parent
BUILD = ROOT / "build"
FOLDER = BUILD / "loopseed"  # what cx_Freeze makes on every platform
BUNDLE = BUILD / "Loopseed.app"  # the same once more, as macOS wants it
ICONS = BUILD / "icon"

APP = BUNDLE if sys.platform == "darwin" else FOLDER  # what a user gets
SYSTEMS = {"linux": "linux", "darwin": "macos", "win32": "windows"}


def executable(app: Path) -> Path:
    """The command line's program inside of an app."""
    if app.suffix == ".app":
        return app / "Contents" / "MacOS" / "loopseed"
    return app / ("loopseed.exe" if sys.platform == "win32" else "loopseed")


def archive_name() -> str:
    """The archive's name without its ending, as loopseed-0.1.0-linux-x86_64."""
    machine = platform.machine().lower().replace("amd64", "x86_64")
    return f"loopseed-{version('loopseed')}-{SYSTEMS[sys.platform]}-{machine}"
