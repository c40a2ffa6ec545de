"""ls.mixer~, gain, pan, mute and solo of eight slots, and ls.arrange~, which plays them bar by bar.

Eight strips are eight boxes: each slot has a fader and buttons that are parameters of its own, and an mc. object would
take their values as one list, from eight faders all the same.
"""

from tools.max_builder.controls import add_fader
from tools.max_builder.parameter import INT, PAN, blob, gain, number, toggle
from tools.max_builder.patch import Box, Patch

SLOTS = 8
STRIP = 52  # pixels: the width of a slot on the faces
MIXER_FACE = (9 * STRIP, 88)
ARRANGE_FACE = (280, 130)
BARS = 32
CHANNELS = ("left", "right")
CROSSFADE = 240  # samples: 5 ms at 48 kHz


def build_mixer() -> Patch:
    patch = Patch(MIXER_FACE, (1820, 800))
    about = "ls.mixer~: eight slots to two outputs. A slot is heard if it is not muted, and if it or no slot is solo."
    patch.comment(about, 20, 10, 620)
    solos = patch.box(f"pak {' '.join(['0'] * SLOTS)}", 20, 360, 1660)
    count = patch.chain(solos, patch.box("zl.sum", 20, 390), patch.box("t b i", 20, 420, 1660))
    outs = _add_master(patch)
    for place in range(SLOTS):
        _add_strip(patch, place, solos, count, outs)
    return patch


def _add_strip(patch: Patch, place: int, solos: Box, count: Box, outs: tuple[Box, Box]) -> None:
    x, left, n = 20 + 220 * place, STRIP * place + 2, place + 1
    parameter = gain(f"Slot {n} Gain", f"Gain {n}", f"The level of slot {n}.")
    fader = add_fader(patch, x, 100, (left, 36, 46, 52), 2, parameter, showname=0)
    for channel, name in enumerate(CHANNELS):
        patch.cord(patch.inlet(x + 60 * channel, 50, f"Slot {n}, {name}"), 0, fader, channel)
    parameter = number(f"Slot {n} Pan", f"Pan {n}", -50, 50, 0, PAN, f"Slot {n} from left to right.")
    pan = patch.ui("live.numbox", x + 60, 100, (left, 0, 46, 16), **parameter)
    parameter = toggle(f"Slot {n} Mute", f"Mute {n}", "M", "M", f"Silence slot {n}.")
    mute = patch.ui("live.text", x + 96, 190, (left - 1, 18, 24, 16), **parameter)
    parameter = toggle(f"Slot {n} Solo", f"Solo {n}", "S", "S", f"Hear only slot {n} and other solo slots.")
    solo = patch.ui("live.text", x + 126, 240, (left + 24, 18, 24, 16), **parameter)
    again = patch.cord(solo, 0, patch.box("t b i", x + 126, 290, 50))
    heard = patch.box("expr ($i1 == 0) && ($i2 || ($i3 == 0))", x, 480, 214)
    patch.cord(mute, 0, heard)
    patch.cord(again, 1, heard, 1)
    patch.cord(again, 0, heard)
    patch.cord(solo, 0, solos, place)
    patch.cord(count, 1, heard, 2)
    patch.cord(count, 0, heard)
    strip = patch.cord(fader, 0, patch.box("ls.strip~", x, 540, 120, ports=(4, "ss")))
    for source, outlet, inlet in ((fader, 1, 1), (pan, 0, 2), (heard, 0, 3)):
        patch.cord(source, outlet, strip, inlet)
    for side in (0, 1):
        patch.cord(strip, side, outs[side])


def _add_master(patch: Patch) -> tuple[Box, Box]:
    patch.comment("Signals that meet in one inlet are added.", 270, 660)
    left, right = patch.box("*~ 1.", 20, 620, 60), patch.box("*~ 1.", 190, 620, 60)
    parameter, show = gain("Master Gain", "Master", "The level of the whole device.", -6.0), (8 * STRIP + 4, 2, 46, 86)
    fader = add_fader(patch, 20, 660, show, 2, parameter, showname=0)
    patch.feed(fader, left, right)
    patch.cord(fader, 0, patch.outlet(200, 740, "Left", "signal"))
    patch.cord(fader, 1, patch.outlet(260, 740, "Right", "signal"))
    return left, right


def build_arrange() -> Patch:
    patch = Patch(ARRANGE_FACE, (1200, 760))
    about = (
        "ls.arrange~ NAME: which slot plays in which bar. The cells are in a buffer that the transport reads, so they "
        "are exact to the sample, wherever Live jumps to."
    )
    patch.comment(about, 20, 10, 620)
    _add_cells(patch)
    parameter = number(
        "Arrangement Bars", "Bars", 1, BARS, 8, INT, "The length of the arrangement in bars; it repeats.", whole=True
    )
    bars = patch.ui("live.numbox", 640, 60, (232, 2, 44, 16), **parameter)
    hint = "On: the cells say which slot plays in which bar. Off: all play."
    on = patch.ui("live.text", 900, 60, (4, 1, 56, 18), **toggle("Arrange", "Arrange", "Arrange", "Arrange", hint))
    patch.label("bars", (204, 3, 28, 14), 700, 60, 2)
    index = patch.box("*~ 8.", 640, 220, 80)
    patch.cord(bars, 0, index, 1)
    ticks = patch.box("* 1920", 640, 110, 60)
    patch.chain(bars, ticks, patch.message("$1 ticks", 640, 140), patch.box("phasor~ 1n @lock 1", 640, 180, 130), index)
    now = patch.cord(index, 0, patch.box("trunc~", 640, 255))
    patch.comment("1920 ticks a bar of four beats.", 720, 110)
    free = patch.chain(on, patch.box("== 0", 900, 110), patch.box("sig~ 1.", 900, 180))
    patch.comment("Off opens every gate.", 980, 180)
    for place in range(SLOTS):
        _add_gate(patch, place, now, free)
    shown = patch.line("bar 1", 460, 260, (66, 3, 90, 14))
    bar = patch.box("snapshot~ 100", 460, 180)
    number_shown = [patch.box("+ 1", 460, 205), patch.box("change", 500, 205), patch.box("prepend set bar", 460, 232)]
    patch.chain(bar, *number_shown, shown)
    patch.cord(now, 0, bar)
    return patch


def _add_gate(patch: Patch, place: int, now: Box, free: Box) -> None:
    """A slot, heard in its bars."""
    x = 20 + 150 * place
    cell = patch.cord(now, 0, patch.box(f"index~ #1-cells {place + 1}", x + 20, 400, 116))
    gate = patch.feed(patch.box("+~", x + 20, 440, 60), cell, free)
    ramp = patch.box("clip~ 0. 1.", x + 20, 475, 70)
    smooth = patch.chain(gate, ramp, patch.box(f"rampsmooth~ {CROSSFADE} {CROSSFADE}", x + 20, 510, 132))
    for channel, name in enumerate(CHANNELS):
        left = x + 70 * channel
        sound = patch.inlet(left, 366, f"Slot {place + 1}, {name}")
        out = patch.feed(patch.box("*~", left, 560, 60), sound, smooth)
        patch.cord(out, 0, patch.outlet(left, 620, f"Slot {place + 1}, {name}, in its bars", "signal"))


def _add_cells(patch: Patch) -> None:
    buffer = patch.box("buffer~ #1-cells", 20, 60)
    patch.chain(patch.box("loadbang", 160, 60), patch.message(f"sizeinsamps {BARS} {SLOTS}", 160, 90), buffer)
    about = "One sample is one bar, one channel one slot. The cells are saved with the set, and dumped when it opens."
    patch.comment(about, 480, 60, 150)
    first = [value for bar in range(BARS) for row in range(SLOTS) for value in (bar, row, 1)]
    cells = patch.ui(
        "matrixctrl", 20, 190, (20, 22, 256, 104), size_here=(256, 80), columns=BARS, rows=SLOTS, range=2, autosize=0,
        scale=1, horizontalspacing=0, verticalspacing=0, horizontalmargin=0, verticalmargin=0,
        **blob("Arrangement", "Cells", "Which slot (row) plays in which bar (column).", first),
    )  # fmt: skip
    for place in range(SLOTS):
        patch.label(str(place + 1), (4, 21 + 13 * place, 16, 13), 300, 190 + 12 * place, 1)
    patch.chain(patch.box("live.thisdevice", 320, 60), patch.box("deferlow", 320, 90), cells)
    parts = patch.cord(cells, 0, patch.box("unpack 0 0 0", 20, 280, 100))
    write = patch.box("pack 0 0. 1", 140, 310, 100)
    patch.cord(parts, 2, write, 1)
    patch.chain(parts, patch.box("+ 1", 90, 310, 40), write, outlet=1, inlet=2)
    patch.cord(parts, 0, write)
    patch.cord(write, 0, patch.box("peek~ #1-cells", 140, 345))
