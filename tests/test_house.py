"""The house: which module may import which, how large a folder is, and the words that names are made of."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from checkout import ROOT

ROOMS = {
    "inference": {"inference"},
    "server": {"server", "inference"},
    "models": {"models", "inference"},
    "tools": {"tools", "models", "inference"},
    "freeze": {"freeze", "server", "models"},
}
# Inside a room the arrows point one way, too: a module imports from its own row and from those above it.
FLOORS = {
    "inference": [
        ["arrays", "old_names", "sentences", "extras", "arguments", "signals"],
        ["description", "dsp", "seeds"],
        ["files"],
        ["parts"],
        ["model"],
        ["directions", "background"],
        ["renderer"],
        ["walks"],
        ["cli"],
        ["search"],
        ["continuation"],
    ],
    "server": [
        ["protocol"],
        ["subscribers", "parent_process", "jobs", "dated", "requests"],
        ["steps"],
        ["files"],
        ["state"],
        ["commands"],
        ["dispatcher"],
        ["daemon"],
        ["web"],
        ["desktop"],
        ["cli"],
    ],
    "models": [
        ["settings", "dataset", "gradients", "drawing"],
        ["song_bars"],
        ["recipes", "evaluation"],
        ["onnx_weights", "half_precision"],
        ["directions"],
        ["maps"],
        ["training"],
        ["export"],
        ["search", "patches"],
        ["sequence", "experiments"],
        ["cli"],
    ],
}
TORTURE = "tools.torture."  # it reads the daemon's command table and takes the daemon's parts to pieces
HEAVY = ["tensorflow", "keras", "tf2onnx", "librosa", "scipy", "numba"]
MAX_MODULES = 12  # of a folder
OLD_WORDS = {"desk", "shelf", "asking", "told", "clouds", "judge", "beside", "label", "labels", "labelled", "sounding"}
OLD_LIMITS = re.compile(r"_?(MOST|LEAST|LONGEST|FURTHEST|DEEPEST)_")
OLD_FUNCTIONS = {"listed", "loaded", "told", "places"}  # a function is called by a verb
EXEMPT = ("tools/max_", "tests/max/", "tests/pd/", "tests/inference/test_old_names.py")  # labels on a screen; old names


def modules(room: str) -> Iterator[tuple[str, Path]]:
    """The dotted names of a room's modules, and their files."""
    for path in sorted((ROOT / room).rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        yield name.removesuffix(".__init__"), path


@cache
def nodes(path: Path) -> list[ast.AST]:
    """What a file's syntax tree is made of."""
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def imports(path: Path) -> set[str]:
    """The dotted names that a file imports, wherever in it; `from a import b` gives a and a.b."""
    names: set[str] = set()
    for node in nodes(path):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            names |= {node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def top_names(path: Path) -> set[str]:
    return {name.split(".")[0] for name in imports(path)}


@pytest.mark.parametrize("room", ROOMS)
def test_arrows_point_one_way(room: str):
    rooms = {*ROOMS, "loopseed", "tests"}
    for name, path in modules(room):
        more = {"server"} if name.startswith(TORTURE) else set()
        assert top_names(path) & rooms <= ROOMS[room] | more, path
        allowed = {"librosa"} if path.name == "constantq.py" else set()  # when the first such model is loaded
        if room not in ("models", "tools"):
            assert not top_names(path) & set(HEAVY) - allowed, path


@pytest.mark.parametrize("room", FLOORS)
def test_arrows_inside_a_room_point_one_way(room: str):
    floor_of = {part: number for number, parts in enumerate(FLOORS[room]) for part in parts}
    for name, path in modules(room):
        if name == room:
            continue
        own = name.split(".")[1]
        assert own in floor_of, f"{name} has no place in FLOORS"
        for other in imports(path):
            part = other.split(".")[1:2]
            if other.startswith(f"{room}.") and part[0] in floor_of and part[0] != own:
                assert floor_of[part[0]] <= floor_of[own], f"{name} imports {other}"


def test_nothing_imports_in_a_circle():
    known = {name for room in ROOMS for name, _ in modules(room)}
    graph: dict[str, set[str]] = {}
    for name, path in ((name, path) for room in ROOMS for name, path in modules(room)):
        found = imports(path) & known - {name}
        graph[name] = {n for n in found if not any(other.startswith(f"{n}.") for other in found)}  # the module itself
    list(TopologicalSorter(graph).static_order())


@pytest.mark.parametrize("room", ["server", "inference", "models"])
def test_no_folder_is_crowded(room: str):
    for folder in {path.parent for _, path in modules(room)}:
        names = [path.name for path in folder.glob("*.py") if path.name != "__init__.py"]
        assert len(names) <= MAX_MODULES, f"{folder} has {len(names)} modules: {names}"
        assert len(names) != 1 or folder == ROOT / room, f"{folder} has one module alone"


def names_in(path: Path) -> Iterator[tuple[int, str]]:
    """Each identifier that a file defines, and its line; those that it uses are other files', or a library's."""
    for node in nodes(path):
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.arg(arg=name):
                yield node.lineno, name
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                yield node.lineno, name


def test_one_thing_has_one_word():
    """The words that were given up stand in no identifier; CONTRIBUTING.md's glossary has those of now."""
    paths = [ROOT / "loopseed.py", *(path for room in (*ROOMS, "tests") for _, path in modules(room))]
    for path in paths:
        if path.relative_to(ROOT).as_posix().startswith(EXEMPT):
            continue
        for line, name in names_in(path):
            words = set(re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name).lower().split("_"))
            assert not words & OLD_WORDS, f"{path}:{line} {name}"
            assert not OLD_LIMITS.match(name), f"{path}:{line} {name}: MAX_ or MIN_"
        for node in nodes(path):
            if isinstance(node, ast.FunctionDef):
                assert node.name.lstrip("_") not in OLD_FUNCTIONS, f"{path}:{node.lineno} {node.name}"
                for argument in node.args.args:
                    integer = isinstance(argument.annotation, ast.Name) and argument.annotation.id == "int"
                    assert not (argument.arg == "rng" and integer), f"{path}:{node.lineno}: rng_seed for an integer"


def test_the_daemon_runs_without_the_heavy_libraries():
    """Whatever the daemon imports while it starts, none of these is among it."""
    code = f"import sys, loopseed, server.daemon; print([n for n in {HEAVY} if n in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True).stdout == "[]\n"


def test_the_daemons_environment_holds_none_of_them():
    """Followed through uv.lock from the dependencies that every user gets."""
    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    needs = {package["name"]: [need["name"] for need in package.get("dependencies", [])] for package in lock["package"]}
    found, waiting = set(), ["loopseed"]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += needs[name]
    assert "onnxruntime" in found
    assert not found & {*HEAVY, "tensorflow-cpu"}
