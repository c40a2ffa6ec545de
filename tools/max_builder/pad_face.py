"""The face of one pad of the sampler, with its sound inside."""

from tools.max_builder.controls import add_waveform
from tools.max_builder.parameter import FLOAT, HERTZ, MS, PERCENT, gain, number, toggle
from tools.max_builder.patch import Box, Patch
from tools.max_builder.search import add_drop

PAD_FACE = (206, 124)
SELECT, AT_MOUSE_UP = 1, 2  # of waveform~: setmode, outmode

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
        "live.text", 150, 90, (150, 27, 54, 18), **toggle(f"Pad {n} Loop", f"Loop {n}", "Loop", "Loop", hint)
    )
    patch.chain(loop, patch.box("prepend loop", 150, 150), sound)
    patch.label("gain", (150, 46, 54, 13), 240, 66, 1)
    parameter = gain(f"Pad {n} Gain", f"Gain {n}", f"The level of pad {n}.")
    level = patch.ui("live.numbox", 240, 90, (150, 59, 54, 16), **parameter)
    patch.chain(level, patch.box("prepend gain", 240, 150), sound)
    wave, length = _add_wave(patch, n, sound)
    _add_drop(patch, n)
    _add_selection(patch, wave, length, *_add_dials(patch, n, sound))
    return patch


def _add_wave(patch: Patch, n: int, sound: Box) -> tuple[Box, Box]:
    """The waveform, and the [info~] that knows its length."""
    hint = f"The sound of pad {n}. Drag over the part that a note plays; a click without a drag chooses all of it."
    looks = {"size_here": (100, 40), "setmode": SELECT, "outmode": AT_MOUSE_UP}
    wave = add_waveform(patch, 360, 400, (2, 0, 202, 24), f"---ls-{n}-a", f"Pad {n}", hint, **looks)
    length = patch.box(f"info~ ---ls-{n}-a", 600, 520)
    named = patch.chain(sound, patch.box("route buffer", 305, 520), patch.box("prepend set", 305, 560), outlet=2)
    patch.cord(named, 0, wave)
    patch.cord(named, 0, length)
    return wave, length


def _add_selection(patch: Patch, wave: Box, length: Box, start: Box, part: Box) -> None:
    """What is selected in the waveform, in ms, becomes the two dials Start and Length, in per cent."""
    about = (
        "Two outlets give the start and the end of the selection, in ms, in an order that is not documented: the first "
        "lets a bang through, which comes behind both."
    )
    patch.comment(about, 700, 330, 180)
    both = patch.cord(wave, 2, patch.box("pak 0. 0.", 400, 450, 70))
    patch.cord(wave, 3, both, 1)
    kept = patch.cord(both, 0, patch.box("t b l", 400, 476, 60))
    parts = patch.box("t l b", 500, 552, 60)
    selected = patch.cord(kept, 1, patch.box("zl.reg", 500, 526, 50), 1)
    once = patch.cord(kept, 0, patch.box("onebang 1", 400, 502))
    behind = patch.cord(once, 0, patch.box("deferlow", 480, 476))
    again = patch.cord(behind, 0, patch.box("t b b", 480, 502, 40))
    patch.cord(again, 1, once, 1)
    patch.chain(again, selected, parts)
    patch.cord(parts, 1, length)
    whole = "max($f3\\, 0.001)"
    starts = patch.box(f"expr 100. * ($f2 > $f1) * $f1 / {whole}", 500, 580, 260)
    lasts = patch.box(f"expr 100. * (($f2 > $f1) * ($f2 - $f1) / {whole} + ($f2 <= $f1))", 500, 610, 380)
    for each, dial in ((lasts, part), (starts, start)):
        patch.cord(length, 6, each, 2)
        patch.cord(parts, 0, each)
        patch.cord(each, 0, dial)


def _add_drop(patch: Patch, n: int) -> None:
    """Two places for a sound file: it plays under the pad, or the seed is found that sounds most like it."""
    to_script = patch.box("s ---ls-do", 620, 280)
    hint = f"Drop a WAV, AIFF or FLAC file here: pad {n} plays it. Set `beats` beside own sound first."
    drop = add_drop(patch, 620, 90, (150, 77, 54, 23), "drop: play", hint)
    path = patch.cord(drop, 0, patch.box("pack s 4", 620, 200))
    patch.cord(patch.box("r ---ls-beats", 680, 150), 0, path, 1)
    patch.chain(path, patch.box(f"prepend file {n}", 620, 240), to_script)
    hint = f"Drop a sound file here: the seed that sounds most like it is found, and pad {n} plays its loop."
    found = add_drop(patch, 760, 90, (150, 101, 54, 23), "drop: find", hint)
    patch.chain(found, patch.box(f"prepend find {n}", 760, 240), to_script)


def _add_dials(patch: Patch, n: int, sound: Box) -> tuple[Box, Box]:
    """Returns those of start and length."""
    made: dict[str, Box] = {}
    for place, (name, short, low, high, first, unit, exponent, hint) in enumerate(DIALS):
        x, show = 20 + 100 * place, (2 + 49 * (place % 3), 27 + 49 * (place // 3), 48, 48)
        parameter = number(f"Pad {n} {name}", short, low, high, first, unit, f"{hint}, of pad {n}.", exponent=exponent)
        dial = made[name] = patch.ui("live.dial", x, 250, show, **parameter)
        steps = [patch.box("* 0.01", x, 310, 50)] if unit == PERCENT else []
        patch.chain(dial, *steps, patch.box(f"prepend {short.lower()}", x, 350), sound)
    return made["Start"], made["Length"]
