"""The face of one pad of the sampler, with its sound inside."""

from tools.max_builder.controls import add_waveform
from tools.max_builder.parameter import FLOAT, HERTZ, MS, PERCENT, gain, number, toggle
from tools.max_builder.patch import Box, Patch
from tools.max_builder.search import add_drop

PAD_FACE = (206, 146)

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
    sound = patch.box(f"ls.pad~ ---ls-{n}", 20, 480, 300, ports=(1, "ss."))
    patch.cord(messages, 0, sound)
    patch.cord(patch.box("r ---ls-time", 90, 44), 0, sound)
    for channel, name in enumerate(("left", "right")):
        patch.cord(sound, channel, patch.outlet(20 + 60 * channel, 560, f"The sound, {name}", "signal"))
    hint = f"Pad {n} repeats while its key is held."
    loop = patch.ui(
        "live.text", 150, 90, (150, 44, 54, 18), **toggle(f"Pad {n} Loop", f"Loop {n}", "Loop", "Loop", hint)
    )
    patch.chain(loop, patch.box("prepend loop", 150, 150), sound)
    patch.label("gain", (150, 66, 54, 13), 240, 66, 1)
    parameter = gain(f"Pad {n} Gain", f"Gain {n}", f"The level of pad {n}.")
    level = patch.ui("live.numbox", 240, 90, (150, 80, 54, 16), **parameter)
    patch.chain(level, patch.box("prepend gain", 240, 150), sound)
    hint = f"The sound of pad {n}."
    wave = add_waveform(patch, 360, 400, (2, 2, 202, 38), f"---ls-{n}-a", f"Pad {n}", hint, size_here=(100, 40))
    patch.chain(sound, patch.box("route buffer", 305, 520), patch.box("prepend set", 305, 560), wave, outlet=2)
    _add_drop(patch, n)
    _add_dials(patch, n, sound)
    return patch


def _add_drop(patch: Patch, n: int) -> None:
    """Two places for a sound file: it plays under the pad, or the seed is found that sounds most like it."""
    to_script = patch.box("s ---ls-do", 620, 280)
    hint = f"Drop a sound file here: it plays under pad {n}. Its length in beats is that of own sound."
    drop = add_drop(patch, 620, 90, (150, 98, 54, 23), "drop: play", hint)
    path = patch.cord(drop, 0, patch.box("pack s 4", 620, 200))
    patch.cord(patch.box("r ---ls-beats", 680, 150), 0, path, 1)
    patch.chain(path, patch.box(f"prepend file {n}", 620, 240), to_script)
    hint = f"Drop a sound file here: the loop of the seed that sounds most like it, under pad {n}."
    found = add_drop(patch, 760, 90, (150, 123, 54, 23), "drop: find", hint)
    patch.chain(found, patch.box(f"prepend find {n}", 760, 240), to_script)


def _add_dials(patch: Patch, n: int, sound: Box) -> None:
    for place, (name, short, low, high, first, unit, exponent, hint) in enumerate(DIALS):
        x, show = 20 + 100 * place, (2 + 49 * (place % 3), 44 + 51 * (place // 3), 48, 48)
        parameter = number(f"Pad {n} {name}", short, low, high, first, unit, f"{hint}, of pad {n}.", exponent=exponent)
        dial = patch.ui("live.dial", x, 250, show, **parameter)
        steps = [patch.box("* 0.01", x, 310, 50)] if unit == PERCENT else []
        patch.chain(dial, *steps, patch.box(f"prepend {short.lower()}", x, 350), sound)
