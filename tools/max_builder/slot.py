"""ls.slot~, a loop on the bar, and ls.strip~, its way into a mix."""

from tools.max_builder.patch import Box, Patch

CROSSFADE = 240  # samples: 5 ms at 48 kHz
START, STOP = 24, 96  # samples: 0.5 and 2 ms at 48 kHz, against a click where the transport starts or stops
SIDES = ("a", "b")


def build_slot() -> Patch:
    patch = Patch(None, (1580, 720))
    about = "ls.slot~ NAME-N: one loop, locked to the transport. A new sound starts on the bar line."
    patch.comment(about, 20, 10, 560)
    sounds = patch.subpatcher("sounds", _build_sounds(), 20, 90, 1100)
    patch.cord(patch.inlet(20, 40, "load PATH BEATS, clear"), 0, sounds)
    next_sound = patch.cord(sounds, 6, patch.box("sig~ 2", 884, 170, 60))
    patch.comment("Next: 0 = a, 1 = b, 2 = silence.", 650, 245, 240)
    line, moves = _add_bar_line(patch, next_sound)
    current = patch.feed(patch.box("sah~ 0.5", 884, 355, 110), next_sound, line)
    patch.cord(current, 0, sounds, 1)
    patch.comment("Current: what was next at the last bar line.", 610, 350, 250)
    runs = patch.cord(moves, 0, patch.box(f"rampsmooth~ {START} {STOP}", 1170, 480, 140))
    patch.comment("The phase stops with the transport: a fade of 2 ms, then silence.", 880, 430, 210)
    sides = [_add_side(patch, place, side, sounds, current) for place, side in enumerate(SIDES)]
    for channel, name in enumerate(("left", "right")):
        x = 236 + 300 * channel
        mix = patch.feed(patch.box("+~", x, 565, 240), *(side[channel] for side in sides))
        gate = patch.feed(patch.box("*~", x, 600, 100), mix, runs)
        patch.cord(gate, 0, patch.outlet(x, 660, f"The loop, {name}", "signal"))
    patch.cord(sounds, 7, patch.outlet(1100, 640, "buffer NAME: the buffer that was filled last"))
    return patch


def _add_bar_line(patch: Patch, next_sound: Box) -> tuple[Box, Box]:
    """When the next sound starts: on a bar line, or at once while the transport is stopped; and whether it runs."""
    about = "The bar: four beats of the transport. Its phase stops with the transport."
    patch.comment(about, 1130, 40, 300)
    bar = patch.box("phasor~ 1n @lock 1", 1312, 120, 130)
    patch.cord(bar, 0, patch.outlet(1312, 640, "Phase of the bar of four beats, 0 to 1", "signal"))
    step = patch.cord(bar, 0, patch.box("delta~", 1152, 180, 60))
    back = patch.cord(step, 0, patch.box("<~ -0.1", 1152, 240, 60))
    moves = patch.cord(step, 0, patch.box("!=~ 0.", 1216, 240, 60))
    stands = patch.cord(step, 0, patch.box("==~ 0.", 984, 255, 60))
    changed = patch.chain(next_sound, patch.box("delta~", 920, 205, 60), patch.box("!=~ 0.", 920, 235, 60))
    at_once = patch.feed(patch.box("*~", 920, 288, 80), changed, stands)
    line = patch.feed(patch.box("+~", 978, 322, 100), at_once, back)
    about = (
        "The phase falls on a bar line, and wherever Live jumps back, also in a short loop. While the "
        "transport is stopped, the next sound is taken at once, so that playing begins with the newest."
    )
    patch.comment(about, 1350, 200, 190)
    return line, moves


def _add_side(patch: Patch, place: int, side: str, sounds: Box, current: Box) -> list[Box]:
    """One of the two buffers: read at a period of its own, and heard while it is the current one. Left and right."""
    x, (ticks, name, channels) = 236 + 216 * place, ((0, 1, 2), (5, 3, 4))[place]
    phase = patch.cord(sounds, ticks, patch.box("phasor~ 1n @lock 1", (20, 668)[place], 170, 130))
    reader = patch.cord(phase, 0, patch.box(f"wave~ #1-{side} 0 0 2 @interp 4", x, 230, 190))
    patch.cord(sounds, name, reader)
    on = patch.cord(current, 0, patch.box(f"==~ {place}.", x + 64, 430, 60))
    fade = patch.cord(on, 0, patch.box(f"rampsmooth~ {CROSSFADE} {CROSSFADE}", x + 64, 460, 140))
    right = add_right(patch, reader, x + 60, 270)
    patch.cord(sounds, channels, right)
    return [
        patch.feed(patch.box("*~", x, 520, 80), reader, fade),
        patch.feed(patch.box("*~", x + 100, 520, 80), right, fade),
    ]


def add_right(patch: Patch, reader: Box, x: float, y: float) -> Box:
    """The right channel of what `reader` reads, of a mono file the left one; its left inlet takes 1 or 2."""
    right = patch.box("selector~ 2 1", x, y, 100)
    for channel in (0, 1):
        patch.cord(reader, channel, right, 1 + channel)
    return right


def _build_sounds() -> Patch:
    """What happens on `load`: cancel what waits, find the silent buffer, fill it, make it the next."""
    inner = Patch(None, (640, 720))
    about = (
        "load: 1. the current sound becomes the next, which cancels one that waits; 2. after 20 ms (a bar line may "
        "just have passed) the silent buffer is filled; 3. once it is read, it is the next."
    )
    inner.comment(about, 70, 10, 440)
    words = inner.chain(inner.inlet(20, 40, "load PATH BEATS, clear"), inner.box("route load clear", 20, 90, 440))
    load = inner.cord(words, 0, inner.box("t b l b", 20, 130, 140))
    look = _add_wait(inner, load)
    snapshot = inner.box("snapshot~", 330, 290, 80)
    inner.cord(inner.inlet(540, 40, "Current (signal)"), 0, snapshot)
    for source, outlet in ((load, 2), (look, 1)):
        inner.cord(source, outlet, snapshot)
    held = inner.cord(look, 0, inner.box("zl.reg", 90, 340, 60))
    inner.cord(load, 1, held, 1)
    current = inner.cord(snapshot, 0, inner.box("t i i", 330, 325, 80))
    other = inner.cord(current, 0, inner.box("sel 0", 262, 375, 60))
    free = inner.box("gate 2 1", 20, 460, 262)
    for outlet, text, x in ((0, "2", 250), (1, "1", 310)):
        inner.chain(other, inner.message(text, x, 415), free, outlet=outlet)
    inner.cord(held, 0, free, 1)
    next_sound = inner.outlet(470, 640, "Next: 0 = a, 1 = b, 2 = silence")
    inner.cord(current, 1, next_sound)
    inner.chain(words, inner.message("2", 450, 240), next_sound, outlet=1)
    shown = inner.outlet(560, 640, "buffer NAME: the buffer that was filled last")
    for place, side in enumerate(SIDES):
        fill = inner.subpatcher(f"fill {side}", _build_fill(place, side), 20 + 246 * place, 530, 150)
        inner.cord(free, place, fill)
        ticks, name, channels = ((20, 130, 200), (380, 266, 320))[place]
        inner.cord(fill, 0, inner.outlet(ticks, 640, f"To the phasor~ of {side}: N ticks"))
        inner.cord(fill, 1, next_sound)
        inner.cord(fill, 2, shown)
        inner.cord(fill, 3, inner.outlet(name, 640, f"To the wave~ of {side}: set NAME"))
        inner.cord(fill, 4, inner.outlet(channels, 640, f"Channels of {side}: 1 or 2"))
    return inner


def _add_wait(inner: Patch, load: Box) -> Box:
    """20 ms, for which the audio must run: Max's clocks may stand still with it, so without audio there is no wait."""
    inner.comment("Without audio there is no bar line to wait for.", 470, 120, 160)
    state = inner.chain(inner.box("loadbang", 400, 120), inner.box("dspstate~", 400, 148))
    way = inner.box("gate 2 1", 20, 175, 70)
    inner.chain(state, inner.box("expr 2 - ($i1 != 0)", 400, 175), way)
    inner.cord(load, 0, way, 1)
    look = inner.box("t b b", 20, 240, 70)
    inner.chain(way, inner.box("delay 20", 20, 205, 70), look)
    inner.cord(way, 1, look)
    return look


def _build_fill(place: int, side: str) -> Patch:
    """A file into one of the two buffers."""
    inner, name = Patch(None, (560, 380)), f"#1-{side}"
    inner.comment("A beat is 480 ticks: each buffer has a period of its own.", 190, 80, 190)
    parts = inner.chain(inner.inlet(20, 40, "PATH BEATS"), inner.box("unpack s 0.", 20, 90, 150))
    ticks = inner.cord(parts, 1, inner.box("expr int($f1 * 480.)", 190, 130))
    inner.chain(ticks, inner.message("$1 ticks", 190, 170), inner.outlet(190, 300, "N ticks"))
    buffer = inner.chain(parts, inner.box("prepend replace", 20, 130), inner.box(f"buffer~ {name}", 20, 170, 120))
    read = inner.cord(buffer, 1, inner.box("t b b b b", 280, 210, 260))
    channels = inner.chain(read, inner.box(f"info~ {name}", 420, 250, 130), outlet=3)
    inner.chain(channels, inner.box("expr min(2\\, $i1)", 440, 280), inner.outlet(520, 320, "Channels"), outlet=8)
    for outlet, text, x, comment in (
        (0, str(place), 280, "Next"),
        (1, f"buffer {name}", 340, "buffer NAME"),
        (2, f"set {name}", 400, "set NAME"),
    ):
        inner.chain(read, inner.message(text, x - 220, 250), inner.outlet(x, 300, comment), outlet=outlet)
    return inner


def build_strip() -> Patch:
    patch = Patch(None, (620, 460))
    patch.comment("ls.strip~: balance, and a switch that does not click.", 20, 10, 400)
    left, right, pan, on = patch.inlets(
        50, (20, "Left"), (80, "Right"), (240, "Balance: -50 left to 50 right"), (500, "1 heard, 0 muted")
    )
    heard = patch.chain(on, patch.box("pack 0. 10.", 500, 110), patch.box("line~ 1.", 500, 150))
    patch.comment("Balance turns the other side down; in the middle both are at full level.", 280, 90, 200)
    for place, (sound, sign, name) in enumerate(((left, "-", "Left"), (right, "+", "Right"))):
        x = 20 + 240 * place
        law = patch.box(f"expr min(1.\\, 1. {sign} $f1 / 50.)", x, 140 + 30 * place, 190)
        gain = patch.chain(law, patch.box("pack 0. 10.", x, 230), patch.box("line~ 1.", x, 260))
        patch.cord(pan, 0, law)
        level = patch.feed(patch.box("*~", x, 300, 100), sound, heard)
        side = patch.feed(patch.box("*~", x, 340, 100), level, gain)
        patch.cord(side, 0, patch.outlet(x, 400, name, "signal"))
    return patch
