"""The daemon's one UDP socket, for everything that comes in and goes out."""

import contextlib
import errno
import ipaddress
import logging
import select
import socket
import struct
import sys
import time
from collections.abc import Callable, Sequence

from server.protocol.osc import MAX_DATAGRAM
from server.protocol.turns import Address, Turns

log = logging.getLogger("loopseed")

MAX_INBOX = 32 * 2**20  # bytes of the clients' datagrams that wait in memory, and of all others'
OVERHEAD = 512  # bytes that each of them takes besides its own
BURST = 16  # datagrams of one turn: a tempo and the request for a sound, sent one after the other, belong together
MAX_READ = 1_000  # datagrams that are read at once: under a flood there is always another one
MAX_REPORTED = 100  # senders whose dropped datagrams are counted by sender
MAX_WAIT = 1.0  # seconds that a datagram waits for room in the system's buffer
MAX_TRIES = 100  # of sending one datagram: under Linux an earlier one that was refused makes another one fail
BUFFER = 4 * 2**20  # bytes asked of the system for its own buffer; it may give less
STRANGERS: Address = ("", 0)  # whose turn the senders share that are no clients
REACHED_AT = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # where a daemon that listens on every address is reached from here
LOOPBACKS: dict[int, str] = {socket.AF_INET: "127.0.0.1", socket.AF_INET6: "::1"}

if sys.platform == "linux":  # socket has no names for them: IP_RECVERR and IPV6_RECVERR
    _RECEIVE_ERRORS: dict[int, tuple[int, int]] = {
        socket.AF_INET: (socket.IPPROTO_IP, 11),
        socket.AF_INET6: (socket.IPPROTO_IPV6, 25),
    }


Network = ipaddress.IPv4Network | ipaddress.IPv6Network


Received = tuple[bytes, Address, float]  # a datagram, its sender, and when it came: seconds of the monotonic clock


class PortTakenError(OSError):
    """Another program listens on the port."""


class UdpSocket:
    """A UDP address, for IPv4, IPv6 or both, that buffers what comes in, as far as there is room, and what goes out.

    Datagrams of other computers are ignored, unless a network that is allowed holds them.
    Under Linux it learns where nobody listens; other systems do not say which address refused a datagram.

    dropped : datagrams that were dropped since the start.
    is_client : says which senders have a turn each; all others share one. `receive` calls it.
    """

    def __init__(self, host: str, port: int, allow_nets: Sequence[Network] = ()) -> None:
        """Bind to an address, in each family that it has; port 0 lets the system choose.

        Raises OSError, with the address in its text.
        """
        self._sockets = _bind(host, port)
        self._allow_nets = allow_nets
        first, *_ = self._sockets.values()
        self.address = _address(first.getsockname())
        self.is_client: Callable[[Address], bool] = lambda sender: True
        self._inbox = _make_inbox()
        self._strangers = _make_inbox()  # those that are no clients take turns, too, when it is their turn
        self.dropped = 0
        self._dropped_by: dict[Address, int] = {}
        self._refused: set[Address] = set()

    @property
    def loopbacks(self) -> list[str]:
        """The hosts of this computer that the socket can send to."""
        return [LOOPBACKS[family] for family in self._sockets]

    def receive(self, patience: float) -> Received | None:
        """The next datagram, its sender and when it came; None where none comes within `patience` seconds.

        The system's buffer is emptied into memory first, each time: it is small, and a burst would overrun it. From
        there the senders take turns. All that are no clients share one line of the inbox, so that no number of them
        holds up a client.
        """
        sockets = self._sockets.values()
        if not self._inbox and not self._strangers:
            select.select(sockets, [], [], patience)
        for each in sockets:
            self._read(each)
            if sys.platform == "linux":
                self._read_refused(each)
        while (
            self._strangers and len(self._inbox.line(STRANGERS)) < 2
        ):  # one more than goes, so that their turn goes on
            self._inbox.put(STRANGERS, self._strangers.take())
        return self._inbox.take() if self._inbox else None

    def _read(self, source: socket.socket) -> None:
        for _ in range(MAX_READ):
            try:
                datagram, sender = source.recvfrom(MAX_DATAGRAM + 1)
            except BlockingIOError:
                return
            except (ConnectionResetError, ConnectionRefusedError):  # Windows, Linux: a reply's address has no listener
                continue
            if self._is_allowed(address := _address(sender)):
                self._put(datagram, address)  # others get no answer at all: the sender's address may be forged

    def _is_allowed(self, sender: Address) -> bool:
        host = ipaddress.ip_address(sender[0])
        return host.is_loopback or any(host in net for net in self._allow_nets) or _is_own(sender[0])

    def _read_refused(self, source: socket.socket) -> None:
        """Note which addresses refused a datagram."""
        with contextlib.suppress(BlockingIOError):
            while True:
                _, details, _, target = source.recvmsg(0, 512, socket.MSG_ERRQUEUE)
                if any(struct.unpack_from("=I", data) == (errno.ECONNREFUSED,) for _, _, data in details):
                    self._refused.add(_address(target))

    def take_refused(self) -> set[Address]:
        """The addresses that have refused a datagram since the last call."""
        refused, self._refused = self._refused, set()
        return refused

    def _put(self, datagram: bytes, sender: Address) -> None:
        # A sender that has just registered or left goes on in the inbox where it waits, so that it keeps its order.
        is_stranger = sender in self._strangers or any(other == sender for _, other, _ in self._inbox.line(STRANGERS))
        is_client = sender in self._inbox or (not is_stranger and self.is_client(sender))
        inbox = self._inbox if is_client else self._strangers
        if inbox.put(sender, (datagram, sender, time.monotonic())):
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
        sender = self._sockets.get(socket.AF_INET6 if ":" in target[0] else socket.AF_INET)
        if sender is None:
            log.warning("a reply could not be sent to %s:%d: the daemon listens on %s", *target, self.address[0])
            return
        for _ in range(MAX_TRIES):
            try:
                sender.sendto(datagram, target)
            except BlockingIOError:
                select.select([], [sender], [], MAX_WAIT / MAX_TRIES)
            except ConnectionRefusedError:  # Linux: this is about an earlier datagram
                continue
            except OSError as error:
                log.warning("a reply could not be sent to %s:%d: %s", *target, error)
                return
            else:
                return
        log.warning("a reply could not be sent to %s:%d: the system takes no more", *target)

    def close(self) -> None:
        for each in self._sockets.values():
            each.close()


def connect(daemon: Address) -> socket.socket:
    """The socket of a client on this computer: what it sends goes to the daemon, and it gets nothing from others.

    daemon : the address that the daemon listens on. Raises OSError where it cannot be reached.
    """
    host, port = daemon
    family, kind, _, _, address = socket.getaddrinfo(REACHED_AT.get(host, host), port, type=socket.SOCK_DGRAM)[0]
    client = socket.socket(family, kind)
    try:
        for size in (socket.SO_RCVBUF, socket.SO_SNDBUF):
            client.setsockopt(socket.SOL_SOCKET, size, BUFFER)
        client.connect(address)
    except OSError:
        client.close()
        raise
    return client


def _make_inbox() -> Turns[Received]:
    return Turns(MAX_INBOX, lambda item: OVERHEAD + len(item[0]), BURST, lambda item: _share(item[0]))


def _share(datagram: bytes) -> int:
    """The datagrams of a turn that one counts as: a bundle can hold many messages, so its sender's turn ends there."""
    return BURST if datagram.startswith(b"#") else 1


def _is_own(host: str) -> bool:
    """Whether an address is one of this computer's; only those can be bound."""
    if ipaddress.ip_address(host).is_unspecified:
        return False
    with (
        contextlib.suppress(OSError),
        socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_DGRAM) as trial,
    ):
        trial.bind((host, 0))
        return True
    return False


def _bind(host: str, port: int) -> dict[int, socket.socket]:
    """A socket for each family of a host; IPv6 may be missing on this computer, or IPv4."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_DGRAM)
    except OSError as error:
        raise OSError(f"{host} is not an address to listen on: {error.strerror}.") from error
    addresses = {family: address for family, _, _, _, address in reversed(found)}
    if host == "::":
        addresses[socket.AF_INET] = ("0.0.0.0", port)
    sockets: dict[int, socket.socket] = {}
    trouble = OSError()
    for family, address in addresses.items():
        try:
            sockets[family] = _bind_one(family, (address[0], port, *address[2:]))
            port = sockets[family].getsockname()[1]
        except OSError as error:
            trouble = error
            if error.errno not in (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT):
                break
    else:
        if sockets:
            return sockets
    for each in sockets.values():
        each.close()
    text = f"{host}:{port} cannot be used ({trouble.strerror}); is another loopseed running? See --port."
    raise (PortTakenError if trouble.errno == errno.EADDRINUSE else OSError)(text) from trouble


def _bind_one(family: int, address: tuple) -> socket.socket:
    one = socket.socket(family, socket.SOCK_DGRAM)
    try:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, BUFFER)
        if family == socket.AF_INET6:
            one.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)  # IPv4 has a socket of its own
        if sys.platform == "linux":
            one.setsockopt(*_RECEIVE_ERRORS[family], 1)
        one.bind(address)
    except OSError:
        one.close()
        raise
    one.setblocking(False)
    return one


def _address(name: tuple) -> Address:
    """Host and port of a socket's address; a link-local address of IPv6 is nothing without its interface."""
    host, port, *rest = name
    return (f"{host}%{rest[1]}" if rest and rest[1] else host), port
