"""The device loopseed performance: eight loops on the bar, a mixer, an arrangement, transitions."""

from tools.max_builder import conditions, device, directions, seed_map, transitions, walks
from tools.max_builder.controls import PANEL, add_busy_colours, number_words
from tools.max_builder.mixing import ARRANGE_FACE, MIXER_FACE, SLOTS, STRIP
from tools.max_builder.parameter import button
from tools.max_builder.patch import Box, Patch

MIX = 284  # pixels: where each group of the face begins
ARRANGE = MIX + MIXER_FACE[0] + 12
TRANSITIONS = ARRANGE + ARRANGE_FACE[0] + 12
WALKS = TRANSITIONS + transitions.TRANSITIONS_FACE[0] + 12
DIRECTIONS = WALKS + walks.WALKS_FACE[0] + 12
MAP = DIRECTIONS + directions.DIRECTIONS_FACE[0] + 12
CONDITIONS = MAP + seed_map.MAP_FACE[0] + 12
DAEMON = CONDITIONS + conditions.CONDITIONS_FACE[0] + 12
WIDTH = DAEMON + 188


def build_performance() -> Patch:
    about = "loopseed performance: eight loops on the bar, a mixer, an arrangement, transitions between seeds."
    patch = device.build_device(WIDTH, (2000, 1120), about)
    device.add_rules(patch, *(x - 9 for x in (MIX, ARRANGE, TRANSITIONS, WALKS, DIRECTIONS, MAP, CONDITIONS, DAEMON)))
    seed = device.add_seed(patch)
    script = device.add_slots(patch, SLOTS, 20, 500, 1300)
    device.add_recipes(patch, script, SLOTS, 890, 550)
    live = device.add_live(patch, script, 760, 430)
    device.add_daemon(patch, 1480, 60, DAEMON)
    shown = device.add_status(patch, SLOTS, live, 1240, 640, (ARRANGE + 122, 138, 156, 26))
    patch.chain(seed, patch.box("prepend dials", 20, 240), script)
    _add_strips(patch)
    _add_pages(patch)
    device.add_follow(patch, 1000, 60, (ARRANGE + 4, 142, 112, 18))
    device.add_clip(patch, shown, live, 680, 60, TRANSITIONS + 4, 144)
    _add_sound(patch, script)
    return patch


def _add_strips(patch: Patch) -> None:
    """Above the mixer: each slot's number, lit while its sound is rendered, and its buttons."""
    inner = Patch((SLOTS * STRIP, 62), (2060, 560))
    inner.comment("The buttons of the slots: messages to the script, with the slot's number.", 20, 10)
    numbers = inner.box(f"route {number_words(SLOTS)}", 20, 90, 1900)
    inner.chain(inner.box("r ---ls-show", 20, 44), numbers)
    to_script = inner.box("s ---ls-do", 20, 400)
    for place in range(SLOTS):
        _add_strip(inner, place, numbers, to_script)
    box = patch.embedded(inner, 300, 240, (MIX, 2, SLOTS * STRIP, 62))
    box.raw["patching_rect"][2:] = [384.0, 62.0]
    left = MIX + SLOTS * STRIP + 4
    patch.label("vary by", (left, 4, 40, 13), 300, 350, 1, 9.0)
    parameter = device.morph_amount("Slot Morph Amount", "slot")
    amount = patch.ui("live.numbox", 300, 370, (left, 18, 40, 15), fontsize=9.0, **parameter)
    patch.cord(amount, 0, patch.box("s ---ls-amount", 300, 400))
    to_script = patch.box("s ---ls-do", 420, 420)
    for place, (name, text, message, hint) in enumerate((
        ("Random All", "All", device.random_all(SLOTS), "A random loop for every slot."),
        ("Call Off", "Off", "stop all", "Cancel all sounds that are being rendered."),
    )):  # fmt: skip
        y, show = 340 + 40 * place, (left, 36 + 14 * place, 40, 14)
        pressed = patch.ui("live.text", 420, y, show, fontsize=8.0, **button(name, name, text, hint))
        patch.chain(pressed, patch.message(message, 480, y), to_script)


def _add_strip(inner: Patch, place: int, numbers: Box, to_script: Box) -> None:
    x, left, n = 20 + 250 * place, STRIP * place + 4, place + 1
    light = inner.ui("panel", x + 100, 250, (left, 2, 40, 14), **PANEL)
    inner.label(str(n), (left, 1, 40, 14), x + 150, 250, 1)
    busy = [inner.box("route busy", x + 80, 130), inner.box("sel 0 1", x + 80, 160)]
    inner.chain(numbers, *busy, outlet=place)
    add_busy_colours(inner, busy[1], light, (x, 190, 130), (x + 40, 216, 130))
    for at, (word, parameter) in enumerate(device.slot_buttons("Slot", "loop", n).items()):
        x_here, show = x + 40 * at, (left + 20 * (at % 2), 18 + 14 * (at // 2), 20, 14)
        pressed = inner.ui("live.text", x_here, 290, show, size_here=(36, 16), fontsize=8.0, **parameter)
        if word == "morph":
            amount = inner.cord(pressed, 0, inner.box("f 20.", x_here, 320, 40))
            inner.cord(inner.box("r ---ls-amount", x + 130, 300), 0, amount, 1)
            inner.chain(amount, inner.box(f"prepend morph {n}", x_here, 350), to_script)
        else:
            inner.chain(pressed, inner.message(f"{word} {n}", x_here, 320), to_script)


def _add_pages(patch: Patch) -> None:
    """Transitions between slots, walks, directions, the map, conditions: each a page of its own."""
    patch.comment("Pages: they send to ---ls-do and receive ---ls-show.", 740, 210)
    pages = (
        (transitions.build_transitions(), TRANSITIONS, transitions.TRANSITIONS_FACE),
        (walks.build_walks(), WALKS, walks.WALKS_FACE),
        (directions.build_directions(), DIRECTIONS, directions.DIRECTIONS_FACE),
        (seed_map.build_map(), MAP, seed_map.MAP_FACE),
        (conditions.build_conditions(), CONDITIONS, conditions.CONDITIONS_FACE),
    )
    x = 740
    for page, left, (width, height) in pages:
        patch.embedded(page, x, 240, (left, 4, width, height))
        x += width + 10


def _add_sound(patch: Patch, script: Box) -> None:
    patch.comment("The sound: eight slots, through the arrangement, into the mixer.", 20, 560, 330)
    orders = patch.cord(script, 1, patch.box(f"route {number_words(SLOTS)}", 453, 610, 400))
    show, ports = (ARRANGE, 4, *ARRANGE_FACE), (2 * SLOTS, "ss" * SLOTS)
    arranged = patch.bpatcher("ls.arrange~", 20, 740, show, [device.NAME], ports=ports)
    mixer = patch.bpatcher("ls.mixer~", 20, 900, (MIX, 66, *MIXER_FACE), [device.NAME], ports=(2 * SLOTS, "ss"))
    for place in range(SLOTS):
        slot = patch.box(f"ls.slot~ ---ls-{place + 1}", 20 + 150 * place, 680, 140, ports=(1, "ss.s"))
        patch.cord(orders, place, slot)
        for channel in (0, 1):
            patch.cord(slot, channel, arranged, 2 * place + channel)
            patch.cord(arranged, 2 * place + channel, mixer, 2 * place + channel)
    device.add_output(patch, 20, 1040, 420, mixer)
