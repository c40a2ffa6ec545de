"""The daemon's one UDP socket, for everything that comes in and goes out."""

import contextlib
import errno
import logging
import select
import socket
import struct
import sys

from server.protocol.osc import MAX_DATAGRAM
from server.protocol.turns import Address, Turns

log = logging.getLogger("loopseed")

MAX_INBOX = 32 * 2**20  # bytes of the datagrams that wait in memory, where the system's buffer would lose them
OVERHEAD = 512  # bytes that each of them takes besides its own
MAX_READ = 1_000  # datagrams that are read at once: under a flood there is always another one
MAX_REPORTED = 100  # senders whose dropped datagrams are counted by sender
MAX_WAIT = 1.0  # seconds that a datagram waits for room in the system's buffer
MAX_TRIES = 100  # of sending one datagram: under Linux an earlier one that was refused makes another one fail
BUFFER = 4 * 2**20  # bytes asked of the system for its own buffer; it may give less

if sys.platform == "linux":  # socket has no names for them: IP_RECVERR and IPV6_RECVERR
    _RECEIVE_ERRORS = {socket.AF_INET: (socket.IPPROTO_IP, 11), socket.AF_INET6: (socket.IPPROTO_IPV6, 25)}


class PortTakenError(OSError):
    """Another program listens on the port."""


class UdpSocket:
    """A UDP socket that buffers what comes in, as far as there is room, and what goes out.

    Under Linux it learns where nobody listens; other systems do not say which address refused a datagram.

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
            if sys.platform == "linux":
                self._socket.setsockopt(*_RECEIVE_ERRORS[family], 1)
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
        self._refused: set[Address] = set()

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
            except (ConnectionResetError, ConnectionRefusedError):  # Windows, Linux: a reply's address has no listener
                continue
            self._put(datagram, sender[:2])
        if sys.platform == "linux":
            self._read_refused()
        return self._inbox.take() if self._inbox else None

    def _read_refused(self) -> None:
        """Note which addresses refused a datagram."""
        with contextlib.suppress(BlockingIOError):
            while True:
                _, details, _, target = self._socket.recvmsg(0, 512, socket.MSG_ERRQUEUE)
                if any(struct.unpack_from("=I", data) == (errno.ECONNREFUSED,) for _, _, data in details):
                    self._refused.add(target[:2])

    def take_refused(self) -> set[Address]:
        """The addresses that have refused a datagram since the last call."""
        refused, self._refused = self._refused, set()
        return refused

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
        for _ in range(MAX_TRIES):
            try:
                self._socket.sendto(datagram, target)
            except BlockingIOError:
                select.select([], [self._socket], [], MAX_WAIT / MAX_TRIES)
            except ConnectionRefusedError:  # Linux: this is about an earlier datagram
                continue
            except OSError as error:
                log.warning("a reply could not be sent to %s:%d: %s", *target, error)
                return
            else:
                return
        log.warning("a reply could not be sent to %s:%d: the system takes no more", *target)

    def close(self) -> None:
        self._socket.close()
