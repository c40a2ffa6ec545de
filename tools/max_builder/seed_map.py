"""The page of the model's map, a picture to click, and of the named seeds that all clients share."""

from tools.max_builder.controls import add_menu
from tools.max_builder.parameter import INT, button, number
from tools.max_builder.patch import Box, Patch

MAP_FACE = (258, 161)
SIDE = 141  # pixels of the picture
NAMES = SIDE + 8  # where the named seeds begin


def build_map() -> Patch:
    patch = Patch(MAP_FACE, (1000, 560))
    about = "The map: a click gives a place, the daemon the seed there, and its loop goes into a slot."
    patch.comment(about, 20, 10)
    shown = patch.cord(patch.box("r ---ls-show", 20, 50), 0, patch.box("route map names", 20, 80, 600))
    to_script = patch.box("s ---ls-do", 20, 500)
    patch.label("map", (0, 3, 82, 14), 240, 110, 0)
    patch.label("into", (82, 3, 28, 14), 300, 160, 2)
    parameter = number(
        "Map Into", "Into", 1, 8, 6, INT, "The slot that gets the loop of a place.", whole=True, stored=True
    )
    into = patch.ui("live.numbox", 300, 190, (113, 1, 28, 16), **parameter)
    hint = "The model's map: loops that sound alike lie near one another. Click, or drag across it."
    looks = {"filename": "ls.map.js", "parameter_enable": 0, "annotation": hint, "annotation_name": "Map"}
    picture = patch.ui("jsui", 20, 150, (0, 20, SIDE, SIDE), ports=(1, "."), **looks)
    patch.chain(shown, patch.box("prepend show", 20, 115), picture)
    place = patch.cord(picture, 0, patch.box("t b l", 20, 310, 100))
    parts = patch.cord(place, 1, patch.box("unpack 0. 0.", 110, 345, 90))
    held = patch.cord(place, 0, patch.box("i 6", 20, 345, 60))
    patch.cord(into, 0, held, 1)
    message = patch.cord(held, 0, patch.box("pack 6 0. 0.", 20, 400, 180))
    for side in (0, 1):
        patch.cord(parts, side, message, 1 + side)
    patch.chain(message, patch.box("prepend place", 20, 440), to_script)
    _add_names(patch, shown, to_script)
    return patch


def _add_names(patch: Patch, shown: Box, to_script: Box) -> None:
    about = "Named seeds: the daemon keeps them for all its clients, with the settings of their sound."
    patch.comment(about, 640, 50, 300)
    right = 258 - NAMES
    patch.label("seeds of all clients", (NAMES, 3, right, 14), 640, 110, 0)
    name = patch.ui(
        "textedit", 640, 190, (NAMES, 20, right, 18), text="kick", keymode=1, outputmode=1, fontsize=9.5, lines=1,
        wordwrap=0, parameter_enable=0, annotation="The name that Save gives.", annotation_name="Name",
    )  # fmt: skip
    hint = "Save the dials under the name in the box, with model, truncation and conditions, for all clients."
    save = patch.ui("live.text", 640, 140, (NAMES, 42, right, 18), **button("Save Named", "Save", "Save Dials", hint))
    symbol = [patch.box("route text", 640, 230), patch.box("tosymbol", 640, 255)]
    patch.chain(save, name, *symbol, patch.box("prepend saveseed", 640, 280), to_script)
    hint = "Recall a named seed to the dials, with the settings of its sound."
    menu = add_menu(patch, 420, 190, (NAMES, 72, right, 18), "named seeds", "Named seeds", hint)
    patch.cord(shown, 1, menu)
    patch.chain(menu, patch.box("prepend recallseed", 420, 230), to_script)
    for place, (name, text, word, hint) in enumerate((
        ("List Named", "List", "listseeds", "List the named seeds again: another client may have saved some."),
        ("Delete Named", "Delete", "deleteseed", "Delete the seed that the menu shows, for all clients."),
    )):  # fmt: skip
        x, show = 800 + 90 * place, (NAMES + 56 * place, 94, 53, 18)
        pressed = patch.ui("live.text", x, 190, show, **button(name, text, text, hint))
        patch.chain(pressed, patch.message(word, x, 230), to_script)
