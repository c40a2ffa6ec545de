"""Messages of bundles that are dated ahead, until their time has come."""

import heapq
import itertools
import math

from server.jobs import CancelledError, Listener
from server.protocol.osc import Message
from server.protocol.turns import Address, Turns
from server.requests import Request

MAX_DATED = 1_000  # messages of up to 1 KiB of a client, where no other has any; of all clients twice as many

Entry = tuple[float, int, Message, Address, Request]  # when it is due, a number, what it is, its sender, its request


class DatedMessages:
    """The messages whose time has not come, by seconds of the monotonic clock; only the socket's thread uses it."""

    def __init__(self) -> None:
        self._waiting: Turns[Entry] = Turns(2 * MAX_DATED, lambda entry: 1 + entry[2].size // 1024)
        self._by_time: list[Entry] = []
        self._numbers = itertools.count()
        self._listener: Listener

    def start(self, listener: Listener) -> None:
        """`listener` hears of the end of each message that is cancelled."""
        self._listener = listener

    def stop(self) -> None:
        """Cancel all messages."""
        self._cancel(self._waiting.all(), "the daemon stops")

    def put(self, due: float, message: Message, sender: Address, request: Request) -> bool:
        """Keep a message until it is due; returns whether there was room."""
        entry = (due, next(self._numbers), message, sender, request)
        if not self._waiting.put(request.client, entry):
            return False
        heapq.heappush(self._by_time, entry)
        return True

    def take_due(self, now: float) -> tuple[Message, Address, Request] | None:
        """The next message whose time has come, with its sender and its request."""
        if self.next_due() > now:
            return None
        entry = heapq.heappop(self._by_time)
        _, _, message, sender, request = entry
        self._waiting.remove(request.client, entry)
        request.is_dated = False
        return message, sender, request

    def next_due(self) -> float:
        return self._by_time[0][0] if self._by_time else math.inf

    def cancel(self, client: Address, request_id: int | None, reason: str) -> int:
        """Cancel a client's messages of one id, or all of them (None); returns how many."""
        chosen = [entry for entry in self._waiting.line(client) if request_id in (None, entry[-1].id)]
        self._cancel(chosen, reason)
        return len(chosen)

    def _cancel(self, chosen: list[Entry], reason: str) -> None:
        numbers = {entry[1] for entry in chosen}
        self._by_time = [entry for entry in self._by_time if entry[1] not in numbers]
        heapq.heapify(self._by_time)
        for entry in chosen:
            self._waiting.remove(entry[-1].client, entry)
            self._listener.end(entry[-1], CancelledError(reason))
