"""One TCP connection of a browser: an HTTP request with its reply, or a WebSocket.

websockets parses and writes the bytes; its own server is not used, since it needs OpenSSL, which the app does not have.
"""

import contextlib
import io
import logging
import select
import socket
import threading
import time
from http import HTTPStatus

from websockets.datastructures import Headers
from websockets.frames import CloseCode, Frame, Opcode
from websockets.http11 import MAX_LINE_LENGTH, MAX_NUM_HEADERS, Request, Response
from websockets.protocol import Event, State
from websockets.server import ServerProtocol

from server.web.answer import Answer, RefusedError

MAX_FRAME = 2**20  # bytes of a WebSocket's message
SLOW = 10.0  # seconds for a request to come, and for what is sent to be taken: then the other side hangs
PATIENCE = 0.25  # seconds between two looks at the flag that ends all connections
FAREWELL = 1.0  # seconds that the other side has to take the end
READ = 65_536  # bytes that are read at once

_log = logging.getLogger("loopseed.web")
_log.setLevel(logging.ERROR)  # websockets logs each connection


class Connection:
    """A browser's connection; each method raises OSError where the other side is gone or takes nothing.

    has_token : whether the request had the token; the server says so.
    """

    def __init__(self, accepted: socket.socket, ends: threading.Event) -> None:
        """ends : is set when all connections are to end."""
        self.socket = accepted
        self.socket.settimeout(SLOW)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
        self._ends = ends
        self._protocol = ServerProtocol(max_size=MAX_FRAME, logger=_log)
        self.has_token = False
        self._ahead = b""  # what came right behind the request
        self._message = bytearray()
        self._is_text = False

    def read_request(self) -> Request | None:
        """The request; None where none came. Raises RefusedError where something else came."""
        until = time.monotonic() + SLOW
        while time.monotonic() < until and not self._ends.is_set():
            if self.wait():
                if not (data := self.socket.recv(READ)):
                    break
                if request := self._parse(data):
                    return request
        return None

    def reply(self, answer: Answer, headers: dict[str, str]) -> None:
        """Answer the request and end."""
        given = Headers(headers)
        given.update({"Connection": "close", "Content-Type": answer.kind, "Content-Length": str(answer.size)})
        self.socket.sendall(Response(answer.status.value, answer.status.phrase, given).serialize())
        if isinstance(answer.body, bytes):
            self.socket.sendall(answer.body)
        else:
            self.socket.sendfile(answer.body, count=answer.size)
        self._end()

    def accept(self, request: Request, max_size: int) -> None:
        """Make a WebSocket of the connection; max_size : bytes of a message. Raises RefusedError."""
        self._protocol.max_message_size = max_size
        response = self._protocol.accept(request)
        if error := self._protocol.handshake_exc:
            raise RefusedError(HTTPStatus.BAD_REQUEST, f"This request cannot open a WebSocket: {error}.")
        self._protocol.send_response(response)
        self._send()

    @property
    def is_open(self) -> bool:
        """Whether the WebSocket takes messages."""
        return self._protocol.state is State.OPEN

    def wait(self, *others: socket.socket) -> list[socket.socket]:
        """Which of this connection's socket and others have something to read; none after PATIENCE seconds.

        Where all connections are to end, an open WebSocket is closed once the others have nothing more.
        """
        ends = self._ends.is_set()
        ready = select.select([self.socket, *others], [], [], 0 if ends or self._ahead else PATIENCE)[0]
        if self._ahead and self.socket not in ready:
            ready.append(self.socket)
        if ends and self.is_open and (not ready or self.socket in ready):
            self.close(CloseCode.GOING_AWAY, "the daemon stops")
            return []
        return ready

    def receive(self) -> list[bytes | str]:
        """The messages that are complete, of what has come; the socket has something to read."""
        messages: list[bytes | str] = []
        for event in self._receive():
            if isinstance(event, Frame) and event.opcode in (Opcode.TEXT, Opcode.BINARY, Opcode.CONT):
                if event.opcode is not Opcode.CONT:
                    self._is_text = event.opcode is Opcode.TEXT
                self._message += event.data
                if event.fin:
                    message = bytes(self._message)
                    messages.append(message.decode("utf-8", "replace") if self._is_text else message)
                    self._message.clear()
        return messages

    def send(self, message: bytes | str) -> None:
        """Send a message; nothing where the other side has just begun to close."""
        if self.is_open:
            if isinstance(message, str):
                self._protocol.send_text(message.encode())
            else:
                self._protocol.send_binary(message)
            self._send()

    def close(self, code: CloseCode, reason: str) -> None:
        """Close an open WebSocket; reason : at most 123 bytes."""
        if self.is_open:
            self._protocol.send_close(code, reason)
            self._send()
            self._end()

    def cut(self) -> None:
        """End the connection from another thread; what waits for the other side gets an OSError, or nothing."""
        with contextlib.suppress(OSError):  # it is done already
            self.socket.shutdown(socket.SHUT_RDWR)

    def _parse(self, data: bytes) -> Request | None:
        """The request, where its last line is there; what comes behind it is kept. Raises RefusedError."""
        came = io.BytesIO(data)
        for line in came:
            self._protocol.receive_data(line)
            if self._protocol.handshake_exc:
                text = "The page's server takes GET requests in ASCII, without a body, of at most "
                text += f"{MAX_NUM_HEADERS} headers and {MAX_LINE_LENGTH} bytes a line."
                raise RefusedError(HTTPStatus.BAD_REQUEST, text)
            for event in self._protocol.events_received():
                self._ahead = came.read()
                return event if isinstance(event, Request) else None
        return None

    def _receive(self) -> list[Event]:
        data, self._ahead = self._ahead or self.socket.recv(READ), b""
        if data:
            self._protocol.receive_data(data)
        else:
            self._protocol.receive_eof()
        events = self._protocol.events_received()
        self._send()
        return events

    def _send(self) -> None:
        for data in self._protocol.data_to_send():
            if data:
                self.socket.sendall(data)
            else:
                self.socket.shutdown(socket.SHUT_WR)

    def _end(self) -> None:
        """Let the other side take what is on its way: a socket that is closed before loses it."""
        until = time.monotonic() + FAREWELL
        with contextlib.suppress(OSError):  # it is done already
            self.socket.shutdown(socket.SHUT_WR)
        with contextlib.suppress(OSError):
            while (left := until - time.monotonic()) > 0:
                self.socket.settimeout(left)
                if not self.socket.recv(READ):
                    return
