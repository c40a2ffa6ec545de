"""What a row of the command table is."""

import dataclasses
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from server.protocol.arguments import Parameter, parameters
from server.protocol.replies import Reply
from server.state import Work

Outcome = Reply | list[Reply] | Work | None


@dataclass(frozen=True)
class Command:
    """A command: its names without the prefix (the first is the one that is taught), function and reply."""

    names: tuple[str, ...]
    function: Callable[..., Outcome]
    answer: str
    parameters: tuple[Parameter, ...] = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "parameters", parameters(self.function))

    @property
    def usage(self) -> str:
        """Its arguments, as `/cc/help` writes them."""
        return ", ".join(parameter.usage for parameter in self.parameters)

    @property
    def summary(self) -> str:
        """What it does, in one sentence."""
        return (self.function.__doc__ or "").splitlines()[0]


def by_name(table: Iterable[Command]) -> dict[str, Command]:
    """The commands by every name that they answer to; raises TypeError where two share one."""
    found: dict[str, Command] = {}
    for command in table:
        for name in command.names:
            if name in found:
                raise TypeError(f"Two commands are called {name}.")
            found[name] = command
    return found
