"""One TCP connection of a browser: an HTTP request with its reply, or a WebSocket.

websockets parses and writes the bytes; its own server is not used, since it needs OpenSSL, which the app does not have.
"""

import contextlib
import logging
import select
import socket
import threading
import time
from dataclasses import dataclass
from http import HTTPStatus
from typing import BinaryIO

from websockets.datastructures import Headers
from websockets.frames import CloseCode, Frame, Opcode
from websockets.http11 import Request, Response
from websockets.protocol import State
from websockets.server import ServerProtocol

MAX_FRAME = 2**20  # bytes of a WebSocket's message
SLOW = 10.0  # seconds for a request to come, and for what is sent to be taken: then the other side hangs
PATIENCE = 0.25  # seconds between two looks at the flag that ends all connections
FAREWELL = 1.0  # seconds that the other side has to take the end
READ = 65_536  # bytes that are read at once

_log = logging.getLogger("loopseed.web")
_log.setLevel(logging.ERROR)  # websockets logs each connection


@dataclass(frozen=True)
class Answer:
    """An HTTP reply: its body is bytes, or a file that is sent piece by piece, of `size` bytes."""

    status: HTTPStatus
    kind: str  # the media type
    body: bytes | BinaryIO
    size: int

    @classmethod
    def sentence(cls, status: HTTPStatus, text: str) -> "Answer":
        """A line of plain text."""
        body = f"{text}\n".encode()
        return cls(status, "text/plain; charset=utf-8", body, len(body))


class Connection:
    """A browser's connection; each method raises OSError where the other side is gone or takes nothing."""

    def __init__(self, accepted: socket.socket, ends: threading.Event) -> None:
        """ends : is set when all connections are to end."""
        self.socket = accepted
        self.socket.settimeout(SLOW)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
        self._ends = ends
        self._protocol = ServerProtocol(max_size=MAX_FRAME, logger=_log)
        self._message = bytearray()
        self._is_text = False

    def read_request(self) -> Request | None:
        """The one request; None where none came, or something else, which is answered."""
        until = time.monotonic() + SLOW
        while self._protocol.state is State.CONNECTING and not self._protocol.eof_sent and time.monotonic() < until:
            if self.wait() and (events := self._receive()):
                return events[0] if isinstance(events[0], Request) else None
            if self._ends.is_set():
                break
        self._end()
        return None

    def reply(self, answer: Answer, headers: dict[str, str]) -> None:
        """Answer the request and end."""
        given = Headers(headers)
        given.update({"Connection": "close", "Content-Type": answer.kind, "Content-Length": str(answer.size)})
        self._protocol.send_response(Response(answer.status.value, answer.status.phrase, given))
        head, _ = self._protocol.data_to_send()
        self.socket.sendall(head)
        if isinstance(answer.body, bytes):
            self.socket.sendall(answer.body)
        else:
            self.socket.sendfile(answer.body)
        self._end()

    def accept(self, request: Request, max_size: int = MAX_FRAME) -> bool:
        """Make a WebSocket of the connection, or answer why it cannot be one; max_size : bytes of a message."""
        self._protocol.max_message_size = max_size
        self._protocol.send_response(self._protocol.accept(request))
        self._send()
        if not self.is_open:
            self._end()
        return self.is_open

    @property
    def is_open(self) -> bool:
        """Whether the WebSocket takes messages."""
        return self._protocol.state is State.OPEN

    def wait(self, *others: socket.socket) -> list[socket.socket]:
        """Which of this connection's socket and others have something to read; none after PATIENCE seconds.

        Where all connections are to end, an open WebSocket is closed once the others have nothing more.
        """
        ends = self._ends.is_set()
        ready = select.select([self.socket, *others], [], [], 0 if ends else PATIENCE)[0]
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

    def _receive(self) -> list[Request | Response | Frame]:
        data = self.socket.recv(READ)
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
