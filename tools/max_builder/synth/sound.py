"""The sound of the synthesiser: the laws of inference/search/synth in objects of MSP, one section after the other."""

import math

from tools.max_builder.patch import Box
from tools.max_builder.synth.section import DECAY, DOWN, Section
from tools.max_builder.synth.waves import PEAK, PER_OCTAVE, ROW, ROWS

FADE = 3  # ms in which a note fades the one before
HELD = 1_000_000.0  # s: the length of a note that has no end yet
RISE = 4.0  # periods, more than FM moves a phase back


def build_notes() -> Section:
    """PITCH VELOCITY SECONDS; without SECONDS a note lasts until its PITCH comes with velocity 0."""
    made = Section(None, (900, 640))
    made.comment(
        f"A note fades the one before in {FADE} ms, then starts. A note off of another pitch ends nothing.", 20, 10
    )
    (note,) = made.take("note")
    parts = made.chain(note, made.box("append 0.", 20, 90), made.box("unpack 0. 0. 0.", 20, 120, 240))
    on = made.cord(parts, 1, made.box("t f f", 130, 150, 60))
    gate = made.box("gate 2 1", 20, 240, 200)
    made.chain(parts, made.box("clip 0. 127.", 20, 180), gate, inlet=1)
    made.chain(on, made.box("> 0.", 180, 180), made.box("+ 1", 180, 210), gate, outlet=1)
    length = made.cord(parts, 2, made.box(f"expr $f1 + ($f1 <= 0.) * {HELD}", 420, 150))
    held = made.box("f", 420, 420, 40)
    made.cord(length, 0, held, 1)
    velocity = made.box("f", 300, 420, 40)
    strikes = made.cord(on, 0, made.box("sel 0.", 300, 180))
    made.chain(strikes, made.box("clip 0. 127.", 300, 210), made.box("/ 127.", 300, 240), velocity, outlet=1, inlet=1)
    begin = made.cord(gate, 1, made.box("t b f b", 130, 270, 100))
    pitch = made.box("f", 180, 420, 40)
    made.cord(begin, 1, pitch, 1)
    fade = made.cord(begin, 2, made.message(f"0. {FADE}.", 620, 330))
    start = made.chain(begin, made.box(f"delay {FADE}", 130, 330), made.box("t b b b b b", 130, 370, 200))
    since = made.box("timer", 560, 500)
    for outlet, target in enumerate((velocity, since, held, None, pitch)):
        if target:
            made.cord(start, outlet, target)
    ends = _add_note_off(made, gate, pitch, since, held)
    made.give("pitch", pitch, "")
    made.give("start", start, "", 3)
    made.give("gate", held, "")
    made.cord(ends, 0, made.boxes[-1])
    made.give("velocity", velocity, "")
    made.cord(fade, 0, made.boxes[-1])
    return made


def _add_note_off(made: Section, gate: Box, pitch: Box, since: Box, held: Box) -> Box:
    """Gives the length of the note that has ended, in s: no longer than was said."""
    made.comment("Note off of the pitch that sounds: its length is now known.", 560, 240, 200)
    same = made.chain(gate, made.box(f"pipe 0. {FADE}", 440, 300), made.box("expr $f1 == $f2", 440, 330))
    made.cord(pitch, 0, same, 1)
    made.cord(made.cord(same, 0, made.box("sel 1", 440, 360)), 0, since, 1)
    ends = made.cord(since, 0, made.box("expr min($f1 / 1000.\\, $f2)", 560, 560))
    made.cord(held, 0, ends, 1)
    return ends


def build_envelopes() -> Section:
    """The time since the note began, both envelopes, and the LFO, a sine that starts with the note."""
    made = Section(None, (1100, 940))
    made.comment(
        "A straight rise, then exponential falls: to the sustain, and to silence after the end of the note.", 20, 10
    )
    start, gate, rate = made.take("start", "gate", "lfo_rate")
    time = made.signal("*~ 0.001", made.signal("sampstoms~", made.chain(start, made.box("count~", 20, 140))))
    made.give("time", time)
    for name, prefix, law in (("envelope", "filter_", "$f1"), ("level", "", "pow(10., $f1 / 20.)")):
        attack, decay, sustain, release = made.take(
            *(f"{prefix}{each}" for each in ("attack", "decay", "sustain", "release"))
        )
        until = made.signal("minimum~ 0.", time, gate)
        rise = made.signal("minimum~ 1.", made.signal("*~ 0.", until, made.law("1. / $f1", attack)))
        after = made.signal("maximum~ 0.", made.signal("-~ 0.", until, attack))
        fall = made.signal("dbtoa~", made.signal("*~ 0.", after, made.law(f"{DECAY:.6f} / $f1", decay)))
        stays = made.law(law, sustain)
        falls = made.signal("+~ 0.", made.signal("*~ 0.", fall, made.law("1. - $f1", stays)), stays)
        ended = made.signal("maximum~ 0.", made.signal("-~ 0.", time, gate))
        ends = made.signal("dbtoa~", made.signal("*~ 0.", ended, made.law(f"{DECAY:.6f} / $f1", release)))
        made.give(name, made.signal("*~", made.signal("*~", rise, falls), ends))
    turns = made.box("phasor~ 0.", 20, 300)
    made.cord(rate, 0, turns)
    _restart(made, start, turns)
    made.give("lfo", _sine(made, turns))
    return made


def _restart(made: Section, start: Box, *phases: Box) -> None:
    """Phases begin at 0 with each note."""
    zero = made.cord(start, 0, made.message("0.", 20, 110))
    for phase in phases:
        made.cord(zero, 0, phase, 1)


def _sine(made: Section, phase: Box) -> Box:
    return made.signal("sinx~", made.signal(f"*~ {2 * math.pi:.6f}", phase))


def _wrap(made: Section, phase: Box) -> Box:
    """A phase of 0 or more, as 0 to 1."""
    return made.signal("-~", phase, made.signal("trunc~", phase))


def _mix(made: Section, parts: list[Box]) -> Box:
    """Signals that meet in one inlet are added."""
    mix = made.signal("+~", *parts[:2])
    for part in parts[2:]:
        made.cord(part, 0, mix, 1)
    return mix


def build_wave() -> Section:
    """One oscillator: sine, triangle, saw and pulse, cross-faded. A pulse is the saw less the saw a width later."""
    made = Section(None, (760, 640))
    made.comment(
        "The triangles and saws of the buffer, in the row of the harmonics that the note has room for.", 20, 10
    )
    phase, shape, width, row = made.take("phase", "shape", "width", "row")
    total = float(ROWS * ROW)
    place = made.law(f"$f1 * {ROW / total:.10f}", row)
    late = _wrap(made, made.signal("+~ 0.", phase, made.law("1. - $f1", width)))
    parts = [made.signal("*~ 0.", _sine(made, phase), made.law("max(0., 1. - $f1)", shape))]
    for at, laws in (
        (phase, (f"{PEAK} * max(0., min($f1, 2. - $f1))", f"{PEAK} * min(1., max(0., $f1 - 1.))")),
        (late, (None, f"-{PEAK} * max(0., $f1 - 2.)")),
    ):
        read = made.signal("+~ 0.", made.signal(f"*~ {(ROW - 1) / total:.10f}", at), place)
        waves = made.signal("wave~ #1-waves 0 0 2 @interp 4", read)
        x, y = waves.raw["patching_rect"][:2]
        for outlet, text in enumerate(laws):
            if text:
                part = made.cord(waves, outlet, made.box("*~ 0.", x + 60 * outlet, y + DOWN))
                made.cord(made.law(text, shape), 0, part, 1)
                parts.append(part)
    made.give("wave", _mix(made, parts))
    return made


def build_oscillators() -> Section:
    """Two oscillators, of which the second moves the phase of the first, a sine an octave below, and noise."""
    made = Section(None, (2000, 940))
    made.comment(
        "Two oscillators, of which the second moves the phase of the first, a sine an octave below, and noise.", 20, 10
    )
    time, lfo, envelope, start, pitch, rate = made.take("time", "lfo", "envelope", "start", "pitch", "rate")
    highest = made.law("0.4999 * $f1", rate)
    frequency, rest = _add_pitch(made, time, lfo, pitch, highest)
    width, ratio, detune = made.take("width", "osc2_ratio", "osc2_detune")
    over = made.law("$f1 * pow(2., $f2 / 1200.)", ratio, detune)
    second_phase = made.signal("phasor~", made.signal("minimum~ 0.", made.signal("*~ 1.", frequency, over), highest))
    first_phase = made.signal("phasor~", frequency)
    sub_phase = made.signal("phasor~", made.signal("*~ 0.5", frequency))
    _restart(made, start, first_phase, second_phase, sub_phase)
    fm, fm_env = made.take("fm", "fm_env")
    index = made.signal("*~ 0.", envelope, made.law("$f1 * $f2", fm, fm_env))
    index = made.signal("+~ 0.", index, made.law("$f1 * (1. - $f2)", fm, fm_env))
    turns = made.signal(f"*~ {0.5 / math.pi:.8f}", made.signal("*~", index, _sine(made, second_phase)))
    moved = _wrap(made, made.signal(f"+~ {RISE}", made.signal("+~", turns, first_phase)))
    mixed = []
    balance, sub, noise = made.take("balance", "sub", "noise")
    room = made.law("0.5 * $f1 / $f2", rate, rest)
    for name, phase, law, has in (
        ("osc1", moved, "1. - $f1", room), ("osc2", second_phase, "$f1", made.law("$f1 / $f2", room, over))
    ):  # fmt: skip
        (shape,) = made.take(f"{name}_shape")
        row = made.law(f"int(min({ROWS - 1}., max(0., {PER_OCTAVE / math.log(2):.6f} * log($f1) + 0.0001)))", has)
        x, y = phase.raw["patching_rect"][:2]
        inner = made.subpatcher(name, build_wave(), x, y + DOWN, 200)
        for inlet, source in enumerate((phase, shape, width, row)):
            made.cord(source, 0, inner, inlet)
        mixed.append(made.signal("*~ 0.", inner, made.law(law, balance)))
    mixed.append(made.signal("*~ 0.", _sine(made, sub_phase), made.law("pow(10., $f1 / 20.)", sub)))
    about = "Three are nearly normal, and of RMS 1; one power in each Hz, whatever the rate."
    made.comment(about, 1700, 500, 200)
    hiss = _mix(made, [made.box("noise~", 1700 + 70 * place, 560) for place in range(3)])
    mixed.append(made.signal("*~ 0.", hiss, made.law("0.5 * pow(10., $f1 / 20.) * sqrt($f2 / 22050.)", noise, rate)))
    made.give("tone", _mix(made, mixed))
    return made


def _add_pitch(made: Section, time: Box, lfo: Box, pitch: Box, highest: Box) -> tuple[Box, Box]:
    """The frequency of oscillator 1, and that of the rest of the note in Hz, without tune, LFO and envelope."""
    tune, transpose, lfo_pitch, pitch_env, pitch_decay = made.take(
        "tune", "transpose", "lfo_pitch", "pitch_env", "pitch_decay"
    )
    begins = made.signal("dbtoa~", made.signal("*~ 0.", time, made.law(f"{DECAY:.6f} / $f1", pitch_decay)))
    bend = made.signal("*~ 0.", begins, pitch_env)
    vibrato = made.signal("*~ 0.", lfo, made.law("$f1 / 100.", lfo_pitch))
    bent = made.signal(
        "+~ 0.", made.signal("+~", bend, vibrato), made.law("$f1 + $f2 + $f3 / 100.", pitch, transpose, tune)
    )
    rest = made.law("440. * pow(2., ($f1 - 69. + $f2) / 12.)", pitch, transpose)
    return made.signal("minimum~ 0.", made.signal("mtof~", bent), highest), rest


def build_filter() -> Section:
    """The state-variable filter of V. Zavalishin (2018, 4.4) as a [biquad~], also while the cutoff moves.

    [biquad~] gives the second state s. With s', g' ... a sample before: s + s' = 2 low, s - s' = 2 g band. These in
    high = x - k band - low and band - band' = g high + g' high' give s by s' and s'' alone: the coefficients below.
    """
    made = Section(None, (1100, 940))
    made.comment(
        "g = tan(pi cutoff / rate), k = 1 / Q. [biquad~] gives the last state of the filter; see its docstring.", 20, 10
    )
    tone, envelope, lfo, start, rate = made.take("tone", "envelope", "lfo", "start", "rate")
    cutoff, quality, mode, filter_env, lfo_filter = made.take(
        "cutoff", "resonance", "filter_mode", "filter_env", "lfo_filter"
    )
    moved = made.signal("+~", made.signal("*~ 0.", envelope, made.law("12. * $f1", filter_env)),
                        made.signal("*~ 0.", lfo, made.law("12. * $f1", lfo_filter)))  # fmt: skip
    note = made.signal("+~ 0.", moved, made.law(f"69. + {12 / math.log(2):.6f} * log($f1 / 440.)", cutoff))
    hertz = made.signal(
        "minimum~ 0.", made.signal("maximum~ 10.", made.signal("mtof~", note)), made.law("0.45 * $f1", rate)
    )
    g = made.signal("tanx~", made.signal("*~ 0.", hertz, made.law(f"{math.pi:.8f} / $f1", rate)))
    before = made.signal("maximum~ 0.0001", made.signal("-~", g, made.signal("delta~", g)))
    kg, gg = made.signal("*~ 0.", g, made.law("1. / $f1", quality)), made.signal("*~", g, g)
    p, q = made.signal("*~", g, before), made.signal("/~", g, before)
    share = made.signal("!/~ 1.", made.signal("+~ 1.", made.signal("+~", kg, gg)))
    factors = (
        made.signal("*~ 2.", gg),
        made.signal("*~ 2.", p),
        made.signal("-~", made.signal("-~ 1.", made.signal("+~", gg, p)), q),
        made.signal("-~", made.signal("+~", p, q), kg),
    )
    state = made.signal("biquad~ 0. 0. 0. 0. 0.", tone, *(made.signal("*~", factor, share) for factor in factors[:2]))
    for inlet, factor in enumerate(factors[2:], 4):
        made.cord(made.signal("*~", factor, share), 0, state, inlet)
    made.chain(start, made.message("clear", 320, 110), state)
    step = made.signal("delta~", state)
    low = made.signal("-~", state, made.signal("*~ 0.5", step))
    band = made.signal("/~", made.signal("*~ 0.", step, made.law("0.5 / $f1", quality)), g)
    high = made.signal("-~", made.signal("-~", tone, band), low)
    shares = ("max(0., 1. - $f1)", "max(0., min($f1, 2. - $f1))", "max(0., $f1 - 1.)")
    parts = [
        made.signal("*~ 0.", part, made.law(law, mode)) for part, law in zip((low, band, high), shares, strict=True)
    ]
    made.give("filtered", _mix(made, parts))
    return made


def build_level() -> Section:
    """Drive, the envelope of the level with its tremolo, the velocity."""
    made = Section(None, (900, 640))
    made.comment("A tone of peak 1 has the same peak after the drive.", 20, 10)
    filtered, level, lfo, velocity, hush, drive, tremolo = made.take(
        "filtered", "level", "lfo", "velocity", "hush", "drive", "lfo_amp"
    )
    gain = made.law("pow(10., $f1 / 20.)", drive)
    bent = made.signal(
        "*~ 1.", made.signal("tanh~", made.signal("*~ 1.", filtered, gain)), made.law("1. / tanh($f1)", gain)
    )
    shake = made.signal("*~ 0.", lfo, made.law("-0.5 * $f1", tremolo))
    steady = made.signal("+~ 1.", shake, made.law("1. - 0.5 * $f1", tremolo))
    loud = made.signal("*~", level, steady)
    fader = made.chain(velocity, made.box("line~ 0.", 300, 200))
    made.chain(hush, made.message(f"0. {FADE}.", 360, 110), fader)
    made.give("sound", made.signal("*~", made.signal("*~", bent, loud), fader))
    return made
