"""A desktop notification, for a person who has no terminal open."""

import contextlib
import shutil
import subprocess
import sys

PATIENCE = 10.0  # seconds that the desktop may take


def show(text: str) -> None:
    """Show a sentence with the desktop's own program; does nothing where there is none."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(
            None, text, "loopseed", 0x40 | 0x10000
        )  # an information box, in the foreground
        return
    if sys.platform == "darwin":
        show_it = 'display notification (item 1 of words) with title "loopseed"'
        command = ["osascript", "-e", "on run words", "-e", show_it, "-e", "end run", text]
    else:
        command = ["notify-send", "loopseed", text]
    if shutil.which(command[0]):
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            subprocess.run(command, timeout=PATIENCE, capture_output=True)
