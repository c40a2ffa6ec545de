"""ls.osc, the link to the daemon."""

from tools.max_builder.patch import Box, Patch

OSC_FACE = (184, 32)


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
    light = patch.ui("panel", 20, 430, (4, 4, 10, 10), mode=0, rounded=10, bgcolor=[0.75, 0.3, 0.25, 1.0], background=1)
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
