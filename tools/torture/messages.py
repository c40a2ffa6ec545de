"""OSC messages made from the command table: right ones, wrong ones, and bytes that are no OSC.

Whatever command is added to the table is covered: its arguments come from its declaration.
"""

import random
import struct
import time
from collections.abc import Iterator, Sequence

from inference.seeds import Seed
from server.commands.registry import Command
from server.commands.table import TABLE
from server.protocol.arguments import Numbers, Parameter, Seeds
from server.protocol.osc import MAX_DATAGRAM, MAX_MESSAGES

Value = int | float | str | bytes | bool | None
Item = tuple[str, Value]  # an OSC type and a value of it

NTP_TO_UNIX = 2_208_988_800  # seconds from 1900 to 1970
ODD: tuple[Item, ...] = (
    *(("f", value) for value in (float("nan"), float("inf"), -0.0, 0.5, 1e38, -1e38, 1e-45, 16_777_216.0)),
    *(("d", value) for value in (float("nan"), float("-inf"), 1e308, 5e-324, 2.0**53 + 2)),
    *(("i", value) for value in (-1, 0, 1, 65_536, 2**31 - 1, -(2**31))),
    *(("h", value) for value in (2**24, 2**62, -(2**63), 2**63 - 1)),
    *(("s", value) for value in ("", "1", "nan", "é" * 30, "a" * 300, "\x1b[2J", "\n", "../..", "/", "%s%n", "\u202e")),
    *(("b", value) for value in (b"", b"abc", b"x" * 50)),
    *((tag, None) for tag in "TFNI"),
    *((tag, b"\0\0\0A") for tag in "crm"),
    ("t", bytes(8)),
)  # fmt: skip
_FORMATS = {"i": "i", "f": "f", "h": "q", "d": "d"}


class Messages:
    """Draws messages for the commands of the table.

    words : what a text can be, such as names of models and folders. ports : what an argument called port can be.
    """

    def __init__(self, rng: random.Random, size: int, words: Sequence[str], ports: Sequence[int]) -> None:
        """size : the numbers of a seed."""
        self.random = rng
        self.size = size
        self._words = words
        self._ports = ports

    def command(self) -> Command:
        return self.random.choice(TABLE)

    def arguments(self, command: Command, id: int | None = None) -> list[int | float | str]:
        """Arguments that the command's declaration allows; `id` is given as its id, if it has one."""
        left_out = 0
        optional = [p for p in command.parameters if p.default and (id is None or p.name != "id")]
        if optional and self.random.random() < 0.4:
            left_out = self.random.randint(1, len(optional))
        chosen = [p for p in command.parameters if p not in optional[len(optional) - left_out :]]
        values: list[int | float | str] = []
        for parameter in chosen:
            values += [id] if parameter.name == "id" and id is not None else self._values(parameter)
        return values

    def datagram(self) -> tuple[str, bytes]:
        """A datagram and which kind it is of."""
        kind = self.random.random()
        if kind < 0.45:
            return "structured", self.message(self.command())
        if kind < 0.7:
            return "mutated", self._mutate(self._wrong_message())
        if kind < 0.85:
            return "wrong arguments", self._wrong_message()
        if kind < 0.93:
            return "bundles", self.bundle([self.datagram()[1] for _ in range(self.random.choice((0, 1, 2, 3, 8)))])
        if kind < 0.98:
            return "random", self.random.randbytes(self.random.choice((0, 1, 4, 8, 16, 20, 64, 256, 1500)))
        return "bundles", self.deep_bundle()

    def message(self, command: Command) -> bytes:
        """A right message, each number in one of the types that hold it."""
        name = f"/cc/{self.random.choice(command.names)}"
        return pack(name, [self._item(value) for value in self.arguments(command)])

    def bundle(self, elements: Sequence[bytes]) -> bytes:
        """A bundle that is due now, soon, too late or too early."""
        seconds = time.time() + NTP_TO_UNIX + self.random.choice((-5.0, 0.0, 0.05, 1.0, 11.0, 1e6))
        tag = self.random.choice((1, 1, 1, 0, 2**64 - 1, int(seconds * 2**32)))
        fitting = [e for e in elements if e and len(e) % 4 == 0] if self.random.random() < 0.9 else elements
        return pack_bundle(tag, fitting)[:MAX_DATAGRAM]

    def deep_bundle(self) -> bytes:
        data = self.message(self.command())
        for _ in range(self.random.choice((1, 7, 8, 9, 40))):
            data = pack_bundle(1, [data])
        return data

    def flood(self) -> list[bytes]:
        """Datagrams that are sent without a pause: many small ones, or large bundles."""
        if self.random.random() < 0.5:
            return [self.datagram()[1] for _ in range(100)] * 20
        small = pack(f"/cc/{self.random.choice(self._safe_names())}", [])
        count = self.random.choice((MAX_MESSAGES, 3_000))
        return [pack_bundle(1, [small] * min(count, (MAX_DATAGRAM - 16) // (len(small) + 4)))] * 20

    def _safe_names(self) -> list[str]:
        return [name for command in TABLE for name in command.names]

    def _values(self, parameter: Parameter) -> Iterator[int | float | str]:
        if parameter.kind == Seed:
            yield from self.seed()
        elif parameter.kind == Seeds and parameter.count:
            for _ in range(min(parameter.count.high, parameter.count.low + self.random.choice((0, 0, 1, 2)))):
                yield from self.seed()
        elif parameter.kind == Numbers and parameter.count:
            count = min(parameter.count.high, parameter.count.low + self.random.choice((0, 1, 2, 5)))
            yield count
            yield from (self._number(parameter) for _ in range(count))
        elif parameter.name == "port":
            yield self.random.choice(self._ports)
        elif parameter.kind in (int, float):
            yield self._number(parameter)
        elif parameter.choice:
            yield self.random.choice(parameter.choice.words)
        else:
            yield self.random.choice(self._words)

    def seed(self) -> list[float]:
        return [self.random.gauss(0, 43) for _ in range(self.size)]

    def _number(self, parameter: Parameter) -> int | float:
        """A number in the range: mostly near its lower end, above all where it is an amount of work."""
        assert parameter.range
        low, high, kind = parameter.range.low, parameter.range.high, self.random.random()
        if kind < (0.99 if parameter.range.past == "too_long" else 0.7):
            value = min(high, low + self.random.expovariate(0.5))
        elif kind < 0.997:
            value = self.random.uniform(low, high)
        else:
            value = self.random.choice((low, high))
        return int(value) if parameter.kind is int else value

    @staticmethod
    def tag(value: int | float | str) -> str:
        """The OSC type that holds any value of its kind without loss."""
        return "s" if isinstance(value, str) else "h" if isinstance(value, int) else "d"

    def _item(self, value: int | float | str) -> Item:
        if isinstance(value, str):
            return ("s", value)
        if isinstance(value, int):
            tags = "iihfd" if abs(value) <= 2**24 else "hd"
            return (self.random.choice(tags), value)
        return (self.random.choice("ffd"), value)

    def _wrong_message(self) -> bytes:
        """A message some of whose arguments are wrong; a port is never wrong, since it may be somebody's."""
        command = self.command()
        name = f"/cc/{self.random.choice(command.names)}"
        if any(parameter.name == "port" for parameter in command.parameters):
            return pack(name, [self.random.choice(ODD) for _ in range(self.random.choice((0, 1)))])
        items = [self._item(value) for value in self.arguments(command)]
        for _ in range(self.random.choice((1, 1, 2, 5))):
            place = self.random.randrange(min(len(items), self.random.choice((1, 3, 200))) + 1)
            change = self.random.random()
            if change < 0.5:
                items[place : place + 1] = [self.random.choice(ODD)]
            elif change < 0.7:
                items.insert(place, self.random.choice(ODD))
            elif change < 0.9:
                del items[place : place + self.random.choice((1, 1, 64))]
            else:
                items += items[:130]
        return pack(self._wrong_name(name) if self.random.random() < 0.1 else name, items)

    def _wrong_name(self, name: str) -> str:
        odd = (
            "/",
            "//",
            "/cc/",
            "/cc/nosuch",
            "/cc/*",
            "/ccret/msg",
            "/gg/isalive",
            "/" + "z" * 1000,
            "/cc/é",
            "/cc/_render",
        )
        return self.random.choice((name.upper(), name + "/", name[:-1], name.replace("/cc/", "/cc//"), *odd))

    def _mutate(self, data: bytes) -> bytes:
        changed = bytearray(data)
        for _ in range(self.random.choice((1, 1, 2, 5))):
            kind, place = self.random.random(), self.random.randrange(min(len(changed), 400) + 1)
            if kind < 0.6:
                changed[place : place + 1] = bytes(
                    [self.random.choice((0, 1, 4, 44, 47, 255, self.random.randrange(256)))]
                )
            elif kind < 0.8:
                del changed[place : place + self.random.choice((1, 4, 400))]
            else:
                changed[place:place] = bytes(self.random.choice((1, 3, 4, 8)))
        return bytes(changed)


def pack(address: str, items: Sequence[Item]) -> bytes:
    """One OSC message of items of any type."""
    tags = "," + "".join(tag for tag, _ in items)
    return b"".join((_text(address), _text(tags), *(_pack_item(*item) for item in items)))


def pack_bundle(tag: int, elements: Sequence[bytes]) -> bytes:
    return b"#bundle\0" + struct.pack(">Q", tag) + b"".join(struct.pack(">i", len(e)) + e for e in elements)


def _pack_item(tag: str, value: Value) -> bytes:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bytes):
        return struct.pack(">i", len(value)) + value + bytes(-len(value) % 4) if tag == "b" else value
    if value is None or tag not in _FORMATS:
        return b""
    try:
        return struct.pack(f">{_FORMATS[tag]}", value)
    except OverflowError:  # a float that 32 bits cannot hold
        return struct.pack(">f", float("inf"))


def _text(text: str) -> bytes:
    data = text.encode("utf-8", "surrogateescape")
    return data + bytes(4 - len(data) % 4)
