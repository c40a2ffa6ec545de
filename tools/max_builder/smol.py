"""The device loopseed smol: one slot, added to its audio input."""

from tools.max_builder import device
from tools.max_builder.controls import add_fader, add_waveform
from tools.max_builder.daemon import DAEMON_FACE
from tools.max_builder.output import add_output
from tools.max_builder.pages import add_pages
from tools.max_builder.parameter import button, gain, toggle
from tools.max_builder.patch import Box, Patch

WIDTH = 642


def build_smol() -> Patch:
    about = "loopseed smol: 64 dials, one loop, on the bar. Its sound is added to the input."
    patch = device.build_device(WIDTH, (1300, 960), about)
    device.add_rules(patch, 274, 576)
    seed = device.add_seed(patch)
    script = device.add_slots(patch, 1, 20, 460, 900)
    device.add_recipes(patch, script, 1, 600, 520)
    live = device.add_live(patch, script, 560, 390)
    daemon = device.add_daemon(patch, 1060, 60, 582, (0, 4, DAEMON_FACE[0], 161))
    add_pages(patch, "Page", {"Dials": seed, "Daemon": daemon}, 1060, 330, (582, 50, 56, 40), 2)
    _add_buttons(patch, seed, script)
    shown = device.add_status(patch, 1, live, 760, 600, (286, 118, 112, 22))
    hint = "The picture of the loop: time to the right, pitch upwards."
    looks = {"autofit": 1, "annotation_name": "Powergram", "annotation": hint}
    picture = patch.ui("fpic", 1060, 680, (402, 98, 114, 40), **looks)
    patch.chain(shown, patch.box("prepend read", 1060, 640), picture, outlet=1)
    device.add_follow(patch, 880, 60, (286, 98, 112, 18))
    device.add_clip(patch, shown, live, 560, 60, 286, 142)
    _add_sound(patch, script)
    return patch


def _add_buttons(patch: Patch, seed: Box, script: Box) -> None:
    patch.comment("New dials go to the script; with Auto on, their loop is rendered at once.", 20, 240, 200)
    change = patch.cord(seed, 0, patch.box("t b l", 20, 290, 80))
    patch.chain(change, patch.box("prepend dials", 110, 330), script, outlet=1)
    parameter = toggle("Auto Generate", "Auto", "Auto", "Auto", "Render the loop as soon as the dials change.", 1)
    auto = patch.ui("live.text", 300, 60, (354, 74, 44, 18), **parameter)
    gate = patch.feed(patch.box("gate 1 1", 20, 360, 80), auto, change)
    make = patch.cord(gate, 0, patch.message("generate 1", 20, 400))
    parameter = button("Generate", "Generate", "Generate", "Render the loop of the dials.")
    patch.chain(patch.ui("live.text", 300, 100, (286, 74, 64, 18), **parameter), make, script)
    for name, x, show, hint in (
        ("Picture", 380, (402, 74, 54, 18), "Render the loop and a picture of its powergram."),
        ("Clear", 470, (460, 74, 56, 18), "Empty the slot on the next bar line."),
    ):
        pressed = patch.ui("live.text", x, 140, show, **button(name, name, name, hint))
        patch.chain(pressed, patch.message(f"{name.lower()} 1", x, 180), script)


def _add_sound(patch: Patch, script: Box) -> None:
    patch.comment("The sound, added to the input.", 20, 560, 220)
    orders = patch.cord(script, 1, patch.box("route 1", 313, 520, 60))
    slot = patch.cord(orders, 0, patch.box("ls.slot~ ---ls-1", 313, 600, 200, ports=(1, "ss.s")))
    show, hint = (286, 8, 230, 60), "The loop that was rendered last."
    wave = add_waveform(patch, 500, 700, show, "---ls-1-a", "Wave", hint, size_here=(232, 60))
    patch.chain(slot, patch.box("route buffer", 413, 640), patch.box("prepend set", 513, 668), wave, outlet=2)
    parameter = gain("Loop Gain", "Gain", "The level of the loop.")
    fader = add_fader(patch, 313, 720, (526, 6, 44, 156), 2, parameter, size_here=(44, 120))
    for channel in (0, 1):
        patch.cord(slot, channel, fader, channel)
    add_output(patch, 20, 900, 582, 130, patch.box("plugin~", 20, 720, 120), fader)
