"""What a Max client asks the daemon for, read off its patches and scripts."""

import re
from collections.abc import Iterator

from max_package import Package
from server.commands import COMMANDS
from server.errors import CommandError
from server.hints import parse
from tools.max_file import words

PREFIX = "/cc/"
# Asked for only where the daemon's help lists them.
OFFERED = {"hallucinate", "directions", "move_seed", "conditions", "set_condition"}
SEED_SIZE = 64


def requests(package: Package) -> Iterator[tuple[str, list[str]]]:
    """Where, and the words: the address without its prefix, then the arguments as far as they are written out."""
    for path in package.patches:
        for window in package.opened(path).walk():
            for box in window.boxes:
                for part in re.split(r"(?<!\\)[,;]", box.text if box.name not in ("comment", "live.comment") else ""):
                    said = words(part)
                    for place, word in enumerate(said):
                        if word.startswith(PREFIX):
                            yield f"{window.where}: {box}", [word.removeprefix(PREFIX), *said[place + 1 :]]
    for path in package.scripts:
        text = path.read_text(encoding="utf-8")
        for name in re.findall(rf"[\"'`]{PREFIX}(\w+)[\"'`]", text):
            yield path.name, [name, "..."]


def unknown(package: Package) -> Iterator[str]:
    """Every address is in the daemon's table, with arguments that it takes."""
    for where, (name, *given) in requests(package):
        if name not in COMMANDS and name not in OFFERED:
            yield f"{where} asks for {PREFIX}{name}, which the daemon does not know"
        elif name in COMMANDS and given and not any(re.search(r"[$#]|\.\.\.", word) for word in given):
            try:
                parse(COMMANDS[name].parameters, tuple(map(argument, given)), SEED_SIZE)
            except CommandError as error:
                yield f"{where} asks for {PREFIX}{name} {' '.join(given)}: {error}"


def argument(word: str) -> int | float | str:
    """As Max sends it: 3 is an int, 3. a float."""
    for kind in (int, float):
        try:
            return kind(word)
        except ValueError:
            pass
    return word


def asked(package: Package) -> set[str]:
    """The commands that the devices and their parts ask for; help patches do not count."""
    return {name for where, (name, *_) in requests(package) if not where.split(":")[0].endswith(".maxhelp")}
