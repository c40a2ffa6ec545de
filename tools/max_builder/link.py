"""ls.osc, the link to the daemon, and ls.daemon, which starts one and sets what all sounds share."""

from tools.max_builder.parameter import choice, press, stored
from tools.max_builder.patch import Box, Patch

OSC_FACE = (184, 32)
DAEMON_FACE = (184, 125)


def osc() -> Patch:
    patch = Patch(OSC_FACE, (760, 560))
    patch.note(
        "ls.osc NAME: the link to the daemon. Each NAME is a client of its own, with a reply port of its own.", 20, 10
    )
    asks = patch.inlet(
        20, 70, "Requests by name (generate_single_wav_id 1 ...), daemon HOST PORT, bang: a tick at once"
    )
    heard = patch.box("r #1-ask", 90, 74)
    patch.note(
        "The ticks: once a second the script tells the daemon our port. Who hears nothing tries another port.",
        300,
        66,
        330,
    )
    leave = patch.chain(patch.box("freebang", 190, 44), patch.say("leave", 190, 74))
    script = patch.box("js ls.link.js 127.0.0.1 10102", 20, 130, 560, ports=(2, "...."))
    for box in (asks, heard, leave):
        patch.cord(box, 0, script, 0)
    patch.cord(script, 0, patch.box("udpsend 127.0.0.1 10102", 20, 200))
    patch.note("The port below is only the first; the script moves on to a random one.", 220, 176, 330)
    receive = patch.box("udpreceive 49151", 206, 200)
    patch.cord(script, 1, receive)
    patch.cord(receive, 0, script, 1)
    patch.cord(script, 2, patch.box("s #1-reply", 380, 200))
    patch.cord(script, 2, patch.outlet(340, 240, "Replies without /ccret/"), 0)
    patch.cord(script, 3, patch.box("s #1-state", 570, 200))
    patch.cord(script, 3, patch.outlet(500, 240, "State: alive 0|1, says TEXT, wrong TEXT, offers NAME ..."), 0)
    _light(patch, script)
    return patch


def _light(patch: Patch, script: Box) -> None:
    """Green while a daemon answers; below it the last thing that is to be read."""
    patch.note("What the face shows.", 20, 270)
    said = patch.box("route alive says wrong", 20, 300, 300)
    patch.cord(script, 3, said)
    up = patch.box("sel 0 1", 20, 340)
    patch.cord(said, 0, up)
    light = patch.ui("panel", 20, 430, (4, 4, 10, 10), mode=0, rounded=10, bgcolor=[0.75, 0.3, 0.25, 1.0],
                     background=1)  # fmt: skip
    for outlet, colour, x in ((0, "bgcolor 0.75 0.3 0.25 1.", 20), (1, "bgcolor 0.35 0.75 0.4 1.", 220)):
        said_colour = patch.say(colour, x, 380)
        patch.cord(up, outlet, said_colour)
        patch.cord(said_colour, 0, light)
    text = patch.ui(
        "live.comment", 440, 430, (16, 2, 166, 28), text="looking for a daemon", fontsize=9.5, textjustification=0
    )
    for outlet, x in ((1, 440), (2, 540)):
        prefix = patch.box("prepend set", x, 380)
        patch.cord(said, outlet, prefix)
        patch.cord(prefix, 0, text)
    ready = patch.say("set a daemon answers", 560, 340)
    patch.cord(up, 1, ready)
    patch.cord(ready, 0, text)


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
    start = patch.ui("live.text", 20, 90, (4, 4, 56, 18), **press(
        "Start Daemon", "Start", "Start", "Start a daemon in the background, if none runs yet.", True))  # fmt: skip
    first = patch.box("gate 2 1", 20, 130, 120)
    patch.cord(start, 0, first, 1)
    boot = patch.cord(first, 0, patch.say("script start", 20, 180))
    go = patch.cord(first, 1, patch.say("start", 130, 270, 120))
    script = patch.box("node.script ls.daemon.js @autostart 0", 20, 310, 300,
                       saved_object_attributes={"autostart": 0, "defer": 0, "node_bin_path": "", "npm_bin_path": "",
                                                "watch": 0})  # fmt: skip
    stop = patch.ui("live.text", 260, 90, (64, 4, 40, 18), **press(
        "Stop Daemon", "Stop", "Stop", "Stop the daemon that this device started.", True))  # fmt: skip
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
    patch.note("`ready`: the script runs, the press is handed on, and later ones go straight to it. "
               "`stop` and `terminated` (right outlet): it has to be started anew.", 200, 340, 240)  # fmt: skip
    ready = patch.cord(told, 2, patch.box("t b 2", 300, 505, 60))
    patch.cord(ready, 1, first, 0)
    patch.cord(ready, 0, go, 0)


def _program(patch: Patch, go: Box) -> None:
    find = patch.ui("live.text", 360, 90, (4, 26, 56, 18), **press(
        "Find Program", "Find", "Find …", "Choose the program to start, where it does not lie in a usual place.", True))  # fmt: skip
    found = patch.box("t l l", 360, 150, 60)
    patch.chain(find, patch.box("opendialog", 360, 120), found)
    kept = patch.box("pattr program @thru 2", 400, 185, **(stored(
        "Daemon Program", "Program", "The program that Start runs; kept with the set.", [0]) | {"varname": "program"}),
        saved_object_attributes={"parameter_enable": 1, "parameter_mappable": 0})  # fmt: skip
    patch.cord(found, 1, kept)
    path = patch.box("route 0 symbol", 360, 220, 110)
    patch.cord(kept, 0, path)
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
    menu = patch.ui("umenu", 560, 250, (64, 48, 116, 18), items=["model"], parameter_enable=0, fontsize=9.5,
                    annotation="The model that renders from now on; all clients of the daemon share it.",
                    annotation_name="Model")  # fmt: skip
    clear = patch.say("clear", 660, 170)
    patch.cord(fill, 1, clear)
    each = patch.box("prepend append", 560, 200)
    patch.chain(fill, patch.box("iter", 560, 170), each)
    now = patch.box("prepend setsymbol", 720, 200)
    patch.cord(routed, 1, now)
    for box in (clear, each, now):
        patch.cord(box, 0, menu)
    patch.cord(patch.cord(menu, 1, patch.box("prepend model", 560, 290)), 0, does)
    way = patch.ui("live.tab", 720, 250, (4, 92, 80, 18), num_lines_patching=1, num_lines_presentation=1, **choice(
        "Interpolation", "Way", ["lerp", "slerp"], 0, "The way between two seeds: a straight line or an arc."))  # fmt: skip
    patch.cord(patch.cord(way, 1, patch.box("prepend way", 720, 290)), 0, does)
    folder = patch.ui("live.text", 840, 250, (4, 48, 56, 18), **press(
        "Choose Folder", "Folder", "Folder …", "Choose the folder that the daemon writes its sounds to.", True))  # fmt: skip
    path = patch.box("opendialog fold", 840, 280)
    patch.cord(folder, 0, path)
    patch.cord(patch.cord(path, 0, patch.box("prepend folder", 840, 310)), 0, does)


def _host(patch: Patch) -> None:
    patch.note("Another machine: type its address and port, then return.", 560, 350, 330)
    host = patch.ui("textedit", 560, 390, (4, 70, 116, 18), text="127.0.0.1 10102", keymode=1, fontsize=9.5,
                    parameter_enable=0, lines=1, wordwrap=0, annotation="Address and port of the daemon, then return.",
                    annotation_name="Daemon at")  # fmt: skip
    asks = patch.box("s #1-ask", 560, 490)
    patch.chain(host, patch.box("route text", 560, 430), patch.box("prepend daemon", 560, 460), asks)
    for name, show, x, messages, hint in (
        (
            "Status",
            (124, 70, 56, 18),
            720,
            ("status", "version", "get_target_dir"),
            "Ask the daemon what it does, and which version it is.",
        ),
        (
            "Test",
            (124, 26, 56, 18),
            860,
            ("initGenerator", f"generate_single_wav {' '.join(['0.'] * 64)}"),
            "Have one loop made, to see that the daemon can.",
        ),
    ):
        button = patch.ui("live.text", x, 390, show, **press(f"Ask {name}", name, name, hint, True))
        for place, message in enumerate(messages):
            patch.cord(patch.cord(button, 0, patch.say(message, x, 420 + 26 * place, 120)), 0, asks)
    patch.note("status: waiting, running, done, failed, median and 95th percentile in ms, model, rate.", 560, 530, 330)
    heard = patch.cord(
        patch.box("r #1-reply", 560, 570), 0, patch.box("routepass status version wav msg", 560, 600, 220)
    )
    line = patch.box("prepend set", 560, 640)
    text = patch.ui("live.comment", 560, 680, (88, 90, 94, 34), text="", fontsize=9.5, textjustification=0)
    for outlet in (0, 1, 2, 3):
        patch.cord(heard, outlet, line)
    patch.cord(line, 0, text)
