"""A sentence that reaches a person who has no terminal open."""

import contextlib
import shutil
import subprocess
import sys

PATIENCE = 10.0  # seconds that the desktop may take to show it


def show(text: str) -> None:
    """Show a sentence by the desktop's own means; where there are none, nothing happens."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, text, "loopseed", 0x40 | 0x10000)  # an information, in the foreground
        return
    if sys.platform == "darwin":
        show_it = 'display notification (item 1 of words) with title "loopseed"'
        command = ["osascript", "-e", "on run words", "-e", show_it, "-e", "end run", text]
    else:
        command = ["notify-send", "loopseed", text]
    if shutil.which(command[0]):
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            subprocess.run(command, timeout=PATIENCE, capture_output=True)
