"""The face of one pad of the sampler, with its sound inside."""

from tools.max_builder.controls import PANEL, add_busy_colours, add_waveform
from tools.max_builder.device import slot_buttons
from tools.max_builder.parameter import FLOAT, HERTZ, MS, PERCENT, button, gain, number, toggle
from tools.max_builder.patch import Box, Patch

PAD_FACE = (118, 165)

# name, short name, lowest, highest, first, unit, exponent, what it does
DIALS = (
    ("Start", "Start", 0, 100, 0, PERCENT, 1.0, "Where in the sound a note begins"),
    ("Attack", "Attack", 1, 2000, 2, MS, 3.0, "The attack of a note"),
    ("Cutoff", "Cutoff", 30, 18000, 18000, HERTZ, 4.0, "The low-pass filter's cutoff"),
    ("Length", "Length", 1, 100, 100, PERCENT, 1.0, "How much of the sound is played"),
    ("Release", "Release", 3, 5000, 60, MS, 3.0, "The release of a note"),
    ("Resonance", "Reso", 0, 0.95, 0, FLOAT, 1.0, "The filter's resonance"),
)


def build_pad_face(n: int) -> Patch:
    """One pad: the controls of its face and its sound."""
    patch = Patch(PAD_FACE, (900, 640))
    patch.comment(f"Pad {n}: its face and its sound.", 20, 10)
    messages = patch.inlet(20, 40, "load PATH BEATS, clear, note VELOCITY, tempo BPM")
    shown = patch.chain(patch.box("r ---ls-show", 700, 30), patch.box(f"route {n}", 700, 60))
    sound = patch.box(f"ls.pad~ ---ls-{n}", 20, 480, 300, ports=(1, "ss."))
    patch.cord(messages, 0, sound)
    patch.cord(patch.box("r ---ls-time", 90, 44), 0, sound)
    to_script = patch.box("s ---ls-do", 480, 560)
    for channel, name in enumerate(("left", "right")):
        patch.cord(sound, channel, patch.outlet(20 + 60 * channel, 560, f"The sound, {name}", "signal"))
    _add_buttons(patch, n, to_script)
    hit = patch.ui("live.text", 20, 90, (4, 3, 24, 16), **button(f"Pad {n} Hit", f"Hit {n}", str(n), f"Play pad {n}."))
    struck = patch.cord(hit, 0, patch.box("t b b", 20, 120, 50))
    patch.chain(struck, patch.message("note 100", 70, 150), sound, outlet=1)
    patch.chain(struck, patch.box("delay 250", 20, 150), patch.message("note 0", 20, 180), sound)
    hint = f"Pad {n} repeats while its key is held."
    loop = patch.ui("live.text", 150, 90, (32, 3, 34, 16), **toggle(f"Pad {n} Loop", f"Loop {n}", "Loop", "Loop", hint))
    patch.chain(loop, patch.box("prepend loop", 150, 150), sound)
    parameter = gain(f"Pad {n} Gain", f"Gain {n}", f"The level of pad {n}.")
    level = patch.ui("live.numbox", 240, 90, (70, 3, 44, 15), fontsize=9.0, **parameter)
    patch.chain(level, patch.box("prepend gain", 240, 150), sound)
    show, hint = (4, 21, 110, 26), f"The sound of pad {n}."
    wave = add_waveform(patch, 360, 400, show, f"---ls-{n}-a", f"Pad {n}", hint, size_here=(100, 40))
    patch.chain(sound, patch.box("route buffer", 305, 520), patch.box("prepend set", 305, 560), wave, outlet=2)
    busy = patch.chain(shown, patch.box("route busy", 700, 90), patch.box("sel 0 1", 700, 120))
    light = patch.ui("panel", 700, 230, (3, 2, 26, 18), **PANEL)
    add_busy_colours(patch, busy, light, (640, 160, 0), (770, 190, 0))
    _add_dials(patch, n, sound)
    return patch


def _add_dials(patch: Patch, n: int, sound: Box) -> None:
    for place, (name, short, low, high, first, unit, exponent, hint) in enumerate(DIALS):
        x, show = 20 + 100 * place, (2 + 38 * (place % 3), 68 + 49 * (place // 3), 38, 48)
        parameter = number(f"Pad {n} {name}", short, low, high, first, unit, f"{hint}, of pad {n}.", exponent=exponent)
        dial = patch.ui("live.dial", x, 250, show, fontsize=8.0, **parameter)
        steps = [patch.box("* 0.01", x, 310, 50)] if unit == PERCENT else []
        patch.chain(dial, *steps, patch.box(f"prepend {short.lower()}", x, 350), sound)


def _add_buttons(patch: Patch, n: int, to_script: Box) -> None:
    patch.comment("Messages to the script, with this pad's number.", 420, 60)
    parameters = slot_buttons("Pad", "sound", n)
    for place, word in enumerate(("generate", "random", "morph", "undo", "edit")):
        x, show = 420 + 55 * place, (4 + 22 * place, 50, 22, 16)
        pressed = patch.ui("live.text", x, 90, show, fontsize=8.0, **parameters[word])
        if word == "morph":
            amount = patch.box("f 10.", x, 170, 50)
            patch.cord(patch.box("r ---ls-amount", x - 30, 130), 0, amount, 1)
            patch.cord(pressed, 0, amount)
            patch.chain(amount, patch.box(f"prepend morph {n}", x - 30, 205), to_script)
        else:
            patch.chain(pressed, patch.message(f"{word} {n}", x, 120 + 60 * (place % 2)), to_script)
