"""The daemon's one UDP socket, for everything that comes in and goes out."""

import errno
import logging
import select
import socket

from server.protocol.osc import MAX_DATAGRAM
from server.protocol.turns import Address, Turns

log = logging.getLogger("loopseed")

MAX_INBOX = 32 * 2**20  # bytes of the datagrams that wait in memory, where the system's buffer would lose them
OVERHEAD = 512  # bytes that each of them takes besides its own
MAX_READ = 1_000  # datagrams that are read at once: under a flood there is always another one
MAX_REPORTED = 100  # senders whose dropped datagrams are counted by sender
BUFFER = 4 * 2**20  # bytes asked of the system for its own buffer; it may give less


class PortTakenError(OSError):
    """Another program listens on the port."""


class UdpSocket:
    """A UDP socket that buffers what comes in, as far as there is room, and drops nothing that goes out.

    dropped : datagrams that were dropped since the start.
    """

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
        self._inbox: Turns[tuple[bytes, Address]] = Turns(MAX_INBOX, lambda item: OVERHEAD + len(item[0]))
        self.dropped = 0
        self._dropped_by: dict[Address, int] = {}

    def receive(self, patience: float) -> tuple[bytes, Address] | None:
        """The next datagram and its sender; None where none comes within `patience` seconds.

        The system's buffer is emptied into memory first, each time: it is small, and a burst would overrun it. From
        there the senders take turns.
        """
        if not self._inbox:
            select.select([self._socket], [], [], patience)
        for _ in range(MAX_READ):
            try:
                datagram, sender = self._socket.recvfrom(MAX_DATAGRAM + 1)
            except BlockingIOError:
                break
            except ConnectionResetError:  # Windows: a client that a reply was sent to is gone
                continue
            self._put(datagram, sender[:2])
        return self._inbox.take() if self._inbox else None

    def _put(self, datagram: bytes, sender: Address) -> None:
        if self._inbox.put(sender, (datagram, sender)):
            return
        self.dropped += 1
        if sender in self._dropped_by or len(self._dropped_by) < MAX_REPORTED:
            self._dropped_by[sender] = self._dropped_by.get(sender, 0) + 1

    def take_dropped(self) -> dict[Address, int]:
        """How many datagrams of which senders were dropped since the last call."""
        dropped, self._dropped_by = self._dropped_by, {}
        return dropped

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
