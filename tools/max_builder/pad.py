"""ls.pad~, a sound under a key, and ls.voice~, one note of it."""

from tools.max_builder.patch import Box, Patch

SIDES = ("a", "b")
VOICE_WORDS = "take start length attack release loop tempo on off choke"


def pad() -> Patch:
    patch = Patch(None, (1420, 920))
    patch.note(
        "ls.pad~ NAME-N: one sound under a key. Two voices take turns, so that a new note never cuts the old one "
        "with a click; two buffers take turns, so that a new sound holds from the next note on.",
        20,
        10,
        640,
    )
    heard = patch.inlet(
        20,
        50,
        "load PATH BEATS, clear, note VELOCITY, tempo BPM, start|length|attack|release|cutoff|reso|loop|gain VALUE",
    )
    words = patch.cord(heard, 0, patch.box("route load clear note cutoff reso gain", 20, 90, 1380))
    newest = _sounds(patch, words)
    voices = [patch.box("ls.voice~ #1-a", x, 600, 180, ports=(1, "s")) for x in (460, 680)]
    patch.note("All else (start, length, attack, release, loop, tempo) is for both voices.", 700, 130, 200)
    for voice in voices:
        patch.cord(words, 6, voice)
    _notes(patch, words, newest, voices)
    _tone(patch, words, voices)
    return patch


def _sounds(patch: Patch, words: Box) -> Box:
    """Loading: into the buffer that is not the newest. Gives the store of what the next note takes."""
    patch.note("load: the older buffer is filled; once it is read, the next note takes it.", 20, 130, 220)
    turn = patch.cord(words, 0, patch.box("t l b", 20, 180, 80))
    which = patch.box("i 2", 160, 180, 40)
    patch.cord(turn, 1, which, 0)
    flip = patch.cord(which, 0, patch.box("expr 3 - $i1", 160, 210))
    patch.cord(flip, 0, which, 1)
    free = patch.box("gate 2 1", 20, 250, 200)
    patch.cord(flip, 0, free, 0)
    patch.cord(turn, 0, free, 1)
    newest = patch.box("zl.reg", 20, 560, 60)
    shown = patch.outlet(300, 845, "buffer NAME: the buffer that was filled last")
    for place, side in enumerate(SIDES):
        x, name = 20 + 210 * place, f"#1-{side}"
        parts = patch.cord(free, place, patch.box("unpack s 0.", x, 290, 120))
        path = patch.cord(parts, 0, patch.box("prepend replace", x, 320, 110))
        buffer = patch.cord(path, 0, patch.box(f"buffer~ {name}", x, 360, 110))
        read = patch.box("t b b b", x, 395, 80)
        patch.cord(buffer, 1, read)
        facts = patch.box("pack s 0. 0.", x, 490, 130)
        patch.cord(parts, 1, facts, 2)
        patch.cord(patch.cord(read, 2, patch.box(f"info~ {name}", x + 70, 430, 110)), 6, facts, 1)
        patch.cord(patch.cord(read, 1, patch.say(f"buffer {name}", x + 60, 460)), 0, shown)
        patch.cord(patch.cord(read, 0, patch.say(name, x, 460)), 0, facts)
        patch.cord(patch.cord(facts, 0, patch.box("prepend take", x, 525)), 0, newest, 1)
        patch.cord(patch.cord(words, 1, patch.say("clearlow", x + 120, 320)), 0, buffer)
    return newest


def _notes(patch: Patch, words: Box, newest: Box, voices: list[Box]) -> None:
    """A note: on goes to the voice whose turn it is, and the other makes room; off goes to the one that sounds."""
    patch.note(
        "note VELOCITY: 1. the turn goes on, 2. the other voice makes room, 3. this one takes the newest sound, "
        "4. and begins. Velocity 0 lets it go.",
        460,
        130,
        230,
    )
    on = patch.cord(words, 2, patch.box("sel 0", 460, 210, 60))
    begin = patch.box("t f b b", 500, 250, 160)
    patch.cord(on, 1, begin)
    turn = patch.box("i 2", 645, 285, 40)
    patch.cord(begin, 2, turn, 0)
    flip = patch.cord(turn, 0, patch.box("expr 3 - $i1", 645, 315))
    patch.cord(flip, 0, turn, 1)
    others = patch.cord(flip, 0, patch.box("sel 1 2", 700, 400, 80))
    choke = [patch.say("choke", x, 440) for x in (780, 700)]
    for outlet, box in enumerate(choke):
        patch.cord(others, outlet, box)
        patch.cord(box, 0, voices[1 - outlet])
    to = patch.box("gate 2 1", 460, 480, 140)
    patch.cord(flip, 0, to, 0)
    patch.cord(begin, 1, newest, 0)
    patch.cord(newest, 0, to, 1)
    patch.cord(patch.cord(begin, 0, patch.box("prepend on", 540, 400)), 0, to, 1)
    patch.cord(patch.cord(on, 0, patch.say("off", 460, 400)), 0, to, 1)
    for place, voice in enumerate(voices):
        patch.cord(to, place, voice)


def _tone(patch: Patch, words: Box, voices: list[Box]) -> None:
    both = patch.box("+~", 460, 680, 240)
    for place, voice in enumerate(voices):
        patch.cord(voice, 0, both, place)
    patch.note("cutoff in Hz, reso 0 to 1 (a Q of 0.7 to 14), gain in dB; each glides for 10 ms.", 920, 560, 240)
    cutoff = _glide(patch, words, 3, "", "18000.", 920)
    resonance = _glide(patch, words, 4, "expr 0.707 / (1. - $f1)", "0.707", 1020)
    gain = _glide(patch, words, 5, "expr pow(10.\\, $f1 / 20.)", "1.", 1200)
    law = patch.box("filtercoeff~ lowpass", 920, 725, 180)
    patch.cord(cutoff, 0, law, 0)
    patch.cord(resonance, 0, law, 2)
    low = patch.cord(both, 0, patch.box("biquad~", 460, 765, 640))
    for outlet in range(5):
        patch.cord(law, outlet, low, outlet + 1)
    out = patch.box("*~", 460, 805, 754)
    patch.cord(low, 0, out, 0)
    patch.cord(gain, 0, out, 1)
    patch.cord(out, 0, patch.outlet(460, 845, "The sound (mono)", "signal"))


def _glide(patch: Patch, words: Box, outlet: int, law: str, first: str, x: float) -> Box:
    """A signal that follows a value within 10 ms."""
    given = [patch.box(law, x, 615)] if law else []
    boxes = [*given, patch.box("pack 0. 10.", x, 645, 80), patch.box(f"line~ {first}", x, 675, 80)]
    patch.cord(words, outlet, boxes[0])
    return patch.chain(*boxes)


def voice() -> Patch:
    patch = Patch(None, (1000, 720))
    patch.note(
        "ls.voice~ BUFFER: one note of a sound. start and length are parts of the sound (0 to 1); its rate keeps "
        "its beats in step with the tempo.",
        20,
        10,
        560,
    )
    heard = patch.inlet(
        20, 50, "take BUFFER MS BEATS, on VELOCITY, off, choke, start|length|attack|release|loop|tempo VALUE"
    )
    words = patch.cord(heard, 0, patch.box(f"route {VOICE_WORDS}", 20, 90, 940))
    taken = patch.cord(words, 0, patch.box("unpack s 0. 0.", 20, 130, 140))
    reader = patch.box("groove~ #1 1", 20, 480, 300)
    patch.cord(patch.cord(taken, 0, patch.box("prepend set", 20, 330)), 0, reader)
    begin = patch.box("t f b b b", 500, 180, 120)
    patch.cord(words, 7, begin)
    sound = patch.box("f 2000.", 140, 220, 60)
    patch.cord(taken, 1, sound, 1)
    patch.cord(begin, 3, sound, 0)
    lasts = _bounds(patch, words, taken, sound, reader)
    envelope = _envelope(patch, words, begin, lasts)
    patch.cord(patch.cord(begin, 1, patch.say("startloop", 440, 330)), 0, reader)
    mode = patch.box("i 0", 600, 220, 40)
    patch.cord(words, 5, mode, 1)
    patch.cord(begin, 2, mode, 0)
    patch.cord(patch.cord(mode, 0, patch.box("prepend loop", 600, 330)), 0, reader)
    once = patch.cord(mode, 0, patch.box("sel 0 1", 700, 260, 80))
    patch.cord(once, 0, lasts, 0)
    patch.cord(
        patch.cord(once, 1, patch.say("stop", 760, 330)),
        0,
        next(b for b in patch.boxes if b.raw.get("varname") == "end"),
    )
    out = patch.box("*~", 20, 600, 240)
    patch.cord(reader, 0, out, 0)
    patch.cord(envelope, 0, out, 1)
    patch.cord(out, 0, patch.outlet(20, 650, "The note (mono)", "signal"))
    return patch


def _bounds(patch: Patch, words: Box, taken: Box, sound: Box, reader: Box) -> Box:
    """ms of the sound in; sets rate and bounds; gives the store of how long the part lasts."""
    split = patch.cord(sound, 0, patch.box("t f f f", 140, 255, 240))
    rate = patch.box("expr $f1 * $f2 / (60000. * $f3)", 280, 360, 220)
    patch.cord(split, 2, rate, 0)
    for source, outlet, inlet, first in ((words, 6, 1, "120."), (taken, 2, 2, "4.")):
        patch.cord(source, outlet, rate, inlet)
        patch.cord(patch.box(f"loadmess {first}", 300 + 110 * inlet, 300), 0, rate, inlet)
    speed = patch.cord(rate, 0, patch.box("sig~ 1.", 380, 420, 60))
    patch.cord(speed, 0, reader, 0)
    high = patch.box("expr $f1 * min(1.\\, $f2 + $f3)", 140, 400)
    low = patch.box("expr $f1 * $f2", 20, 400, 100)
    patch.cord(split, 1, high, 0)
    patch.cord(split, 0, low, 0)
    patch.cord(words, 1, low, 1)
    patch.cord(words, 1, high, 1)
    patch.cord(words, 2, high, 2)
    patch.cord(patch.box("loadmess 1.", 300, 320), 0, high, 2)
    bounds = patch.box("pack 0. 0.", 20, 430, 140)
    patch.cord(low, 0, bounds, 0)
    patch.cord(high, 0, bounds, 1)
    patch.cord(patch.cord(bounds, 0, patch.box("prepend setloop", 20, 455, 110)), 0, reader)
    length = patch.box("expr ($f2 - $f1) / max(0.01\\, $f3)", 560, 430)
    lasts = patch.box("f 2000.", 700, 470, 60)
    for source, inlet in ((low, 0), (high, 1), (rate, 2)):
        patch.cord(source, 0, length, inlet)
    patch.cord(length, 0, lasts, 1)
    return lasts


def _envelope(patch: Patch, words: Box, begin: Box, lasts: Box) -> Box:
    """Up by attack to the velocity, down by release; choke is 3 ms. Once: down by itself at the end of the part."""
    up = patch.box("pack 0. 5.", 500, 500, 80)
    patch.chain(begin, patch.box("/ 127.", 500, 220, 60), up)
    patch.cord(words, 3, up, 1)
    end = patch.cord(lasts, 0, patch.box("delay 2000", 700, 510, 80))
    end.raw["varname"] = "end"
    patch.note("Played once: what lasts so long is let go.", 790, 500, 150)
    release = patch.box("f 50.", 640, 550, 60)
    patch.cord(words, 4, release, 1)
    patch.cord(end, 0, release, 0)
    patch.cord(words, 8, release, 0)
    down = patch.cord(release, 0, patch.box("prepend 0.", 640, 580))
    choke = patch.cord(words, 9, patch.say("0. 3.", 860, 580))
    envelope = patch.box("line~", 500, 620, 60)
    for box in (up, down, choke):
        patch.cord(box, 0, envelope)
    return envelope
