"""What goes back to a client: replies as typed records, and the two dialects that put them on the wire.

A reply is a frozen dataclass. Its fields are the OSC arguments in their order, and each says in its annotation what it
means: docs/osc.md, the encoder and `read` are all derived from that. A field without a meaning is refused at import.
"""

import bisect
import dataclasses
import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, TypeVar, dataclass_transform, get_args, get_origin, get_type_hints

from inference.seeds import Seed
from server.protocol.osc import Argument, encode

MAX_LIST = 8_192  # bytes of the arguments of a list: what clients with small buffers take
UNSET = "unset"  # the value of a condition that the seed decides
OSC_TYPES: dict[Any, str] = {int: "int", float: "float", str: "string", float | str: "float or string"}


class Reply:
    """Base of all replies. A field is an int, float, str, `float | str`, or one of the lists below.

    Seed : float x n, to the end of the message; tuple[str, ...] : string x n, to the end of the message;
    tuple[ROW, ...] with a dataclass ROW : int n, then the fields of each row.
    """

    osc_name: ClassVar[str]  # without the dialect's prefix
    is_constant: ClassVar[bool] = False  # the same few replies are sent again and again: each is encoded once

    def arguments(self) -> tuple[int | float | str, ...]:
        """The OSC arguments in their order, of the types int, float and str."""
        values: list[int | float | str] = []
        for field in fields_of(type(self)):
            value = getattr(self, field.name)
            if field.row is not None:
                values += [len(value), *(part for row in value for part in dataclasses.astuple(row))]
            elif field.kind is Seed:
                values += value.tolist()
            elif field.kind is tuple:
                values += value
            else:
                values.append(value)
        return tuple(values)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a reply: its name, its meaning, and its kind: int, float, str, Seed or tuple.

    row : the dataclass of a counted list, else None.
    """

    name: str
    kind: Any
    meaning: str
    row: Any = None

    @property
    def usage(self) -> str:
        """The field as docs/osc.md lists it, such as `int id`."""
        if self.row is not None:
            inner = ", ".join(field.usage for field in fields_of(self.row))
            return f"int n, then for each: {inner}"
        if self.kind is Seed:
            return f"float x n {self.name}"
        if self.kind is tuple:
            return f"string x n {self.name}"
        return f"{OSC_TYPES[self.kind]} {self.name}"


REPLIES: dict[str, type[Reply]] = {}  # every reply by its name


T = TypeVar("T", bound=type)


@dataclass_transform(frozen_default=True)
def reply(name: str) -> Callable[[T], T]:
    """Declare the class below as the reply `name`.

    Raises TypeError for a class or a field without a meaning, and for a name that is used twice.
    """

    def declare(cls: T) -> T:
        if not cls.__doc__:
            raise TypeError(f"The reply {name} needs a docstring that says when it is sent.")
        declared = dataclass(frozen=True)(cls)
        declared.osc_name = name
        if name in REPLIES:
            raise TypeError(f"Two replies are called {name}.")
        fields_of(declared)
        REPLIES[name] = declared
        return declared

    return declare


@functools.cache
def fields_of(cls: type) -> tuple[Field, ...]:
    """The fields of a reply or of a row. Raises TypeError for one without a meaning or of a type that OSC lacks."""
    hints = get_type_hints(cls, include_extras=True)
    return tuple(_field(cls, field.name, hints[field.name]) for field in dataclasses.fields(cls))


def _field(cls: type, name: str, hint: Any) -> Field:
    where = f"{cls.__name__}.{name}"
    kind, *marks = get_args(hint) if get_origin(hint) is Annotated else (hint,)
    meaning = next((mark for mark in marks if isinstance(mark, str)), "")
    if not meaning:
        raise TypeError(f'{where} needs its meaning: Annotated[type, "what it is"].')
    if get_origin(kind) is tuple:
        item: Any = get_args(kind)[0]
        if item is str or dataclasses.is_dataclass(item):
            return Field(name, tuple, meaning, None if item is str else item)
    elif kind is Seed or kind in OSC_TYPES:
        return Field(name, kind, meaning)
    raise TypeError(f"{where} is {kind!r}, where int, float, str, Seed or a tuple is needed.")


def read(name: str, arguments: tuple[Argument, ...]) -> dict[str, Argument]:
    """The arguments of a received reply by the names of its fields, for replies of single values.

    Arguments past the last field are left out, and fields that an older daemon does not send are missing. Raises
    KeyError where there is no reply of that name.
    """
    return dict(zip((field.name for field in fields_of(REPLIES[name])), arguments, strict=False))


RequestId = Annotated[int, "the request's id"]
OptionalRequestId = Annotated[int, "the request's id, -1 where it has none"]
OscAddress = Annotated[str, "the request's address"]
Sentence = Annotated[str, "a sentence for people"]


@reply("init")
class Init(Reply):
    """The daemon is up; sent once at the start, to all."""

    text: Sentence


@reply("msg")
class Msg(Reply):
    """A sentence for people: an answer, or the text of an error."""

    text: Sentence


@reply("setting")
class ChangedSetting(Reply):
    """Another client has changed a setting; sent to all other clients, and not with `--dialect technogan`."""

    name: Annotated[str, "its command without `set_`; `follow`: how the tempo is followed; `condition/NAME`; `model`"]
    value: Annotated[float | str, f"what it is now; `{UNSET}` for a condition that the seed decides"]


@reply("progress")
class Progress(Reply):
    """A request of more than one loop is under way."""

    id: OptionalRequestId
    done: Annotated[int, "loops that are done"]
    total: Annotated[int, "loops of the request"]


@reply("error")
class Error(Reply):
    """A request failed; the same text follows as `msg`."""

    address: OscAddress
    id: OptionalRequestId
    code: Annotated[str, "one of the codes above"]
    text: Sentence


@reply("cancelled")
class Cancelled(Reply):
    """A request was cancelled."""

    address: OscAddress
    id: OptionalRequestId
    reason: Annotated[str, "`cancelled`, `superseded`, `the daemon stops`, or how the client has gone"]


def fit(kind: Callable[[tuple[Any, ...]], Reply], items: tuple[Any, ...], first: int, command: str) -> list[Reply]:
    """The items from number `first` on, as many as fit into one reply; a msg says how to go on where some are left."""

    def size(last: int) -> int:
        return len(encode("", kind(items[first:last]).arguments()))

    ends = range(first + 1, len(items) + 1)
    last = first + max(1, bisect.bisect_right(ends, MAX_LIST, key=size))
    replies: list[Reply] = [kind(items[first:last])]
    if last < len(items):
        replies.append(Msg(f"These are {first + 1} to {last} of {len(items)}; {command} {last} gives the next ones."))
    return replies


@dataclass(frozen=True, slots=True)
class Dialect:
    """The prefixes of a wire, and how it writes a reply.

    spell : gives the messages of one reply, each with its name and its arguments.
    """

    command_prefix: str
    reply_prefix: str
    spell: Callable[[Reply], list[tuple[str, tuple[int | float | str, ...]]]]

    def encode(self, answer: Reply) -> list[bytes]:
        """The datagrams of a reply."""
        return _encode_once(self, answer) if answer.is_constant else _encode(self, answer)


def _encode(dialect: Dialect, answer: Reply) -> list[bytes]:
    return [encode(dialect.reply_prefix + name, arguments) for name, arguments in dialect.spell(answer)]


_encode_once = functools.lru_cache(_encode)


def _plain(answer: Reply) -> list[tuple[str, tuple[int | float | str, ...]]]:
    return [(answer.osc_name, answer.arguments())]


def _technogan(answer: Reply) -> list[tuple[str, tuple[int | float | str, ...]]]:
    """As the older program sent it: id and paths in one string, the text as a message of its own."""
    if isinstance(answer, ChangedSetting):
        return []  # the older program has no such message
    if answer.osc_name not in ("wav", "wav_id", "wav_id_img"):
        return _plain(answer)
    *parts, text = answer.arguments()
    return [(answer.osc_name, (" ".join(map(str, parts)),)), ("msg", (text,))]


DIALECTS = {
    "loopseed": Dialect("/cc/", "/ccret/", _plain),
    "technogan": Dialect("/gg/", "/ggret/", _technogan),
}
