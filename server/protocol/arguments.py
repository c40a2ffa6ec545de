"""Type hints as the declaration of a command's arguments.

A command is a function whose first parameter is the call; every other parameter has a hint from this module. Parsing,
help and documentation come from the hints.
"""

import inspect
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import numpy as np

from inference.seeds import MAX_DIAL, Seed
from inference.sentences import say_count
from server.protocol.errors import CommandError
from server.protocol.osc import Argument


@dataclass(frozen=True, slots=True)
class Range:
    """The numbers that are accepted, both ends included, their unit, and the error code for one that is too high."""

    low: float
    high: float
    unit: str = ""
    past: str = "bad_arguments"

    @property
    def usage(self) -> str:
        return f"{_short(self.low)}..{_short(self.high)}{' ' if self.unit else ''}{self.unit}"


@dataclass(frozen=True, slots=True)
class Default:
    """The value of an argument that the message leaves out."""

    value: object


@dataclass(frozen=True, slots=True)
class Choice:
    """The words that are accepted."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many items a list may have, both ends included; raises TypeError where that is no range."""

    low: int
    high: int

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high:
            raise TypeError(f"A list cannot have {self.low} to {self.high} items.")


MAX_ID = 2**24 - 1  # Pure Data's numbers are 32-bit floats, whole up to here
Id = Annotated[int, Range(0, MAX_ID)]
Port = Annotated[int, Range(1, 65_535)]
First = Annotated[int, Range(0, MAX_ID), Default(0)]  # of a list that may be too long for one reply: where to begin
Text = Annotated[str, "text"]
Seeds = list[Seed]  # with a Count: k seeds, to the end of the message
Numbers = list[float]  # with a Count and a Range: int n, then n numbers


@dataclass(frozen=True, slots=True)
class Parameter:
    """One argument of a command, or a list of them, as its hint declares it."""

    name: str
    kind: type | Any  # int, float, str, Seed, Seeds or Numbers
    range: Range | None = None
    default: Default | None = None
    count: Count | None = None
    choice: Choice | None = None

    @property
    def usage(self) -> str:
        """As `/cc/help` writes it: `int id 0..16777215`, in brackets where it may be left out."""
        if self.kind == Seed:
            text = f"float x n {self.name}"
        elif self.kind == Seeds and self.count:
            text = f"float x n x k {self.name} (k = {self.count.low}..{self.count.high})"
        elif self.kind == Numbers and self.count and self.range:
            text = f"int n {self.count.low}..{self.count.high}, float x n {self.name} {self.range.usage}"
        elif self.choice:
            text = f"string {self.name} ({' or '.join(self.choice.words)})"
        elif self.range:
            text = f"{self.kind.__name__} {self.name} {self.range.usage}"
        else:
            text = f"string {self.name}"
        return f"[{text}]" if self.default else text


def parameters(function: Callable[..., object]) -> tuple[Parameter, ...]:
    """The parameters that `function` declares, without its first one (the call).

    Raises TypeError for an unknown hint, for a number without a range, and for a list without a count or in a place
    where a message could be read in two ways: an optional argument before a list, anything after seeds to the end.
    """
    hints = get_type_hints(function, include_extras=True)
    names = list(inspect.signature(function).parameters)[1:]
    declared = tuple(_parameter(f"{function.__name__}({name})", name, hints.get(name)) for name in names)
    for place, parameter in enumerate(declared):
        optional = any(p.default for p in declared[:place])
        if parameter.count and optional:
            raise TypeError(f"{function.__name__}({parameter.name}) is a list behind an optional argument.")
        if parameter.kind == Seeds and place < len(declared) - 1:
            raise TypeError(
                f"{function.__name__}({parameter.name}) takes the rest of the message, so it has to be last."
            )
    return declared


def _parameter(where: str, name: str, hint: object) -> Parameter:
    if hint == Seed:
        return Parameter(name, Seed)
    if get_origin(hint) is not Annotated:
        raise TypeError(f"{where} needs a hint from server.protocol.arguments, not {hint!r}.")
    kind, *marks = get_args(hint)
    by_type = {type(mark): mark for mark in marks}
    found = Parameter(name, kind, by_type.get(Range), by_type.get(Default), by_type.get(Count), by_type.get(Choice))
    if kind not in (int, float, str, Seeds, Numbers):
        raise TypeError(f"{where} has a hint of an unknown kind: {kind!r}.")
    if kind in (int, float, Numbers) and not found.range:
        raise TypeError(f"{where} is a number without a range.")
    if kind in (Seeds, Numbers) and (not found.count or found.default):
        raise TypeError(f"{where} is a list, which needs a Count and takes no Default.")
    if (found.count and kind not in (Seeds, Numbers)) or (found.choice and (kind is not str or not found.choice.words)):
        raise TypeError(f"{where} has a Count or a Choice that does not fit {kind!r}.")
    return found


def parse(declared: tuple[Parameter, ...], arguments: tuple[Argument, ...], seed_size: int) -> list[object]:
    """The values of a message's arguments, one for each parameter; raises CommandError.

    Optional arguments are filled from the left: of `[int id,] int steps, [int n]`, two numbers are id and steps.
    """
    widths = _widths(declared, arguments, seed_size)
    surplus = len(arguments) - sum(width for p, width in zip(declared, widths, strict=True) if not p.default)
    optional = sum(p.default is not None for p in declared)
    if not 0 <= surplus <= optional:
        raise CommandError("bad_arguments", _count_error(declared, widths, len(arguments), seed_size))
    values: list[object] = []
    position = 0
    for parameter, width in zip(declared, widths, strict=True):
        if parameter.default is not None:
            if surplus == 0:
                values.append(parameter.default.value)
                continue
            surplus -= 1
        values.append(_value(parameter, arguments[position : position + width], position, seed_size))
        position += width
    return values


def check_seeds(seeds: list[Seed], size: int) -> None:
    """Raise CommandError where the model was changed to one of another seed size since the message came."""
    if any(len(seed) != size for seed in seeds):
        text = f"The model was changed to one whose seeds are {size} numbers; send the seed anew."
        raise CommandError("bad_arguments", text)


def request_id(declared: tuple[Parameter, ...], arguments: tuple[Argument, ...], seed_size: int) -> int:
    """The id that a message carries, whatever else is wrong with it; -1 where there is none."""
    if not arguments or not declared or declared[0].name != "id":
        return -1
    if declared[0].default and len(arguments) != sum(_widths(declared, arguments, seed_size)):
        return -1  # the id may have been left out: then the first argument is another one
    try:
        return int(_number(arguments[0], declared[0], 0, int))
    except CommandError:
        return -1


def _widths(declared: tuple[Parameter, ...], arguments: tuple[Argument, ...], seed_size: int) -> list[int]:
    """How many OSC arguments each parameter takes in this message; a list as many as the message says or has left."""
    widths: list[int] = []
    for parameter in declared:
        start = sum(widths)  # nothing optional stands before a list
        if parameter.kind == Seed:
            widths.append(seed_size)
        elif parameter.kind == Seeds and parameter.count:
            left = -(-(len(arguments) - start) // seed_size) * seed_size
            widths.append(max(left, parameter.count.low * seed_size))
        elif parameter.kind == Numbers and parameter.count and start < len(arguments):
            bounds = Range(parameter.count.low, parameter.count.high)
            count = _number(arguments[start], Parameter(f"n of {parameter.name}", int, bounds), start, int)
            widths.append(1 + int(count))
        else:
            widths.append(1)
    return widths


def _value(parameter: Parameter, given: tuple[Argument, ...], position: int, seed_size: int) -> object:
    if parameter.kind == Seed:
        return _seed(parameter, given, position)
    if parameter.kind == Seeds and parameter.count:
        starts = range(0, len(given), seed_size)
        if len(starts) > parameter.count.high:
            text = f"{len(starts)} seeds came where at most {parameter.count.high} are accepted ({parameter.name})."
            raise CommandError("bad_arguments", text)
        return [_seed(parameter, given[i : i + seed_size], position + i) for i in starts]
    if parameter.kind == Numbers:
        return [_number(argument, parameter, position + 1 + i, float) for i, argument in enumerate(given[1:])]
    (argument,) = given
    if parameter.kind in (int, float):
        return _number(argument, parameter, position, parameter.kind)
    if not isinstance(argument, str):
        raise _wrong(parameter, position, argument, "a string is needed")
    if parameter.choice and argument not in parameter.choice.words:
        raise _wrong(parameter, position, argument, f"it can be {' or '.join(parameter.choice.words)}")
    return argument


def _seed(parameter: Parameter, given: tuple[Argument, ...], position: int) -> Seed:
    numbers = [_number(argument, parameter, position + i, float) for i, argument in enumerate(given)]
    return np.clip(np.array(numbers, np.float64), -MAX_DIAL, MAX_DIAL)


def _number(argument: Argument, parameter: Parameter, position: int, kind: type) -> int | float:
    """A number in any OSC type that holds it without loss: Pd sends 3.0 for 3, Max sends 1 for 1.0; true is 1."""
    if not isinstance(argument, (int, float)):
        raise _wrong(parameter, position, argument, "a number is needed")
    if not math.isfinite(argument):
        raise _wrong(parameter, position, argument, "a finite number is needed")
    if kind is int and argument != int(argument):
        raise _wrong(parameter, position, argument, "a whole number is needed")
    if parameter.range and not parameter.range.low <= argument <= parameter.range.high:
        bounds = f"{_short(parameter.range.low)} to {_short(parameter.range.high)}"
        code = parameter.range.past if argument > parameter.range.high else "bad_arguments"
        raise _wrong(parameter, position, argument, f"it goes from {bounds}", code)
    return kind(argument) + 0  # -0.0 is 0.0


def shorten(number: float) -> float:
    """A number that came as a 32-bit float as its sender wrote it, the shortest decimal: 1.01, not 1.0099999904632568.

    Another number stays as it is.
    """
    with np.errstate(over="ignore"):
        single = np.float32(number)
    return float(str(single)) if float(single) == number else number


def _wrong(
    parameter: Parameter, position: int, argument: Argument, need: str, code: str = "bad_arguments"
) -> CommandError:
    return CommandError(code, f"Argument {position + 1} ({parameter.name}) is {_say(argument)}: {need}.")


def _say(argument: Argument) -> str:
    """The argument in words, a float as of shorten."""
    if isinstance(argument, float):
        return repr(shorten(argument))
    return repr(argument) if isinstance(argument, int) else _quoted(argument)


def _quoted(argument: Argument) -> str:
    if isinstance(argument, str):
        return repr(argument if len(argument) <= 40 else f"{argument[:40]}...")
    return "bytes" if isinstance(argument, bytes) else "empty"


def _count_error(declared: tuple[Parameter, ...], widths: list[int], given: int, seed_size: int) -> str:
    low = sum(width for p, width in zip(declared, widths, strict=True) if p.default is None)
    high = low + sum(p.default is not None for p in declared)
    if declared and declared[-1].kind == Seeds and given > (before := sum(widths[:-1])):
        numbers, name = say_count(given - before, "number"), declared[-1].name
        return f"{numbers} came for {name}, which are no whole seeds: a seed is {seed_size} numbers."
    needed = say_count(low, "argument") if low == high else f"{low} to {high} arguments"
    usage = ", ".join(p.usage for p in declared) or "none"
    seed = f" (a seed is {seed_size} numbers)" if any(p.kind in (Seed, Seeds) for p in declared) else ""
    return f"The command needs {needed}, but {given} came: {usage}{seed}."


def _short(number: float) -> str:
    return str(int(number)) if number == int(number) else str(number)
