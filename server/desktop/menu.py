"""What the icon in the tray offers, without a word of the library that shows it."""

import functools
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from server.daemon import Daemon
from server.desktop import logfile, notification, user_dirs
from server.desktop.query import query
from server.protocol.replies import DIALECTS

PATIENCE = 60.0  # seconds for a model, which is loaded when the sounds asked for before it are made


@dataclass(frozen=True)
class Entry:
    """A line of the menu; one with neither an action nor entries of its own is only to be read."""

    text: str
    action: Callable[[], object] | None = field(default=None, compare=False)
    chosen: bool | None = None  # None: it is no choice among others
    usual: bool = False  # what a click on the icon itself does, where the desktop has that
    entries: tuple["Entry", ...] = ()


def entries(daemon: Daemon) -> tuple[Entry, ...]:
    """The menu of a daemon that has started, as it is now."""
    host, port = daemon.socket.address
    return (
        Entry(f"{daemon.state.model_name} at {host}:{port}"),
        Entry("Model", entries=_models(daemon)),
        Entry("Open the sounds", lambda: show_place(daemon.state.folder.target), usual=True),
        Entry("Open the log", lambda: show_place(logfile.path())),
        *(Entry("Open the models folder", functools.partial(show_place, folder)) for folder in user_dirs.models()),
        Entry("Quit", daemon.stop),
    )


def title(daemon: Daemon) -> str:
    """What the icon says of itself: how many wait is not in the menu, which would close at every change."""
    waiting = daemon.state.render_queue.counts().queued
    return f"loopseed: {entries(daemon)[0].text}" + (f", {waiting} waiting" if waiting else "")


def load(daemon: Daemon, name: str) -> None:
    """Load a model as any client does; where that cannot be, the person is shown why."""
    dialect = DIALECTS[daemon.config.dialect]
    answer = query(daemon.socket.address, dialect, "load_model", name, patience=PATIENCE)
    if answer and answer[0] == "error":
        notification.show(str(answer[1]["text"]))


def show_place(path: Path) -> None:
    """Open a folder or a file by the desktop's own program for it."""
    if sys.platform == "win32":
        os.startfile(path)
    else:
        subprocess.run(["open" if sys.platform == "darwin" else "xdg-open", str(path)], capture_output=True)


def _models(daemon: Daemon) -> tuple[Entry, ...]:
    """A choice of all models; one that is known to be bad is marked, and says why when it is chosen."""
    library, playing = daemon.state.library, daemon.state.model_name
    return tuple(
        Entry(
            f"{name} (cannot be played)" if library.known_fault(path) else name,
            functools.partial(load, daemon, name),
            chosen=name == playing,
        )
        for name, path in library.paths().items()
    )
