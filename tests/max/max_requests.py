"""What a Max client asks the daemon for, read off its patches and scripts."""

import re
from collections.abc import Iterator

from max_package import Package
from max_wiring import sent

from server.commands.table import COMMANDS
from server.protocol.arguments import parse
from server.protocol.errors import CommandError
from tools.max_file import Box, Patcher, words

PREFIX = "/cc/"
# Asked for only where the daemon's help lists them.
OFFERED = {
    "continue_seed",
    "continue_wav",
    "directions",
    "generate_directed",
    "map",
    "match_patch",
    "match_seed",
    "move_seed",
    "seed_at",
}
OWN = {"daemon", "leave", "bang"}  # messages to the connection itself
SEED_SIZE = 64
COMMENTS = re.compile(r"/\*.*?\*/|^\s*//.*?$|\s//\s.*?$", re.DOTALL | re.MULTILINE)
# In a script: ask("name", ask(["name", /cc/name; a request may also head a list, or stand in a table or a choice.
SURELY = re.compile(rf"\bask\(\[?\s*[\"'](\w+)[\"']|[\"']{PREFIX}(\w+)[\"']")
PERHAPS = re.compile(r"(?<!show\()\[\s*[\"'](\w+)[\"']|[?:]\s*[\"'](\w+)[\"']")

Request = tuple[str, list[str]]


def requests(package: Package) -> Iterator[Request]:
    """Where, and the words: the name, then the arguments as far as they are written out (... where more follow)."""
    for path in package.patches:
        for window in package.opened(path).walk():
            yield from _of_patch(window)
    for path in package.scripts:
        text = COMMENTS.sub("", path.read_text(encoding="utf-8"))
        for names in SURELY.findall(text):
            yield path.name, ["".join(names), "..."]
        for names in PERHAPS.findall(text):
            if "".join(names) in COMMANDS.keys() | OFFERED:
                yield path.name, ["".join(names), "..."]


def _of_patch(window: Patcher) -> Iterator[Request]:
    links = {box.id for box in window.boxes if _is_link(box)}
    for box in window.boxes:
        where = f"{window.where}: {box}"
        if any(cord.target in links and cord.inlet == 0 for cord in window.cords if cord.source == box.id):
            for message in sent(box):
                name, *given = words(message)
                if name not in OWN and not re.match(r"[$\\]", name):
                    yield where, [name, *given, *(["..."] if box.name == "prepend" else [])]
        for part in re.split(r"(?<!\\)[,;]", box.text if box.name not in ("comment", "live.comment") else ""):
            said = words(part)
            for place, word in enumerate(said):
                if word.startswith(PREFIX):
                    yield where, [word.removeprefix(PREFIX), *said[place + 1 :]]
            if box.name == "message" and len(said) > 1 and said[0].endswith("-ask") and said[1] not in OWN:
                yield where, said[1:]


def _is_link(box: Box) -> bool:
    if box.name in ("s", "send", "forward"):
        return bool(box.arguments) and box.arguments[0].endswith("-ask")
    return box.name == "ls.osc" or (box.name == "js" and box.arguments[:1] == ["ls.connection.js"])


def unknown(package: Package) -> Iterator[str]:
    """Every request is in the daemon's table, with arguments that it takes."""
    for where, (name, *given) in requests(package):
        if name not in COMMANDS and name not in OFFERED:
            yield f"{where} asks for {name}, which the daemon does not know"
        elif name in COMMANDS and not any(re.search(r"[$#]|\.\.\.", word) for word in given):
            try:
                parse(COMMANDS[name].parameters, tuple(map(argument, given)), SEED_SIZE)
            except CommandError as error:
                yield f"{where} asks for {name} {' '.join(given)}: {error}"


def argument(word: str) -> int | float | str:
    """As Max sends it: 3 is an int, 3. a float."""
    for kind in (int, float):
        try:
            return kind(word)
        except ValueError:
            pass
    return word


def asked(package: Package) -> set[str]:
    """The commands that the devices and their parts ask for, by their first names; help patches do not count."""
    names = {name for where, (name, *_) in requests(package) if not where.split(":")[0].endswith(".maxhelp")}
    return {COMMANDS[name].names[0] if name in COMMANDS else name for name in names}
