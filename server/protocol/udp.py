"""The daemon's one UDP socket, for everything that comes in and goes out."""

import collections
import errno
import logging
import select
import socket

from server.protocol.osc import MAX_DATAGRAM

log = logging.getLogger("loopseed")

Address = tuple[str, int]  # host and port

MAX_INBOX = 20_000  # datagrams that wait in memory, where the system's buffer would lose them
BUFFER = 4 * 2**20  # bytes asked of the system for its own buffer; it may give less


class PortTakenError(OSError):
    """Another program listens on the port."""


class UdpSocket:
    """A UDP socket that buffers what comes in, and drops nothing that goes out."""

    def __init__(self, host: str, port: int) -> None:
        """Bind to an address; port 0 lets the system choose. Raises OSError, with the address in its text."""
        try:
            family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_DGRAM)[0]
            self._socket = socket.socket(family, kind)
        except OSError as error:
            raise OSError(f"{host} is not an address to listen on: {error.strerror}.") from error
        try:
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, BUFFER)
            self._socket.bind(address)
        except OSError as error:
            self._socket.close()
            text = f"{host}:{port} cannot be used ({error.strerror}); is another loopseed running? See --port."
            raise (PortTakenError if error.errno == errno.EADDRINUSE else OSError)(text) from error
        self._socket.setblocking(False)
        self.address: Address = self._socket.getsockname()[:2]
        self._inbox: collections.deque[tuple[bytes, Address]] = collections.deque()

    def receive(self, patience: float) -> tuple[bytes, Address] | None:
        """The next datagram and its sender; None where none comes within `patience` seconds.

        The system's buffer is emptied into memory first, each time: it is small, and a burst would overrun it.
        """
        if not self._inbox:
            select.select([self._socket], [], [], patience)
        while len(self._inbox) < MAX_INBOX:
            try:
                datagram, sender = self._socket.recvfrom(MAX_DATAGRAM + 1)
            except BlockingIOError:
                break
            except ConnectionResetError:  # Windows: a client that a reply was sent to is gone
                continue
            self._inbox.append((datagram, sender[:2]))
        return self._inbox.popleft() if self._inbox else None

    def send(self, datagram: bytes, target: Address) -> None:
        """Send, and wait where the system's buffer is full, so that no reply is dropped."""
        while True:
            try:
                self._socket.sendto(datagram, target)
            except BlockingIOError:
                select.select([], [self._socket], [])
            except OSError as error:
                log.warning("a reply could not be sent to %s:%d: %s", *target, error)
                return
            else:
                return

    def close(self) -> None:
        self._socket.close()
