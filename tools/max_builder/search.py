"""Find and continue on the faces: buttons that choose a sound file, and say so where the daemon does not offer them."""

from tools.max_builder.parameter import Attributes, button
from tools.max_builder.patch import Box, Patch, Rect


def add_find(patch: Patch, long: str, x: float, y: float, show: Rect, hint: str) -> Box:
    """`find …`; returns the box that gives the path of the file."""
    return _add_choice(patch, "find", "match_seed", long, x, y, show, hint)


def add_find_patch(patch: Patch, long: str, x: float, y: float, show: Rect, hint: str) -> Box:
    """`find a patch …`, of a part; returns the box that gives the path of the file."""
    return _add_choice(patch, "find a patch", "match_patch", long, x, y, show, hint, "#1")


def add_continue(patch: Patch, long: str, x: float, y: float, show: Rect, hint: str) -> Box:
    """`continue …`; returns the box that gives the path of the file."""
    return _add_choice(patch, "continue", "continue_wav", long, x, y, show, hint)


def add_drop(patch: Patch, x: float, y: float, show: Rect, legend: str, hint: str) -> Box:
    """A place to drop a sound file; it gives the path of that file.

    By default Live decodes an MP3, and gives the path of a temporary copy; the set would keep that path.
    """
    looks = {"legend": legend, "decodemode": 0, "parameter_enable": 0, "annotation": hint, "annotation_name": "Drop"}
    return patch.ui("live.drop", x, y, show, **looks)


def _add_choice(
    patch: Patch, word: str, command: str, long: str, x: float, y: float, show: Rect, hint: str, name: str = "---ls"
) -> Box:
    """A button that asks for a file; it gives the path."""
    parameter = button(long, long.split()[0], f"{word} …", hint, True)
    pressed = add_offered(patch, word, f"{word} …", command, x, y, show, parameter, name)
    return patch.cord(pressed, 0, patch.box("opendialog sound", x, y + 190))


def add_offered(
    patch: Patch,
    word: str,
    text: str,
    command: str,
    x: float,
    y: float,
    show: Rect,
    parameter: Attributes,
    name: str = "---ls",
) -> Box:
    """A button for a command that not every daemon has.

    `offered COMMAND 0|1` in NAME-show sets its text, and whether it can be pressed.
    """
    pressed = patch.ui("live.text", x, y + 150, show, **parameter)
    offered = [patch.box(f"r {name}-show", x, y), patch.box("route offered", x, y + 30),
               patch.box(f"route {command}", x, y + 60), patch.box("sel 0 1", x, y + 90)]  # fmt: skip
    is_offered = patch.chain(*offered)
    for outlet, (says, active) in enumerate(((f"{word}: not offered", 0), (text, 1))):
        message = patch.message(f'text "{says}", active {active}', x + 130 * outlet, y + 120, 126)
        patch.chain(is_offered, message, pressed, outlet=outlet)
    return pressed
