"""The requests that have not ended yet, and the syncs that wait for them."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from server.protocol.errors import CommandError
from server.protocol.turns import Address

MAX_SYNCS = 64  # of one client, that wait


@dataclass(eq=False, slots=True)
class Request:
    """One request that does not end at once.

    id : -1 where it has none.
    is_dated : its time has not come yet.
    """

    address: str
    client: Address
    id: int
    is_dated: bool = False
    came: float = field(default_factory=time.perf_counter)  # seconds


class Requests:
    """The requests that have not ended; each client can wait for its own."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._unended: dict[Address, set[Request]] = {}
        self._syncs: dict[Address, list[tuple[set[Request], Callable[[], None]]]] = {}

    def begin(self, request: Request) -> None:
        with self._lock:
            self._unended.setdefault(request.client, set()).add(request)

    def end(self, request: Request) -> None:
        """Forget a request, and answer the syncs that waited for it alone."""
        with self._lock:
            own = self._unended.get(request.client, set())
            own.discard(request)
            if not own:
                self._unended.pop(request.client, None)
            syncs = self._syncs.pop(request.client, [])
            for requests, _ in syncs:
                requests.discard(request)
            if left := [sync for sync in syncs if sync[0]]:
                self._syncs[request.client] = left
        for requests, answer in syncs:
            if not requests:
                answer()

    def when_ended(self, client: Address, answer: Callable[[], None], wait_for_dated: bool) -> None:
        """Call `answer` once every request that this client has now has ended: at once where there is none.

        Raises CommandError `busy` where MAX_SYNCS wait.
        """
        with self._lock:
            own = {r for r in self._unended.get(client, ()) if wait_for_dated or not r.is_dated}
            if own:
                syncs = self._syncs.setdefault(client, [])
                if len(syncs) == MAX_SYNCS:
                    raise CommandError("busy", f"{MAX_SYNCS} of your syncs wait; send another when one is answered.")
                syncs.append((own, answer))
        if not own:
            answer()
