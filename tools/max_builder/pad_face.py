"""The face of one pad of the sampler, with its sound inside."""

from tools.max_builder.mixing import gain
from tools.max_builder.parameter import FLOAT, HERTZ, MS, PERCENT, number, press, switch
from tools.max_builder.patch import Box, Patch

PAD_FACE = (118, 165)

# name, short name, lowest, highest, first, unit, exponent, what it does
DIALS = (
    ("Start", "Start", 0, 100, 0, PERCENT, 1, "Where in the sound a note begins"),
    ("Attack", "Attack", 1, 2000, 2, MS, 3, "How long a note takes to come up"),
    ("Cutoff", "Cutoff", 30, 18000, 18000, HERTZ, 4, "The low-pass filter's cutoff"),
    ("Length", "Length", 1, 100, 100, PERCENT, 1, "How much of the sound is played"),
    ("Release", "Release", 3, 5000, 60, MS, 3, "How long a note takes to fade"),
    ("Resonance", "Reso", 0, 0.95, 0, FLOAT, 1, "The filter's resonance"),
)


def face(n: int) -> Patch:
    """One pad: the keys of its face and its sound."""
    patch = Patch(PAD_FACE, (900, 640))
    patch.note(f"Pad {n}: its face and its sound.", 20, 10)
    heard = patch.inlet(20, 40, "load PATH BEATS, clear, note VELOCITY, tempo BPM")
    shown = patch.chain(patch.box("r ---ls-show", 700, 30), patch.box(f"route {n}", 700, 60))
    sound = patch.box(f"ls.pad~ ---ls-{n}", 20, 480, 300, ports=(1, "s."))
    patch.cord(heard, 0, sound)
    patch.cord(patch.box("r ---ls-time", 90, 44), 0, sound)
    asks = patch.box("s ---ls-do", 480, 560)
    patch.cord(sound, 0, patch.outlet(20, 560, "The sound (mono)", "signal"))
    _asks(patch, n, asks)
    hit = patch.ui("live.text", 20, 90, (4, 3, 24, 16), **press(f"Pad {n} Hit", f"Hit {n}", str(n), f"Play pad {n}."))
    struck = patch.cord(hit, 0, patch.box("t b b", 20, 120, 50))
    patch.cord(patch.cord(struck, 1, patch.say("note 100", 70, 150)), 0, sound)
    patch.chain(struck, patch.box("delay 250", 20, 150), patch.say("note 0", 20, 180), sound)
    loop = patch.ui(
        "live.text",
        150,
        90,
        (32, 3, 34, 16),
        **switch(f"Pad {n} Loop", f"Loop {n}", "Loop", "Loop", f"Pad {n} goes round as long as its key is held."),
    )
    patch.cord(patch.cord(loop, 0, patch.box("prepend loop", 150, 150)), 0, sound)
    level = patch.ui(
        "live.numbox",
        240,
        90,
        (70, 3, 44, 15),
        fontsize=9.0,
        **gain(f"Pad {n} Gain", f"Gain {n}", f"The level of pad {n}."),
    )
    patch.cord(patch.cord(level, 0, patch.box("prepend gain", 240, 150)), 0, sound)
    wave = patch.ui(
        "waveform~",
        360,
        400,
        (4, 21, 110, 26),
        size_here=(100, 40),
        buffername=f"---ls-{n}-a",
        setmode=0,
        allowdrag=0,
        labels=0,
        ticks=0,
        annotation=f"The sound of pad {n}.",
        annotation_name=f"Pad {n}",
    )
    patch.chain(patch.cord(sound, 1, patch.box("route buffer", 305, 520)), patch.box("prepend set", 305, 560), wave)
    busy = patch.chain(shown, patch.box("route busy", 700, 90), patch.box("sel 0 1", 700, 120))
    light = patch.ui(
        "panel",
        700,
        230,
        (3, 2, 26, 18),
        size_here=(26, 18),
        mode=0,
        rounded=3,
        background=1,
        bgcolor=[0.5, 0.5, 0.5, 0.25],
    )
    for outlet, colour in ((0, "0.5 0.5 0.5 0.25"), (1, "0.95 0.65 0.2 1.")):
        patch.cord(
            patch.cord(busy, outlet, patch.say(f"bgcolor {colour}", 640 + 130 * outlet, 160 + 30 * outlet)),
            0,
            light,
        )
    for place, (name, short, low, high, first, unit, exponent, hint) in enumerate(DIALS):
        x, word = 20 + 100 * place, {"Resonance": "reso"}.get(name, name.lower())
        dial = patch.ui(
            "live.dial",
            x,
            250,
            (2 + 38 * (place % 3), 68 + 49 * (place // 3), 38, 48),
            fontsize=8.0,
            **number(
                f"Pad {n} {name}", short, low, high, first, unit, f"{hint}, of pad {n}.", exponent=float(exponent)
            ),
        )
        steps = [patch.box("* 0.01", x, 310, 50)] if unit == PERCENT else []
        patch.chain(dial, *steps, patch.box(f"prepend {word}", x, 350), sound)
    return patch


def _asks(patch: Patch, n: int, asks: Box) -> None:
    patch.note("Words for the script, with this pad's number.", 420, 60)
    for place, (word, text, hint) in enumerate(
        (
            ("generate", "Gen", "Make the sound of the dials for pad"),
            ("random", "Rnd", "A random sound for pad"),
            ("morph", "Mrf", "A sound near the one of pad"),
            ("undo", "Und", "The sound before, of pad"),
            ("edit", "Edit", "Show the seed on the dials, of pad"),
        )
    ):
        x, name = 420 + 55 * place, f"Pad {n} {word.capitalize()}"
        button = patch.ui(
            "live.text",
            x,
            90,
            (4 + 22 * place, 50, 22, 16),
            fontsize=8.0,
            **press(name, f"{text} {n}", text, f"{hint} {n}."),
        )
        if word == "morph":
            amount = patch.box("f 10.", x, 170, 50)
            patch.cord(patch.box("r ---ls-amount", x - 30, 130), 0, amount, 1)
            patch.cord(button, 0, amount)
            patch.cord(patch.cord(amount, 0, patch.box(f"prepend morph {n}", x - 30, 205)), 0, asks)
        else:
            patch.cord(patch.cord(button, 0, patch.say(f"{word} {n}", x, 120 + 60 * (place % 2))), 0, asks)
