"""The device loopseed sampler: eight pads under the keys."""

from tools.max_builder import device
from tools.max_builder.controls import add_busy_colours, add_fader, add_light, number_words
from tools.max_builder.output import add_output
from tools.max_builder.pad_face import PAD_FACE, build_pad_face
from tools.max_builder.pages import add_pages
from tools.max_builder.parameter import NOTE, button, gain, number
from tools.max_builder.patch import Box, Patch
from tools.max_builder.presets import PRESETS_FACE, build_presets
from tools.max_builder.search import add_find

PADS = 8
KEYS = 284  # pixels: where each group of the face begins
KEYS_WIDTH = 280
PAD = KEYS + KEYS_WIDTH + 8
MASTER = PAD + PAD_FACE[0] + 8
DAEMON = MASTER + 52
WIDTH = DAEMON + 62
NOTES = "C C# D D# E F F# G G# A A# B"
FIRST = 36  # the key of pad 1: Live's C1


def build_sampler() -> Patch:
    about = "loopseed sampler: eight pads under eight keys, each with a sound of its own."
    patch = device.build_device(WIDTH, (1760, 1000), about)
    device.add_rules(patch, 274, PAD - 7, MASTER - 7, DAEMON - 7)
    seed = device.add_seed(patch)
    script = device.add_slots(patch, PADS, 20, 460, 1100)
    device.add_recipes(patch, script, PADS, 760, 510)
    live = device.add_live(patch, script, 760, 390)
    daemon = device.add_daemon(patch, 1460, 60, DAEMON, (0, 4, *device.DAEMON_PAGE))
    presets = patch.embedded(build_presets("the sounds of all pads"), 1760, 60, (4, 4, *PRESETS_FACE))
    pages = {"Dials": seed, "Presets": presets, "Daemon": daemon}
    add_pages(patch, "Page", pages, 1460, 330, (DAEMON, 50, 56, 57), 3)
    shown = device.add_status(patch, PADS, live, 1160, 600, (PAD, 128, PAD_FACE[0], 38))
    patch.chain(seed, patch.box("prepend dials", 20, 240), script)
    first_key = _add_settings(patch, shown, live)
    pads = _add_pads(patch, script)
    patch.cord(live, 0, patch.box("s ---ls-time", 640, 440))
    _add_notes(patch, first_key, pads)
    _add_sound(patch, pads)
    return patch


def _add_pads(patch: Patch, script: Box) -> list[Box]:
    """The eight pads, of which a page shows the chosen one; above, a key for each."""
    orders = patch.cord(script, 1, patch.box(f"route {number_words(PADS)}", 386, 540, 340))
    about = "Each pad holds its sound, [ls.pad~], and its face. It sends to ---ls-do and receives ---ls-time."
    patch.comment(about, 420, 800, 330)
    pads = [patch.embedded(build_pad_face(n), 20 + 130 * n, 860, (PAD, 2, *PAD_FACE)) for n in range(1, PADS + 1)]
    for place, pad in enumerate(pads):
        patch.cord(orders, place, pad)
    show, hint = (KEYS, 2, KEYS_WIDTH, 18), "The pad whose page is seen, and that the buttons below are for."
    tab = add_pages(patch, "Chosen Pad", {str(n): pad for n, pad in enumerate(pads, 1)}, 1300, 60, show, hint=hint)
    patch.chain(tab, patch.box("+ 1", 1500, 100), patch.box("s ---ls-chosen", 1500, 130))
    places = [(KEYS + 56.0 * place, 66.0, 54.0, 18.0) for place in range(5)]
    device.add_actions(patch, "Pad", "sound", 500, 1180, places)
    return pads


def _add_settings(patch: Patch, shown: Box, live: Box) -> Box:
    """What all pads share. Returns the number box of First Key."""
    left = KEYS
    patch.label("morph by", (left, 90, 46, 13), 680, 270)
    parameter = device.morph_amount("Pad Morph Amount", "pad")
    amount = patch.ui("live.numbox", 680, 300, (left + 48, 88, 44, 16), **parameter)
    patch.cord(amount, 0, patch.box("s ---ls-amount", 680, 330))
    patch.label("first key", (left + 98, 90, 46, 13), 800, 270)
    hint = "The key of pad 1; the others follow upwards."
    parameter = number("First Key", "Key", 0, 120, FIRST, NOTE, hint, whole=True)
    first_key = patch.ui("live.numbox", 800, 300, (left + 146, 88, 44, 16), **parameter)
    patch.cord(first_key, 0, patch.box("s ---ls-first", 860, 330))
    device.add_follow(patch, 1000, 60, (left + 168, 108, 112, 18))
    to_script = patch.box("s ---ls-do", 1120, 220)
    for place, (name, text, message, hint) in enumerate((
        ("Random All", "Random all", device.random_all(PADS), "A random sound for every pad."),
        ("Call Off", "Stop all", "stop all", "Cancel all sounds that are being rendered."),
    )):  # fmt: skip
        y, show = 60 + 80 * place, (left + 82 * place, 108, 80, 18)
        pressed = patch.ui("live.text", 1120, y, show, **button(name, name, text, hint))
        patch.chain(pressed, patch.message(message, 1120, y + 40, 400), to_script)
    device.add_user_sound(patch, "pad", 1360, 260, left, 129)
    _add_find(patch)
    device.add_clip(patch, shown, live, 680, 60, left, 149)
    return first_key


def _add_find(patch: Patch) -> None:
    hint = "Find the seed that sounds most like a sound file of yours, and render its loop for the chosen pad."
    path = add_find(patch, "Find Seed", 1560, 700, (KEYS + 192, 87, 88, 18), hint)
    both = patch.cord(path, 0, patch.box("t b s", 1560, 930, 60))
    message = patch.cord(both, 1, patch.box("pack 1 s", 1560, 990), 1)
    held = patch.cord(both, 0, patch.box("i 1", 1560, 960, 40))
    patch.cord(patch.box("r ---ls-chosen", 1640, 930), 0, held, 1)
    patch.chain(held, message, patch.box("prepend find", 1560, 1020), patch.box("s ---ls-do", 1560, 1050))


def _add_notes(patch: Patch, first_key: Box, pads: list[Box]) -> None:
    """MIDI and the keys on the face play the pads; a light shows what is held, another what is rendered."""
    patch.comment("Keys from First Key upwards play the pads.", 20, 560)
    midi = [patch.box("midiin", 20, 590), patch.box("midiparse", 20, 615, 120)]
    notes = patch.chain(*midi, patch.box("unpack 0 0", 20, 640, 90))
    above = patch.box(f"- {FIRST}", 20, 670, 40)
    pair = patch.box("pack 0 0", 20, 700, 90)
    patch.cord(notes, 1, pair, 1)
    patch.chain(notes, above, pair)
    patch.cord(first_key, 0, above, 1)
    keys = patch.cord(pair, 0, patch.box(f"route {number_words(PADS, first=0)}", 20, 730, 340))
    for place, pad in enumerate(pads):
        face = patch.embedded(
            _build_key(place + 1), 20 + 130 * place, 765, (KEYS + 70 * (place % 4), 22 + 22 * (place // 4), 68, 20)
        )
        patch.cord(keys, place, face)
        patch.chain(face, patch.box("prepend note", 20 + 130 * place, 800, 90), pad)


def _note(key: int) -> str:
    """The name of a key, as Live has it: 60 is C3."""
    return f"{NOTES.split()[key % 12]}{key // 12 - 2}"


def _build_key(n: int) -> Patch:
    """The key of a pad: its note, a light while it is held, and one while its sound is rendered."""
    inner = Patch((68, 20), (620, 420))
    held = inner.inlet(20, 40, "Velocity; 0: the key is released")
    out = inner.outlet(20, 350, "Velocity")
    parameter = button(f"Pad {n} Hit", f"Hit {n}", _note(FIRST + n - 1), f"Play pad {n}.")
    hit = inner.ui("live.text", 160, 60, (0, 0, 54, 20), **parameter)
    struck = inner.cord(hit, 0, inner.box("t b b", 160, 100, 50))
    velocity = inner.cord(held, 0, inner.box("t i i", 20, 90, 50))
    for source, outlet, text, x in ((struck, 1, "100", 240), (struck, 0, "0", 160)):
        message = inner.message(text, x, 170)
        inner.chain(source, *([] if outlet else [inner.box("delay 250", 160, 135)]), message, velocity, outlet=outlet)
    inner.cord(velocity, 0, out)
    light = add_light(inner, 60, 300, (56, 0, 12, 9))
    lit = inner.chain(velocity, inner.box("> 0", 60, 200), inner.box("sel 0 1", 60, 230), outlet=1)
    add_busy_colours(inner, lit, light, (60, 260, 130), (200, 260, 130))
    made = add_light(inner, 400, 300, (56, 11, 12, 9))
    shown = inner.chain(
        inner.box("r ---ls-show", 400, 60), inner.box(f"route {n}", 400, 90), inner.box("route busy", 400, 120)
    )
    add_busy_colours(
        inner, inner.cord(shown, 0, inner.box("sel 0 1", 400, 150)), made, (400, 190, 130), (480, 220, 130)
    )
    name = inner.chain(
        inner.box("r ---ls-first", 300, 60), inner.box(f"+ {n - 1}", 300, 90), inner.box("t i i", 300, 120)
    )
    words = inner.box("sprintf text %s%ld", 300, 200, ports=(2, "."))
    inner.chain(name, inner.box("/ 12", 330, 145), inner.box("- 2", 330, 170), words, outlet=1, inlet=1)
    inner.chain(name, inner.box("% 12", 260, 145), inner.box(f"zl.lookup {NOTES}", 260, 175), words)
    inner.cord(words, 0, hit)
    return inner


def _add_sound(patch: Patch, pads: list[Box]) -> None:
    parameter, show = gain("Master Gain", "Master", "The level of the whole device.", -6.0), (MASTER, 6, 44, 156)
    fader = add_fader(patch, 20, 1080, show, 2, parameter, size_here=(44, 120))
    for pad in pads:
        for channel in (0, 1):
            patch.cord(pad, channel, fader, channel)
    add_output(patch, 20, 1220, DAEMON, 130, fader)
