"""The app's icon in the tray or the menu bar, where there is a desktop and pystray is installed (the extra `tray`).

The icon has a thread of its own, so that whatever becomes of a desktop, the daemon plays on, and ends when it shall.
macOS lets only the main thread draw: there it is the daemon that has the other one.
"""

import concurrent.futures
import contextlib
import logging
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from server.daemon import Daemon
from server.desktop import icon, menu

log = logging.getLogger("loopseed")

REFRESH = 1.0  # seconds between two looks at what the icon has to show
FAREWELL = 2.0  # seconds that the icon has to go when the daemon has ended
SIZE = 64  # pixels; each desktop scales it down to its own
MAX_TITLE = 127  # UTF-16 units: Windows has room for no more


def serve(daemon: Daemon) -> None:
    """Let a daemon run until its end, with an icon if that can be; raises what `daemon.run` raises."""
    if sys.platform == "darwin":
        serve_in_second_thread(daemon)
        return
    ended = threading.Event()
    shown = threading.Thread(target=_show, args=(daemon, ended), daemon=True)
    shown.start()
    try:
        daemon.run()
    finally:
        ended.set()
        shown.join(FAREWELL)


def serve_in_second_thread(daemon: Daemon) -> None:
    """The same with the icon in this thread, which must be the main one, and the daemon in another."""
    ended = threading.Event()
    with concurrent.futures.ThreadPoolExecutor(1, "daemon") as pool, daemon.signals(), _hearing(daemon):
        serving = pool.submit(daemon.run)
        serving.add_done_callback(lambda _: ended.set())
        _show(daemon, ended)
        serving.result()


def _show(daemon: Daemon, ended: threading.Event) -> None:
    """Show the icon from the daemon's start to its end."""
    while not daemon.started.wait(0.01):
        if ended.is_set():
            return
    try:
        Tray(daemon, ended).run()
    except Exception as error:  # no pystray, no desktop: every system has its own way to say so
        if not ended.is_set():
            log.info("there is no icon: %s", str(error) or type(error).__name__)


def items(pystray: Any, entries: Iterable[menu.Entry]) -> Any:
    """The entries as a menu of pystray's."""

    def item(entry: menu.Entry) -> Any:
        if entry.entries:
            return pystray.MenuItem(entry.text, items(pystray, entry.entries))
        choice = {} if entry.chosen is None else {"checked": lambda _: entry.chosen, "radio": True}
        action = entry.action and _in_thread(entry.action)
        return pystray.MenuItem(entry.text, action, default=entry.usual, enabled=action is not None, **choice)

    return pystray.Menu(*map(item, entries))


class Tray:
    """The icon of one daemon, until the daemon has ended, or the desktop."""

    def __init__(self, daemon: Daemon, ended: threading.Event) -> None:
        """Raises whatever this desktop says where it has no icons."""
        import pystray

        logging.getLogger("pystray").setLevel(logging.CRITICAL)  # it logs a trace where no tray is there yet
        self._daemon, self._ended, self._pystray = daemon, ended, pystray
        self._refused = ""
        self._shown = menu.entries(daemon)
        self._icon = pystray.Icon("loopseed", icon.draw(SIZE), title(daemon), items(pystray, self._shown))
        if not self._icon.HAS_MENU:
            log.info("the icon has no menu on this desktop; a click opens the sounds")
            _hear_clicks(self._icon)

    def run(self) -> None:
        """Show the icon; to be called in the thread that it was made in."""
        self._icon.run(lambda _: threading.Thread(target=self._keep, daemon=True).start())

    def _keep(self) -> None:
        """Keep what is shown true, and take it away at the end."""
        _draw(self._hear_interrupt)
        while not self._ended.is_set():
            _draw(self._refresh)
            self._ended.wait(REFRESH)
        _draw(self._icon.stop)

    def _refresh(self) -> None:
        """Show what is so now. What the desktop refuses, as Windows may at the log-on, is tried again at each look."""
        try:
            self._show()
        except Exception as error:  # every system has its own
            if str(error) != self._refused:
                log.info("the icon cannot be shown: %s", error)
            self._refused = str(error)

    def _show(self) -> None:
        self._icon.visible = True
        self._icon.title = title(self._daemon)
        if (now := menu.entries(self._daemon)) != self._shown:
            self._shown = now
            self._icon.menu = items(self._pystray, now)
        if getattr(self._icon, "_systray_manager", self._icon) is None:  # X11: a tray that comes later is not noticed
            self._icon.icon = self._icon.icon

    def _hear_interrupt(self) -> None:
        """Let Ctrl-C end the daemon under macOS, where pystray 0.19.5 has it end the program on the spot."""
        if sys.platform == "darwin":
            from PyObjCTools import MachSignals  # pyright: ignore[reportMissingImports]

            MachSignals.signal(signal.SIGINT, lambda number: self._daemon.stop())


def title(daemon: Daemon) -> str:
    """What the icon says of itself, cut where Windows would refuse it."""
    return menu.title(daemon).encode("utf-16-le", "replace")[: 2 * MAX_TITLE].decode("utf-16-le", "ignore")


def _hear_clicks(icon: Any) -> None:
    """Ask X11 for the clicks on the icon, which pystray 0.19.5 waits for without having asked."""
    from Xlib import X

    icon._window.change_attributes(event_mask=X.ExposureMask | X.StructureNotifyMask | X.ButtonPressMask)


def _draw(change: Callable[[], None]) -> None:
    """Change what is shown; macOS ends a program that does it outside of the main thread."""
    if sys.platform == "darwin":
        from PyObjCTools import AppHelper  # pyright: ignore[reportMissingImports]

        AppHelper.callAfter(change)
    else:
        change()


def _in_thread(action: Callable[[], object]) -> Callable[[], None]:
    """The action in a thread of its own: the menu must not hang while a model is loaded."""

    def run() -> None:
        try:
            action()
        except Exception:
            log.exception("the menu's action failed")

    return lambda: threading.Thread(target=run, daemon=True).start()


@contextlib.contextmanager
def _hearing(daemon: Daemon) -> Iterator[None]:
    """Hear signals while the main thread is deep in the desktop's own loop, where Python's handlers do not run."""
    ear, mouth = socket.socketpair()
    mouth.setblocking(False)
    before = signal.set_wakeup_fd(mouth.fileno())

    def listen() -> None:
        with ear:
            if ear.recv(1):
                daemon.stop()

    threading.Thread(target=listen, daemon=True).start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(before)
        mouth.close()
