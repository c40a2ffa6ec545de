"""The device loopseed smol: one slot, added to the audio that passes."""

from tools.max_builder import device
from tools.max_builder.mixing import gain
from tools.max_builder.parameter import press, switch
from tools.max_builder.patch import Box, Patch
from tools.max_builder.seed import FACE as SEED_FACE

WIDTH = 776


def smol() -> Patch:
    patch = device.device(
        WIDTH, (1300, 960), "loopseed smol: 64 dials, one loop, on the bar. Its sound is added to what passes."
    )
    for x in (274, 576):
        device.rule(patch, x)
    seed = patch.part("ls.seed", 20, 60, (0, 4, *SEED_FACE), [device.NAME], (1, ".."))
    script = device.slots(patch, 1, 20, 460, 900)
    device.recipes(patch, script, 1, 600, 520)
    live = device.live(patch, script, 560, 390)
    device.house(patch, 1060, 60, 584)
    _asks(patch, seed, script)
    shown = device.reading(patch, 1, live, 760, 600, (286, 118, 112, 22))
    picture = patch.ui(
        "fpic",
        1060,
        680,
        (402, 98, 114, 40),
        autofit=1,
        annotation_name="Powergram",
        annotation="The picture of the loop: time to the right, pitch upwards.",
    )
    patch.cord(patch.cord(shown, 1, patch.box("prepend read", 1060, 640)), 0, picture)
    device.follow(patch, 880, 60, (286, 98, 112, 18))
    device.clip(patch, shown, live, 560, 60, 286, 142)
    _sound(patch, script)
    return patch


def _asks(patch: Patch, seed: Box, script: Box) -> None:
    patch.note("New dials are told; with Auto on, their loop is made at once.", 20, 240, 200)
    change = patch.cord(seed, 0, patch.box("t b l", 20, 290, 80))
    patch.cord(patch.cord(change, 1, patch.box("prepend dials", 110, 330)), 0, script)
    auto = patch.ui(
        "live.text",
        300,
        60,
        (354, 74, 44, 18),
        **switch("Auto Generate", "Auto", "Auto", "Auto", "Make the loop as soon as the dials change.", 1),
    )
    gate = patch.box("gate 1 1", 20, 360, 80)
    patch.cord(auto, 0, gate, 0)
    patch.cord(change, 0, gate, 1)
    make = patch.cord(gate, 0, patch.say("generate 1", 20, 400))
    button = patch.ui(
        "live.text",
        300,
        100,
        (286, 74, 64, 18),
        **press("Generate", "Generate", "Generate", "Make the loop of the dials."),
    )
    patch.cord(button, 0, make)
    patch.cord(make, 0, script)
    for word, x, show, hint in (
        ("picture", 380, (402, 74, 54, 18), "Make the loop and the picture of its powergram."),
        ("clear", 470, (460, 74, 56, 18), "Empty the slot, on the bar."),
    ):
        name = word.capitalize()
        press_it = patch.ui("live.text", x, 140, show, **press(name, name, name, hint))
        patch.cord(patch.cord(press_it, 0, patch.say(f"{word} 1", x, 180)), 0, script)


def _sound(patch: Patch, script: Box) -> None:
    patch.note("The sound: mono, to both sides, added to what passes.", 20, 560, 220)
    orders = patch.cord(script, 1, patch.box("route 1", 313, 520, 60))
    slot = patch.cord(orders, 0, patch.box("ls.slot~ ---ls-1", 313, 600, 200, ports=(1, "s.s")))
    wave = patch.ui(
        "waveform~",
        500,
        700,
        (286, 8, 230, 60),
        size_here=(232, 60),
        buffername="---ls-1-a",
        setmode=0,
        allowdrag=0,
        labels=0,
        ticks=0,
        annotation="The loop that was made last.",
        annotation_name="Wave",
    )
    filled = patch.cord(slot, 1, patch.box("route buffer", 413, 640))
    patch.chain(filled, patch.box("prepend set", 513, 668), wave)
    fader = patch.ui(
        "live.gain~",
        313,
        720,
        (526, 6, 44, 156),
        size_here=(44, 120),
        channels=2,
        lastchannelcount=0,
        showname=1,
        shownumber=1,
        orientation=0,
        **gain("Loop Gain", "Gain", "The level of the loop."),
    )
    for inlet in (0, 1):
        patch.cord(slot, 0, fader, inlet)
    passes = patch.box("plugin~", 20, 720, 120)
    out = patch.box("plugout~", 20, 900, 420)
    for side in (0, 1):
        patch.cord(passes, side, out, side)
        patch.cord(fader, side, out, side)
