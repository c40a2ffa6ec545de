"""OSC 1.0 datagrams, decoded and encoded. python-osc is not used: one bundle of 20 bytes makes it loop forever."""

import math
import struct
import time
from collections.abc import Iterator
from dataclasses import dataclass

from inference.sentences import escape_controls
from server.protocol.errors import CommandError

Argument = int | float | str | bytes | bool | None

MAX_DATAGRAM = 65_507  # bytes: what UDP over IPv4 can carry
MAX_BUNDLE_DEPTH = 8  # bundles in bundles
MAX_MESSAGES = 128  # of one datagram: they are handled in one turn of their sender
MAX_AHEAD = 10.0  # seconds that a bundle may be dated ahead

_BUNDLE = b"#bundle\0"
_IMMEDIATELY = 1
_NTP_TO_UNIX = 2_208_988_800  # seconds from 1900 to 1970
_FORMATS = {"i": "i", "f": "f", "h": "q", "d": "d"}  # of struct
_CONSTANTS = {"T": True, "F": False, "N": None, "I": math.inf}
_FIXED_SIZES = {"i": 4, "f": 4, "h": 8, "d": 8, "c": 4, "r": 4, "m": 4, "t": 8, **dict.fromkeys(_CONSTANTS, 0)}  # bytes


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a datagram: `delay` is when to run it, in seconds from now; `size` is its length in bytes."""

    delay: float
    address: str
    arguments: tuple[Argument, ...]
    size: int


def decode(datagram: bytes) -> list[Message]:
    """The messages of a datagram in their order; raises CommandError `bad_packet` where any of them is wrong."""
    messages: list[Message] = []
    for data, delay in _elements(datagram, 0.0, time.time(), MAX_BUNDLE_DEPTH):
        if len(messages) == MAX_MESSAGES:
            raise _packet_error(f"the packet holds more than {MAX_MESSAGES} messages; send the others in another one")
        messages.append(_message(data, delay))
    return messages


def encode(address: str, arguments: tuple[int | float | str, ...]) -> bytes:
    """One message. It uses only the OSC types i, f and s, since Pure Data drops the others.

    Control characters of a text, and bytes of a file's name that are no UTF-8, are escaped.
    Raises struct.error for an int of more than 32 bits, OverflowError for a float that a 32-bit float cannot hold.
    """
    tags = "".join({int: "i", float: "f", str: "s"}[type(argument)] for argument in arguments)
    values = (
        _padded(escape_controls(value)) if isinstance(value, str) else struct.pack(f">{tag}", value)
        for tag, value in zip(tags, arguments, strict=True)
    )
    return b"".join((_padded(address), _padded(f",{tags}"), *values))


def _padded(text: str) -> bytes:
    """A string as OSC has it."""
    data = text.encode("utf-8")
    return data + bytes(4 - len(data) % 4)


def _elements(data: bytes, delay: float, now: float, depth: int) -> Iterator[tuple[bytes, float]]:
    """Walk a datagram or a bundle's element down to its messages."""
    if not data or len(data) % 4:
        raise _packet_error(f"a packet of {len(data)} bytes is not OSC, whose sizes are multiples of 4")
    if data[:1] == b"/":
        yield data, delay
        return
    if data[:8] != _BUNDLE or len(data) < 16:
        raise _packet_error("the packet begins neither with an address nor with #bundle")
    if depth == 0:
        raise _packet_error(f"the packet nests more than {MAX_BUNDLE_DEPTH} bundles")
    delay = max(delay, _delay(data, now))
    start = 16
    while start < len(data):
        (size,) = struct.unpack_from(">i", data, start)
        start += 4
        if size <= 0 or size > len(data) - start:
            raise _packet_error(f"a bundle's element claims {size} bytes where {len(data) - start} are left")
        yield from _elements(data[start : start + size], delay, now, depth - 1)
        start += size


def _delay(bundle: bytes, now: float) -> float:
    """When to run a bundle, in seconds from now (seconds since 1970)."""
    (tag,) = struct.unpack_from(">Q", bundle, 8)
    delay = tag / 2**32 - _NTP_TO_UNIX - now
    if tag == _IMMEDIATELY or delay <= 0:
        return 0.0
    if delay > MAX_AHEAD:
        raise _packet_error(f"a bundle is dated {delay:.0f} s ahead, more than the {MAX_AHEAD:.0f} s that are allowed")
    return delay


def _message(data: bytes, delay: float) -> Message:
    """Decode a message, checked to its last byte."""
    end = _string_end(data, 0)
    address = _text(data[:end])
    arguments: list[Argument] = []
    if end < len(data):
        start, end = end, _string_end(data, end)
        tags = _content(data[start:end]).decode("ascii", "replace")
        if tags[:1] != ",":
            raise _packet_error("the type tags of a message do not begin with a comma")
        _check_brackets(tags)
        for tag in tags[1:]:
            if tag not in "[]":  # the items of an array are arguments like the others
                start, end = end, end + _size(data, end, tag)
                if end > len(data):
                    raise _packet_error("a message ends before its arguments do")
                arguments.append(_value(tag, data[start:end]))
    if end != len(data):
        raise _packet_error(f"a message has {len(data) - end} bytes behind its arguments")
    return Message(delay, address, tuple(arguments), len(data))


def _check_brackets(tags: str) -> None:
    depth = 0
    for tag in tags:
        depth += (tag == "[") - (tag == "]")
        if depth < 0:
            break
    if depth:
        raise _packet_error("a message has an array that does not end, or one that does not begin")


def _value(tag: str, data: bytes) -> Argument:
    """The value of one argument; a colour, a MIDI message and a time are given as their bytes."""
    if tag in _FORMATS:
        return struct.unpack(f">{_FORMATS[tag]}", data)[0]
    if tag in _CONSTANTS:
        return _CONSTANTS[tag]
    if tag in "sS":
        return _text(data)
    if tag == "c":
        return chr(data[3])
    return data


def _content(data: bytes) -> bytes:
    """A padded string without its padding, which may be other bytes than zeros: a path with a zero is no path."""
    return data.partition(b"\0")[0]


def _text(data: bytes) -> str:
    try:
        return _content(data).decode("utf-8")
    except UnicodeDecodeError as error:
        raise _packet_error("a message holds text that is no UTF-8") from error


def _size(data: bytes, start: int, tag: str) -> int:
    """The bytes of the argument that begins at `start`."""
    if tag in "sS":
        return _string_end(data, start) - start
    if tag == "b":
        size = struct.unpack_from(">i", data, start)[0] if start + 4 <= len(data) else -1
        if size < 0:
            raise _packet_error("a message has a blob without a size")
        return 4 + (size + 3) // 4 * 4
    if tag not in _FIXED_SIZES:
        raise _packet_error(f"a message has an argument of type {tag!r}; send i, f or s")
    return _FIXED_SIZES[tag]


def _string_end(data: bytes, start: int) -> int:
    """Where the padded string ends that begins at `start`."""
    end = data.find(b"\0", start)
    if end < 0:
        raise _packet_error("a text in a message does not end")
    return end // 4 * 4 + 4


def _packet_error(text: str) -> CommandError:
    return CommandError("bad_packet", f"{text[0].upper()}{text[1:]}.")
