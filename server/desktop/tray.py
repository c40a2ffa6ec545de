"""The app's icon in the tray or the menu bar, where there is a desktop and pystray is installed (the extra `tray`).

The icon has its own thread, so that the daemon plays on and ends cleanly whatever happens to the desktop. macOS lets
only the main thread draw, so there the daemon has the second thread.
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

from inference.extras import how_to_get
from server.daemon import Daemon
from server.desktop import icon, menu
from server.desktop.page import Page

log = logging.getLogger("loopseed")

REFRESH = 1.0  # seconds between two updates of the icon
FAREWELL = 2.0  # seconds that the icon may take to disappear after the daemon has ended
SIZE = 64  # pixels; each desktop scales it down to its own
MAX_TITLE = 127  # UTF-16 units: the most that Windows takes


def serve(daemon: Daemon) -> None:
    """Run a daemon until its end, with an icon if possible; raises what `daemon.run` raises."""
    if sys.platform == "darwin":
        serve_in_second_thread(daemon)
        return
    ended = threading.Event()
    with daemon.signals(), Page(daemon) as page:
        shown = threading.Thread(target=_show, args=(daemon, page, ended), daemon=True)
        shown.start()
        try:
            daemon.run()
        finally:
            ended.set()
            shown.join(FAREWELL)


def serve_in_second_thread(daemon: Daemon) -> None:
    """The same with the daemon in a second thread; the icon has this one, which must be the main thread."""
    ended = threading.Event()
    threads = concurrent.futures.ThreadPoolExecutor(1, "daemon")
    with daemon.signals(), Page(daemon) as page, threads as pool, _wakeup(daemon):
        serving = pool.submit(daemon.run)
        serving.add_done_callback(lambda _: ended.set())
        _show(daemon, page, ended)
        serving.result()


def _show(daemon: Daemon, page: Page, ended: threading.Event) -> None:
    """Show the icon from the daemon's start to its end."""
    while not daemon.started.wait(0.01):
        if ended.is_set():
            return
    try:
        Tray(daemon, page, ended).run()
    except Exception as error:  # no pystray, no desktop: every system raises another one
        if not ended.is_set():
            log.info("there is no icon: %s", _say_reason(error))


def _say_reason(error: Exception) -> str:
    """Why there is no icon; a missing pystray is named with what to do."""
    if isinstance(error, ModuleNotFoundError) and error.name == "pystray":
        return f"pystray is not installed: {how_to_get('tray')}"
    return str(error) or type(error).__name__


def items(pystray: Any, entries: Iterable[menu.Entry]) -> Any:
    """The entries as a pystray menu."""

    def item(entry: menu.Entry) -> Any:
        if entry.entries:
            return pystray.MenuItem(entry.text, items(pystray, entry.entries))
        choice = {} if entry.chosen is None else {"checked": lambda _: entry.chosen, "radio": True}
        action = entry.action and _in_thread(entry.action)
        return pystray.MenuItem(entry.text, action, default=entry.usual, enabled=action is not None, **choice)

    return pystray.Menu(*map(item, entries))


class Tray:
    """The icon of one daemon, until the daemon has ended, or the desktop."""

    def __init__(self, daemon: Daemon, page: Page, ended: threading.Event) -> None:
        """Raises an exception of the desktop's own where it has no icons."""
        import pystray

        logging.getLogger("pystray").setLevel(logging.CRITICAL)  # it logs a traceback where the tray is not there yet
        self._daemon, self._page, self._ended, self._pystray = daemon, page, ended, pystray
        self._refused = ""
        self._shown = menu.entries(daemon, page)
        self._icon = pystray.Icon("loopseed", icon.draw(SIZE), title(daemon), items(pystray, self._shown))
        if not self._icon.HAS_MENU:
            log.info("the icon has no menu on this desktop; a click opens the page")
            _enable_clicks(self._icon)

    def run(self) -> None:
        """Show the icon; call it in the thread that created it."""
        self._icon.run(lambda _: threading.Thread(target=self._update, daemon=True).start())

    def _update(self) -> None:
        """Update the icon until the end, then remove it."""
        _draw(self._handle_interrupt)
        while not self._ended.is_set():
            _draw(self._refresh)
            self._ended.wait(REFRESH)
        _draw(self._icon.stop)

    def _refresh(self) -> None:
        """Show the present state. If the desktop refuses, as Windows may at log-on, the next update tries again."""
        try:
            self._show()
        except Exception as error:  # every system raises another one
            if str(error) != self._refused:
                log.info("the icon cannot be shown: %s", error)
            self._refused = str(error)

    def _show(self) -> None:
        self._icon.visible = True
        self._icon.title = title(self._daemon)
        if (now := menu.entries(self._daemon, self._page)) != self._shown:
            self._shown = now
            self._icon.menu = items(self._pystray, now)
        if getattr(self._icon, "_systray_manager", self._icon) is None:  # X11: a tray may start later than we do
            self._icon.icon = self._icon.icon

    def _handle_interrupt(self) -> None:
        """Let Ctrl-C end the daemon cleanly under macOS, where pystray 0.19.5 lets it end the program at once."""
        if sys.platform == "darwin":
            from PyObjCTools import MachSignals  # pyright: ignore[reportMissingImports]

            MachSignals.signal(signal.SIGINT, lambda number: self._daemon.stop())


def title(daemon: Daemon) -> str:
    """The icon's title, cut to the length that Windows takes."""
    return menu.title(daemon).encode("utf-16-le", "replace")[: 2 * MAX_TITLE].decode("utf-16-le", "ignore")


def _enable_clicks(icon: Any) -> None:
    """Ask X11 for clicks on the icon; pystray 0.19.5 handles them, but does not ask for them."""
    from Xlib import X

    icon._window.change_attributes(event_mask=X.ExposureMask | X.StructureNotifyMask | X.ButtonPressMask)


def _draw(change: Callable[[], None]) -> None:
    """Change the icon; macOS ends a program that does so outside the main thread."""
    if sys.platform == "darwin":
        from PyObjCTools import AppHelper  # pyright: ignore[reportMissingImports]

        AppHelper.callAfter(change)
    else:
        change()


def _in_thread(action: Callable[[], object]) -> Callable[[], None]:
    """The action in its own thread, so that the menu does not hang while a model loads."""

    def run() -> None:
        try:
            action()
        except Exception:
            log.exception("the menu's action failed")

    return lambda: threading.Thread(target=run, daemon=True).start()


@contextlib.contextmanager
def _wakeup(daemon: Daemon) -> Iterator[None]:
    """Handle signals while the main thread is in the desktop's event loop, where Python's handlers do not run."""
    reader, writer = socket.socketpair()
    writer.setblocking(False)
    before = signal.set_wakeup_fd(writer.fileno())

    def listen() -> None:
        with reader:
            if reader.recv(1):
                daemon.stop()

    threading.Thread(target=listen, daemon=True).start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(before)
        writer.close()
