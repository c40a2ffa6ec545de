"""All commands of the wire, in the order in which help and docs/osc.md list them."""

from server.commands import about, continuation, directions, generate, match, models, named, settings, walk
from server.commands.registry import Command, by_name, commands_of

THEMES = (about, settings, generate, walk, named, directions, match, continuation, models)
TABLE = tuple(command for theme in THEMES for command in commands_of(theme))
COMMANDS = by_name(TABLE)


def find(name: str) -> Command | None:
    """The command of that name (an address without its prefix); isAlive in any letter case, also as `/isAlive`."""
    if name.removeprefix("/").lower() == "isalive":
        return COMMANDS["isAlive"]
    return COMMANDS.get(name)
