"""A bounded queue in which senders take turns, so that none of them starves the others."""

import collections
from collections.abc import Callable
from typing import Generic, TypeVar

Address = tuple[str, int]  # host and port

T = TypeVar("T")


class Turns(Generic[T]):
    """Items of several senders, each sender's in their order.

    A sender may use no more room than is free: half of all where it is alone, and less where others use much. So there
    is always room for a sender that has nothing in the queue.
    """

    def __init__(
        self,
        room: int,
        size: Callable[[T], int] = lambda item: 1,
        burst: int = 1,
        share: Callable[[T], int] = lambda item: 1,
    ) -> None:
        """`size` says how much of the room an item uses; a turn ends when the shares of its items make a `burst`."""
        self._free = room
        self._size = size
        self._burst = burst
        self._share = share
        self._taken = 0  # shares of the turn that goes on
        self._lines: collections.OrderedDict[Address, collections.deque[T]] = collections.OrderedDict()
        self._used: dict[Address, int] = {}

    def __bool__(self) -> bool:
        return bool(self._lines)

    def __contains__(self, sender: Address) -> bool:
        return sender in self._lines

    def __len__(self) -> int:
        return sum(map(len, self._lines.values()))

    def put(self, sender: Address, item: T) -> bool:
        """Append an item to its sender's line; returns whether there was room."""
        size = self._size(item)
        used = self._used.get(sender, 0) + size
        if used > self._free:
            return False
        self._free -= size
        self._used[sender] = used
        self._lines.setdefault(sender, collections.deque()).append(item)
        return True

    def take(self, may_go: Callable[[T], bool] = lambda item: True) -> T:
        """Remove the next item of the sender whose turn it is; raises KeyError where there is none.

        A sender whose next item may not go is passed over.
        """
        sender = next((sender for sender, line in self._lines.items() if may_go(line[0])), None)
        if sender is None:
            raise KeyError("nobody waits")
        line = self._lines[sender]
        item = line.popleft()
        self._taken += self._share(item)
        if not line:
            del self._lines[sender]
        if not line or self._taken >= self._burst:
            self._taken = 0
            if line:
                self._lines.move_to_end(sender)  # behind all others
        self._release(sender, item)
        return item

    def has_next(self, may_go: Callable[[T], bool]) -> bool:
        """Whether `take` finds an item."""
        return any(may_go(line[0]) for line in self._lines.values())

    def line(self, sender: Address) -> list[T]:
        """The items of one sender."""
        return list(self._lines.get(sender, ()))

    def all(self) -> list[T]:
        return [item for line in self._lines.values() for item in line]

    def replace(self, sender: Address, old: T, new: T) -> None:
        """Put an item of the same size into the place of another one."""
        line = self._lines[sender]
        line[line.index(old)] = new

    def remove(self, sender: Address, item: T) -> None:
        line = self._lines[sender]
        line.remove(item)
        if not line:
            if next(iter(self._lines)) == sender:
                self._taken = 0  # its turn ends
            del self._lines[sender]
        self._release(sender, item)

    def _release(self, sender: Address, item: T) -> None:
        size = self._size(item)
        self._free += size
        self._used[sender] -= size
        if not self._used[sender]:
            del self._used[sender]
