"""ls.slot~, a loop on the bar, and ls.strip~, its way into a mix."""

from tools.max_builder.patch import Box, Patch

CROSSFADE = 240  # samples: 5 ms at 48 kHz
START, STOP = 24, 96  # samples: 0.5 and 2 ms at 48 kHz, against a click where the transport starts or stops
SIDES = ("a", "b")


def slot() -> Patch:
    patch = Patch(None, (1120, 980))
    patch.note("ls.slot~ NAME-N: one loop, locked to the transport. A new sound comes in on the bar line.", 20, 10, 560)
    heard = patch.inlet(20, 40, "load PATH BEATS, clear")
    words = patch.cord(heard, 0, patch.box("route load clear", 20, 90, 200))
    due, air, free = _order(patch, words)
    bar, moving = _clock(patch)
    _line(patch, bar, moving, due, air)
    shown = patch.outlet(900, 900, "buffer NAME: the buffer that was filled last")
    mix = patch.box("+~", 20, 780, 320)
    for place, side in enumerate(SIDES):
        _side(patch, place, side, free, due, mix, shown)
    still = patch.box(f"rampsmooth~ {START} {STOP}", 560, 800)
    patch.cord(moving, 0, still)
    gate = patch.box("*~", 20, 850, 560)
    patch.note("While the transport stands, the phase does: 2 ms, then silence.", 700, 800, 220)
    patch.cord(mix, 0, gate, 0)
    patch.cord(still, 0, gate, 1)
    patch.cord(gate, 0, patch.outlet(20, 900, "The loop (mono)", "signal"))
    patch.cord(bar, 0, patch.outlet(460, 900, "Phase of the bar of four beats, 0 to 1", "signal"))
    return patch


def _order(patch: Patch, words: Box) -> tuple[Box, Box, Box]:
    """What happens on `load`: call off what waits, look which buffer is silent, fill it, make it due."""
    patch.note(
        "load: 1. what waits is called off, 2. after 20 ms (a bar line may just have passed) the buffer that "
        "does not sound is filled, 3. once it is read, it is due.",
        20,
        120,
        300,
    )
    first = patch.cord(words, 0, patch.box("t b l", 20, 180, 120))
    held = patch.box("zl.reg", 120, 260, 60)
    patch.cord(first, 1, held, 1)
    wait = patch.cord(first, 0, patch.box("delay 20", 20, 210))
    look = patch.cord(wait, 0, patch.box("t b b", 20, 235, 80))
    air = patch.box("snapshot~", 340, 300)
    patch.cord(first, 0, air)
    patch.cord(look, 1, air)
    due = patch.box("sig~ 2", 340, 420, 60)
    number = patch.cord(air, 0, patch.box("t i i", 340, 330, 60))
    patch.cord(number, 1, due)
    other = patch.cord(number, 0, patch.box("sel 0", 250, 370, 60))
    free = patch.box("gate 2 1", 120, 430, 180)
    for outlet, text, x in ((0, "2", 230), (1, "1", 280)):
        patch.cord(patch.cord(other, outlet, patch.say(text, x, 400)), 0, free)
    patch.cord(look, 0, held)
    patch.cord(held, 0, free, 1)
    patch.note("2 = nothing: clear makes silence due, on the bar line as well.", 420, 380, 200)
    patch.cord(patch.cord(words, 1, patch.say("2", 420, 350)), 0, due)
    return due, air, free


def _clock(patch: Patch) -> tuple[Box, Box]:
    """The bar, and whether the transport moves."""
    patch.note(
        "The bar: four beats of Live's (or Max's) transport, sample by sample. "
        "Its phase stands still while the transport does.",
        640,
        40,
        330,
    )
    bar = patch.box("phasor~ 1n @lock 1", 640, 90)
    moving = patch.box("!=~ 0.", 760, 160, 60)
    patch.chain(bar, patch.box("delta~", 760, 125), moving)
    return bar, moving


def _line(patch: Patch, bar: Box, moving: Box, due: Box, air: Box) -> None:
    """When what is due goes on air: on the bar line, or at once while nothing moves."""
    patch.note(
        "The bar line: the first half of the bar begins (1 rises) while the transport moves. While it "
        "stands, a change of what is due passes at once, so that play begins with the newest sound.",
        640,
        195,
        330,
    )
    early = patch.cord(bar, 0, patch.box("<~ 0.5", 640, 260, 60))
    on_bar = patch.box("*~", 640, 300, 60)
    patch.cord(early, 0, on_bar, 0)
    patch.cord(moving, 0, on_bar, 1)
    stands = patch.cord(moving, 0, patch.box("!-~ 1.", 760, 260, 60))
    changed = patch.box("!=~ 0.", 860, 260, 60)
    patch.chain(due, patch.box("delta~", 860, 230), changed)
    at_once = patch.box("*~", 760, 300, 60)
    patch.cord(stands, 0, at_once, 0)
    patch.cord(changed, 0, at_once, 1)
    either = patch.box("+~", 640, 340, 140)
    patch.cord(on_bar, 0, either, 0)
    patch.cord(at_once, 0, either, 1)
    held = patch.box("sah~ 0.5", 440, 470, 220)
    patch.cord(due, 0, held, 0)
    patch.cord(either, 0, held, 1)
    patch.cord(held, 0, air, 0)
    patch.note("On air: 0 = a, 1 = b, 2 = silence.", 670, 470)
    held.raw["varname"] = "on-air"


def _side(patch: Patch, place: int, side: str, free: Box, due: Box, mix: Box, shown: Box) -> None:
    """One of the two buffers, its reader and its gain."""
    x = 20 + 290 * place
    name = f"#1-{side}"
    ticks = patch.box("unpack s 0.", x, 510, 150)
    patch.cord(free, place, ticks)
    patch.note("480 ticks a beat: each buffer has a period of its own.", x + 150, 500, 120)
    period = patch.chain(patch.box("expr int($f1 * 480.)", x + 131, 545), patch.say("$1 ticks", x + 131, 575))
    patch.cord(ticks, 1, patch.boxes[-2])
    phase = patch.cord(period, 0, patch.box("phasor~ 1n @lock 1", x + 131, 610))
    path = patch.cord(ticks, 0, patch.box("prepend replace", x, 545, 110))
    buffer = patch.cord(path, 0, patch.box(f"buffer~ {name}", x, 580, 110))
    read = patch.box("t b b b", x, 615, 110)
    patch.cord(buffer, 1, read)
    reader = patch.box(f"wave~ {name} @interp 4", x, 690, 170)
    patch.cord(phase, 0, reader)
    patch.cord(patch.cord(read, 2, patch.say(f"set {name}", x, 650)), 0, reader)
    patch.cord(patch.cord(read, 1, patch.say(f"buffer {name}", 760 + 130 * place, 650)), 0, shown)
    patch.cord(patch.cord(read, 0, patch.say(str(place), 160 + 400 * place, 650)), 0, due)
    held = next(box for box in patch.boxes if box.raw.get("varname") == "on-air")
    gain = patch.cord(held, 0, patch.box(f"==~ {place}.", x + 210, 660, 60))
    patch.cord(gain, 0, patch.box(f"rampsmooth~ {CROSSFADE} {CROSSFADE}", x + 100, 720, 170))
    out = patch.box("*~", x, 750, 190)
    patch.cord(reader, 0, out, 0)
    patch.cord(patch.boxes[-2], 0, out, 1)
    patch.cord(out, 0, mix, place)


def strip() -> Patch:
    patch = Patch(None, (620, 460))
    patch.note("ls.strip~: one channel to two, with pan and a switch that does not click.", 20, 10, 400)
    sound = patch.inlet(20, 50, "Sound (mono)")
    pan = patch.inlet(140, 50, "Pan: -50 left to 50 right")
    on = patch.inlet(440, 50, "1 heard, 0 muted")
    heard = patch.chain(on, patch.box("pack 0. 10.", 440, 110), patch.box("line~ 1.", 440, 150))
    level = patch.box("*~", 20, 220, 100)
    patch.cord(sound, 0, level, 0)
    patch.cord(heard, 0, level, 1)
    patch.note("Equal power: the two gains are cosine and sine of a quarter turn.", 140, 90, 280)
    for place, (wave, x) in enumerate((("cos", 140), ("sin", 290))):
        gain = patch.chain(
            patch.box(f"expr {wave}(($f1 + 50.) * 0.015708)", x, 130 + 30 * place, 190),
            patch.box("pack 0. 10.", x, 230),
            patch.box("line~ 0.707", x, 260),
        )
        patch.cord(pan, 0, patch.boxes[-3])
        side = patch.box("*~", 20 + 120 * place, 320, 100)
        patch.cord(level, 0, side, 0)
        patch.cord(gain, 0, side, 1)
        patch.cord(side, 0, patch.outlet(20 + 120 * place, 380, ("Left", "Right")[place], "signal"))
    return patch
