"""The device loopseed smol: one slot, added to its audio input."""

from tools.max_builder import device
from tools.max_builder.controls import add_fader, add_waveform
from tools.max_builder.output import add_output
from tools.max_builder.pages import add_pages
from tools.max_builder.parameter import CUSTOM, button, gain, number, toggle
from tools.max_builder.patch import Box, Patch
from tools.max_builder.presets import PRESETS_FACE, build_presets
from tools.max_builder.search import add_drop, add_find

SOUND = 284  # pixels: where the loop begins, its level, and the daemon
LEVEL = 664
DAEMON = LEVEL + 56
WIDTH = DAEMON + 60


def build_smol() -> Patch:
    about = "loopseed smol: 64 dials, one loop, on the bar. Its sound is added to the input."
    patch = device.build_device(WIDTH, (1300, 960), about)
    device.add_rules(patch, SOUND - 10, DAEMON - 6)
    seed = device.add_seed(patch)
    script = device.add_slots(patch, 1, 20, 460, 900)
    device.add_recipes(patch, script, 1, 600, 520)
    live = device.add_live(patch, script, 560, 390)
    daemon = device.add_daemon(patch, 1060, 60, DAEMON, (0, 4, *device.DAEMON_PAGE))
    presets = patch.embedded(build_presets("the loop"), 1000, 480, (4, 4, *PRESETS_FACE))
    pages = {"Dials": seed, "Presets": presets, "Daemon": daemon}
    add_pages(patch, "Page", pages, 1060, 330, (DAEMON, 50, 56, 57), 3)
    _add_buttons(patch, seed, script)
    shown = device.add_status(patch, 1, live, 760, 600, (520, 54, 138, 84))
    hint = "The picture of the loop: time to the right, pitch upwards."
    looks = {"autofit": 1, "annotation_name": "Powergram", "annotation": hint}
    picture = patch.ui("fpic", 1060, 680, (402, 76, 54, 62), **looks)
    patch.chain(shown, patch.box("prepend read", 1060, 640), picture, outlet=1)
    device.add_follow(patch, 880, 60, (286, 76, 112, 18))
    device.add_clip(patch, shown, live, 560, 60, 286, 142)
    _add_file(patch)
    _add_sound(patch, script)
    return patch


def _add_buttons(patch: Patch, seed: Box, script: Box) -> None:
    patch.comment("New dials go to the script; with Auto on, their loop is rendered at once.", 20, 240, 200)
    change = patch.cord(seed, 0, patch.box("t b l", 20, 290, 80))
    patch.chain(change, patch.box("prepend dials", 110, 330), script, outlet=1)
    parameter = toggle("Auto Generate", "Auto", "Auto", "Auto", "Render the loop as soon as the dials change.", 1)
    auto = patch.ui("live.text", 300, 60, (354, 54, 44, 18), **parameter)
    gate = patch.feed(patch.box("gate 1 1", 20, 360, 80), auto, change)
    make = patch.cord(gate, 0, patch.message("generate 1", 20, 400))
    parameter = button("Generate", "Generate", "Generate", "Render the loop of the dials.")
    patch.chain(patch.ui("live.text", 300, 100, (286, 54, 64, 18), **parameter), make, script)
    for name, x, show, hint in (
        ("Picture", 380, (402, 54, 54, 18), "Render the loop and a picture of its powergram."),
        ("Clear", 470, (460, 54, 56, 18), "Empty the slot on the next bar line."),
    ):
        pressed = patch.ui("live.text", x, 140, show, **button(name, name, name, hint))
        patch.chain(pressed, patch.message(f"{name.lower()} 1", x, 180), script)


def _add_file(patch: Patch) -> None:
    """A sound file of the user's: it plays, or the seed is found that sounds most like it."""
    hint = "Drop a WAV, AIFF or FLAC file here: it plays as the loop. Set its length in beats first."
    drop = add_drop(patch, 1060, 760, (460, 76, 56, 21), "drop: play", hint)
    hint = "The length of a dropped sound in beats."
    parameter = number("Own Sound Beats", "Beats", 1, 128, 4, CUSTOM, hint, whole=True, stored=True, units="%d beats")
    beats = patch.ui("live.numbox", 1160, 760, (460, 99, 56, 16), **parameter)
    file = patch.cord(drop, 0, patch.box("pack s 4", 1060, 810, 120))
    patch.cord(beats, 0, file, 1)
    patch.chain(file, patch.box("prepend file 1", 1060, 840), patch.box("s ---ls-do", 1060, 870))
    hint = "Find the seed that sounds most like a sound file of yours, and render its loop."
    found = add_find(patch, "Find Seed", 760, 700, (286, 98, 112, 18), hint)
    hint = "Drop a sound file here: the seed that sounds most like it is found and rendered."
    dropped = add_drop(patch, 1160, 900, (460, 117, 56, 21), "drop: find", hint)
    message = patch.box("prepend find 1", 760, 930)
    patch.chain(message, patch.box("s ---ls-do", 760, 960))
    for path in (found, dropped):
        patch.cord(path, 0, message)


def _add_sound(patch: Patch, script: Box) -> None:
    patch.comment("The sound, added to the input.", 20, 560, 220)
    orders = patch.cord(script, 1, patch.box("route 1", 313, 520, 60))
    slot = patch.cord(orders, 0, patch.box("ls.slot~ ---ls-1", 313, 600, 200, ports=(1, "ss.s")))
    show, hint = (286, 6, 372, 44), "The loop that was rendered last."
    wave = add_waveform(patch, 500, 700, show, "---ls-1-a", "Wave", hint, size_here=(232, 44))
    patch.chain(slot, patch.box("route buffer", 413, 640), patch.box("prepend set", 513, 668), wave, outlet=2)
    parameter = gain("Loop Gain", "Gain", "The level of the loop.")
    fader = add_fader(patch, 313, 720, (LEVEL + 4, 6, 44, 156), 2, parameter, size_here=(44, 120))
    for channel in (0, 1):
        patch.cord(slot, channel, fader, channel)
    add_output(patch, 20, 900, DAEMON, 130, patch.box("plugin~", 20, 720, 120), fader)
