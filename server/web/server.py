"""The page's server: HTTP and WebSockets for browsers on this computer, in threads beside the daemon's own."""

import contextlib
import errno
import logging
import select
import socket
import threading
import time
from http import HTTPStatus
from urllib.parse import parse_qsl

from websockets.frames import CloseCode
from websockets.http11 import Request

from server.daemon import Daemon
from server.protocol.osc import MAX_DATAGRAM, encode
from server.protocol.replies import DIALECTS
from server.protocol.udp import PortTakenError
from server.web import links, walls
from server.web.answer import Answer, RefusedError
from server.web.bridge import bridge
from server.web.connection import FAREWELL, MAX_FRAME, PATIENCE, Connection
from server.web.files import open_page_file, open_sound
from server.web.links import Links
from server.web.uploads import Uploads

log = logging.getLogger("loopseed")

PORT = 10103
MAX_CONNECTIONS = 64  # a browser opens some six for the files of a page; more wait
MAX_PAGES = 32  # WebSockets of them: the daemon has places for 64 clients


class WebServer:
    """Serves the page of a daemon that has started, until it is closed."""

    def __init__(self, daemon: Daemon, listener: socket.socket, token: str) -> None:
        """listener : of `listen`; the server closes it."""
        self._daemon = daemon
        self._token = token
        self._listener = listener
        self.port: int = self._listener.getsockname()[1]
        self._headers = walls.headers(self.port)
        self._farewell = encode(f"{DIALECTS[daemon.config.dialect].command_prefix}notify", (0,))
        self._links = Links()
        self._uploads = Uploads(daemon.state.folder.own.folder)
        self._pages = threading.BoundedSemaphore(MAX_PAGES)
        self._ends = threading.Event()
        self._connections: dict[threading.Thread, Connection] = {}  # the oldest is the first
        self._accepting = threading.Thread(target=self._accept, name="web", daemon=True)
        self._accepting.start()
        log.info("the page is served on port %d", self.port)

    @property
    def address(self) -> str:
        """The page's address, with the token."""
        return f"http://127.0.0.1:{self.port}/{self._token}/"

    def link(self) -> str:
        """An address that leads to the page once, for a browser's command line."""
        return f"http://127.0.0.1:{self.port}{self._links.make()}"

    def close(self) -> None:
        """End all connections; no thread is left."""
        self._ends.set()
        self._accepting.join()
        self._listener.close()
        until = time.monotonic() + FAREWELL
        threads = dict(self._connections)
        for thread, connection in threads.items():
            thread.join(max(0.0, until - time.monotonic()))
            if thread.is_alive():
                connection.cut()  # it waits for a browser that takes nothing
        for thread in threads:
            thread.join()
        self._uploads.close()

    def _accept(self) -> None:
        while not self._ends.is_set():
            for thread in [thread for thread in self._connections if not thread.is_alive()]:
                del self._connections[thread]
            if not select.select([self._listener], [], [], PATIENCE)[0]:
                continue
            if len(self._connections) >= MAX_CONNECTIONS:
                self._make_room()
                continue
            try:
                connection = Connection(self._listener.accept()[0], self._ends)
            except OSError:  # it is gone already, or the system has no more files to open
                self._ends.wait(PATIENCE)
                continue
            thread = threading.Thread(target=self._serve, args=(connection,), name="page", daemon=True)
            self._connections[thread] = connection
            thread.start()

    def _make_room(self) -> None:
        """Give up the oldest connection that has not shown the token; where there is none, one may end by itself."""
        for thread, connection in self._connections.items():
            if not connection.has_token:
                connection.cut()
                thread.join(PATIENCE)
                return
        self._ends.wait(PATIENCE)

    def _serve(self, connection: Connection) -> None:
        with connection.socket:
            try:
                self._answer(connection)
            except OSError:  # the browser is gone
                return
            except Exception:
                log.exception("a page's request failed")

    def _answer(self, connection: Connection) -> None:
        try:
            if not (request := connection.read_request()):
                return
            wanted, _, query = walls.check(request, self.port, self._token).partition("?")
            if wanted.startswith(links.PATH):
                self._links.follow(wanted)
                answer = Answer.sentence(HTTPStatus.SEE_OTHER, "The page is here.")
                connection.reply(answer, {**self._headers, "Location": f"/{self._token}/"})
                return
            connection.has_token = wanted != walls.HEALTH
            given = dict(parse_qsl(query))
            if wanted in ("osc", "upload"):
                walls.check_origin(request)
                self._talk(connection, request, wanted, given)
                return
            with contextlib.ExitStack() as stack:
                if wanted == walls.HEALTH:
                    answer = Answer.sentence(HTTPStatus.OK, "ok")
                elif wanted == "sound":
                    answer = stack.enter_context(open_sound(self._daemon.state, given.get("path", "")))
                else:
                    answer = stack.enter_context(open_page_file(wanted))
                connection.reply(answer, self._headers)
        except RefusedError as error:
            connection.reply(Answer.sentence(error.status, str(error)), self._headers)

    def _talk(self, connection: Connection, request: Request, wanted: str, given: dict[str, str]) -> None:
        """Serve a WebSocket to its end."""
        is_page = wanted == "osc"
        connection.accept(request, MAX_DATAGRAM if is_page else MAX_FRAME)
        if not self._pages.acquire(blocking=False):
            connection.close(CloseCode.TRY_AGAIN_LATER, f"{MAX_PAGES} pages are open already; close one of them.")
            return
        try:
            if is_page:
                bridge(connection, self._daemon.socket.address, self._farewell)
            else:
                self._uploads.receive(connection, given.get("name", ""), given.get("size", ""))
        finally:
            self._pages.release()


def listen(port: int | None = None) -> socket.socket:
    """A socket for a WebServer, on a port of its own: 0 lets the system choose, None takes PORT where it is free.

    Raises PortTakenError or another OSError.
    """
    wanted = PORT if port is None else port
    try:
        return socket.create_server(("127.0.0.1", wanted))
    except OSError as error:
        if port is None:
            return socket.create_server(("127.0.0.1", 0))
        reason = str(error.strerror).partition(" (while")[0]  # Python adds the address
        text = f"The page cannot be served on port {wanted} ({reason}); choose another --web-port."
        raise (PortTakenError if error.errno == errno.EADDRINUSE else OSError)(text) from error
