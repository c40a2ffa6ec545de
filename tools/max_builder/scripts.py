"""The scripts of the package, each one file: a frozen device holds what its boxes name, not what a script requires.

They are written in clients/max/scripts, a file for each subject.
"""

import re
from pathlib import Path

SOURCES = Path(__file__).parents[2] / "clients" / "max" / "scripts"
NAMED = ("ls.connection.js", "ls.daemon.js", "ls.live.js", "ls.map.js", "ls.seeds.js", "ls.slots.js")  # by boxes
REQUIRE = re.compile(r'require\("(?:\./)?(ls\.\w+\.js)"\)')
HEAD = "// Built from clients/max/scripts by `python -m tools.max_builder`; change it there.\n\n"


def bundle(name: str) -> str:
    """A script with all that it requires, each as a function that gives its exports."""
    text = (SOURCES / name).read_text(encoding="utf-8")
    parts = [_wrap(part, (SOURCES / part).read_text(encoding="utf-8")) for part in _required(name)]
    return HEAD + ("var modules = {};\n\n" if parts else "") + "".join(parts) + _linked(text)


def _required(name: str) -> list[str]:
    """What a script requires, and what that requires: each behind all that it needs; without the script itself."""
    found: dict[str, None] = {}
    for part in REQUIRE.findall((SOURCES / name).read_text(encoding="utf-8")):
        found |= dict.fromkeys([*_required(part), part])
    return list(found)


def _wrap(name: str, text: str) -> str:
    inside = "".join(f"    {line}\n" if line else "\n" for line in _linked(text).splitlines())
    return f'modules["{name}"] = (function () {{\n    var exports = {{}};\n{inside}    return exports;\n}})();\n\n'


def _linked(text: str) -> str:
    return REQUIRE.sub(r'modules["\1"]', text)
