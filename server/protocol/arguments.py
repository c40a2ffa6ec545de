"""Type hints as the declaration of a command's arguments.

A command is a function whose first parameter is the state; every other one carries a hint out of this page, and
parsing, help and documentation are all read off them.
"""

import inspect
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

import numpy as np

from inference.seeds import MAX_DIAL, Seed
from server.protocol.errors import CommandError
from server.protocol.osc import Argument


@dataclass(frozen=True, slots=True)
class Range:
    """The numbers that are taken, both ends included, their unit, and the error's code for one that is too high."""

    low: float
    high: float
    unit: str = ""
    past: str = "bad_arguments"


@dataclass(frozen=True, slots=True)
class Default:
    """What an argument is when the message leaves it out."""

    value: object


MAX_ID = 2**24 - 1  # Pure Data's numbers are 32-bit floats, whole up to here
Id = Annotated[int, Range(0, MAX_ID)]
Port = Annotated[int, Range(1, 65_535)]
Text = Annotated[str, "text"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One argument of a command, as its hint declares it."""

    name: str
    kind: type | Any  # int, float, str, a Literal or Seed
    range: Range | None
    default: Default | None

    def width(self, seed_size: int) -> int:
        """How many OSC arguments it takes."""
        return seed_size if self.kind == Seed else 1

    @property
    def choices(self) -> tuple[str, ...]:
        return get_args(self.kind) if get_origin(self.kind) is Literal else ()

    @property
    def usage(self) -> str:
        """As `/cc/help` writes it: `int id 0..16777215`, in brackets where it may be left out."""
        if self.kind == Seed:
            text = f"float x n {self.name}" if self.name != "seed" else "float x n seed"
        elif self.choices:
            text = f"string {self.name} ({' or '.join(self.choices)})"
        elif self.range:
            bounds = f"{_short(self.range.low)}..{_short(self.range.high)}"
            text = f"{self.kind.__name__} {self.name} {bounds}{' ' if self.range.unit else ''}{self.range.unit}"
        else:
            text = f"string {self.name}"
        return f"[{text}]" if self.default else text


def parameters(function: Callable[..., object]) -> tuple[Parameter, ...]:
    """The parameters that `function` declares, its first one (the state) left out.

    Raises TypeError for a hint that is not known, and for a number without a range.
    """
    hints = get_type_hints(function, include_extras=True)
    names = list(inspect.signature(function).parameters)[1:]
    return tuple(_parameter(f"{function.__name__}({name})", name, hints.get(name)) for name in names)


def _parameter(where: str, name: str, hint: object) -> Parameter:
    if hint == Seed:
        return Parameter(name, Seed, None, None)
    if get_origin(hint) is not Annotated:
        raise TypeError(f"{where} needs a hint out of server.protocol.arguments, not {hint!r}.")
    kind, *marks = get_args(hint)
    ranges = [mark for mark in marks if isinstance(mark, Range)]
    defaults = [mark for mark in marks if isinstance(mark, Default)]
    if kind not in (int, float, str) and get_origin(kind) is not Literal:
        raise TypeError(f"{where} has a hint of an unknown kind: {kind!r}.")
    if kind in (int, float) and not ranges:
        raise TypeError(f"{where} is a number without a range.")
    return Parameter(name, kind, ranges[0] if ranges else None, defaults[0] if defaults else None)


def parse(declared: tuple[Parameter, ...], arguments: tuple[Argument, ...], seed_size: int) -> list[object]:
    """The values of a message's arguments, one a parameter; raises CommandError `bad_arguments`.

    Parameters with a default are filled from the left as far as the number of arguments reaches.
    """
    surplus = len(arguments) - sum(p.width(seed_size) for p in declared if p.default is None)
    optional = sum(p.default is not None for p in declared)
    if not 0 <= surplus <= optional:
        raise CommandError("bad_arguments", _count(declared, len(arguments), seed_size))
    values: list[object] = []
    position = 0
    for parameter in declared:
        if parameter.default is not None:
            if surplus == 0:
                values.append(parameter.default.value)
                continue
            surplus -= 1
        width = parameter.width(seed_size)
        values.append(_value(parameter, arguments[position : position + width], position))
        position += width
    return values


def _value(parameter: Parameter, given: tuple[Argument, ...], position: int) -> object:
    if parameter.kind == Seed:
        numbers = [_number(argument, parameter, position + i, float) for i, argument in enumerate(given)]
        return np.clip(np.array(numbers, np.float64), -MAX_DIAL, MAX_DIAL)
    (argument,) = given
    if parameter.kind in (int, float):
        return _number(argument, parameter, position, parameter.kind)
    if not isinstance(argument, str):
        raise _wrong(parameter, position, argument, "a word is needed")
    if parameter.choices and argument not in parameter.choices:
        raise _wrong(parameter, position, argument, f"it can be {' or '.join(parameter.choices)}")
    return argument


def _number(argument: Argument, parameter: Parameter, position: int, kind: type) -> int | float:
    """A number in any OSC type that holds it without loss: Pd sends 3.0 for 3, Max sends 1 for 1.0."""
    if isinstance(argument, bool) or not isinstance(argument, (int, float)):
        raise _wrong(parameter, position, argument, "a number is needed")
    if not math.isfinite(argument):
        raise _wrong(parameter, position, argument, "a finite number is needed")
    if kind is int and argument != int(argument):
        raise _wrong(parameter, position, argument, "a whole number is needed")
    if parameter.range and not parameter.range.low <= argument <= parameter.range.high:
        bounds = f"{_short(parameter.range.low)} to {_short(parameter.range.high)}"
        code = parameter.range.past if argument > parameter.range.high else "bad_arguments"
        raise _wrong(parameter, position, argument, f"it goes from {bounds}", code)
    return kind(argument)


def given_id(declared: tuple[Parameter, ...], arguments: tuple[Argument, ...], seed_size: int) -> int:
    """The id that a message carries, whatever else is wrong with it; -1 where there is none."""
    full = sum(p.width(seed_size) for p in declared)
    if not arguments or not declared or declared[0].name != "id":
        return -1
    if declared[0].default is not None and len(arguments) != full:
        return -1
    try:
        return int(_number(arguments[0], declared[0], 0, int))
    except CommandError:
        return -1


def _wrong(
    parameter: Parameter, position: int, argument: Argument, need: str, code: str = "bad_arguments"
) -> CommandError:
    shown = repr(argument) if isinstance(argument, (int, float)) else _quoted(argument)
    return CommandError(code, f"Argument {position + 1} ({parameter.name}) is {shown}: {need}.")


def _quoted(argument: Argument) -> str:
    if isinstance(argument, str):
        return repr(argument if len(argument) <= 40 else f"{argument[:40]}...")
    return "a blob" if isinstance(argument, bytes) else "empty"


def _count(declared: tuple[Parameter, ...], given: int, seed_size: int) -> str:
    least = sum(p.width(seed_size) for p in declared if p.default is None)
    most = least + sum(p.default is not None for p in declared)
    needed = str(least) if least == most else f"{least} to {most}"
    usage = ", ".join(p.usage for p in declared) or "none"
    seed = f" (a seed is {seed_size} numbers)" if any(p.kind == Seed for p in declared) else ""
    return f"{given} arguments came where {needed} are needed: {usage}{seed}."


def _short(number: float) -> str:
    return str(int(number)) if number == int(number) else str(number)
