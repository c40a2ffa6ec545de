"""The page that plays, in the user's browser. What serves it is imported and started when it is first opened."""

import contextlib
import os
import socket
import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING

from server.daemon import Daemon
from server.desktop import notification, user_dirs

if TYPE_CHECKING:
    from server.web.server import WebServer


class Page:
    """The page of one daemon. As a context, its end closes the server."""

    def __init__(self, daemon: Daemon, listener: socket.socket | None = None) -> None:
        """listener : of server.web.server.listen; None takes a port when the page is first opened."""
        self._daemon = daemon
        self._listener = listener
        self._lock = threading.Lock()
        self._server: WebServer | None = None

    def __enter__(self) -> "Page":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None):
        with self._lock:
            if self._server:
                self._server.close()

    def start(self) -> "WebServer":
        """The page's server, which runs from now on; the daemon has started. Raises OSError as `listen` does."""
        from server.web.server import WebServer, listen
        from server.web.token_file import read_token

        with self._lock:
            if not self._server:
                self._server = WebServer(self._daemon, self._listener or listen(), read_token(user_dirs.page_token()))
            return self._server

    def announce(self, in_browser: bool) -> None:
        """Print the address; in_browser : open the page, too."""
        threading.Thread(target=_announce, args=(self.start(), in_browser), daemon=True).start()

    def open(self) -> None:
        """Open the page in the browser; where there is none, say its address on the desktop."""
        server = self.start()
        if not open_browser(server.link()):
            notification.show(f"Open {server.address} in a browser to play.")


def _announce(server: "WebServer", in_browser: bool) -> None:
    """It has its own thread, since a paused terminal and some browsers block."""
    sys.stdout.write(f"Open {server.address} in a browser to play.\n")  # at once: the log has a thread of its own
    sys.stdout.flush()
    if in_browser:
        open_browser(server.link())


def open_browser(address: str) -> bool:
    """Open an address in the user's browser; returns whether there is one, and a screen to show it on."""
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    import webbrowser

    with contextlib.suppress(webbrowser.Error, OSError):
        return webbrowser.open(address)
    return False
