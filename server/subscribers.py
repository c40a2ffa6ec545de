"""The registered clients. A client is the host and port that it sends from."""

import time
from dataclasses import dataclass

from server.protocol.errors import CommandError
from server.protocol.udp import Address

MAX_SUBSCRIBERS = 64
SILENCE = 60.0  # seconds without a message after which a client loses its place, once all places are taken


@dataclass(slots=True)
class Registration:
    """A client that asked for its replies by the command notify."""

    id: int
    reply_to: Address
    heard: float  # seconds of the monotonic clock


class Subscribers:
    """The registered clients, and where each one's replies go."""

    def __init__(self, fallback: Address) -> None:
        """Replies to clients that have not registered go to `fallback`."""
        self._fallback = fallback
        self._registered: dict[Address, Registration] = {}

    def heard(self, sender: Address) -> None:
        """Note that a client has just sent a message."""
        if registration := self._registered.get(sender):
            registration.heard = time.monotonic()

    def reply_to(self, sender: Address) -> Address:
        """Where the replies to this sender go."""
        registration = self._registered.get(sender)
        return registration.reply_to if registration else self._fallback

    def everyone(self) -> set[Address]:
        """Where a broadcast goes: to all registered clients, or to the fallback while there are none."""
        return {registration.reply_to for registration in list(self._registered.values())} or {self._fallback}

    def add(self, sender: Address, port: int | None) -> int:
        """Register a sender for replies at `port` of its host, or at its own socket; returns its client id.

        Raises CommandError `busy` where all places are taken by clients that are not silent.
        """
        known = self._registered.get(sender)
        reply_to = (sender[0], port) if port else sender
        if known is None and len(self._registered) == MAX_SUBSCRIBERS:
            self._free_a_place()
        taken = {registration.id for registration in self._registered.values()}
        client_id = known.id if known else min(set(range(MAX_SUBSCRIBERS)) - taken)
        self._registered[sender] = Registration(client_id, reply_to, time.monotonic())
        return client_id

    def id(self, sender: Address) -> int:
        """The client id of a sender, -1 where it has not registered."""
        registration = self._registered.get(sender)
        return registration.id if registration else -1

    def remove(self, sender: Address) -> int:
        """Forget a sender; returns the client id that it had, -1 where it had not registered."""
        client_id = self.id(sender)
        self._registered.pop(sender, None)
        return client_id

    def _free_a_place(self) -> None:
        sender, quietest = min(self._registered.items(), key=lambda item: item[1].heard)
        if time.monotonic() - quietest.heard < SILENCE:
            raise CommandError("busy", f"All {MAX_SUBSCRIBERS} places for clients are taken; free one with notify 0.")
        del self._registered[sender]
