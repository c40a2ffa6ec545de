"""Replies: what is declared is what is sent, documented and read."""

from dataclasses import dataclass
from typing import Annotated

import numpy as np
import pytest

from inference.seeds import Seed
from server.commands import table  # noqa: F401  # declares the replies
from server.protocol import replies
from server.protocol.osc import decode
from server.protocol.replies import DIALECTS, REPLIES, Reply, fields_of, read, reply


@dataclass(frozen=True)
class Row:
    name: Annotated[str, "a name"]
    value: Annotated[float, "a value"]


@pytest.fixture(autouse=True)
def own_replies(monkeypatch):
    """What a test declares is gone after it."""
    monkeypatch.setattr(replies, "REPLIES", dict(REPLIES))


def test_a_field_without_a_meaning_is_refused():
    class Forgotten(Reply):
        """A reply."""

        id: Annotated[int, "the id"]
        text: str

    with pytest.raises(TypeError, match=r"Forgotten\.text needs its meaning"):
        reply("forgotten")(Forgotten)


def test_a_reply_without_a_docstring_is_refused():
    class Forgotten(Reply):
        id: Annotated[int, "the id"]

    with pytest.raises(TypeError, match="needs a docstring"):
        reply("forgotten")(Forgotten)


def test_two_replies_of_one_name_are_refused():
    class Second(Reply):
        """Another one."""

    with pytest.raises(TypeError, match="Two replies are called status"):
        reply("status")(Second)


def test_a_type_that_osc_lacks_is_refused():
    class Odd(Reply):
        """A reply."""

        value: Annotated[complex, "a value"]

    with pytest.raises(TypeError, match="complex"):
        reply("odd")(Odd)


def test_lists_and_seeds_are_spread():
    @reply("many")
    class Many(Reply):
        """Lists of each kind."""

        id: Annotated[int, "the id"]
        rows: Annotated[tuple[Row, ...], "rows"]
        seed: Annotated[Seed, "a seed"]

    @reply("names")
    class Names(Reply):
        """Names."""

        names: Annotated[tuple[str, ...], "names"]

    many = Many(3, (Row("a", 0.5), Row("b", 1.5)), np.array([1.0, 2.0]))
    (datagram,) = DIALECTS["loopseed"].encode(many)
    (message,) = decode(datagram)
    assert message.address == "/ccret/many"
    assert message.arguments == (3, 2, "a", 0.5, "b", 1.5, 1.0, 2.0)
    assert fields_of(Many) is fields_of(Many)  # it is found once, since each reply that is sent asks for it
    assert [field.usage for field in fields_of(Many)] == [
        "int id",
        "int n, then for each: string name, float value",
        "float x n seed",
    ]
    assert Names(("x", "y")).arguments() == ("x", "y")


def test_a_reply_is_read_by_name_from_older_and_newer_daemons():
    """A field that an older daemon does not send is missing; one that a newer daemon appended is left out."""

    @reply("load")
    class Load(Reply):
        """How busy it is."""

        queued: Annotated[int, "requests that wait"]
        model: Annotated[str, "the model's name"]

    sent = Load(1, "techno").arguments()
    assert read("load", sent) == {"queued": 1, "model": "techno"}
    assert read("load", (*sent, "new")) == {"queued": 1, "model": "techno"}
    assert read("load", sent[:-1]) == {"queued": 1}
