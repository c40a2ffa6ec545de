"""The registered clients. A client is the address that it registered from; those that did not register are one client.

That one client's address is the one where its replies go.
"""

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass

from server.protocol.errors import CommandError
from server.protocol.udp import Address

MAX_SUBSCRIBERS = 64
SILENCE = 60.0  # seconds without a message after which a client loses its place, once all places are taken
GONE = 600.0  # seconds without a message after which a client's work is dropped


@dataclass(slots=True)
class Registration:
    """A client that asked for its replies by the command notify."""

    id: int
    reply_to: Address
    heard: float  # seconds of the monotonic clock; -inf: nobody listens at `reply_to` any more
    refused: float = -math.inf  # when a datagram was last refused there


class Subscribers:
    """The registered clients, and where each one's replies go."""

    def __init__(self, fallbacks: list[Address]) -> None:
        """Replies to clients that have not registered go to the fallback of their family, IPv4 or IPv6."""
        self._fallbacks = fallbacks
        self._registered: dict[Address, Registration] = {}

    def client(self, sender: Address) -> Address:
        """The client that a message came from: it may send from the address where its replies go, too."""
        if sender in self._registered:
            return sender
        found = (client for client, registration in self._registered.items() if registration.reply_to == sender)
        same_family = (fallback for fallback in self._fallbacks if (":" in fallback[0]) == (":" in sender[0]))
        return next(found, None) or next(same_family, self._fallbacks[0])

    def is_client(self, sender: Address) -> bool:
        """Whether a sender belongs to a client that has registered."""
        return self.client(sender) in self._registered

    def heard(self, sender: Address, came: float) -> None:
        """Note that a client sent a message; one that came before its port was found closed says nothing."""
        registration = self._registered.get(self.client(sender))
        if registration and came > registration.refused:
            registration.heard = time.monotonic()

    def restart_clocks(self) -> None:
        """Count each client's silence from now on."""
        for registration in self._registered.values():
            if registration.heard != -math.inf:
                registration.heard = time.monotonic()

    def refused(self, reply_to: Address) -> None:
        """Note that nobody listens at an address any more."""
        for registration in self._registered.values():
            if registration.reply_to == reply_to:
                registration.heard = -math.inf
                registration.refused = time.monotonic()

    def gone(self) -> Iterator[tuple[Address, str]]:
        """The clients that have vanished, and why it seems so."""
        for client, registration in self._registered.items():
            if registration.heard == -math.inf:
                yield client, "the client's port is closed"
            elif time.monotonic() - registration.heard > GONE:
                yield client, f"the client was silent for {GONE:.0f} s"

    def reply_to(self, client: Address) -> Address:
        """Where a client's replies go; one that has left gets what is still on its way where it sent from."""
        registration = self._registered.get(client)
        return registration.reply_to if registration else client

    def everyone(self) -> set[Address]:
        """Where a broadcast goes: to all registered clients, or to the fallbacks while there are none."""
        return {registration.reply_to for registration in list(self._registered.values())} or set(self._fallbacks)

    def add(self, sender: Address, port: int | None) -> int:
        """Register a sender for replies at `port` of its host, or at its own socket; returns its client id.

        Raises CommandError `busy` where all places are taken.
        """
        client = self.client(sender)
        reply_to = (sender[0], port) if port else sender
        known = self._registered.get(client)
        if known is None and len(self._registered) == MAX_SUBSCRIBERS:
            text = f"All {MAX_SUBSCRIBERS} places for clients are taken; free one with notify 0."
            raise CommandError("busy", text, reply_to)
        taken = {registration.id for registration in self._registered.values()}
        client_id = known.id if known else min(set(range(MAX_SUBSCRIBERS)) - taken)
        self._registered[client if known else sender] = Registration(client_id, reply_to, time.monotonic())
        return client_id

    def id(self, client: Address) -> int:
        """The client id, -1 where the client has not registered."""
        registration = self._registered.get(client)
        return registration.id if registration else -1

    def remove(self, client: Address) -> int:
        """Forget a client; returns the client id that it had, -1 where it had not registered."""
        client_id = self.id(client)
        self._registered.pop(client, None)
        return client_id

    def replaceable(self) -> Address | None:
        """The client that loses its place to a new one; None where a place is free or no client is silent."""
        if len(self._registered) < MAX_SUBSCRIBERS:
            return None
        client, quietest = min(self._registered.items(), key=lambda item: item[1].heard)
        return client if time.monotonic() - quietest.heard >= SILENCE else None
