"""How a command is declared: `@command(names, reply=...)` above a small function.

The function's hints declare its arguments (server/protocol/arguments.py), the first line of its docstring is its help.
It returns its reply, or a list of replies of which the last one ends the request, or `Work` for a queue. For a client's
mistake it raises CommandError.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import ModuleType
from typing import TypeVar

from server.jobs import Answer, Work
from server.protocol.arguments import Parameter, parameters
from server.protocol.replies import Reply
from server.protocol.udp import Address
from server.state import State

Function = Callable[..., Answer | Work]
F = TypeVar("F", bound=Function)


@dataclass(frozen=True, slots=True)
class Call:
    """One request: the state that it works on, the client that sent it, and the address that it came from."""

    state: State
    client: Address
    sender: Address
    prefix: str  # of the commands in this client's dialect
    table: tuple["Command", ...]  # all commands, for help


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its names without the prefix (the first is the one that help shows), function and reply."""

    names: tuple[str, ...]
    function: Function
    reply: type[Reply]
    parameters: tuple[Parameter, ...]
    after_earlier: bool  # its reply waits until all earlier requests of the client have ended

    @property
    def usage(self) -> str:
        """Its arguments, as `/cc/help` writes them."""
        return ", ".join(parameter.usage for parameter in self.parameters)

    @property
    def summary(self) -> str:
        """What it does, in one sentence."""
        return (self.function.__doc__ or "").splitlines()[0]


_DECLARED: dict[object, Command] = {}


def command(*names: str, reply: type[Reply], after_earlier: bool = False) -> Callable[[F], F]:
    """Declare the function below as a command. Raises TypeError where it has no docstring or a hint is wrong."""

    def declare(function: F) -> F:
        if not (function.__doc__ or "").partition("\n")[0].strip():
            raise TypeError(f"The command {names[0]} needs a docstring: its first line is its help.")
        _DECLARED[function] = Command(names, function, reply, parameters(function), after_earlier)
        return function

    return declare


def commands_of(theme: ModuleType) -> list[Command]:
    """The commands that a module declares, in their order.

    Raises TypeError for a public function that is not declared: a command that was forgotten.
    """
    functions = [value for value in vars(theme).values() if getattr(value, "__module__", "") == theme.__name__]
    public = [f for f in functions if callable(f) and not isinstance(f, type) and not f.__name__.startswith("_")]
    for function in public:
        if function not in _DECLARED:
            raise TypeError(f"{theme.__name__}.{function.__name__} needs @command(...), or a name that begins with _.")
    return [_DECLARED[function] for function in public]


def by_name(table: Iterable[Command]) -> dict[str, Command]:
    """The commands by every name that they answer to; raises TypeError where two share one."""
    found: dict[str, Command] = {}
    for command in table:
        for name in command.names:
            if name in found:
                raise TypeError(f"Two commands are called {name}.")
            found[name] = command
    return found
