"""The device loopseed sampler: eight pads under the keys."""

from tools.max_builder import device
from tools.max_builder.controls import add_fader, number_words
from tools.max_builder.pad_face import PAD_FACE, build_pad_face
from tools.max_builder.parameter import NOTE, button, gain, number
from tools.max_builder.patch import Box, Patch

PADS = 8
PITCH = 122  # pixels from pad to pad
RIGHT = 284 + PADS * PITCH  # pixels: where the right part of the face begins
WIDTH = RIGHT + 52 + 240 + 192


def build_sampler() -> Patch:
    about = "loopseed sampler: eight pads under eight keys, each with a sound of its own."
    patch = device.build_device(WIDTH, (1760, 1000), about)
    device.add_rules(patch, 274, RIGHT - 2)
    seed = device.add_seed(patch)
    script = device.add_slots(patch, PADS, 20, 460, 1100)
    device.add_recipes(patch, script, PADS, 760, 510)
    live = device.add_live(patch, script, 760, 390)
    device.add_daemon(patch, 1460, 60, WIDTH - 188)
    shown = device.add_status(patch, PADS, live, 1160, 600, (RIGHT + 56, 80, 232, 28))
    patch.chain(seed, patch.box("prepend dials", 20, 240), script)
    amount, first_key = _add_settings(patch, shown, live)
    pads = _add_pads(patch, script)
    patch.cord(amount, 0, patch.box("s ---ls-amount", 680, 330))
    patch.cord(live, 0, patch.box("s ---ls-time", 640, 440))
    _add_notes(patch, first_key, pads)
    _add_sound(patch, pads)
    return patch


def _add_pads(patch: Patch, script: Box) -> list[Box]:
    orders = patch.cord(script, 1, patch.box(f"route {number_words(PADS)}", 386, 540, 340))
    about = "Each pad holds its sound, [ls.pad~], and its face. It sends to ---ls-do and receives ---ls-time."
    patch.comment(about, 420, 800, 330)
    pads = []
    for place in range(PADS):
        show = (284 + PITCH * place, 2, *PAD_FACE)
        pads.append(patch.embedded(build_pad_face(place + 1), 20 + 130 * place, 860, show))
        patch.cord(orders, place, pads[-1])
    return pads


def _add_settings(patch: Patch, shown: Box, live: Box) -> tuple[Box, Box]:
    """What all pads share. Returns the number boxes of Vary By and First Key."""
    left = RIGHT + 56
    patch.label("vary by", (left, 10, 44, 14), 680, 270)
    parameter = device.morph_amount("Pad Morph Amount", "pad")
    amount = patch.ui("live.numbox", 680, 300, (left + 44, 9, 44, 16), **parameter)
    patch.label("first key", (left + 100, 10, 48, 14), 800, 270)
    hint = "The key of pad 1; the others follow upwards."
    parameter = number("First Key", "Key", 0, 120, 36, NOTE, hint, whole=True)
    first_key = patch.ui("live.numbox", 800, 300, (left + 150, 9, 44, 16), **parameter)
    device.add_follow(patch, 1000, 60, (left, 34, 112, 18))
    parameter = button("Random All", "All", "Random all", "A random sound for every pad.")
    every = patch.ui("live.text", 1120, 60, (left + 120, 34, 80, 18), **parameter)
    to_script = patch.box("s ---ls-do", 1120, 220)
    patch.chain(every, patch.message(device.random_all(PADS), 1120, 100, 490), to_script)
    parameter = button("Call Off", "Call Off", "Call off", "Cancel all sounds that are being rendered.")
    cancel = patch.ui("live.text", 1120, 140, (left + 120, 56, 80, 18), **parameter)
    patch.chain(cancel, patch.message("stop all", 1120, 180), to_script)
    device.add_user_sound(patch, "pad", 1360, 260, left, 116)
    device.add_clip(patch, shown, live, 680, 60, left, 142)
    return amount, first_key


def _add_notes(patch: Patch, first_key: Box, pads: list[Box]) -> None:
    patch.comment("Keys from First Key upwards play the pads.", 20, 560)
    midi = [patch.box("midiin", 20, 590), patch.box("midiparse", 20, 615, 120)]
    notes = patch.chain(*midi, patch.box("unpack 0 0", 20, 640, 90))
    above = patch.box("- 36", 20, 670, 40)
    pair = patch.box("pack 0 0", 20, 700, 90)
    patch.cord(notes, 1, pair, 1)
    patch.chain(notes, above, pair)
    patch.cord(first_key, 0, above, 1)
    keys = patch.cord(pair, 0, patch.box(f"route {number_words(PADS, first=0)}", 20, 730, 340))
    for place, pad in enumerate(pads):
        patch.chain(keys, patch.box("prepend note", 20 + 130 * place, 765, 90), pad, outlet=place)


def _add_sound(patch: Patch, pads: list[Box]) -> None:
    parameter, show = gain("Master Gain", "Master", "The level of the whole device."), (RIGHT + 6, 6, 44, 156)
    fader = add_fader(patch, 20, 1080, show, 2, parameter, size_here=(44, 120))
    for pad in pads:
        patch.cord(pad, 0, fader)
        patch.cord(pad, 1, fader, 1)
    device.add_output(patch, 20, 1220, 120, fader)
