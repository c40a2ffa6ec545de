"""ls.osc, the connection to the daemon."""

from tools.max_builder.controls import ALIVE, AWAY, LOOKING, add_light
from tools.max_builder.patch import Box, Patch

OSC_FACE = (268, 40)


def build_osc() -> Patch:
    patch = Patch(OSC_FACE, (760, 560))
    about = "ls.osc NAME: the connection to the daemon. Each NAME is a client of its own, with its own reply port."
    patch.comment(about, 20, 10)
    asks = "Requests by name (generate_single_wav_id 1 ...), daemon HOST PORT, bang: ask for a reply at once"
    requests = [patch.inlet(20, 70, asks), patch.box("r #1-ask", 90, 74)]
    about = "Once a second the script tells the daemon its reply port. Without an answer it tries another port."
    patch.comment(about, 300, 66, 330)
    requests.append(patch.chain(patch.box("freebang", 190, 44), patch.message("leave", 190, 74)))
    script = patch.box("js ls.connection.js 127.0.0.1 10102", 20, 130, 560, ports=(2, "...."))
    for box in requests:
        patch.cord(box, 0, script)
    patch.cord(script, 0, patch.box("udpsend 127.0.0.1 10102", 20, 200))
    patch.comment(
        "The port below is only the first; the script changes to a random one, so a taken one is no error.",
        220,
        176,
        330,
    )
    patch.chain(script, patch.box("udpreceive 49151 @quiet 1", 206, 200), script, outlet=1, inlet=1)
    state = "State: alive 0|1, says TEXT, wrong TEXT, offers NAME ..., at HOST PORT, stays HOST PORT"
    for outlet, name, x, text in (
        (2, "reply", 340, "Replies without /ccret/; error is failed"),
        (3, "state", 500, state),
    ):
        patch.cord(script, outlet, patch.box(f"s #1-{name}", 190 * outlet, 200))
        patch.cord(script, outlet, patch.outlet(x, 240, text))
    _add_light(patch, script)
    return patch


def _add_light(patch: Patch, script: Box) -> None:
    """Green while a daemon answers; beside it the last message."""
    patch.comment("The face: a light, and the last message.", 20, 270)
    state = patch.cord(script, 3, patch.box("route alive says wrong", 20, 300, 300))
    alive = patch.cord(state, 0, patch.box("sel 0 1", 20, 340))
    light = add_light(patch, 20, 430, (4, 4, 10, 10))
    for outlet, colour, x in ((0, AWAY, 20), (1, ALIVE, 220)):
        patch.chain(alive, patch.message(f"bgcolor {colour}", x, 380), light, outlet=outlet)
    text = patch.line(LOOKING, 440, 430, (16, 1, 250, 38))
    for outlet, x in ((1, 440), (2, 540)):
        patch.chain(state, patch.box("prepend set", x, 380), text, outlet=outlet)
    patch.chain(alive, patch.message("set a daemon answers", 560, 340), text, outlet=1)
