"""A page's WebSocket as a client of the daemon: each binary message is one datagram, to a UDP socket of its own."""

import contextlib
import socket

from websockets.frames import CloseCode

from server.protocol.osc import MAX_DATAGRAM
from server.protocol.udp import Address, connect
from server.web.connection import Connection


def bridge(page: Connection, daemon: Address, farewell: bytes) -> None:
    """Carry datagrams both ways until one side is gone.

    A page that takes nothing holds up this thread alone: the system drops what the socket has no room for.
    farewell : the datagram that tells the daemon that the client has left. Raises OSError where the page is gone.
    """
    with connect(daemon) as client:
        try:
            while page.is_open:
                ready = page.wait(client)
                if client in ready and (datagram := _receive(client)):
                    page.send(datagram)
                if page.socket in ready:
                    _forward(page, client)
        finally:
            with contextlib.suppress(OSError):  # the daemon has stopped
                client.send(farewell)


def _receive(client: socket.socket) -> bytes:
    with contextlib.suppress(ConnectionError):  # the daemon has stopped
        return client.recv(MAX_DATAGRAM)
    return b""


def _forward(page: Connection, client: socket.socket) -> None:
    """Send the page's messages to the daemon."""
    for message in page.receive():
        if isinstance(message, str):
            page.close(CloseCode.UNSUPPORTED_DATA, "Send each OSC packet as a binary message; this one was text.")
            return
        try:
            client.send(message)
        except ConnectionError:  # the daemon has stopped
            return
        except OSError as error:  # macOS takes smaller datagrams than others
            text = f"A packet of {len(message)} bytes cannot be sent: {error.strerror}."
            page.close(CloseCode.MESSAGE_TOO_BIG, text)
            return
