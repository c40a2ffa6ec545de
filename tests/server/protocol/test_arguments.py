"""Hints: a wrong declaration is refused at import; lists are parsed as they are declared."""

from typing import Annotated

import pytest

from inference.seeds import Seed
from server.protocol.arguments import Choice, Count, Default, Id, Numbers, Range, Seeds, parameters, parse, request_id
from server.protocol.errors import CommandError


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


def test_optional_arguments_are_filled_from_the_left():
    def command(
        call, id: Annotated[int, Range(0, 9), Default(7)], n: Id, seed: Seed, m: Annotated[int, Range(0, 9), Default(8)]
    ): ...

    declared = parameters(command)
    values = parse(declared, (1, 2.0, 3), 2)
    assert (values[0], values[1], values[2].tolist(), values[3]) == (7, 1, [2, 3], 8)
    assert parse(declared, (5, 1, 2, 3), 2)[0] == 5
    assert parse(declared, (5, 1, 2, 3, 6), 2)[3] == 6


def through(call, id: Id, between: Annotated[int, Range(0, 64)], seeds: Annotated[Seeds, Count(1, 3)]): ...


def directed(
    call, id: Id, amounts: Annotated[Numbers, Count(0, 4), Range(-10, 10, "standard deviations")], seed: Seed
): ...


def test_seeds_to_the_end_of_the_message():
    declared = parameters(through)
    id, between, seeds = parse(declared, (7, 2, *range(6)), 2)
    assert (id, between) == (7, 2)
    assert [seed.tolist() for seed in seeds] == [[0, 1], [2, 3], [4, 5]]
    assert declared[2].usage == "float x n x k seeds (k = 1..3)"
    for wrong in ((7, 2), (7, 2, 1), (7, 2, 1, 2, 3), (7, 2, *range(8)), (7, 2, 1, "x"), (7,)):
        with pytest.raises(CommandError) as error:
            parse(declared, wrong, 2)
        assert error.value.code == "bad_arguments"
        assert request_id(declared, wrong, 2) == 7


def test_a_count_and_that_many_numbers_then_a_seed():
    declared = parameters(directed)
    id, amounts, seed = parse(declared, (7, 3.0, 1, -2.5, 10, 5, 6), 2)
    assert (id, amounts, seed.tolist()) == (7, [1, -2.5, 10], [5, 6])
    assert parse(declared, (7, 0, 5, 6), 2)[1] == []
    assert declared[1].usage == "int n 0..4, float x n amounts -10..10 standard deviations"
    for wrong in (
        (7, 3, 1, 2, 5, 6),
        (7, 5, *range(7)),
        (7, -1, 5, 6),
        (7, 1, 11, 5, 6),
        (7, "x", 5, 6),
        (7, 0.5, 5, 6),
    ):
        with pytest.raises(CommandError) as error:
            parse(declared, wrong, 2)
        assert error.value.code == "bad_arguments"
        assert request_id(declared, wrong, 2) == 7


def test_a_list_that_could_be_read_in_two_ways_is_refused():
    def optional_before(call, id: Annotated[int, Range(0, 9), Default(0)], seeds: Annotated[Seeds, Count(1, 3)]): ...

    def not_last(call, seeds: Annotated[Seeds, Count(1, 3)], id: Id): ...

    def without_count(call, amounts: Annotated[Numbers, Range(0, 1)]): ...

    def counted(call, id: Annotated[int, Range(0, 9), Count(1, 3)]): ...

    def chosen(call, id: Annotated[int, Range(0, 9), Choice(("a", "b"))]): ...

    with pytest.raises(TypeError, match="cannot have -5 to 5 items"):
        Count(-5, 5)
    lists = [(optional_before, "optional"), (not_last, "last"), (without_count, "Count")]
    for function, text in [*lists, (counted, "fit"), (chosen, "fit")]:
        with pytest.raises(TypeError, match=text):
            parameters(function)
