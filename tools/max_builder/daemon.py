"""ls.daemon, which starts and stops a daemon, and sets what all sounds share."""

from tools.max_builder.connection import OSC_FACE
from tools.max_builder.controls import add_menu, add_pattr, add_tab
from tools.max_builder.parameter import button, choice, toggle
from tools.max_builder.patch import Box, Patch

DAEMON_FACE = (OSC_FACE[0], 125)


def build_daemon() -> Patch:
    patch = Patch(DAEMON_FACE, (980, 760))
    patch.comment("ls.daemon NAME: starts and stops a daemon, and sets what all sounds of this device share.", 20, 10)
    patch.comment("#1-show: what ls.slots.js displays. #1-do: messages to it.", 560, 10, 340)
    from_script = patch.box("r #1-show", 560, 44)
    to_script = patch.box("s #1-do", 560, 320)
    upper, lower = _add_lines(patch)
    _add_start(patch, lower)
    _add_shared(patch, from_script, to_script)
    asks = _add_address(patch)
    _add_questions(patch, asks, upper, lower)
    return patch


def _add_lines(patch: Patch) -> tuple[Box, Box]:
    """Two texts on the face: what the daemon is; and below, what happens. Returns the boxes that set them."""
    setters = [patch.box("prepend set", x, 815) for x in (560, 860)]
    for setter, x, show in zip(setters, (560, 860), ((4, 70, 260, 14), (4, 86, 260, 38)), strict=True):
        patch.cord(setter, 0, patch.line("", x, 850, show))
    return setters[0], setters[1]


def _add_start(patch: Patch, lower: Box) -> None:
    about = "Node for Max starts with the first press, so that eight devices do not run eight of them."
    patch.comment(about, 20, 44, 300)
    parameter = button("Start Daemon", "Start", "Start", "Start a daemon in the background, if none runs yet.", True)
    start = patch.ui("live.text", 20, 90, (4, 4, 56, 18), **parameter)
    first = patch.box("gate 2 1", 20, 130, 120)
    patch.cord(start, 0, first, 1)
    boot = patch.cord(first, 0, patch.message("script start", 20, 180))
    go = patch.message("start", 130, 270, 120)
    press = patch.cord(first, 1, patch.box("t b b b", 130, 225, 60))
    patch.cord(press, 0, go)
    saved = {"autostart": 0, "defer": 0, "node_bin_path": "", "npm_bin_path": "", "watch": 0}
    script = patch.box("node.script ls.daemon.js @autostart 0", 20, 310, 300, saved_object_attributes=saved)
    parameter = button("Stop Daemon", "Stop", "Stop", "Stop the daemon that this device started.", True)
    stop = patch.ui("live.text", 260, 90, (108, 4, 40, 18), **parameter)
    halt = patch.cord(stop, 0, patch.message("stop", 260, 270))
    for box in (boot, go, halt):
        patch.cord(box, 0, script)
    patch.cord(patch.box("r #1-start", 150, 90), 0, first, 1)
    hint = "Start a daemon when the set opens, if none runs yet."
    auto = patch.ui(
        "live.text", 150, 44, (64, 4, 40, 18), **toggle("Auto Start", "Auto", "auto", "auto", hint, stored=True)
    )
    patch.chain(auto, patch.box("sel 1", 150, 66), patch.message("bang", 210, 66), first, inlet=1)
    _add_program(patch, go)
    _add_facts(patch, press, script)
    state = patch.cord(script, 0, patch.box("route state says ready", 20, 470, 160))
    _add_ready(patch, state, first, press)
    text = patch.line("stopped", 20, 540, (196, 6, 68, 16))
    says = patch.box("prepend says", 150, 540)
    patch.cord(says, 0, patch.box("s #1-show", 150, 575))  # the line of the device's face
    ended = patch.cord(script, 1, patch.box("route stop terminated start loadend", 300, 400, 250))
    again = patch.message("1", 300, 460)
    for outlet in (0, 1):
        patch.cord(ended, outlet, again)
    broken = patch.box("route error", 480, 430, 90)
    for outlet in (2, 3):
        patch.cord(ended, outlet, broken)
    failed = patch.cord(broken, 0, patch.box("t b b", 480, 460, 60))
    sentence = patch.cord(failed, 1, patch.message("Node for Max has failed. The Max Console says why.", 540, 490, 280))
    patch.cord(failed, 0, again)
    patch.cord(again, 0, first)
    patch.chain(failed, patch.message("set failed", 440, 505), text, outlet=1)
    patch.chain(state, patch.box("prepend set", 20, 505), text)
    for source, outlet in ((state, 1), (sentence, 0)):
        patch.cord(source, outlet, says)
        patch.cord(source, outlet, lower)


def _add_facts(patch: Patch, press: Box, script: Box) -> None:
    """What the script gets before each start: the address of the device, and the folders that the user has chosen."""
    patch.comment("The script gets these before each start: it may not run when they come.", 20, 615, 260)
    for place, (name, word) in enumerate((("show", "allow"), ("state", "at"))):
        x = 160 - 140 * place
        came = [patch.box(f"r #1-{name}", x, 650), patch.box(f"route {word}", x, 680)]
        came.append(patch.box(f"prepend {word}", x, 710))
        held = patch.box("zl.reg", x, 745)
        patch.cord(patch.chain(*came), 0, held, 1)
        patch.cord(press, 1 + place, held)
        patch.cord(held, 0, script)


def _add_ready(patch: Patch, state: Box, first: Box, press: Box) -> None:
    about = (
        "`ready`: the script runs and gets this press, and later ones directly. "
        "`stop` and `terminated` (right outlet): it must be started again."
    )
    patch.comment(about, 310, 560, 240)
    ready = patch.cord(state, 2, patch.box("t b 2", 300, 505, 60))
    patch.cord(ready, 1, first)
    patch.cord(ready, 0, press)


def _add_program(patch: Patch, go: Box) -> None:
    hint = "Choose the program to start, if it is not in one of the usual places."
    find = patch.ui("live.text", 360, 90, (4, 26, 56, 18), **button("Find Program", "Find", "Find …", hint, True))
    found = patch.box("t l l", 360, 150, 60)
    patch.chain(find, patch.box("opendialog", 360, 120), found)
    hint = "The program that Start runs; saved with the set."
    stored = add_pattr(patch, "program", 400, 185, "Daemon Program", "Program", hint)
    patch.cord(found, 1, stored)
    path = patch.box("route 0 symbol", 360, 220, 110)
    patch.cord(stored, 0, path)
    patch.cord(found, 0, path)
    patch.comment("A new set holds 0: no program is chosen.", 400, 290, 140)
    start = patch.box("prepend set start", 360, 255)
    patch.cord(path, 1, start)
    patch.cord(path, 2, start)
    patch.cord(start, 0, go)


def _add_shared(patch: Patch, from_script: Box, to_script: Box) -> None:
    fill = patch.cord(from_script, 0, patch.box("route models", 560, 90, 150))
    hint = "The model that renders from now on; all clients of the daemon share it."
    menu = add_menu(patch, 560, 250, (4, 48, 124, 18), "model", "Model", hint)
    patch.chain(fill, menu, patch.box("prepend modelat", 560, 290), to_script)
    hint = "The interpolation between two seeds: a straight line or an arc."
    parameter = choice("Interpolation", "Way", ["lerp", "slerp"], 0, hint)
    interpolation = add_tab(patch, 720, 250, (64, 26, 66, 18), parameter)
    patch.chain(interpolation, patch.box("prepend way", 720, 290), to_script, outlet=1)
    parameter = button(
        "Choose Folder", "Folder", "Folder …", "Choose the folder that the daemon writes its sounds to.", True
    )
    folder = patch.ui("live.text", 840, 250, (134, 26, 56, 18), **parameter)
    patch.chain(folder, patch.box("opendialog fold", 840, 280), patch.box("prepend folder", 840, 310), to_script)


def _add_address(patch: Patch) -> Box:
    """Where the daemon is. Returns the [send] of requests."""
    about = "Another machine: type HOST:PORT, then press return. `at`: it is taken, and saved with the set."
    patch.comment(about, 560, 350, 330)
    host = patch.ui(
        "textedit", 560, 390, (132, 48, 132, 18), text="127.0.0.1:10102", keymode=1, fontsize=9.5, parameter_enable=0,
        lines=1, wordwrap=0, annotation_name="Daemon at",
        annotation="Host and port of the daemon, such as 127.0.0.1:10102; press return.",
    )  # fmt: skip
    asks, address = patch.box("s #1-ask", 560, 650), patch.box("prepend daemon", 560, 620)
    patch.chain(host, patch.box("route text", 560, 430), address, asks)
    known = patch.cord(patch.box("r #1-state", 660, 430), 0, patch.box("route at stays", 660, 460))
    hint = "Where the daemon is: host and port; saved with the set."
    stored = add_pattr(patch, "address", 660, 495, "Daemon Address", "Address", hint)
    patch.cord(known, 0, stored)
    new = patch.box("route 0", 660, 530)  # of a new set, which holds 0
    patch.cord(stored, 0, new)
    patch.cord(new, 1, address)
    shown = patch.cord(known, 0, patch.box("sprintf set %s:%ld", 820, 495, ports=(2, ".")))
    patch.cord(known, 1, shown)
    patch.cord(shown, 0, host)
    return asks


def _add_questions(patch: Patch, asks: Box, upper: Box, lower: Box) -> None:
    """Two buttons; what comes back stands in the two texts."""
    zeros = " ".join(["0."] * 64)
    for name, show, x, messages, hint in (
        ("Status", (152, 4, 40, 18), 760, ("get_target_dir", "status"),
         "Ask the daemon what it does, and where it writes."),
        ("Test", (196, 26, 40, 18), 900, ("initGenerator", "version", f"generate_single_wav {zeros}"),
         "Ask which program answers, and let it render one loop as a test."),
    ):  # fmt: skip
        pressed = patch.ui("live.text", x, 390, show, **button(f"Ask {name}", name, name, hint, True))
        for place, message in enumerate(messages):
            patch.chain(pressed, patch.message(message, x, 420 + 26 * place, 120), asks)
    replies = patch.box("route status version wav msg", 560, 720, 300)
    patch.chain(patch.box("r #1-reply", 560, 690), replies)
    text = "sprintf %ld waiting\\, %ld running\\, %ld done\\, %ld failed\\, %.0f ms"
    counts = patch.box(text, 560, 785, 400, ports=(5, "."))
    patch.chain(replies, patch.box("zl.slice 5", 560, 755), counts)
    for source, outlet, line in ((counts, 0, upper), (replies, 1, upper), (replies, 2, lower), (replies, 3, lower)):
        patch.cord(source, outlet, line)
