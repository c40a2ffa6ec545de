"""The device loopseed sampler: eight pads under the keys."""

from tools.max_builder import device
from tools.max_builder.mixing import gain
from tools.max_builder.parameter import FLOAT, HERTZ, MS, NOTE, PERCENT, number, press, switch
from tools.max_builder.patch import Box, Patch
from tools.max_builder.seed import FACE as SEED_FACE

PADS = 8
PAD_FACE = (118, 165)
PITCH = 122  # pixels from pad to pad
RIGHT = 284 + PADS * PITCH  # pixels: where the right part of the face begins
WIDTH = RIGHT + 52 + 240 + 192

# name, short name, lowest, highest, first, unit, exponent, what it does
DIALS = (
    ("Start", "Start", 0, 100, 0, PERCENT, 1, "Where in the sound a note begins"),
    ("Attack", "Attack", 1, 2000, 2, MS, 3, "How long a note takes to come up"),
    ("Cutoff", "Cutoff", 30, 18000, 18000, HERTZ, 4, "The low-pass filter's cutoff"),
    ("Length", "Length", 1, 100, 100, PERCENT, 1, "How much of the sound is played"),
    ("Release", "Release", 3, 5000, 60, MS, 3, "How long a note takes to fade"),
    ("Resonance", "Reso", 0, 0.95, 0, FLOAT, 1, "The filter's resonance"),
)


def sampler() -> Patch:
    patch = device.device(
        WIDTH, (1760, 1000), "loopseed sampler: eight pads under eight keys, each with a sound of its own."
    )
    device.rule(patch, 274)
    device.rule(patch, RIGHT - 2)
    seed = patch.part("ls.seed", 20, 60, (0, 4, *SEED_FACE), [device.NAME], (1, ".."))
    script = device.slots(patch, PADS, 20, 460, 1100)
    device.recipes(patch, script, PADS, 760, 510)
    live = device.live(patch, script, 760, 390)
    device.house(patch, 1460, 60, WIDTH - 188)
    shown = device.reading(patch, PADS, live, 1160, 600, (RIGHT + 56, 84, 232, 40))
    patch.cord(patch.cord(seed, 0, patch.box("prepend dials", 20, 240)), 0, script)
    amount = _global(patch, shown, live)
    pads = _pads(patch, script)
    patch.cord(amount, 0, patch.box("s ---ls-amount", 680, 330))
    for pad in pads:
        patch.cord(live, 0, pad, 0)
    _notes(patch, pads)
    _sound(patch, pads)
    return patch


def _pads(patch: Patch, script: Box) -> list[Box]:
    orders = patch.cord(script, 1, patch.box(f"route {' '.join(map(str, range(1, PADS + 1)))}", 386, 560, 340))
    patch.note(
        "Each pad holds its sound, [ls.pad~], and its face. What it asks for goes back to the script.", 20, 610, 330
    )
    pads = []
    for place in range(PADS):
        pad = patch.face_of(face(place + 1), 20 + 130 * place, 660, (284 + PITCH * place, 2, *PAD_FACE))
        patch.cord(orders, place, pad, 0)
        pads.append(pad)
    return pads


def face(n: int) -> Patch:
    """One pad: the keys of its face and its sound."""
    patch = Patch(PAD_FACE, (900, 640))
    patch.note(f"Pad {n}: its face and its sound.", 20, 10)
    heard = patch.inlet(20, 40, "load PATH BEATS, clear, note VELOCITY, tempo BPM")
    shown = patch.chain(patch.box("r ---ls-show", 700, 30), patch.box(f"route {n}", 700, 60))
    sound = patch.box(f"ls.pad~ ---ls {n}", 20, 480, 300, ports=(1, "s."))
    patch.cord(heard, 0, sound)
    asks = patch.box("s ---ls-do", 480, 560)
    patch.cord(sound, 0, patch.outlet(20, 560, "The sound (mono)", "signal"))
    _asks(patch, n, asks)
    hit = patch.ui("live.text", 20, 90, (4, 3, 24, 16), **press(f"Pad {n} Hit", f"Hit {n}", str(n), f"Play pad {n}."))
    struck = patch.cord(hit, 0, patch.box("t b b", 20, 120, 50))
    patch.cord(patch.cord(struck, 1, patch.say("note 100", 70, 150)), 0, sound)
    patch.chain(struck, patch.box("delay 250", 20, 150), patch.say("note 0", 20, 180), sound)
    loop = patch.ui("live.text", 150, 90, (32, 3, 34, 16), **switch(
        f"Pad {n} Loop", f"Loop {n}", "Loop", "Loop", f"Pad {n} goes round as long as its key is held."))  # fmt: skip
    patch.cord(patch.cord(loop, 0, patch.box("prepend loop", 150, 150)), 0, sound)
    level = patch.ui("live.numbox", 240, 90, (70, 3, 44, 15), fontsize=9.0, **gain(
        f"Pad {n} Gain", f"Gain {n}", f"The level of pad {n}."))  # fmt: skip
    patch.cord(patch.cord(level, 0, patch.box("prepend gain", 240, 150)), 0, sound)
    wave = patch.ui("waveform~", 360, 400, (4, 21, 110, 26), size_here=(100, 40), buffername=f"---ls-{n}-a", setmode=0,
                    allowdrag=0, labels=0, ticks=0, annotation=f"The sound of pad {n}.", annotation_name=f"Pad {n}")  # fmt: skip
    patch.chain(patch.cord(sound, 1, patch.box("route buffer", 305, 520)), patch.box("prepend set", 305, 560), wave)
    busy = patch.chain(shown, patch.box("route busy", 700, 90), patch.box("sel 0 1", 700, 120))
    light = patch.ui("panel", 700, 230, (3, 2, 26, 18), size_here=(26, 18), mode=0, rounded=3, background=1,
                     bgcolor=[0.5, 0.5, 0.5, 0.25])  # fmt: skip
    for outlet, colour in ((0, "0.5 0.5 0.5 0.25"), (1, "0.95 0.65 0.2 1.")):
        patch.cord(
            patch.cord(busy, outlet, patch.say(f"bgcolor {colour}", 640 + 130 * outlet, 160 + 30 * outlet)),
            0,
            light,
        )
    for place, (name, short, low, high, first, unit, exponent, hint) in enumerate(DIALS):
        x, word = 20 + 100 * place, {"Resonance": "reso"}.get(name, name.lower())
        dial = patch.ui("live.dial", x, 250, (2 + 38 * (place % 3), 68 + 49 * (place // 3), 38, 48), fontsize=8.0, **number(
            f"Pad {n} {name}", short, low, high, first, unit, f"{hint}, of pad {n}.", exponent=float(exponent)))  # fmt: skip
        steps = [patch.box("* 0.01", x, 310, 50)] if unit == PERCENT else []
        patch.chain(dial, *steps, patch.box(f"prepend {word}", x, 350), sound)
    return patch


def _asks(patch: Patch, n: int, asks: Box) -> None:
    patch.note("Words for the script, with this pad's number.", 420, 60)
    for place, (word, text, hint) in enumerate((
        ("generate", "Gen", "Make the sound of the dials for pad"), ("random", "Rnd", "A random sound for pad"),
        ("morph", "Mrf", "A sound near the one of pad"), ("undo", "Und", "The sound before, of pad"),
        ("edit", "Edit", "Show the seed on the dials, of pad"),
    )):  # fmt: skip
        x, name = 420 + 55 * place, f"Pad {n} {word.capitalize()}"
        button = patch.ui("live.text", x, 90, (4 + 22 * place, 50, 22, 16), fontsize=8.0,
                          **press(name, f"{text} {n}", text, f"{hint} {n}."))  # fmt: skip
        if word == "morph":
            amount = patch.box("f 10.", x, 170, 50)
            patch.cord(patch.box("r ---ls-amount", x - 30, 130), 0, amount, 1)
            patch.cord(button, 0, amount)
            patch.cord(patch.cord(amount, 0, patch.box(f"prepend morph {n}", x - 30, 205)), 0, asks)
        else:
            patch.cord(patch.cord(button, 0, patch.say(f"{word} {n}", x, 120 + 60 * (place % 2))), 0, asks)


def _global(patch: Patch, shown: Box, live: Box) -> Box:
    """What holds for all pads."""
    left = RIGHT + 56
    patch.label("vary by", (left, 10, 44, 14), 680, 270)
    amount = patch.ui("live.numbox", 680, 300, (left + 44, 9, 44, 16), **number(
        "Pad Morph Amount", "Vary By", 0, 128, 20, 9, "How far Mrf moves each dial of a pad's seed.", units="± %.0f"))  # fmt: skip
    patch.label("first key", (left + 100, 10, 48, 14), 800, 270)
    patch.ui("live.numbox", 800, 300, (left + 150, 9, 44, 16), **number(
        "First Key", "Key", 0, 120, 36, NOTE, "The key of pad 1; the others follow upwards.", whole=True))  # fmt: skip
    device.follow(patch, 1000, 60, (left, 34, 112, 18))
    every = patch.ui("live.text", 1120, 60, (left + 120, 34, 80, 18), **press(
        "Random All", "All", "Random all", "A random sound for every pad."))  # fmt: skip
    words = ", ".join(f"random {n}" for n in range(1, PADS + 1))
    do = patch.box("s ---ls-do", 1120, 220)
    patch.cord(patch.cord(every, 0, patch.say(words, 1120, 100, 200)), 0, do)
    halt = patch.ui("live.text", 1120, 140, (left + 120, 56, 80, 18), **press(
        "Call Off", "Call Off", "Call off", "Call off all sounds that are being made."))  # fmt: skip
    patch.cord(patch.cord(halt, 0, patch.say("stop all", 1120, 180)), 0, do)
    device.clip(patch, shown, live, 680, 60, left, 142)
    return amount


def _notes(patch: Patch, pads: list[Box]) -> None:
    patch.note("Keys from First Key upwards play the pads.", 20, 760)
    notes = patch.chain(
        patch.box("midiin", 20, 790), patch.box("midiparse", 20, 815, 120), patch.box("unpack 0 0", 20, 840, 90)
    )
    above = patch.box("- 36", 20, 865, 40)
    pair = patch.box("pack 0 0", 20, 890, 90)
    patch.cord(notes, 1, pair, 1)
    patch.cord(notes, 0, above, 0)
    patch.cord(above, 0, pair, 0)
    base = next(box for box in patch.boxes if box.raw.get("varname") == "First Key")
    patch.cord(base, 0, above, 1)
    keys = patch.cord(pair, 0, patch.box(f"route {' '.join(map(str, range(PADS)))}", 20, 915, 340))
    for place, pad in enumerate(pads):
        patch.cord(patch.cord(keys, place, patch.box("prepend note", 20 + 100 * place, 945, 80)), 0, pad, 0)


def _sound(patch: Patch, pads: list[Box]) -> None:
    fader = patch.ui("live.gain~", 1112, 760, (RIGHT + 6, 6, 44, 156), size_here=(44, 120), channels=2, lastchannelcount=0, showname=1, shownumber=1,
                     orientation=0, **gain("Master Gain", "Master", "The level of the whole device."))  # fmt: skip
    for pad in pads:
        for inlet in (0, 1):
            patch.cord(pad, 0, fader, inlet)
    out = patch.box("plugout~", 1112, 920, 120)
    for side in (0, 1):
        patch.cord(fader, side, out, side)
