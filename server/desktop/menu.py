"""The menu of the tray icon, independent of the library that shows it."""

import functools
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from server.daemon import Daemon
from server.desktop import logfile, notification, user_dirs
from server.desktop.page import Page
from server.desktop.query import query
from server.protocol.replies import DIALECTS

PATIENCE = 60.0  # seconds for loading a model, which waits for the sounds that were requested before


@dataclass(frozen=True)
class Entry:
    """A line of the menu. One with neither an action nor entries only shows its text."""

    text: str
    action: Callable[[], object] | None = field(default=None, compare=False)
    chosen: bool | None = None  # None: not one of several choices
    usual: bool = False  # the action of a click on the icon itself, where the desktop has that
    entries: tuple["Entry", ...] = ()


def entries(daemon: Daemon, page: Page) -> tuple[Entry, ...]:
    """The present menu of a daemon that has started."""
    return (
        Entry(_describe(daemon)),
        Entry("Open the page", page.open, usual=True),
        Entry("Model", entries=_models(daemon)),
        Entry("Open the sounds", lambda: show_place(daemon.state.folder.target)),
        Entry("Open the log", lambda: show_place(logfile.path())),
        *(Entry("Open the models folder", functools.partial(show_place, folder)) for folder in user_dirs.models()),
        Entry("Quit", daemon.stop),
    )


def title(daemon: Daemon) -> str:
    """The icon's title. It holds the number of waiting requests, since an open menu would close at every change."""
    waiting = daemon.state.render_queue.counts().queued
    return f"loopseed: {_describe(daemon)}" + (f", {waiting} waiting" if waiting else "")


def _describe(daemon: Daemon) -> str:
    host, port = daemon.socket.address
    return f"{daemon.state.model_name} at {host}:{port}"


def load(daemon: Daemon, name: str) -> None:
    """Load a model as any client does; shows the reason where that fails."""
    dialect = DIALECTS[daemon.config.dialect]
    answer = query(daemon.socket.address, dialect, "load_model", name, patience=PATIENCE)
    if answer and answer[0] == "error":
        notification.show(str(answer[1]["text"]))


def show_place(path: Path) -> None:
    """Open a folder or a file with the desktop's own program for it."""
    if sys.platform == "win32":
        os.startfile(path)
    else:
        subprocess.run(["open" if sys.platform == "darwin" else "xdg-open", str(path)], capture_output=True)


def _models(daemon: Daemon) -> tuple[Entry, ...]:
    """A choice of all models. One that is known to be bad is marked; choosing it shows why."""
    library, playing = daemon.state.library, daemon.state.model_name
    return tuple(
        Entry(
            f"{name} (cannot be played)" if library.known_fault(path) else name,
            functools.partial(load, daemon, name),
            chosen=name == playing,
        )
        for name, path in library.paths().items()
    )
