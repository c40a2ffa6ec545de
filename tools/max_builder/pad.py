"""ls.pad~, a sound under a key, and ls.voice~, one note of it."""

from tools.max_builder.patch import Box, Patch
from tools.max_builder.slot import add_right

SIDES = ("a", "b")
VOICE_WORDS = "attack release off choke on loop take start length tempo"


def build_pad() -> Patch:
    patch = Patch(None, (1500, 920))
    about = (
        "ls.pad~ NAME-N: one sound under a key. Two voices take turns, so that a new note never cuts the old one "
        "with a click; a new sound is read into the buffer that the last note did not take, and the next note takes it."
    )
    patch.comment(about, 20, 10, 640)
    takes = "load PATH BEATS, clear, note VELOCITY, tempo BPM, start|length|attack|release|cutoff|reso|loop|gain VALUE"
    messages = patch.inlet(20, 50, takes)
    words = patch.cord(messages, 0, patch.box("route load clear note cutoff reso gain", 20, 90, 1380))
    newest, side = _add_sounds(patch, words)
    voices = [patch.box("ls.voice~ #1-a", x, 600, 180, ports=(1, "ss")) for x in (460, 680)]
    patch.comment("All else (start, length, attack, release, loop, tempo) is for both voices.", 1150, 46, 240)
    for voice in voices:
        patch.cord(words, 6, voice)
    _add_notes(patch, words, newest, side, voices)
    _add_tone(patch, words, voices)
    return patch


def _add_turn(patch: Patch, source: Box, outlet: int, x: float, y: float) -> Box:
    """1 and 2 in turn, at each bang."""
    last = patch.cord(source, outlet, patch.box("i 2", x, y, 40))
    turn = patch.cord(last, 0, patch.box("expr 3 - $i1", x, y + 30))
    patch.cord(turn, 0, last, 1)
    return turn


def _add_sounds(patch: Patch, words: Box) -> tuple[Box, Box]:
    """Loading: into the buffer that the last note did not take.

    Returns the store of what the next note takes, and that of its side, 1 or 2; a bang gives them.
    """
    patch.comment("load: fills the buffer that no note plays; once it is read, the next note takes it.", 70, 46, 280)
    load = patch.cord(words, 0, patch.box("t l b b", 20, 180, 80))
    newest, side = patch.box("zl.reg", 20, 560, 60), patch.box("i 2", 180, 560, 40)
    taken, plays = patch.box("zl.reg", 250, 560, 60), patch.box("i 2", 160, 150, 40)
    patch.cord(newest, 0, taken, 1)  # at a note
    patch.cord(side, 0, plays, 1)
    patch.cord(load, 2, taken)  # while the other buffer is read, a note takes what the last one took
    patch.cord(taken, 0, newest, 1)
    last = patch.chain(load, plays, patch.box("t i i", 160, 185, 50), outlet=1)
    patch.cord(last, 1, side, 1)
    turn = patch.cord(last, 0, patch.box("expr 3 - $i1", 160, 215))
    free = patch.feed(patch.box("gate 2 1", 20, 250, 200), turn)
    patch.cord(load, 0, free, 1)
    shown = patch.outlet(1300, 845, "buffer NAME: the buffer that was filled last")
    for place, letter in enumerate(SIDES):
        x, name = 20 + 210 * place, f"#1-{letter}"
        parts = patch.cord(free, place, patch.box("unpack s 0.", x, 290, 120))
        path = patch.box("prepend replace", x, 320, 110)
        buffer = patch.chain(parts, path, patch.box(f"buffer~ {name}", x, 360, 110))
        read = patch.cord(buffer, 1, patch.box("t b b b b", x, 395, 110))
        patch.chain(read, patch.message(str(place + 1), x + 150, 490), side, outlet=3, inlet=1)
        facts = patch.box("pack s 0. 0. 1", x, 490, 130)
        patch.cord(parts, 1, facts, 2)
        length = patch.cord(read, 2, patch.box(f"info~ {name}", x + 70, 430, 110))
        patch.cord(length, 6, facts, 1)
        patch.cord(length, 8, facts, 3)
        patch.chain(read, patch.message(f"buffer {name}", x + 60, 460), shown, outlet=1)
        patch.chain(read, patch.message(name, x, 460), facts)
        patch.chain(facts, patch.box("prepend take", x, 525), newest, inlet=1)
        patch.chain(words, patch.message("clearlow", x + 120, 320), buffer, outlet=1)
    return newest, side


def _add_notes(patch: Patch, words: Box, newest: Box, side: Box, voices: list[Box]) -> None:
    """A note: `on` goes to the voice whose turn it is, and the other fades out; `off` goes to the one that sounds."""
    about = (
        "note VELOCITY: 1. the turn changes, 2. the other voice fades out, 3. this one takes the newest sound, "
        "4. and starts. Velocity 0 releases it."
    )
    patch.comment(about, 440, 46, 560)
    on = patch.cord(words, 2, patch.box("sel 0", 460, 210, 60))
    begin = patch.cord(on, 1, patch.box("t f b b", 500, 250, 160))
    turn = _add_turn(patch, begin, 2, 645, 285)
    others = patch.cord(turn, 0, patch.box("sel 1 2", 700, 400, 80))
    choke = [patch.message("choke", x, 440) for x in (780, 700)]
    for outlet, box in enumerate(choke):
        patch.chain(others, box, voices[1 - outlet], outlet=outlet)
    to = patch.feed(patch.box("gate 2 1", 460, 480, 140), turn)
    patch.cord(begin, 1, side)
    patch.cord(begin, 1, newest)
    patch.cord(newest, 0, to, 1)
    patch.chain(begin, patch.box("prepend on", 540, 400), to, inlet=1)
    patch.chain(on, patch.message("off", 460, 400), to, inlet=1)
    for place, voice in enumerate(voices):
        patch.cord(to, place, voice)


def _add_tone(patch: Patch, words: Box, voices: list[Box]) -> None:
    patch.comment("cutoff in Hz, reso 0 to 1 (a Q of 0.7 to 14), gain in dB; each glides for 10 ms.", 1115, 665, 140)
    cutoff = _add_glide(patch, words, 3, "", "18000.", 920)
    resonance = _add_glide(patch, words, 4, "expr 0.707 / max(0.05\\, 1. - $f1)", "0.707", 1020)
    gain = _add_glide(patch, words, 5, "expr pow(10.\\, $f1 / 20.)", "1.", 1270)
    law = patch.box("filtercoeff~ lowpass", 920, 725, 180)
    patch.cord(cutoff, 0, law)
    patch.cord(resonance, 0, law, 2)
    for channel, name in enumerate(("left", "right")):
        x = 460 + 240 * channel
        both = patch.box("+~", x, 680, 120)
        for place, voice in enumerate(voices):
            patch.cord(voice, channel, both, place)
        low = patch.cord(both, 0, patch.box("biquad~", x, 765, 200))
        for outlet in range(5):
            patch.cord(law, outlet, low, outlet + 1)
        out = patch.feed(patch.box("*~", x, 805, 120), low, gain)
        patch.cord(out, 0, patch.outlet(x, 845, f"The sound, {name}", "signal"))


def _add_glide(patch: Patch, words: Box, outlet: int, law: str, first: str, x: float) -> Box:
    """A signal that follows a value within 10 ms."""
    boxes = [patch.box(law, x, 615)] if law else []
    boxes += [patch.box("pack 0. 10.", x, 645, 80), patch.box(f"line~ {first}", x, 675, 80)]
    return patch.chain(words, *boxes, outlet=outlet)


def build_voice() -> Patch:
    patch = Patch(None, (1060, 680))
    about = (
        "ls.voice~ BUFFER: one note of a sound. start and length are parts of the sound (0 to 1); its rate keeps "
        "its beats in step with the tempo."
    )
    patch.comment(about, 70, 10, 560)
    takes = "take BUFFER MS BEATS CHANNELS, on VELOCITY, off, choke, start|length|attack|release|loop|tempo VALUE"
    words = patch.chain(patch.inlet(20, 50, takes), patch.box(f"route {VOICE_WORDS}", 20, 90, 1000))
    begin = patch.cord(words, 4, patch.box("t f b b b", 414, 130, 200))
    part = patch.subpatcher("part", _build_part(), 600, 200, 330)
    patch.cord(begin, 3, part)
    for place in range(4):
        patch.cord(words, 6 + place, part, 1 + place)
    loop, end = _add_mode(patch, words, begin, part)
    envelope = patch.subpatcher("envelope", _build_envelope(), 20, 430, 420)
    for place in range(4):
        patch.cord(words, place, envelope, place)
    patch.cord(end, 0, envelope, 2)
    patch.chain(begin, patch.box("/ 127.", 414, 190, 60), envelope, inlet=4)
    reader = patch.box("groove~ #1 2", 700, 480, 240)
    patch.chain(part, patch.box("sig~ 1.", 757, 260, 60), reader, outlet=1)
    patch.cord(part, 2, reader)
    patch.chain(begin, patch.message("startloop", 440, 300), reader, outlet=1)
    patch.cord(loop, 0, reader)
    right = add_right(patch, reader, 800, 520)
    patch.cord(part, 3, right)
    for channel, (source, name) in enumerate(((reader, "left"), (right, "right"))):
        out = patch.feed(patch.box("*~", 20 + 320 * channel, 560, 300), envelope, source)
        patch.cord(out, 0, patch.outlet(20 + 320 * channel, 610, f"The note, {name}", "signal"))
    return patch


def _add_mode(patch: Patch, words: Box, begin: Box, part: Box) -> tuple[Box, Box]:
    """Once or as a loop. Returns the box that sets the reader's mode, and the one that bangs at the end of a note."""
    mode = patch.cord(begin, 2, patch.box("i 0", 500, 165, 60))
    patch.cord(words, 5, mode, 1)
    loop = patch.cord(mode, 0, patch.box("prepend loop", 505, 345, 90))
    once = patch.cord(mode, 0, patch.box("sel 0 1", 540, 205, 60))
    lasts = patch.box("f 2000.", 540, 255, 60)
    end = patch.box("delay 2000", 540, 300, 80)
    patch.cord(part, 0, lasts, 1)
    patch.chain(once, lasts, end)
    patch.chain(once, patch.message("stop", 610, 255), end, outlet=1)
    patch.comment("Played once: the note is released at its end.", 630, 300, 120)
    return loop, end


def _build_part() -> Patch:
    """How fast a sound is read, which part of it, and how long that lasts."""
    inner = Patch(None, (900, 520))
    inner.comment("On a note: rate first, then the end, then the beginning of the part, in ms of the sound.", 70, 10)
    note, take, start, length, tempo = (
        inner.inlet(x, 50, text)
        for x, text in (
            (20, "A note starts"), (160, "BUFFER MS BEATS CHANNELS"), (300, "start: 0 to 1"), (440, "length: 0 to 1"),
            (700, "tempo: BPM")
        )
    )  # fmt: skip
    out = inner.outlet(480, 440, "To groove~: set BUFFER, setloop MS MS")
    taken = inner.cord(take, 0, inner.box("unpack s 0. 0. 1", 160, 100, 180))
    two = inner.cord(taken, 3, inner.box("expr min(2\\, $i1)", 600, 400))
    inner.cord(two, 0, inner.outlet(600, 440, "Channels: 1 or 2"))
    sound = inner.cord(note, 0, inner.box("f 2000.", 20, 150, 60))
    inner.cord(taken, 1, sound, 1)
    split = inner.cord(sound, 0, inner.box("t f f f", 20, 190, 130))
    rate = inner.cord(split, 2, inner.box("expr $f1 * $f2 / (60000. * $f3)", 700, 250, 220))
    high = inner.cord(split, 1, inner.box("expr $f1 * min(1.\\, $f2 + $f3)", 300, 250, 220))
    low = inner.cord(split, 0, inner.box("expr $f1 * $f2", 20, 250, 130))
    for source, outlet, target, inlet in (
        (tempo, 0, rate, 1), (taken, 2, rate, 2), (start, 0, low, 1), (start, 0, high, 1), (length, 0, high, 2),
        (inner.box("loadmess 120.", 750, 100), 0, rate, 1), (inner.box("loadmess 4.", 860, 100), 0, rate, 2),
        (inner.box("loadmess 1.", 490, 100), 0, high, 2)
    ):  # fmt: skip
        inner.cord(source, outlet, target, inlet)
    bounds = inner.cord(low, 0, inner.box("pack 0. 0.", 20, 310, 300))
    inner.cord(high, 0, bounds, 1)
    inner.chain(bounds, inner.box("prepend setloop", 20, 350, 130), out)
    inner.chain(taken, inner.box("prepend set", 166, 350, 100), out)
    lasts = inner.cord(low, 0, inner.box("expr ($f2 - $f1) / max(0.01\\, $f3)", 20, 400, 240))
    inner.cord(high, 0, lasts, 1)
    inner.cord(rate, 0, lasts, 2)
    inner.cord(lasts, 0, inner.outlet(20, 440, "Length of the part in ms"))
    inner.cord(rate, 0, inner.outlet(300, 440, "Rate"))
    return inner


def _build_envelope() -> Patch:
    """Up by attack to the velocity, down by release; choke is 3 ms."""
    inner = Patch(None, (620, 380))
    inner.comment("Up by attack to the velocity, down by release; choke is 3 ms.", 70, 10)
    attack, release, off, choke, velocity = inner.inlets(
        50, (20, "attack: ms"), (130, "release: ms"), (240, "off"), (350, "choke"),
        (460, "Velocity, 0 to 1: a note starts"),
    )  # fmt: skip
    up = inner.cord(velocity, 0, inner.box("pack 0. 5.", 460, 150, 80))
    inner.cord(attack, 0, up, 1)
    down = inner.cord(off, 0, inner.box("f 50.", 240, 150, 60))
    inner.cord(release, 0, down, 1)
    line = inner.box("line~", 240, 250, 60)
    inner.chain(down, inner.box("prepend 0.", 240, 200), line)
    inner.chain(choke, inner.message("0. 3.", 350, 150), line)
    inner.cord(up, 0, line)
    inner.cord(line, 0, inner.outlet(240, 310, "The envelope", "signal"))
    return inner
