"""A wrong declaration is refused when the table is made, not when a musician plays."""

from typing import Annotated

import pytest

from inference.seeds import Seed
from server.commands.registry import Command, by_name
from server.protocol.arguments import Default, Id, Range, parameters, parse


def test_a_number_without_a_range_is_refused():
    def command(call, amount: Annotated[float, Default(1.0)]): ...

    with pytest.raises(TypeError, match="without a range"):
        parameters(command)


@pytest.mark.parametrize("hint", [float, list, "Nothing", None])
def test_an_unknown_hint_is_refused(hint):
    def command(call, amount): ...

    if hint is not None:
        command.__annotations__["amount"] = hint
    with pytest.raises((TypeError, NameError)):
        parameters(command)


def test_an_unknown_kind_is_refused():
    def command(call, amount: Annotated[complex, Range(0, 1)]): ...

    with pytest.raises(TypeError, match="unknown kind"):
        parameters(command)


def test_two_commands_of_one_name_are_refused():
    def command(call): ...

    with pytest.raises(TypeError, match="Two commands are called a"):
        by_name([Command(("a",), command, "msg"), Command(("b", "a"), command, "msg")])


def test_optional_arguments_are_filled_from_the_left():
    def command(
        call, id: Annotated[int, Range(0, 9), Default(7)], n: Id, seed: Seed, m: Annotated[int, Range(0, 9), Default(8)]
    ): ...

    declared = parameters(command)
    values = parse(declared, (1, 2.0, 3), 2)
    assert (values[0], values[1], values[2].tolist(), values[3]) == (7, 1, [2, 3], 8)
    assert parse(declared, (5, 1, 2, 3), 2)[0] == 5
    assert parse(declared, (5, 1, 2, 3, 6), 2)[3] == 6
