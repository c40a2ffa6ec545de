"""ls.daemon, which starts and stops a daemon, and sets what all sounds share."""

from tools.max_builder.parameter import choice, kept, press
from tools.max_builder.patch import Box, Patch

DAEMON_FACE = (184, 125)


def daemon() -> Patch:
    patch = Patch(DAEMON_FACE, (980, 760))
    patch.note("ls.daemon NAME: starts and stops a daemon, and sets what all sounds of this device share.", 20, 10)
    patch.note("#1-show is what ls.slots.js shows, #1-do what it is asked.", 560, 10, 340)
    shows = patch.box("r #1-show", 560, 44)
    does = patch.box("s #1-do", 560, 320)
    _start(patch)
    _shared(patch, shows, does)
    _host(patch)
    return patch


def _start(patch: Patch) -> None:
    patch.note("Node for Max is started by the first press only: eight devices need not run eight of it.", 20, 44, 300)
    start = patch.ui(
        "live.text",
        20,
        90,
        (4, 4, 56, 18),
        **press("Start Daemon", "Start", "Start", "Start a daemon in the background, if none runs yet.", True),
    )
    first = patch.box("gate 2 1", 20, 130, 120)
    patch.cord(start, 0, first, 1)
    boot = patch.cord(first, 0, patch.say("script start", 20, 180))
    go = patch.cord(first, 1, patch.say("start", 130, 270, 120))
    script = patch.box(
        "node.script ls.daemon.js @autostart 0",
        20,
        310,
        300,
        saved_object_attributes={"autostart": 0, "defer": 0, "node_bin_path": "", "npm_bin_path": "", "watch": 0},
    )
    stop = patch.ui(
        "live.text",
        260,
        90,
        (64, 4, 40, 18),
        **press("Stop Daemon", "Stop", "Stop", "Stop the daemon that this device started.", True),
    )
    halt = patch.cord(stop, 0, patch.say("stop", 260, 270))
    for box in (boot, go, halt):
        patch.cord(box, 0, script)
    _program(patch, go)
    told = patch.cord(script, 0, patch.box("route state says ready", 20, 470, 160))
    _ready(patch, told, first, go)
    ended = patch.cord(script, 1, patch.box("route stop terminated", 300, 400, 150))
    again = patch.say("1", 300, 430)
    for outlet in (0, 1):
        patch.cord(ended, outlet, again)
    patch.cord(again, 0, first, 0)
    text = patch.ui("live.comment", 20, 540, (108, 6, 74, 16), text="stopped", fontsize=9.5, textjustification=0)
    for outlet, x in ((0, 20), (1, 120)):
        patch.cord(patch.cord(told, outlet, patch.box("prepend set", x, 505)), 0, text)


def _ready(patch: Patch, told: Box, first: Box, go: Box) -> None:
    patch.note(
        "`ready`: the script runs, the press is handed on, and later ones go straight to it. "
        "`stop` and `terminated` (right outlet): it has to be started anew.",
        310,
        560,
        240,
    )
    ready = patch.cord(told, 2, patch.box("t b 2", 300, 505, 60))
    patch.cord(ready, 1, first, 0)
    patch.cord(ready, 0, go, 0)


def _program(patch: Patch, go: Box) -> None:
    find = patch.ui(
        "live.text",
        360,
        90,
        (4, 26, 56, 18),
        **press(
            "Find Program",
            "Find",
            "Find …",
            "Choose the program to start, where it does not lie in a usual place.",
            True,
        ),
    )
    found = patch.box("t l l", 360, 150, 60)
    patch.chain(find, patch.box("opendialog", 360, 120), found)
    stored = patch.box(
        "pattr program @thru 2",
        400,
        185,
        **kept("program", "Daemon Program", "Program", "The program that Start runs; kept with the set."),
    )
    patch.cord(found, 1, stored)
    path = patch.box("route 0 symbol", 360, 220, 110)
    patch.cord(stored, 0, path)
    patch.cord(found, 0, path)
    patch.note("A new set holds 0: no program was chosen.", 400, 290, 140)
    lay = patch.box("prepend set start", 360, 255)
    patch.cord(path, 1, lay)
    patch.cord(path, 2, lay)
    patch.cord(lay, 0, go, 0)


def _shared(patch: Patch, shows: Box, does: Box) -> None:
    routed = patch.box("route models model", 560, 90, 150)
    patch.cord(shows, 0, routed)
    fill = patch.box("t l b", 560, 130, 60)
    patch.cord(routed, 0, fill)
    menu = patch.ui(
        "umenu",
        560,
        250,
        (64, 48, 116, 18),
        items=["model"],
        parameter_enable=0,
        fontsize=9.5,
        annotation="The model that renders from now on; all clients of the daemon share it.",
        annotation_name="Model",
    )
    clear = patch.say("clear", 660, 170)
    patch.cord(fill, 1, clear)
    each = patch.box("prepend append", 560, 200)
    patch.chain(fill, patch.box("iter", 560, 170), each)
    now = patch.box("prepend setsymbol", 720, 200)
    patch.cord(routed, 1, now)
    for box in (clear, each, now):
        patch.cord(box, 0, menu)
    patch.cord(patch.cord(menu, 1, patch.box("prepend model", 560, 290)), 0, does)
    way = patch.ui(
        "live.tab",
        720,
        250,
        (64, 26, 56, 18),
        fontsize=8.5,
        num_lines_patching=1,
        num_lines_presentation=1,
        **choice("Interpolation", "Way", ["lerp", "slerp"], 0, "The way between two seeds: a straight line or an arc."),
    )
    patch.cord(patch.cord(way, 1, patch.box("prepend way", 720, 290)), 0, does)
    folder = patch.ui(
        "live.text",
        840,
        250,
        (4, 48, 56, 18),
        **press("Choose Folder", "Folder", "Folder …", "Choose the folder that the daemon writes its sounds to.", True),
    )
    path = patch.box("opendialog fold", 840, 280)
    patch.cord(folder, 0, path)
    patch.cord(patch.cord(path, 0, patch.box("prepend folder", 840, 310)), 0, does)


def _host(patch: Patch) -> None:
    patch.note("Another machine: type its address and port, then return. Kept with the set.", 560, 350, 330)
    host = patch.ui(
        "textedit", 560, 390, (4, 70, 116, 18), text="127.0.0.1 10102", keymode=1, fontsize=9.5, parameter_enable=0,
        lines=1, wordwrap=0, annotation="Address and port of the daemon, then return.", annotation_name="Daemon at",
    )  # fmt: skip
    typed = patch.chain(host, patch.box("route text", 560, 430), patch.box("t l l", 560, 460, 60))
    hint = "Where the daemon is: address and port; kept with the set."
    stored = patch.box("pattr address @thru 2", 610, 495, **kept("address", "Daemon Address", "Address", hint))
    patch.cord(typed, 1, stored)
    back = patch.chain(stored, patch.box("route 0", 610, 530), patch.box("t l l", 640, 560, 60))
    patch.cords[-1]["patchline"]["source"][1] = 1  # not the 0 of a new set
    patch.cord(patch.cord(back, 1, patch.box("prepend set", 720, 590)), 0, host)
    asks = patch.box("s #1-ask", 560, 650)
    daemon_at = patch.box("prepend daemon", 560, 620)
    for box in (typed, back):
        patch.cord(box, 0, daemon_at)
    patch.cord(daemon_at, 0, asks)
    _questions(patch, asks)


def _questions(patch: Patch, asks: Box) -> None:
    """Two presses, and two lines for what comes back."""
    zeros = " ".join(["0."] * 64)
    for name, show, x, messages, hint in (
        ("Status", (124, 70, 56, 18), 760, ("get_target_dir", "status"),
         "Ask the daemon what it does, and where it writes."),
        ("Test", (124, 26, 56, 18), 900, ("initGenerator", "version", f"generate_single_wav {zeros}"),
         "Ask which program answers, and have one loop made to see that it can."),
    ):  # fmt: skip
        button = patch.ui("live.text", x, 390, show, **press(f"Ask {name}", name, name, hint, True))
        for place, message in enumerate(messages):
            patch.cord(patch.cord(button, 0, patch.say(message, x, 420 + 26 * place, 120)), 0, asks)
    heard = patch.box("route status version wav msg", 560, 720, 300)
    patch.chain(patch.box("r #1-reply", 560, 690), heard)
    counts = patch.box(
        "sprintf %ld waiting\\, %ld running\\, %ld done\\, %ld failed\\, %.0f ms", 560, 785, 400, ports=(5, ".")
    )
    patch.cord(patch.cord(heard, 0, patch.box("zl.slice 5", 560, 755)), 0, counts)
    upper, lower = (patch.box("prepend set", x, 815) for x in (560, 780))
    for source, outlet, line in ((counts, 0, upper), (heard, 1, upper), (heard, 2, lower), (heard, 3, lower)):
        patch.cord(source, outlet, line)
    for line, x, y in ((upper, 560, 90), (lower, 780, 106)):
        text = patch.ui("live.comment", x, 850, (4, y, 176, 14), text="", fontsize=9.0, textjustification=0)
        patch.cord(line, 0, text)
